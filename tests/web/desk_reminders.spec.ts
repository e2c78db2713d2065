/* Reminders over the whole shop: what is due today, what is late, done, edited, switched off and on again. */
import type { Page } from '@playwright/test';
import { expect, shot, test, said } from './desk';
import { enter, newcomer } from './people';
import type { Server } from './server.mjs';

const item = (page: Page, text: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: text });
const tab = (page: Page, name: string) => page.getByRole('group', { name: 'Which reminders' }).getByRole('button', { name: new RegExp('^' + name) });
const counted = async (page: Page, name: string) => Number((await tab(page, name).locator('.count').innerText()).replace(/\D/g, ''));

const HOUR = 3_600_000;
let n = 0;
/* The demo's shop counts its days in a zone of its own: two minutes from now is today but for two minutes a day. */
async function remind(server: Server, what: string, ms = 120_000): Promise<{ text: string; order: string; number: string; id: string; version: number }> {
    const o = await server.staff('POST', '/api/v1/orders', { customer_name: 'Remi' }) as { id: string; number: string };
    const text = `${what} ${process.pid}-${++n}`;
    const r = await server.staff('POST', `/api/v1/orders/${o.id}/reminders`, { text, due_at: new Date(Date.now() + ms).toISOString() }) as { id: string; version: number };
    return { text, order: o.id, number: o.number, id: r.id, version: r.version };
}

test('the page, with pictures', async ({ desk: page, server, looks }) => {
    await remind(server, 'Ask whether the mug arrived whole');
    const late = await remind(server, 'Call about the address', -50 * HOUR);
    await page.goto(server.url + '/reminders?due=open');
    await expect(page).toHaveTitle(/^(\(\d+\) )?Reminders · wismo$/);
    await expect(item(page, late.text).getByText('Overdue')).toBeVisible();
    await looks('reminders');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('today, overdue, all: each has what belongs to it, and leads to its order', async ({ desk: page, server }) => {
    const today = await remind(server, 'Today'), late = await remind(server, 'Late', -50 * HOUR), later = await remind(server, 'Later', 50 * HOUR);
    await page.goto(server.url + '/reminders');
    await expect(item(page, today.text).getByText('Remind today')).toBeVisible();
    await expect(item(page, late.text)).toHaveCount(0);
    await tab(page, 'Overdue').click();
    await expect(page).toHaveURL(/due=overdue/);
    await expect(item(page, late.text)).toBeVisible();
    await expect(item(page, today.text)).toHaveCount(0);
    await tab(page, 'All open').click();
    for (const r of [today, late, later]) await expect(item(page, r.text)).toBeVisible();
    await item(page, late.text).getByRole('link', { name: `Order #${late.number}` }).click();
    await expect(page).toHaveURL(new RegExp('/orders/' + late.order));
});

test('done, and the counts follow', async ({ desk: page, server }) => {
    const r = await remind(server, 'Do it');
    await page.goto(server.url + '/reminders');
    await expect(item(page, r.text)).toBeVisible();
    const before = await counted(page, 'All open');
    await page.getByRole('button', { name: 'Done: ' + r.text }).click();
    await said(page, 'Reminder done');
    await expect(item(page, r.text)).toHaveCount(0);
    await expect.poll(() => counted(page, 'All open')).toBeLessThan(before);
});

test('edited in the shop’s own time, and an edit of somebody else is shown instead of lost', async ({ desk: page, server, axe }, { project }) => {
    const r = await remind(server, 'Write');
    await page.goto(server.url + '/reminders?due=open');
    await page.getByRole('button', { name: 'Edit ' + r.text }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit reminder' });
    await dialog.getByLabel('Reminder').fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('Required field')).toBeVisible();
    await axe('[role=dialog]');
    await shot(page, 'reminder-edit', project.name);
    await dialog.getByLabel('Reminder').fill(r.text + ' a letter');
    await dialog.getByLabel('Day').fill('2031-07-14');
    await dialog.getByLabel('Time').fill('09:30');
    await server.staff('PATCH', '/api/v1/reminders/' + r.id, { version: r.version, text: r.text + ' theirs' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Somebody else changed this reminder meanwhile. Here is how it is now.');
    await expect(dialog.getByLabel('Reminder')).toHaveValue(r.text + ' theirs');
    await dialog.getByLabel('Reminder').fill(r.text + ' a letter');
    await dialog.getByLabel('Day').fill('2031-07-14');
    await dialog.getByLabel('Time').fill('09:30');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said(page, 'Reminder saved');
    const { zone } = await server.staff('GET', '/api/v1/shop') as { zone: string };
    const now = (await server.staff('GET', `/api/v1/orders/${r.order}/reminders`) as { items: { text: string; due_at: string }[] }).items[0]!;
    expect([now.text, new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(now.due_at))]).toEqual([r.text + ' a letter', '2031-07-14 09:30']);
});

test('switched off it is gone from the page, and “Undo” brings it back', async ({ desk: page, server }) => {
    const r = await remind(server, 'Switch');
    await page.goto(server.url + '/reminders');
    await item(page, r.text).getByRole('switch').click({ force: true });
    await said(page, 'Reminder switched off');
    await expect(item(page, r.text)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(item(page, r.text)).toBeVisible();
});

test('a new one of somebody else appears by itself; a viewer only reads', async ({ page, server, axe, quiet }) => {
    await enter(page.request, server, await newcomer(server, 'viewer'));
    const first = await remind(server, 'First');
    await page.goto(server.url + '/reminders');
    await expect(item(page, first.text)).toBeVisible();
    await expect(item(page, first.text).getByRole('button')).toHaveCount(0);
    await expect(item(page, first.text).getByRole('switch')).toHaveCount(0);
    await axe();
    const next = await remind(server, 'Next');
    await expect(item(page, next.text)).toBeVisible();
    expect(quiet).toEqual([]);
});

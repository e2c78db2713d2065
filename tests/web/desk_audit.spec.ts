/* The audit log: filtered by its address, read on from where a page ended, from → to in words. */
import type { Page } from '@playwright/test';
import { expect, member, shot, signInAs, test } from './desk';
import type { Server } from './server.mjs';

const rows = (page: Page) => page.getByRole('table', { name: 'Audit log' }).locator('tbody').getByRole('row');
const loaded = (page: Page) => expect(page.locator('[aria-busy=true]')).toHaveCount(0);

/* An order whose name was changed by the owner. */
async function changed(server: Server, name: string): Promise<{ id: string; number: string }> {
    const o = await server.staff('POST', '/api/v1/orders', { customer_name: 'Before ' + name }) as { id: string; number: string; version: number };
    await server.staff('PATCH', '/api/v1/orders/' + o.id, { version: o.version, customer_name: 'After ' + name });
    return o;
}

test('the audit log, with pictures', async ({ desk: page, server, looks }) => {
    await changed(server, 'Ann');
    await page.goto(server.url + '/audit');
    await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible();
    await expect(rows(page)).toHaveCount(50);
    await expect(page).toHaveTitle(/^(\(\d+\) )?Audit log · wismo$/);
    await looks('audit');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('who, what, about, from and to stand in the address; a reload and Back keep them', async ({ desk: page, server, axe }, { project }) => {
    const o = await changed(server, 'Bea');
    await page.goto(server.url + '/audit');
    await loaded(page);
    await page.getByLabel('Who', { exact: true }).selectOption('staff');
    await page.getByLabel('About', { exact: true }).selectOption('order');
    await page.getByLabel('What', { exact: true }).selectOption('order.changed');
    await expect(page).toHaveURL(/actor=staff/);
    await expect(page).toHaveURL(/what=order\.changed/);
    const row = rows(page).filter({ hasText: 'After Bea' });
    await expect(row).toContainText('customer:');
    await expect(row).toContainText('Before Bea');
    await expect(row).toContainText('Dana');
    await row.hover();
    await row.getByRole('button', { name: 'Only what happened to Order #' + o.number }).click();
    await expect(rows(page).filter({ hasNotText: 'Bea' })).toHaveCount(0);
    await expect(rows(page).first()).toBeVisible();
    await axe();
    await shot(page, 'audit-filtered', project.name);
    await page.reload();
    await expect(page.getByLabel('What', { exact: true })).toHaveValue('order.changed');
    await expect(rows(page).first()).toContainText('Bea');
    await page.goBack();
    await expect(page).not.toHaveURL(/subject_id/);
    await page.goForward();
    await page.getByRole('button', { name: /^Remove the filter “About Order/ }).click();
    await expect(page).not.toHaveURL(/subject_id/);
    /* Days of the shop: today's changes are there, those of a day long ago are none. */
    await page.getByLabel('From', { exact: true }).fill('2019-01-01');
    await page.getByLabel('To', { exact: true }).fill('2019-01-02');
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await axe();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL(/\/audit$/);
    await expect(rows(page)).toHaveCount(50);
});

test('“Show more” reads on, each change once, while others happen', async ({ desk: page, server }) => {
    await page.goto(server.url + '/audit');
    await expect(rows(page)).toHaveCount(50);
    await changed(server, 'Cleo'); /* newer than what is shown: it shifts nothing */
    const last = await rows(page).last().innerText();
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(rows(page)).toHaveCount(100);
    expect(await rows(page).nth(49).innerText()).toBe(last);
    expect(await rows(page).filter({ hasText: 'Cleo' }).count()).toBe(0);
});

test('what one person did is one click away, and the log’s orders lead to the orders', async ({ desk: page, server }) => {
    const o = await changed(server, 'Dan');
    await page.goto(server.url + '/audit?actor=staff');
    const row = rows(page).filter({ hasText: 'After Dan' });
    await row.hover();
    await row.getByRole('button', { name: 'Only what Dana did' }).click();
    await expect(page.getByText('By Dana')).toBeVisible();
    await expect(page).toHaveURL(/who=\w+/);
    await row.getByRole('link', { name: `Order #${o.number}`, exact: true }).click();
    await expect(page).toHaveURL(new RegExp('/orders/' + o.id));
});

test('a manager, who does not see the people’s page, chooses one by name', async ({ page, server, quiet, axe }) => {
    await changed(server, 'Eve');
    const who = await member(server, 'manager');
    await signInAs(page, server, who);
    await page.goto(server.url + '/audit');
    await loaded(page);
    await page.getByLabel('Who', { exact: true }).selectOption({ label: 'Dana' });
    await expect(page).toHaveURL(/who=\w+/);
    await expect(page.getByText('By Dana')).toBeVisible();
    await expect(rows(page).first()).toBeVisible();
    await expect(rows(page).filter({ hasNotText: 'Dana' })).toHaveCount(0);
    await axe();
    await page.getByLabel('Who', { exact: true }).selectOption({ label: 'Imports' });
    await expect(page).not.toHaveURL(/who=/);
    await expect(page).toHaveURL(/actor=import/);
    expect(quiet).toEqual([]);
});

test('an answer that fails is told, and can be asked again', async ({ desk: page, server, axe }) => {
    let broken = true;
    await page.route('**/api/v1/audit?**', (r) => (broken ? r.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"detail":"The disk is full."}' }) : r.continue()));
    await page.goto(server.url + '/audit');
    await expect(page.getByRole('alert')).toContainText('Audit log could not be loaded');
    await axe();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(rows(page)).toHaveCount(50);
});

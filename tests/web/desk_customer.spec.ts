/* The customer of an order: what belongs together, notes, VIP by hand and by rule, and who was faster. */
import { expect, test, said } from './desk';
import { Shopper, ordered } from './desk_chat';
import type { Server } from './server.mjs';

interface Customer { version: number; note: string | null; vip: boolean; vip_hand: boolean | null }
const customer = async (server: Server, id: string) => await server.staff('GET', `/api/v1/orders/${id}/customer`) as Customer;
const noRule = async (server: Server) => {
    const { version } = await server.staff('GET', '/api/v1/customer-rule') as { version: number };
    await server.staff('PATCH', '/api/v1/customer-rule', { version, orders: 0, total: { minor: 0 } });
};
/* Somebody whom no other test knows. */
const somebody = () => ({ email: Math.random().toString(36).slice(2) + '@example.org', phone: null });

test('X1 a customer, with pictures', async ({ desk: page, server, looks }) => {
    const { items } = await server.staff('GET', '/api/v1/orders?query=ann@example.com&per_page=1') as { items: { id: string; number: string }[] }, o = items[0]!;
    const shopper = await Shopper.at(server);
    await shopper.say('where is my order', o.number, 'ann@example.com');
    await page.goto(`${server.url}/orders/${o.id}/customer`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`#${o.number} / Ann Miller`);
    await expect(page).toHaveTitle(/Customer: Ann Miller · wismo$/);
    await expect(page.getByRole('link', { name: /^Chat of/ }).first()).toHaveAttribute('href', /\/conversations\/cnv_/);
    await looks('customer', { fullPage: true });
});

test('a first-time customer, then one with two orders and what they spent', async ({ desk: page, server }) => {
    const who = somebody(), first = await ordered(server, who);
    await page.goto(`${server.url}/orders/${first.id}/customer`);
    await expect(page.getByText('Yes, no earlier order with this email or phone')).toBeVisible();
    await expect(page.getByTitle('First order of this client')).toBeVisible();
    const second = await ordered(server, { ...who, payment: 'paid' });
    await page.goto(`${server.url}/orders/${second.id}/customer`);
    await expect(page.getByRole('row').filter({ has: page.getByRole('link', { name: '#' + first.number }) })).toContainText('$25.00');
    await expect(page.getByText('Yes, no earlier order')).toHaveCount(0);
    await page.getByRole('row').getByRole('link', { name: '#' + first.number }).click();
    await expect(page).toHaveURL(`${server.url}/orders/${first.id}`);
});

test('a note and VIP by hand are saved, and asked about before they are lost', async ({ desk: page, server, axe }) => {
    await noRule(server);
    const o = await ordered(server, somebody());
    await page.goto(`${server.url}/orders/${o.id}/customer`);
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
    await page.getByRole('textbox', { name: 'Note' }).fill('Always rings twice');
    await page.getByRole('combobox', { name: 'VIP' }).selectOption('Always VIP');
    page.once('dialog', (d) => void d.dismiss());
    await page.getByRole('main').getByRole('link', { name: '#' + o.number }).first().click();
    await expect(page).toHaveURL(/customer$/);
    await axe();
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'Customer updated');
    await expect(page.getByText('★ VIP')).toBeVisible();
    await expect(page.getByText('VIP by hand')).toBeVisible();
    const now = await customer(server, o.id);
    expect([now.note, now.vip_hand]).toEqual(['Always rings twice', true]);
});

test('who was slower sees theirs, and decides', async ({ desk: page, server, axe }) => {
    const o = await ordered(server, somebody());
    await page.route('**/api/v1/events', (r) => r.abort());
    await page.goto(`${server.url}/orders/${o.id}/customer`);
    const late = async (mine: string, theirs: string) => {
        await page.getByRole('textbox', { name: 'Note' }).fill(mine);
        await server.staff('PATCH', `/api/v1/orders/${o.id}/customer`, { version: (await customer(server, o.id)).version, note: theirs });
        await page.getByRole('button', { name: 'Save' }).click();
        await expect(page.getByRole('alert').filter({ hasText: 'Somebody else changed this customer meanwhile.' })).toContainText(theirs);
    };
    await late('mine', 'theirs one');
    await axe();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'Customer updated');
    expect((await customer(server, o.id)).note).toBe('mine');
    await late('mine again', 'theirs two');
    await page.getByRole('button', { name: 'Use theirs' }).click();
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('theirs two');
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('the rule makes VIPs, says so, and is changed in the settings', async ({ desk: page, server }) => {
    await noRule(server);
    const who = somebody(), o = await ordered(server, who);
    await ordered(server, who);
    await page.goto(`${server.url}/orders/${o.id}/customer`);
    await expect(page.getByText('No customer becomes a VIP by itself.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Change the rule' })).toHaveAttribute('href', '/settings/customers');
    const { version } = await server.staff('GET', '/api/v1/customer-rule') as { version: number };
    await server.staff('PATCH', '/api/v1/customer-rule', { version, orders: 2, total: { minor: 100000 } });
    await expect(page.getByText('A customer is a VIP from 2 orders on or from $1,000.00 spent on.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('VIP by the rule')).toBeVisible();
    await noRule(server);
});

test('an order that is not there says so', async ({ desk: page, server }) => {
    await page.goto(server.url + '/orders/ord_nothing/customer');
    await expect(page.getByRole('heading', { name: 'Order not found' })).toBeVisible();
});

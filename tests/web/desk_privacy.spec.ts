/* A customer is handed out and erased on their page; how long a shop keeps what is set in the settings. */
import { readFileSync } from 'node:fs';
import { another, expect, signInAs, test } from './desk';
import { Shopper, ordered } from './desk_chat';
import { newcomer } from './people';
import type { Server } from './server.mjs';

const somebody = () => { const name = Math.random().toString(36).slice(2); return { email: name + '@example.org', phone: null, customer_name: 'Zora ' + name }; };
const order = (server: Server, id: string) => server.staff('GET', '/api/v1/orders/' + id) as Promise<{ customer_name: string | null; erased_at: string | null; total: { minor: number } }>;

test('the file of a customer', async ({ desk: page, server }) => {
    const who = somebody(), o = await ordered(server, who);
    await page.goto(`${server.url}/orders/${o.id}/customer`);
    await page.getByRole('button', { name: 'More for this customer' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Export data' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^customer-\d{4}-\d\d-\d\d\.json$/);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { complete: boolean; email: string; orders: { number: string; customer_name: string }[] };
    expect([file.complete, file.email, file.orders.map((x) => x.customer_name)]).toEqual([true, who.email, [who.customer_name]]);
});

test('X2 erasing a customer: what happens is said, the wrong address does nothing, the right one does it once', async ({ desk: page, server, axe, looks, browser }) => {
    const who = somebody(), o = await ordered(server, who), second = await ordered(server, who);
    const shopper = await Shopper.at(server);
    await shopper.say('where is my order', o.number, who.email);
    await page.goto(`${server.url}/orders/${o.id}/customer`);
    const more = page.getByRole('button', { name: 'More for this customer' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Erase customer…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase this customer?' }), typed = dialog.getByLabel('Type the email of the customer to confirm');
    await expect(typed).toBeFocused();
    await expect(dialog).toContainText('this page lists 2');
    await expect(dialog).toContainText('Totals, dates, statuses, products and the country stay');
    await expect(dialog).toContainText('This cannot be taken back.');
    await axe();
    await looks('customer-erase');
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await expect(dialog.getByText('Required field')).toBeVisible();
    await typed.fill('somebody.else@example.org');
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await expect(dialog.getByText('This is not it. Nothing was erased.')).toBeVisible();
    expect((await order(server, o.id)).erased_at).toBeNull();
    await typed.fill(who.email.toUpperCase());
    await typed.press('Enter');
    await expect(page.getByRole('status').getByText('Customer erased: 2 orders, 1 conversation')).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`#${o.number} / Erased customer`);
    await expect(page.getByText('Whom this order was from is not known any more.')).toBeVisible();
    await expect(more).toHaveCount(0);
    await expect(page.getByText(who.customer_name)).toHaveCount(0);
    await axe();
    const now = await order(server, second.id);
    expect([now.customer_name, now.total.minor]).toEqual([null, 2500]);
    await expect(shopper.say('hello')).rejects.toThrow(/ended/);
    const other = await another(browser, server, page);
    await other.goto(`${server.url}/orders/${o.id}`);
    await expect(other.getByText('Erased customer').first()).toBeVisible();
    await expect(other.getByText('Customer erased')).toBeVisible();
    await other.goto(`${server.url}/orders?query=${second.number}`);
    await expect(other.getByText('Erased customer').first()).toBeVisible();
    await other.context().close();
});

test('an agent sees neither, a manager may export', async ({ page, server }) => {
    const o = await ordered(server, somebody());
    for (const [role, menu] of [['agent', 0], ['manager', 1]] as const) {
        await page.context().clearCookies();
        await signInAs(page, server, await newcomer(server, role));
        await page.goto(`${server.url}/orders/${o.id}/customer`);
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Zora');
        await expect(page.getByRole('button', { name: 'More for this customer' })).toHaveCount(menu);
    }
    await page.getByRole('button', { name: 'More for this customer' }).click();
    await expect(page.getByRole('menuitem')).toHaveText(['Export data']);
});

test('X3 how long is kept what, and one person by their address', async ({ desk: page, server, axe, looks }) => {
    const email = Math.random().toString(36).slice(2) + '@example.org', shopper = await Shopper.at(server);
    await shopper.say(`please write to ${email}`);
    await page.goto(server.url + '/settings/privacy');
    const talks = page.getByLabel('Days to keep conversations'), mirrors = page.getByLabel('Days to keep copies of orders');
    await expect(talks).toHaveAttribute('placeholder', 'For ever');
    await axe();
    await looks('settings-privacy', { fullPage: true });
    await talks.fill('90.5');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('A whole number of days, at most 3650. Empty: for ever.')).toBeVisible();
    await talks.fill('730');
    await mirrors.fill('365');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status').getByText('Settings saved')).toBeVisible();
    const shop = await server.staff('GET', '/api/v1/shop') as { keep_conversations: number; keep_mirrors: number; version: number };
    expect([shop.keep_conversations, shop.keep_mirrors]).toEqual([730, 365]);
    await server.staff('PATCH', '/api/v1/shop', { version: shop.version, keep_conversations: 0, keep_mirrors: 0 });

    await page.getByRole('button', { name: 'Erase…' }).click();
    await expect(page.getByText('Write an email or a phone number')).toBeVisible();
    await page.getByRole('main').getByLabel('Email').fill(email);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export data' }).click()]);
    expect(download.suggestedFilename()).toBe('customer.json');
    /* Whoever is erased is named whole. */
    await page.getByRole('main').getByLabel('Phone').fill('+420601234567');
    await page.getByRole('button', { name: 'Erase…' }).click();
    await page.getByRole('dialog', { name: `Erase ${email} · +420601234567?` }).getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Erase…' })).toBeFocused();
    await page.getByRole('main').getByLabel('Phone').fill('');
    await page.getByRole('button', { name: 'Erase…' }).click();
    const dialog = page.getByRole('dialog', { name: `Erase ${email}?` });
    await axe();
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await expect(page.getByRole('status').getByText('Erased: 0 orders, 1 conversation')).toBeVisible();
    await expect(shopper.say('hello')).rejects.toThrow(/ended/);
});

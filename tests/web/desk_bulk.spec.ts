/* Chosen rows: what is done to many orders at once, the way back, printing, and who may. */
import { readFileSync } from 'node:fs';
import { expect, member, row, rows, shot, signInAs, test } from './desk';
import type { Page } from '@playwright/test';

const tick = (page: Page, number: string) => page.getByRole('checkbox', { name: `Select order ${number}` });
const bar = (page: Page) => page.getByRole('group', { name: 'Selected orders' });
/* Orders of its own, so that tests beside this one do not meddle. */
async function orders(server: { staff: (m: string, p: string, b?: object) => Promise<unknown> }, n: number): Promise<{ mark: string; numbers: string[]; ids: string[] }> {
    const mark = 'bulk' + Math.random().toString(36).slice(2, 8), made: { id: string; number: string }[] = [];
    for (let i = 0; i < n; i++) made.push(await server.staff('POST', '/api/v1/orders', { customer_name: `Nina ${mark}`, items: [{ name: 'Mug', sku: 'M-1', quantity: 2, unit_price: { minor: 1250 } }] }) as { id: string; number: string });
    return { mark, numbers: made.map((o) => o.number).reverse(), ids: made.map((o) => o.id).reverse() };
}

test('X1 the bar of chosen rows, with pictures', async ({ desk: page, server, looks, isMobile }) => {
    await page.goto(server.url + '/orders');
    await rows(page).nth(1).getByRole('checkbox').check();
    await rows(page).nth(3).getByRole('checkbox').check();
    await expect(bar(page)).toContainText('2 selected');
    await looks('bulk', isMobile ? { part: '.bulk-area' } : {}); /* what lies below the bar now is free after scrolling */
    await bar(page).getByRole('button', { name: 'Package status' }).click();
    await expect(page.getByRole('menuitem')).toHaveCount(7);
    await looks(undefined, { part: '[role=menu]' });
    await page.keyboard.press('Escape');
    await bar(page).getByRole('button', { name: 'Tags' }).click();
    await expect(page.getByLabel('Tag', { exact: true })).toBeFocused();
    await looks(undefined, { part: '[role=dialog]' });
});

test('the package status of many, and one undo that spares what was edited since', async ({ desk: page, server, axe }, { project }) => {
    const { mark, numbers, ids } = await orders(server, 3);
    await page.goto(server.url + '/orders?query=' + mark);
    await expect(rows(page)).toHaveCount(3);
    for (const n of numbers) await tick(page, n).check();
    await bar(page).getByRole('button', { name: 'Package status' }).click();
    await page.getByRole('menuitem', { name: 'In transit' }).click();
    await expect(page.getByText('Status of 3 orders changed to «In transit»')).toBeVisible();
    await expect(rows(page).filter({ hasText: 'In transit' })).toHaveCount(3);
    const one = await server.staff('GET', '/api/v1/orders/' + ids[0]) as { version: number };
    await server.staff('PATCH', '/api/v1/orders/' + ids[0], { version: one.version, badge: 'Delivered' });
    await page.getByRole('button', { name: 'Undo' }).click();
    const outcome = page.getByRole('alert');
    await expect(outcome).toContainText('2 orders are as before');
    await expect(outcome).toContainText(`#${numbers[0]}`);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await axe('.outcome');
    await shot(page, 'bulk-undone', project.name);
    await expect(row(page, numbers[0]!)).toContainText('Delivered');
    await expect(row(page, numbers[1]!)).toContainText('New');
});

test('tags are added, filter the list, and are removed', async ({ desk: page, server }) => {
    const { mark, numbers } = await orders(server, 2), tag = 'gift ' + mark;
    await page.goto(server.url + '/orders?query=' + mark);
    await expect(rows(page)).toHaveCount(2);
    const set = async (button: string) => {
        await bar(page).getByRole('button', { name: 'Tags' }).click();
        await page.getByLabel('Tag', { exact: true }).fill(tag);
        await page.getByRole('button', { name: button }).click();
    };
    await tick(page, numbers[0]!).check();
    await set('Add tag');
    await expect(page.getByText(`Tag «${tag}» added to 1 order`)).toBeVisible();
    await tick(page, numbers[1]!).check();
    await set('Add tag');
    await expect(page.getByText(`Tag «${tag}» added to 1 order. 1 was so already`)).toBeVisible();
    await page.getByRole('button', { name: /^Filters/ }).click();
    const filters = page.getByRole('dialog', { name: 'Advanced filters' });
    await filters.getByLabel('Tag', { exact: true }).selectOption({ label: `${tag} (2)` });
    await filters.getByRole('button', { name: 'Apply' }).click();
    await expect(filters).toHaveCount(0);
    await expect(page).toHaveURL(/tag=gift/);
    await expect(page.getByRole('button', { name: 'Filters, 1 active' })).toBeVisible();
    await expect(rows(page)).toHaveCount(2);
    await expect(bar(page)).toHaveCount(0); /* another filter begins anew */
    await page.getByRole('checkbox', { name: `Select order ${numbers[0]}` }).check();
    await set('Remove tag');
    await expect(page.getByText(`Tag «${tag}» removed from 1 order`)).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
});

test('rows are chosen by the page, by Shift, by key, and stay chosen on the next page', async ({ desk: page, server, isMobile }) => {
    test.skip(!!isMobile, 'the table of the desktop');
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await expect(bar(page)).toContainText('10 selected');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText(/^11–20/)).toBeVisible();
    await rows(page).nth(2).getByRole('checkbox').check();
    await rows(page).nth(5).getByRole('checkbox').click({ modifiers: ['Shift'] });
    await expect(bar(page)).toContainText('14 selected');
    await expect(page.getByRole('checkbox', { name: 'Select all on this page' })).toHaveJSProperty('indeterminate', true);
    await bar(page).getByRole('button', { name: 'Clear selection' }).click();
    await expect(bar(page)).toHaveCount(0);
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(bar(page)).toContainText('1 selected');
    await expect(rows(page).first().getByRole('checkbox')).toBeChecked();
});

for (const [name, as] of [['Print', 'orders'], ['Packing slips', 'slips']] as const) {
    test(`${name} of chosen rows prints one sheet each`, async ({ desk: page, server, context, axe }, { project }) => {
        const { mark, numbers } = await orders(server, 2);
        await context.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = '1'; }; });
        await page.goto(server.url + '/orders?query=' + mark);
        for (const n of numbers) await tick(page, n).check();
        const [sheets] = await Promise.all([context.waitForEvent('page'), bar(page).getByRole('link', { name }).click()]);
        await expect(sheets.locator('html[data-printed]')).toHaveCount(1);
        await expect(sheets.getByRole('article')).toHaveCount(2);
        for (const n of numbers) await expect(sheets.getByRole('article', { name: 'Order #' + n })).toContainText(`Nina ${mark}`);
        const first = sheets.getByRole('article').first();
        await expect(first).toContainText('M-1');
        if (as === 'slips') await expect(first).not.toContainText('12.50');
        else await expect(first).toContainText('$25.00');
        await sheets.close();
        await page.goto(`${server.url}/orders/print?as=${as}`);
        await expect(page.getByText('Nothing is selected')).toBeVisible();
        await axe();
        await shot(page, 'print-nothing', project.name);
    });
}

test('what cannot be printed is said, and nothing is printed by itself', async ({ desk: page, server }) => {
    const { ids } = await orders(server, 1);
    await page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = '1'; }; });
    await page.goto(`${server.url}/orders/print#${ids[0]},ord_nothere`);
    await expect(page.getByRole('alert')).toHaveText('1 order could not be loaded and is not printed');
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.locator('html[data-printed]')).toHaveCount(0);
    await page.getByRole('button', { name: 'Print' }).click();
    await expect(page.locator('html[data-printed]')).toHaveCount(1);
});

test('reminders filter the list, counted', async ({ desk: page, server }) => {
    const { mark, ids, numbers } = await orders(server, 2);
    const before = (await server.staff('GET', '/api/v1/reminders') as { counts: { overdue: number } }).counts.overdue;
    await server.staff('POST', `/api/v1/orders/${ids[0]}/reminders`, { text: 'Call back', due_at: new Date(Date.now() - 3 * 86_400_000).toISOString() });
    await page.goto(server.url + '/orders?query=' + mark);
    await expect(row(page, numbers[0]!)).toBeVisible();
    await page.getByRole('button', { name: /^Filters/ }).click();
    const choice = page.getByRole('dialog', { name: 'Advanced filters' }).getByRole('combobox', { name: 'Reminder' });
    await expect(choice.locator('option[value=overdue]')).toHaveText(`Overdue (${before + 1})`);
    await choice.selectOption('overdue');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(page).toHaveURL(/reminder=overdue/);
});

test('L11 a viewer reads, prints and exports, and changes nothing', async ({ page, server, quiet }) => {
    await signInAs(page, server, await member(server, 'viewer'));
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    await expect(page.getByRole('button', { name: 'Create order' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: /^Edit order/ })).toHaveCount(0);
    await page.keyboard.press('c');
    await rows(page).first().getByRole('checkbox').check();
    await expect(bar(page).getByRole('link', { name: 'Packing slips' })).toBeVisible();
    await expect(bar(page).getByRole('button', { name: 'Package status' })).toHaveCount(0);
    await expect(bar(page).getByRole('button', { name: 'Tags' })).toHaveCount(0);
    await rows(page).first().getByRole('link', { name: /^View order/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('#');
    await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
    await page.keyboard.press('e');
    await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
    expect(quiet).toEqual([]);
});

test('L12 fifty rows of another filter are painted soon after the click', async ({ desk: page, server }) => {
    await page.goto(server.url + '/orders?per_page=50');
    await expect(rows(page)).toHaveCount(50);
    /* The budget (300 ms) is measured by `make bench-page` at a million orders; here a machine that does much else must be near. */
    const took = await page.evaluate(() => new Promise<number>((done) => {
        const all = () => [...document.querySelectorAll<HTMLElement>('[data-order]')].map((r) => r.dataset.order).join(), before = all(), began = performance.now();
        const look = () => (all() === before || document.querySelector('.stale') ? void requestAnimationFrame(look) : void requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))));
        [...document.querySelectorAll<HTMLElement>('.stat')].find((b) => b.textContent!.startsWith('Delivered'))!.click();
        look();
    }));
    await expect(rows(page)).toHaveCount(50);
    expect(took).toBeLessThan(3000);
});

test('what is filtered, and what is chosen, comes as CSV', async ({ desk: page, server }) => {
    const { mark, numbers } = await orders(server, 3);
    const csv = async (link: string, where: ReturnType<typeof bar> | Page) => {
        const [download] = await Promise.all([page.waitForEvent('download'), where.getByRole('link', { name: link }).first().click()]);
        expect(download.suggestedFilename()).toMatch(/\.csv$/);
        return readFileSync(await download.path(), 'utf8').trim().split('\n');
    };
    await page.goto(server.url + '/orders?per_page=10&page=1&query=' + mark);
    await expect(rows(page)).toHaveCount(3);
    const all = await csv('Export CSV', page);
    expect(all).toHaveLength(4);
    for (const n of numbers) expect(all.join()).toContain(n);
    await tick(page, numbers[1]!).check();
    const one = await csv('Export CSV', bar(page));
    expect(one).toHaveLength(2);
    expect(one[1]).toContain(numbers[1]);
});

test('a VIP and a first order are marked beside the client', async ({ desk: page, server, axe }) => {
    const mark = 'vip' + Math.random().toString(36).slice(2, 8), email = mark + '@example.com';
    const first = await server.staff('POST', '/api/v1/orders', { customer_name: 'Vera ' + mark, email }) as { id: string; number: string };
    const second = await server.staff('POST', '/api/v1/orders', { customer_name: 'Vera ' + mark, email }) as { number: string };
    await page.goto(server.url + '/orders?query=' + mark);
    await expect(row(page, first.number).getByTitle('First order of this client')).toHaveText('New');
    await expect(row(page, second.number).getByTitle('First order of this client')).toHaveCount(0);
    await expect(row(page, second.number).getByTitle('VIP', { exact: true })).toHaveCount(0);
    const { version } = await server.staff('GET', `/api/v1/orders/${first.id}/customer`) as { version: number };
    await server.staff('PATCH', `/api/v1/orders/${first.id}/customer`, { version, vip: true });
    await page.reload();
    for (const n of [first.number, second.number]) await expect(row(page, n).getByTitle('VIP', { exact: true })).toBeVisible();
    await axe(page.viewportSize()!.width > 800 ? '.grid' : '.order-cards');
});

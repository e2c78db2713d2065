/* The list of orders, UI_SPEC L1–L9 and L13, on a shop of 400 orders. What is on screen is held against the API. */
import { another, card, expect, row, rows, shot, test } from './desk';
import type { Page } from '@playwright/test';

interface List { items: { id: string; number: string; version: number; tracking_number: string | null; customer_name: string; phone: string }[]; total: number; counts: Record<string, number> }

const total = (page: Page) => page.locator('.paging bdi');
/* Filters stand in the toolbar, and on a phone in the dialog. */
async function filter(page: Page, phone: boolean | undefined, label: string, value: string): Promise<void> {
    if (!phone) return void await page.getByRole('combobox', { name: label }).selectOption(value);
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.getByRole('dialog', { name: 'Advanced filters' }).getByRole('combobox', { name: label }).selectOption(value);
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('X1 the list, its dialogs and its empty states, with pictures', async ({ desk: page, server, looks }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    await looks('orders');
    await page.getByRole('button', { name: /^Filters/ }).click();
    await expect(page.getByRole('dialog', { name: 'Advanced filters' })).toBeVisible();
    await looks('orders-filters');
    await page.keyboard.press('Escape');
    await page.goto(server.url + '/orders?query=nothing+like+it');
    await expect(page.getByText('No orders found')).toBeVisible();
    await expect(page.getByText('Nothing matches your filters. Try adjusting them or clear all filters')).toBeVisible();
    await looks('orders-none');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(rows(page)).toHaveCount(10);
});

test('L1 each card filters, mirrored by the status, and Total resets', async ({ desk: page, server, isMobile }) => {
    const { counts } = await server.staff('GET', '/api/v1/orders') as List;
    await page.goto(server.url + '/orders?warehouse=Main');
    for (const [name, key] of [['New', 'new'], ['In processing', 'in_processing'], ['In transit', 'in_transit'], ['Delivered', 'delivered'], ['Problematic', 'problematic']] as const) {
        await expect(card(page, name)).toContainText(String(counts[key]));
        await card(page, name).click();
        await expect(card(page, name)).toHaveAttribute('aria-pressed', 'true');
        if (!isMobile) await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue(key);
        const { total: n } = await server.staff('GET', `/api/v1/orders?group=${key}&warehouse=Main`) as List;
        await expect(total(page)).toHaveText(new RegExp(` of ${n}$`));
    }
    await card(page, 'Total').click();
    await expect(page).toHaveURL(/\/orders\?warehouse=Main$/);
});

test('L2 a date range shows what came in it, and Clear ends it', async ({ desk: page, server, isMobile, axe }, { project }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    const open = async () => {
        if (isMobile) await page.getByRole('button', { name: /^Filters/ }).click();
        await page.getByRole('button', { name: /^Date range/ }).click();
    };
    const done = async () => { if (isMobile) await page.getByRole('button', { name: 'Apply' }).click(); };
    await open();
    await expect(page.getByRole('button', { name: 'Last 7 days' })).toBeVisible();
    await page.waitForTimeout(300);
    await axe();
    await shot(page, 'orders-dates', project.name);
    await page.getByRole('button', { name: 'Last 7 days' }).click();
    await done();
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    await expect(page).toHaveURL(new RegExp(`from=${day(6)}&to=${day(0)}`));
    const { total: n } = await server.staff('GET', `/api/v1/orders?from=${day(6)}T00:00:00Z&to=${day(-1)}T00:00:00Z`) as List;
    expect(n).toBeGreaterThan(0);
    await expect(card(page, 'Total')).toContainText(`+${n} in period`);
    await expect(total(page)).toHaveText(new RegExp(` of ${n}$`));
    await page.reload();
    await expect(card(page, 'Total')).toContainText(`+${n} in period`);
    await open();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await done();
    await expect(page).toHaveURL(/\/orders$/);
    await expect(page.getByText('in period')).toHaveCount(0);
});

test('L3 search finds number, client, phone and tracking number; fast typing shows the last answer', async ({ desk: page, server }) => {
    const { items } = await server.staff('GET', '/api/v1/orders?per_page=100') as List;
    const sent = items.find((o) => o.tracking_number)!;
    await page.goto(server.url + '/orders');
    const field = page.getByRole('searchbox', { name: 'Search orders' });
    for (const words of [sent.number, sent.tracking_number!, sent.phone, sent.customer_name.split(' ')[1]!.toUpperCase()]) {
        await field.fill(words);
        const { total: n } = await server.staff('GET', '/api/v1/orders?query=' + encodeURIComponent(words)) as List;
        expect(n, words).toBeGreaterThan(0);
        await expect(total(page)).toHaveText(new RegExp(` of ${n}$`));
    }
    /* The first answer comes last: it must not win. */
    await page.route(/query=13(&|$)/, async (r) => { await new Promise((go) => setTimeout(go, 1500)); await r.continue().catch(() => {}); });
    await field.fill('13');
    await page.waitForRequest(/query=13(&|$)/);
    await field.fill(sent.number);
    await expect(row(page, sent.number)).toBeVisible();
    await page.waitForTimeout(1800);
    await expect(rows(page)).toHaveCount(1);
    await field.press('Escape');
    await expect(field).toHaveValue('');
    await expect(rows(page)).toHaveCount(10);
});

test('L4 advanced filters are a draft until Apply, are counted, and cleared', async ({ desk: page, server }) => {
    await page.goto(server.url + '/orders');
    const open = () => page.getByRole('button', { name: /^Filters/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Advanced filters' });
    await open();
    await dialog.getByRole('combobox', { name: 'Payment' }).selectOption('Cash on delivery');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page).toHaveURL(/\/orders$/);
    await open();
    await expect(dialog.getByRole('combobox', { name: 'Payment' })).toHaveValue('');
    await dialog.getByRole('combobox', { name: 'Payment' }).selectOption('Cash on delivery');
    await dialog.getByRole('combobox', { name: 'Channel' }).selectOption('web');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('button', { name: 'Filters, 2 active' })).toBeVisible();
    const { total: n } = await server.staff('GET', '/api/v1/orders?payment=cod&channel=web') as List;
    await expect(total(page)).toHaveText(new RegExp(` of ${n}$`));
    await expect(rows(page).filter({ hasText: 'Cash on delivery' })).toHaveCount(Math.min(10, n));
    await open();
    await dialog.getByLabel('Tracking number').fill('none-such');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByText('No orders found')).toBeVisible();
    await open();
    await dialog.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL(/\/orders$/);
    await expect(rows(page)).toHaveCount(10);
});

test('L6 rows per page, the counter, the last page', async ({ desk: page, server }) => {
    const { total: n } = await server.staff('GET', '/api/v1/orders?group=in_transit') as List;
    await page.goto(server.url + '/orders?group=in_transit');
    await expect(total(page)).toHaveText(`1–10 of ${n}`);
    await expect(page.getByRole('button', { name: 'Previous' })).toBeDisabled();
    await page.getByLabel('Rows per page:').selectOption('25');
    await expect(total(page)).toHaveText(`1–25 of ${n}`);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(total(page)).toHaveText(`26–${n} of ${n}`);
    await expect(rows(page)).toHaveCount(n - 25);
    await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled();
    await page.goto(server.url + '/orders'); /* kept for this person */
    await expect(rows(page)).toHaveCount(25);
    await page.getByLabel('Rows per page:').selectOption('10');
    await expect(rows(page)).toHaveCount(10);
    await page.goto(server.url + '/orders?page=4000');
    await expect(page.getByText('There is nothing on this page any more.')).toBeVisible();
    await page.getByRole('button', { name: 'To the first page' }).click();
    await expect(rows(page)).toHaveCount(10);
});

test('L7 reload and back keep the filters', async ({ desk: page, server, isMobile }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    await card(page, 'Delivered').click();
    await filter(page, isMobile, 'Warehouse', 'North');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page).toHaveURL(/group=delivered&warehouse=North&page=2/);
    await expect(total(page)).toHaveText(/^11–20/);
    await page.reload();
    await expect(total(page)).toHaveText(/^11–20/);
    await expect(card(page, 'Delivered')).toHaveAttribute('aria-pressed', 'true');
    await page.goBack();
    await expect(total(page)).toHaveText(/^1–10/);
    await page.goBack();
    await expect(page).toHaveURL(/\/orders\?group=delivered$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/orders$/);
    await expect(card(page, 'Total')).toHaveAttribute('aria-pressed', 'true');
});

test('L8 a list that cannot be loaded says so, and comes when asked again', async ({ desk: page, server, axe }, { project }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    await page.route(/\/api\/v1\/orders\?/, (r) => r.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ detail: 'The disk is full.', request_id: 'r0123' }) }));
    await card(page, 'New').click();
    await expect(page.getByText('Orders could not be loaded')).toBeVisible();
    await expect(page.getByText('Request r0123')).toBeVisible();
    await axe('.trouble');
    await shot(page, 'orders-error', project.name);
    await page.unroute(/\/api\/v1\/orders\?/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Orders could not be loaded')).toBeHidden();
    await expect(card(page, 'New')).toHaveAttribute('aria-pressed', 'true');
});

test('L9 nothing goes sideways at 320 px', async ({ desk: page, server, isMobile }) => {
    test.skip(!isMobile, 'phones only');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expect(rows(page).first().getByRole('link', { name: /^View order/ })).toBeVisible();
});

test('the table fits 1440 px, in few elements', async ({ desk: page, server, isMobile }) => {
    test.skip(!!isMobile, 'desktop only');
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    const { wide, room, nodes } = await page.evaluate(() => {
        const g = document.querySelector('.grid')!;
        return { wide: g.scrollWidth, room: g.clientWidth, nodes: document.querySelectorAll('*').length };
    });
    expect(wide).toBeLessThanOrEqual(room);
    expect(nodes).toBeLessThanOrEqual(900);
    /* No badge is cut off, nor a number of seven digits, nor a phone of thirteen. */
    const cut = (e: HTMLElement, text: string) => { e.textContent = text; return e.scrollWidth - e.clientWidth; };
    expect(await page.locator('.grid .phone bdi').first().evaluate(cut, '+420777000888')).toBeLessThanOrEqual(0);
    expect(await page.locator('.grid tbody th a').first().evaluate((e) => { e.textContent = '#1999999'; return e.scrollWidth - e.clientWidth; })).toBeLessThanOrEqual(0);
    expect(await page.locator('.grid .badge').evaluateAll((all) => all.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.textContent))).toEqual([]);
    await page.goto(server.url + '/orders?reminder=today');
    const badge = page.locator('.grid .remind .badge').first();
    await expect(badge).toHaveText('Remind today');
    expect(await badge.evaluate((b) => b.closest('td')!.getBoundingClientRect().right - b.getBoundingClientRect().right)).toBeGreaterThanOrEqual(7);
});

test('a filter asks once, at the click; rows fade only when the answer is late', async ({ desk: page, server, isMobile }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    expect(await page.locator('.grid, .order-cards').count()).toBe(1); /* rows or cards, never both */
    const asked: string[] = [], list = page.locator('.orders');
    await page.evaluate(() => {
        new MutationObserver((all) => { for (const m of all) if ((m.target as Element).matches('.stale')) document.documentElement.dataset.faded = '1'; })
            .observe(document.querySelector('.orders')!, { attributeFilter: ['class'] });
    });
    await page.route(/\/api\/v1\/orders\?.*group=/, async (r) => { asked.push(new URL(r.request().url()).search); await new Promise((go) => setTimeout(go, 700)); await r.continue(); });
    await card(page, 'Delivered').click();
    await expect(card(page, 'Delivered')).toHaveAttribute('aria-pressed', 'true');
    await expect(list).toHaveAttribute('aria-busy', 'true');
    await expect(list).toHaveClass(/\bstale\b/);
    await expect(list).toHaveAttribute('aria-busy', 'false');
    await expect(list).not.toHaveClass(/\bstale\b/);
    expect(asked).toHaveLength(1);
    await page.unroute(/\/api\/v1\/orders\?.*group=/);
    /* An answer that is there already: nothing fades. */
    await page.evaluate(() => delete document.documentElement.dataset.faded);
    await card(page, 'Total').click();
    await expect(page).toHaveURL(/\/orders$/);
    await page.waitForTimeout(300);
    await expect(page.locator('html[data-faded]')).toHaveCount(0);

    /* A row's link opens the order in the page, and with Ctrl in a tab of its own, as links do. */
    await page.evaluate(() => { document.body.dataset.same = '1'; });
    const link = rows(page).first().getByRole('link', { name: /^#/ }), asksFor = `/api/v1/orders/${await rows(page).first().getAttribute('data-order')}`;
    const script = page.waitForRequest(/\/assets\/OrderPage-\w+\.js$/); /* when the focus or the pointer comes near */
    await link.focus();
    await script;
    const orders: string[] = [];
    page.on('request', (r) => { if (r.url().endsWith(asksFor)) orders.push(r.url()); });
    if (!isMobile) {
        const tab = page.context().waitForEvent('page');
        await link.click({ modifiers: ['ControlOrMeta'] });
        await (await tab).close();
        await expect(page).toHaveURL(/\/orders$/);
    }
    await link.click();
    await expect(page).toHaveURL(/\/orders\/ord_\w+$/);
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('…');
    expect(orders).toHaveLength(1);
    await expect(page.locator('body[data-same]')).toHaveCount(1);
});

test('L10 however often Create is pressed, there is one order', async ({ desk: page, server }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    const before = (await server.staff('GET', '/api/v1/orders') as List).total;
    const button = page.getByRole('button', { name: 'Create order' });
    await button.evaluate((b: HTMLButtonElement) => { b.click(); b.click(); b.click(); });
    await expect(page).toHaveURL(/\/orders\/ord_\w+\?edit=1$/);
    await expect(page.getByRole('status').getByText('Order created')).toBeVisible();
    expect((await server.staff('GET', '/api/v1/orders') as List).total).toBe(before + 1);
});

test('L13 a change elsewhere patches the row; new orders wait until they are asked for', async ({ desk: page, server, browser }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    const { items } = await server.staff('GET', '/api/v1/orders') as List, first = items[0]!;
    const other = await another(browser, server, page);
    await other.goto(server.url + '/orders?query=' + first.number);
    await expect(row(other, first.number)).toBeVisible();
    await page.waitForTimeout(500); /* both streams are open */
    const now = await server.staff('GET', '/api/v1/orders/' + first.id) as { version: number };
    await server.staff('PATCH', '/api/v1/orders/' + first.id, { version: now.version, customer_name: 'Maria Live' });
    await expect(row(page, first.number)).toContainText('Maria Live');
    await expect(row(other, first.number)).toContainText('Maria Live');
    const count = (await server.staff('GET', '/api/v1/orders') as List).counts.total!;
    await server.staff('POST', '/api/v1/orders', { number: 'L13-A' });
    await server.staff('POST', '/api/v1/orders', { number: 'L13-B' });
    const pill = page.getByRole('button', { name: '2 new orders. Show' });
    await expect(pill).toBeVisible();
    await expect(rows(page).first()).toContainText('#' + first.number);
    await expect(card(page, 'Total')).toContainText(String(count + 2));
    await pill.click();
    await expect(rows(page).first()).toContainText('L13-B');
    await other.context().close();
});

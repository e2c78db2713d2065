/* E9: what Chromium prints of an order, read back from the PDF; and the draft that nothing takes away. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './desk';
import { edit, make, part, save, said } from './desk_orders';
import type { Page } from '@playwright/test';

/* The words of the pages that the printer would get. */
async function printed(page: Page, name: string): Promise<{ text: string; pages: number }> {
    const path = fileURLToPath(new URL(`../../build/shots/${name}.pdf`, import.meta.url));
    mkdirSync(fileURLToPath(new URL('../../build/shots', import.meta.url)), { recursive: true });
    await page.pdf({ path, format: 'A4', preferCSSPageSize: true });
    const text = execFileSync('pdftotext', ['-layout', path, '-']).toString();
    return { text, pages: text.split('\f').length - 1 };
}

for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(colorScheme, () => {
        test.use({ colorScheme });
        test('E9 the print holds header, customer, delivery, products and totals, and nothing of the team', async ({ desk: page, server }, { project }) => {
            const o = await make(server, {
                comment: 'Ring twice, the dog is friendly', note: 'Pays late: call first', carrier: 'DHL', tracking_number: '593339683373', shipping_total: { minor: 450 }, discount_total: { minor: 100 },
                ship_name: 'Maria Öz', ship_line1: 'Long street 5', ship_postcode: '602 00', ship_city: 'Brno', ship_country: 'CZ',
            });
            await server.staff('POST', `/api/v1/orders/${o.id}/reminders`, { text: 'Call before delivery', due_at: new Date().toISOString() });
            await page.goto(`${server.url}/orders/${o.id}`);
            await expect(part(page, 'Reminders & automations')).toContainText('Call before delivery');
            await expect(page.getByText('Order created')).toBeVisible();
            const { text, pages } = await printed(page, `order-print-${colorScheme}-${project.name}`);
            for (const words of ['Hearth & Heddle', '#' + o.number, 'Maria Öz', '+420611846000', 'maria@example.com', 'Long street 5', '602 00 Brno', 'DHL', '593339683373', 'Ring twice, the dog is']) expect(text).toContain(words);
            expect(text).toMatch(/Product\s+SKU\s+Warehouse\s+Stock\s+Qty\s+Price\s+Sum/);
            expect(text).toMatch(/Ceramic mug\s+MUG\s.*2\s+\$12\.50\s+\$25\.00/);
            for (const [name, amount] of [['Subtotal', '34.00'], ['Shipping', '4.50'], ['Discount', '1.00'], ['Total due', '37.50']]) expect(text).toMatch(new RegExp(`${name}:\\s+\\$${amount!.replace('.', '\\.')}`));
            for (const words of ['Pays late', 'Call before delivery', 'Record payment', 'Skip to content', 'Print', 'Edit', 'What the shopper sees', 'Order created']) expect(text).not.toContain(words);
            expect(pages).toBe(1);
            /* Black on white, whatever the desk looks like. */
            await page.emulateMedia({ media: 'print' });
            for (const name of ['Maria Öz', 'Ceramic mug']) expect(await page.getByText(name, { exact: true }).first().evaluate((e) => getComputedStyle(e).color)).toBe('rgb(0, 0, 0)');
            expect(await page.locator('.card').first().evaluate((e) => getComputedStyle(e).backgroundColor)).toBe('rgb(255, 255, 255)');
            await page.emulateMedia({ media: null });
            /* The history comes along where somebody wants it, the next time too. */
            await page.getByLabel('Print it too').check();
            await page.reload();
            await expect(page.getByText('Order created')).toBeVisible();
            expect((await printed(page, `order-print-history-${project.name}`)).text).toContain('Order created');
        });
    });
}

test('E9 a long order takes pages, each with the table\'s head', async ({ desk: page, server }, { project }) => {
    const o = await make(server, { items: Array.from({ length: 70 }, (_, i) => ({ name: `Product number ${i + 1}`, sku: 'S' + i, quantity: 1, unit_price: { minor: 100 } })) });
    await page.goto(`${server.url}/orders/${o.id}`);
    await expect(page.getByText('Product number 70')).toBeVisible();
    const { text, pages } = await printed(page, `order-print-long-${project.name}`);
    expect(pages).toBeGreaterThan(1);
    expect(text.match(/Product\s+SKU\s+Warehouse/g)!.length).toBeGreaterThan(1);
    for (let i = 1; i <= 70; i++) expect(text).toMatch(new RegExp(`Product number ${i}\\s+S${i - 1}\\b`));
    expect(text).toMatch(/Total due:\s+\$70\.00/);
});

test('E9 Print of a row opens the order and the dialog of the browser, once', async ({ desk: page, server }) => {
    const o = await make(server);
    await page.addInitScript(() => { window.print = () => { document.body.dataset.printed = String(Number(document.body.dataset.printed ?? 0) + 1); }; });
    await page.goto(`${server.url}/orders/${o.id}?print=1`);
    await expect(page.locator('body')).toHaveAttribute('data-printed', '1');
    await expect(page).toHaveURL(new RegExp(o.id + '$'));
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', '2');
    await page.keyboard.press('p');
    await expect(page.locator('body')).toHaveAttribute('data-printed', '3');
});

test('E3 neither keys, nor the palette, nor Back, nor a reload takes a draft without asking', async ({ desk: page, server }) => {
    const o = await make(server), comment = page.getByLabel('Comment');
    await page.goto(server.url + '/orders');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders');
    await page.evaluate((to) => history.pushState(null, '', to), `/orders/${o.id}?edit=1`);
    await comment.fill('Ring twice');
    let asked = 0, answer = false;
    page.on('dialog', (d) => { asked++; void (answer ? d.accept() : d.dismiss()); });
    const stays = async (n: number) => {
        await expect.poll(() => asked).toBe(n);
        await expect(page).toHaveURL(new RegExp(o.id));
        await expect(comment).toHaveValue('Ring twice');
    };
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await stays(1);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().fill('Orders');
    await page.getByRole('option', { name: /^Orders/ }).first().click();
    await stays(2);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.evaluate(() => history.back());
    await stays(3);
    await page.reload({ timeout: 3000 }).catch(() => { /* it was asked about, and refused */ });
    await stays(4);
    await page.keyboard.press('Control+s');
    await said(page, 'Order updated');
    await page.getByRole('main').getByRole('link', { name: 'Orders' }).click();
    await expect(page).toHaveURL(/\/orders$/);
    expect(asked).toBe(4);
});

test('the keyboard alone finds, edits and saves', async ({ desk: page, server, isMobile }) => {
    test.skip(!!isMobile, 'a phone has no keyboard');
    const o = await make(server);
    await page.goto(server.url + '/orders');
    await expect(page.locator('[data-order]').first()).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type(o.number);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-order]')).toHaveCount(1);
    await page.goto(`${server.url}/orders/${o.id}`);
    await expect(page.getByText('Order created')).toBeVisible();
    const until = async (name: RegExp, backwards = false) => {
        for (let i = 0; i < 120; i++) {
            await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
            const here = await page.evaluate(() => {
                const e = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> };
                const box = e.getBoundingClientRect(), top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
                return { name: e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent ?? '', seen: !!top && (e.contains(top) || top.contains(e)), ring: getComputedStyle(e).outlineStyle !== 'none' || e.matches('input, select, textarea') };
            });
            expect(here.seen, `${here.name} is not covered`).toBe(true);
            expect(here.ring, `${here.name} shows the focus`).toBe(true);
            if (name.test(here.name.trim())) return;
        }
        throw new Error(`no way by Tab to ${name}`);
    };
    await until(/^Edit Delivery/);
    await page.keyboard.press('Enter');
    await until(/^Tracking number$/);
    await page.keyboard.type('TR77');
    await until(/^Package status$/);
    await page.keyboard.press('c');
    await page.keyboard.press('c');
    await until(/^Edit Products/);
    await page.keyboard.press('Enter');
    await until(/^One more of Ceramic mug/);
    await page.keyboard.press('Enter');
    await until(/^Edit Tea towel/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Edit product' });
    await expect(dialog.getByLabel('Product name')).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Linen towel');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Edit (Tea|Linen) towel/ })).toBeFocused();
    await page.keyboard.press('Control+s');
    await said(page, 'Order updated');
    const now = await server.staff('GET', '/api/v1/orders/' + o.id) as { tracking_number: string; badge: string; items: { name: string; quantity: number }[] };
    expect([now.tracking_number, now.badge, now.items.map((i) => `${i.quantity} ${i.name}`)]).toEqual(['TR77', 'Collected', ['3 Ceramic mug', '1 Linen towel']]);
    await edit(page);
    await page.getByLabel('Comment').fill('x');
    await page.getByRole('heading', { level: 1 }).focus();
    page.once('dialog', (d) => void d.accept());
    await page.keyboard.press('Escape');
    await expect(save(page)).toHaveCount(0);
});

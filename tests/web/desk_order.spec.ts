/* The page of one order, UI_SPEC E1–E6, E8, T5, T7: one draft, one Save, and what happens when somebody else was faster. */
import { another, card, expect, row, shot, test } from './desk';
import { edit, make, read, said, save } from './desk_orders';

test('X1 the order, read and edited, with pictures', async ({ desk: page, server, looks }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Orders / #${o.number}`);
    await expect(page).toHaveTitle(new RegExp(`^(\\(\\d+\\) )?#${o.number} · wismo$`));
    await expect(page.getByText('Order created')).toBeVisible();
    await looks('order', { fullPage: true });
    await edit(page);
    await page.getByLabel('Comment').fill('Ring twice');
    await expect(page.getByText('You have unsaved changes. Click Save to apply them to the order.')).toBeVisible();
    await page.evaluate(() => scrollTo(0, 0));
    await looks('order-edit', { fullPage: true });
});

test('T5 a new package status and tracking number reach the list, the cards and the history', async ({ desk: page, server, browser }) => {
    const o = await make(server);
    const other = await another(browser, server, page);
    await other.goto(server.url + '/orders');
    await expect(row(other, o.number)).toContainText('New');
    const { counts } = await server.staff('GET', '/api/v1/orders') as { counts: Record<string, number> };
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    await page.getByLabel('Package status').selectOption('In transit');
    await page.getByLabel('Tracking number').fill('TR55501');
    await page.getByLabel('Delivery service').fill('DHL');
    await page.keyboard.press('Control+s');
    await said(page, 'Order updated');
    await expect(page.getByText('Status changed to «In transit»', { exact: true })).toBeVisible();
    await expect(row(other, o.number)).toContainText('In transit');
    await expect(row(other, o.number)).toContainText('TR55501');
    await expect(card(other, 'In transit')).toContainText(String(counts.in_transit! + 1));
    await expect(card(other, 'New')).toContainText(String(counts.new! - 1));
    await other.context().close();
});

test('T7 Cancel order asks, does, and cannot be done twice', async ({ desk: page, server, axe }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}`);
    const more = page.getByRole('button', { name: 'More actions' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Cancel order' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this order?' });
    await expect(dialog).toBeVisible();
    await page.waitForTimeout(300);
    await axe('[role=dialog]');
    await dialog.getByRole('button', { name: 'Cancel order' }).click();
    await said(page, 'Order cancelled');
    await expect(more).toBeFocused();
    expect((await read(server, o.id)).badge).toBe('Return');
    await expect(page.getByText('Return').first()).toBeVisible();
    await more.click();
    await expect(page.getByRole('menuitem', { name: 'Cancel order' })).toBeDisabled();
});

test('E1 what is wrong is said at its field, and the first one takes the focus', async ({ desk: page, server, axe }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    await page.getByLabel('Email').fill('not an address');
    await page.getByLabel('Phone').fill('12');
    await save(page).click();
    await expect(page.getByText('Invalid email')).toBeVisible();
    await expect(page.getByText('Invalid phone number')).toBeVisible();
    await expect(page.getByLabel('Phone')).toBeFocused();
    await axe();
    expect((await read(server, o.id)).version).toBe(o.version);
    await page.getByLabel('Email').fill('maria@example.org');
    await page.getByLabel('Phone').fill('+420 611 846 001');
    await save(page).click();
    await said(page, 'Order updated');
    expect((await read(server, o.id)).email).toBe('maria@example.org');
});

test('E2 Cancel discards after asking', async ({ desk: page, server }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}`);
    await page.getByRole('button', { name: 'Edit Customer information' }).click();
    await expect(save(page)).toBeDisabled();
    await page.getByLabel('Customer', { exact: true }).fill('Nobody');
    page.once('dialog', (d) => void d.dismiss());
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByLabel('Customer', { exact: true })).toHaveValue('Nobody');
    page.once('dialog', (d) => void d.accept());
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByText('Maria Öz').first()).toBeVisible();
    await expect(page.getByText('You have unsaved changes')).toBeHidden();
});

test('E3 a draft is not left by accident', async ({ desk: page, server }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    await page.getByLabel('Comment').fill('Ring twice');
    let asked = 0;
    page.on('dialog', (d) => { asked++; void (asked === 1 ? d.dismiss() : d.accept()); });
    const out = page.getByRole('main').getByRole('link', { name: 'Orders' });
    await out.click();
    await expect(page).toHaveURL(new RegExp(o.id));
    await expect(page.getByLabel('Comment')).toHaveValue('Ring twice');
    expect(asked).toBe(1);
    await out.click();
    await expect(page).toHaveURL(/\/orders$/);
    expect(asked).toBe(2);
});

test('E4 who was slower sees what changed, and decides', async ({ desk: page, server, axe }, { project }) => {
    const o = await make(server);
    const begin = async (words: string) => {
        await page.goto(`${server.url}/orders/${o.id}?edit=1`);
        await page.getByLabel('Comment').fill(words);
        const { version } = await read(server, o.id);
        await server.staff('PATCH', '/api/v1/orders/' + o.id, { version, customer_name: 'Theirs ' + version, comment: null });
        await save(page).click();
        await expect(page.getByText(/^This order was changed by .+ at .+\.$/)).toBeVisible();
        return version;
    };
    const first = await begin('Mine');
    await page.getByRole('button', { name: 'Show changes' }).click();
    await expect(page.getByRole('row', { name: /Customer/ })).toContainText('Theirs ' + first);
    await axe();
    await shot(page, 'order-conflict', project.name);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await save(page).click();
    await said(page, 'Order updated');
    const kept = await read(server, o.id);
    expect([kept.customer_name, kept.comment]).toEqual(['Theirs ' + first, 'Mine']);
    const second = await begin('Mine again');
    await page.getByRole('button', { name: 'Use theirs' }).click();
    await expect(page.getByText('Theirs ' + second).first()).toBeVisible();
    await expect(page.getByText('You have unsaved changes')).toBeHidden();
    expect((await read(server, o.id)).comment).toBeNull();
});

test('E5, E6 products: validation, quantities, totals, removing and taking back', async ({ desk: page, server, axe }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    const due = page.locator('.totals .due dd');
    await expect(due).toHaveText('$34.00');
    await page.getByRole('button', { name: 'One more of Ceramic mug' }).click();
    await expect(due).toHaveText('$46.50');
    await page.getByLabel('Shipping:').fill('4.50');
    await page.getByLabel('Discount:').fill('1');
    await expect(due).toHaveText('$50.00');
    await page.getByRole('button', { name: 'Delete Tea towel' }).click();
    await expect(due).toHaveText('$41.00');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(due).toHaveText('$50.00');
    await page.getByRole('button', { name: 'Delete Tea towel' }).click();
    await page.getByRole('button', { name: 'Add product' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add product' });
    await dialog.getByLabel('Qty').fill('0');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByText('Required field')).toBeVisible();
    await expect(dialog.getByText('Quantity must be at least 1')).toBeVisible();
    await expect(dialog.getByText('Price must be 0 or more')).toBeVisible();
    await expect(dialog.getByLabel('Product name')).toBeFocused();
    await axe('[role=dialog]');
    await dialog.getByLabel('Product name').fill('Bowl');
    await dialog.getByLabel('Qty').fill('3');
    await dialog.getByLabel(/^Price/).fill('7,5');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(due).toHaveText('$63.50');
    await save(page).click();
    await said(page, 'Order updated');
    await expect(due).toHaveText('$63.50');
    const now = await read(server, o.id);
    expect([now.total.minor, now.items.length]).toEqual([6350, 2]);
});

test('E8 what is copied is said', async ({ desk: page, server, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}`);
    const more = async (what: string) => {
        await page.getByRole('button', { name: 'More actions' }).click();
        await page.getByRole('menuitem', { name: what }).click();
    };
    await more('Copy order number');
    await said(page, 'Order number copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(o.number);
    await more('Copy tracking number');
    await said(page, 'No tracking number');
});

test('an order that is not there says so', async ({ desk: page, server }) => {
    await page.goto(server.url + '/orders/ord_nothing');
    await expect(page.getByRole('heading', { name: 'Order not found' })).toBeVisible();
    await page.getByRole('link', { name: 'Back to Orders' }).click();
    await expect(page).toHaveURL(/\/orders$/);
});

test('a payment is recorded and reversed, and the badge follows the sums', async ({ desk: page, server, axe }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}`);
    const pay = async (amount: string) => {
        await page.getByRole('button', { name: 'Record payment' }).click();
        const dialog = page.getByRole('dialog', { name: 'Record payment' });
        await dialog.getByLabel(/^Amount/).fill('0');
        await dialog.getByRole('button', { name: 'Record payment' }).click();
        await expect(dialog.getByText('Amount must be more than 0')).toBeVisible();
        await axe('[role=dialog]');
        await dialog.getByLabel(/^Amount/).fill(amount);
        await dialog.getByLabel('Method').fill('Bank transfer');
        await dialog.getByRole('button', { name: 'Record payment' }).click();
        await expect(dialog).toBeHidden();
    };
    await pay('10');
    await expect(page.locator('.summary').getByText('Partial').first()).toBeVisible();
    await pay('24.00');
    await expect(page.locator('.summary').getByText('Paid')).toBeVisible();
    await expect(page.getByText('$34.00 of $34.00')).toBeVisible();
    page.once('dialog', (d) => void d.accept());
    await page.getByRole('button', { name: 'Reverse the payment of $24.00' }).click();
    await expect(page.getByText('$10.00 of $34.00')).toBeVisible();
    await expect(page.getByText('Reversed', { exact: true })).toBeVisible();
});

test('a message that comes up under a pointer at rest leaves in its time, and stays when it is pointed at', async ({ desk: page, server }) => {
    const o = await make(server), { width, height } = page.viewportSize()!;
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    for (const [words, pointed] of [['Ring twice', false], ['Ring once', true]] as const) {
        if (pointed) await edit(page);
        await page.getByLabel('Comment').fill(words);
        await page.mouse.move(width - 120, height - 40);
        await page.keyboard.press('Control+s');
        await said(page, 'Order updated');
        expect(await page.evaluate(([x, y]) => !!document.elementFromPoint(x, y)?.closest('.toast'), [width - 120, height - 40] as const)).toBe(true);
        if (pointed) {
            await page.mouse.move(width - 121, height - 40);
            await page.waitForTimeout(5000);
            await said(page, 'Order updated');
            await page.mouse.move(0, 0);
        }
        await expect(page.locator('.toast')).toHaveCount(0, { timeout: 8000 });
    }
});

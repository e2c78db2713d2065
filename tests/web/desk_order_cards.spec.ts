/* The cards of the order page: reminders, pictures and the catalogue, fields of the shop, tags, requests, payments with a
   date, old orders without products (UI_SPEC E5, E7, E10, D5), a new order from the list, and a person who may only read. */
import { deflateSync } from 'node:zlib';
import { expect, noViolations, row, rows, shot, signInAs, test } from './desk';
import { asked } from './desk_chat';
import { ask, edit, make, part, read, said, save } from './desk_orders';

/* A picture of one colour. */
function png(side = 24): Buffer {
    const crc = (b: Buffer) => { let c = ~0; for (const x of b) { c ^= x; for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1; } return ~c >>> 0; };
    const chunk = (type: string, data: Buffer) => {
        const body = Buffer.concat([Buffer.from(type), data]), out = Buffer.alloc(body.length + 8);
        out.writeUInt32BE(data.length);
        body.copy(out, 4);
        out.writeUInt32BE(crc(body), body.length + 4);
        return out;
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(side);
    head.writeUInt32BE(side, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const line = Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: side }, () => Buffer.from([0xb4, 0x5a, 0x3c])))]);
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => line)))), chunk('IEND', Buffer.alloc(0))]);
}
const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });

test('reminders are made, edited, switched, done and removed', async ({ desk: page, server, axe }, { project }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}`);
    const card = part(page, 'Reminders & automations'), add = card.getByRole('button', { name: 'Add reminder' });
    await expect(card.getByText('No data')).toBeVisible();
    const remind = async (text: string, day?: string) => {
        await add.click();
        const dialog = page.getByRole('dialog', { name: 'Add reminder' });
        await dialog.getByRole('button', { name: 'Save' }).click();
        await expect(dialog.getByText('Required field')).toBeVisible();
        await expect(dialog.getByLabel('Reminder', { exact: true })).toBeFocused();
        await axe('[role=dialog]');
        await dialog.getByLabel('Reminder', { exact: true }).fill(text);
        if (day) await dialog.getByLabel('Day').fill(day);
        await dialog.getByLabel('Time').fill('10:30');
        await dialog.getByRole('button', { name: 'Save' }).click();
        await said(page, 'Reminder added');
    };
    const { zone } = await server.staff('GET', '/api/v1/me') as { zone: string };
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
    await remind('Call before delivery');
    await remind('Check tracking status', today);
    await remind('Ask for a review', '2026-01-02');
    const line = (text: string) => card.getByRole('listitem').filter({ hasText: text });
    await expect(line('Call before delivery')).toContainText('Scheduled');
    await expect(line('Call before delivery')).toContainText('Active');
    await expect(line('Call before delivery')).toContainText('10:30');
    await expect(line('Check tracking status')).toContainText('Remind today');
    await expect(line('Ask for a review')).toContainText('Overdue');
    await page.evaluate(() => scrollTo(0, 0)); /* what lies half under the header is too small a target */
    await axe();
    await shot(page, 'order-reminders', project.name, true);

    await line('Ask for a review').getByRole('button', { name: 'Edit Ask for a review' }).click();
    await page.getByRole('dialog', { name: 'Edit reminder' }).getByLabel('Reminder', { exact: true }).fill('Ask Maria for a review');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await said(page, 'Reminder saved');
    await expect(line('Ask Maria for a review')).toContainText('Overdue');
    const onOff = line('Ask Maria').getByRole('switch', { name: 'Active: Ask Maria for a review' });
    await onOff.click({ force: true });
    await expect(line('Ask Maria')).not.toContainText('Overdue');
    await expect(onOff).not.toBeChecked();
    expect((await read(server, o.id)).reminder).toBe('Check tracking status');
    await line('Check tracking status').getByRole('button', { name: 'Done: Check tracking status' }).click();
    await said(page, 'Reminder done');
    await expect(line('Check tracking status')).toContainText('Done ');
    await expect(line('Check tracking status').getByRole('switch')).toHaveCount(0);
    page.once('dialog', (d) => void d.accept());
    await line('Ask Maria').getByRole('button', { name: /^Delete/ }).click();
    await expect(line('Ask Maria')).toHaveCount(0);
    const { items } = await server.staff('GET', `/api/v1/orders/${o.id}/reminders`) as { items: { text: string; done_at: string | null }[] };
    expect(items.map((r) => [r.text, !!r.done_at])).toEqual([['Call before delivery', false], ['Check tracking status', true]]);
});

test('E5 pictures by upload and URL: what is none, too large or no address is told in words', async ({ desk: page, server, axe }, { project }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    await page.getByRole('button', { name: 'Edit Ceramic mug' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit product' }), input = dialog.locator('input[type=file]'), images = dialog.locator('.pictures ul img');
    await input.setInputFiles([file('mug.png', png()), file('notes.txt', Buffer.from('words'), 'text/plain'), file('huge.png', Buffer.alloc(5 * 1024 * 1024 + 1))]);
    await expect(images).toHaveCount(1);
    await expect(dialog.getByText('This is no PNG, JPG or WEBP image')).toBeVisible();
    await expect(dialog.getByText('This image is larger than 5 MB')).toBeVisible();
    await dialog.getByRole('button', { name: 'Leave out notes.txt' }).click();
    await dialog.getByRole('button', { name: 'Leave out huge.png' }).click();
    await expect(dialog.getByText('This is no PNG, JPG or WEBP image')).toHaveCount(0);
    /* What only says that it is a picture: the server's words, and another try. */
    await input.setInputFiles([file('fake.png', Buffer.from('not a picture at all'))]);
    await expect(dialog.locator('.pictures ul [role=alert]')).not.toBeEmpty();
    await page.route('**/api/v1/files', (r) => r.abort(), { times: 1 });
    await dialog.getByRole('button', { name: 'Upload fake.png again' }).click();
    await expect(dialog.getByText('The image did not reach wismo. Try again.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Leave out fake.png' }).click();

    await dialog.getByLabel('Image URL').fill('javascript:alert(1)');
    await dialog.getByRole('button', { name: 'Add image' }).click();
    await expect(dialog.getByText('Invalid URL')).toBeVisible();
    await dialog.getByLabel('Image URL').fill('http://shop.example/mug.png');
    await dialog.getByLabel('Image URL').press('Enter');
    await expect(dialog.getByText('Invalid URL')).toBeVisible();
    await page.route('https://shop.example/**', (r) => r.fulfill({ contentType: 'image/png', body: png() }));
    await dialog.getByLabel('Image URL').fill('https://shop.example/mug.png');
    await dialog.getByLabel('Image URL').press('Enter');
    await expect(images).toHaveCount(2);
    await dialog.getByLabel('Description of image 1').fill('A brown mug');
    await axe('[role=dialog]');
    await shot(page, 'order-product', project.name);
    await dialog.getByRole('button', { name: 'Save product' }).click();
    await save(page).click();
    await said(page, 'Order updated');
    const now = await read(server, o.id), [mug] = now.items;
    expect(mug!.images.map((i) => [i.url.replace(/fil_\w+/, 'ID'), i.alt ?? ''])).toEqual([['/files/ID', 'A brown mug'], ['https://shop.example/mug.png', '']]);
    const shown = page.getByRole('img', { name: 'A brown mug' });
    await expect(shown).toBeVisible();
    expect(await shown.evaluate((i: HTMLImageElement) => i.decode().then(() => i.naturalWidth))).toBe(24);

    /* The first is the thumbnail of the list; eight are the most. */
    await page.goto(`${server.url}/orders?query=${o.number}`);
    await expect(row(page, o.number).locator(`img[src="${mug!.images[0]!.url}"]`)).toBeVisible();
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    await page.getByRole('button', { name: 'Edit Ceramic mug' }).click();
    await input.setInputFiles(Array.from({ length: 7 }, (_, i) => file(`more${i}.png`, png(10 + i))));
    await expect(images).toHaveCount(8);
    await expect(dialog.getByText('A product has at most 8 images')).toBeVisible();
    await expect(input).toBeDisabled();
    await dialog.getByRole('button', { name: 'Remove image 1' }).click();
    await expect(images).toHaveCount(7);
});

test('a product comes from the catalogue, with its price, stock and pictures', async ({ desk: page, server, axe }) => {
    const name = 'Bowl ' + Math.random().toString(36).slice(2, 7), sku = name.replace(' ', '-').toUpperCase();
    const p = await server.staff('POST', '/api/v1/products', { sku, name, price: { minor: 1850 }, stock: 7, images: [{ url: 'https://shop.example/bowl.png', alt: 'Bowl' }], variants: [], active: true }) as { id: string };
    await server.staff('POST', '/api/v1/products', { sku: sku + '-V', name: name + ' set', price: { minor: 5000 }, stock: 2, images: [], variants: [{ name: 'Large', sku: sku + '-L', price: 6100, stock: 3 }], active: true });
    await page.route('https://shop.example/**', (r) => r.fulfill({ contentType: 'image/png', body: png() }));
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    const dialog = page.getByRole('dialog', { name: 'Add product' }), find = dialog.getByRole('combobox', { name: 'From the catalogue' });
    const pick = async (words: string, option: RegExp) => {
        await page.getByRole('button', { name: 'Add product' }).click();
        await find.fill(words);
        await expect(page.getByRole('option', { name: option })).toBeVisible();
        await page.waitForTimeout(300); /* the dialog fades in: half-transparent words have no contrast */
        await axe(); /* with what is offered */
        await page.getByRole('option', { name: option }).click();
    };
    await pick(sku.toLowerCase(), /18\.50 USD/);
    await expect(dialog.getByLabel('Product name')).toHaveValue(name);
    await expect(dialog.getByLabel(/^Price/)).toHaveValue('18.50');
    await expect(dialog.getByLabel('Qty')).toBeFocused();
    await axe('[role=dialog]');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await pick(sku + '-L', /61\.00 USD/);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.locator('.totals .due dd')).toHaveText('$113.50');
    await save(page).click();
    await said(page, 'Order updated');
    const [, , bowl, set] = (await read(server, o.id)).items;
    expect([bowl!.name, bowl!.sku, bowl!.stock, bowl!.product_id, bowl!.unit_price.minor, bowl!.images[0]!.alt]).toEqual([name, sku, 7, p.id, 1850, 'Bowl']);
    expect([set!.name, set!.sku, set!.stock, set!.unit_price.minor]).toEqual([`${name} set – Large`, sku + '-L', 3, 6100]);
});

test('fields of the shop: text, number, select and required, on the order and on its products', async ({ desk: page, server, axe }, { project }) => {
    const o = await make(server);
    const back = await ask(server, {
        order_fields: [{ name: 'delivery_address', type: 'text', required: true }, { name: 'Floor', type: 'number' }, { name: 'Wrapping', type: 'select', options: ['Paper', 'Box'] }],
        item_fields: [{ name: 'Size', type: 'select', options: ['S', 'M'] }],
    });
    try {
        await page.goto(`${server.url}/orders/${o.id}?edit=1`);
        await page.getByLabel('Floor').fill('third');
        await page.getByLabel('Wrapping').selectOption('Box');
        await save(page).click();
        await expect(page.getByText('Required field')).toBeVisible();
        await expect(page.getByText('This must be a number')).toBeVisible();
        await expect(page.getByLabel('delivery_address')).toBeFocused();
        await axe();
        await page.getByLabel('delivery_address').fill('Long street 5');
        await page.getByLabel('Floor').fill('3');
        await page.getByRole('button', { name: 'Edit Ceramic mug' }).click();
        await page.getByRole('dialog').getByLabel('Size').selectOption('M');
        await page.getByRole('button', { name: 'Save product' }).click();
        await page.getByRole('combobox', { name: 'Automations' }).fill('Delivery control,Payment control');
        await page.getByRole('combobox', { name: 'Automations' }).press('Enter');
        await page.getByRole('button', { name: 'Remove tag Payment control' }).click();
        await save(page).click();
        await said(page, 'Order updated');
        const now = await read(server, o.id);
        expect([now.custom, now.items[0]!.custom, now.tags]).toEqual([{ delivery_address: 'Long street 5', Floor: 3, Wrapping: 'Box' }, { Size: 'M' }, 'Delivery control']);
        const customer = part(page, 'Customer information');
        await expect(customer.getByRole('definition').filter({ hasText: 'Long street 5' })).toBeVisible();
        await expect(page.getByText('Size: M')).toBeVisible();
        await expect(part(page, 'Delivery & tracking').getByText('Delivery control')).toBeVisible();
        await shot(page, 'order-custom', project.name, true);
    } finally {
        await back();
    }
});

test('E10 payment_type = cod shows Cash on delivery, and both filters find it', async ({ desk: page, server }) => {
    const back = await ask(server, { order_fields: [{ name: 'payment_type', type: 'select', options: ['card', 'cod'] }] });
    try {
        const o = await make(server);
        await page.goto(`${server.url}/orders/${o.id}?edit=1`);
        await page.getByLabel('payment_type').selectOption('cod');
        await save(page).click();
        await said(page, 'Order updated');
        await expect(page.locator('.summary').getByText('Cash on delivery')).toBeVisible();
        for (const payment of ['cod', 'none']) {
            await page.goto(`${server.url}/orders?payment=${payment}&query=${o.number}`);
            await expect(row(page, o.number)).toContainText('Cash on delivery');
        }
        await page.goto(`${server.url}/orders?payment=pending&query=${o.number}`);
        await expect(page.getByText('No orders found')).toBeVisible();
        /* Until a payment is recorded. */
        await server.staff('POST', `/api/v1/orders/${o.id}/payments`, { amount: { minor: 100 }, method: 'Cash' });
        await page.goto(`${server.url}/orders/${o.id}`);
        await expect(page.locator('.summary').getByText('Partial').first()).toBeVisible();
    } finally {
        await back();
    }
});

test('E7 an order that only has a total says so, and its total can be corrected', async ({ desk: page, server, axe }, { project }) => {
    const o = await make(server, { items: [], total: { minor: 5000 } });
    expect(o.legacy).toBe(true);
    await page.goto(`${server.url}/orders/${o.id}`);
    const products = part(page, 'Products in order').first();
    await expect(products.getByText('Product list is unavailable for this order — only the total amount is stored')).toBeVisible();
    await expect(products.locator('.due')).toContainText('$50.00');
    await axe();
    await shot(page, 'order-legacy', project.name);
    await edit(page);
    await expect(page.getByRole('button', { name: 'Add product' })).toHaveCount(0);
    await page.getByLabel('Total due:').fill('fifty');
    await expect(page.getByText('Price must be 0 or more')).toBeVisible();
    await save(page).click();
    await expect(page.getByLabel('Total due:')).toBeFocused();
    expect((await read(server, o.id)).total.minor).toBe(5000);
    await page.getByLabel('Total due:').fill('55,50');
    await save(page).click();
    await said(page, 'Order updated');
    expect((await read(server, o.id)).total.minor).toBe(5550);
});

test('a payment has its day, and none is still to come', async ({ desk: page, server }) => {
    const o = await make(server);
    await page.goto(`${server.url}/orders/${o.id}`);
    await page.getByRole('button', { name: 'Record payment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record payment' });
    await dialog.getByLabel('Date').fill('2030-01-01');
    await dialog.getByRole('button', { name: 'Record payment' }).click();
    await expect(dialog.getByText('This day is still to come')).toBeVisible();
    await dialog.getByLabel('Date').fill('2026-03-04');
    await dialog.getByLabel('Method').fill('Cash');
    await dialog.getByRole('button', { name: 'Record payment' }).click();
    await expect(part(page, 'Payments')).toContainText('Cash · 4 Mar 2026');
});

test('what the customer asked for is on the order, with its count and the way there', async ({ desk: page, server, axe }) => {
    const { order } = await asked(server, 'cancel my order', ['!Yes']);
    await page.goto(`${server.url}/orders/${order.id}`);
    await expect(part(page, 'Requests')).toContainText('Cancel the order');
    await expect(part(page, 'Requests')).toContainText('Open');
    await axe();
    /* The chat that it came from is a click away, from the name and from the menu. */
    const chat = await read(server, order.id);
    await expect(part(page, 'Customer information').getByRole('link', { name: /Maria Öz/ })).toHaveAttribute('href', '/conversations/' + chat.conversation_id);
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect(page.getByRole('menuitem', { name: 'Open client chat' })).toHaveAttribute('href', '/conversations/' + chat.conversation_id);
    await page.keyboard.press('Escape');
    await expect(part(page, 'Customer information').getByRole('link', { name: 'All about this customer' })).toHaveAttribute('href', `/orders/${order.id}/customer`);
    await page.getByRole('link', { name: '1 open request' }).click();
    await expect(page).toHaveURL(new RegExp(`/requests\\?order_id=${order.id}`));
});

test('a new order: from the list, filled in, told what is wrong, saved, and in the list', async ({ desk: page, server, axe }, { project }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    await page.getByRole('button', { name: 'Create order' }).click();
    await said(page, 'Order created');
    await expect(page).toHaveURL(/\/orders\/ord_\w+\?edit=1$/);
    const id = /ord_\w+/.exec(page.url())![0], fresh = await read(server, id);
    expect([fresh.badge, fresh.total.minor, fresh.items.length, fresh.payment_badge]).toEqual(['New', 0, 0, 'No payment']);
    await expect(page.getByText('Changes are applied only after you click Save at the top.')).toBeVisible();
    await expect(page.getByText('No products yet')).toBeVisible();
    await expect(save(page)).toBeDisabled();
    await axe();
    await shot(page, 'order-new', project.name, true);
    await page.getByLabel('Customer', { exact: true }).fill('Zoë Nováková');
    await page.getByLabel('Phone').fill('12');
    await page.getByLabel('Email').fill('zoe@');
    await page.getByRole('button', { name: 'Add product' }).click();
    await page.getByLabel('Product name').fill('Teapot');
    await page.getByLabel(/^Price/).fill('39.90');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await save(page).click();
    await expect(page.getByText('Invalid phone number')).toBeVisible();
    await expect(page.getByText('Invalid email')).toBeVisible();
    await expect(page.getByRole('alert').getByText('Failed to update order')).toBeVisible();
    await expect(page.getByLabel('Phone')).toBeFocused();
    await page.getByLabel('Phone').fill('+420 777 123 456');
    await page.getByLabel('Email').fill('zoe@example.com');
    await page.getByLabel('Discount:').fill('100');
    await save(page).click();
    await expect(page.getByText('The discount is larger than the order.').first()).toBeVisible();
    await page.getByLabel('Discount:').fill('0.90');
    await save(page).click();
    await said(page, 'Order updated');
    await expect(page).toHaveURL(new RegExp(id + '$')); /* a reload reads, and does not edit again */
    const made = await read(server, id);
    expect([made.customer_name, made.phone, made.total.minor]).toEqual(['Zoë Nováková', '+420777123456', 3900]);
    await page.getByRole('main').getByRole('link', { name: 'Orders' }).click();
    await expect(rows(page).first()).toContainText('Zoë Nováková');
    await expect(row(page, made.number)).toContainText('$39.00');
});

test('who may only read sees no way to change anything', async ({ browser, page, server }) => {
    const o = await make(server, { tracking_number: 'TR1' }), email = `viewer${Math.random().toString(36).slice(2)}@example.com`;
    const { link } = await server.staff('POST', '/api/v1/invitations', { email, role: 'viewer' }) as { link: string };
    const context = await browser.newContext({ viewport: page.viewportSize() }), other = await context.newPage();
    const used = await other.request.post(server.url + '/api/v1/link/use', { data: { token: link.split('=')[1], name: 'Vera', password: 'only looking at it' } });
    expect(used.status()).toBe(204);
    await signInAs(other, server, { email, password: 'only looking at it' });
    await other.goto(`${server.url}/orders/${o.id}?edit=1`);
    await expect(other.getByText('Order created')).toBeVisible();
    for (const name of [/^Edit/, /^Save/, /^Add/, /^Record/, /^Delete/]) await expect(other.getByRole('button', { name })).toHaveCount(0);
    await expect(other.getByRole('main').locator('input:not([type=checkbox]), select, textarea')).toHaveCount(0);
    await other.keyboard.press('e');
    await expect(other.getByRole('main').locator('input:not([type=checkbox])')).toHaveCount(0);
    await other.getByRole('button', { name: 'More actions' }).click();
    await expect(other.getByRole('menuitem', { name: 'Copy order number' })).toBeVisible();
    await expect(other.getByRole('menuitem', { name: 'Cancel order' })).toHaveCount(0);
    await noViolations(other);
    await context.close();
});

test('many wrong fields at once are listed, and each leads to its field', async ({ desk: page, server, axe }, { project }) => {
    const o = await make(server);
    const back = await ask(server, { order_fields: ['Floor', 'Door', 'Bell'].map((name) => ({ name, type: 'text', required: true })).concat([{ name: 'Wrapping', type: 'text', required: false }]) });
    try {
        await page.goto(`${server.url}/orders/${o.id}?edit=1`);
        await page.getByLabel('Email').fill('nobody');
        await page.getByLabel('Wrapping').fill('Paper');
        await save(page).click();
        const list = page.getByRole('alert').filter({ hasText: '4 fields need your attention' });
        await expect(list.getByRole('button')).toHaveText(['Email: Invalid email', 'Floor: Required field', 'Door: Required field', 'Bell: Required field']);
        await page.evaluate(() => scrollTo(0, 0));
        await axe();
        await shot(page, 'order-wrong', project.name);
        await list.getByRole('button', { name: /^Door/ }).click();
        await expect(page.getByLabel('Door')).toBeFocused();
        await page.getByLabel('Door').fill('left');
        await expect(list).toHaveCount(0); /* three stand at their fields */
        await page.context().setOffline(true);
        await expect(save(page)).toBeDisabled();
        await page.context().setOffline(false);
        await expect(save(page)).toBeEnabled();
    } finally {
        await back();
    }
});

test('what the shopper sees is what the chat would say now', async ({ desk: page, server, axe }, { project }) => {
    const o = await make(server, { carrier: 'DHL', tracking_number: 'TR90210' });
    await server.staff('PATCH', '/api/v1/orders/' + o.id, { version: o.version, badge: 'In transit' });
    await page.goto(`${server.url}/orders/${o.id}`);
    const seen = part(page, 'What the shopper sees');
    await seen.getByRole('button', { name: 'Show: What the shopper sees' }).click();
    await expect(seen).toContainText('#' + o.number);
    await expect(seen).toContainText('In transit');
    await expect(seen).toContainText('TR90210');
    await axe();
    await shot(page, 'order-shopper', project.name, true);
    /* And after the next save, what it would say then. */
    await edit(page);
    await page.getByLabel('Package status').selectOption('Delivered');
    await save(page).click();
    await said(page, 'Order updated');
    await expect(seen).toContainText('Delivered');
    await expect(seen).not.toContainText('In transit');
});

test('a reminder that is made elsewhere stands in the list at once', async ({ desk: page, server, isMobile }) => {
    test.skip(!!isMobile, 'a card of the list has no reminder');
    const o = await make(server);
    await page.goto(`${server.url}/orders?query=${o.number}`);
    await expect(row(page, o.number)).toBeVisible();
    await server.staff('POST', `/api/v1/orders/${o.id}/reminders`, { text: 'Ring at noon', due_at: '2031-05-06T12:00:00Z' });
    await expect(row(page, o.number)).toContainText('6 May 2031');
});

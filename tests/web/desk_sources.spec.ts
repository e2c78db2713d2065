/* Order sources on the desk: connect, test, map, break, recover. The shop is a peer that speaks words of its own and can be
   made to fall silent; each test connects one of its own. */
import { signed } from '../peer/any_shop.mjs';
import { WooPeer } from '../peer/woocommerce.mjs';
import { Shopper, everythingAllowed } from './desk_chat';
import { member, signInAs } from './desk';
import { card, connected, disconnectAll, expect, idOf, read, said, setting, test, unique, type Source } from './desk_source';

test.afterEach(({ server }) => disconnectAll(server));

test('connect: a wrong key says so in words, the right one connects, orders arrive and the chat answers', async ({ desk: page, server, shop, looks }) => {
    test.setTimeout(120_000);
    for (let i = 0; i < 120; i++) shop.add(`C${1000 + i}`, `c${i}@example.com`);
    await page.goto(server.url + '/integrations');
    await expect(page.getByText('No other system is connected yet.')).toBeVisible();
    await page.getByRole('link', { name: 'Any HTTP API' }).click();
    await expect(page).toHaveTitle(/Connect Any HTTP API/);

    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(setting(page, 'url')).toBeFocused();
    await expect(setting(page, 'url')).toHaveAttribute('aria-invalid', 'true');
    const name = unique('Kiln & Thread');
    await page.locator('[name=name]').fill(name);
    await setting(page, 'url').fill(shop.url);
    await expect(setting(page, 'header_value')).toHaveCount(0);
    await setting(page, 'auth').selectOption('A fixed header');
    await setting(page, 'header_value').fill('Bearer wrong');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.getByText('One thing is wrong')).toBeVisible();
    await expect(page.locator('.fact.wrong')).toContainText(/refuses the sign-in \(401\)/);
    await looks('source-connect-wrong');
    await setting(page, 'header_value').fill('Bearer right');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();

    await expect(page).toHaveURL(/\/integrations\/sources\/src_\w+/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await expect(page.locator('.source-summary')).toContainText('120');
    await expect(page.locator('.source-head').getByText('Connected', { exact: true })).toBeVisible();
    await expect(card(page, 'Read by')).toContainText('Hearth & Heddle');
    await looks('source');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(JSON.stringify(await read(server, idOf(page)))).not.toContain('Bearer');

    await page.goto(server.url + '/integrations');
    const mine = page.locator('.source-card', { hasText: name });
    await expect(mine).toContainText('Connected');
    await expect(mine).toContainText('120');
    await looks('integrations-sources');
    const shopper = await Shopper.at(server);
    await shopper.say('where is my order', 'C1003', 'c3@example.com');
    expect((await shopper.heard()).join('\n')).toContain('C1003');
});

test('map: fields of another name, what is wrong stands at its row, and one real order shows what comes of it', async ({ desk: page, server, shop, looks, isMobile }) => {
    test.setTimeout(120_000);
    shop.show = ({ number, email, general, ...o }) => ({ ...o, order_no: number, buyer: { mail: email }, state: { word: 'Packing at the bench' } });
    shop.add('M77', 'ann@example.com');
    const s = await server.staff('POST', '/api/v1/sources', { kind: 'http', name: unique('Mapped'), settings: { url: shop.url, auth: 'header', header_value: 'Bearer right' } }) as Source;
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    const path = (field: string) => page.getByRole('textbox', { name: 'Path of ' + field, exact: true });
    await path('number').fill('order..no');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(path('number')).toBeFocused();
    await expect(path('number')).toHaveAccessibleDescription(/A path looks like/);
    await path('number').fill('order_no');
    await path('email').fill('buyer.mail');
    await path('general').fill('state.word');
    await page.getByRole('textbox', { name: 'Order number', exact: true }).fill('M77');
    await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill('ann@example.com');
    await page.getByRole('button', { name: 'Read it' }).click();
    await expect(page.getByRole('region', { name: 'What the system says' })).toContainText('"order_no": "M77"');
    await expect(page.locator('.trial-pairs')).toContainText('#M77');
    await expect(page.getByRole('row', { name: /^email/ })).toContainText('ann@example.com');
    if (!isMobile) await expect(page.getByRole('columnheader', { name: 'Leave out' }).first()).toBeAttached(); /* rows are cards there */
    await looks('source-mapping', { fullPage: true });
    await page.getByRole('textbox', { name: 'Order number', exact: true }).fill('NOPE');
    await page.getByRole('button', { name: 'Read it' }).click();
    await expect(page.locator('.trial .note-amber')).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'Connection saved');
    expect((await read(server, s.id)).settings.mapping).toEqual({ number: 'order_no', email: 'buyer.mail', general: 'state.word' });

    /* What rows cannot hold is edited as JSON, and stays when a row beside it changes. */
    await page.getByRole('radio', { name: 'JSON' }).check();
    await setting(page, 'mapping').fill('{"number": "order_no", "email": "buyer.mail", "general": {"path": "state.word", "words": {"Packing at the bench": "in_progress"}');
    await expect(page.getByText('This is not JSON.')).toBeVisible();
    await setting(page, 'mapping').fill('{"number": "order_no", "email": "buyer.mail", "general": {"path": "state.word", "words": {"Packing at the bench": "in_progress"}}}');
    await page.getByRole('radio', { name: 'Fields' }).check();
    await expect(path('general')).toHaveValue('state.word');
    await page.getByRole('combobox', { name: '+ Add a field' }).selectOption('phone');
    await path('phone').fill('buyer.phone');
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'Connection saved');
    expect((await read(server, s.id)).settings.mapping).toEqual({ number: 'order_no', email: 'buyer.mail', phone: 'buyer.phone', general: { path: 'state.word', words: { 'Packing at the bench': 'in_progress' } } });
});

test('break and recover: the page, the banner and the chat say it, and it mends by itself', async ({ desk: page, server, shop, looks }) => {
    test.setTimeout(300_000);
    shop.add('B1', 'bea@example.com');
    const s = await connected(server, shop);
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    shop.bad = (req) => { req.socket.destroy(); return true; };
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.locator('.facts.bad')).toBeVisible();
    const shopper = await Shopper.at(server);
    await shopper.say('where is my order', 'B1', 'bea@example.com');
    expect((await shopper.heard()).at(-1)).toMatch(/message|cannot|could not|reach/i);
    for (let i = 0; i < 4; i++) await (await Shopper.at(server)).say('where is my order', 'B1', 'bea@example.com');
    await expect(page.getByText('It does not answer', { exact: true })).toBeVisible();
    await expect(page.locator('.source-head .standing')).toContainText('Not answering');
    const banner = page.locator('.bar.silent', { hasText: s.name });
    await expect(banner).toBeVisible({ timeout: 90_000 });
    await expect(banner).toContainText('Shoppers are told so and can leave a message.');
    await page.goto(server.url + '/orders');
    await expect(banner).toBeVisible();
    await looks('source-banner');
    await banner.getByRole('link', { name: 'See what is wrong' }).click();
    await expect(page.getByText('It does not answer', { exact: true })).toBeVisible();
    await looks('source-silent');

    /* Whoever is no manager is told, too, but not led to a page that is not theirs. */
    const other = await (await page.context().browser()!.newContext()).newPage();
    await signInAs(other, server, await member(server, 'agent'));
    await other.goto(server.url + '/orders');
    await expect(other.locator('.bar.silent', { hasText: s.name })).toBeVisible();
    await expect(other.getByRole('link', { name: 'See what is wrong' })).toHaveCount(0);
    await other.context().close();

    shop.bad = null;
    await expect(async () => {
        await (await Shopper.at(server)).say('where is my order', 'B1', 'bea@example.com');
        expect((await page.locator('.source-head .standing').textContent())).toBe('Connected');
    }).toPass({ timeout: 120_000, intervals: [5000] });
    await expect(banner).toHaveCount(0, { timeout: 90_000 });
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.getByText('Everything works')).toBeVisible();
});

test('an order of another shop: what is theirs is read, what is ours is written', async ({ desk: page, server, shop, looks }) => {
    shop.add('L5', 'lea@example.com');
    const s = await connected(server, shop);
    const { items: [row] } = await server.staff('GET', '/api/v1/orders?query=L5') as { items: { id: string }[] };
    await page.goto(`${server.url}/orders/${row!.id}`);
    await expect(page.getByText(`From ${s.name}: change it there`).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Edit Products in order' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Record payment' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(page.locator('#f-note')).toBeVisible();
    for (const theirs of ['customer_name', 'email', 'carrier', 'badge']) await expect(page.locator('#f-' + theirs)).toHaveCount(0);
    await page.locator('#f-note').fill('Call before the next delivery');
    await page.locator('#f-warehouse').fill('North');
    await looks('order-theirs', { fullPage: true });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await said(page, 'Order updated');
    const now = await server.staff('GET', '/api/v1/orders/' + row!.id) as { note: string; warehouse: string };
    expect([now.note, now.warehouse]).toEqual(['Call before the next delivery', 'North']);
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect(page.getByRole('menuitem', { name: 'Copy order number' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Cancel order' })).toHaveCount(0);
});

test('a note for the people who work in the shop’s own system', async ({ desk: page, server, looks }) => {
    const woo = await WooPeer.start();
    try {
        const o = woo.order({ email: 'nora@example.com' });
        const s = await server.staff('POST', '/api/v1/sources', { kind: 'woocommerce', name: unique('Wool shop'), settings: woo.settings }) as Source;
        let row: { id: string; number: string } | undefined;
        await expect(async () => {
            row = (await server.staff('GET', `/api/v1/orders?query=${o.number}`) as { items: { id: string; number: string }[] }).items.find((x) => x.number === o.number);
            expect(row).toBeDefined();
        }).toPass();
        await page.goto(`${server.url}/orders/${row!.id}`);
        const box = card(page, `In ${s.name}`);
        await expect(box.getByText('wismo has changed nothing there.')).toBeVisible();
        await box.getByRole('button', { name: 'Write a note' }).click();
        const field = box.getByLabel('Note for the people who work there');
        await expect(field).toBeFocused();
        await box.getByRole('button', { name: 'Send note' }).click();
        await expect(box.getByText('Required field')).toBeVisible();
        await field.fill('Gift: no invoice in the box');
        const asked = page.waitForEvent('dialog').then((d) => d.dismiss());
        await page.evaluate(() => history.pushState(null, '', '/orders'));
        await asked;
        await expect(field).toHaveValue('Gift: no invoice in the box');
        await looks('order-store-note', { fullPage: true });
        await box.getByRole('button', { name: 'Send note' }).click();
        await said(page, 'The note is on its way');
        await expect(box.getByText('Done', { exact: true })).toBeVisible();
        await expect(box.getByText('Gift: no invoice in the box')).toBeVisible();
        expect(woo.notes.get(o.id)!.map((x) => x.note.split('\n')[0])).toEqual(['Gift: no invoice in the box']);
        await expect(card(page, 'Order history').getByText('Note written in the shop by wismo')).toBeVisible();
        await looks('order-store', { fullPage: true });
    } finally {
        await woo.end();
    }
});

test('what wismo did in the shop stands in the history; what it could not do is left to staff with the reason', async ({ desk: page, server, shop }) => {
    shop.add('A1', 'amy@example.com', { general: 'confirmed', delivery: 'not_shipped', shipments: [] });
    shop.add('A2', 'amy@example.com', { general: 'confirmed', delivery: 'preparing', shipments: [] });
    const s = await connected(server, shop, { actions: { cancel: { method: 'POST', path: '/orders/{id}/cancel' } } });
    await server.staff('PATCH', '/api/v1/sources/' + s.id, { version: s.version, acts: true });
    await everythingAllowed(server);
    for (const number of ['A1', 'A2']) await (await Shopper.at(server)).say('cancel my order', number, 'amy@example.com', '!Yes');
    const open = async (number: string) => {
        const { items: [row] } = await server.staff('GET', '/api/v1/orders?query=' + number) as { items: { id: string }[] };
        await page.goto(`${server.url}/orders/${row!.id}`);
    };
    await open('A1');
    await expect(card(page, 'Order history').getByText('Cancelled in the shop by wismo')).toBeVisible({ timeout: 30_000 });
    await expect(card(page, 'Order history').getByText(s.name).first()).toBeVisible();
    expect(shop.acts.map((a) => a.id)).toContain('id-A1');
    await open('A2');
    await expect(card(page, 'Order history').getByText(/wismo could not cancel it in the shop: .*on its way already/)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/The shop's own system did not do it: .*on its way already/).first()).toBeVisible();
});

test('settings: secrets stay, switches say what they do, who was slower decides, pause and resume', async ({ desk: page, server, shop }) => {
    shop.add('S1', 'sea@example.com');
    const s = await connected(server, shop, { actions: { cancel: { method: 'POST', path: '/orders/{id}/cancel' } } });
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    await expect(page.getByText('Set', { exact: true }).first()).toBeVisible();
    await expect(setting(page, 'header_value')).toHaveCount(0);
    await page.locator('[name=name]').fill(s.name + ' 2');
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'Connection saved');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.getByText('Everything works')).toBeVisible();

    await page.getByRole('button', { name: 'Replace Header value' }).click();
    await expect(setting(page, 'header_value')).toBeFocused();
    await setting(page, 'header_value').fill('Bearer other');
    await page.locator('.source-bar').getByRole('button', { name: 'Test connection' }).click();
    await expect(page.locator('.fact.wrong')).toContainText('401');
    await page.getByRole('button', { name: 'Discard' }).click();

    await page.locator('label', { hasText: 'Show the last known state' }).click();
    await said(page, 'Saved');
    await expect(page.getByText('It may be out of date.')).toBeVisible();
    await page.locator('label', { hasText: 'Do in the shop what customers ask for' }).click();
    await expect(page.getByText(/On: wismo does this there by itself: cancel an order/)).toBeVisible();
    expect(await read(server, s.id)).toMatchObject({ last_known: true, acts: true });

    await page.route('**/api/v1/events', (r) => r.abort());
    await page.reload();
    await expect(page.locator('[name=name]')).toHaveValue(s.name + ' 2');
    await page.locator('[name=name]').fill('Mine');
    await server.staff('PATCH', '/api/v1/sources/' + s.id, { version: (await read(server, s.id)).version, name: 'Theirs' });
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Somebody else changed this order source meanwhile.')).toBeVisible();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(async () => expect((await read(server, s.id)).name).toBe('Mine')).toPass();
    await said(page, 'Connection saved');
    /* What only they have changed stays theirs. */
    await page.getByText('Reading lists').click();
    await setting(page, 'list_path').fill('orders');
    await server.staff('PATCH', '/api/v1/sources/' + s.id, { version: (await read(server, s.id)).version, name: 'Theirs again' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(async () => expect(await read(server, s.id)).toMatchObject({ name: 'Theirs again', settings: { list_path: 'orders' } })).toPass();

    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.locator('.source-head').getByText('Paused', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Look now' })).toBeDisabled();
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByRole('button', { name: 'Look now' })).toBeEnabled();
});

test('settings: whatever cannot be saved says why', async ({ desk: page, server, shop }) => {
    const s = await connected(server, shop), name = unique('Second'), save = page.getByRole('button', { name: 'Save' });
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    /* Another way in than before: what it does not use is not asked for. */
    await setting(page, 'auth').selectOption('OAuth 2 client credentials');
    await setting(page, 'token_url').fill('https://id.example/token');
    await setting(page, 'client_id').fill('wismo');
    await setting(page, 'client_secret').fill('hush');
    await save.click();
    await said(page, 'Connection saved');
    /* A mistake in a field that the choice has hidden since: it is shown, and stays until it is mended. */
    await setting(page, 'auth').selectOption('Signing each request (HMAC)');
    await setting(page, 'signature_header').fill('Not a header');
    await setting(page, 'auth').selectOption('Not at all');
    await expect(setting(page, 'signature_header')).toHaveCount(0);
    await save.click();
    await expect(setting(page, 'signature_header')).toBeFocused();
    await expect(setting(page, 'signature_header')).toHaveAttribute('aria-invalid', 'true');
    await setting(page, 'signature_header').fill('');
    await expect(setting(page, 'signature_header')).toBeVisible();
    await save.click();
    await said(page, 'Connection saved');
    await expect(setting(page, 'signature_header')).toHaveCount(0);
    /* Of a place inside of a field, with where it is. */
    await page.locator('summary', { hasText: 'Acting' }).click();
    await setting(page, 'actions').fill('{"cancel": {"method": "SING", "path": "/x"}}');
    await save.click();
    await expect(setting(page, 'actions')).toHaveAccessibleDescription(/cancel/);
    await page.getByRole('button', { name: 'Discard' }).click();

    /* A conflict that nobody else has made. */
    const second = await server.staff('POST', '/api/v1/sources', { kind: 'http', name, settings: { url: shop.url + '/second' } }) as Source;
    await page.goto(`${server.url}/integrations/sources/${second.id}`);
    await setting(page, 'url').fill(shop.url);
    await save.click();
    await said(page, `This shop is connected already, as “${s.name}”.`);
    await expect(page.getByText('Somebody else changed this order source meanwhile.')).toHaveCount(0);
});

test('connecting: a test counts for the settings that it was made with', async ({ desk: page, server, shop }) => {
    let go = () => {}, held = new Promise<void>((done) => { go = done; });
    await page.route('**/api/v1/sources/try', async (r) => { await held; await r.continue(); });
    await page.goto(server.url + '/integrations/sources/new?kind=http');
    await setting(page, 'url').fill(shop.url);
    await setting(page, 'auth').selectOption('A fixed header');
    await setting(page, 'header_value').fill('Bearer right');
    let answered = page.waitForResponse('**/api/v1/sources/try');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await setting(page, 'header_value').fill('Bearer wrong');
    go();
    await answered;
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeEnabled();
    await expect(page.getByText('Not tested yet.')).toBeVisible();
    await expect(page.getByText('Everything works')).toHaveCount(0);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.locator('.fact.wrong')).toContainText('401');
    held = new Promise<void>((done) => { go = done; });
    answered = page.waitForResponse('**/api/v1/sources/try');
    await page.getByRole('button', { name: 'Test again' }).click();
    await expect(page.getByRole('button', { name: 'Connect anyway' })).toBeDisabled();
    go();
    await answered;
    await expect(page.getByRole('button', { name: 'Connect anyway' })).toBeEnabled();
});

test('words: a state of its own has no text until somebody writes it, and may mean one of ours', async ({ desk: page, server, shop, looks }) => {
    shop.add('W1', 'wim@example.com', { general: 'Glazing now' });
    shop.add('W2', 'wim@example.com', { general: 'Vyřízená u nás' });
    shop.add('W3', 'wim@example.com', { general: 'awaiting-kiln' });
    shop.add('W4', 'wim@example.com', { general: '準備中' });
    const s = await connected(server, shop);
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    await page.getByRole('button', { name: 'Ask the shop for its statuses' }).click();
    const row = page.getByRole('row', { name: /Glazing now/ });
    for (const word of [/Glazing now/, /Vyřízená u nás/, /awaiting-kiln/, /準備中/]) await expect(page.getByRole('row', { name: word }).getByText('No text yet')).toBeVisible();
    await looks('source-words', { part: '.meanings' });
    await row.getByRole('button', { name: /^Write the text/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('Required field')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Text' }).fill('Order #order_number# is being glazed.');
    await looks('source-text', { part: '[role=dialog]' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(row.getByText('No text yet')).toHaveCount(0);
    const shopper = await Shopper.at(server);
    await shopper.say('where is my order', 'W1', 'wim@example.com');

    await row.getByRole('combobox').selectOption({ label: 'Confirmed' });
    await page.locator('.meanings').getByRole('button', { name: 'Save' }).click();
    await said(page, 'Meanings saved');
    const { items } = await server.staff('GET', `/api/v1/sources/${s.id}/statuses`) as { items: { raw: string; code: string | null }[] };
    expect(items.find((m) => m.raw === 'Glazing now')!.code).toBe('confirmed');

    /* Two drafts on one page: that one of them is gone does not give up the other. */
    let asked = 0;
    page.on('dialog', (d) => { asked++; void d.dismiss(); });
    const leave = () => page.evaluate(() => history.pushState(null, '', '/integrations'));
    await page.locator('[name=name]').fill('Another name');
    await row.getByRole('combobox').selectOption({ label: 'On hold' });
    await page.locator('.meanings').getByRole('button', { name: 'Discard' }).click();
    await leave();
    expect(asked).toBe(1);
    await row.getByRole('combobox').selectOption({ label: 'On hold' });
    await page.locator('.source-settings').getByRole('button', { name: 'Discard' }).click();
    await leave();
    expect(asked).toBe(2);
    await expect(page).toHaveURL(new RegExp(s.id));
    await page.locator('.meanings').getByRole('button', { name: 'Discard' }).click();
    await leave();
    expect(asked).toBe(2);
});

test('webhooks: the address to copy, and a message that failed is done once more', async ({ desk: page, server, shop, axe }) => {
    shop.add('H1', 'hal@example.com');
    const s = await connected(server, shop), body = JSON.stringify({ event: 'order.updated', id: 'id-H1' });
    const hook = await fetch(s.hook_url, { method: 'POST', headers: { 'content-type': 'application/json', 'X-Signature': signed('hush', body), 'X-Delivery-Id': 'd1' }, body });
    expect(hook.ok).toBe(true);
    await expect(async () => expect(((await server.staff('GET', `/api/v1/sources/${s.id}/deliveries`)) as { items: { state: string }[] }).items[0]!.state).toBe('done')).toPass();
    server.sql(`UPDATE inbound SET state = 'failed', trouble = 'It did not answer.' WHERE source_id = '${s.id}'`);
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    await expect(page.locator('.hook-url')).toContainText(`/hooks/source/${s.id}`);
    await expect(page.getByText('It did not answer.')).toBeVisible();
    await axe();
    await page.getByRole('button', { name: /^Replay/ }).click();
    await said(page, 'It is being done once more');
    await expect(page.getByText('It did not answer.')).toHaveCount(0);
});

test('which sources an assistant reads, and disconnecting with what stays', async ({ desk: page, server, shop, looks }) => {
    shop.add('DISC9157', 'dan@example.com');
    const s = await connected(server, shop);
    await page.goto(server.url + '/integrations');
    const reads = card(page, 'Where it reads orders');
    await expect(reads.getByRole('listitem')).toHaveCount(2);
    await reads.getByRole('button', { name: `Move ${s.name} up` }).click();
    await said(page, 'Order of sources saved');
    await expect(reads.getByRole('listitem').first()).toContainText(s.name);
    await expect(reads.getByRole('listitem').first()).toContainText('Its own');
    await reads.getByRole('button', { name: `Do not read ${s.name}` }).click();
    await expect(page.locator('.source-card', { hasText: s.name })).toContainText('No assistant reads it yet');
    await reads.getByRole('combobox', { name: 'Read another one' }).selectOption(s.name);
    await expect(reads.getByRole('listitem')).toHaveCount(2);

    await page.getByRole('link', { name: s.name }).click();
    await page.getByRole('button', { name: 'Disconnect…' }).click();
    const dialog = page.getByRole('dialog', { name: `Disconnect ${s.name}?` });
    await expect(dialog).toContainText('Hearth & Heddle no longer finds orders there.');
    await expect(dialog.getByRole('radio', { name: 'Keep them' })).toBeChecked();
    await expect(dialog).toContainText('The copy of its order here');
    await looks('source-disconnect', { part: '[role=dialog]' });
    await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await expect(page).toHaveURL(/\/integrations$/);
    await expect(page.locator('.source-card', { hasText: s.name })).toHaveCount(0);
    const { items: [row] } = await server.staff('GET', '/api/v1/orders?query=DISC9157') as { items: { id: string }[] };
    await page.goto(`${server.url}/orders/${row!.id}`);
    await expect(page.getByText(new RegExp(`From ${s.name}, disconnected on .*: it stays as it is`)).first()).toBeVisible();

    /* The same shop again: told when it is connected already, else its order is taken up. */
    const connect = async () => {
        await page.goto(server.url + '/integrations/sources/new?kind=http');
        await setting(page, 'url').fill(shop.url + '/');
        await setting(page, 'auth').selectOption('A fixed header');
        await setting(page, 'header_value').fill('Bearer right');
        await page.getByRole('button', { name: 'Connect', exact: true }).click();
    };
    await connect();
    await expect(page.getByText(`${s.name} is connected again: its orders from before are followed again`)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/integrations/sources/${s.id}`));
    await page.goto(`${server.url}/orders/${row!.id}`);
    await expect(page.getByText(`From ${s.name}: change it there`).first()).toBeVisible();
    await connect();
    await expect(page.getByText(`This shop is connected already, as “${s.name}”.`)).toBeVisible();
    await looks('source-connected-already');

    /* Copies that were kept are removed later, and a last time with the source. */
    const { items: [a] } = await server.staff('GET', '/api/v1/assistants') as { items: { id: string; version: number; source_id: string }[] };
    const all = await server.staff('GET', '/api/v1/sources') as { items: { id: string; kind: string }[] };
    await server.staff('PUT', `/api/v1/assistants/${a!.id}/sources`, { version: a!.version, sources: [all.items.find((x) => x.kind === 'native')!.id] });
    await server.staff('DELETE', `/api/v1/sources/${s.id}?copies=keep`);
    page.once('dialog', (d) => void d.accept());
    await page.goto(server.url + '/integrations');
    const left = page.getByRole('region', { name: 'Disconnected shops with copies' });
    await expect(left).toContainText(`${s.name} (Any HTTP API): 1 order, not followed since`);
    await looks('source-left');
    await left.getByRole('button', { name: `Remove copies… ${s.name}` }).click();
    await page.getByRole('dialog', { name: `Remove the copies of ${s.name}?` }).getByRole('button', { name: 'Remove them' }).click();
    await expect(left.getByText(s.name)).toHaveCount(0, { timeout: 20_000 });
    await expect(async () => expect((await server.staff('GET', '/api/v1/orders?query=DISC9157') as { items: unknown[] }).items).toHaveLength(0)).toPass();
});

test('disconnecting and removing: it says what goes, and it goes', async ({ desk: page, server, shop, looks }) => {
    shop.add('GONE9158', 'gus@example.com');
    const s = await connected(server, shop);
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    await page.getByRole('button', { name: 'Disconnect…' }).click();
    const dialog = page.getByRole('dialog', { name: `Disconnect ${s.name}?` });
    await dialog.getByRole('radio', { name: 'Remove them' }).check();
    await expect(dialog).toContainText('What is removed cannot be brought back.');
    await expect(dialog).toContainText('take it out there yourself'); /* it was put in by hand */
    await expect(dialog).not.toContainText('The webhooks are removed in the shop');
    await looks('source-disconnect-remove', { part: '[role=dialog]' });
    await dialog.getByRole('button', { name: 'Disconnect and remove' }).click();
    await expect(page).toHaveURL(/\/integrations$/);
    await expect(async () => expect((await server.staff('GET', '/api/v1/orders?query=GONE9158') as { items: unknown[] }).items).toHaveLength(0)).toPass();
});

test('a manager reads the page and repairs, a viewer does not see it', async ({ browser, server, shop }) => {
    shop.add('V1', 'vic@example.com');
    const s = await connected(server, shop);
    const page = await (await browser.newContext()).newPage();
    await signInAs(page, server, await member(server, 'manager'));
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    await expect(page.getByRole('button', { name: 'Look now' })).toBeVisible();
    await expect(page.getByText('Only an owner can change the connection.')).toBeVisible();
    for (const name of ['Save', 'Pause', 'Disconnect…']) await expect(page.getByRole('button', { name })).toHaveCount(0);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.getByText('Everything works')).toBeVisible();
    await signInAs(page, server, await member(server, 'viewer'));
    await page.goto(`${server.url}/integrations/sources/${s.id}`);
    await expect(page.getByText('You do not have access to this page')).toBeVisible();
    await page.context().close();
});

test('every kind has its page: what is invented says so, and is not connected by accident; by hand needs nothing', async ({ desk: page, server, looks }) => {
    const { sources } = await server.staff('GET', '/api/v1/kinds') as { sources: { name: string; label: string; invented: boolean }[] };
    await page.goto(server.url + '/integrations');
    for (const k of sources.filter((x) => x.name !== 'native')) await expect(page.getByRole('link', { name: new RegExp(k.label) })).toHaveAttribute('href', '/integrations/sources/new?kind=' + k.name);
    const invented = sources.find((k) => k.invented)!;
    await expect(page.getByRole('link', { name: new RegExp(invented.label) })).toContainText('Test data');
    await page.goto(server.url + '/integrations/sources/new?kind=' + invented.name);
    await expect(page.getByText('This source invents orders that nobody placed.')).toBeVisible();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByText('Say that you know: these orders are invented.')).toBeVisible();
    await looks('source-invented');
    await page.locator('label', { hasText: 'These orders are invented' }).click();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    const go = page.getByRole('button', { name: 'Connect anyway' });
    await expect(async () => { if (await go.isVisible()) await go.click(); expect(page.url()).toContain('/sources/src_'); }).toPass();
    await expect(page.locator('.source-head').getByText('Test data')).toBeVisible();
    await page.goto(server.url + '/integrations/sources/new?kind=manual');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByText('Questions about orders go to your team now.')).toBeVisible();
    await page.goto(server.url + '/integrations/sources/new?kind=nothing');
    await expect(page.getByText('There is no such kind of order source')).toBeVisible();
});

test('a WooCommerce shop: a wrong key is told, webhooks are registered and woken, the back-fill is seen', async ({ desk: page, server, looks }) => {
    test.setTimeout(120_000);
    const woo = await WooPeer.start({ permission: 'read' });
    try {
        for (let i = 0; i < 250; i++) woo.order({ email: `w${i}@example.com` });
        await page.goto(server.url + '/integrations/sources/new?kind=woocommerce');
        await setting(page, 'url').fill(woo.url);
        await setting(page, 'consumer_key').fill('ck_wrong');
        await setting(page, 'consumer_secret').fill(woo.settings.consumer_secret);
        await page.getByRole('button', { name: 'Test connection' }).click();
        await expect(page.locator('.fact.wrong').first()).toContainText(/401|key/);
        await setting(page, 'consumer_key').fill(woo.settings.consumer_key);
        await page.getByRole('button', { name: 'Test connection' }).click();
        await expect(page.locator('.facts')).toContainText('The key may only read. That is enough for answers');
        await page.evaluate(() => scrollTo(0, 0)); /* else a field may be half under the header */
        await looks('source-woo');
        woo.set({ permission: 'read_write', slow: 400 });
        await setting(page, 'consumer_key').fill(woo.settings.consumer_key);
        await page.getByRole('button', { name: 'Connect', exact: true }).click();
        await expect(page).toHaveURL(/\/sources\/src_/, { timeout: 30_000 });
        const hooks = card(page, 'Webhooks');
        await expect(hooks.getByText('Active').first()).toBeVisible();
        await expect(hooks.getByText('order.updated')).toBeVisible();
        woo.set({ slow: 0 });
        await expect(page.locator('.source-summary')).toContainText('250', { timeout: 60_000 });
        await expect(page.locator('.source-head').getByText('Connected', { exact: true })).toBeVisible();
        for (const h of woo.hooks.values()) h.status = 'disabled';
        await hooks.getByRole('button', { name: 'Register again' }).click();
        await said(page, 'Webhooks are registered');
        expect([...woo.hooks.values()].every((h) => h.status === 'active')).toBe(true);
        await looks('source-woo-connected', { fullPage: true });
    } finally {
        await woo.end();
    }
});

test('WooCommerce by its page of consent: no, a key that does not work, and yes', async ({ desk: page, server, looks }) => {
    test.setTimeout(120_000);
    const woo = await WooPeer.start(), o = woo.order({ email: 'consent@example.com' }), consent = page.getByRole('region', { name: 'Connect with WooCommerce' });
    const begin = async () => {
        await consent.getByRole('textbox', { name: 'Address of your shop' }).fill(woo.url);
        await consent.getByRole('button', { name: /Connect with WooCommerce|Begin again/ }).click();
        await expect(page.getByRole('heading', { name: 'wismo would like to connect to your store' })).toBeVisible();
    };
    await page.goto(server.url + '/integrations/sources/new?kind=woocommerce');
    await consent.getByRole('textbox', { name: 'Address of your shop' }).fill('http://shop.example');
    await consent.getByRole('button', { name: 'Connect with WooCommerce' }).click();
    await expect(consent.getByText('must begin with https://')).toBeVisible();
    await looks('source-consent');
    await begin();
    await page.getByRole('link', { name: 'Deny' }).click();
    await expect(consent.getByRole('alert')).toContainText('You said no at the shop. Nothing was connected.');
    await looks('source-consent-denied');
    woo.set({ grants: 'foreign' });
    await begin();
    await page.getByRole('link', { name: 'Approve' }).click();
    await expect(consent.getByRole('alert')).toContainText(/does not know this key/);
    woo.set({ grants: 'right' });
    await begin();
    await page.getByRole('link', { name: 'Approve' }).click();
    await expect(page).toHaveURL(/\/integrations\/sources\/src_\w+\?fresh=1/);
    await expect(card(page, 'Read by')).toContainText('Hearth & Heddle');
    await expect(page.locator('.source-summary')).toContainText('1');
    await looks('source-consent-done');
    const s = await read(server, idOf(page));
    expect(JSON.stringify(s)).not.toContain('cs_peer');
    await expect(async () => expect([...woo.hooks.values()].map((h) => h.status)).toEqual(Array(4).fill('active'))).toPass();
    const shopper = await Shopper.at(server);
    await shopper.say('where is my order', o.number, 'consent@example.com');
    expect((await shopper.heard()).join('\n')).toContain(o.number);
    await woo.end();
});

test('WooCommerce by its page of consent: read by nobody, said what fails, and followed up once', async ({ desk: page, server }) => {
    const woo = await WooPeer.start(), consent = page.getByRole('region', { name: 'Connect with WooCommerce' });
    try {
        let back = '', asked = 0;
        page.on('framenavigated', (f) => { if (f.url().startsWith(server.url) && f.url().includes('grant=')) back = f.url(); });
        await page.route('**/api/v1/sources/src_*', (r) => (asked++ ? r.continue() : r.fulfill({ status: 503, json: { detail: 'Not now.' } })));
        await page.goto(server.url + '/integrations/sources/new?kind=woocommerce');
        await page.getByRole('combobox', { name: 'Which assistant reads it' }).selectOption('None yet');
        await consent.getByRole('textbox', { name: 'Address of your shop' }).fill(woo.url);
        await consent.getByRole('button', { name: 'Connect with WooCommerce' }).click();
        await page.getByRole('link', { name: 'Approve' }).click();
        await expect(consent.getByRole('alert')).toContainText('Not now.');
        await consent.getByRole('button', { name: 'Try again' }).click();
        await expect(page).toHaveURL(/\/integrations\/sources\/src_\w+\?fresh=1/);
        await expect(card(page, 'Read by')).toContainText('No assistant reads it');
        await expect(page.getByText(/customers can ask about any order/i)).toHaveCount(0);
        const id = idOf(page);
        await page.goto(back);
        await expect(page).toHaveURL(new RegExp(`/integrations/sources/${id}$`));
        await expect(card(page, 'Read by')).toContainText('No assistant reads it');
        await expect(page.locator('.toast')).toHaveCount(0);
    } finally {
        await woo.end();
    }
});

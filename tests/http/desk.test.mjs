// desk.test.mjs - the order page's routes: edits with every wrong field named, package status and payment as two axes,
// totals that follow the products, payments recorded and taken back, reminders, conflicts that show what there is.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stream, Wismo } from './wismo.mjs';

let w;
before(async () => { w = await Wismo.start(); });
after(() => w.end());

const usd = (minor) => ({ minor, currency: 'USD' });
const mug = { name: 'Mug', quantity: 2, unit_price: usd(1250) };
const made = async (more = {}) => {
  const r = await w.staff('POST', '/api/v1/orders', { email: 'ann@example.com', currency: 'USD', items: [mug], ...more });
  assert.equal(r.status, 201, r.text);
  return r.json;
};
const patch = (o, body, more) => w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, ...body }, more);
const good = async (...args) => {
  const r = await patch(...args);
  assert.equal(r.status, 200, r.text);
  return r.json;
};
const history = async (o) => (await w.staff('GET', `/api/v1/orders/${o.id}/history`)).json.items;
const texts = async (o) => (await history(o)).map((e) => e.text);
const wrong = (r) => Object.fromEntries(r.json.errors.map((e) => [e.field, e.message]));

describe('an edit', () => {
  test('everything the page edits, in one save; history says who and what', async () => {
    const o = await made();
    const e = await good(o, {
      customer_name: 'Ann Lee', phone: '+420777123456', email: 'ann.lee@example.com', ship_line1: 'Long street 1', ship_city: 'Brno',
      comment: 'Ring twice', note: 'pays late', carrier: 'DHL', tracking_number: '5933 9668', eta_from: '2026-11-25T00:00:00Z',
      eta_to: '2026-11-25T00:00:00Z', badge: 'In transit', warehouse: 'West', in_stock: 7, reserved: 2, available: 5,
      shipping_total: usd(500), discount_total: usd(100), custom: { gift: 'yes', floor: 3 },
      items: [{ ...mug, quantity: 3, warehouse: 'West', stock: 4, custom: { size: 'L' }, images: [{ url: 'https://shop.example/mug.png', alt: 'A mug' }, { url: 'https://shop.example/back.png' }] },
        { name: 'Plate', sku: 'P-1', quantity: 1, unit_price: usd(900) }],
    });
    assert.equal(e.version, o.version + 1);
    assert.equal(e.badge, 'In transit');
    assert.equal(e.group, 'in_transit');
    assert.deepEqual([e.general, e.delivery, e.payment], ['in_progress', 'in_transit', 'none']);
    assert.deepEqual([e.subtotal.minor, e.total.minor, e.item_count], [4650, 5050, 4]);
    assert.deepEqual([e.in_stock, e.reserved, e.available, e.note, e.comment], [7, 2, 5, 'pays late', 'Ring twice']);
    assert.equal(e.items[0].thumbnail, 'https://shop.example/mug.png');
    assert.equal(e.items[0].images.length, 2);
    assert.deepEqual([e.items[0].warehouse, e.items[0].stock, e.items[0].custom.size], ['West', 4, 'L']);
    assert.equal(e.shipments.length, 1);
    assert.equal(e.shipments[0].status, 'in_transit');
    const said = await texts(o);
    for (const t of ['Order created', 'Status changed to «In transit»', 'Handed over to DHL', 'Products changed', 'Phone changed', 'Internal note changed'])
      assert.ok(said.includes(t), `${t}: ${said}`);
    const again = await good(e, { items: e.items.map(({ thumbnail, ...i }) => i) });
    assert.equal(again.version, e.version, 'the same again is no change');
    const eta = await good(e, { eta_from: '2026-11-28T00:00:00Z', eta_to: '2026-11-28T00:00:00Z', tracking_number: null });
    assert.equal(eta.shipments[0].eta_to, '2026-11-28T00:00:00.000Z');
    assert.equal(eta.tracking_number, null);
  });

  test('each of the seven package statuses gives its badge, and leaves the payment alone', async () => {
    let o = await made({ payment: 'paid' });
    assert.equal(o.badge, 'Confirmed');
    const groups = { New: 'new', Confirmed: 'in_processing', Collected: 'in_processing', 'In transit': 'in_transit', Delivered: 'delivered', 'Not picked up': 'problematic', Return: 'problematic' };
    for (const from of Object.keys(groups))
      for (const to of Object.keys(groups)) {
        o = await good(o, { badge: from });
        assert.deepEqual([o.badge, o.group, o.payment, o.payment_badge], [from, groups[from], 'paid', 'Paid']);
        o = await good(o, { badge: to });
        assert.deepEqual([o.badge, o.group, o.payment], [to, groups[to], 'paid']);
      }
    assert.ok((await texts(o)).includes('Order collected at warehouse'));
    assert.deepEqual(wrong(await patch(o, { badge: 'Flying' })), { badge: 'There is no package status “Flying”.' });
  });

  test('every wrong field at once, in the words of the page; nothing is saved', async () => {
    const o = await made();
    const r = await patch(o, {
      email: 'ann at example', phone: '12', in_stock: -1, shipping_total: usd(-1),
      items: [{ name: ' ', quantity: 0, unit_price: usd(-5), images: [{ url: 'javascript:alert(1)' }] }, { quantity: 1 }],
    });
    assert.equal(r.status, 422);
    assert.deepEqual(wrong(r), {
      email: 'Invalid email', in_stock: 'This must be from 0 to 1000000000.', phone: 'Invalid phone number', shipping_total: 'Shipping must be 0 or more',
      'items[0].name': 'Required field', 'items[0].quantity': 'Quantity must be at least 1', 'items[0].unit_price': 'Price must be 0 or more',
      'items[0].images[0].url': 'Invalid URL', 'items[1].name': 'Required field',
    });
    assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}`)).json.version, o.version);
    for (const phone of ['777 123 456', '+0123456789', 'call me', '+420 777 123 456 mobile', '+1'])
      assert.deepEqual(wrong(await patch(o, { phone })), { phone: 'Invalid phone number' }, phone);
    assert.equal((await patch(o, { phone: '777 123 456', ship_country: 'CZ' })).status, 200);
    for (const url of ['http://shop.example/a.png', 'https://', 'https://u@shop.example/x', '//x', 'data:image/png;base64,x', '/files/../x'])
      assert.deepEqual(wrong(await patch(await made(), { items: [{ ...mug, images: [{ url }] }] })), { 'items[0].images[0].url': 'Invalid URL' }, url);
    const nine = Array.from({ length: 9 }, (_, i) => ({ url: `https://shop.example/${i}.png` }));
    assert.deepEqual(wrong(await patch(await made(), { items: [{ ...mug, images: nine }] })), { 'items[0].images': 'A product has at most 8 images.' });
  });

  test('an odd phone that was there before hinders no other edit', async () => {
    await w.staff('PUT', '/api/v1/orders/by-number/ODD-1', { phone: 'ask Bob', email: 'bob@example.com' });
    const o = (await w.staff('GET', '/api/v1/orders?query=ODD-1')).json.items[0];
    assert.equal((await patch(o, { comment: 'x' })).status, 200);
  });

  test('totals are the server’s: never from the browser, never a float, also when the discount is too large', async () => {
    const o = await made();
    assert.deepEqual(wrong(await patch(o, { total: usd(1) })), { total: 'This follows from the products.' });
    assert.deepEqual(wrong(await patch(o, { subtotal: usd(1), items: [mug] })), { subtotal: 'This follows from the products.' });
    assert.equal((await patch(o, { items: [{ ...mug, unit_price: { minor: 12.5, currency: 'USD' } }] })).status, 422);
    assert.deepEqual(wrong(await patch(o, { discount_total: usd(2501) })), { discount_total: 'The discount is larger than the order.' });
    assert.equal((await patch(o, { items: [{ ...mug, unit_price: { minor: 1, currency: 'EUR' } }] })).status, 422);
    const none = await good(o, { items: [], shipping_total: usd(300) });
    assert.deepEqual([none.subtotal.minor, none.total.minor, none.legacy], [0, 300, false]);
    const back = await good(none, { items: [mug] });
    assert.equal(back.total.minor, 2800);
  });

  test('an order that only has a total stays as it is, until it gets products', async () => {
    const o = await made({ items: [], total: usd(4200) });
    assert.equal(o.legacy, true);
    const e = await good(o, { comment: 'x', shipping_total: usd(100) });
    assert.deepEqual([e.total.minor, e.legacy], [4200, true]);
    const f = await good(e, { items: [mug] });
    assert.deepEqual([f.total.minor, f.legacy], [2600, false]);
  });

  test('a source’s total that is no sum moves by what is changed', async () => {
    await w.staff('PUT', '/api/v1/orders/by-number/SRC-1', { currency: 'USD', total: usd(2300), items: [mug] });
    const o = (await w.staff('GET', '/api/v1/orders?query=SRC-1')).json.items[0];
    const e = await good(o, { items: [{ ...mug, quantity: 3 }] });
    assert.equal(e.total.minor, 3550);
  });

  test('a stale version: who, when, and the order as it is; also with a key', async () => {
    const o = await made();
    const e = await good(o, { comment: 'first' });
    for (const key of [undefined, 'stale-1']) {
      const r = await patch(o, { comment: 'second' }, { key });
      assert.equal(r.status, 409, r.text);
      assert.equal(r.json.changed_by_kind, 'key');
      assert.ok(Math.abs(Date.parse(r.json.changed_at) - Date.now()) < 60000);
      assert.deepEqual(r.json.current, e);
    }
    assert.equal((await w.staff('POST', `/api/v1/orders/${o.id}/cancel`, { version: o.version })).json.current.version, e.version);
  });

  test('twenty who save at once: one wins each version', async () => {
    const o = await made();
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => patch(o, { comment: `c${i}` })));
    assert.equal(all.filter((r) => r.status === 200).length, 1);
    assert.ok(all.every((r) => [200, 409].includes(r.status)));
  });

  test('a key sent again answers the same and changes nothing', async () => {
    const o = await made();
    const one = await patch(o, { comment: 'k' }, { key: 'edit-1' }), two = await patch(o, { comment: 'k' }, { key: 'edit-1' });
    assert.deepEqual([two.status, two.json], [200, one.json]);
    assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}`)).json.version, o.version + 1);
  });

  test('history comes by pages', async () => {
    let o = await made();
    for (let i = 0; i < 5; i++) o = await good(o, { comment: `c${i}` });
    const path = `/api/v1/orders/${o.id}/history?per_page=2`;
    const seen = [];
    for (let page, last = ''; !page || page.more; last = page.items.at(-1).id) {
      page = (await w.staff('GET', `${path}${last && `&before=${last}`}`)).json;
      seen.push(...page.items.map((e) => e.id));
    }
    assert.deepEqual(seen, (await history(o)).map((e) => e.id));
    assert.equal(seen.length, 6);
  });
});

describe('payments', () => {
  const pay = (o, body, more) => w.staff('POST', `/api/v1/orders/${o.id}/payments`, body, more);
  const back = (o, line, body = {}) => w.staff('POST', `/api/v1/orders/${o.id}/payments/${line}/reverse`, body);

  test('none, partial, paid, and back; paid confirms a new order', async () => {
    const o = await made();
    assert.equal(o.payment_badge, 'No payment');
    let r = await pay(o, { amount: { minor: 1000 }, method: 'Cash', note: 'at the counter' });
    assert.equal(r.status, 201, r.text);
    assert.deepEqual([r.json.payment, r.json.payment_badge, r.json.badge, r.json.paid_total.minor], ['partial', 'Partial', 'New', 1000]);
    r = await pay(o, { amount: usd(1500), method: 'Card', paid_at: '2026-11-20T10:00:00Z' });
    assert.deepEqual([r.json.payment, r.json.badge, r.json.payments.length], ['paid', 'Confirmed', 2]);
    const said = await texts(o);
    assert.ok(said.includes('Payment confirmed') && said.includes('Payment recorded: $15.00 Card'), String(said));
    r = await back(o, 2, { note: 'bounced' });
    assert.deepEqual([r.status, r.json.payment, r.json.paid_total.minor, r.json.payments[1].note], [200, 'partial', 1000, 'bounced']);
    assert.equal((await back(o, 2)).status, 409);
    assert.equal((await back(o, 3)).status, 404);
    assert.equal((await back(o, 'x')).status, 404);
    r = await back(o, 1);
    assert.deepEqual([r.json.payment, r.json.paid_total.minor, r.json.badge], ['none', 0, 'Confirmed']);
  });

  test('the state follows when the products change', async () => {
    const o = await made();
    const paid = (await pay(o, { amount: usd(2500) })).json;
    assert.equal(paid.payment, 'paid');
    const more = await good(paid, { items: [mug, mug] });
    assert.equal(more.payment, 'partial');
    assert.equal((await good(more, { items: [mug] })).payment, 'paid');
  });

  test('cash on delivery is what the order says until a payment is recorded', async () => {
    const o = await made({ custom: { payment_type: 'COD' } });
    assert.deepEqual([o.payment, o.payment_badge], ['cod', 'Cash on delivery']);
    assert.equal((await pay(o, { amount: usd(500) })).json.payment, 'partial');
    const r = await back(o, 1);
    assert.equal(r.json.payment, 'cod');
    assert.equal((await good(r.json, { custom: { payment_type: 'card' } })).payment, 'none');
  });

  test('what is no payment is refused', async () => {
    const o = await made();
    for (const body of [{}, { amount: usd(0) }, { amount: usd(-1) }, { amount: { minor: 5, currency: 'EUR' } }, { amount: usd(1), paid_at: '2999-01-01' },
      { amount: usd(1), reversed_at: '2026-01-01' }, { amount: usd(1), line: 7 }, { amount: { minor: 1.5 } }])
      assert.equal((await pay(o, body)).status, 422, JSON.stringify(body));
    assert.equal((await pay(await made({ payment: 'paid' }), { amount: usd(1) })).status, 409);
    assert.equal((await pay({ id: 'ord_none' }, { amount: usd(1) })).status, 404);
    assert.equal((await pay(o, { amount: usd(1) }, { shop: w.twin })).status, 404);
  });

  test('ten at once all count; one key counts once', async () => {
    const o = await made();
    const all = await Promise.all(Array.from({ length: 10 }, () => pay(o, { amount: usd(100) })));
    assert.deepEqual([...new Set(all.map((r) => r.status))], [201]);
    assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}`)).json.paid_total.minor, 1000);
    for (let i = 0; i < 2; i++) assert.equal((await pay(o, { amount: usd(100) }, { key: 'pay-1' })).status, 201);
    assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}`)).json.paid_total.minor, 1100);
  });
});

describe('reminders', () => {
  const add = (o, body, more) => w.staff('POST', `/api/v1/orders/${o.id}/reminders`, body, more);
  const day = 86400000, at = (days) => new Date(Date.now() + days * day).toISOString();
  const read = async (o) => (await w.staff('GET', `/api/v1/orders/${o.id}`)).json;

  test('made, changed, switched, done, removed; the order knows the next one', async () => {
    const o = await made();
    const later = (await add(o, { text: 'call', due_at: at(3) })).json;
    assert.deepEqual([later.badge, later.due, later.active, later.kind], ['Scheduled', null, true, 'scheduled']);
    const soon = (await add(o, { text: 'check tracking status', due_at: new Date().toISOString() })).json;
    assert.equal(soon.due, 'Remind today');
    let now = await read(o);
    assert.deepEqual([now.reminder, now.reminder_due, now.version], ['check tracking status', 'Remind today', o.version]);
    const off = await w.staff('PATCH', `/api/v1/reminders/${soon.id}`, { version: soon.version, active: false });
    assert.deepEqual([off.status, off.json.active, off.json.due], [200, false, null], off.text);
    assert.equal((await read(o)).reminder, 'call');
    assert.equal((await w.staff('PATCH', `/api/v1/reminders/${soon.id}`, { version: soon.version, text: 'x' })).status, 409);
    const on = (await w.staff('PATCH', `/api/v1/reminders/${soon.id}`, { version: off.json.version, active: true, due_at: at(-2) })).json;
    assert.equal(on.due, 'Overdue');
    assert.equal((await read(o)).reminder_due, 'Overdue');
    const done = await w.staff('POST', `/api/v1/reminders/${soon.id}/done`, { version: on.version });
    assert.ok(done.json.done_at);
    assert.equal((await w.staff('POST', `/api/v1/reminders/${soon.id}/done`, { version: done.json.version })).status, 409);
    assert.equal((await w.staff('DELETE', `/api/v1/reminders/${later.id}`)).status, 204);
    assert.equal((await w.staff('DELETE', `/api/v1/reminders/${later.id}`)).status, 404);
    now = await read(o);
    assert.deepEqual([now.reminder, now.reminder_at, now.reminder_due], [null, null, null]);
    const left = (await w.staff('GET', `/api/v1/orders/${o.id}/reminders`)).json;
    assert.deepEqual(left.items.map((r) => r.id), [soon.id]);
    assert.ok((await texts(o)).includes('Reminder done: check tracking status'));
  });

  test('what is due in the whole shop, with its counts; the twin’s are not among them', async () => {
    const o = await made();
    for (const [days, n] of [[-3, 2], [0, 1], [5, 1]]) for (let i = 0; i < n; i++) await add(o, { text: `in ${days}`, due_at: at(days) });
    const list = async (due, more) => (await w.staff('GET', `/api/v1/reminders${due ? `?due=${due}` : ''}`, undefined, more)).json;
    const overdue = await list('overdue');
    assert.deepEqual(overdue.items.map((r) => r.text), ['in -3', 'in -3']);
    assert.deepEqual([overdue.total, overdue.counts], [2, { today: 1, overdue: 2, open: 4 }]);
    assert.equal(overdue.items[0].order_number, o.number);
    assert.equal((await list('today')).total, 1);
    assert.equal((await list()).total, 4);
    assert.equal((await list('', { shop: w.twin })).total, 0);
    assert.equal((await w.staff('GET', '/api/v1/reminders?due=never')).status, 422);
    assert.equal((await add(o, { text: 'x', due_at: at(1) }, { shop: w.twin })).status, 404);
    for (const [method, path, body] of [['PATCH', '', { version: 1, text: 'x' }], ['POST', '/done', { version: 1 }], ['DELETE', '']])
      assert.equal((await w.staff(method, `/api/v1/reminders/${overdue.items[0].id}${path}`, body, { shop: w.twin })).status, 404);
  });

  test('a reminder needs words and a time', async () => {
    const o = await made();
    assert.equal((await add(o, { due_at: at(1) })).status, 422);
    assert.deepEqual(wrong(await add(o, { text: 'x' })), { due_at: 'Required field' });
    assert.equal((await add(o, { text: 'x', due_at: 'soon' })).status, 422);
    assert.equal((await add({ id: 'ord_none' }, { text: 'x', due_at: at(1) })).status, 404);
  });

  test('open pages are told', async () => {
    const o = await made();
    const s = await Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${w.shop.api_key}` });
    await add(o, { text: 'x', due_at: at(1) });
    await s.until((all) => all.some((e) => e.event === 'order.changed' && e.json.id === o.id));
    s.close();
  });
});

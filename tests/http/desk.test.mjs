// desk.test.mjs - the order page's routes: edits with every wrong field named, package status and payment as two axes,
// totals that follow the products, payments recorded and taken back, reminders, conflicts that show what there is.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

  test('one edit of the package status is one line; the audit log has all of it', async () => {
    let o = await made();
    const lines = [];
    for (const badge of ['Confirmed', 'Collected', 'In transit', 'Delivered', 'Return']) {
      const before = (await texts(o)).length;
      o = await good(o, { badge });
      const said = await texts(o);
      lines.push(said.slice(0, said.length - before));
    }
    assert.deepEqual(lines, [['Status changed to «Confirmed»'], ['Order collected at warehouse'], ['Status changed to «In transit»'], ['Status changed to «Delivered»'], ['Status changed to «Return»']]);
    const c = await made(), done = await w.staff('POST', `/api/v1/orders/${c.id}/cancel`, { version: c.version });
    assert.equal(done.status, 200);
    assert.deepEqual((await texts(c)).slice(0, -1).sort(), ['Order cancelled', 'Status changed to «Return»']);
    const paid = await w.staff('POST', `/api/v1/orders/${(await made()).id}/payments`, { amount: usd(2500) });
    assert.deepEqual((await texts(paid.json)).filter((t) => !/recorded/.test(t)).sort(), ['Order created', 'Payment confirmed', 'Status changed to «Confirmed»']);
    const audit = (await w.staff('GET', `/api/v1/audit?subject=order&subject_id=${o.id}&per_page=100`)).json.items;
    assert.ok(audit.filter((e) => e.what === 'order.status_changed').length >= 5, 'from → to of both statuses stays');
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
  const back = async (o, line, body = {}) => w.staff('POST', `/api/v1/orders/${o.id}/payments/${line}/reverse`, { version: (await w.staff('GET', `/api/v1/orders/${o.id}`)).json.version, ...body });

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

  test('the payment that was read is taken back, or none', async () => {
    const o = await made();
    await pay(o, { amount: usd(100), note: 'first' });
    const read = (await pay(o, { amount: usd(200), note: 'second' })).json;
    const edited = await good(read, { payments: [{ amount: usd(300), paid_at: '2026-11-01' }, ...read.payments.map(({ line, ...rest }) => rest)] });
    assert.deepEqual(edited.payments.map((p) => [p.line, p.amount.minor]), [[1, 300], [2, 100], [3, 200]]);
    const late = await back(read, 2, { version: read.version });
    assert.deepEqual([late.status, late.json.detail], [409, 'This order was changed by somebody else. Load it again and repeat the change.']);
    assert.deepEqual(wrong(await back(edited, 2, { version: undefined })), { version: 'Send the version that you have read.' });
    const all = await Promise.all([1, 2, 3].map((line) => back(edited, line, { version: edited.version })));
    assert.deepEqual(all.map((r) => r.status).sort(), [200, 409, 409]);
    const numbered = await good((await w.staff('GET', `/api/v1/orders/${o.id}`)).json, { payments: [{ line: 7, amount: usd(500), paid_at: '2026-11-01' }, { line: 2, amount: usd(50), paid_at: '2026-11-01' }] });
    const r = await back(numbered, 2);
    assert.deepEqual(r.json.payments.map((p) => [p.amount.minor, !!p.reversed_at]).sort(), [[50, true], [500, false]], r.text);
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

  test('an order that was cash on delivery by its status is it again when the payment is taken back', async () => {
    const o = await w.order('COD-1', 'ann@example.com', { payment: 'cod', shipments: [] });
    assert.equal(o.payment, 'cod');
    for (const amount of [500, 4200]) {
      const p = await pay(o, { amount: usd(amount) });
      assert.equal(p.json.payment, amount === 500 ? 'partial' : 'paid', p.text);
      const r = await back(o, p.json.payments.length);
      assert.deepEqual([r.json.payment, r.json.payment_badge], ['cod', 'Cash on delivery'], r.text);
    }
    const awaiting = await w.order('COD-2', 'ann@example.com', { payment: 'awaiting', shipments: [] });
    await pay(awaiting, { amount: usd(4200) });
    assert.equal((await back(awaiting, 1)).json.payment, 'none');
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

describe('parcels', () => {
  test('that hold more than can be counted hold all', async () => {
    const o = await made(), many = '{"quantity":9223372036854775807}';
    const r = await w.staff('PATCH', `/api/v1/orders/${o.id}`, `{"version":${o.version},"shipments":[{"carrier":"DHL","status":"in_transit","items":[${many},${many}]}]}`);
    assert.deepEqual([r.status, r.json.delivery], [200, 'in_transit'], r.text);
  });
});

describe('payments as a list', () => {
  test('an amount of nothing or less is refused; what a source has said of it stays', async () => {
    const o = await w.order('PN-1', 'ann@example.com', { payment: undefined, payments: [{ amount: usd(-300), paid_at: '2026-01-01' }] });
    const patch = (payments, version) => w.staff('PATCH', `/api/v1/orders/${o.id}`, { version, payments });
    for (const minor of [0, -1])
      assert.deepEqual(wrong(await patch([...o.payments, { amount: usd(minor), paid_at: '2026-01-02' }], o.version)), { 'payments[1].amount': 'Amount must be more than 0' });
    const r = await patch([...o.payments, { amount: usd(500), paid_at: '2026-01-02' }], o.version);
    assert.deepEqual([r.status, r.json.paid_total?.minor], [200, 200], r.text);
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

  test('of many who remove it one does', async () => {
    const o = await made(), r = (await add(o, { text: 'once', due_at: at(1) })).json;
    const all = await Promise.all(Array.from({ length: 6 }, () => w.staff('DELETE', `/api/v1/reminders/${r.id}`)));
    assert.deepEqual(all.map((x) => x.status).sort(), [204, 404, 404, 404, 404, 404]);
    assert.equal((await texts(o)).filter((t) => t === 'Reminder removed: once').length, 1);
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

describe('requests', () => {
  const yes_rules = async () => { /* every kind may be asked for, so that each can be decided */
    const kinds = ['cancel', 'change_address', 'change', 'return', 'refund', 'confirm', 'received'];
    const items = kinds.map((action) => ({ action, position: 1, unknown_age: 'yes', answer: 'yes' }));
    const r = await w.staff('PUT', '/api/v1/eligibility', { items });
    assert.equal(r.status, 200, r.text);
  };
  let n = 0;
  /** A shopper asks in the chat; the request that came of it. */
  async function asked(words, presses, more = {}) {
    const number = `RQ-${++n}`;
    const o = await w.order(number, 'ann@example.com', { general: 'confirmed', delivery: 'not_shipped', payment: 'none', shipments: [], ...more });
    const c = await w.chat();
    for (const t of [words, number, 'ann@example.com']) await c.say(t);
    for (const p of presses) await (p.startsWith('=') ? c.say(p.slice(1)) : c.press(p));
    const { items } = (await w.staff('GET', `/api/v1/requests?order_id=${o.id}`)).json;
    assert.equal(items.length, 1, c.words());
    return { o, c, r: items[0] };
  }
  const decide = (r, what, body, more) => w.staff('POST', `/api/v1/requests/${r.id}/${what}`, { version: r.version, ...body }, more);
  const order = async (o) => (await w.staff('GET', `/api/v1/orders/${o.id}`)).json;
  const heard = async (c, after) => (await c.read(after)).json.messages.map((m) => [m.author, m.text]);

  before(yes_rules);

  test('a cancelling that is approved is done: the order, its history, the chat and its open stream', async () => {
    const { o, c, r } = await asked('cancel my order', ['Yes']);
    assert.deepEqual([r.kind, r.state, r.order_number, r.customer_name], ['cancel', 'open', o.number, 'Ann Miller']);
    assert.equal((await order(o)).requests_open, 1);
    const s = await c.listen('?after=0'), last = c.last.messages.at(-1).seq;
    const done = await decide(r, 'approve', {});
    assert.equal(done.status, 200, done.text);
    assert.deepEqual([done.json.state, done.json.todo, done.json.version], ['done', null, 2]);
    const now = await order(o);
    assert.deepEqual([now.general, now.badge, now.requests_open, now.payment], ['cancelled', 'Return', 0, 'none']);
    const words = `Order ${o.number} is cancelled, as you asked.`;
    assert.deepEqual(await heard(c, last), [['bot', words]]);
    await s.until(() => s.messages().some((m) => m.text === words));
    s.close();
    assert.ok((await texts(o)).includes('Request approved: the customer asked to cancel'));
    for (const what of ['approve', 'decline', 'done']) assert.equal((await decide(done.json, what, { reason: 'x' })).status, 409, what);
    await c.say('thank you');
  });

  test('declined with a reason, which the shopper reads; nothing changes', async () => {
    const { o, c, r } = await asked('cancel my order', ['Yes']);
    const last = c.last.messages.at(-1).seq;
    assert.deepEqual(wrong(await decide(r, 'decline', {})), { reason: 'Required field' });
    assert.equal((await decide({ ...r, version: 9 }, 'decline', { reason: 'x' })).status, 409);
    const no = await decide(r, 'decline', { reason: 'It is being packed.' });
    assert.deepEqual([no.json.state, no.json.reason], ['declined', 'It is being packed.']);
    assert.deepEqual(await heard(c, last), [['bot', `Order ${o.number} cannot be cancelled.\nIt is being packed.`]]);
    assert.equal((await order(o)).general, 'confirmed');
  });

  test('a new address: the shopper’s words, or the parts that staff made of them', async () => {
    const one = await asked('change my delivery address', ['=Short lane 5, 602 00 Brno', 'Yes']);
    assert.equal((await decide(one.r, 'approve', {})).json.state, 'done');
    const a = await order(one.o);
    assert.deepEqual([a.ship_line1, a.ship_city], ['Short lane 5, 602 00 Brno', null]);
    const two = await asked('change my delivery address', ['=Short lane 5, 602 00 Brno', 'Yes']);
    const last = two.c.last.messages.at(-1).seq;
    const r = await decide(two.r, 'approve', { ship_line1: 'Short lane 5', ship_postcode: '602 00', ship_city: 'Brno', ship_country: 'CZ' });
    assert.equal(r.json.state, 'done', r.text);
    const b = await order(two.o);
    assert.deepEqual([b.ship_line1, b.ship_city, b.ship_postcode, b.ship_country], ['Short lane 5', 'Brno', '602 00', 'CZ']);
    const [[, said]] = await heard(two.c, last);
    assert.ok(!said.includes('Short lane'), 'the address is not told in the chat');
  });

  test('what wismo cannot do is said, and done when staff say so', async () => {
    const { o, c, r } = await asked('I want to return my order', ['=The mug is broken', 'Yes'], { delivery: 'delivered', delivered_at: new Date().toISOString() });
    const approved = await decide(r, 'approve', { reason: 'Use the label in the box.' });
    assert.equal(approved.json.state, 'approved', approved.text);
    assert.match(approved.json.todo, /send it back/);
    const done = await decide(approved.json, 'done', {});
    assert.deepEqual([done.json.state, done.json.todo], ['done', null]);
    assert.deepEqual((await heard(c, 0)).slice(-2).map((m) => m[1]),
      [`Your return of order ${o.number} is approved.\nUse the label in the box.`, `The return of order ${o.number} is done.\nUse the label in the box.`]);
    assert.equal((await order(o)).payment, 'none');
  });

  test('whoever is told “saved” is on the list, of every kind; the outcome comes to the chat, also after a restart', async () => {
    const now = new Date().toISOString(), delivered = { delivery: 'delivered', delivered_at: now }, sent = { general: 'in_progress', delivery: 'in_transit', shipments: undefined };
    const kinds = {
      cancel: ['cancel my order', ['Yes']],
      change_address: ['change my delivery address', ['=Short lane 5, 602 00 Brno', 'Yes']],
      change: ['I want to change my order', ['=A blue one, please', 'Yes']],
      return: ['I want to return my order', ['=The mug is broken', 'Yes'], delivered],
      refund: ['I want a refund', ['=The mug is broken', 'Yes'], delivered],
      confirm: ['where is my order', ['Confirm the order', 'Yes'], { general: 'new' }],
      received: ['where is my order', ['I received it', 'Yes'], sent],
    };
    const made = [];
    for (const [kind, [words, presses, more]] of Object.entries(kinds)) {
      const a = await asked(words, presses, more);
      assert.equal(a.r.kind, kind);
      assert.match(a.c.words(), /saved|noted/, kind);
      made.push(a);
    }
    assert.equal(await w.stop(), 0);
    await w.serve();
    const { items } = (await w.staff('GET', '/api/v1/requests?state=open&per_page=200')).json;
    for (const { o, c, r } of made) {
      assert.ok(items.some((x) => x.id === r.id && x.order_id === o.id && x.conversation_id === c.id), r.kind);
      const s = await c.listen(`?after=${c.last.messages.at(-1).seq}`);
      const done = await decide(r, 'decline', { reason: `Not possible: ${r.kind}.` });
      assert.equal(done.status, 200, done.text);
      await s.until(() => s.messages().length);
      assert.equal(s.messages()[0].author, 'bot');
      assert.ok(s.messages()[0].text.includes(o.number) && s.messages()[0].text.endsWith(`\nNot possible: ${r.kind}.`), s.messages()[0].text);
      s.close();
    }
  });

  test('the words of an outcome are the merchant’s: the flow’s own, in the shopper’s language', async () => {
    const own = await Wismo.start();
    const sql = (text) => own.sql(text);
    const file = readFileSync('src/flow/order_help.json', 'utf8'), document = JSON.parse(file);
    document.texts.cancel_declined = { en: 'Sorry, #order_number# stays. #reason#', cs: 'Objednávku #order_number# už nelze zrušit. #reason#' };
    delete document.texts.cancel_done;
    const quoted = JSON.stringify(document).replaceAll("'", "''");
    sql(`UPDATE flow SET document = '${quoted}'`);
    await own.stop();
    await own.serve();
    for (const [locale, what, words] of [['cs-CZ', 'decline', 'Objednávku OW-1 už nelze zrušit. Pozdě.'], ['en', 'decline', 'Sorry, OW-2 stays. Pozdě.'], ['cs', 'approve', 'Order OW-3 is cancelled, as you asked.']]) {
      const number = /OW-\d/.exec(words)[0], c = await own.chat({ locale });
      await own.order(number, 'ann@example.com', { general: 'confirmed', delivery: 'not_shipped', payment: 'none', shipments: [] });
      for (const t of ['cancel my order', number, 'ann@example.com']) await c.say(t);
      await c.press('Yes');
      const r = (await own.staff('GET', '/api/v1/requests?state=open')).json.items[0], last = c.last.messages.at(-1).seq;
      assert.equal((await own.staff('POST', `/api/v1/requests/${r.id}/${what}`, { version: r.version, ...(what === 'decline' ? { reason: 'Pozdě.' } : {}) })).status, 200);
      assert.deepEqual((await c.read(last)).json.messages.map((m) => m.text), [words]);
    }
    await own.end();
  });

  test('two who decide at once: one does', async () => {
    const { r, c } = await asked('cancel my order', ['Yes']);
    const last = c.last.messages.at(-1).seq;
    const all = await Promise.all([...Array(4)].flatMap(() => [decide(r, 'approve', {}), decide(r, 'decline', { reason: 'no' })]));
    assert.equal(all.filter((x) => x.status === 200).length, 1);
    assert.ok(all.every((x) => [200, 409].includes(x.status)), all.map((x) => x.text).join());
    assert.equal((await heard(c, last)).length, 1);
  });

  test('whoever ended the conversation is told nothing; the decision counts', async () => {
    const { o, r, c } = await asked('cancel my order', ['Yes']);
    assert.equal((await w.ask('DELETE', c.path, { token: c.token })).status, 204);
    const before = (await w.staff('GET', `/api/v1/conversations/${c.id}/messages`)).json.items.length;
    assert.equal((await decide(r, 'approve', {})).status, 200);
    assert.equal((await w.staff('GET', `/api/v1/conversations/${c.id}/messages`)).json.items.length, before);
    assert.equal((await order(o)).general, 'cancelled');
  });

  test('the list: by kind, state, order and age, with what is open', async () => {
    const list = async (q) => (await w.staff('GET', `/api/v1/requests?per_page=200&${q}`)).json;
    const { r } = await asked('cancel my order', ['Yes']);
    const all = await list('');
    assert.equal(all.items[0].id, r.id);
    assert.equal(all.open, all.items.filter((x) => x.state === 'open').length);
    for (const [key, value] of [['kind', 'return'], ['kind', 'cancel'], ['state', 'done'], ['state', 'open'], ['order_id', r.order_id]]) {
      const some = await list(`${key}=${value}`);
      assert.deepEqual(some.items.map((x) => x.id), all.items.filter((x) => x[key] === value).map((x) => x.id), `${key}=${value}`);
      assert.equal(some.total, some.items.length);
    }
    assert.equal((await list(`from=${r.created_at}`)).items.length, 1);
    assert.equal((await list(`to=${r.created_at}`)).total, all.total - 1);
    assert.equal((await w.staff('GET', '/api/v1/requests?kind=x')).status, 422);
    assert.equal((await w.staff('GET', `/api/v1/requests/${r.id}`)).json.id, r.id);
  });
});

describe('tickets and conversations', () => {
  async function handed(number) {
    const c = await w.chat({ locale: 'en', page_url: 'https://shop.example/help?x=1' });
    for (const t of ['I want to talk to a person', number, 'It is broken', 'ann@example.com', 'no']) if (c.last.state !== 'waiting') await c.say(t);
    assert.equal(c.last.state, 'waiting', c.words());
    return c;
  }

  test('tickets by reason, order and time, with how many are open', async () => {
    const o = await w.order('7701', 'ann@example.com'), c = await handed('7701');
    const list = async (q = '') => (await w.staff('GET', `/api/v1/tickets?per_page=200&${q}`)).json;
    const t = (await list()).items.find((x) => x.conversation_id === c.id), all = await list();
    assert.equal(t.claimed, '7701');
    assert.equal(all.open, all.items.filter((x) => x.state === 'open').length);
    assert.deepEqual((await list(`reason=${t.reason}`)).items.map((x) => x.id), all.items.filter((x) => x.reason === t.reason).map((x) => x.id));
    assert.equal((await list('reason=nothing')).total, 0);
    assert.ok((await list(`query=7701&reason=${t.reason}&state=open`)).items.some((x) => x.id === t.id));
    assert.equal((await list('query=7701&reason=nothing')).total, 0);
    assert.equal((await list(`to=${t.created_at}&query=7701`)).total, 0);
    if (t.order_id) assert.deepEqual((await list(`order_id=${o.id}`)).items.map((x) => x.id), [t.id]);
    assert.equal((await w.staff('POST', `/api/v1/tickets/${t.id}/close`, { version: t.version })).status, 200);
    assert.equal((await list()).open, all.open - 1);
  });

  test('a number that was only claimed is settled once the order is proven', async () => {
    const o = await w.order('7712', 'ann@example.com'), c = await handed('7799');
    const read = async () => (await w.staff('GET', `/api/v1/conversations/${c.id}`)).json;
    let now = await read();
    assert.deepEqual([now.claimed, now.order_id, now.tickets.length], ['7799', null, 1]);
    const take = await w.staff('POST', `/api/v1/conversations/${c.id}/take`, { version: now.version });
    assert.equal((await w.staff('POST', `/api/v1/conversations/${c.id}/back`, { version: take.json.version })).status, 200);
    for (const t of ['where is my order', '7712', 'ann@example.com']) await c.say(t);
    now = await read();
    assert.deepEqual([now.claimed, now.order_id], [null, o.id], c.words());
    const ticket = (await w.staff('GET', `/api/v1/tickets/${now.tickets[0].id}`)).json;
    assert.deepEqual([ticket.claimed, ticket.order_id], ['7799', null], 'a ticket keeps what it was made with');
    for (const t of ['I want to talk to a person', 'It is broken']) if (c.last.state !== 'waiting') await c.say(t);
    now = await read();
    const later = (await w.staff('GET', `/api/v1/tickets/${now.tickets[0].id}`)).json;
    assert.deepEqual([now.tickets.length, later.claimed, later.order_id], [2, null, o.id]);
  });

  test('a conversation tells what the bot collected, and the order tells its conversation', async () => {
    const o = await w.order('TK-2', 'ann@example.com'), c = await w.chat({ locale: 'en', page_url: 'https://shop.example/help' });
    for (const t of ['where is my order', 'TK-2', 'ann@example.com']) await c.say(t);
    let read = (await w.staff('GET', `/api/v1/conversations/${c.id}`)).json;
    assert.deepEqual([read.order_id, read.verified_by, read.locale, read.page_url, read.issue, read.tickets], [o.id, 'number_email', 'en', 'https://shop.example/help', null, []]);
    assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}`)).json.conversation_id, c.id);
    for (const t of ['I want to talk to a person', 'It is broken', 'no']) if (c.last.state !== 'waiting') await c.say(t);
    read = (await w.staff('GET', `/api/v1/conversations/${c.id}`)).json;
    assert.equal(read.tickets.length, 1);
    assert.equal(read.issue, 'It is broken');
  });
});

describe('customers', () => {
  const read = async (o) => (await w.staff('GET', `/api/v1/orders/${o.id}/customer`)).json;
  const note = (o, body) => w.staff('PATCH', `/api/v1/orders/${o.id}/customer`, body);

  test('all orders of one e-mail address or phone; the first one, the chats, what was spent', async () => {
    const mail = { email: 'Cora@Customer.example', total: usd(1000), items: [] };
    const a = await w.order('CU-1', 'cora@customer.example', { ...mail, placed_at: '2026-01-01', phone: '+420777000111' });
    const b = await w.order('CU-2', 'other@customer.example', { ...mail, email: 'other@customer.example', placed_at: '2026-02-01', phone: '+420 777 000 111' });
    await w.order('CU-3', 'cora@customer.example', { ...mail, placed_at: '2026-03-01', general: 'cancelled' });
    await w.order('CU-1', 'cora@customer.example', mail, w.twin);
    const c = await w.chat();
    for (const t of ['where is my order', 'CU-1', 'cora@customer.example']) await c.say(t);
    const one = await read(a), two = await read(b);
    assert.deepEqual(one.orders.map((o) => o.number), ['CU-3', 'CU-2', 'CU-1']);
    assert.deepEqual([one.first_time, two.first_time], [true, false]);
    assert.deepEqual(one.spent.map((m) => m.text), ['$20.00']);
    assert.deepEqual(one.conversations.map((x) => x.id), [c.id]);
    assert.deepEqual(two.orders.map((o) => o.number), ['CU-2', 'CU-1']);
    const nobody = await read((await w.staff('POST', '/api/v1/orders', {})).json);
    assert.deepEqual([nobody.order_count, nobody.first_time, nobody.vip, nobody.conversations], [1, true, false, []]);
    assert.equal((await w.staff('GET', `/api/v1/orders/${a.id}/customer`, undefined, { shop: w.twin })).status, 404);
  });

  test('of a customer with more orders than are listed only the oldest is the first; no rule asks for more than are counted', async () => {
    const lines = Array.from({ length: 103 }, (_, i) => JSON.stringify({ number: `CX-${i}`, email: 'often@customer.example', placed_at: new Date(Date.UTC(2026, 0, 1) + i * 3600000).toISOString() }));
    const sent = await w.staff('POST', '/api/v1/orders/bulk', lines.join('\n'), { headers: { 'content-type': 'application/x-ndjson' } });
    assert.equal(sent.json.orders_added, 103, sent.text);
    const rows = (await w.staff('GET', '/api/v1/orders?query=often%40customer.example&per_page=200')).json.items;
    for (const i of [0, 1, 2, 102]) {
      const row = rows.find((o) => o.number === `CX-${i}`);
      assert.deepEqual([(await read(row)).first_time, row.first_time], [i === 0, i === 0], row.number);
    }
    const { version } = (await w.staff('GET', '/api/v1/customer-rule')).json;
    assert.equal((await w.staff('PATCH', '/api/v1/customer-rule', { version, orders: 101 })).status, 422);
  });

  test('who becomes a VIP by hand does so on every row: each of their orders is told of', async () => {
    const a = await w.order('CU-20', 'live@customer.example'), b = await w.order('CU-21', 'live@customer.example'), other = await w.order('CU-22', 'nobody@customer.example');
    const s = await Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${w.shop.api_key}` });
    await s.until((all) => all.some((e) => e.event === 'hello'));
    const told = async () => { const all = await s.until((got) => [a, b].every((o) => got.some((e) => e.json.id === o.id))); return all.filter((e) => e.event === 'order.changed').map((e) => e.json.id); };
    assert.equal((await w.staff('PATCH', `/api/v1/orders/${a.id}/customer`, { version: 0, vip: true })).status, 200);
    const ids = await told();
    assert.ok(!ids.includes(other.id));
    s.close();
  });

  test('VIP by the rule, or by hand against it; notes with their version', async () => {
    const o = await w.order('CU-9', 'vip@customer.example', { total: usd(5000), items: [] });
    assert.deepEqual([(await read(o)).vip, (await read(o)).vip_by, (await read(o)).version], [false, null, 0]);
    const rule = (await w.staff('GET', '/api/v1/customer-rule')).json;
    assert.deepEqual([rule.orders, rule.total.minor, rule.version], [0, 0, 0]);
    const set = await w.staff('PATCH', '/api/v1/customer-rule', { version: 0, total: usd(5000) });
    assert.deepEqual([set.status, set.json.version], [200, 1], set.text);
    assert.equal((await w.staff('PATCH', '/api/v1/customer-rule', { version: 0, orders: 3 })).status, 409);
    assert.equal((await w.staff('PATCH', '/api/v1/customer-rule', { version: 1, total: usd(-1) })).status, 422);
    assert.deepEqual([(await read(o)).vip, (await read(o)).vip_by], [true, 'rule']);
    const no = await note(o, { version: 0, vip: false, note: 'Asked for no fuss' });
    assert.deepEqual([no.status, no.json.vip, no.json.vip_by, no.json.note, no.json.version], [200, false, 'hand', 'Asked for no fuss', 1], no.text);
    assert.equal((await note(o, { version: 0, note: 'x' })).status, 409);
    const back = await note(o, { version: 1, vip: null });
    assert.deepEqual([back.json.vip, back.json.vip_by, back.json.note], [true, 'rule', 'Asked for no fuss']);
    assert.equal((await note(o, { version: 2, vip: 'yes' })).status, 422);
    const nobody = (await w.staff('POST', '/api/v1/orders', {})).json;
    assert.equal((await note(nobody, { version: 0, note: 'x' })).status, 422);
    await w.staff('PATCH', '/api/v1/customer-rule', { version: 1, total: usd(0), orders: 2 });
    assert.equal((await read(o)).vip, false);
    await w.order('CU-10', 'vip@customer.example', { total: usd(1), items: [] });
    assert.equal((await read(o)).vip, true);
  });
});

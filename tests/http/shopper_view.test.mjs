// shopper_view.test.mjs - “What the shopper sees” is what the shopper sees: held against real chats, byte for byte; and
// the figures of the rail, held against what was made.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo } from './wismo.mjs';

let w;
before(async () => { w = await Wismo.start(); });
after(() => w.end());
const sql = (text) => w.sql(text);

const DAY = 86400e3;
const view = async (o, more = '') => {
  const r = await w.staff('GET', `/api/v1/orders/${o.id}/shopper-view${more}`);
  assert.equal(r.status, 200, r.text);
  return r.json;
};
/* What differs from turn to turn, and nothing else. */
const plain = (messages) => JSON.parse(JSON.stringify(messages, (k, v) => (['seq', 'created_at', 'checked_at'].includes(k) || (k === 'id' && /^opt_/.test(v)) ? undefined : v)));

const orders = {
  'in transit': {},
  'two parcels': { shipments: [{ carrier: 'DHL', tracking_number: 'A1', tracking_url: 'https://track.example/A1', status: 'delivered', delivered_at: '2030-01-01T00:00:00Z' }, { carrier: 'PPL', tracking_number: 'B2', status: 'at_pickup_point', pickup_point: 'Kiosk 7', pickup_until: '2031-01-01T00:00:00Z' }] },
  'just placed': { general: 'new', delivery: 'not_shipped', payment: 'none', shipments: [] },
  delivered: { delivery: 'delivered', delivered_at: new Date().toISOString() },
  cancelled: { general: 'cancelled', delivery: 'not_shipped', shipments: [] },
  'payment failed': { payment: 'failed', general: 'new', delivery: 'not_shipped', shipments: [] },
  stalled: { shipments: [{ carrier: 'DHL', tracking_number: 'S1', status: 'in_transit', shipped_at: new Date(Date.now() - 40 * DAY).toISOString(), last_event_at: new Date(Date.now() - 30 * DAY).toISOString() }] },
  returned: { delivery: 'returned' },
  'without anything': { total: undefined, currency: undefined, items: [], shipments: [], payment_name: null, shipping_name: null, delivery: 'unknown', payment: 'unknown' },
};

let n = 0;
for (const [name, more] of Object.entries(orders))
  test(`as in the chat: ${name}`, async () => {
    const number = `SV-${++n}`, o = await w.order(number, 'ann@example.com', more);
    const c = await w.chat();
    for (const t of ['where is my order', number, 'ann@example.com']) await c.say(t);
    const said = c.last.messages.filter((m) => m.author === 'bot');
    assert.ok(said.some((m) => m.kind === 'order'), c.words());
    const v = await view(o);
    assert.deepEqual(plain(v.messages), plain(said));
    assert.equal(v.input, c.last.input);
    assert.equal(v.assistant.name, (await w.staff('GET', '/api/v1/assistants')).json.items[0].name);
    for (const secret of ['ann@example.com', 'Ann Miller']) assert.ok(!JSON.stringify(v.messages).includes(secret), secret);
  });

test('an edit shows at once; the language is the one that is asked for; nothing is written', async () => {
  const o = await w.order('SV-E', 'ann@example.com');
  assert.equal((await w.staff('PUT', '/api/v1/statuses/delivery/in_transit/text', { locale: 'cs', text: 'Balík je na cestě, #order_number#.' })).status, 200);
  const text = async (q) => (await view(o, q)).messages.find((m) => m.kind === 'order').text;
  assert.equal(await text('?locale=cs'), 'Balík je na cestě, SV-E.');
  assert.notEqual(await text('?locale=en'), 'Balík je na cestě, SV-E.');
  const conversations = (await w.staff('GET', '/api/v1/conversations')).json.total;
  const r = await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: (await w.staff('GET', `/api/v1/orders/${o.id}`)).json.version, badge: 'Delivered' });
  assert.equal(r.status, 200, r.text);
  const card = (await view(o)).messages.find((m) => m.kind === 'order').order;
  assert.equal(card.status.code, 'delivered');
  assert.equal((await w.staff('GET', '/api/v1/conversations')).json.total, conversations);
  for (const bad of ['en_US', 'x'.repeat(36), '%3Cscript%3E']) assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}/shopper-view?locale=${bad}`)).status, 422, bad);
  assert.equal((await w.staff('GET', '/api/v1/orders/ord_none/shopper-view')).status, 404);
  assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}/shopper-view`, undefined, { shop: w.twin })).status, 404);
});

test('an order of a source that no chat reads: nothing is shown, and said so', async () => {
  const o = await w.order('SV-N', 'ann@example.com');
  sql(`INSERT INTO source (shop_id, id, kind, name, settings, version, created_at) VALUES ('${w.shop.shop_id}', 'src_apart', 'native', 'Apart', '{}', 1, 1)`);
  sql(`UPDATE orders SET source_id = 'src_apart' WHERE id = '${o.id}'`);
  const v = await view(o);
  assert.deepEqual([v.assistant, v.messages], [null, []]);
});

test('the order tells its automations and when it was paid', async () => {
  const read = async (o) => (await w.staff('GET', `/api/v1/orders/${o.id}`)).json;
  const o = await w.order('SV-A', 'ann@example.com', { payment: 'none' });
  let r = await read(o);
  assert.deepEqual([r.automations, r.paid_at], [[], null]);
  await w.staff('POST', `/api/v1/orders/${o.id}/reminders`, { text: 'Call back', due_at: '2031-01-02T00:00:00Z' });
  for (const [id, text, active] of [['rem_a', 'Payment control', 1], ['rem_b', 'Delivery control', 1], ['rem_c', 'Delivery control', 1], ['rem_d', 'Switched off', 0]])
    sql(`INSERT INTO reminder (shop_id, id, order_id, text, due_at, kind, rule_id, active, created_at) VALUES ('${w.shop.shop_id}', '${id}', '${o.id}', '${text}', ${id === 'rem_a' ? 4 : 3}000000000000, 'automatic', 'rul_1', ${active}, 1)`);
  for (const paid_at of ['2026-01-02T10:00:00.000Z', '2026-01-01T10:00:00.000Z']) {
    const p = await w.staff('POST', `/api/v1/orders/${o.id}/payments`, { amount: { minor: 100 }, paid_at });
    assert.equal(p.status, 201, p.text);
  }
  r = await read(o);
  assert.deepEqual([r.automations, r.paid_at], [['Delivery control', 'Payment control'], '2026-01-02T10:00:00.000Z']);
  await w.staff('POST', `/api/v1/orders/${o.id}/payments/1/reverse`, { version: r.version });
  assert.equal((await read(o)).paid_at, '2026-01-01T10:00:00.000Z');
});

test('the rail’s figures are those of what waits, shop by shop', async () => {
  const counts = async (shop = w.shop) => (await w.staff('GET', '/api/v1/desk/counts', undefined, { shop })).json;
  const zero = { requests: 0, tickets: 0, reminders_due: 0, conversations_waiting: 0 };
  assert.deepEqual(await counts(w.twin), { ...zero, orders_connected: false, silent: [], warnings: 0 });
  const before = await counts();
  const o = await w.order('SV-900', 'ann@example.com', { general: 'confirmed', delivery: 'not_shipped', shipments: [] });
  for (const days of [-2, 0, 3]) await w.staff('POST', `/api/v1/orders/${o.id}/reminders`, { text: 'x', due_at: new Date(Date.now() + days * DAY).toISOString() });
  const c = await w.chat();
  for (const t of ['cancel my order', 'SV-900', 'ann@example.com']) await c.say(t);
  await c.press('Yes');
  const h = await w.chat();
  for (const t of ['I want to talk to a person', 'SV-900', 'It is broken', 'ann@example.com', 'no']) if (h.last.state !== 'waiting') await h.say(t);
  assert.equal(h.last.state, 'waiting');
  const now = await counts();
  assert.deepEqual(Object.keys(zero).map((k) => now[k] - before[k]), [1, 1, 2, 1]);
  assert.deepEqual(await counts(w.twin), { ...zero, orders_connected: false, silent: [], warnings: 0 });
  const { items } = (await w.staff('GET', `/api/v1/requests?order_id=${o.id}`)).json;
  assert.equal((await w.staff('POST', `/api/v1/requests/${items[0].id}/decline`, { version: items[0].version, reason: 'no' })).status, 200);
  assert.equal((await counts()).requests, before.requests);
});

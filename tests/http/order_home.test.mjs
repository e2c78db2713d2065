// order_home.test.mjs - an order that another system has: staff change what is theirs, the rest is refused in words that
// name where it is changed. The source is a row of a kind that no program has, so that nobody asks it.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo } from './wismo.mjs';

let w, path;
const sql = (text) => w.sql(text);
before(async () => {
  w = await Wismo.start();
  const made = (await w.staff('POST', '/api/v1/orders', { email: 'ann@example.com', items: [{ name: 'Mug', quantity: 1, unit_price: { minor: 500 } }] })).json;
  assert.deepEqual([made.source.ours, made.source.id], [true, made.source_id]);
  path = `/api/v1/orders/${made.id}`;
  sql(`INSERT INTO source (shop_id, id, kind, name, settings, created_at) VALUES ('${w.shop.shop_id}', 'src_far', 'elsewhere', 'Old shop', '{}', 1)`);
  sql(`UPDATE orders SET source_id = 'src_far' WHERE id = '${made.id}'`);
  await w.stop();                                                  /* what was recalled of it is forgotten */
  await w.serve();
});
after(() => w.end());

const read = async () => (await w.staff('GET', path)).json;
const edit = async (body) => w.staff('PATCH', path, { version: (await read()).version, ...body });
const wrong = (r) => Object.fromEntries(r.json.errors.map((e) => [e.field, e.message]));
const THERE = 'This comes from “Old shop”: change it there.';

test('it says where it lives', async () => {
  assert.deepEqual((await read()).source, { id: 'src_far', name: 'Old shop', ours: false, left_at: null });
});

test('what the shop says is refused, every field of it at once, and nothing is kept', async () => {
  const was = await read();
  const r = await edit({ note: 'mine', email: 'eve@example.com', badge: 'Delivered', items: [], tracking_number: '1' });
  assert.equal(r.status, 422, r.text);
  assert.deepEqual(wrong(r), { email: THERE, badge: THERE, items: THERE, tracking_number: THERE });
  for (const body of [{ phone: '+420611846000' }, { ship_line1: 'Elsewhere 1' }, { shipping_total: { minor: 100 } }, { comment: 'x' }, { eta_to: '2030-01-01T00:00:00Z' }])
    assert.deepEqual(wrong(await edit(body)), { [Object.keys(body)[0]]: THERE });
  const cancel = await w.staff('POST', `${path}/cancel`, { version: was.version });
  assert.deepEqual([cancel.status, wrong(cancel)], [422, { general: THERE }]);
  const pay = await w.staff('POST', `${path}/payments`, { amount: { minor: 500 }, method: 'cash' });
  assert.deepEqual([pay.status, wrong(pay)], [422, { payments: THERE }]);
  assert.deepEqual(await read(), was);
});

test('what staff keep of it is theirs; the same value again is no change', async () => {
  const r = await edit({ note: 'call first', tags: 'gift', warehouse: 'North', in_stock: 3, email: 'ann@example.com' });
  assert.equal(r.status, 200, r.text);
  assert.deepEqual([r.json.note, r.json.tags, r.json.warehouse, r.json.in_stock, r.json.email], ['call first', 'gift', 'North', 3, 'ann@example.com']);
  const reminder = await w.staff('POST', `${path}/reminders`, { text: 'Ask again', due_at: '2030-01-01T00:00:00Z' });
  assert.equal(reminder.status, 201, reminder.text);
  const vip = await w.staff('PATCH', `${path}/customer`, { version: 0, vip: true });
  assert.equal(vip.status, 200, vip.text);
});

test('of many at once, tags are changed and the status is not; tags are taken back', async () => {
  const { id } = await read();
  const badge = (await w.staff('POST', '/api/v1/orders/bulk-change', { ids: [id], badge: 'Delivered' })).json;
  assert.deepEqual([badge.changed, badge.failed.map((f) => f.reason)], [0, [THERE]]);
  const tag = (await w.staff('POST', '/api/v1/orders/bulk-change', { ids: [id], add_tag: 'vip' })).json;
  assert.equal(tag.changed, 1);
  assert.equal((await w.staff('POST', `/api/v1/orders/bulk-change/${tag.undo}/undo`)).json.changed, 1);
  assert.equal((await read()).tags, 'gift');
});

test('once the shop is disconnected the order stays as it was', async () => {
  sql("DELETE FROM source WHERE id = 'src_far'");
  await w.stop();
  await w.serve();
  assert.deepEqual((await read()).source, { id: null, name: null, ours: false, left_at: null });
  assert.deepEqual(wrong(await edit({ email: 'eve@example.com' })), { email: 'This comes from a shop system that was disconnected: it stays as it is.' });
  assert.equal((await edit({ note: 'still mine' })).status, 200);
});

// source_privacy.test.mjs - what Shopify asks for in the name of its customers, from the signed webhook to the last row.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ShopifyPeer, shopifyMissing } from '../peer/shopify.mjs';
import { Wismo } from './wismo.mjs';

const skip = shopifyMissing();
let w, peer, id, to;
const until = async (what, fits, ms = 20000) => {
  for (const end = Date.now() + ms; ; await sleep(100)) {
    const value = await what();
    if (fits(value)) return value;
    assert.ok(Date.now() < end, `not within ${ms} ms: ${JSON.stringify(value)?.slice(0, 800)}`);
  }
};
const sql = (text) => w.sql(text);
const found = async (query) => (await w.staff('GET', `/api/v1/orders?query=${encodeURIComponent(query)}`)).json.items;
const warnings = async () => (await w.staff('GET', '/api/v1/warnings')).json.items.filter((x) => x.what === 'privacy');
const sync = async () => { await w.staff('POST', `/api/v1/sources/${id}/sync`, {}); await sleep(300); };
const quiet = () => until(() => sql("SELECT count(*) FROM job WHERE state = 'waiting' AND kind IN ('source_privacy', 'source_inbound', 'redact')"), (n) => n === '0');
const ANN = 'ann.privacy@example.com', BOB = 'bob.privacy@example.com';
let orders;

before(async () => {
  if (skip) return;
  peer = await ShopifyPeer.start();
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  orders = ['#9001', '#9002'].map((name) => peer.add({ name, email: ANN }));
  peer.add({ name: '#9003', email: BOB });
  const made = await w.staff('POST', '/api/v1/sources', { kind: 'shopify', name: 'Mugs', settings: { shop: peer.url, client_id: peer.client.id, client_secret: peer.client.secret } });
  assert.equal(made.status, 201, made.text);
  id = made.json.id;
  to = `${w.url}/hooks/source/${id}`;
  const [a] = (await w.staff('GET', '/api/v1/assistants')).json.items;
  assert.equal((await w.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { version: a.version, sources: [id] })).status, 200);
  await sync();
  await until(() => found('9003'), (rows) => rows.length === 1);
});
after(async () => {
  if (skip) return;
  await w.end();
  await peer.end();
});

const told = (more) => JSON.stringify({ shop_id: 1, shop_domain: 'mugs.myshopify.com', customer: { id: 71, email: ANN, phone: null }, ...more });

test('customers/data_request: the owner is told once, by no name, until the data are exported', { skip }, async () => {
  const body = told({ orders_requested: orders.map((o) => Number(o.legacyResourceId)), data_request: { id: 9 } });
  assert.deepEqual(await peer.deliver('customers/data_request', body, { to, secret: 'another' }), [401]);
  assert.deepEqual(await peer.deliver('customers/data_request', body, { to }), [200]);
  assert.deepEqual(await peer.deliver('customers/data_request', body, { to, event: 'again' }), [200]);
  const [one] = await until(warnings, (list) => list.length > 0);
  await quiet();
  assert.equal((await warnings()).length, 1);
  assert.match(one.detail, /within 30 days/);
  assert.doesNotMatch(one.detail, /ann/);
  assert.equal((await w.staff('GET', `/api/v1/orders/${one.subject}/customer/export`)).json.orders.length, 2);
  assert.deepEqual(await warnings(), []);
  assert.deepEqual(await peer.deliver('customers/data_request', JSON.stringify({ customer: { id: 5, email: 'nobody@example.com' }, orders_requested: [] }), { to }), [200]);
  await quiet();
  assert.deepEqual(await warnings(), [], 'nothing is held of them');
});

test('customers/redact: the person goes, the figures stay, and no mirror brings them back', { skip }, async () => {
  assert.equal((await found(ANN)).length, 2);
  const before = sql('SELECT count(*), sum(total) FROM orders');
  assert.deepEqual(await peer.deliver('customers/redact', told({ orders_to_redact: orders.map((o) => Number(o.legacyResourceId)) }), { to }), [200]);
  await until(() => found(ANN), (rows) => rows.length === 0);
  await quiet();
  assert.equal(sql('SELECT count(*), sum(total) FROM orders'), before);
  assert.equal((await found(BOB)).length, 1);
  peer.live = true;
  await orders[0].change({ financial: 'REFUNDED' });
  const [row] = await until(async () => { await sync(); return found('9001'); }, ([r]) => r.payment === 'refunded');
  assert.deepEqual([row.erased, row.email], [true, null]);
  for (const [table, column] of [['orders', 'email'], ['orders', 'email_norm'], ['event', 'from_value'], ['event', 'to_value'], ['message', 'text'], ['inbound', 'hint'], ['inbound', 'told'], ['job', 'body'], ['order_text', 'folded']])
    assert.equal(sql(`SELECT count(*) FROM ${table} WHERE ${column} LIKE '%ann.privacy%'`), '0', `${table}.${column}`);
  assert.equal(sql('SELECT count(*) FROM inbound WHERE told IS NOT NULL'), '0', 'whom it was about is forgotten, too');
});

test('a request that cannot be done is not called done: the owner is warned, and it is done later', { skip }, async () => {
  const failed = async () => (await w.staff('GET', '/api/v1/warnings')).json.items.filter((x) => x.what === 'privacy_failed');
  const deliveries = async () => (await w.staff('GET', `/api/v1/sources/${id}/deliveries`)).json.items.filter((x) => x.topic === 'customers/redact');
  const state = () => sql("SELECT state FROM inbound WHERE told IS NOT NULL");
  const body = JSON.stringify({ shop_id: 1, shop_domain: 'mugs.myshopify.com', customer: { id: 72, email: BOB, phone: null }, orders_to_redact: [] });
  const last_try = () => sql("UPDATE job SET tries = 5, run_at = 0 WHERE kind = 'source_privacy' AND state = 'waiting'");
  sql('ALTER TABLE erased RENAME TO erased_away');
  assert.deepEqual(await peer.deliver('customers/redact', body, { to, event: 'bob 1' }), [200]);
  await until(() => sql("SELECT trouble IS NOT NULL FROM inbound WHERE told IS NOT NULL"), (x) => /1|t/.test(x));
  assert.equal(state(), 'waiting');
  assert.deepEqual(await failed(), [], 'it is tried again');
  last_try();
  await until(state, (x) => x === 'failed', 30000);
  const [one] = await until(failed, (list) => list.length > 0);
  assert.equal(one.subject, id);
  assert.doesNotMatch(one.detail, /bob/);
  /* Replay while it cannot be done: it stays what it is, and so does the warning */
  const [delivery] = (await deliveries()).filter((x) => x.state === 'failed');
  assert.ok((await w.staff('POST', `/api/v1/sources/${id}/deliveries/${delivery.id}/replay`)).status < 300);
  await until(state, (x) => x === 'waiting');
  last_try();
  await until(state, (x) => x === 'failed', 30000);
  assert.equal((await failed()).length, 1);
  sql('ALTER TABLE erased_away RENAME TO erased');
  assert.equal((await found(BOB)).length, 1);
  /* the store says it once more */
  assert.deepEqual(await peer.deliver('customers/redact', body, { to, event: 'bob 1' }), [200]);
  await until(() => found(BOB), (rows) => rows.length === 0);
  await until(failed, (list) => list.length === 0);
  await quiet();
  assert.equal(sql('SELECT count(*) FROM inbound WHERE told IS NOT NULL'), '0');
  assert.ok((await deliveries()).every((x) => x.state === 'done'));
});

test('shop/redact: the copies of this store go, own orders stay', { skip }, async () => {
  sql(`UPDATE source SET paused = 1 WHERE id = '${id}'`);
  const native = sql(`SELECT id FROM source WHERE kind = 'native' AND shop_id = '${w.shop.shop_id}'`);
  sql(`INSERT INTO orders (shop_id, id, source_id, external_id, number, number_norm, badge, grp, currency, placed_at, changed_at, created_at) VALUES ('${w.shop.shop_id}', 'ord_own', '${native}', 'O1', 'O1', 'O1', 'New', 'new', 'USD', 1, 1, 1)`);
  assert.deepEqual(await peer.deliver('shop/redact', JSON.stringify({ shop_id: 1, shop_domain: 'mugs.myshopify.com' }), { to }), [200]);
  await until(() => sql(`SELECT count(*) FROM orders WHERE source_id = '${id}'`), (n) => n === '0');
  assert.equal(sql("SELECT count(*) FROM orders WHERE id = 'ord_own'"), '1');
});

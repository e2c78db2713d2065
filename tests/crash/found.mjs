// found.mjs - what the order desk knows of a database's orders, held against the rows themselves: cards, facets, and that
// every order is found by all that it can be found by. Also that its people can still sign in.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { rows } from './judge.mjs';

const folded = (s) => (s ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

async function ask(rig, shop, path) {
  const r = await fetch(`${rig.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${shop.api_key}` } });
  assert.equal(r.status, 200, path);
  return r.json();
}

/** When the server has read the orders of before: all that it says it has not yet is waited for. */
async function complete(rig, shop) {
  for (const end = Date.now() + 30000; ; await sleep(50)) {
    const list = await ask(rig, shop, 'orders?query=nobody');
    if (list.search_is_complete) return;
    assert.ok(Date.now() < end, 'the search index was never complete');
  }
}

function words(o) {
  const middle = (s) => folded(s).slice(1, -1);
  return [o.number, o.email, o.tracking, o.customer_name, middle(o.email), o.phone?.replace(/\D/g, '').slice(-5), middle(o.number), folded(o.customer_name)]
    .filter((s) => s && [...s].length >= 3);
}

async function shop_found(rig, shop) {
  const orders = rows(rig.db, `SELECT o.id, o.number, o.customer_name, o.email, o.phone, o.grp, o.warehouse, o.channel, o.source_id, o.tags,
    (SELECT max(tracking_number) FROM shipment p WHERE p.shop_id = o.shop_id AND p.order_id = o.id) AS tracking FROM orders o WHERE o.shop_id = '${shop.id}'`);
  assert.ok(orders.length, `${shop.name} has no orders`);
  let n = 0;
  for (const typed of new Set(orders.flatMap(words))) {
    const { items } = await ask(rig, shop, `orders?per_page=200&query=${encodeURIComponent(typed)}`), ids = new Set(items.map((o) => o.id));
    for (const o of orders) if (words(o).includes(typed)) { n++; assert.ok(ids.has(o.id), `order ${o.number} is not found by “${typed}”`); }
  }
  const all = await ask(rig, shop, 'orders'), facets = await ask(rig, shop, 'orders/facets');
  const count = (key) => orders.reduce((to, o) => (o[key] ? { ...to, [o[key]]: (to[o[key]] ?? 0) + 1 } : to), {});
  const groups = count('grp'), { total, ...cards } = all.counts;
  assert.equal(total, orders.length);
  assert.deepEqual(Object.fromEntries(Object.entries(cards).filter(([, many]) => many)), groups, 'cards');
  for (const [facet, key] of [['warehouses', 'warehouse'], ['channels', 'channel']])
    assert.deepEqual(Object.fromEntries(facets[facet].map((f) => [f.name, f.orders])), count(key), facet);
  assert.deepEqual(Object.fromEntries(facets.sources.map((f) => [f.id, f.orders])), count('source_id'), 'sources');
  const tagged = orders.filter((o) => /gift wrap/i.test(o.tags ?? '')).map((o) => o.id).sort();
  assert.deepEqual((await ask(rig, shop, 'orders?per_page=200&tag=gift%20wrap')).items.map((o) => o.id).sort(), tagged, 'tags');
  return n + Object.keys(groups).length + tagged.length;
}

async function signs_in(rig, shop) {
  const body = JSON.stringify({ email: `owner@${shop.name.toLowerCase()}.example`, password: 'correct horse battery' });
  const r = await fetch(`${rig.url}/api/v1/session`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  assert.equal(r.status, 201, await r.text());
}

/** A server on it: returns how much was checked. */
export async function all_found(rig) {
  let n = 0;
  await rig.start({ open: false });
  for (const shop of rig.shops) {
    await complete(rig, shop);
    await signs_in(rig, shop);
    n += await shop_found(rig, shop);
  }
  await rig.stop();
  assert.equal(rig.doctor(), '');
  return n;
}

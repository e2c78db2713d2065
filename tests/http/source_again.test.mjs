// source_again.test.mjs - a shop is disconnected and connected again: its copies stay one, or go for good; nobody connects a
// shop twice.
import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnyShop } from '../peer/any_shop.mjs';
import { WooPeer } from '../peer/woocommerce.mjs';
import { Wismo } from './wismo.mjs';

let w, shop, n = 0;
before(async () => { w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } }); });
after(() => w.end());
beforeEach(async () => {
  await shop?.end();
  shop = await AnyShop.start();
});
after(() => shop.end());

const sql = (text) => w.sql(text);
const until = async (what, fits, ms = 20000) => {
  for (const end = Date.now() + ms; ; await sleep(100)) {
    const value = await what();
    if (fits(value)) return value;
    assert.ok(Date.now() < end, `not within ${ms} ms: ${JSON.stringify(value)?.slice(0, 800)}`);
  }
};
const settings = (more = {}) => ({ url: shop.url, auth: 'header', header_value: `Bearer ${++n}`, ...more });
const add = (name, more, as) => w.staff('POST', '/api/v1/sources', { kind: 'http', name, settings: settings(more) }, as);
const all = async (as) => (await w.staff('GET', '/api/v1/sources', undefined, as)).json;
const source = async (id) => (await w.staff('GET', `/api/v1/sources/${id}`)).json;
const found = async (query, as) => (await w.staff('GET', `/api/v1/orders?query=${encodeURIComponent(query)}`, undefined, as)).json.items;
const whole = async (id) => (await w.staff('GET', `/api/v1/orders/${id}`)).json;
const gone = async (id, copies) => {
  const r = await w.staff('DELETE', `/api/v1/sources/${id}${copies ? `?copies=${copies}` : ''}`);
  assert.equal(r.status, 204, r.text);
};
async function connected(name, more) {
  const r = await add(name, more);
  assert.equal(r.status, 201, r.text);
  await filled(r.json.id);
  return r.json;
}
const filled = (id) => until(() => source(id), (s) => s.state?.fill_ended_at);
const number = (what) => `${what}${100000 + Math.floor(Math.random() * 900000)}`;
const reads = async (...ids) => {
  const [a] = (await w.staff('GET', '/api/v1/assistants')).json.items;
  assert.equal((await w.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { version: a.version, sources: ids })).status, 200);
  return [a.source_id, ...a.also_reads.split(' ').filter(Boolean)];
};

describe('the same shop again', () => {
  test('takes up its copies: one order, the same id, what changed meanwhile, what its words mean', async () => {
    const one = number('A'), two = number('B');
    const o = shop.add(one, 'ann@example.com', { general: 'On the kiln', placed_at: new Date(Date.now() - 200 * 86400000).toISOString() });
    const was = await connected('Kiln & Co');
    shop.touch(o, { general: 'Glazed' }); /* older than the back-fill: it comes with a look */
    await w.staff('POST', `/api/v1/sources/${was.id}/sync`);
    const [before] = await until(() => found(one), (list) => list.length === 1);
    assert.equal((await w.staff('PUT', `/api/v1/sources/${was.id}/statuses`, { statuses: [{ type: 'general', raw: 'Glazed', code: 'completed' }] })).status, 200);
    await until(async () => (await w.staff('PATCH', `/api/v1/orders/${before.id}`, { version: (await whole(before.id)).version, note: 'Call Ann first' })).status, (s) => s === 200); /* a look may change it meanwhile */

    await gone(was.id);
    assert.equal((await source(was.id)).status, 404);
    const left = await whole(before.id);
    assert.deepEqual({ ...left.source, left_at: typeof left.source.left_at }, { id: null, name: 'Kiln & Co', ours: false, left_at: 'string' });
    const refused = await w.staff('PATCH', `/api/v1/orders/${before.id}`, { version: left.version, email: 'x@example.com' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /“Kiln & Co”, which was disconnected/);
    const [said] = (await all()).left.filter((l) => l.id === was.id);
    assert.deepEqual([said.name, said.kind, said.label, said.orders, said.kept, said.site], ['Kiln & Co', 'http', 'Any HTTP API', 1, true, new URL(shop.url).host]);

    await sleep(5);
    shop.touch(o, { delivery: 'delivered' });
    shop.add(two, 'bob@example.com');
    const r = await add('', { url: `http://127.0.0.1:${new URL(shop.url).port}///` });
    assert.equal(r.status, 201, r.text);
    assert.equal(r.json.id, was.id);
    assert.equal(r.json.name, 'Kiln & Co');
    assert.equal(r.json.created_at, was.created_at);
    assert.ok(r.json.again_at > was.created_at && r.json.version > was.version);
    assert.deepEqual([r.json.acts, r.json.last_known, r.json.paused], [false, false, false]);
    assert.equal(r.json.state.orders, 1);
    await filled(was.id);
    await until(() => found(two), (list) => list.length === 1);
    const same = await until(() => found(one), ([x]) => x.delivery === 'delivered');
    assert.deepEqual(same.map((x) => [x.id, x.general]), [[before.id, 'completed']]);
    const now = await whole(before.id);
    assert.equal(now.note, 'Call Ann first');
    assert.deepEqual(now.source, { id: was.id, name: 'Kiln & Co', ours: false, left_at: null });
    assert.deepEqual((await all()).left.filter((l) => l.id === was.id), []);
    assert.equal(shop.seen.at(-1).headers.authorization, `Bearer ${n}`, 'the new secret is used');
    const words = (await w.staff('GET', '/api/v1/audit?subject=source')).text;
    assert.match(words, /source\.removed/);
    assert.match(words, /source\.again/);
    await gone(was.id, 'remove');
  });

  test('its conversation goes on with the order that it was about', async () => {
    const one = number('T');
    shop.add(one, 'talk@example.com');
    const was = await connected('Talk');
    const before = await reads(was.id);
    const c = await w.chat();
    await c.say(`${one} talk@example.com`);
    assert.ok(c.card(), c.words());
    const [o] = await found(one);
    await reads(...before);
    await gone(was.id, 'keep');
    assert.equal((await add('Talk')).json.id, was.id);
    await reads(was.id);
    const d = await w.chat();
    await d.say(`${one} talk@example.com`);
    assert.equal((await found(one)).length, 1);
    assert.equal((await whole(o.id)).id, o.id);
    const talk = (await w.staff('GET', `/api/v1/orders/${o.id}`)).json.conversation_id;
    assert.ok(talk);
    await reads(...before);
    await gone(was.id, 'remove');
    await until(() => found(one), (list) => list.length === 0);
    await until(async () => JSON.stringify([await w.staff('GET', `/api/v1/conversations/${talk}`), await w.staff('GET', `/api/v1/conversations/${talk}/messages`)].map((r) => r.text)),
      (text) => !text.includes(one) && !text.includes('talk@example.com'));
  });

  test('what did not answer before is asked afresh', async () => {
    const was = await connected('Silent');
    shop.bad = (req) => { req.socket.destroy(); return true; };
    for (let i = 0; i < 6; i++) await w.staff('POST', `/api/v1/sources/${was.id}/check`);
    for (let i = 0; i < 8; i++) { await w.staff('POST', `/api/v1/sources/${was.id}/sync`); await sleep(120); }
    await gone(was.id);
    shop.bad = null;
    assert.equal((await add('Silent')).json.id, was.id);
    const s = await filled(was.id);
    assert.equal(s.state.answers, true);
    assert.equal(s.state.why, null);
    await gone(was.id);
  });
});

describe('one shop, one source', () => {
  test('who connects it a second time is told its name', async () => {
    const was = await connected('The first');
    const r = await add('The second');
    assert.equal(r.status, 409);
    assert.match(r.json.detail ?? r.json.title, /connected already, as “The first”/);
    assert.equal((await all()).items.filter((s) => s.settings.url === shop.url).length, 1);
    const other = await add('Beside', { auth: 'basic', user: 'beside', password: 'x' });
    assert.equal(other.status, 201, 'another account of the same address is another shop');
    const moved = await w.staff('PATCH', `/api/v1/sources/${other.json.id}`, { version: other.json.version, settings: settings({ user: null }) });
    assert.equal(moved.status, 409, moved.text);
    assert.match(moved.text, /“The first”/);
    await gone(other.json.id, 'remove');
    await gone(was.id, 'remove');
  });

  test('nor is a source moved onto a shop that has left its orders', async () => {
    shop.add(number('L'), 'left@example.com');
    const was = await connected('Left');
    await gone(was.id);
    const elsewhere = await AnyShop.start();
    const other = (await add('Elsewhere', { url: elsewhere.url })).json;
    const r = await w.staff('PATCH', `/api/v1/sources/${other.id}`, { version: other.version, settings: settings() });
    assert.equal(r.status, 409, r.text);
    assert.match(r.text, /connected before, as “Left”/);
    await gone(other.id, 'remove');
    await elsewhere.end();
    await gone(was.id, 'remove');
  });

  test('two owners at once: one connects, the other is told; the same when it is taken up', async () => {
    for (const round of ['new', 'again']) {
      if (round === 'again') shop.add(number('R'), 'race@example.com');
      const rs = await Promise.all([1, 2, 3, 4].map((i) => add(`Owner ${i}`)));
      assert.deepEqual(rs.map((r) => r.status).sort(), [201, 409, 409, 409], `${round}: ${rs.map((r) => r.text)}`);
      const { id } = rs.find((r) => r.status === 201).json;
      await filled(id);
      await gone(id);
    }
    const [{ id }] = (await all()).left.filter((l) => l.site === new URL(shop.url).host);
    await gone(id, 'remove');
  });

  test('another shop of wismo connects it for itself, and reaches nothing of ours', async () => {
    const one = number('X');
    shop.add(one, 'ann@example.com');
    const was = await connected('Ours');
    await gone(was.id);
    const theirs = await add('Theirs', {}, { shop: w.twin });
    assert.equal(theirs.status, 201, theirs.text);
    assert.notEqual(theirs.json.id, was.id);
    assert.deepEqual((await all({ shop: w.twin })).left, []);
    assert.equal((await w.staff('DELETE', `/api/v1/sources/${was.id}?copies=remove`, undefined, { shop: w.twin })).status, 404);
    assert.equal((await found(one)).length, 1);
    assert.equal((await w.staff('DELETE', `/api/v1/sources/${theirs.json.id}?copies=remove`, undefined, { shop: w.twin })).status, 204);
    await gone(was.id, 'remove');
  });
});

describe('what happens to the copies', () => {
  test('removed with the source: orders go, our own stay; later copies are new', async () => {
    const one = number('D'), own = number('OWN');
    shop.add(one, 'del@example.com');
    await w.order(own, 'del@example.com');
    const was = await connected('Gone');
    const [before] = await until(() => found(one), (list) => list.length === 1);
    await gone(was.id, 'remove');
    await until(() => found(one), (list) => list.length === 0);
    assert.equal((await whole(before.id)).status, 404);
    assert.equal((await found(own)).length, 1);
    assert.deepEqual((await all()).left.filter((l) => l.id === was.id), []);
    const again = await until(() => add('Back'), (r) => r.status === 201);
    await filled(again.json.id);
    await sleep(300); /* nothing that was begun at the end takes the fresh ones */
    assert.equal((await found(one)).length, 1);
    await gone(again.json.id, 'remove');
  });

  test('connected again at once, before anything was removed: nothing of the new is lost', async () => {
    const was = await connected('At once');
    const one = number('Q');
    shop.add(one, 'q@example.com');
    await gone(was.id, 'remove');
    const r = await add('At once');
    assert.equal(r.status, 201, r.text);
    await filled(r.json.id);
    await until(() => found(one), (list) => list.length === 1);
    await sleep(500);
    assert.equal((await found(one)).length, 1);
    await gone(r.json.id, 'remove');
  });

  test('kept at first, removed later; nothing twice, and nobody but an owner', async () => {
    const one = number('K');
    shop.add(one, 'keep@example.com');
    const was = await connected('Kept');
    await gone(was.id, 'keep');
    assert.equal((await found(one)).length, 1);
    assert.equal((await w.staff('DELETE', `/api/v1/sources/${was.id}`)).status, 404);
    assert.equal((await w.staff('DELETE', `/api/v1/sources/${was.id}?copies=some`)).status, 422);
    await gone(was.id, 'remove');
    await until(() => found(one), (list) => list.length === 0);
    assert.equal((await w.staff('DELETE', `/api/v1/sources/${was.id}?copies=remove`)).status, 404);
  });

  test('whoever was erased stays erased, whether the copies stayed or went', async () => {
    const one = number('E'), email = `${one.toLowerCase()}@example.com`;
    shop.add(one, email);
    const was = await connected('Erased');
    const erased = await w.staff('POST', '/api/v1/privacy/erase', { email });
    assert.equal(erased.json.orders, 1, erased.text);
    for (const copies of ['keep', 'remove']) {
      await gone(was.id, copies);
      const r = await until(() => add('Erased'), (x) => x.status === 201);
      assert.equal(r.json.id, was.id);
      await filled(was.id);
      const [o] = await until(() => found(one), (list) => list.length === 1);
      assert.ok(!(await whole(o.id)).email, copies);
    }
    await gone(was.id, 'remove');
  });
});

test('a shop that could not be told keeps its old webhooks: they are made anew, and their signature counts', async () => {
  const woo = await WooPeer.start(), port = new URL(woo.url).port;
  const ask = (more) => w.staff('POST', '/api/v1/sources', { kind: 'woocommerce', name: 'Wool', settings: { ...woo.settings, ...more } });
  const was = (await ask()).json;
  assert.equal((await w.staff('POST', `/api/v1/sources/${was.id}/hooks`, {})).status, 200);
  const secret = [...woo.hooks.values()].map((h) => h.secret);
  assert.equal(secret.length, 4);
  woo.set({ fault: '500' });
  await gone(was.id);
  woo.reset();
  assert.equal(woo.hooks.size, 4, 'they are still there');
  const r = await ask({ url: `http://127.0.0.1:${port}/wp-admin/` });
  assert.equal(r.json.id, was.id, r.text);
  sql(`UPDATE source_state SET hooks_at = 0 WHERE source_id = '${was.id}'`); /* a minute is over in which nobody made them */
  await sleep(1100);
  await w.staff('POST', `/api/v1/sources/${was.id}/sync`);
  await until(() => [...woo.hooks.values()].map((h) => h.secret), (now) => now.every((s) => !secret.includes(s)));
  assert.equal(woo.hooks.size, 4);
  woo.order({ email: 'hook@example.com' });
  await until(async () => (await w.staff('GET', `/api/v1/sources/${was.id}/deliveries?state=done`)).json.items, (list) => list.length > 0);
  await gone(was.id, 'remove');
  assert.equal(woo.hooks.size, 0);
  await woo.end();
});

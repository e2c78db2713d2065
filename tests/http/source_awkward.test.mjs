// source_awkward.test.mjs - what lies between a yes and the deed, deliveries that look alike, orders that cannot be taken,
// orders that are deleted when they are over, answers that are nobody's business: another system on an awkward day.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { jwt, Wismo } from './wismo.mjs';
import { AnyShop, signed } from '../peer/any_shop.mjs';

let w, shop;
before(async () => {
  shop = await AnyShop.start();
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
});
after(async () => { await shop.end(); await w.end(); });
beforeEach(() => {
  Object.assign(shop, { orders: [], seen: [], acts: [], bad: null, show: (o) => o, size: 50 });
  delete shop.done;
});

async function until(what, ms = 20000) {
  for (const end = Date.now() + ms; ; await sleep(50)) {
    const v = await what();
    if (v) return v;
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
  }
}
async function connect(settings = {}, beside = []) {
  await w.disconnect(); /* a shop is connected once */
  const made = await w.staff('POST', '/api/v1/sources', { kind: 'http', name: 'Shop', settings: { url: shop.url, ...settings } });
  assert.equal(made.status, 201, made.text);
  const [a] = (await w.staff('GET', '/api/v1/assistants')).json.items;
  const read = await w.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { sources: [made.json.id, ...beside], version: a.version });
  assert.equal(read.status, 200, read.text);
  return made.json;
}
const change = async (id, what) => {
  const { version } = (await w.staff('GET', `/api/v1/sources/${id}`)).json;
  const r = await w.staff('PATCH', `/api/v1/sources/${id}`, { version, ...what });
  assert.equal(r.status, 200, r.text);
};
const sql = (text) => w.sql(text);
const row = async (number) => (await w.staff('GET', `/api/v1/orders?query=${number}`)).json.items.find((x) => x.number === number);
const whole = async (number) => (await w.staff('GET', `/api/v1/orders/${(await row(number)).id}`)).json;
const request = async (number) => (await w.staff('GET', '/api/v1/requests?per_page=100')).json.items.find((r) => r.order_number === number);
const open = { delivery: 'not_shipped', general: 'new', shipments: [] };
const cancel = { actions: { cancel: { method: 'POST', path: '/orders/{id}/cancel' } } };

/** A shopper's confirmed wish; the request as staff see it. */
async function wished(number) {
  const c = await w.chat();
  await c.say(`Cancel my order ${number}, ann@example.com`);
  await c.press('Yes');
  return until(() => request(number));
}
async function approve(q) {
  const r = await w.staff('POST', `/api/v1/requests/${q.id}/approve`, { version: q.version });
  assert.equal(r.status, 200, r.text);
}

describe('between the yes and the deed', () => {
  test('what has left the shop meanwhile is not cancelled, though the API would do it', async () => {
    const o = shop.add('A100', 'ann@example.com', open);
    await connect(cancel);
    const q = await wished('A100');
    shop.done = (res) => shop.json(res, 200, { result: 'ok' });
    shop.touch(o, { general: 'in_progress', delivery: 'in_transit', shipments: [{ tracking_number: 'T1', status: 'in_transit' }] });
    await approve(q);
    const end = await until(async () => { const r = await request('A100'); return /on its way/.test(r.todo ?? '') && r; });
    assert.notEqual(end.state, 'done');
    assert.deepEqual(shop.acts, []);
  });

  test('what the API allows no more is not sent', async () => {
    const o = shop.add('A101', 'ann@example.com', open);
    await connect(cancel);
    const q = await wished('A101');
    shop.touch(o, { allowed: { cancel: { answer: 'no', reason: 'It is being engraved.' } } });
    await approve(q);
    await until(async () => /engraved/.test((await request('A101')).todo ?? ''));
    assert.deepEqual(shop.acts, []);
  });

  test('nothing is done in a shop that is paused, until it is not', async () => {
    const o = shop.add('A102', 'ann@example.com', open), s = await connect(cancel);
    const q = await wished('A102'), trouble = () => sql(`SELECT trouble FROM source_act WHERE request_id = '${q.id}'`);
    shop.bad = (req, res) => { res.writeHead(500).end('{}'); return true; };
    await approve(q);
    await until(() => trouble().includes('(500)'));
    await change(s.id, { paused: true });
    shop.bad = null;
    await until(() => trouble().includes('paused'));
    assert.equal(o.general, 'new');
    await change(s.id, { paused: false });
    await until(async () => (await request('A102')).state === 'done');
    assert.equal(shop.acts.length, 1);
  });

  test('one look that is not answered does not end what is under way there', async () => {
    const o = shop.add('A103', 'ann@example.com', open);
    await connect(cancel);
    shop.done = (res) => shop.json(res, 200, { result: 'ok' }); /* it takes its time */
    await approve(await wished('A103'));
    const state = () => sql("SELECT state FROM source_act ORDER BY created_at DESC LIMIT 1");
    await until(() => state() === 'under_way');
    sql("UPDATE source_act SET tries = 10 WHERE state = 'under_way'"); /* half a minute later */
    let failed = 0;
    shop.bad = (req, res) => { failed++; res.writeHead(500).end('{}'); return true; };
    await until(() => failed);
    shop.bad = null;
    shop.touch(o, { general: 'cancelled', delivery: 'cancelled' });
    await until(async () => (await request('A103')).state === 'done', 30000);
    assert.equal(shop.acts.length, 1);
  });

  test('a long refusal ends at a whole character', async () => {
    shop.add('A104', 'ann@example.com', open);
    await connect(cancel);
    shop.done = (res) => shop.json(res, 409, { message: `x${'ž'.repeat(150)}` });
    await approve(await wished('A104'));
    const r = await until(async () => { const q = await request('A104'); return /žž/.test(q.todo ?? '') && q; });
    assert.doesNotMatch(r.todo, /\ufffd/);
  });
});

describe('webhooks', () => {
  const post = (s, body, headers = {}) => w.ask('POST', `/hooks/source/${s.id}`, { body, headers: { 'content-type': 'application/json', 'x-signature': signed('whs', body), ...headers } });

  test('one that says the same each time is heard each time', async () => {
    const o = shop.add('B200', 'ann@example.com', open), s = await connect({ hook_secret: 'whs' }), body = JSON.stringify({ order_id: o.id });
    await until(() => row('B200'));
    for (const delivery of ['preparing', 'in_transit', 'delivered']) {
      Object.assign(o, { delivery });                   /* a shop that does not say when it changed */
      delete o.changed_at;
      assert.equal((await post(s, body)).json.taken, true);
      await until(async () => (await whole('B200')).delivery === delivery);
    }
    const again = { 'x-delivery-id': 'd-7' };
    assert.equal((await post(s, body, again)).json.taken, true);
    assert.equal((await post(s, body, again)).json.taken, false, 'the same delivery');
    const before = shop.seen.length;
    for (let i = 0; i < 30; i++) await post(s, body, { 'x-delivery-id': `caught-${i}` });
    await sleep(6000);
    assert.ok(shop.seen.length - before <= 4, `${shop.seen.length - before} questions for one body`);
  });

  test('a server without an API is not taken for one without orders', async () => {
    const o = shop.add('B201', 'ann@example.com', open), s = await connect({ hook_secret: 'whs' });
    await until(() => row('B201'));
    shop.bad = (req, res) => { res.writeHead(404, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>Not here</title>'); return true; };
    await post(s, JSON.stringify({ order_id: o.id, n: 1 }));
    await until(async () => /web page/.test(JSON.stringify((await w.staff('GET', `/api/v1/sources/${s.id}/deliveries`)).json)));
    assert.equal((await whole('B201')).general, 'confirmed');
  });
});

describe('orders that are no more', () => {
  test('what never left is cancelled; what was sent or has ended stays what it became, and says so', async () => {
    const states = { C300: [{ ...open }, 'cancelled'], C301: [{ general: 'completed', delivery: 'delivered', shipments: [] }, 'completed'],
      C302: [{ general: 'in_progress', delivery: 'in_transit' }, 'in_progress'], C303: [{ general: 'returned', delivery: 'returned', shipments: [] }, 'returned'] };
    for (const [number, [o]] of Object.entries(states)) shop.add(number, 'ann@example.com', o);
    const s = await connect({ hook_secret: 'whs', hook_topic_path: 'event' });
    for (const number of Object.keys(states)) await until(() => row(number));
    shop.orders = [];
    for (const [number, [was, general]] of Object.entries(states)) {
      const body = JSON.stringify({ event: 'order.deleted', id: `id-${number}` });
      for (let twice = 0; twice < 2; twice++)
        assert.equal((await w.ask('POST', `/hooks/source/${s.id}`, { body, headers: { 'content-type': 'application/json', 'x-signature': signed('whs', body), 'x-delivery-id': number } })).status, 200);
      const o = await until(async () => { const now = await whole(number); return now.general_raw === 'deleted in the shop' && now; });
      assert.deepEqual([o.general, o.delivery], [general, was.delivery], number);
      const told = (await w.staff('GET', `/api/v1/orders/${o.id}/history`)).json.items.filter((e) => e.text === 'Deleted in the shop');
      assert.equal(told.length, 1, number);
    }
  });
});

describe('an order that cannot be taken', () => {
  const poison = { items: [{ name: 'Mug', quantity: 1, unit_price: { minor: 2100, currency: 'USD' } }] }; /* of an order in EUR */

  test('others do not wait for it', async () => {
    for (const n of [1, 2, 3, 4]) shop.add(`D40${n}`, 'ann@example.com', n === 2 ? poison : {});
    const s = await connect();
    for (const n of [1, 3, 4]) await until(() => row(`D40${n}`));
    await until(async () => (await w.staff('GET', `/api/v1/sources/${s.id}`)).json.state.fill_ended_at);
    assert.equal(await row('D402'), undefined);
  });

  test('who asks for it is told as when a shop does not answer; who asks for another sees that', async () => {
    shop.add('D410', 'ann@example.com', poison);
    shop.add('D411', 'ann@example.com');
    await connect();
    const c = await w.chat();
    await c.say('D410 ann@example.com');
    assert.equal(c.card(), undefined);
    assert.match(c.words(), /right now|moment|cannot (reach|look)|not (answer|reach)/i);
    shop.find = () => shop.orders;                      /* a search that brings all there are */
    const other = await w.chat();
    await other.say('D411 ann@example.com');
    assert.equal(other.card()?.number, 'D411', other.words());
    delete shop.find;
  });
});

describe('whose business it is', () => {
  test('what a store answers is never in the log, nor what was asked in words about it', async () => {
    shop.add('E500', 'erna.private@example.com', { customer_name: 'Erna Privatissima' });
    const answers = [
      (res) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(shop.orders).slice(0, -3)),
      (res) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ found: { people: shop.orders } })),
      (res) => res.writeHead(200, { 'content-type': 'text/html' }).end(`<html><title>Results for erna.private@example.com</title>`),
      (res) => res.writeHead(302, { location: `${shop.url}/login?back=/orders?email=erna.private@example.com` }).end(),
    ];
    const from = w.whole_log.length + w.log.length;
    for (const [i, answer] of answers.entries()) {
      const s = await connect({ hook_secret: `s${i}` });
      shop.bad = (req, res) => { answer(res); return true; };
      const c = await w.chat();
      await c.say('E500 erna.private@example.com');
      assert.equal(c.card(), undefined);
      const tried = await w.staff('POST', '/api/v1/sources/try', { kind: 'http', settings: { url: shop.url } });
      assert.equal(tried.json.good, false);
      await w.staff('POST', `/api/v1/sources/${s.id}/statuses`);
      await w.staff('POST', '/api/v1/sources/try-order', { kind: 'http', settings: { url: shop.url }, number: 'E500' });
      const why = JSON.stringify(tried.json) + JSON.stringify((await w.staff('GET', `/api/v1/sources/${s.id}`)).json.state);
      assert.doesNotMatch(why, /erna\.private/);
      shop.bad = null;
    }
    assert.ok(from >= 0);
    assert.doesNotMatch(w.whole_log + w.log, /erna\.private|Privatissima/);
  });

  test('what a store says of its own error is told to staff, and is not in the log', async () => {
    for (const [i, status] of [500, 404, 400].entries()) {
      const s = await connect({ hook_secret: `m${i}` });
      await until(async () => (await w.staff('GET', `/api/v1/sources/${s.id}`)).json.state.fill_ended_at);
      shop.bad = (req, res) => { shop.json(res, status, { message: 'No row for erna.private@example.com' }); return true; };
      await sleep(1100); /* one look a second */
      await w.staff('POST', `/api/v1/sources/${s.id}/sync`);
      await until(async () => /erna\.private/.test(JSON.stringify((await w.staff('GET', `/api/v1/sources/${s.id}`)).json.state)));
      shop.bad = null;
    }
    await until(() => /event=(source|job) /.test(w.whole_log + w.log) || /(source|job) .*trouble/.test(w.whole_log + w.log));
    assert.doesNotMatch(w.whole_log + w.log, /erna\.private/);
  });
});

describe('several sources', () => {
  test('one that hangs leaves time for the others, from the first question on', async () => {
    const slow = await AnyShop.start();
    slow.bad = () => true;
    shop.add('G700', 'gil@example.com');
    const behind = await connect();
    const made = await w.staff('POST', '/api/v1/sources', { kind: 'http', name: 'Slow', settings: { url: slow.url } });
    const [a] = (await w.staff('GET', '/api/v1/assistants')).json.items;
    await w.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { sources: [made.json.id, behind.id], version: a.version });
    const c = await w.chat(), began = Date.now();
    await c.say('G700 gil@example.com');
    assert.equal(c.card()?.number, 'G700', c.words());
    assert.ok(Date.now() - began < 6000);
    await slow.end();
  });

  test('a customer’s list shows what one source knows while another is paused or does not answer', async () => {
    const own = (await w.staff('GET', '/api/v1/sources')).json.items.find((s) => s.kind === 'native').id;
    await w.order('F600', 'fay@example.com', { customer_id: 'cus-fay' });
    const s = await connect({}, [own]);
    const list = async () => {
      const c = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'cus-fay', email: 'fay@example.com' }) });
      await c.say('Where is my order?');
      return JSON.stringify(c.last);
    };
    assert.match(await list(), /F600/);
    shop.bad = (req) => { req.socket.resetAndDestroy(); return true; };
    assert.match(await list(), /F600/, 'one does not answer');
    shop.bad = null;
    await change(s.id, { paused: true });
    assert.match(await list(), /F600/, 'one is paused');
  });
});

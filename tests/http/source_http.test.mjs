// source_http.test.mjs - any HTTP API as an order source: connected, tried, asked at the moment of the question, mirrored,
// told by webhooks, acted in, and every way in which it can fail, in words.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo } from './wismo.mjs';
import { AnyShop, signed } from '../peer/any_shop.mjs';

let wismo, shop;
before(async () => {
  shop = await AnyShop.start();
  wismo = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
});
after(async () => { await shop.end(); await wismo.end(); });

const fresh = () => { shop.orders = []; shop.seen = []; shop.acts = []; shop.bad = null; shop.allow = () => true; shop.show = (o) => o; shop.size = 50; };

export async function until(what, ms = 20000) {
  for (const end = Date.now() + ms; ;) {
    const v = await what();
    if (v) return v;
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await sleep(50);
  }
}

async function connect(settings = {}, { kind = 'http', name = 'Shop' } = {}) {
  await wismo.disconnect();
  const made = await wismo.staff('POST', '/api/v1/sources', { kind, name, settings: { url: shop.url, ...settings } });
  assert.equal(made.status, 201, made.text);
  const all = (await wismo.staff('GET', '/api/v1/assistants')).json.items, a = all[0];
  const read = await wismo.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { sources: [made.json.id], version: a.version });
  assert.equal(read.status, 200, read.text);
  return made.json;
}

/* Two looks asked for in one second are one. */
const look = async (s) => { await sleep(1100); await wismo.staff('POST', `/api/v1/sources/${s.id}/sync`); };
const tried = (settings, more) => wismo.staff('POST', '/api/v1/sources/try', { kind: 'http', settings: { url: shop.url, ...settings }, ...more });
const order_tried = (settings, more) => wismo.staff('POST', '/api/v1/sources/try-order', { kind: 'http', settings: { url: shop.url, ...settings }, ...more });

test('with the base address alone an API that speaks wismo’s order JSON is read live', async () => {
  fresh();
  shop.add('1042', 'ann@example.com');
  const t = await tried({});
  assert.equal(t.json.good, true, t.text);
  await connect();
  const chat = await wismo.chat();
  await chat.say('Where is my order 1042? ann@example.com');
  const card = chat.card();
  assert.equal(card?.number, '1042', chat.words());
  assert.equal(card.status.code, 'in_transit');
  assert.equal(card.tracking_number ?? card.parcels?.[0]?.tracking_number, 'T1042');
  shop.touch(shop.orders[0], { delivery: 'delivered', general: 'completed', delivered_at: new Date().toISOString(), shipments: [] });
  const again = await wismo.chat();
  await again.say('1042 ann@example.com');
  assert.equal(again.card().status.code, 'delivered');   /* at the moment of the question */
});

test('equality is decided here: a search that gives others’ orders shows none of them', async () => {
  fresh();
  shop.add('10421', 'ann@example.com');
  shop.add('1042', 'bob@example.com');
  shop.find = () => shop.orders;
  await connect();
  const chat = await wismo.chat();
  await chat.say('1042 ann@example.com');
  assert.equal(chat.card(), undefined);
  assert.doesNotMatch(chat.words(), /10421|T1042/);
  delete shop.find;
});

test('a mapping: words of its own, dates, amounts, one parcel in the order itself, names in two parts', async () => {
  fresh();
  shop.add('A-7', 'ann@example.com');
  shop.show = (o) => ({ order_no: o.number, uid: 77, buyer: { mail: 'ANN@example.com', first: 'Ann', last: 'Miller' }, state: 'odesláno', paid: true,
    created: '21.11.2026 09:30', sum: '1 299,00 Kč', curr: 'czk', lines: [{ title: 'Hrnek', pcs: '2.000', price: 64950 }], parcel: 'DR1', stav: 'na cestě' });
  const settings = {
    mapping: { id: 'uid', number: 'order_no', email: 'buyer.mail', customer_name: { path: ['buyer.first', 'buyer.last'] },
      general: { path: 'state', words: { 'Odesláno': 'in_progress' } }, payment: { path: 'paid', words: { true: 'paid', false: 'awaiting' } },
      delivery: null, currency: 'curr', total: 'sum', placed_at: { path: 'created', format: 'DD.MM.YYYY HH:mm', zone: 'Europe/Prague' },
      items: { path: 'lines', name: 'title', quantity: 'pcs', unit_price: { path: 'price', unit: 'minor' } },
      shipments: { path: '', tracking_number: 'parcel', status: { path: 'stav', words: { 'na cestě': 'in_transit' } } } },
  };
  const r = await order_tried(settings, { number: 'A-7', email: 'ann@example.com' });
  assert.equal(r.status, 200, r.text);
  assert.equal(r.json.found, true, r.text);
  const o = r.json.order;
  assert.equal(o.external_id, '77');
  assert.equal(o.customer_name, 'Ann Miller');
  assert.equal(o.general, 'in_progress');
  assert.equal(o.general_raw, 'odesláno');
  assert.equal(o.payment, 'paid');
  assert.equal(o.delivery, 'in_transit');
  assert.equal(o.placed_at, '2026-11-21T08:30:00.000Z');
  assert.deepEqual([o.total.minor, o.total.currency], [129900, 'CZK']);
  assert.deepEqual([o.items[0].name, o.items[0].quantity, o.items[0].unit_price.minor], ['Hrnek', 2, 64950]);
  assert.equal(o.shipments[0].tracking_number, 'DR1');
  assert.match(r.json.raw, /odesláno/);
});

test('a try that finds nothing says what came, and why nothing was taken', async () => {
  fresh();
  shop.add('1', 'ann@example.com');
  shop.find = () => shop.orders;
  const other = await order_tried({}, { number: '2' });
  assert.equal(other.json.found, false);
  assert.match(other.json.why, /none with exactly this number.*“1”/);
  delete shop.find;
  const none = await order_tried({}, { number: '2' });
  assert.match(none.json.why, /has no such order/);
  shop.show = () => ({ nothing: true });
  const strange = await order_tried({ list_path: 'orders' }, { number: '1' });
  assert.match(strange.json.why, /without an id.*“id”/);
  shop.bad = (req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<html>Maintenance</html>');
  const html = await order_tried({}, { number: '1' });
  assert.match(html.json.why, /web page instead of data/);
  assert.match(html.json.raw, /Maintenance/);
  shop.bad = (req, res) => shop.json(res, 200, { orders: [], pad: 'x'.repeat(100000) });
  const long = await order_tried({}, { number: '1' });
  assert.equal(long.json.cut, true);
  assert.equal(long.json.raw.length, 65536);
});

test('settings that cannot be meant are refused at their own place', async () => {
  fresh();
  const bad = [
    [{ url: 'ftp://x' }, 'settings.url'], [{ url: `${shop.url}/?a=1` }, 'settings.url'], [{ find: 'orders' }, 'settings.find'],
    [{ url: 'http://169.254.169.254/latest' }, 'settings.url'], [{ find: 'none' }, 'settings.find'],
    [{ find: '/o/{nmber}' }, 'settings.find'], [{ read: '/o/{id' }, 'settings.read'], [{ auth: 'header' }, 'settings.header_value'],
    [{ auth: 'oauth2', token_url: `${shop.url}/token` }, 'settings.client_id'], [{ headers: { Host: 'x' } }, 'settings.headers.Host'],
    [{ headers: { 'X-A': 'b\r\nX-C: d' } }, 'settings.headers.X-A'], [{ signature_header: 'a b' }, 'settings.signature_header'],
    [{ list_path: 'a..b' }, 'settings.list_path'], [{ mapping: { nmber: 'x' } }, 'settings.mapping.nmber'],
    [{ mapping: { items: { path: 'l', nme: 'x' } } }, 'settings.mapping.items.nme'], [{ mapping: { items: { name: 'a[b]' } } }, 'settings.mapping.items.name'],
    [{ mapping: { general: { path: 's', words: { x: 'Not A Code' } } } }, 'settings.mapping.general.words.x'],
    [{ mapping: { total: { path: 't', unit: 'cents' } } }, 'settings.mapping.total.unit'],
    [{ mapping: { placed_at: { path: 't', zone: 'Mars/Phobos' } } }, 'settings.mapping.placed_at.zone'],
    [{ mapping: { allowed: { fly: 'x' } } }, 'settings.mapping.allowed.fly'],
    [{ mapping: { allowed: { cancel: { answer: { path: 'x', words: { a: 'perhaps' } } } } } }, 'settings.mapping.allowed.cancel.answer.words.a'],
    [{ actions: { refund: { path: '/x' } } }, 'settings.actions.refund'], [{ actions: { cancel: { path: '/{ix}' } } }, 'settings.actions.cancel.path'],
    [{ actions: { cancel: { path: '/x', body: { a: ['{zz}'] } } } }, 'settings.actions.cancel.body.a[0]'],
    [{ actions: { cancel: { path: '/x', method: 'GET' } } }, 'settings.actions.cancel.method'],
  ];
  for (const [settings, field] of bad) {
    const r = await wismo.staff('POST', '/api/v1/sources', { kind: 'http', name: 'Bad', settings: { url: shop.url, ...settings } });
    assert.equal(r.status, 422, `${JSON.stringify(settings)} ${r.text}`);
    assert.deepEqual(r.json.errors.map((e) => e.field), [field], r.text);
  }
});

test('what a shopper types stays one value of the address', async () => {
  fresh();
  await connect();
  const chat = await wismo.chat();
  await chat.say('My order number is 7&admin=1#x and my e-mail is a+b&c=d@example.com');
  await chat.say('7/../../secret');
  for (const s of shop.seen) {
    assert.match(s.path, /^\/orders(\/[^/]+)?$/, s.raw);
    assert.deepEqual(Object.keys(s.query).filter((k) => !['number', 'email', 'changed_since', 'page'].includes(k)), [], s.raw);
  }
});

test('a number alone leaves the empty parameter out', async () => {
  fresh();
  await order_tried({}, { number: 'A 1' });
  assert.equal(shop.seen.at(-1).raw, '/orders?number=A%201');
});

test('signing in: header, basic, OAuth 2 with a token that ends, HMAC', async () => {
  fresh();
  shop.add('1', 'ann@example.com');
  const ask = { number: '1', email: 'ann@example.com' };
  const says = async (settings, allow) => {
    shop.allow = allow;
    const bad = await order_tried({}, ask);
    assert.match(bad.json.why, /refuses the sign-in \(401\)/);
    const good = await order_tried(settings, ask);
    assert.equal(good.json.found, true, good.text);
    assert.doesNotMatch(good.text, /s cret|tok-1/);
  };
  await says({ auth: 'header', header_name: 'X-Key', header_value: 's cret' }, (r) => r.headers['x-key'] === 's cret');
  await says({ auth: 'basic', user: 'u', password: 's cret' }, (r) => r.headers.authorization === `Basic ${Buffer.from('u:s cret').toString('base64')}`);
  const oauth = { auth: 'oauth2', token_url: `${shop.url}/token`, client_id: 'wismo', client_secret: 's cret' };
  await says(oauth, (r) => /^Bearer tok-\d+$/.test(r.headers.authorization));
  await says({ ...oauth, token_style: 'basic' }, (r) => /^Bearer tok-\d+$/.test(r.headers.authorization));
  const wrong = await order_tried({ ...oauth, client_secret: 'no' }, ask);
  assert.match(wrong.json.why, /gives no token \(401\): check the client's id, secret and scope/);
  const source = await connect(oauth);
  const first = shop.tokens;
  for (let i = 0; i < 3; i++) assert.equal((await wismo.staff('POST', `/api/v1/sources/${source.id}/check`)).json.good, true);
  assert.ok(shop.tokens <= first + 1, 'a token is kept');
  const last = shop.tokens;
  shop.allow = (r) => Number(/tok-(\d+)/.exec(r.headers.authorization)?.[1]) > last;
  assert.equal((await wismo.staff('POST', `/api/v1/sources/${source.id}/check`)).json.good, true, 'a token that has ended is renewed');
  const hmac = (r) => createHmac('sha256', 'k').update(`${r.method}\n${r.url}\n${r.headers['x-time']}\n`).digest('base64') === r.headers['x-sig'].slice(3)
    && r.headers['x-sig'].startsWith('v1=') && Math.abs(Number(r.headers['x-time']) - Date.now() / 1000) < 30 && r.headers['x-shop'] === '7';
  await says({ auth: 'hmac', hmac_secret: 'k', signature_code: 'base64', signature_header: 'X-Sig', signature_prefix: 'v1=', timestamp_header: 'X-Time',
    headers: { 'X-Shop': '7' } }, (r) => 'x-sig' in r.headers && hmac(r));
});

test('the mirror: back-fill over pages, changes, and a webhook that tells of one', async () => {
  fresh();
  shop.size = 7;
  for (let i = 0; i < 20; i++) shop.add(`M${i}`, `m${i}@example.com`);
  const s = await connect({ hook_secret: 'whs', hook_prefix: 'sha256=', total_path: 'total' });
  const state = async () => (await wismo.staff('GET', `/api/v1/sources/${s.id}`)).json.state;
  await until(async () => (await state()).orders === 20);
  await until(async () => (await state()).fill_ended_at);
  const o = shop.orders[3];
  shop.touch(o, { delivery: 'delivered', general: 'completed', shipments: [] });
  const body = JSON.stringify({ event: 'order.updated', order: { id: o.id } });
  const hook = (headers, text = body) => wismo.ask('POST', `/hooks/source/${s.id}`, { body: text, headers: { 'content-type': 'application/json', ...headers } });
  assert.equal((await hook({})).status, 401);
  assert.equal((await hook({ 'x-signature': `sha256=${signed('wrong', body)}` })).status, 401);
  assert.equal((await hook({ 'x-signature': signed('whs', body) })).status, 401, 'the prefix belongs to it');
  const good = await hook({ 'x-signature': `sha256=${signed('whs', body)}`, 'x-delivery-id': 'd1' });
  assert.equal(good.status, 200, good.text);
  assert.equal(good.json.taken, true);
  assert.equal((await hook({ 'x-signature': `sha256=${signed('whs', body)}`, 'x-delivery-id': 'd1' })).json.taken, false);
  const row = async () => (await wismo.staff('GET', `/api/v1/orders?query=M3`)).json.items.find((x) => x.number === 'M3');
  await until(async () => (await row())?.badge === 'Delivered');
  shop.touch(shop.orders[4], { general: 'cancelled', delivery: 'cancelled', shipments: [] });
  await look(s);
  await until(async () => (await wismo.staff('GET', `/api/v1/orders?query=M4`)).json.items.find((x) => x.number === 'M4')?.badge === 'Return');
  assert.ok(shop.seen.some((x) => x.query.page === '3'), 'all pages were asked for');
});

test('a webhook is a hint: what cannot be read is not taken for deleted, and what is said to be deleted is read', async () => {
  const by_number = { read: 'none', mapping: { id: 'uid', number: 'order_no' } };
  for (const [way, settings] of Object.entries({ id: {}, number: by_number })) {
    fresh();
    if (way === 'number') shop.show = ({ id, number, ...rest }) => ({ ...rest, uid: id, order_no: number });
    const state = { general: 'confirmed', delivery: 'not_shipped', shipments: [] }, one = `81${way.length}`, two = `82${way.length}`;
    const o = shop.add(one, 'ann@example.com', state), s = await connect({ hook_secret: 'whs', ...settings });
    const row = async (number) => (await wismo.staff('GET', `/api/v1/orders?query=${number}`)).json.items.find((x) => x.number === number);
    await until(() => row(one));
    const tell = async (event, id, done = 'done') => {
      const body = JSON.stringify({ event, id });
      const r = await wismo.ask('POST', `/hooks/source/${s.id}`, { body, headers: { 'content-type': 'application/json', 'x-signature': signed('whs', body), 'x-delivery-id': `${way} ${event}` } });
      assert.equal(r.json.taken, true, r.text);
      await until(async () => (await wismo.staff('GET', `/api/v1/sources/${s.id}/deliveries?state=${done}`)).json.items.some((d) => d.topic === event));
    };
    shop.touch(o, { email: 'ann.new@example.com' });
    await tell('order.updated', o.id);
    assert.deepEqual([(await row(one)).general, (await row(one)).email], ['confirmed', 'ann.new@example.com'], way);
    await tell('order_item.deleted', o.id);
    assert.equal((await row(one)).general, 'confirmed', way);
    const later = shop.add(two, 'bob@example.com', { ...state, changed_at: new Date().toISOString() });
    await tell('order.created', later.id);
    await until(() => row(two));
    shop.orders = [later];
    await tell('order.deleted', o.id);
    assert.equal((await row(one)).general, 'cancelled', way);
    assert.equal((await row(two)).general, 'confirmed', way);
  }
  fresh();
});

test('pages by a link are followed on the same server only', async () => {
  fresh();
  for (let i = 0; i < 3; i++) shop.add(`L${i}`, `l${i}@example.com`);
  let away = false;
  shop.bad = (req, res, url) => {
    if (url.pathname !== '/orders' || !url.searchParams.get('changed_since')) return false;
    const page = Number(url.searchParams.get('p') ?? 0), next = page < 2 ? `/orders?changed_since=1&p=${page + 1}` : null;
    shop.json(res, 200, { orders: [shop.orders[page]], next: away ? 'http://127.0.0.1:9/steal' : next });
    return true;
  };
  const s = await connect({ changed: '/orders?changed_since={since}', next_path: 'next' });
  const state = async () => (await wismo.staff('GET', `/api/v1/sources/${s.id}`)).json.state;
  await until(async () => (await state()).orders === 3);
  away = true;
  await look(s);
  await until(async () => /another server for the next page/.test((await state()).why));
});

test('an action is a template; done only when a read shows it, refused in its own words', async () => {
  fresh();
  const o = shop.add('5001', 'ann@example.com', { delivery: 'not_shipped', general: 'new', shipments: [] });
  shop.add('5002', 'ann@example.com', { delivery: 'not_shipped', general: 'new', shipments: [] });
  const s = await connect({ actions: { cancel: { method: 'POST', path: '/orders/{id}/cancel', body: { why: 'Asked in the chat about {number}', key: '{key}', who: '{email}' } },
    note: { path: '/orders/{id}/notes', body: { text: '{note}' }, good: { path: 'result', equals: 'ok' } } } });
  await wismo.staff('PATCH', `/api/v1/sources/${s.id}`, { acts: true, version: s.version });
  const chat = await wismo.chat();
  const cancel = async (number) => {
    const c = await wismo.chat();
    await c.say(`Cancel my order ${number}, ann@example.com`);
    for (let i = 0; i < 4 && c.options().length; i++) {
      const yes = c.options().find((x) => /^(Yes|Cancel)/.test(x.label));
      if (!yes) break;
      await c.say({ choice: yes.id });
    }
    return c;
  };
  void chat;
  await cancel('5001');
  await until(() => o.general === 'cancelled');
  const act = shop.acts.find((a) => a.act === 'cancel');
  assert.equal(act.body.why, 'Asked in the chat about 5001');
  assert.equal(act.body.who, 'ann@example.com');
  assert.equal(act.key, act.body.key);
  assert.ok(act.key.length > 5);
  shop.done = (res) => shop.json(res, 409, { message: 'It is on its way already.' });
  await cancel('5002');
  await until(async () => (await wismo.staff('GET', '/api/v1/tickets')).json.items?.length || (await wismo.staff('GET', '/api/v1/requests?state=open')).json.items?.length);
  delete shop.done;
});

test('what was done stays done when the order cannot be read behind it: nothing is sent twice', async () => {
  fresh();
  const state = { delivery: 'not_shipped', general: 'new', shipments: [] };
  shop.add('5011', 'ann@example.com', state);
  const gone = shop.add('5012', 'ann@example.com', state);
  const s = await connect({ actions: { note: { path: '/orders/{id}/notes', body: { text: '{note}' } }, cancel: { path: '/orders/{id}/cancel' } } });
  const changed = await wismo.staff('PATCH', `/api/v1/sources/${s.id}`, { acts: true, version: s.version });
  assert.equal(changed.status, 200, changed.text);
  const row = async (number) => (await wismo.staff('GET', `/api/v1/orders?query=${number}`)).json.items.find((x) => x.number === number);
  const act = async (number) => (await wismo.staff('GET', `/api/v1/orders/${(await row(number)).id}/acts`)).json.items[0];
  await until(async () => await row('5011') && row('5012'));
  shop.done = (res) => { shop.bad = (req) => req.method === 'GET' && Boolean(req.socket.destroy()); return shop.json(res, 200, {}); };
  assert.equal((await wismo.staff('POST', `/api/v1/orders/${(await row('5011')).id}/notes`, { text: 'Gift: no invoice' })).status, 202);
  const a = await until(async () => { const x = await act('5011'); return (x.state === 'done' || x.trouble) && x; });
  assert.deepEqual([a.state, shop.acts.length], ['done', 1]);
  const answers = () => { shop.bad = null; return wismo.staff('POST', `/api/v1/sources/${s.id}/check`); }; /* and its circuit is closed again */
  await answers();
  const c = await wismo.chat();
  await c.say('Cancel my order 5012, ann@example.com');
  for (let i = 0; i < 4; i++) {
    const yes = c.options().find((x) => /^(Yes|Cancel)/.test(x.label));
    if (!yes) break;
    await c.say({ choice: yes.id });
  }
  await until(() => shop.acts.length === 2);
  await until(async () => (await act('5012')).state === 'under_way');
  shop.touch(gone, { general: 'cancelled', delivery: 'cancelled' });
  await answers();
  await until(async () => (await act('5012')).state === 'done', 40000);
  assert.deepEqual(shop.acts.map((x) => x.act), ['notes', 'cancel']);
  delete shop.done;
});

test('where the API says what it allows, the stricter of it and the shop’s table wins', async () => {
  fresh();
  shop.add('5003', 'ann@example.com', { delivery: 'not_shipped', general: 'new', shipments: [], can_cancel: false, why: 'It is being engraved.' });
  const mapping = { allowed: { cancel: { answer: 'can_cancel', reason: 'why' } } };
  const r = await order_tried({ mapping }, { number: '5003' });
  assert.deepEqual(r.json.allowed, [{ action: 'cancel', answer: 'no', reason: 'It is being engraved.' }]);
  await connect({ mapping });
  const chat = await wismo.chat();
  await chat.say('Cancel my order 5003, ann@example.com');
  const yes = chat.options().find((x) => /^Cancel/.test(x.label));
  if (!/engraved/.test(chat.words()) && yes) await chat.say({ choice: yes.id });
  assert.match(chat.words(), /It is being engraved/);
});

test('faults end in words, within six seconds, and nothing is counted against the shopper', async () => {
  fresh();
  shop.add('5004', 'ann@example.com');
  const faults = {
    hangs: () => true,
    resets: (req) => { req.socket.resetAndDestroy(); return true; },
    html: (req, res) => { res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Login</title>'); return true; },
    notices: (req, res) => { res.writeHead(200, { 'content-type': 'application/json' }).end('Notice: undefined\n{"orders":[]}'); return true; },
    cut: (req, res) => { res.writeHead(200, { 'content-length': '1000' }); res.write('{"orders":['); setTimeout(() => req.socket.destroy(), 50); return true; },
    metadata: (req, res) => { res.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(); return true; },
    blank: (req, res) => { res.writeHead(200, { 'content-type': 'text/html' }).end(); return true; },
    broken: (req, res) => { res.writeHead(500).end('{}'); return true; },
  };
  for (const [name, bad] of Object.entries(faults)) {
    await connect({ hook_secret: name });              /* a gate of its own */
    shop.bad = bad;
    const chat = await wismo.chat(), began = Date.now();
    await chat.say('5004 ann@example.com');
    assert.ok(Date.now() - began < 6000, name);
    assert.equal(chat.card(), undefined, name);
    assert.match(chat.words(), /cannot (reach|look)|not (answer|reach)|right now|moment/i, `${name}: ${chat.words()}`);
    shop.bad = null;
  }
});

test('a secret is never given out, and goes to no other address', async () => {
  fresh();
  const s = await connect({ auth: 'header', header_value: 'very-secret-value' });
  assert.equal(s.settings.header_value, true);
  assert.doesNotMatch((await wismo.staff('GET', '/api/v1/sources')).text, /very-secret-value/);
  const moved = await wismo.staff('PATCH', `/api/v1/sources/${s.id}`, { settings: { url: 'http://127.0.0.1:9' }, version: s.version });
  assert.equal(moved.status, 422);
  assert.equal(moved.json.errors[0].field, 'settings.header_value');
});

test('the guide’s own examples are taken, and do what it says', async () => {
  fresh();
  const [mapping, order, actions] = [...readFileSync('docs/http-source.md', 'utf8').matchAll(/```json\n([^]*?)```/g)].map((m) => JSON.parse(m[1].replace('…', '')));
  shop.orders.push(order);
  assert.equal((await order_tried({}, { number: '1042', email: 'ann@example.com' })).json.order.delivery, 'in_transit');
  shop.show = () => ({ uid: 7, order_no: 'Z1', buyer: { mail: 'ann@example.com', first: 'Ann', last: 'Miller' }, state: 'Hotovo', is_paid: false, sum: 129900,
    created: '21.11.2026 09:30', lines: [{ title: 'Mug', pcs: 1, price: '12.50' }], parcel: 'P1', parcel_state: 'delivered', can_cancel: false, why_not: 'Sent' });
  shop.find = () => shop.orders;
  const r = await order_tried({ mapping, actions }, { number: 'Z1', email: 'ann@example.com' });
  assert.equal(r.json.found, true, r.text);
  const o = r.json.order;
  assert.deepEqual([o.general, o.payment, o.delivery, o.total.minor, o.items[0].unit_price.minor, o.placed_at],
    ['completed', 'awaiting', 'delivered', 129900, 1250, '2026-11-21T08:30:00.000Z']);
  assert.deepEqual(r.json.allowed, [{ action: 'cancel', answer: 'no', reason: 'Sent' }]);
  delete shop.find;
});

test('a change of address that staff have approved is a template, too; one that the order has already is not sent', async () => {
  fresh();
  const there = { ship_name: 'Ann Miller', ship_line1: 'New Street 5', ship_city: 'Praha', ship_postcode: '11000', ship_country: 'CZ' };
  shop.add('5005', 'ann@example.com', { delivery: 'not_shipped', general: 'new', shipments: [], ...there, ship_line1: 'Old Street 1' });
  shop.add('5006', 'ann@example.com', { delivery: 'not_shipped', general: 'new', shipments: [], ...there });
  shop.add('5007', 'ann@example.com', { delivery: 'not_shipped', general: 'new', shipments: [], ...there, ship_line2: 'Flat 2' });
  await connect({ actions: { change_address: { method: 'PUT', path: '/orders/{id}/address', body: { street: '{line1}', city: '{city}', all: '{details}' } } } });
  const request = async (number) => (await wismo.staff('GET', '/api/v1/requests?per_page=100')).json.items.find((x) => x.order_number === number);
  const moved = async (number, more = {}) => {
    const c = await wismo.chat();
    await c.say(`Change the delivery address of my order ${number}, ann@example.com`);
    for (let i = 0; i < 6 && !await request(number); i++) {
      const yes = c.options().find((x) => /^(Yes|Change|Send)/.test(x.label));
      await c.say(yes ? { choice: yes.id } : 'New Street 5, 11000 Praha');
    }
    const q = await request(number);
    assert.ok(q, c.words());
    const done = await wismo.staff('POST', `/api/v1/requests/${q.id}/approve`, { version: q.version, ship_line1: 'New Street 5', ship_city: 'Praha', ship_postcode: '11000', ship_country: 'CZ', ...more });
    assert.equal(done.status, 200, done.text);
    await until(async () => (await request(number)).state === 'done');
  };
  await moved('5005');
  assert.deepEqual([shop.acts[0].act, shop.acts[0].body.street, shop.acts[0].body.city, shop.acts[0].body.all.line1], ['address', 'New Street 5', 'Praha', 'New Street 5']);
  await moved('5006');
  assert.equal(shop.acts.length, 1, 'it goes there already');
  await moved('5007');
  assert.equal(shop.acts.length, 2, 'without the flat it is another address');
});

test('a shop that is down: a message box; the last known state only where the shop allows it, with the time of the last look', async () => {
  fresh();
  shop.add('7007', 'ann@example.com');
  const s = await connect();
  await until(async () => (await wismo.staff('GET', '/api/v1/orders?query=7007')).json.total);
  shop.bad = (req) => { req.socket.destroy(); return true; };
  const down = await wismo.chat();
  await down.say('7007 ann@example.com');
  assert.equal(down.card(), undefined, down.words());
  assert.doesNotMatch(down.words(), /on its way|what it last said/);
  const allowed = await wismo.staff('PATCH', `/api/v1/sources/${s.id}`, { version: s.version, last_known: true });
  assert.equal(allowed.status, 200, allowed.text);
  const chat = await wismo.chat();
  await chat.say('7007 ann@example.com');
  assert.match(chat.words(), /does not answer right now\. This is what it last said, on .+ at \d\d:\d\d:\n/);
  assert.equal(chat.card().live, false);
  assert.ok(Math.abs(Date.parse(chat.card().checked_at) - Date.now()) < 60000);
  const said = /at (\d\d):(\d\d):/.exec(chat.words()), seen = new Date(chat.card().checked_at);
  const { zone } = (await wismo.staff('GET', '/api/v1/shop')).json;
  assert.equal(said[0], `at ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(seen)}:`, 'by the shop’s clock');
});

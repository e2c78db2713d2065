// source_shoptet.test.mjs - Shoptet as an order source: by token and as an add-on, live, mirrored, told by webhooks, acted in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo, jwt } from './wismo.mjs';
import { Shoptet } from '../peer/shoptet.mjs';

let wismo, shop;
before(async () => {
  shop = await Shoptet.start();
  wismo = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
});
after(async () => { await shop.end(); await wismo.end(); });

const fresh = () => Object.assign(shop, { orders: new Map(), log: new Map(), history: [], hooks: [], seen: [], bad: null, bucket: '1/200', refuse: null, parcels: [],
  forbidden: null, logPage: 1000 });

async function until(what, ms = 20000) {
  for (const end = Date.now() + ms; ;) {
    const v = await what();
    if (v) return v;
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await sleep(50);
  }
}

async function connect(settings = {}, kind = 'shoptet') {
  await wismo.disconnect();
  shop.seen.length = 0;
  const own = kind === 'shoptet' ? { access: 'token', token: shop.token, api: shop.url } : {};
  const made = await wismo.staff('POST', '/api/v1/sources', { kind, name: 'Shop', settings: { ...own, ...settings } });
  assert.equal(made.status, 201, made.text);
  const a = (await wismo.staff('GET', '/api/v1/assistants')).json.items[0];
  const read = await wismo.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { sources: [made.json.id], version: a.version });
  assert.equal(read.status, 200, read.text);
  return made.json;
}
const look = async (s) => { await sleep(1100); await wismo.staff('POST', `/api/v1/sources/${s.id}/sync`); };
const row = async (number) => (await wismo.staff('GET', `/api/v1/orders?query=${number}`)).json.items.find((x) => x.number === number);
const state = async (s) => (await wismo.staff('GET', `/api/v1/sources/${s.id}`)).json.state;

async function cancel(number, email) {
  const c = await wismo.chat();
  await c.say(`Cancel my order ${number}, ${email}`);
  for (let i = 0; i < 4 && c.options().length; i++) {
    const yes = c.options().find((x) => /^(Yes|Cancel)/.test(x.label));
    if (!yes) break;
    await c.say({ choice: yes.id });
  }
  return c;
}

test('a try says what works, and exactly what does not', async () => {
  fresh();
  shop.add('2026000001', 'ann@example.com');
  const tried = (settings) => wismo.staff('POST', '/api/v1/sources/try', { kind: 'shoptet', settings: { access: 'token', api: shop.url, ...settings } });
  const good = await tried({ token: shop.token });
  assert.equal(good.json.good, true, good.text);
  assert.equal(good.json.shop_name, 'Zkušební obchod');
  assert.equal(good.json.orders, 1);
  assert.match(JSON.stringify(good.json.facts), /5 statuses, of which 1 are the shop's own/);
  const bad = await tried({ token: 'wrong' });
  assert.equal(bad.json.good, false);
  assert.match(JSON.stringify(bad.json.facts), /refuses the sign-in \(401\).*token is not valid/);
  assert.ok(shop.seen.every((x) => x.headers['content-type'] === 'application/json'), 'Content-Type stands on every question');
  const none = await tried({});
  assert.equal(none.json.errors[0].field, 'settings.token');
});

test('an order is read live: by its code, with its parcel, its pick-up point and its state by id', async () => {
  fresh();
  shop.add('2026000123', 'Jana@Example.com', { status: { id: -3, name: 'Cokoli' }, notes: { trackingNumber: 'DR123456', trackingUrl: 'https://ppl.example/DR123456' },
    shippingDetails: { name: 'Výdejna', street: 'Dlouhá 1', city: 'Praha', zipCode: '11000', shippingCompanyCode: 'ppl' } });
  const s = await connect();
  const chat = await wismo.chat();
  await chat.say('2026000123 jana@example.com');
  assert.equal(chat.card()?.number, '2026000123', chat.words());
  assert.match(JSON.stringify(chat.card()), /DR123456/);
  const r = await wismo.staff('POST', '/api/v1/sources/try-order', { kind: 'shoptet', id: s.id, number: '#2026000123' });
  const o = r.json.order;
  assert.deepEqual([o.general, o.general_raw, o.delivery, o.payment], ['completed', 'Cokoli', 'shipped', 'paid']);
  assert.deepEqual([o.total.minor, o.total.currency, o.items.length, o.items[0].name, o.items[0].quantity], [24200, 'CZK', 1, 'Hrnek, modrý', 2]);
  assert.equal(o.items[0].unit_price.minor, 10000, 'two cost 200: Shoptet’s price of an item is that of the line');
  assert.equal(o.subtotal.minor + o.shipping_total.minor, o.total.minor, 'what the products cost and the way are the total');
  assert.match(o.shipments[0].pickup_point, /Výdejna, Dlouhá 1, 11000 Praha/);
  assert.deepEqual([o.ship_line1, o.ship_postcode, o.customer_name], ['Dlouhá 28', '120 00', 'Jana Nováková']);
  const other = await wismo.chat();
  await other.say('2026000123 somebody@example.com');
  assert.equal(other.card(), undefined);
});

test('a status of the shop’s own appears in the catalogue under its name', async () => {
  fresh();
  shop.add('2026000200', 'ann@example.com', { status: { id: 7, name: 'Čeká na dodavatele' } });
  const s = await connect();
  const chat = await wismo.chat();
  await chat.say('2026000200 ann@example.com');
  assert.ok(chat.card());
  await until(async () => (await wismo.staff('GET', '/api/v1/statuses')).text.includes('Čeká na dodavatele'));
  const learned = await wismo.staff('POST', `/api/v1/sources/${s.id}/statuses`);
  assert.equal(learned.status, 200, learned.text);
  const words = Object.fromEntries(learned.json.items.map((x) => [x.raw, x.shipped]));
  assert.deepEqual([words['Nevyřízená'], words['Vyřizuje se'], words['Vyřízena'], words['Stornována'], words['Čeká na dodavatele']],
    ['new', 'in_progress', 'completed', 'cancelled', null]);
  const { own } = learned.json.items.find((x) => x.raw === 'Čeká na dodavatele'); /* where its text is written */
  assert.equal(own, 'ceka_na_dodavatele');
  assert.ok((await wismo.staff('GET', '/api/v1/statuses')).json.items.some((x) => x.code === own));
});

test('hostile order numbers lead to no other address', async () => {
  fresh();
  await connect();
  for (const number of ['..', '../webhooks', '2026/../../x1', '1?include=x', '7%2e%2e', 'snapshot', 'statuses', 'claims']) {
    const chat = await wismo.chat();
    await chat.say(`My order number is ${number}`);
    await chat.say('ann@example.com');
    const tried = await wismo.staff('POST', '/api/v1/sources/try-order', { kind: 'shoptet', settings: { access: 'token', token: shop.token, api: shop.url }, number });
    assert.match(tried.json.why, /has no such order/, number);
  }
  for (const x of shop.seen) {
    assert.match(x.path, /^\/api\/orders(\/changes|\/[^/]+)?$/, x.path);
    assert.doesNotMatch(x.path, /snapshot|statuses|claims/, 'a word is no order: it starts an export, or lists something else');
  }
});

test('the mirror: filled once, changes in their order, deletions, webhooks', async () => {
  fresh();
  for (let i = 0; i < 45; i++) shop.add(`30${i + 1000}`, `m${i}@example.com`);
  const s = await connect();
  await until(async () => (await state(s)).orders === 45);
  const done = await until(async () => { const st = await state(s); return st.fill_ended_at && st; });
  assert.equal(done.fill_total, 45);
  shop.touch(shop.orders.get('301003'), { status: { id: -4, name: 'Stornována' } });
  shop.orders.delete('301004');
  shop.log.set('301004', { changeType: 'delete', changeTime: new Date().toISOString().slice(0, 19) + '+0000' });
  await look(s);
  await until(async () => (await row('301003'))?.badge === 'Return');
  await until(async () => (await row('301004'))?.badge === 'Return');
  const made = await wismo.staff('POST', `/api/v1/sources/${s.id}/hooks`);
  assert.equal(made.status, 200, made.text);
  assert.deepEqual(shop.hooks.map((h) => h.event).sort(), ['order:create', 'order:delete', 'order:massUpdate', 'order:paid', 'order:update']);
  assert.ok(shop.hooks.every((h) => h.url.endsWith(`/hooks/source/${s.id}`)));
  assert.doesNotMatch((await wismo.staff('GET', `/api/v1/sources/${s.id}`)).text, new RegExp(shop.key));
  const post = (d) => wismo.ask('POST', `/hooks/source/${s.id}`, d);
  const o = shop.orders.get('301005');
  o.status = { id: -4, name: 'Stornována' };            /* not in the log: only the webhook tells */
  const d = shop.delivery('order:update', '301005');
  assert.equal((await post({ ...d, headers: { ...d.headers, 'shoptet-webhook-signature': 'f'.repeat(40) } })).status, 401);
  assert.equal((await post({ body: d.body, headers: { 'content-type': 'application/json' } })).status, 401);
  assert.equal((await post(d)).json.taken, true);
  assert.equal((await post(d)).json.taken, false);
  await until(async () => (await row('301005'))?.badge === 'Return');
  for (const c of ['301006', '301007']) shop.orders.get(c).status = { id: -4, name: 'Stornována' };
  assert.equal((await post(shop.delivery('order:massUpdate', JSON.stringify(['301006', '301007'])))).json.taken, true);
  await until(async () => (await row('301006'))?.badge === 'Return' && (await row('301007'))?.badge === 'Return');
  const again = await wismo.staff('POST', `/api/v1/sources/${s.id}/hooks`);
  assert.equal(again.status, 200);
  assert.equal(shop.hooks.length, 5);
  await wismo.staff('DELETE', `/api/v1/sources/${s.id}`);
});

test('“my orders”: what could not be read whole is not shown, and wipes nothing; what was bought as a guest is', async () => {
  fresh();
  const theirs = { customerGuid: 'cus-ann', status: { id: -3, name: 'Vyřízena' } };
  for (const n of [1, 2, 3]) shop.add(`40000${n}`, 'ann@example.com', theirs);
  shop.add('400004', 'ann@example.com', { customerGuid: null });
  shop.add('400005', 'ann@example.com', { customerGuid: 'cus-bob' });
  shop.parcels = [1, 2, 3].map((n) => ({ guid: `g${n}`, orderCode: `40000${n}`, status: 'in_transit', shipmentType: 'standard', packages: [{ trackingNumber: `Z${n}` }] }));
  await connect({ shipments: true });
  for (const n of [1, 2, 3, 4, 5]) await until(() => row(`40000${n}`));
  const known = async (n) => {
    const o = (await wismo.staff('GET', `/api/v1/orders/${(await row(`40000${n}`)).id}`)).json;
    return [o.delivery, o.ship_line1, o.ship_postcode, o.locale];
  };
  const before = await known(2);
  assert.deepEqual(before, ['in_transit', 'Dlouhá 28', '120 00', 'cs']);
  shop.bad = (req, res, url) => (url.pathname.endsWith('/400002') && shop.no(res, 404, 'order-not-found', 'Order "400002" not found.'))
    || (url.pathname.endsWith('/400003') && shop.no(res, 500, 'internal', 'Broken'));
  const chat = await wismo.chat({ identity_token: jwt(wismo.shop.identity_secret, { sub: 'cus-ann', email: 'ann@example.com', email_verified: true }) });
  await chat.say('Where are my orders?');
  const said = JSON.stringify([chat.begun, chat.last]);
  assert.match(said, /400001/, 'one that cannot be read hides no other');
  assert.match(said, /400004/, 'bought as a guest');
  assert.doesNotMatch(said, /400002|400003/, 'not read whole');
  assert.doesNotMatch(said, /400005/, 'of another customer');
  assert.deepEqual(await known(2), before);
  assert.deepEqual(await known(3), before);
});

test('more changes than the log is read for: none is lost, whatever order it is in', async () => {
  fresh();
  shop.add('500000', 'first@example.com');
  const s = await connect();
  await until(async () => (await state(s)).fill_ended_at);
  const changeTime = new Date(Date.now() - 60000).toISOString().slice(0, 19) + '+0000', ended = { id: -4, name: 'Stornována' };
  for (let i = 1; i <= 60; i++) shop.add(`${500000 + i}`, `m${i}@example.com`, { changeTime, status: ended });
  shop.orders.delete('500000');
  shop.log.set('500000', { changeType: 'delete', changeTime });
  shop.logPage = 2;
  let moved = 0;
  shop.bad = (req, res, url) => { /* while they are listed some change once more, and are not among them any more */
    if (url.searchParams.get('changeTimeFrom') && url.searchParams.get('page') > 1)
      for (; moved < 6; moved++) shop.touch(shop.orders.get(`${500001 + moved}`), {});
  };
  await look(s);
  await until(async () => (await state(s)).orders === 61);
  for (const n of [1, 6, 7, 30, 60]) assert.equal((await row(`${500000 + n}`)).badge, 'Return');
  await until(async () => (await row('500000')).badge === 'Return');
  assert.equal(moved, 6);
  shop.bad = null;
  shop.touch(shop.orders.get('500060'), { status: { id: -2, name: 'Vyřizuje se' } }); /* and the log is followed as before */
  await look(s);
  await until(async () => (await row('500060')).badge !== 'Return');
});

test('two changes in one second, the second one after the look: neither is missed', async () => {
  fresh();
  for (const c of ['320001', '320002']) shop.add(c, 'ann@example.com', { status: { id: -1, name: 'Nevyřízená' } });
  const s = await connect();
  for (const c of ['320001', '320002']) await until(() => row(c));
  const changeTime = new Date().toISOString().slice(0, 19) + '+0000', status = { id: -4, name: 'Stornována' };
  for (const c of ['320002', '320001']) {
    Object.assign(shop.orders.get(c), { status, changeTime });
    shop.log.set(c, { changeType: 'edit', changeTime });
    await look(s);
    await until(async () => (await row(c))?.badge === 'Return');
  }
});

test('somebody else’s webhook is left alone, and said', async () => {
  fresh();
  shop.hooks = [{ id: 1, event: 'order:update', url: 'https://other.example/x' }, { id: 2, event: 'order:cancel', url: 'https://other.example/y' }];
  const s = await connect();
  const r = await wismo.staff('POST', `/api/v1/sources/${s.id}/hooks`);
  const states = r.json.state.hooks;
  const update = states.find((x) => x.topic === 'order:update');
  assert.equal(update.state, 'missing');
  assert.match(update.trouble, /Another address is registered/);
  assert.equal(shop.hooks[0].url, 'https://other.example/x');
});

test('cancelled is what a read has shown; Shoptet’s refusal with 200 goes to staff in its words', async () => {
  fresh();
  const o = shop.add('2026000300', 'ann@example.com', { status: { id: -1, name: 'Nevyřízená' } });
  const other = shop.add('2026000301', 'ann@example.com', { status: { id: -1, name: 'Nevyřízená' } });
  const s = await connect({ quiet: true });
  await wismo.staff('PATCH', `/api/v1/sources/${s.id}`, { acts: true, version: s.version });
  await cancel('2026000300', 'ann@example.com');
  await until(() => o.status.id === -4);
  assert.equal(shop.suppressed, 'true');
  shop.refuse = 'Sklad je zamčený.';
  await cancel('2026000301', 'ann@example.com');
  await until(async () => /Sklad je zamčený/.test((await wismo.staff('GET', '/api/v1/requests?state=open')).text + (await wismo.staff('GET', '/api/v1/tickets')).text
    + (await wismo.staff('GET', `/api/v1/orders/${(await row('2026000301')).id}/history`)).text));
  assert.equal(other.status.id, -1);
});

test('an order that was sent between the yes and the deed is not cancelled', async () => {
  fresh();
  const o = shop.add('2026000310', 'ann@example.com', { status: { id: -1, name: 'Nevyřízená' } });
  await connect();
  await cancel('2026000310', 'ann@example.com');
  const q = await until(async () => (await wismo.staff('GET', '/api/v1/requests?state=open')).json.items.find((r) => r.order_number === '2026000310'));
  shop.touch(o, { status: { id: -3, name: 'Vyřízena' } });
  const r = await wismo.staff('POST', `/api/v1/requests/${q.id}/approve`, { version: q.version });
  assert.equal(r.status, 200, r.text);
  await until(async () => /“Vyřízena” by now/.test((await wismo.staff('GET', `/api/v1/requests?order_id=${q.order_id}`)).text));
  assert.equal(o.status.id, -3);
});

test('a page where the API should be is not taken for a deletion', async () => {
  fresh();
  const o = shop.add('2026000320', 'ann@example.com'), s = await connect();
  await until(() => row('2026000320'));
  await wismo.staff('POST', `/api/v1/sources/${s.id}/hooks`);
  const before = (await row('2026000320')).badge;
  shop.bad = (req, res) => { res.writeHead(404, { 'content-type': 'text/html' }).end('<html>404</html>'); return true; };
  const taken = await wismo.ask('POST', `/hooks/source/${s.id}`, shop.delivery('order:update', o.code));
  assert.equal(taken.json.taken, true, taken.text);
  await until(async () => /no API of Shoptet/.test((await wismo.staff('GET', `/api/v1/sources/${s.id}/deliveries`)).text));
  assert.equal((await row('2026000320')).badge, before);
  const chat = await wismo.chat();
  await chat.say('2026000320 ann@example.com');
  assert.match(chat.words(), /right now|moment|cannot (reach|look)|not (answer|reach)/i);
  shop.bad = null;
});

test('a pause that it asks for as a date is kept, and a lock waited for', async () => {
  fresh();
  shop.add('2026000400', 'ann@example.com');
  await connect();
  let n = 0;
  shop.bad = (req, res) => n++ === 0 && shop.no(res, 429, 'too-many', 'Slow down', { 'retry-after': new Date(Date.now() + 1500).toUTCString() });
  const chat = await wismo.chat(), began = Date.now();
  await chat.say('2026000400 ann@example.com');
  assert.ok(chat.card(), chat.words());
  assert.ok(Date.now() - began < 6000);
  assert.ok(n >= 2);
  n = 0;
  shop.bad = (req, res) => n++ === 0 && shop.no(res, 423, 'locked', 'Locked');
  const locked = await wismo.chat();
  await locked.say('2026000400 ann@example.com');
  assert.ok(locked.card(), locked.words());
});

test('parcels of Shoptet’s own carriers tell where they are', async () => {
  fresh();
  shop.add('2026000500', 'ann@example.com', { notes: { trackingNumber: 'OLD' } });
  shop.parcels = [{ guid: 'g', orderCode: '2026000500', status: 'ready_for_pickup', shipmentType: 'standard', packages: [{ trackingNumber: 'Z1', trackingUrl: 'https://t.example/Z1' }] },
    { guid: 'r', orderCode: '2026000500', status: 'in_transit', shipmentType: 'return', packages: [{ trackingNumber: 'R1' }] }];
  await connect({ shipments: true });
  const chat = await wismo.chat();
  await chat.say('2026000500 ann@example.com');
  assert.equal(chat.card().status.code, 'at_pickup_point', JSON.stringify(chat.card()));
});

test('an add-on that may not read parcels: orders are read without, and a try says what to ask for', async () => {
  fresh();
  shop.add('2026000510', 'ann@example.com', { notes: { trackingNumber: 'DR1' } });
  shop.forbidden = /^\/api\/shipments/;
  const s = await connect({ shipments: true });
  const chat = await wismo.chat();
  await chat.say('2026000510 ann@example.com');
  assert.match(JSON.stringify(chat.card() ?? chat.words()), /DR1/);
  await until(() => row('2026000510'));
  const { json } = await wismo.staff('POST', `/api/v1/sources/${s.id}/check`);
  assert.equal(json.good, false);
  assert.match(json.facts.find((x) => x.what === 'Parcels').text, /may not|does not let.*\/api\/shipments/);
  shop.forbidden = null;
  const now = await wismo.staff('POST', `/api/v1/sources/${s.id}/check`);
  assert.equal(now.json.good, true, now.text);
});

test('an add-on: installed by Shoptet’s call, its tokens renewed, another e-shop refused', async () => {
  fresh();
  shop.add('2026000600', 'ann@example.com');
  const s = await connect({ access: 'addon', token: null, shop: shop.url, partner: shop.url, client_id: 'partner' });
  const check = async () => (await wismo.staff('POST', `/api/v1/sources/${s.id}/check`)).json;
  assert.match(JSON.stringify(await check()), /not installed yet/);
  const install = (code) => wismo.ask('GET', `/hooks/source-install/${s.id}?code=${code}`);
  assert.equal((await install('')).status, 422);
  assert.equal((await install('bad-code')).status, 502);
  shop.eshopUrl = 'https://other.example/';
  assert.equal((await install('good-code')).status, 403);
  assert.match(JSON.stringify(await check()), /not installed yet/);
  shop.eshopUrl = null;
  const good = await install('good-code');
  assert.equal(good.status, 200, good.text);
  assert.match(JSON.stringify(await check()), /Zkušební obchod/);
  const rights = async () => (await check()).facts.find((x) => x.what === 'Permissions'), all = shop.rights;
  assert.equal((await rights()).good, true);
  shop.rights = all.map((x) => x.replace('/api/', ''));        /* the form of the document's example */
  assert.equal((await rights()).good, true);
  shop.rights = all.filter((x) => !/history|shipments/.test(x));
  assert.match((await rights()).text, /may not use: \/api\/orders\/\{code\}\/history\. /, 'parcels are not read here');
  shop.rights = all;
  const given = shop.given;
  await check();
  assert.equal(shop.given, given, 'one token for half an hour');
  shop.apiTokens.clear();
  assert.match(JSON.stringify(await check()), /Zkušební obchod/);
  assert.equal(shop.given, given + 1, 'renewed once it has ended');
  const chat = await wismo.chat();
  await chat.say('2026000600 ann@example.com');
  assert.ok(chat.card(), chat.words());
  assert.equal((await wismo.ask('GET', '/hooks/source-install/src_none?code=x')).status, 404);
});

test('by hand: nothing is looked up, and a person gets what was written', async () => {
  fresh();
  await connect({}, 'manual');
  const chat = await wismo.chat();
  await chat.say('Where is my order 1042? ann@example.com');
  assert.equal(chat.card(), undefined);
  assert.equal(shop.seen.length, 0);
  assert.match(chat.words(), /looked up in person/);
  await chat.press('Contact Support');
  await chat.say('Please call me');
  const [ticket] = (await wismo.staff('GET', '/api/v1/tickets')).json.items;
  assert.deepEqual([ticket.claimed, ticket.contact, ticket.issue, ticket.order_id], ['1042', 'ann@example.com', 'Please call me', null]);
});

test('invented orders are marked wherever they are read, and found by no real number', async () => {
  fresh();
  const no = await wismo.staff('POST', '/api/v1/sources', { kind: 'placeholder', name: 'Trying', settings: {} });
  assert.equal(no.status, 422);
  assert.equal(no.json.errors[0].field, 'settings.understood');
  const s = await connect({ understood: true }, 'placeholder');
  assert.equal(s.invented, true);
  const chat = await wismo.chat();
  await chat.say('My order number is TEST-1003 and my e-mail is test@example.com');
  assert.equal(chat.card()?.number, 'TEST-1003', chat.words());
  assert.match(chat.words() + JSON.stringify(chat.last), /Invented order for testing/);
  const order = (await wismo.staff('GET', `/api/v1/orders/${(await row('TEST-1003')).id}`)).json;
  assert.equal(order.customer_name, 'Invented order for testing');
  const real = await wismo.chat();
  await real.say('1042 test@example.com');
  assert.equal(real.card(), undefined);
});

test('a token that was given for Shoptet’s own address goes to no other, and the other way round', async () => {
  fresh();
  const s = await connect();
  const moved = (settings) => wismo.staff('PATCH', `/api/v1/sources/${s.id}`, { settings, version: s.version });
  const tried = (settings) => wismo.staff('POST', '/api/v1/sources/try', { kind: 'shoptet', id: s.id, settings });
  for (const settings of [{ api: 'http://127.0.0.1:9' }, { api: null }]) {
    assert.deepEqual((await moved(settings)).json.errors?.map((e) => e.field), ['settings.token'], JSON.stringify(settings));
    assert.deepEqual((await tried(settings)).json.errors?.map((e) => e.field), ['settings.token'], JSON.stringify(settings));
  }
  const own = await wismo.staff('POST', '/api/v1/sources', { kind: 'shoptet', name: 'Own', settings: { access: 'token', token: 'abcdef' } });
  const away = await wismo.staff('PATCH', `/api/v1/sources/${own.json.id}`, { settings: { api: 'http://127.0.0.1:9' }, version: own.json.version });
  assert.deepEqual(away.json.errors?.map((e) => e.field), ['settings.token']);
});

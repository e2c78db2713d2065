// twin.test.mjs - nobody reaches into another shop, another conversation, or above their role: made from src/api/list.h.
// Every route is tried; one with an id that has no thing here, or a write that has no body here, fails.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Person, mail_server, member, totp } from './people.mjs';
import { png } from './images.mjs';
import { Stream, Wismo } from './wismo.mjs';
import { AnyShop } from '../peer/any_shop.mjs';
import { WooPeer } from '../peer/woocommerce.mjs';

const list = readFileSync(new URL('../../src/api/list.h', import.meta.url), 'utf8');
const routes = [...list.matchAll(/^ROUTE\("(\w+)",\s*"([^"]+)",\s*(\w+),\s*([^,]+),\s*(\w+),/gm)]
  .map(([, method, path, who, flags, run]) => ({ method, path, who, flags: flags.split('|').map((f) => f.trim()), run, parts: path.match(/:\w+/g) ?? [] }));
const ROLES = ['viewer', 'agent', 'manager', 'owner'];
const staff_routes = routes.filter((r) => ROLES.includes(r.who.toLowerCase()));
const name = (r) => `${r.method} ${r.path}`;
const writes = (r) => r.method !== 'GET';
const stream = (r) => r.flags.includes('R_STREAM');

let w, people, smtp, woo, any, n = 0;
const sign_in = async (email, password) => {
  const r = await w.ask('POST', '/api/v1/session', { body: { email, password } });
  assert.equal(r.status, 201, r.text);
  return { cookie: r.headers.get('set-cookie').split(';')[0], 'wismo-csrf': r.json.csrf };
};
before(async () => {
  smtp = await mail_server();
  [woo, any] = [await WooPeer.start(), await AnyShop.start()];
  any.add('TRY-1', 'try@example.com');
  const peers = [smtp.port, new URL(woo.url).port, new URL(any.url).port];
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  const add = (shop, email, role) => JSON.parse(w.run('user', 'add', '--shop', shop, '--email', email, '--role', role)).password;
  people = { twin: await sign_in(w.twin.email, 'correct horse battery') };
  for (const role of ROLES) people[role] = await sign_in(`${role}@roles.example`, add('North', `${role}@roles.example`, role));
  const password = add('North', 'both@roles.example', 'owner');
  add('South', 'both@roles.example', 'owner');
  people.both = { ...(await sign_in('both@roles.example', password)), 'wismo-shop': w.twin.shop_id };
});
after(async () => { await w.end(); await smtp.close(); await woo.end(); await any.end(); });

/* --- things ----------------------------------------------------------------------------------------------------- */

const get = async (path, shop) => (await w.staff('GET', path, undefined, { shop })).json;

async function handed(shop, number) {
  const c = await w.chat({}, shop);
  for (const t of ['I want to talk to a person', number, 'It is broken', `${number}@claims.example`, 'no']) if (c.last.state !== 'waiting') await c.say(t);
  assert.equal(c.last.state, 'waiting', c.words());
  return c;
}

/** What a path's first part stands for: a thing of that shop, made afresh. ids: of the path's parts, in order; read: where
    it can be read, to see that it was left alone; v: its version. */
const things = {
  '/api/v1/orders/:id': async (shop, r) => {
    if (r?.run === 'order_note_send') { /* of a shop's own system: those here take none */
      const s = await things['/api/v1/sources/:id'](shop), placed = woo.order({ email: `tw${++n}@example.com` });
      await w.staff('POST', `/api/v1/sources/${s.ids[0]}/sync`, {}, { shop });
      for (let i = 0; i < 200; i++) {
        const o = (await get(`/api/v1/orders?query=${placed.number}`, shop)).items.find((x) => x.number === placed.number);
        if (o) return { ids: [o.id], read: `/api/v1/orders/${o.id}`, v: o.version };
        await new Promise((done) => { setTimeout(done, 50); });
      }
      assert.fail('the order was not mirrored');
    }
    const payment = r?.path.includes('/payments') ? 'none' : 'paid';
    let o = await w.order(`TW-${++n}`, `tw${n}@example.com`, { general: 'confirmed', delivery: 'not_shipped', payment, shipments: [] }, shop);
    if (r?.run === 'order_payment_reverse')
      o = (await w.staff('POST', `/api/v1/orders/${o.id}/payments`, { amount: { minor: 5, currency: 'USD' } }, { shop })).json;
    return { ids: [o.id, '1'], read: `/api/v1/orders/${o.id}`, v: o.version };
  },
  '/api/v1/orders/bulk-change/:undo': async (shop) => {
    const o = await w.order(`TW-${++n}`, `tw${n}@example.com`, {}, shop);
    const r = await w.staff('POST', '/api/v1/orders/bulk-change', { ids: [o.id], add_tag: 'many' }, { shop });
    assert.equal(r.json?.changed, 1, r.text);
    return { ids: [r.json.undo], read: `/api/v1/orders/${o.id}`, v: o.version + 1 };
  },
  '/api/v1/reminders/:id': async (shop) => {
    const o = await w.order(`TW-${++n}`, `tw${n}@example.com`, {}, shop);
    const r = await w.staff('POST', `/api/v1/orders/${o.id}/reminders`, { text: `Northmark ${n}`, due_at: '2030-01-01' }, { shop });
    assert.equal(r.status, 201, r.text);
    return { ids: [r.json.id], read: `/api/v1/orders/${o.id}/reminders?all`, v: r.json.version };
  },
  '/api/v1/statuses/:type': async (shop) => {
    const r = await w.staff('POST', '/api/v1/statuses', { type: 'delivery', code: `own_${++n}`, name: `Own ${n}` }, { shop });
    assert.equal(r.status, 201, r.text);
    return { ids: ['delivery', r.json.code], read: '/api/v1/statuses?type=delivery', v: r.json.version };
  },
  '/api/v1/conversations/:id': async (shop, r) => {
    const c = await handed(shop, `TW-${++n}`), path = `/api/v1/conversations/${c.id}`;
    let { version } = await get(path, shop);
    if (r.run === 'conversation_given_back' || r.run === 'conversation_say')
      version = (await w.staff('POST', `${path}/take`, { version }, { shop })).json.version;
    return { ids: [c.id], read: path, v: version, chat: c };
  },
  '/api/v1/tickets/:id': async (shop) => {
    const c = await handed(shop, `TW-${++n}`);
    const t = (await get('/api/v1/tickets?per_page=200', shop)).items.find((x) => x.conversation_id === c.id);
    return { ids: [t.id], read: `/api/v1/tickets/${t.id}`, v: t.version };
  },
  '/api/v1/requests/:id': async (shop, r) => {
    const number = `TW-${++n}`;
    const o = await w.order(number, `${number}@claims.example`, { general: 'confirmed', delivery: 'not_shipped', shipments: [] }, shop);
    const c = await w.chat({}, shop);
    const returned = r?.run === 'request_finished'; /* approving it leaves something to do */
    if (returned) await w.order(number, `${number}@claims.example`, { delivery: 'delivered', delivered_at: new Date().toISOString() }, shop);
    for (const t of returned ? ['I want to return my order', number, `${number}@claims.example`, 'It is broken'] : ['cancel my order', number, `${number}@claims.example`]) await c.say(t);
    await c.press('Yes');
    let [q] = (await get(`/api/v1/requests?order_id=${o.id}`, shop)).items;
    if (returned) q = (await w.staff('POST', `/api/v1/requests/${q.id}/approve`, { version: q.version }, { shop })).json;
    return { ids: [q.id], read: `/api/v1/requests/${q.id}`, v: q.version };
  },
  '/api/v1/products/:id': async (shop) => {
    const r = await w.staff('POST', '/api/v1/products', { sku: `SKU-${++n}`, name: `Northmark ${n}`, price: { minor: 5 } }, { shop });
    assert.equal(r.status, 201, r.text);
    return { ids: [r.json.id], read: `/api/v1/products/${r.json.id}`, v: r.json.version };
  },
  '/api/v1/assistants/:id': async (shop, r) => {
    const a = (await get('/api/v1/assistants', shop)).items[0];
    if (r?.run.startsWith('backend_')) {
      const path = `/api/v1/assistants/${a.id}/orders`, there = (await get(path, shop)).connected;
      if (there && r.run === 'backend_connect') await w.staff('DELETE', path, undefined, { shop });
      else if (!there && r.run !== 'backend_connect') await w.staff('POST', path, {}, { shop });
      if (r.run !== 'backend_connect') return { ids: [a.id], read: path, v: (await get(path, shop)).version };
    }
    return { ids: [a.id], read: `/api/v1/assistants/${a.id}`, v: a.version };
  },
  '/api/v1/sources/:id': async (shop, r) => {
    for (const old of (await get('/api/v1/sources', shop)).items.filter((s) => s.kind !== 'native')) /* a shop has 20 at most */
      assert.equal((await w.staff('DELETE', `/api/v1/sources/${old.id}`, undefined, { shop })).status, 204);
    const { json: s, text } = await w.staff('POST', '/api/v1/sources', { kind: 'woocommerce', name: `Northmark ${++n}`, settings: woo.settings }, { shop });
    assert.ok(s.id, text);
    const t = { ids: [s.id], read: '/api/v1/assistants?', v: s.version };
    if (r?.run !== 'delivery_replay') return t;
    assert.equal((await w.staff('POST', `/api/v1/sources/${s.id}/hooks`, {}, { shop })).status, 200);
    woo.order();
    for (let i = 0; i < 200 && !t.ids[1]; i++) {
      await new Promise((done) => { setTimeout(done, 50); });
      t.ids[1] = (await get(`/api/v1/sources/${s.id}/deliveries?state=done`, shop)).items[0]?.id;
    }
    assert.ok(t.ids[1], 'no delivery came');
    return t;
  },
  '/api/v1/source-grants/:id': async (shop) => {
    const p = await member(w, shop, 'owner'), r = await p.ask('POST', '/api/v1/source-grants', { kind: 'woocommerce', name: `Northmark ${++n}`, settings: { url: `https://s${n}.shop.example` } });
    assert.equal(r.status, 201, r.text);
    return { ids: [r.json.id], read: '/api/v1/assistants?', own: p.headers };
  },
  '/api/v1/trackers/:kind': async (shop) => {
    const r = await w.staff('PUT', '/api/v1/trackers/aftership', { enabled: false, api_key: `key-${++n}`, url: 'https://Northmark.example' }, { shop });
    assert.equal(r.status, 200, r.text);
    return { ids: ['aftership'] };
  },
  '/api/v1/keys/:id': async (shop) => {
    const r = await w.staff('POST', '/api/v1/keys', { name: `Key ${++n}`, role: 'viewer' }, { shop });
    assert.equal(r.status, 201, r.text);
    return { ids: [r.json.id], read: '/api/v1/keys' };
  },
  '/api/v1/users/:id': async (shop, r) => {
    const p = await member(w, shop, 'viewer');
    if (r.run === 'user_factor_delete') await p.factor();
    return { ids: [p.id], read: '/api/v1/users' };
  },
  '/api/v1/invitations/:id': async (shop) => {
    const r = await w.staff('POST', '/api/v1/invitations', { email: `invited${++n}@twin.example`, role: 'viewer' }, { shop });
    assert.equal(r.status, 201, r.text);
    return { ids: [r.json.id], read: '/api/v1/invitations' };
  },
  '/api/v1/sessions/:id': async (shop) => {
    const p = await member(w, shop, 'viewer'), other = await Person.signed_in(w, p.email, p.password);
    const { items } = (await p.ask('GET', '/api/v1/sessions')).json;
    return { ids: [items.find((x) => !x.current).id], read: '/api/v1/keys', own: p.headers, other };
  },
  '/api/v1/chat/conversations/:id': async (shop) => {
    const c = await w.chat({}, shop);
    await c.say('hello');
    return { ids: [c.id], read: `/api/v1/conversations/${c.id}/messages`, chat: c };
  },
};
/* Names that a caller chooses or that are public: each shop has its own under them, so there is nothing to be 404. */
const public_parts = { '/api/v1/trackers/:kind': 'own', '/hooks/source/:id': 'signed', '/hooks/source-install/:id': 'signed', '/hooks/source-grant/:id': 'signed', '/hooks/tracker/:id': 'signed', '/api/v1/orders/by-number/:number': 'own', '/api/v1/chat/:key': 'key', '/widget/:key': 'key', '/files/:id': 'key' };

const kind_of = (r) => /^.*?:\w+/.exec(r.path)?.[0];
const path_of = (r, ids) => ids.reduce((p, id) => p.replace(/:\w+/, id), r.path);

const mail_settings = () => ({ host: '127.0.0.1', port: smtp.port, tls: 'none', sender: 'shop@north.example', sender_name: 'Northmark' });

/** A body with which the route succeeds for its own shop. */
const bodies = {
  order_patch: (t) => ({ version: t.v, comment: 'changed' }),
  order_cancel: (t) => ({ version: t.v }),
  customer_patch: () => ({ version: 0, note: 'Likes tea' }),
  customer_rule_patch: async () => ({ version: (await get('/api/v1/customer-rule', w.shop)).version, orders: 9 }),
  order_payment_add: () => ({ amount: { minor: 100, currency: 'USD' } }),
  order_payment_reverse: (t) => ({ version: t.v }),
  reminder_create: () => ({ text: `Call ${++n}`, due_at: '2030-01-01T09:00:00Z' }),
  order_note_send: () => ({ text: `Northmark ${++n}` }),
  reminder_patch: (t) => ({ version: t.v, text: 'Call again' }),
  reminder_finished: (t) => ({ version: t.v }),
  reminder_delete: () => undefined,
  request_approved: (t) => ({ version: t.v }),
  request_declined: (t) => ({ version: t.v, reason: 'Too late.' }),
  request_finished: (t) => ({ version: t.v }),
  status_patch: (t) => ({ version: t.v, name: 'Changed' }),
  status_delete: () => undefined,
  status_put_text: () => ({ locale: 'en', text: 'Order #order_number# waits.' }),
  conversation_say: () => ({ text: 'good day' }),
  conversation_taken: (t) => ({ version: t.v }),
  conversation_given_back: (t) => ({ version: t.v }),
  conversation_closed: (t) => ({ version: t.v }),
  conversation_event: () => ({ event: 'typing' }),
  ticket_closed: (t) => ({ version: t.v }),
  assistant_patch: (t) => ({ version: t.v, title: `Title ${++n}` }),
  assistant_rotate: () => ({}),
  assistant_create: () => ({ name: `Assistant ${++n}` }),
  backend_connect: () => ({}),
  site_check_post: () => ({ url: 'http://shop.invalid/' }),
  backend_patch: (t) => ({ version: t.v, currency: 'EUR' }),
  backend_delete: () => undefined,
  assistant_sources_put: async (t) => ({ version: t.v, sources: [(await get('/api/v1/sources', w.shop)).items.find((s) => s.kind === 'native').id] }),
  source_create: () => ({ kind: 'http', name: `Northmark ${++n}`, settings: { url: any.url, auth: 'basic', user: `shop-${n}`, password: 'Northmark word' } }),
  source_grant_create: () => ({ kind: 'woocommerce', name: `Northmark ${++n}`, settings: { url: `https://g${n}.shop.example` } }),
  source_grant_delete: () => undefined,
  source_tried: () => ({ kind: 'http', settings: { url: any.url } }),
  source_order_tried: () => ({ kind: 'http', settings: { url: any.url }, number: 'TRY-1', email: 'try@example.com' }),
  source_patch: (t) => ({ version: t.v, name: `Northmark ${++n}` }),
  source_delete: () => undefined,
  source_checked: () => ({}),
  source_look_now: () => ({}),
  source_hooks_set: () => ({}),
  source_statuses_read: () => ({}),
  source_statuses_put: () => ({ statuses: [{ type: 'general', raw: `word-${++n}`, code: 'new' }] }),
  delivery_replay: () => ({}),
  warning_done: () => {
    w.sql(`INSERT INTO warning (shop_id, what, subject, detail, since) VALUES ('${w.shop.shop_id}', 'privacy', 'ord_${++n}', 'A customer asks for their data.', 1)`);
    return { what: 'privacy', subject: `ord_${n}` };
  },
  tracker_set: () => ({ enabled: false, api_key: `key-${++n}` }),
  tracker_delete: () => undefined,
  customer_erase_post: async (t) => ({ confirm: (await get(t.read, w.shop)).email }),
  person_export_post: () => ({ email: 'list@equal.example' }),
  person_erase_post: () => ({ email: `nobody${++n}@example.com` }),
  key_delete: () => undefined,
  chat_identify: () => ({ identity_token: null }),
  chat_say: () => ({ text: 'hello again' }),
  chat_end: () => undefined,
  user_patch: () => ({ role: 'agent' }),
  user_factor_delete: () => undefined,
  user_reset_link: () => ({}),
  invitation_delete: () => undefined,
  session_delete: () => undefined,
  /* one's own */
  me_patch: () => ({ name: 'Somebody' }),
  me_password: (t) => ({ current: t.person.password, password: 'another horse battery' }),
  factor_post: (t) => ({ current: t.person.password }),
  factor_put: async (t) => {
    const r = await t.person.ask('POST', '/api/v1/me/second-factor', { current: t.person.password });
    return { code: totp(r.json.secret) };
  },
  factor_delete: async (t) => { await t.person.factor(); return { current: t.person.password }; },
  recovery_post: async (t) => { await t.person.factor(); return { current: t.person.password }; },
  sessions_end: () => undefined,
  /* without an id */
  invitation_create: () => ({ email: `new${++n}@twin.example`, role: 'viewer' }),
  mail_server_set: () => ({ ...mail_settings(), sender_name: `North ${++n}` }),
  mail_server_delete: async () => { await w.staff('PUT', '/api/v1/mail-server', mail_settings()); },
  mail_server_try: async () => { await w.staff('PUT', '/api/v1/mail-server', mail_settings()); return { to: 'ann@example.com' }; },
  session_close: () => undefined,
  file_create: () => png(),
  product_create: () => ({ sku: `SKU-${++n}`, name: 'Made' }),
  product_patch: (t) => ({ version: t.v, name: 'Changed' }),
  product_delete: () => undefined,
  order_create: () => ({ number: `NEW-${++n}`, email: 'new@example.com' }),
  products_import_post: () => `sku,name\nBULK-${++n},A product\n`,
  orders_bulk: () => JSON.stringify({ number: `BULK-${++n}`, email: 'bulk@example.com' }) + '\n',
  bulk_change: async () => ({ ids: [(await w.order(`MANY-${++n}`, 'many@example.com', {})).id], add_tag: 'many' }),
  bulk_undo: () => undefined,
  order_put: () => ({ email: 'put@example.com' }),
  key_create: () => ({ name: `Made ${++n}`, role: 'viewer' }),
  status_create: () => ({ type: 'delivery', code: `made_${++n}`, name: 'Made' }),
  shop_patch: async () => ({ version: (await get('/api/v1/shop', w.shop)).version, returns_policy: `Policy ${++n}` }),
  eligibility_put: async () => {
    const rules = await get('/api/v1/eligibility', w.shop);
    rules.items.find((x) => x.reason).reason = `No, for the ${++n}th time.`;
    return rules;
  },
};

async function thing(r, shop) {
  const make = things[kind_of(r)];
  assert.ok(make, `${name(r)}: there is nothing here of the kind ${kind_of(r)}; add it to things`);
  return make(shop, r);
}
async function body_of(r, t) {
  if (!writes(r)) return undefined;
  assert.ok(bodies[r.run], `${name(r)}: no body with which ${r.run} succeeds; add it to bodies`);
  return bodies[r.run](t);
}

/** A request; the head of an answer is enough where a stream would not end. */
async function ask(r, path, { headers = {}, token, body, method = r.method } = {}) {
  if (!stream(r)) return w.ask(method, path, { headers: { ...(r.flags.includes('R_RAW') ? { 'content-type': 'application/x-ndjson' } : {}), ...headers }, token, body, raw: method === 'HEAD' });
  const s = await Stream.open(w.url + path, { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) });
  const got = { status: s.response.status, headers: s.response.headers, text: '' };
  if (!s.response.ok) got.text = await s.response.text();
  s.close();
  return got;
}
function refused(r, status, note) {
  assert.equal(r.status, status, `${note}: ${r.text}`);
  if (r.text) assert.equal(JSON.parse(r.text).type, { 401: '/problems/sign-in', 403: '/problems/denied', 404: '/problems/missing' }[status], note);
}

test('every line of the list is read here, and every kind of id is known', () => {
  assert.equal(routes.length, list.split('\n').filter((l) => /^\s*ROUTE\s*\(/.test(l)).length);
  assert.ok(routes.length >= 50);
  for (const r of routes) {
    assert.ok(['ANYONE', 'VISITOR', ...ROLES.map((x) => x.toUpperCase())].includes(r.who), name(r));
    if (r.run === 'page_desk') continue; /* the same whatever id stands there: pages.test.mjs */
    if (r.parts.length) assert.ok(things[kind_of(r)] || public_parts[kind_of(r)], `${name(r)}: ${kind_of(r)} is neither a thing nor public`);
    if (writes(r) && r.who !== 'ANYONE') assert.ok(bodies[r.run], `${name(r)}: no body for ${r.run}`);
  }
});

/* --- the twin shop ---------------------------------------------------------------------------------------------- */

describe('an id of another shop is 404 and left alone; of one’s own it works', () => {
  for (const r of staff_routes.filter((x) => x.parts.length && !public_parts[kind_of(x)])) test(name(r), async () => {
    const t = await thing(r, w.shop), path = path_of(r, t.ids), body = await body_of(r, t), before = await get(t.read, w.shop);
    for (const [note, who] of [['key', { token: w.twin.api_key }], ['member', { headers: people.twin }], ['member of both', { headers: people.both }]]) {
      refused(await ask(r, path, { ...who, body }), 404, `${note} of the twin`);
      if (!writes(r)) refused(await ask(r, path, { ...who, method: 'HEAD' }), 404, `HEAD, ${note} of the twin`);
    }
    assert.deepEqual(await get(t.read, w.shop), before, 'it was changed');
    const own = await ask(r, path, { ...(t.own ? { headers: t.own } : { token: w.shop.api_key }), body });
    assert.ok(own.status >= 200 && own.status < 300, `its own shop: ${own.status} ${own.text}`);
  });

  test('a tracking service: each shop has its own of a kind', async () => {
    const t = await things['/api/v1/trackers/:kind'](w.shop), path = `/api/v1/trackers/${t.ids[0]}`, mine = await get(path, w.shop);
    for (const who of [{ token: w.twin.api_key }, { headers: people.twin }, { headers: people.both }]) {
      const theirs = await w.ask('PUT', path, { ...who, body: { enabled: false, api_key: 'another' } });
      assert.equal(theirs.status, 200, theirs.text);
      assert.notEqual(theirs.json.id, mine.id);
      assert.equal((await w.ask('DELETE', path, who)).status, 204);
      for (const method of ['GET', 'DELETE']) assert.equal((await w.ask(method, path, who)).status, 404);
    }
    assert.deepEqual(await get(path, w.shop), mine);
  });

  test('PUT by number: each shop has its own under that name', async () => {
    const mine = await w.order('BY-1', 'by@example.com', {});
    for (const who of [{ token: w.twin.api_key }, { headers: people.twin }, { headers: people.both }])
      assert.notEqual((await w.ask('PUT', '/api/v1/orders/by-number/BY-1', { ...who, body: { email: 'other@example.com', comment: 'theirs' } })).json.id, mine.id);
    assert.deepEqual(await get(`/api/v1/orders/${mine.id}`, w.shop), mine);
  });
});

describe('lists and documents hold none of the other’s rows', () => {
  let marks;
  before(async () => {
    marks = [w.shop.shop_id];
    const o = await w.order('LIST-1', 'list@equal.example', { general: 'confirmed', delivery: 'not_shipped', shipments: [], channel: 'Northmark', comment: 'Northmark', tags: 'Northmark' });
    await w.order('LIST-1', 'list@equal.example', { comment: 'theirs' }, w.twin);
    const c = await w.chat();
    for (const t of ['cancel my order', 'LIST-1', 'list@equal.example']) await c.say(t);
    await c.press('Yes');
    const h = await things['/api/v1/tickets/:id'](w.shop), s = await things['/api/v1/statuses/:type'](w.shop), a = await things['/api/v1/assistants/:id'](w.shop);
    const k = await things['/api/v1/keys/:id'](w.shop);
    await things['/api/v1/reminders/:id'](w.shop);
    await things['/api/v1/products/:id'](w.shop);
    await things['/api/v1/sources/:id'](w.shop);
    await things['/api/v1/trackers/:kind'](w.shop);
    const rules = await get('/api/v1/eligibility', w.shop);
    rules.items.find((x) => x.reason).reason = 'Northmark says no.';
    assert.equal((await w.staff('PUT', '/api/v1/eligibility', rules)).status, 200);
    const shop = await get('/api/v1/shop', w.shop);
    assert.equal((await w.staff('PATCH', '/api/v1/shop', { version: shop.version, returns_policy: 'Northmark takes it back.' })).status, 200);
    const [request] = (await get(`/api/v1/requests?order_id=${o.id}`, w.shop)).items;
    assert.equal((await w.staff('PUT', '/api/v1/mail-server', mail_settings())).status, 200);
    const invited = await w.staff('POST', '/api/v1/invitations', { email: 'invited@marks.example', role: 'viewer' });
    assert.equal(invited.json.mailed, true);
    marks.push((await member(w, w.shop, 'viewer')).id, invited.json.id, invited.json.email);
    marks.push(o.id, c.id, h.ids[0], s.ids[1], a.ids[0], k.ids[0], request.id, 'Northmark');
  });
  /* The same for everybody, or one's own; and warnings, of which a healthy shop has none (account_warning_test.c holds two shops' apart). */
  const SHARED = ['kinds_list', 'ready_list', 'desk_counts', 'customer_rule_read', 'currencies_list', 'carriers_list', 'warnings_list', 'sessions_list'];
  for (const r of staff_routes.filter((x) => !writes(x) && !x.parts.length && !stream(x))) test(name(r), async () => {
    const holds = (text) => marks.filter((m) => text.includes(m));
    const queries = ['', '?per_page=200', ...marks.flatMap((m) => [`?query=${m}`, `?order_id=${m}`, `?type=${m}`, `?before=${m}`]), '?query=LIST-1', '?query=list@equal.example'];
    if (!SHARED.includes(r.run)) {
      const own = await w.ask('GET', `${r.path}?per_page=200`, { token: w.shop.api_key });
      assert.notDeepEqual(holds(own.text), [], 'its own shop sees none of the marks, so this test would see nothing');
    }
    for (const who of [{ token: w.twin.api_key }, { headers: people.twin }, { headers: people.both }]) for (const q of queries) {
      if (r.run === 'session_me' && who.headers === people.both) continue; /* it says which shops they work in */
      const theirs = await w.ask('GET', r.path + q, who);
      assert.deepEqual(holds(theirs.text).filter((m) => !q.includes(m)), [], `${q}: ${theirs.text.slice(0, 300)}`); /* a refusal may repeat the question */
      assert.ok(!theirs.json?.items || !holds(JSON.stringify(theirs.json.items)).length, q);
    }
  });

  test('one Idempotency-Key of one person in two shops is two requests', async () => {
    const key = 'same-in-both', body = { email: 'key@example.com', comment: 'Northmark' };
    const { 'wismo-shop': south, ...both } = people.both;
    const here = await w.ask('POST', '/api/v1/orders', { headers: { ...both, 'wismo-shop': w.shop.shop_id }, key, body });
    const there = await w.ask('POST', '/api/v1/orders', { headers: { ...both, 'wismo-shop': south }, key, body });
    assert.deepEqual([here.status, there.status], [201, 201], there.text);
    assert.notEqual(here.json.id, there.json.id);
  });

  test('a link names its shop in the address, for reading, and only a shop of that person', async () => {
    const { 'wismo-shop': south, ...both } = people.both;
    for (const id of [south, w.shop.shop_id])
      assert.equal((await w.ask('GET', '/api/v1/me?shop=' + id, { headers: both })).json.shop_id, id);
    assert.equal((await w.ask('GET', '/api/v1/me?shop=' + w.shop.shop_id, { headers: people.both })).json.shop_id, south, 'the header counts');
    assert.equal((await w.ask('GET', '/api/v1/me?shop=' + w.twin.shop_id, { headers: people.owner })).status, 401);
    const made = await w.ask('POST', '/api/v1/orders?shop=' + south, { headers: { ...both, 'wismo-shop': w.shop.shop_id }, body: {} });
    assert.equal((await w.ask('GET', '/api/v1/orders/' + made.json.id, { headers: { ...both, 'wismo-shop': w.shop.shop_id } })).status, 200, 'writes go by the header');
  });

  test('the staff’s stream tells nothing of the other’s', async () => {
    const s = await Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${w.twin.api_key}` });
    const own = await Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${w.shop.api_key}` });
    const t = await things['/api/v1/tickets/:id'](w.shop);
    await own.until((e) => e.some((x) => x.data.includes(t.ids[0])));
    const theirs = await things['/api/v1/tickets/:id'](w.twin);
    await s.until((e) => e.some((x) => x.data.includes(theirs.ids[0])));
    assert.ok(!s.events.some((e) => e.data.includes(t.ids[0])), JSON.stringify(s.events));
    assert.ok(!own.events.some((e) => e.data.includes(theirs.ids[0])));
    s.close();
    own.close();
  });
});

/* --- visitors --------------------------------------------------------------------------------------------------- */

describe('a chat route with another conversation’s token: 404, and left alone', () => {
  for (const r of routes.filter((x) => x.who === 'VISITOR')) test(name(r), async () => {
    const t = await thing(r, w.shop), path = path_of(r, t.ids), body = await body_of(r, t);
    const [other, foreign] = [await w.chat(), await w.chat({}, w.twin)];
    await other.say('hello');
    const unsaid = await w.chat(), before = await get(t.read, w.shop);
    for (const [note, token] of [['another’s', other.token], ['one without a word', unsaid.token], ['the twin’s', foreign.token]]) {
      refused(await ask(r, path, { token, body }), 404, note);
      const reads = (x) => x.method === 'GET' && !stream(x);
      if (reads(r)) refused(await ask(r, path, { token, method: 'HEAD' }), 404, `HEAD, ${note}`);
    }
    const [head, sign] = t.chat.token.split('.').length > 1 ? [t.chat.token.slice(0, -4), t.chat.token.slice(-4)] : [t.chat.token, ''];
    for (const [note, how] of [['nothing', {}], ['a key', { token: w.shop.api_key }], ['a session', { headers: people.owner }], ['half a token', { token: head }],
      ['a changed token', { token: head + sign.split('').reverse().join('') + 'A' }], ['a word', { token: 'x' }]])
      refused(await ask(r, path, { ...how, body }), 401, note);
    assert.deepEqual(await get(t.read, w.shop), before, 'it was changed');
    const own = await ask(r, path, { token: t.chat.token, body });
    assert.ok(own.status >= 200 && own.status < 300, `its own: ${own.status} ${own.text}`);
    assert.equal((await w.ask('DELETE', other.path, { token: other.token })).status, 204);
    refused(await ask(r, path_of(r, [other.id]), { token: other.token, body }), 401, 'an ended one');
  });

  test('a shop’s public key that nobody has: 404', async () => {
    for (const r of routes.filter((x) => public_parts[kind_of(x)] === 'key'))
      assert.equal((await w.ask(r.method, path_of(r, [`ak_${'0'.repeat(24)}`]), { body: writes(r) ? {} : undefined, raw: true })).status, 404, name(r));
  });
});

/* --- credentials and roles -------------------------------------------------------------------------------------- */

/* Every write is written down, but for what changes nothing that the shop keeps. */
const UNWRITTEN = {
  factor_post: 'it is on from its first code', conversation_say: 'the message stays, with who said it', conversation_event: 'somebody is typing',
  source_tried: 'nothing is stored', source_order_tried: 'nothing is stored', source_checked: 'nothing is stored', source_look_now: 'it would be looked anyway', source_statuses_read: 'words are learned',
  mail_server_try: 'a mail to oneself', site_check_post: 'a page is looked at',
};
const newest = async () => (await get('/api/v1/audit?per_page=1', w.shop)).items[0]?.id;

describe('no fitting credential: 401; too low a role: 403; just enough: it works, and is written down', () => {
  for (const r of staff_routes) test(name(r), async () => {
    const t = things[kind_of(r)] ? await thing(r, w.shop) : { ids: r.parts.map(() => `ROLE-${++n}`) };
    if (/^\/api\/v1\/(me|sessions)\b/.test(r.path) && !t.own) t.own = (t.person = await member(w, w.shop, 'viewer')).headers;
    const path = path_of(r, t.ids), body = await body_of(r, t), least = ROLES.indexOf(r.who.toLowerCase());
    const visitor = await w.chat(), gone = await sign_in(w.twin.email, 'correct horse battery');
    assert.equal((await w.ask('DELETE', '/api/v1/session', { headers: gone })).status, 204);
    for (const [note, how] of [['nothing', {}], ['a word', { token: 'x' }], ['a made-up key', { token: `wk_${'0'.repeat(40)}` }], ['half a key', { token: w.shop.api_key.slice(0, -1) }],
      ['a visitor’s token', { token: visitor.token }], ['a made-up session', { headers: { cookie: 'wismo_session=x' } }], ['a session that was left', { headers: gone }],
      ['a key in another’s shop', { token: w.shop.api_key, headers: { 'wismo-shop': w.twin.shop_id } }], ['a session in another’s shop', { headers: { ...people.owner, 'wismo-shop': w.twin.shop_id } }]])
      refused(await ask(r, path, { ...how, body }), 401, note);
    for (let i = 0; i < least; i++) refused(await ask(r, path, { headers: people[ROLES[i]], body }), 403, ROLES[i]);
    const { cookie, ...rest } = people[ROLES[least]];
    if (writes(r)) refused(await ask(r, path, { headers: { cookie }, body }), 403, 'without the CSRF token');
    if (t.read) assert.equal((await get(t.read, w.shop)).version, t.read.includes('?') ? undefined : t.v, 'it was changed');
    const who = r.run === 'session_close' ? await sign_in(w.shop.email, 'correct horse battery') : t.own ?? { cookie, ...rest };
    if (r.run === 'sessions_end') await sign_in(t.person.email, t.person.password);
    const before = await newest();
    const enough = await ask(r, path, { headers: who, body });
    assert.ok(enough.status >= 200 && enough.status < 300, `${ROLES[least]}: ${enough.status} ${enough.text}`);
    if (!writes(r)) return;
    const written = await newest() !== before;
    assert.equal(written, !UNWRITTEN[r.run], UNWRITTEN[r.run] ? `${r.run} is written down: it is no exception any more` : 'nothing of it is in the audit log');
  });
});

/* The table of docs/people.md, said once more: a slip in the list itself shows here. */
test('the list gives each role what it is meant to have', () => {
  const rules = [
    [/^\S+ \/api\/v1\/(keys|users|invitations|mail-server|mails)\b/, 'owner'], [/^\S+ .*secret/, 'owner'],
    [/^(POST|PUT|PATCH|DELETE) \/api\/v1\/assistants(\/:id\/orders)?$/, 'owner'],
    [/^GET \/api\/v1\/(audit|warnings)$/, 'manager'], [/^(POST|PUT|PATCH|DELETE) \/api\/v1\/(shop|assistants|statuses|eligibility|customer-rule|products)\b/, 'manager'],
    [/^(POST|PUT|PATCH|DELETE) \/api\/v1\/(?!(session|sessions|me)\b)/, 'agent'],
  ];
  for (const r of staff_routes) {
    const [, least] = rules.find(([fits]) => fits.test(name(r))) ?? [null, 'viewer'];
    assert.ok(ROLES.indexOf(r.who.toLowerCase()) >= ROLES.indexOf(least), `${name(r)} is for ${r.who}, and should be for no less than ${least}`);
  }
  for (const [fits] of rules) assert.ok(staff_routes.some((r) => fits.test(name(r))), `${fits} fits nothing`);
});

test('what is for anyone is what the list says, and no more', () => {
  const open = routes.filter((r) => r.who === 'ANYONE' && !r.flags.includes('R_HIDDEN')).map(name);
  assert.deepEqual(open.sort(), ['GET /api/v1/openapi.json', 'GET /api/v1/setup', 'POST /api/v1/chat/:key/conversations',
    'POST /api/v1/link', 'POST /api/v1/link/use', 'POST /api/v1/password-resets', 'POST /api/v1/session', 'POST /api/v1/setup']);
});

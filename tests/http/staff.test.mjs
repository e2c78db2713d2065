// staff.test.mjs - what staff may do: sessions, roles, the twin shop's things, versions, keys, lists.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stream, Wismo, jwt } from './wismo.mjs';

let w;
before(async () => { w = await Wismo.start(); });
after(() => w.end());

const sign_in = (email, password) => w.ask('POST', '/api/v1/session', { body: { email, password } });

describe('sessions', () => {
  test('sign in, read, write with the CSRF header only, sign out', async () => {
    const r = await sign_in('owner@north.example', 'correct horse battery');
    assert.equal(r.status, 201, r.text);
    const set = r.headers.get('set-cookie');
    assert.match(set, /HttpOnly/);
    assert.match(set, /SameSite=Lax/);
    assert.doesNotMatch(set, /Secure/);
    const headers = { cookie: set.split(';')[0] };
    const me = await w.ask('GET', '/api/v1/me', { headers });
    assert.equal(me.json.role, 'owner');
    assert.equal(me.json.shop_id, w.shop.shop_id);
    const body = { number: 'S-1', email: 'x@example.com' };
    assert.equal((await w.ask('POST', '/api/v1/orders', { headers, body })).status, 403);
    assert.equal((await w.ask('POST', '/api/v1/orders', { headers: { ...headers, 'wismo-csrf': 'x' }, body })).status, 403);
    assert.equal((await w.ask('POST', '/api/v1/orders', { headers: { ...headers, 'wismo-csrf': me.json.csrf }, body })).status, 201);
    assert.equal((await w.ask('GET', '/api/v1/me', { headers: { ...headers, 'wismo-shop': w.twin.shop_id } })).status, 401);
    assert.equal((await w.ask('DELETE', '/api/v1/session', { headers: { ...headers, 'wismo-csrf': me.json.csrf } })).status, 204);
    assert.equal((await w.ask('GET', '/api/v1/me', { headers })).status, 401);
  });

  test('a form of another site cannot sign its visitor in', async () => {
    const body = JSON.stringify({ email: w.shop.email, password: 'correct horse battery' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=application/json']) {
      const r = await w.ask('POST', '/api/v1/session', { body, headers: { 'content-type': type } });
      assert.equal(r.status, 400);
      assert.equal(r.headers.get('set-cookie'), null);
    }
  });

  test('a wrong password and an unknown address get the same words', async () => {
    const a = await sign_in('owner@north.example', 'wrong'), b = await sign_in('nobody@north.example', 'wrong');
    assert.equal(a.status, 401);
    assert.equal(a.json.detail, b.json.detail);
    assert.equal((await w.ask('POST', '/api/v1/session', { body: {} })).status, 422);
  });

  test('no key, a broken key: 401', async () => {
    assert.equal((await w.ask('GET', '/api/v1/orders')).status, 401);
    assert.equal((await w.ask('GET', '/api/v1/orders', { token: 'wk_x' })).status, 401);
  });

  test('roles: an agent changes orders, not settings; a viewer changes nothing', async () => {
    const made = (role) => JSON.parse(w.run('user', 'add', '--shop', 'North', '--email', `${role}@north.example`, '--role', role)).password;
    for (const [role, order, setting] of [['viewer', 403, 403], ['agent', 201, 403], ['manager', 201, 200]]) {
      const r = await sign_in(`${role}@north.example`, made(role));
      const headers = { cookie: r.headers.get('set-cookie').split(';')[0], 'wismo-csrf': r.json.csrf };
      assert.equal((await w.ask('GET', '/api/v1/orders', { headers })).status, 200);
      assert.equal((await w.ask('POST', '/api/v1/orders', { headers, body: { email: 'r@example.com' } })).status, order, role);
      const shop = (await w.ask('GET', '/api/v1/shop', { headers })).json;
      assert.equal((await w.ask('PATCH', '/api/v1/shop', { headers, body: { version: shop.version, stalled_days: 6 } })).status, setting, role);
    }
  });
});

describe('orders', () => {
  test('added, read, changed, cancelled; history says who', async () => {
    const made = await w.staff('POST', '/api/v1/orders', { email: 'Ann@Example.com', currency: 'USD',
      items: [{ name: 'Mug', quantity: 2, unit_price: { minor: 1250, currency: 'USD' } }] });
    assert.equal(made.status, 201, made.text);
    assert.equal(made.headers.get('location'), `/api/v1/orders/${made.json.id}`);
    assert.equal(made.json.items.length, 1);
    assert.equal(made.json.total.text, '$25.00');
    const path = `/api/v1/orders/${made.json.id}`;
    const edit = await w.staff('PATCH', path, { version: made.json.version, delivery: 'shipped', comment: 'careful' });
    assert.equal(edit.status, 200, edit.text);
    assert.equal(edit.json.group, 'in_transit');
    const late = await w.staff('PATCH', path, { version: made.json.version, comment: 'other' });
    assert.equal(late.status, 409);
    assert.equal(late.json.type, '/problems/conflict');
    assert.equal((await w.staff('PATCH', path, { comment: 'no version' })).status, 422);
    assert.equal((await w.staff('PATCH', path, { version: edit.json.version, nothing: 1 })).json.errors[0].field, 'nothing');
    const gone = await w.staff('POST', `${path}/cancel`, { version: edit.json.version });
    assert.equal(gone.json.general, 'cancelled');
    const history = (await w.staff('GET', `${path}/history`)).json.items;
    assert.ok(history.length >= 3);
    assert.ok(history.every((e) => e.actor === 'key' && e.actor_id));
  });

  test('a wrong line of a list is named', async () => {
    const r = await w.staff('POST', '/api/v1/orders', { items: [{ name: 'a', quantity: 1 }, { name: 'b', quantity: 'x' }] });
    assert.equal(r.status, 422);
    assert.equal(r.json.errors[0].field, 'items[1].quantity');
  });

  test('by number: the same again changes nothing; another number is another order', async () => {
    const body = { email: 'p@example.com', delivery: 'shipped', currency: 'USD' };
    const put = (n, b) => w.staff('PUT', `/api/v1/orders/by-number/${n}`, b);
    const one = await put('P-1', body);
    assert.equal(one.status, 201, one.text);
    const two = await put('P-1', body);
    assert.equal(two.status, 200);
    assert.equal(two.json.version, one.json.version);
    const three = await put('P-1', { ...body, delivery: 'delivered' });
    assert.equal(three.json.id, one.json.id);
    assert.equal(three.json.delivery, 'delivered');
    assert.notEqual((await put('P-2', body)).json.id, one.json.id);
  });

  test('bulk: good lines go in, bad ones are named', async () => {
    const lines = ['{"number":"B-1","email":"b@example.com"}', '', 'not json', '{"email":"b@example.com"}', '{"number":"B-2","colour":"red"}', '{"number":"B-1","email":"b@example.com"}'];
    const r = await w.staff('POST', '/api/v1/orders/bulk', lines.join('\n'), { headers: { 'content-type': 'application/x-ndjson' } });
    assert.equal(r.status, 200, r.text);
    assert.equal(r.json.orders_added, 1);
    assert.equal(r.json.orders_unchanged, 1);
    assert.deepEqual(r.json.rejected.map((x) => x.line), [3, 4, 5]);
    assert.equal(r.json.rejected[1].field, 'number');
  });

  test('the list: newest first, pages, filters, counts that ignore them', async () => {
    for (let i = 0; i < 5; i++) await w.order(`L-${i}`, 'list@example.com', { placed_at: `2026-01-0${i + 1}T00:00:00Z` });
    const page = (await w.staff('GET', '/api/v1/orders?query=list%40example.com&per_page=2')).json;
    assert.deepEqual(page.items.map((o) => o.number), ['L-4', 'L-3']);
    assert.equal(page.total, 5);
    assert.equal(page.total_is_exact, true);
    assert.ok(page.counts.total > 5);
    assert.deepEqual(Object.keys(page.counts).sort(), ['delivered', 'in_processing', 'in_transit', 'new', 'problematic', 'total']);
    const period = (await w.staff('GET', '/api/v1/orders?from=2026-01-02&to=2026-01-04')).json;
    assert.equal(period.in_period.total, 2);
    assert.equal((await w.staff('GET', '/api/v1/orders?per_page=201')).json.errors[0].field, 'per_page');
    assert.equal((await w.staff('GET', '/api/v1/orders?page=x')).status, 422);
    assert.equal((await w.staff('GET', '/api/v1/orders?group=none')).status, 422);
  });
});

describe('idempotency', () => {
  test('one key, one order; another body 422; another person’s key is another key', async () => {
    const body = { email: 'i@example.com' };
    const post = (b, key, shop) => w.staff('POST', '/api/v1/orders', b, { key, shop });
    const one = await post(body, 'key-1'), two = await post(body, 'key-1');
    assert.equal(one.status, 201);
    assert.equal(two.status, 201);
    assert.deepEqual(two.json, one.json);
    const other = await post({ email: 'j@example.com' }, 'key-1');
    assert.equal(other.status, 422);
    assert.equal(other.json.errors[0].field, 'Idempotency-Key');
    assert.notEqual((await post(body, 'key-1', w.twin)).json.id, one.json.id);
    const both = await Promise.all([1, 2, 3, 4].map(() => post(body, 'key-2')));
    assert.equal(new Set(both.filter((r) => r.status === 201).map((r) => r.json.id)).size, 1);
    for (const r of both) assert.ok([201, 409].includes(r.status), r.text);
  });

  test('of a conversation: a person’s key and the visitor’s are two; a long one and one of other bytes are refused', async () => {
    const c = await w.chat();
    const path = `/api/v1/conversations/${c.id}`;
    await c.say('hello', { key: '1' });
    await w.staff('POST', `${path}/take`, { version: 1 });
    for (let i = 0; i < 2; i++) {
      const said = await w.staff('POST', `${path}/messages`, { text: 'good day' }, { key: '1' });
      assert.deepEqual([said.status, said.json.author, said.json.text], [201, 'agent', 'good day']);
    }
    await w.staff('POST', `${path}/messages`, { text: 'still here' }, { key: '2' });
    assert.equal((await c.say('me too', { key: '2' })).messages[0].text, 'me too');
    assert.equal((await w.staff('POST', `${path}/messages`, { text: 'x' }, { key: 'k'.repeat(201) })).status, 422);
    const bytes = { 'idempotency-key': '\xff\xfe' };
    assert.equal((await w.staff('POST', `${path}/messages`, { text: 'x' }, { headers: bytes })).status, 400);
    assert.equal((await w.staff('POST', '/api/v1/orders', {}, { headers: bytes })).status, 400);
    assert.equal((await c.post({ text: 'x' }, { headers: bytes })).status, 400);
    assert.equal((await w.ask('GET', '/api/v1/me', { headers: { cookie: 'wismo_session=x', 'wismo-shop': '\xff' } })).status, 400);
  });

  test('what was wrong stays wrong, what may pass is tried again', async () => {
    const bad = { email: 'not an address' };
    const one = await w.staff('POST', '/api/v1/orders', bad, { key: 'key-3' });
    const two = await w.staff('POST', '/api/v1/orders', bad, { key: 'key-3' });
    assert.equal(one.status, 422);
    assert.deepEqual(two.json, one.json);
    const o = (await w.staff('POST', '/api/v1/orders', { email: 'k@example.com' })).json;
    const late = await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: 99, comment: 'x' }, { key: 'key-4' });
    assert.equal(late.status, 409);
    await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, comment: 'y' });
    assert.equal((await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: 99, comment: 'x' }, { key: 'key-4' })).status, 409);
  });
});

describe('the twin shop', () => {
  test('its things are 404 for us, whatever the verb', async () => {
    const o = await w.orders('7001', 'twin@example.com');
    const c = await w.chat();
    await c.say('hello');
    const theirs = { shop: w.twin };
    for (const [method, path, body] of [
      ['GET', `/api/v1/orders/${o.id}`], ['PATCH', `/api/v1/orders/${o.id}`, { version: 1, comment: 'x' }],
      ['POST', `/api/v1/orders/${o.id}/cancel`, { version: 1 }], ['GET', `/api/v1/orders/${o.id}/history`],
      ['GET', `/api/v1/conversations/${c.id}`], ['GET', `/api/v1/conversations/${c.id}/messages`],
      ['POST', `/api/v1/conversations/${c.id}/take`, { version: 1 }], ['POST', `/api/v1/conversations/${c.id}/close`, { version: 1 }],
      ['POST', `/api/v1/conversations/${c.id}/messages`, { text: 'hi' }], ['POST', `/api/v1/conversations/${c.id}/events`, { event: 'typing' }],
    ]) assert.equal((await w.staff(method, path, body, theirs)).status, 404, `${method} ${path}`);
    const list = (await w.staff('GET', '/api/v1/orders?query=7001', undefined, theirs)).json;
    assert.equal(list.total, 1);
    assert.notEqual(list.items[0].id, o.id);
    assert.equal(list.items[0].warehouse, 'twin');
  });
});

describe('finding', () => {
  test('conversations and tickets by order number, e-mail address, ticket number; exactly, and of one shop', async () => {
    await w.orders('8801', 'find@example.com', { customer_id: 'cus-find' });
    const signed = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'cus-find', email: 'find@example.com' }) });
    await signed.say('hello');
    const proven = await w.chat();
    for (const t of ['where is my order?', '8801', 'find@example.com']) await proven.say(t);
    const claimed = await w.chat();
    for (const t of ['I want to talk to a person', '8801', 'My parcel is wet', 'left@example.com']) await claimed.say(t);
    const find = async (query, more = {}) => (await w.staff('GET', `/api/v1/conversations?query=${encodeURIComponent(query)}${more.state ? `&state=${more.state}` : ''}`, undefined, more)).json;
    const ids = async (...a) => (await find(...a)).items.map((c) => c.id).sort();
    const ticket = (await w.staff('GET', '/api/v1/tickets')).json.items.find((t) => t.conversation_id === claimed.id);
    assert.ok(ticket, JSON.stringify(claimed.last));
    assert.deepEqual(await ids('8801'), [proven.id, claimed.id].sort());
    assert.deepEqual(await ids(' #8801'), [proven.id].sort());
    assert.deepEqual(await ids('Find@Example.com'), [signed.id]);
    assert.deepEqual(await ids(String(ticket.number)), [claimed.id]);
    assert.deepEqual(await ids('8801', { state: 'waiting' }), [claimed.id]);
    assert.deepEqual(await ids('880'), []);
    assert.deepEqual(await ids('find@example'), []);
    assert.deepEqual(await ids('8801', { shop: w.twin }), []);
    assert.equal((await find('8801')).total, 2);
    const tickets = async (query, more) => (await w.staff('GET', `/api/v1/tickets?query=${encodeURIComponent(query)}`, undefined, more)).json.items.map((t) => t.id);
    for (const q of [`#${ticket.number}`, '8801', ...(ticket.contact ? [ticket.contact] : [])]) assert.deepEqual(await tickets(q), [ticket.id], q);
    assert.deepEqual(await tickets(String(ticket.number), { shop: w.twin }), []);
    assert.deepEqual(await tickets('nothing'), []);
  });
});

describe('statuses and settings', () => {
  test('custom statuses, texts with variables', async () => {
    const made = await w.staff('POST', '/api/v1/statuses', { type: 'delivery', code: 'at_customs', name: 'At customs', badge: 'In transit' });
    assert.equal(made.status, 201, made.text);
    assert.equal((await w.staff('POST', '/api/v1/statuses', { type: 'delivery', code: 'at_customs', name: 'x' })).status, 409);
    const path = '/api/v1/statuses/delivery/at_customs';
    assert.equal((await w.staff('PATCH', path, { version: made.json.version, name: 'In customs' })).json.name, 'In customs');
    const wrong = await w.staff('PUT', `${path}/text`, { locale: 'en', text: 'Order #order_nmber#' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.json.detail, /order_number/);
    const right = await w.staff('PUT', `${path}/text`, { locale: 'en', text: 'Order #order_number# is in customs.\n#shipping_tacking_link#' });
    assert.equal(right.status, 200, right.text);
    assert.ok(right.json.notice);
    await w.order('C-1', 'customs@example.com', { delivery: 'at_customs', shipments: [] });
    const c = await w.chat();
    await c.say('where is my order?');
    await c.say('C-1');
    await c.say('customs@example.com');
    assert.match(c.words(), /Order C-1 is in customs/);
    assert.equal((await w.staff('DELETE', path)).status, 409);
    assert.equal((await w.staff('DELETE', '/api/v1/statuses/general/new')).status, 409);
    assert.ok((await w.staff('GET', '/api/v1/statuses')).json.items.length > 20);
  });

  test('a shop that verifies nobody is told so', async () => {
    const edit = async (on) => {
      const { version } = (await w.staff('GET', '/api/v1/shop')).json;
      return (await w.staff('PATCH', '/api/v1/shop', { version, verify_email: on, verify_phone: false, verify_token: on })).json;
    };
    assert.match((await edit(false)).notice, /policies only/);
    assert.match((await w.staff('GET', '/api/v1/shop')).json.notice, /Switch on/);
    assert.equal((await edit(true)).notice, undefined);
  });

  test('the shop, its assistants, rules; a rotated secret leaves the old one valid', async () => {
    const shop = (await w.staff('GET', '/api/v1/shop')).json;
    const r = await w.staff('PATCH', '/api/v1/shop', { version: shop.version, returns_policy: 'Thirty days.' });
    assert.equal(r.json.returns_policy, 'Thirty days.');
    assert.equal((await w.staff('PATCH', '/api/v1/shop', { version: shop.version, name: 'x' })).status, 409);
    const assistant = (await w.staff('GET', '/api/v1/assistants')).json.items[0];
    assert.equal(assistant.key, w.shop.assistant_key);
    assert.doesNotMatch(JSON.stringify(assistant), /s1:|secret_sealed/);
    const fresh = (await w.staff('POST', `/api/v1/assistants/${assistant.id}/rotate-secret`, {})).json.identity_secret;
    assert.notEqual(fresh, w.shop.identity_secret);
    await w.order('R-1', 'r@example.com', { customer_id: 'cus-r' });
    for (const secret of [fresh, w.shop.identity_secret]) {
      const c = await w.chat({ identity_token: jwt(secret, { sub: 'cus-r' }) });
      await c.press('Check order status');
      assert.match(JSON.stringify(c.last), /R-1/);
    }
    const rules = (await w.staff('GET', '/api/v1/eligibility')).json.items;
    assert.ok(rules.length > 3);
    const put = await w.staff('PUT', '/api/v1/eligibility', { items: rules });
    assert.deepEqual(put.json.items, rules);
  });

  test('an assistant is changed: origins are exact, a colour is one, an old version is refused', async () => {
    const path = `/api/v1/assistants/${(await w.staff('GET', '/api/v1/assistants', undefined, { shop: w.twin })).json.items[0].id}`;
    const get = async () => (await w.staff('GET', path, undefined, { shop: w.twin })).json;
    const patch = async (body, more = {}) => w.staff('PATCH', path, { version: (await get()).version, ...body }, { shop: w.twin, ...more });
    const before = await get();
    const made = await patch({ name: 'Sam', title: 'Ask Sam', origins: ' https://shop.example  http://localhost:3000 https://[::1]:8443 ',
      accent: '#aa0033', side: 'start', theme: 'dark', text_area: false });
    assert.equal(made.status, 200, made.text);
    assert.equal(made.json.version, before.version + 1);
    assert.equal(made.json.origins, 'https://shop.example http://localhost:3000 https://[::1]:8443');
    const { name, title, accent, side, theme, text_area, key } = await get();
    assert.deepEqual({ name, title, accent, side, theme, text_area, key },
      { name: 'Sam', title: 'Ask Sam', accent: '#aa0033', side: 'start', theme: 'dark', text_area: false, key: before.key });
    const open = (origin) => w.ask('POST', `/api/v1/chat/${key}/conversations`, { body: {}, headers: { origin } });
    assert.equal((await open('https://shop.example')).status, 201);
    assert.equal((await open('https://other.example')).status, 403);
    assert.equal((await open('https://shop.example')).json.assistant.theme.position, 'start');

    for (const bad of ['shop.example', 'ftp://shop.example', 'https://', 'https://shop.example/', 'https://shop.example/chat', 'https://a.example,https://b.example',
      'https://*.example', 'https://shop.example:', 'https://shop.example:99999', 'https://shop.example:x', 'https://me@shop.example', 'https://.example', 'https://shop..example',
      'https://shop.example.', 'https://[::1', 'https://ok.example null', 'javascript:alert(1)']) {
      const r = await patch({ origins: bad });
      assert.equal(r.status, 422, bad);
      assert.equal(r.json.errors[0].field, 'origins');
    }
    for (const [field, value] of [['accent', 'red'], ['accent', '#12345g'], ['accent', ''], ['accent', null], ['side', 'left'], ['side', null], ['theme', null],
      ['name', ''], ['text_area', 1], ['flow_id', 'x'], ['source_id', 'x'], ['secret_sealed', 'x'], ['colour', 'x']]) {
      const r = await patch({ [field]: value });
      assert.equal(r.status, 422, `${field} ${value}`);
      assert.equal(r.json.errors[0].field, field);
    }
    const version = (await get()).version;
    assert.equal((await patch({ name: 'Sam' })).json.version, version, 'nothing new, no new version');
    assert.equal((await patch({ version: version - 1, name: 'Tom' })).status, 409);
    assert.equal((await patch({ name: 'Tom' }, { shop: w.shop })).status, 404);
    assert.equal((await w.staff('PATCH', path, { name: 'Tom' }, { shop: w.twin })).json.errors[0].field, 'version');
    assert.equal((await patch({ origins: '' })).json.origins, '');
    assert.equal((await open(w.url)).status, 201);
  });

  test('whatever the accent, the text on it can be read', async () => {
    const path = `/api/v1/assistants/${(await w.staff('GET', '/api/v1/assistants')).json.items[0].id}`;
    const light = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0.05);
    for (const accent of ['#777777', '#ff0000', '#ffff00', '#FFFFFF']) {
      const { version, accent: before } = (await w.staff('GET', path)).json, r = await w.staff('PATCH', path, { version, accent, title: 'Not saved either' });
      assert.deepEqual([r.status, r.json.errors], [422, [{ field: 'accent', message: 'At least 4.5 is needed, or some people cannot read it.' }]], accent);
      assert.deepEqual((await w.staff('GET', path)).json.accent, before);
    }
    for (const accent of ['#747474', '#757575', '#767676', '#008577', '#1f3fae']) {
      const { version } = (await w.staff('GET', path)).json;
      assert.equal((await w.staff('PATCH', path, { version, accent })).status, 200, accent);
      const { theme } = (await w.chat()).begun.assistant;
      assert.equal(theme.accent, accent);
      const [a, b] = [light(theme.accent), light(theme.accent_text)];
      assert.ok(Math.max(a, b) / Math.min(a, b) >= 4.5, accent);
    }
  });
});

describe('API keys', () => {
  test('made with its token told once; revoked, it counts no more and its streams end at once, nobody else’s', async () => {
    const made = await w.staff('POST', '/api/v1/keys', { name: 'Warehouse', role: 'agent' });
    assert.equal(made.status, 201, made.text);
    const { id, token } = made.json;
    assert.deepEqual({ name: made.json.name, role: made.json.role }, { name: 'Warehouse', role: 'agent' });
    assert.match(token, /^wk_/);
    const list = (await w.staff('GET', '/api/v1/keys')).json;
    assert.deepEqual(list.items.map((k) => k.name), ['Warehouse', 'wismo init']);
    assert.ok(!JSON.stringify(list).includes(token));
    assert.equal((await w.ask('GET', '/api/v1/me', { token })).json.role, 'agent');
    assert.equal((await w.ask('GET', '/api/v1/keys', { token })).status, 403);

    const open = (key) => Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${key}` });
    const [its, other] = [await open(token), await open(w.shop.api_key)];
    await its.until((e) => e.length);
    await other.until((e) => e.length);
    assert.equal((await w.staff('DELETE', `/api/v1/keys/${id}`)).status, 204);
    await Promise.race([its.ended, new Promise((_, no) => setTimeout(() => no(new Error('its stream goes on')), 2000).unref())]);
    assert.ok(!other.over);
    other.close();
    assert.equal((await w.ask('GET', '/api/v1/me', { token })).status, 401);
    assert.equal((await w.staff('DELETE', `/api/v1/keys/${id}`)).status, 404);
    assert.deepEqual((await w.staff('GET', '/api/v1/keys')).json.items.map((k) => k.name), ['wismo init']);
  });

  test('what a key must have', async () => {
    for (const [body, field] of [[{ role: 'agent' }, 'name'], [{ name: ' ', role: 'agent' }, 'name'], [{ name: 'X' }, 'role'], [{ name: 'X', role: 'king' }, 'role'], [{ name: 'X', role: 'agent', id: 'key_1' }, 'id']]) {
      const r = await w.staff('POST', '/api/v1/keys', body);
      assert.equal(r.status, 422, r.text);
      assert.equal(r.json.errors[0].field, field);
    }
  });
});

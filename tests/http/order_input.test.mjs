// order_input.test.mjs - what an order may hold, whoever writes it: quantities and amounts that still add up, the fields that
// a shop asks for, phones in the one form by which they are found.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Wismo } from './wismo.mjs';

let w;
before(async () => { w = await Wismo.start(); });
after(() => w.end());

const usd = (minor) => ({ minor, currency: 'USD' });
const MONEY_MOST = 1e15, mug = { name: 'Mug', quantity: 2, unit_price: usd(1250) };
const wrong = (r) => { assert.equal(r.status, 422, r.text); return Object.fromEntries(r.json.errors.map((e) => [e.field, e.message])); };
const post = (body) => w.staff('POST', '/api/v1/orders', body);
const patch = (o, body) => w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, ...body });
const made = async (body = {}) => { const r = await post({ currency: 'USD', items: [mug], ...body }); assert.equal(r.status, 201, r.text); return r.json; };
let n = 0;
const push = (body) => w.staff('PUT', `/api/v1/orders/by-number/IN-${++n}`, { currency: 'USD', ...body });
const importing = (text) => {
  const file = join(w.folder, 'in.csv');
  writeFileSync(file, text);
  return JSON.parse(w.run('import', 'orders', file, '--profile', 'generic', '--shop', 'North'));
};

describe('how many', () => {
  const least = 'Quantity must be at least 1', most = 'Quantity must be at most 1,000,000';
  const cases = [[1000001, most], [2 ** 40, most], [Number.MAX_SAFE_INTEGER, most], ['9223372036854775807', most], [-1, least], [1.5, least], [null, least]];

  test('one to a million, by hand', async () => {
    const o = await made();
    for (const [quantity, words] of [...cases, [0, least]]) {
      const body = JSON.stringify({ currency: 'USD', items: [{ ...mug, quantity: 'Q' }] }).replace('"Q"', quantity);
      assert.deepEqual(wrong(await post(body)), { 'items[0].quantity': words }, `POST ${quantity}`);
      assert.deepEqual(wrong(await w.staff('PATCH', `/api/v1/orders/${o.id}`, body.replace('{', `{"version":${o.version},`))), { 'items[0].quantity': words }, `PATCH ${quantity}`);
    }
    const r = await patch(o, { items: [{ ...mug, quantity: 1000000 }] });
    assert.deepEqual([r.json.item_count, r.json.total.minor], [1000000, 1250000000], r.text);
  });

  test('and by another system, one by one and in bulk', async () => {
    for (const [quantity, words] of cases) {
      const body = JSON.stringify({ currency: 'USD', items: [{ ...mug, quantity: 'Q' }] }).replace('"Q"', quantity);
      assert.deepEqual(wrong(await w.staff('PUT', `/api/v1/orders/by-number/Q-1`, body)), { 'items[0].quantity': words }, `PUT ${quantity}`);
      const bulk = await w.staff('POST', '/api/v1/orders/bulk', body.replace('{', '{"number":"Q-1",'), { headers: { 'content-type': 'application/x-ndjson' } });
      assert.deepEqual(bulk.json.rejected, [{ line: 1, field: 'items[0].quantity', reason: words }], bulk.text);
    }
    assert.equal((await push({ items: [{ ...mug, quantity: 1000000 }] })).status, 201);
  });

  test('ids of another system are texts, and nothing is too long', async () => {
    const bulk = (lines) => w.staff('POST', '/api/v1/orders/bulk', lines.map((l) => JSON.stringify(l)).join('\n'), { headers: { 'content-type': 'application/x-ndjson' } });
    const r = await bulk([{ number: 'X-1', external_id: 5 }, { number: 'X-1', external_id: 6 }, { number: 'X-2', external_id: 'x'.repeat(256) }, { number: 'X-3', external_id: 'é'.repeat(255) }]);
    assert.deepEqual([r.json.orders_added, r.json.rejected.map((x) => [x.line, x.field])], [1, [[1, 'external_id'], [2, 'external_id'], [3, 'external_id']]], r.text);
    const long = await w.staff('PUT', `/api/v1/orders/by-number/${'9'.repeat(101)}`, { currency: 'USD' });
    assert.deepEqual([long.status, Object.keys(wrong(long))], [422, ['number']], long.text);
  });

  test('what is beyond a thousand lines is one line of the answer', async () => {
    const r = await w.staff('POST', '/api/v1/orders/bulk', 'x\n'.repeat(200000), { headers: { 'content-type': 'application/x-ndjson' } });
    assert.equal(r.status, 200, r.text.slice(0, 200));
    assert.equal(r.json.rejected.length, 1001);
    assert.match(r.json.rejected[1000].reason, /At most 1000 lines/);
    assert.equal(r.json.rejected[1000].line, 1001);
  });

  test('and in a file', () => {
    const done = importing(`number,currency,item_name,item_quantity,item_price\nF-1,USD,Mug,1000000,1.00\nF-2,USD,Mug,1000001,1.00\nF-3,USD,Mug,99999999999999999999,1.00\n`);
    assert.deepEqual([done.orders_added, done.rejected.map((r) => [r.line, r.reason])],
      [1, [[3, most], [4, '“99999999999999999999” is not a quantity.']]]);
  });
});

describe('how much', () => {
  const words = 'This amount is too large.';
  test('what cannot be added up is refused with its field, and nothing is stored', async () => {
    const o = await made(), price = usd(MONEY_MOST);
    const cases = [
      [{ items: [{ ...mug, quantity: 1, unit_price: usd(MONEY_MOST + 1) }] }, 'items[0].unit_price'],
      [{ items: [{ ...mug, quantity: 2, unit_price: price }] }, 'items[0].unit_price'],
      [{ items: [{ ...mug, quantity: 1000000, unit_price: price }] }, 'items[0].unit_price'],
      [{ items: [{ ...mug, quantity: 1, unit_price: price }, { ...mug, quantity: 1, unit_price: usd(1) }] }, 'items[1].unit_price'],
      [{ items: [{ ...mug, quantity: 1, unit_price: price }], shipping_total: usd(1) }, 'shipping_total'],
      [{ items: [{ ...mug, quantity: 1, unit_price: price }], tax_total: usd(1) }, 'tax_total'],
      [{ shipping_total: usd(MONEY_MOST + 1) }, 'shipping_total'],
    ];
    for (const [body, field] of cases) {
      for (const r of [await patch(o, body), await post({ currency: 'USD', items: [mug], ...body }), await push({ items: [mug], ...body })])
        assert.equal(wrong(r)[field], words, `${field} ${r.text}`);
    }
    assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}`)).json.version, o.version);
    const all = await patch(o, { items: [{ ...mug, quantity: 1, unit_price: price }] });
    assert.deepEqual([all.status, all.json.total.minor], [200, MONEY_MOST], all.text);
    const pay = (of) => w.staff('POST', `/api/v1/orders/${o.id}/payments`, { amount: usd(MONEY_MOST) });
    assert.equal((await pay()).json.payment, 'paid');
    assert.equal(wrong(await pay())['payments[1].amount'], words);
  });

  test('a customer who has bought for more than one order may cost is shown', async () => {
    const orders = [];
    for (let i = 0; i < 2; i++) orders.push(await made({ email: 'rich@example.com', items: [{ ...mug, quantity: 1, unit_price: usd(MONEY_MOST) }] }));
    const r = await w.staff('GET', `/api/v1/orders/${orders[0].id}/customer`);
    assert.deepEqual([r.status, r.json.spent?.map((m) => m.minor)], [200, [2 * MONEY_MOST]], r.text);
  });

  test('a product costs no more than an order can', async () => {
    const add = (body) => w.staff('POST', '/api/v1/products', { name: 'Mug', sku: `M-${++n}`, price: usd(1), ...body });
    assert.deepEqual(wrong(await add({ price: usd(MONEY_MOST + 1) })), { price: words });
    assert.deepEqual(wrong(await add({ variants: [{ name: 'L', price: MONEY_MOST }, { name: 'XL', price: MONEY_MOST + 1 }] })), { 'variants[1].price': words });
    assert.equal((await add({ price: usd(MONEY_MOST), variants: [{ name: 'L', price: MONEY_MOST }] })).status, 201);
  });
});

describe('fields that the shop asks for', () => {
  const path = () => `/api/v1/assistants/${w.assistant}/orders`;
  before(async () => {
    w.assistant = (await w.staff('GET', '/api/v1/assistants')).json.items[0].id;
    if (!(await w.staff('GET', path())).json.connected) assert.equal((await w.staff('POST', path(), {})).status, 201);
    const { version, currency } = (await w.staff('GET', path())).json;
    const r = await w.staff('PATCH', path(), { version, currency, order_fields: [{ name: 'delivery_address', type: 'text', required: true }], item_fields: [] });
    assert.equal(r.status, 200, r.text);
  });
  after(async () => {
    const { version, currency } = (await w.staff('GET', path())).json;
    await w.staff('PATCH', path(), { version, currency, order_fields: [], item_fields: [] });
  });

  test('by hand they are there, on a new order with products and on an edit of them', async () => {
    const missing = { 'custom.delivery_address': 'Required field' };
    for (const custom of [undefined, {}, { delivery_address: '' }, { delivery_address: null }, { delivery_address: '  ' }])
      assert.deepEqual(wrong(await post({ currency: 'USD', items: [mug], custom })), missing, JSON.stringify(custom));
    assert.deepEqual(wrong(await post({ custom: {} })), missing);
    const o = await made({ custom: { delivery_address: 'Long street 1' } });
    for (const custom of [{}, { delivery_address: '' }, null]) assert.deepEqual(wrong(await patch(o, { custom })), missing, JSON.stringify(custom));
    assert.equal((await patch(o, { comment: 'as it was' })).status, 200);
    const begun = (await post({})).json;
    assert.equal((await patch(begun, { comment: 'begun empty, filled in later' })).status, 200);
  });

  test('another system and a file are taken as they are', async () => {
    assert.equal((await push({ items: [mug] })).status, 201);
    assert.deepEqual([importing('number,currency,item_name\nRF-1,USD,Mug\n')].map((d) => [d.orders_added, d.rejected]), [[1, []]]);
  });
});

describe('phones', () => {
  test('what a person types is kept in E.164', async () => {
    for (const [typed, country, kept] of [
      ['+420 777 123 456', 'CZ', '+420777123456'], ['777 123 456', 'CZ', '+420777123456'], ['00420 777-123-456', null, '+420777123456'],
      ['(030) 1234 5678', 'DE', '+493012345678'], ['0171/1234567', 'DE', '+491711234567'], ['+49 (0)171 1234567', null, '+491711234567'],
      ['(415) 555-0100', 'US', '+14155550100'], ['+1 (415) 555.0100', null, '+14155550100'], ['+420 777 123 456 x12', null, '+420777123456 x12'], ['0171 1234567 ext. 5', 'DE', '+491711234567 ext. 5'], ['', 'CZ', null]]) {
      const r = await patch(await made(), { phone: typed, ship_country: country });
      assert.deepEqual([r.status, r.json.phone || null], [200, kept], `${typed} ${country}: ${r.text}`);
      const moved = await patch(r.json, { ship_country: 'FR' });
      assert.deepEqual([moved.status, moved.json.phone || null], [200, kept], 'another country changes no phone');
    }
    for (const typed of ['777 123 456', '12', 'call me', '+0777123456', '+1234567890123456'])
      assert.deepEqual(wrong(await patch(await made(), { phone: typed, ship_country: null })), { phone: 'Invalid phone number' }, typed);
  });

  test('a part of it finds what was typed and what another system wrote in its own way', async () => {
    const typed = (await patch(await made(), { phone: '0911 222 333', ship_country: 'SK' })).json;
    const theirs = [];
    for (const phone of ['+421 911 222 333', '(0911) 222-333', '00421911222333'])
      theirs.push((await push({ phone, ship_country: 'SK' })).json.id);
    const all = [typed.id, ...theirs].sort();
    for (const query of ['911222333', '+421911222333', '421911222333', '911 222 333', '222333', '222 333', '0911222333', '0911 222 333', '00421911222333', '+421 911 222 333', '(0911) 222-333', '911-222', '22333']) {
      const r = await w.staff('GET', `/api/v1/orders?query=${encodeURIComponent(query)}`);
      assert.deepEqual(r.json.items.map((o) => o.id).sort(), all, query);
    }
  });
});

describe('docs/search.md', () => {
  test('what is typed there finds what it says, and what it says is not looked at is not found', async () => {
    const shop = w.twin, push = async (number, body) => (await w.staff('PUT', `/api/v1/orders/by-number/${number}`, body, { shop })).json;
    const ann = await push('W-1042', { customer_name: 'Ann Müller', ship_name: 'José Keller', email: 'ann@example.com', phone: '+421 911 222 333', ship_city: 'Secretville', comment: 'Secretword', note: 'Secretnote', tags: 'secrettag',
      items: [{ name: 'Secretmug', quantity: 1 }], shipments: [{ carrier: 'DHL', tracking_number: 'CZ 1234 5678', status: 'delivered' }, { carrier: 'DHL', tracking_number: 'ZZ99887766', status: 'in_transit' }] });
    const other = await push('W-10422', { customer_name: 'Bob Bright', email: 'bob@other.example', phone: '0911 222 333' });
    const found = async (query) => (await w.staff('GET', `/api/v1/orders?query=${encodeURIComponent(query)}`, undefined, { shop })).json.items.map((o) => o.number);
    for (const query of ['#W-1042', 'W-1042', 'w1042']) assert.deepEqual((await found(query)).sort(), ['W-1042', 'W-10422'], query);
    assert.equal((await found('W-1042'))[0], 'W-1042', 'the whole number first, though the other is newer');
    assert.ok(ann.placed_at <= other.placed_at);
    for (const query of ['müller', 'MULLER', 'ller an', 'keller jose', 'lér', 'ann@example.com', '@example.com', 'ann@', 'CZ 1234 5678', '12345678', '99887766', '421911222333', '+421911222333'])
      assert.deepEqual(await found(query), ['W-1042'], query);
    for (const query of ['22333', '911 222 333']) assert.deepEqual((await found(query)).sort(), ['W-1042', 'W-10422'], query);
    for (const query of ['secretville', 'secretword', 'secretnote', 'secretmug', 'secrettag', 'mulle%', 'mullre', 'ann OR bob']) assert.deepEqual(await found(query), [], query);
    assert.deepEqual([await found('bo'), await found('W'), await found('uller')], [['W-10422'], ['W-10422', 'W-1042'], ['W-1042']]);
  });
});

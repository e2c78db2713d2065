// integration.test.mjs - the Orders integration of an assistant: connected once, what it asks for, removed without loss;
// several assistants in a shop; currencies. A second kind of backend exists here only, as a row of the database.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo } from './wismo.mjs';

let w, path;
const sql = (text) => w.sql(text);
before(async () => {
  w = await Wismo.start();
  path = `/api/v1/assistants/${(await w.staff('GET', '/api/v1/assistants')).json.items[0].id}/orders`;
});
after(() => w.end());

const read = async (at = path) => (await w.staff('GET', at)).json;
const wrong = (r) => Object.fromEntries(r.json.errors.map((e) => [e.field, e.message]));
const save = async (body) => w.staff('PATCH', path, { version: (await read()).version, ...body });

describe('the card', () => {
  test('connected once, with the shop’s currency or another; new orders have it', async () => {
    const none = await read();
    assert.deepEqual([none.connected, none.conflict], [false, null]);
    assert.deepEqual(none.item_schema.map((f) => [f.name, f.required]), [['name', true], ['quantity', true], ['unit_price', false], ['product_id', false]]);
    assert.equal((await w.staff('PATCH', path, { version: 1, currency: 'EUR' })).status, 404);
    assert.deepEqual(wrong(await w.staff('POST', path, { currency: 'XXY' })), { currency: 'There is no currency “XXY”.' });
    const before = (await w.staff('POST', '/api/v1/orders', {})).json;
    assert.equal(before.currency, 'USD');
    const all = await Promise.all([1, 2, 3, 4].map(() => w.staff('POST', path, { currency: 'EUR' })));
    assert.deepEqual(all.map((r) => r.status).sort(), [201, 409, 409, 409]);
    assert.equal(all.find((r) => r.status === 409).json.detail, 'Orders are connected to this assistant already.');
    assert.deepEqual([(await read()).connected, (await read()).currency], [true, 'EUR']);
    const after = (await w.staff('POST', '/api/v1/orders', { items: [{ name: 'Mug', quantity: 1, unit_price: { minor: 500 } }] })).json;
    assert.deepEqual([after.currency, after.total.text], ['EUR', '€5.00']);
    assert.equal((await w.staff('GET', `/api/v1/orders/${before.id}`)).json.currency, 'USD');
    const edit = await w.staff('PATCH', `/api/v1/orders/${before.id}`, { version: before.version, items: [{ name: 'Mug', quantity: 1, unit_price: { minor: 500 } }] });
    assert.equal(edit.json.total.text, '$5.00', 'an order keeps its currency');
  });

  test('fields: names there and unique, selections with options', async () => {
    const field = (name, more) => ({ name, type: 'text', required: false, ...more });
    const r = await save({ order_fields: [field('address', { required: true }), field('size', { type: 'select', options: ['Small', ' Large '] }), field('floor', { type: 'number' })], item_fields: [field('colour')], currency: 'GBP' });
    assert.equal(r.status, 200, r.text);
    assert.deepEqual(r.json.order_fields[1], { name: 'size', type: 'select', required: false, options: ['Small', 'Large'] });
    assert.deepEqual([r.json.currency, r.json.order_fields.length, r.json.item_fields[0].name, r.json.order_fields[0].required], ['GBP', 3, 'colour', true]);
    assert.deepEqual(wrong(await save({ order_fields: [field(' ')], item_fields: [field('')] })),
      { 'order_fields[0].name': 'All order fields must have a name', 'item_fields[0].name': 'All custom item fields must have a name' });
    assert.deepEqual(wrong(await save({ order_fields: [field('a'), field('A ')] })), { 'order_fields[1].name': 'Order field names must be unique' });
    assert.deepEqual(wrong(await save({ item_fields: [field('a'), field('a')] })), { 'item_fields[1].name': 'Custom item field names must be unique' });
    assert.deepEqual(wrong(await save({ item_fields: [field('a', { type: 'select', options: [] })] })), { 'item_fields[0].options': 'Add at least one option' });
    for (const bad of [[field('a', { type: 'date' })], 'x', [1], [field('x'.repeat(65))], Array.from({ length: 31 }, (_, i) => field(`f${i}`))])
      assert.equal((await save({ order_fields: bad })).status, 422, JSON.stringify(bad).slice(0, 60));
    assert.equal((await w.staff('PATCH', path, { version: 1, currency: 'EUR' })).status, 409);
    assert.equal((await read()).order_fields.length, 3);
  });

  test('what staff fill in is held against the fields', async () => {
    const o = (await w.staff('POST', '/api/v1/orders', {})).json;
    const patch = (body) => w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, ...body });
    assert.deepEqual(wrong(await patch({ custom: { size: 'Huge', floor: 'high' } })),
      { 'custom.address': 'Required field', 'custom.size': 'Choose one of the options', 'custom.floor': 'This must be a number' });
    const good = await patch({ custom: { address: 'Long street', size: 'Large', floor: '-3', more: 'kept' } });
    assert.deepEqual([good.status, good.json.custom.more], [200, 'kept'], good.text);
  });

  test('what is required of a product must be there, on new ones; what stood there before hinders nothing', async () => {
    await save({ order_fields: [], item_fields: [] });
    const mug = { name: 'Mug', quantity: 1, unit_price: { minor: 500 } };
    let o = (await w.staff('POST', '/api/v1/orders', { items: [mug] })).json;
    const patch = (body) => w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, ...body });
    assert.equal((await save({ item_fields: [{ name: 'size', type: 'select', required: true, options: ['S', 'L'] }, { name: 'engraving', type: 'text', required: false }] })).status, 200);
    let r = await patch({ items: [{ ...mug, quantity: 3 }] });
    assert.equal(r.status, 200, r.text);
    o = r.json;
    assert.deepEqual(wrong(await patch({ items: [mug, { ...mug, name: 'Plate' }, { ...mug, name: 'Cup', custom: { size: 'XL' } }] })),
      { 'items[1].custom.size': 'Required field', 'items[2].custom.size': 'Choose one of the options' });
    r = await patch({ items: [mug, { ...mug, name: 'Plate', custom: { size: 'L', engraving: 'Ann' } }] });
    assert.equal(r.status, 200, r.text);
    assert.deepEqual(wrong(await w.staff('POST', '/api/v1/orders', { items: [mug] })), { 'items[0].custom.size': 'Required field' });
    assert.equal((await w.staff('POST', '/api/v1/orders', {})).status, 201, 'an empty order is begun without them');
    assert.equal((await w.staff('PUT', '/api/v1/orders/by-number/RQ-9', { items: [mug], currency: 'USD', total: { minor: 500 } })).status, 201, 'another system’s order is taken as it is');
  });

  test('another kind of backend: the conflict in words, and nothing of it can be changed here', async () => {
    const made = await w.staff('POST', '/api/v1/assistants', { name: 'Second' });
    assert.equal(made.status, 201, made.text);
    assert.ok(made.json.identity_secret);
    const at = `/api/v1/assistants/${made.json.id}/orders`;
    assert.equal((await read(at)).connected, false);
    sql(`INSERT INTO order_backend (shop_id, assistant_id, kind, name, currency, created_at) VALUES ('${w.shop.shop_id}', '${made.json.id}', 'spreadsheet', 'Spreadsheet Orders', 'USD', 1)`);
    const words = 'Spreadsheet Orders is already connected to this assistant. Disconnect it first to use native Orders.';
    assert.deepEqual([(await read(at)).connected, (await read(at)).conflict], [false, words]);
    for (const r of [await w.staff('POST', at, {}), await w.staff('DELETE', at), await w.staff('PATCH', at, { version: 1, currency: 'EUR' })])
      assert.deepEqual([r.status, r.json.detail], [409, words]);
    assert.equal((await read()).connected, true, 'the first assistant’s is another');
  });

  test('removed: the orders stay, and it can be connected again, empty', async () => {
    const before = (await w.staff('GET', '/api/v1/orders')).json.counts.total;
    assert.equal((await w.staff('DELETE', path)).status, 204);
    assert.equal((await w.staff('DELETE', path)).status, 404);
    assert.equal((await read()).connected, false);
    assert.equal((await w.staff('GET', '/api/v1/orders')).json.counts.total, before);
    const again = await w.staff('POST', path, {});
    assert.deepEqual([again.status, again.json.currency, again.json.order_fields], [201, 'USD', []]);
  });
});

test('ready to go: each step is read from what is there', async () => {
  const other = await Wismo.start();
  const steps = async () => {
    const { items, ready } = (await other.staff('GET', '/api/v1/ready')).json;
    return [items.filter((s) => s.done).map((s) => s.key), ready];
  };
  assert.deepEqual(await steps(), [['shop'], false]);
  const a = (await other.staff('GET', '/api/v1/assistants')).json.items[0];
  await other.staff('POST', `/api/v1/assistants/${a.id}/orders`, {});
  assert.deepEqual(await steps(), [['shop', 'orders'], false]);
  await other.staff('PATCH', `/api/v1/assistants/${a.id}`, { version: a.version, origins: 'https://shop.example' });
  assert.deepEqual(await steps(), [['shop', 'orders', 'domain'], false]);
  await other.order('RD-1', 'ann@example.com');
  const own = await other.chat({ page_url: `${other.url}/storefront/` });
  await own.say('hello');
  assert.deepEqual(await steps(), [['shop', 'orders', 'domain'], false]);
  const c = await other.chat({ page_url: 'https://shop.example/help' });
  await c.say('where is my order');
  assert.deepEqual(await steps(), [['shop', 'orders', 'domain', 'snippet'], false]);
  for (const t of ['RD-1', 'ann@example.com']) await c.say(t);
  assert.deepEqual(await steps(), [['shop', 'orders', 'domain', 'snippet', 'answer'], true]);
  await other.end();
});

test('several assistants: each has its key; the name is needed', async () => {
  const one = (await w.staff('POST', '/api/v1/assistants', { name: 'Third' })).json;
  const all = (await w.staff('GET', '/api/v1/assistants')).json.items;
  assert.equal(new Set(all.map((a) => a.key)).size, all.length);
  const r = await w.ask('POST', `/api/v1/chat/${one.key}/conversations`, { body: {} });
  assert.equal(r.status, 201, r.text);
  assert.deepEqual(wrong(await w.staff('POST', '/api/v1/assistants', { name: ' ' })), { name: 'The assistant needs a name.' });
});

test('currencies: the ten first, then the others, each once', async () => {
  const { items } = (await w.staff('GET', '/api/v1/currencies')).json;
  assert.deepEqual(items.slice(0, 10).map((c) => c.code), ['USD', 'EUR', 'GBP', 'UAH', 'ILS', 'PLN', 'CAD', 'AUD', 'BRL', 'TRY']);
  assert.equal(new Set(items.map((c) => c.code)).size, items.length);
  assert.ok(items.length > 150);
  assert.deepEqual(items.find((c) => c.code === 'JPY'), { code: 'JPY', exponent: 0, common: false });
});

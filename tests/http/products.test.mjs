// products.test.mjs - the catalogue: added, found, changed, removed; what is wrong is named; orders keep their own words.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo } from './wismo.mjs';

let w;
before(async () => { w = await Wismo.start(); });
after(() => w.end());

const wrong = (r) => Object.fromEntries(r.json.errors.map((e) => [e.field, e.message]));
const add = (body, more) => w.staff('POST', '/api/v1/products', body, more);
const find = async (query) => (await w.staff('GET', `/api/v1/products?query=${encodeURIComponent(query)}`)).json.items.map((p) => p.sku);

test('added, read, changed with its version, removed', async () => {
  const r = await add({ sku: 'MUG-1', name: 'Čaj mug', price: { minor: 1250 }, stock: 4, images: [{ url: 'https://shop.example/mug.png', alt: 'A mug' }], variants: [{ name: 'Blue', sku: 'MUG-1-B', price: 1300, stock: 2 }, { name: 'Red' }] });
  assert.equal(r.status, 201, r.text);
  assert.deepEqual([r.json.price.text, r.json.active, r.json.version, r.json.variants.length], ['$12.50', true, 1, 2]);
  const path = `/api/v1/products/${r.json.id}`;
  const e = await w.staff('PATCH', path, { version: 1, price: { minor: 900 }, active: false });
  assert.deepEqual([e.status, e.json.price.minor, e.json.active, e.json.name, e.json.stock], [200, 900, false, 'Čaj mug', 4], e.text);
  assert.equal((await w.staff('PATCH', path, { version: 1, stock: 5 })).status, 409);
  const o = (await w.staff('POST', '/api/v1/orders', { items: [{ name: 'Čaj mug', sku: 'MUG-1', product_id: r.json.id, quantity: 1, unit_price: { minor: 900 } }] })).json;
  assert.equal((await w.staff('DELETE', path)).status, 204);
  assert.equal((await w.staff('GET', path)).status, 404);
  assert.equal((await w.staff('DELETE', path)).status, 404);
  assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}`)).json.items[0].product_id, r.json.id);
});

test('every member that changed is in the audit log, from → to', async () => {
  const p = (await add({ sku: 'LOG-1', name: 'Log', price: { minor: 100 }, variants: [{ name: 'Oak' }] })).json;
  const r = await w.staff('PATCH', `/api/v1/products/${p.id}`, { version: 1, sku: 'LOG-2', price: { minor: 100, currency: 'EUR' }, active: false, images: [{ url: 'https://shop.example/log.png' }], variants: null, stock: 3 });
  assert.equal(r.status, 200, r.text);
  const { items } = (await w.staff('GET', `/api/v1/audit?subject=product&subject_id=${p.id}&what=product.changed`)).json;
  assert.deepEqual(items.map((e) => [e.field, e.from, e.to]).sort(), [
    ['active', 'yes', 'no'], ['images', null, '[{"url":"https://shop.example/log.png"}]'], ['price', '$1.00', '€1.00'],
    ['sku', 'LOG-1', 'LOG-2'], ['stock', '0', '3'], ['variants', '[{"name":"Oak"}]', null]]);
});

test('found by a part of name or SKU, whatever case and accents; signs are only signs', async () => {
  for (const [sku, name] of [['PL-1', 'Plate José'], ['PL-2', 'plate small'], ['X_%', '100% wool']]) assert.equal((await add({ sku, name, variants: [{ name: 'a', sku: `${sku}-deep` }] })).status, 201);
  assert.deepEqual(await find('PLATE'), ['PL-1', 'PL-2']);
  assert.deepEqual(await find('jose'), ['PL-1']);
  assert.deepEqual(await find('pl-2-DEEP'), ['PL-2']);
  assert.deepEqual(await find('100%'), ['X_%']);
  assert.deepEqual(await find('l_t'), []);
  assert.deepEqual(await find('\\'), []);
});

test('what is wrong is named, all of it; a SKU is one product’s', async () => {
  assert.deepEqual(wrong(await add({ price: { minor: -1 }, images: [{ url: 'http://x.example/a' }], variants: [{ sku: 'a' }, { name: 'b', price: -1 }, { name: 'c', colour: 'red' }] })), {
    name: 'Required field', sku: 'Required field', price: 'Price must be 0 or more', 'images[0].url': 'Invalid URL',
    'variants[0].name': 'Required field', 'variants[1].price': 'Price must be 0 or more', 'variants[2]': 'A variant is {name, sku, price, stock}.',
  });
  assert.equal((await add({ sku: 'ONE', name: 'One' })).status, 201);
  const again = await add({ sku: 'ONE', name: 'Two' });
  assert.deepEqual([again.status, again.json.detail], [409, 'Another product has the SKU ONE.']);
  assert.equal((await add({ sku: 'ONE', name: 'Theirs' }, { shop: w.twin })).status, 201);
  for (let i = 0; i < 2; i++) assert.equal((await add({ sku: 'KEY', name: 'Key' }, { key: 'p-1' })).status, 201);
});

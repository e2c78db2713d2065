// orders_list.test.mjs - the list of orders as the page asks for it: rows, cursors, search, facets, the one mapping of badges,
// and counters that wismo doctor finds right.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Wismo } from './wismo.mjs';

describe('the list of orders', { timeout: 120000 }, () => {
  let w;
  before(async () => { w = await Wismo.start(); });
  after(async () => { await w.end(); });
  const list = async (query = '') => {
    const r = await w.staff('GET', `/api/v1/orders${query}`);
    assert.equal(r.status, 200, r.text);
    return r.json;
  };

  test('a row holds what thirteen columns show', async () => {
    const image = { thumbnail: 'https://shop.example/mug.png' };
    await w.order('R-1', 'row@example.com', { placed_at: '2026-02-01T08:00:00Z' });
    await w.order('R-2', 'ROW@example.com', {
      placed_at: '2026-02-02T08:00:00Z', channel: 'instagram', warehouse: 'Brno', payment: 'cod', tags: 'fragile, b2b', phone: '+420777123456',
      items: [{ name: 'Mug', quantity: 2, ...image }, { name: 'Plate', quantity: 1 }, { name: 'Bowl', quantity: 1 }, { name: 'Cup', quantity: 3 }],
    });
    const { items } = await list('?query=row%40example.com');
    assert.deepEqual(items.map((o) => [o.number, o.first_time]), [['R-2', false], ['R-1', true]]);
    const [row] = items;
    assert.deepEqual(row.thumbnails, [{ url: image.thumbnail, name: 'Mug' }, { url: null, name: 'Plate' }, { url: null, name: 'Bowl' }]);
    assert.deepEqual([row.line_count, row.item_count, row.payment_badge, row.badge, row.group, row.group_name], [4, 7, 'Cash on delivery', 'In transit', 'in_transit', 'In transit']);
    assert.deepEqual([row.carrier, row.tracking_number, row.warehouse, row.channel, row.tags, row.reminder], ['DHL', 'TR-2', 'Brno', 'instagram', ['fragile', 'b2b'], null]);
    assert.deepEqual(items.map((o) => o.vip), [false, false]);
    const rule = (await w.staff('GET', '/api/v1/customer-rule')).json;
    assert.equal((await w.staff('PATCH', '/api/v1/customer-rule', { version: rule.version, orders: 2 })).status, 200);
    assert.deepEqual((await list('?query=row%40example.com')).items.map((o) => o.vip), [true, true]);
    assert.equal((await w.staff('PATCH', `/api/v1/orders/${row.id}/customer`, { version: 0, vip: false })).status, 200);
    assert.deepEqual((await list('?query=row%40example.com')).items.map((o) => o.vip), [false, false]);
    assert.equal((await list('?tag=FRAGILE')).total, 1);
    assert.equal((await list('?payment=none&channel=instagram')).total, 1);
    assert.equal((await list('?payment=cod&channel=instagram')).total, 1);
  });

  test('parts of names, phones and numbers are found, in the index and before it', async () => {
    await w.order('S-77001', 'jose@example.com', { customer_name: 'José García-Núñez', phone: '+420 601 222 333' });
    for (let round = 0; round < 2; round++) {
      for (const typed of ['garcia jose', 'NUÑEZ', '601222', '1 222 33', 'S-77001', '77001', 'tS7700', 'jose@'])
        assert.equal((await list(`?query=${encodeURIComponent(typed)}`)).total, 1, `${typed}, round ${round}`);
      assert.equal((await list('?query=garcia%20ann')).total, 0);
      await new Promise((r) => setTimeout(r, 1500)); /* the index takes it in meanwhile */
    }
    const o = (await list('?query=nunez')).items[0];
    assert.equal((await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, customer_name: 'Olga Novák' })).status, 200);
    assert.equal((await list('?query=nunez')).total, 0);
    assert.equal((await list('?query=novak')).total, 1);
  });

  test('a filter of which nothing is left finds nothing', async () => {
    await w.order('N-1', 'nothing@example.com', { tags: 'late' });
    assert.ok((await list()).total >= 1);
    for (const query of ['tracking_number=---', 'tracking_number=---&query=N-1', 'tracking_number=.&tag=late', 'tag=%20', 'tag=%20&query=N-1'])
      assert.deepEqual([(await list(`?${query}`)).total, (await list(`?${query}`)).items], [0, []], query);
  });

  test('a page of a search that is too far behind to be read is refused; of a list it is empty', async () => {
    const far = await w.staff('GET', '/api/v1/orders?query=ann&page=100000&per_page=200');
    assert.deepEqual([far.status, far.json.errors?.[0].field], [422, 'page'], far.text);
    assert.equal((await w.staff('GET', '/api/v1/orders?query=ann&page=50&per_page=200')).status, 200);
    assert.deepEqual((await list('?page=100000&per_page=200')).items, []);
  });

  test('pages by cursor neither double nor lose while orders come in', async () => {
    for (let i = 0; i < 12; i++) await w.order(`C-${i}`, 'cursor@example.com', { channel: 'cursor', placed_at: `2026-03-${String(i + 1).padStart(2, '0')}T00:00:00Z` });
    const seen = [];
    let page = await list('?channel=cursor&per_page=5');
    assert.equal(page.previous, null);
    for (let n = 1; ; n++) {
      seen.push(...page.items.map((o) => o.number));
      if (!page.next) break;
      await w.order(`C-new-${n}`, 'cursor@example.com', { channel: 'cursor' });
      page = await list(`?channel=cursor&per_page=5&page=${n + 1}&cursor=${encodeURIComponent(page.next)}`);
    }
    assert.deepEqual(seen, Array.from({ length: 12 }, (_, i) => `C-${11 - i}`));
    page = await list(`?channel=cursor&per_page=5&page=2&cursor=${encodeURIComponent(page.previous)}`);
    assert.deepEqual(page.items.map((o) => o.number), ['C-6', 'C-5', 'C-4', 'C-3', 'C-2']);
    assert.equal((await w.staff('GET', '/api/v1/orders?cursor=nonsense')).json.errors[0].field, 'cursor');
  });

  test('facets count what is on orders, and follow', async () => {
    const named = async (key, name) => (await w.staff('GET', '/api/v1/orders/facets')).json[key].find((f) => f.name === name);
    assert.equal((await named('channels', 'cursor')).orders, 14);
    assert.equal((await named('warehouses', 'Brno')).orders, 1);
    const o = (await list('?warehouse=Brno')).items[0];
    await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, warehouse: 'Ostrava' });
    assert.equal(await named('warehouses', 'Brno'), undefined);
    assert.equal((await named('warehouses', 'Ostrava')).orders, 1);
  });

  test('facets name the tags that are there, as they are written, most used first', async () => {
    const tags = async () => (await w.staff('GET', '/api/v1/orders/facets')).json.tags.filter((f) => f.name.startsWith('Facét') || f.name === 'wrap');
    const one = await w.order('TAG-1', 'tags@example.com', { tags: 'Facét, wrap' }), two = await w.order('TAG-2', 'tags@example.com', { tags: 'wrap' });
    assert.deepEqual(await tags(), [{ name: 'wrap', orders: 2 }, { name: 'Facét', orders: 1 }]);
    for (const { name, orders } of await tags()) assert.equal((await list(`?tag=${encodeURIComponent(name)}`)).total, orders);
    await w.staff('PATCH', `/api/v1/orders/${one.id}`, { version: one.version, tags: 'Facét' });
    await w.staff('PATCH', `/api/v1/orders/${two.id}`, { version: two.version, tags: null });
    assert.deepEqual(await tags(), [{ name: 'Facét', orders: 1 }]);
  });

  test('the one mapping of badges, groups and payment filters', async () => {
    const k = (await w.staff('GET', '/api/v1/kinds')).json;
    assert.deepEqual(k.badges.map((b) => b.name), ['New', 'Confirmed', 'Collected', 'In transit', 'Delivered', 'Not picked up', 'Return']);
    assert.deepEqual(k.groups.map((g) => g.name), ['New', 'In processing', 'In transit', 'Delivered', 'Problematic']);
    assert.deepEqual(k.payment_filters.map((f) => f.name), ['Paid', 'Pending', 'Partial', 'No payment', 'Payment Failed', 'Cash on delivery']);
    assert.deepEqual(k.payment_badges.find((b) => b.name === 'Cash on delivery').filters, ['cod', 'none']);
    for (const f of k.payment_filters) assert.equal((await w.staff('GET', `/api/v1/orders?payment=${f.key}`)).status, 200);
  });

  test('the cards are right after all of that', () => {
    assert.doesNotMatch(w.run('doctor'), /differ|missing/);
  });
});

// orders_source.test.mjs - where orders come from: the list's filter and facet, the export, counters that doctor finds right;
// and a shop whose orders of several sources were counted together before wismo told them apart.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Wismo } from './wismo.mjs';

const PG = process.env.WISMO_TEST_PG;


/** The triggers and functions of an older file, for one engine. */
function older(file) {
  const text = readFileSync(new URL(`../../sql/${file}`, import.meta.url), 'utf8'), at = text.indexOf('-- The counters are kept by triggers');
  const part = text.slice(at, text.indexOf('-- What an order is found by in parts', at));
  return PG ? part.slice(part.indexOf('CREATE FUNCTION order_count_add'), part.lastIndexOf('-- both')).replaceAll('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
    : part.slice(part.indexOf('CREATE TRIGGER'), part.indexOf('-- only: postgres'));
}

/** A file of the schema as one engine takes it (db/migrate.c). */
function migration(file) {
  let of_this = true;
  return readFileSync(new URL(`../../sql/${file}`, import.meta.url), 'utf8').split('\n').filter((line) => {
    const [, only] = /^-- (?:only: (\w+)|both)$/.exec(line) ?? [, null];
    if (only !== null) of_this = only === undefined || only === (PG ? 'postgres' : 'sqlite');
    return of_this && !line.startsWith('--');
  }).join('\n').replaceAll('TEXT_KEY', PG ? 'TEXT COLLATE "C"' : 'TEXT');
}

describe('where orders come from', { timeout: 120000 }, () => {
  let w;
  const list = async (query = '') => {
    const r = await w.staff('GET', `/api/v1/orders${query}`);
    assert.equal(r.status, 200, r.text);
    return r.json;
  };
  const sources = async () => (await w.staff('GET', '/api/v1/orders/facets')).json.sources;
  const own = () => w.sql(`SELECT id FROM source WHERE shop_id = '${w.shop.shop_id}' AND kind = 'native'`);
  const row = (id, name) => w.sql(`INSERT INTO source (shop_id, id, kind, name, created_at) VALUES ('${w.shop.shop_id}', '${id}', 'woocommerce', '${name}', 1)`);

  before(async () => {
    w = await Wismo.start();
    for (let i = 0; i < 12; i++) await w.order(`S-${i}`, 'one@example.com', { warehouse: i % 2 ? 'Brno' : null, placed_at: `2026-02-${String(i + 1).padStart(2, '0')}T08:00:00Z` });
    await w.order('T-1', 'two@example.com', { placed_at: '2026-03-01T08:00:00Z' });
  });
  after(async () => { await w.end(); });

  test('one source: all of it', async () => {
    const [only, ...more] = await sources();
    assert.deepEqual(more, []);
    assert.deepEqual([only.id, only.orders], [own(), 13]);
    assert.equal((await list(`?source=${only.id}`)).total, 13);
    const none = await list('?source=src_none');
    assert.deepEqual([none.total, none.total_is_exact, none.items.length], [0, true, 0]);
    assert.equal((await list()).items[0].source_id, only.id);
    assert.equal((await w.staff('GET', '/api/v1/orders/facets', undefined, { shop: w.twin })).json.sources.length, 0, 'the other shop has no orders');
  });

  test('an older database: what was counted together is told apart', async () => {
    await w.stop();
    row('src_b', 'Second shop');
    const before = w.sql(`SELECT count(*) FROM order_mix WHERE shop_id = '${w.shop.shop_id}' AND n > 0`);
    const drop = PG ? 'DROP TRIGGER orders_counted ON orders; DROP TRIGGER orders_recounted ON orders;'
      : 'DROP TRIGGER orders_counted; DROP TRIGGER orders_recounted; DROP TRIGGER orders_mixed; DROP TRIGGER orders_uncounted;';
    w.sql(`${drop}
      UPDATE orders SET source_id = 'src_b' WHERE number IN ('S-1', 'S-3', 'S-4') AND shop_id = '${w.shop.shop_id}';
      UPDATE orders SET source_id = 'src_gone' WHERE number = 'S-5' AND shop_id = '${w.shop.shop_id}';
      ALTER TABLE order_mix DROP COLUMN source_id; ${older('0009_search.sql')}`);
    w.sql(migration('0015_order_source.sql'));
    await w.serve();
    assert.deepEqual((await sources()).map((s) => [s.id, s.name, s.orders]), [[own(), (await sources())[0].name, 9], ['src_b', 'Second shop', 3], ['src_gone', null, 1]]);
    assert.deepEqual((await list('?source=src_b')).items.map((o) => [o.number, o.source_id]), [['S-4', 'src_b'], ['S-3', 'src_b'], ['S-1', 'src_b']]);
    assert.equal(Number(w.sql(`SELECT count(*) FROM order_mix WHERE shop_id = '${w.shop.shop_id}'`)), Number(before) + 3, 'both of the second, one of the third');
    assert.doesNotMatch(w.run('doctor'), /counter/);
  });

  test('with other filters, words, dates and pages', async () => {
    const numbers = async (query) => (await list(query)).items.map((o) => o.number);
    assert.deepEqual(await numbers('?source=src_b&warehouse=Brno'), ['S-3', 'S-1']);
    assert.deepEqual(await numbers('?source=src_b&query=one%40example.com'), ['S-4', 'S-3', 'S-1']);
    assert.deepEqual(await numbers('?source=src_b&query=S-'), ['S-4', 'S-3', 'S-1']);
    assert.deepEqual(await numbers('?source=src_b&from=2026-02-04T00:00:00Z'), ['S-4', 'S-3']);
    assert.equal((await list('?source=src_b&from=2026-02-04T00:00:00Z')).total, 2);
    const first = await list('?source=src_b&per_page=2');
    assert.equal(first.total, 3);
    assert.deepEqual(await numbers(`?source=src_b&per_page=2&page=2&cursor=${encodeURIComponent(first.next)}`), ['S-1']);
    assert.deepEqual(await numbers('?source=src_b&per_page=2&page=2'), ['S-1']);
  });

  test('the export has the same orders', async () => {
    const r = await w.staff('GET', '/api/v1/orders/export.csv?source=src_b', undefined, { raw: true });
    assert.equal(r.status, 200);
    assert.deepEqual([...r.text.matchAll(/S-\d+/g)].map((m) => m[0]).filter((n, i, all) => all.indexOf(n) === i), ['S-4', 'S-3', 'S-1']);
  });

  test('counters follow an order of any source', async () => {
    const o = (await list('?query=T-1')).items[0];
    assert.equal((await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, warehouse: 'Praha' })).status, 200);
    w.sql(`DELETE FROM order_item WHERE order_id IN (SELECT id FROM orders WHERE number = 'S-5' AND shop_id = '${w.shop.shop_id}');
      DELETE FROM orders WHERE number = 'S-5' AND shop_id = '${w.shop.shop_id}'`);
    assert.deepEqual((await sources()).map((s) => s.orders), [9, 3]);
  });
});

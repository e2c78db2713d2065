// products_import.test.mjs - products from CSV, by the command and by the catalogue page, on a running server: what is good
// goes in, what is bad is named by line, the same file again changes nothing, a dry run writes nothing.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { Wismo } from './wismo.mjs';

let w, n = 0;
before(async () => { w = await Wismo.start(); });
after(() => w.end());

/* Both ways in: each answers with the summary, or { status, message } when the file is refused. */
const ways = {
  command(text, { dry = false } = {}) {
    const file = join(w.folder, `products-${++n}.csv`);
    writeFileSync(file, text);
    const r = w.tryRun('import', 'products', file, '--shop', w.shop.name, ...(dry ? ['--dry-run'] : []));
    return r.status ? { status: r.status, message: r.stderr } : JSON.parse(r.stdout);
  },
  async page(text, { dry = false, shop } = {}) {
    const r = await w.staff('POST', `/api/v1/products/import${dry ? '?dry_run=true' : ''}`, text, { headers: { 'content-type': 'text/csv' }, shop: shop ?? w.shop });
    return r.status === 200 ? r.json : { status: r.status, message: r.json.errors?.[0]?.message ?? r.json.detail };
  },
};
const figures = (s) => [s.added, s.changed, s.unchanged, s.rejected_total];
const read = async (sku, shop = w.shop) => (await w.staff('GET', `/api/v1/products?query=${encodeURIComponent(sku)}&per_page=50`, undefined, { shop })).json.items.find((p) => p.sku === sku);
const total = async () => (await w.staff('GET', '/api/v1/products')).json.total;

for (const [way, load] of Object.entries(ways))
  describe(way, () => {
    const sku = (s) => `${way}-${s}`;

    test('everything a row can say; again it is known; a column that is not there stays', async () => {
      const text = `SKU;Name;Price;Currency;Stock;Images;Variants;Active\r\n${sku('mug')};"Mug, ""tall""";12.50;usd;4;https://shop.example/a.png https://shop.example/b.png, /files/fil_x;"Blue|${sku('mug-b')}|13|2; Red";yes\r\n${sku('old')};Jug;1200;JPY;;;;no\r\n`;
      const before = await total();
      assert.deepEqual(figures(await load(text, { dry: true })), [2, 0, 0, 0]);
      assert.equal(await total(), before, 'a dry run writes nothing');
      const s = await load('\ufeff' + text);
      assert.deepEqual([figures(s), s.rows, s.dry_run], [[2, 0, 0, 0], 2, false], JSON.stringify(s));
      const mug = await read(sku('mug'));
      assert.deepEqual([mug.name, mug.price, mug.stock, mug.active], ['Mug, "tall"', { minor: 1250, currency: 'USD', text: '$12.50' }, 4, true]);
      assert.deepEqual(mug.images.map((i) => i.url), ['https://shop.example/a.png', 'https://shop.example/b.png', '/files/fil_x']);
      assert.deepEqual(mug.variants, [{ name: 'Blue', sku: sku('mug-b'), price: 1300, stock: 2 }, { name: 'Red' }]);
      assert.deepEqual([(await read(sku('old'))).price.minor, (await read(sku('old'))).active], [1200, false]);
      for (const dry of [true, false]) assert.deepEqual(figures(await load(text, { dry })), [0, 0, 2, 0], 'again');
      assert.equal((await read(sku('mug'))).version, 1);
      const some = `name,sku,stock\nTall mug,${sku('mug')},9\nJug,${sku('old')},\n`;
      assert.deepEqual(figures(await load(some, { dry: true })), [0, 1, 1, 0]);
      assert.deepEqual(figures(await load(some)), [0, 1, 1, 0]);
      const now = await read(sku('mug'));
      assert.deepEqual([now.name, now.stock, now.price.minor, now.variants.length, now.images.length, now.version], ['Tall mug', 9, 1250, 2, 3, 2]);
    });

    test('variants as rows below their product', async () => {
      const text = `sku,name,price,stock,variant_of\n${sku('t')},T-shirt,20,,\n${sku('t-s')},Small,,3,${sku('t')}\n${sku('t-l')},Large,22.50,1,${sku('t')}\n${sku('cap')},Cap,9,1,\n${sku('t-x')},Late,1,1,${sku('t')}\n`;
      const s = await load(text);
      assert.deepEqual(figures(s), [2, 0, 0, 1], JSON.stringify(s));
      assert.deepEqual(s.rejected.map((r) => [r.line, r.field]), [[6, 'variant_of']]);
      assert.deepEqual((await read(sku('t'))).variants, [{ name: 'Small', sku: sku('t-s'), stock: 3 }, { name: 'Large', sku: sku('t-l'), price: 2250, stock: 1 }]);
      assert.deepEqual((await read(sku('cap'))).variants ?? [], []);
      assert.deepEqual(figures(await load(text)), [0, 0, 2, 1]);
    });

    test('what is wrong is named by line and field, all of it; the others go in', async () => {
      const text = ['sku,name,price,stock,images,active,currency',
        `${sku('g1')},Good,1.5,1,,,`,
        `,No SKU,1,1,,,`,
        `${sku('b1')},,x,-2,http://plain.example/a.png,perhaps,`,
        `${sku('b2')},Odd,1,1,,,XXY`,
        `${sku('g1')},Twice,1,1,,,`,
        `${sku('b3')},${'n'.repeat(501)},1.999,1,,,`,
        `${sku('b4')},"torn`,
        ``].join('\n') + `\n${sku('g2')},"Good too",2,0,,1,EUR\n`;
      const s = await load(text.replace('"torn\n', '"torn" x\n'));
      assert.deepEqual(figures(s), [2, 0, 0, 6], JSON.stringify(s));
      const by = {};
      for (const r of s.rejected) { (by[r.line] ??= []).push(r.field); assert.match(r.reason, /^\S.*[.A-Za-z]$/); }
      assert.deepEqual(by, { 3: ['sku'], 4: ['price', 'stock', 'active', 'name'], 5: ['currency'], 6: ['sku'], 7: ['price'], 8: [null] });
      assert.equal((await read(sku('g2'))).price.currency, 'EUR');
      const again = await load(`sku,name,images\n${sku('b5')},Bad picture,http://plain.example/a.png\n`);
      assert.deepEqual(again.rejected.map((r) => [r.line, r.field, r.reason]), [[2, 'images[0].url', 'Invalid URL']]);
      for (const price of ['-1', '1e3', '1,2,3x']) assert.equal((await load(`sku,name,price\n${sku('p')},Priced,"${price}"\n`)).rejected_total, 1, price);
    });

    test('a file that is none is refused as a whole', async () => {
      for (const [text, words] of [['', /no header|empty/i], ['name,price\nMug,1\n', /no column for the SKU\. Found: name, price\./], ['sku,price\nx,1\n', /no column for the name/]]) {
        const r = await load(text);
        assert.ok(r.status, JSON.stringify(r));
        assert.match(r.message, words);
      }
      assert.deepEqual(figures(await load('sku,name\n')), [0, 0, 0, 0], 'a header alone is no mistake');
    });

    test('many rows: all in, counted, and a thousand bad ones are not listed one by one', async () => {
      const rows = Array.from({ length: 1500 }, (_, i) => `${sku(`m${i}`)},Product ${i},${i % 3 ? i : 'x'}`);
      const s = await load(`sku,name,price\n${rows.join('\n')}\n`);
      assert.deepEqual(figures(s), [1000, 0, 0, 500]);
      assert.equal(s.rejected.length, 100);
      assert.deepEqual(figures(await load(`sku,name,price\n${rows.join('\n')}\n`)), [0, 0, 1000, 500]);
      /* Variants behind where a batch ends, and one that names another product. */
      const wide = rows.slice(0, 900).flatMap((x, i) => [`${x},`, `,Blue,,${i === 451 ? 'nobody' : sku(`m${i}`)}`]);
      const v = await load(`sku,name,price,variant_of\n${wide.join('\n')}\n`);
      assert.deepEqual([v.added, v.changed, v.unchanged], [0, 599, 1], JSON.stringify(v.rejected.slice(0, 3)));
    });
  });

describe('the command', () => {
  test('packed, several files, another shop; wrong usage', async () => {
    const a = join(w.folder, 'a.csv.gz'), b = join(w.folder, 'b.csv');
    writeFileSync(a, gzipSync('sku,name\nzip-1,One\nzip-2,\n'));
    writeFileSync(b, 'sku\tname\nzip-3\tThree\nzip-4\t\n');
    const s = JSON.parse(w.run('import', 'products', a, b, '--shop', w.twin.name));
    assert.deepEqual([figures(s), s.rows], [[2, 0, 0, 2], 4]);
    assert.deepEqual(s.rejected.map((r) => [r.file, r.line]), [[a, 3], [b, 3]]);
    assert.ok(await read('zip-1', w.twin) && !(await read('zip-1')));
    const tried = (...args) => { const r = w.tryRun('import', 'products', ...args); return [r.status, r.stderr]; };
    for (const [args, status, words] of [[['--shop', 'x'], 2, /no file/], [['--shop', ''], 2, /needs a value/], [[b, '--shop', 'x', '--wet'], 2, /no option --wet/], [[b], 2, /several shops|--shop/], [[b, '--shop', 'nobody'], 1, /no shop “nobody”/], [['/nowhere.csv', '--shop', w.shop.name], 1, /nowhere\.csv/]]) {
      const [code, said] = tried(...args);
      assert.equal(code, status, said);
      assert.match(said, words);
    }
    assert.match(w.tryRun('import', 'customers', b, '--shop', w.shop.name).stderr, /orders, products/);
  });
});

describe('the page', () => {
  test('bounded; for managers; the twin sees nothing of it; history says who', async () => {
    const many = `sku,name\n${Array.from({ length: 5001 }, (_, i) => `bound-${i},P`).join('\n')}\n`;
    const s = await ways.page(many, { dry: true });
    assert.deepEqual(figures(s), [5000, 0, 0, 1]);
    assert.match(s.rejected[0].reason, /At most 5000 rows/);
    assert.equal((await w.staff('POST', '/api/v1/products/import?dry_run=maybe', 'sku,name\n')).status, 422);
    assert.equal((await w.ask('POST', '/api/v1/products/import', { body: 'sku,name\n', token: 'wk_wrong' })).status, 401);
    assert.equal((await w.ask('POST', '/api/v1/products/import', { token: w.shop.api_key, body: 'x'.repeat(9 << 20) }).catch(() => ({ status: 413 }))).status, 413);
    assert.deepEqual(figures(await ways.page('sku,name\nshared-1,Mine\n')), [1, 0, 0, 0]);
    assert.deepEqual(figures(await ways.page('sku,name\nshared-1,Theirs\n', { shop: w.twin })), [1, 0, 0, 0]);
    assert.equal((await read('shared-1')).name, 'Mine');
    const { items } = (await w.staff('GET', '/api/v1/audit?what=product.added&per_page=5')).json;
    assert.ok(items.some((e) => e.to === 'Mine' && e.actor === 'key'), JSON.stringify(items[0]));
  });

  test('two files at once with the same products: each product is there once', async () => {
    const text = `sku,name\n${Array.from({ length: 400 }, (_, i) => `race-${i},P${i}`).join('\n')}\n`;
    const all = await Promise.all([1, 2, 3].map(() => ways.page(text)));
    for (const s of all) assert.equal(s.added + s.unchanged + s.rejected_total, 400, JSON.stringify(s).slice(0, 300));
    assert.equal(all.reduce((sum, s) => sum + s.added, 0), 400);
    assert.equal((await w.staff('GET', '/api/v1/products?query=race-')).json.total, 400);
  });
});

test('what is exported is safe from formulas, and is taken back unchanged; another shop takes it whole', async () => {
  const fetched = async (shop = w.shop) => {
    const r = await fetch(`${w.url}/api/v1/products/export.csv`, { headers: { authorization: `Bearer ${shop.api_key}` } });
    assert.equal(r.status, 200);
    assert.match(r.headers.get('content-disposition'), /^attachment; filename="products\.csv"$/);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await r.arrayBuffer());
  };
  const make = async (more) => { const r = await w.staff('POST', '/api/v1/products', more); assert.equal(r.status, 201, r.text); };
  for (const [i, name] of ['=1+1', '+cmd|A0', '-2+3', '@SUM(A1)', "'quoted", "'=1", 'a,b;c|d "e"', 'שלום', '＝1'].entries())
    await make({ sku: `${name} ${i}`, name, price: { minor: 1250 + i, currency: 'USD' }, stock: i, active: i % 2 === 0, images: [{ url: 'https://shop.example/a.png', alt: 'Ah, a picture' }, { url: 'https://shop.example/b.png' }],
      variants: [{ name: `${name}|;x`, sku: `=V${i}`, price: 99, stock: 3 }, { name: 'bare' }, { name: 'nothing', sku: '', price: null, stock: 0 }] });
  for (let i = 0; i < 230; i++) await make({ sku: `many-${i}`, name: `Many ${i}`, price: { minor: i, currency: 'USD' } });
  const text = await fetched(), versions = async () => (await Promise.all([1, 2].map(async (p) => (await w.staff('GET', `/api/v1/products?per_page=200&page=${p}`)).json.items.map((x) => [x.sku, x.version])))).flat();
  assert.equal(text[0], '\ufeff');
  for (const line of text.slice(1).split('\r\n')) for (const cell of line.split(',')) assert.doesNotMatch(cell.replace(/^"/, ''), /^[=+@\t＝]|^-(?!\d)/, line);
  const before = await versions();
  for (const load of Object.values(ways)) {
    const s = await load(text);
    assert.deepEqual([s.added, s.changed, s.rejected_total], [0, 0, 0], JSON.stringify(s.rejected));
    assert.equal(s.unchanged, await total());
  }
  assert.deepEqual(await versions(), before);
  const there = await ways.page(text, { shop: w.twin });
  assert.equal(there.rejected_total, 0, JSON.stringify(there.rejected));
  const bare = (s) => s.replaceAll('\r\n', '\n');
  assert.equal(bare(await fetched(w.twin)).includes('Many 229'), true);
  assert.equal((await w.ask('GET', '/api/v1/products/export.csv')).status, 401);
});

// import.test.mjs - wismo import orders as a command: exit status, summary on stdout, sentence on stderr, the same file twice,
// a dry run. The rows themselves are compared field by field in tests/unit/import_orders_test.c. Runs WISMO_BIN or build/wismo.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BIN = resolve(process.env.WISMO_BIN ?? 'build/wismo');
const SHARED = resolve(process.env.WISMO_SHARED ?? '../shared', 'data');
let dir, env;

const wismo = (...args) => spawnSync(BIN, args, { encoding: 'utf8', env, maxBuffer: 1 << 28 });
const db = (name) => join(dir, `${name}.db`);
/** A fresh database with one shop. */
function shop(name) {
  const r = wismo('init', '--shop', name, '--email', 'owner@shop.example', '--db', db(name));
  assert.equal(r.status, 0, r.stderr);
}
const load = (name, ...args) => wismo('import', 'orders', ...args, '--db', db(name));
function summary(r) {
  assert.equal(r.status, 0, r.stderr);
  return JSON.parse(r.stdout);
}
const figures = (r) => { const s = summary(r); return [s.orders_added, s.orders_changed, s.orders_unchanged, s.rejected.length]; };

before(() => {
  dir = mkdtempSync(join(tmpdir(), 'wismo-import-'));
  env = { ...process.env, WISMO_SECRET: 'a secret of at least thirty-two characters' };
});
after(() => rmSync(dir, { recursive: true, force: true }));

test('every profile: what is good goes in, what is bad is named by line, a second run changes nothing', () => {
  shop('profiles');
  for (const [file, profile, added, bad, ...more] of [
    ['shopify.csv', 'shopify', 5, [8, 9]],
    ['woocommerce.csv', 'woocommerce', 6, [7]],
    ['generic.csv', 'generic', 5, [7, 8, 9, 10, 11]],
    ['olist_orders.csv', 'olist', 4, [6, 7]],
    ['mapped.csv', 'generic', 2, [], '--map', 'tests/import/mapping.txt'],
  ]) {
    const args = [`tests/import/${file}`, '--profile', profile, ...more];
    assert.deepEqual(figures(load('profiles', ...args, '--dry-run')), [added, 0, 0, bad.length], `${file} tried`);
    const s = summary(load('profiles', ...args));
    assert.deepEqual([s.orders_added, s.orders_changed, s.orders_unchanged], [added, 0, 0], file);
    assert.deepEqual(s.rejected.map((r) => r.line).sort((a, b) => a - b), bad, file);
    for (const r of s.rejected) assert.match(r.reason, /^\S.*\.$/, 'a reason is a sentence');
    assert.deepEqual(figures(load('profiles', ...args)), [0, 0, added, bad.length], `${file} again`);
  }
});

test('a packed file is the same file', () => {
  shop('packed');
  const packed = join(dir, 'generic.csv.gz');
  writeFileSync(packed, gzipSync(readFileSync('tests/import/generic.csv')));
  assert.deepEqual(figures(load('packed', packed, '--profile', 'generic')), [5, 0, 0, 5]);
  assert.deepEqual(figures(load('packed', 'tests/import/generic.csv', '--profile', 'generic')), [0, 0, 5, 5]);
});

test('exit 1 and one sentence: columns missing, dates in two readings, no such file, a packed file cut off', () => {
  shop('wrong');
  const cut = join(dir, 'cut.csv.gz');
  writeFileSync(cut, gzipSync(Buffer.from('number,email\n' + Array.from({ length: 9000 }, (_, i) => `${i * 7919},a${i}@example.com\n`).join(''))).subarray(0, 20000));
  for (const [args, words] of [
    [['tests/import/mapped.csv', '--profile', 'generic'], /Found: Bestellung, Kunde.*Wanted: number/],
    [['tests/import/shopify.csv', '--profile', 'olist'], /Found: Name, Email.*Wanted: order_id, order_status/],
    [['tests/import/ambiguous.csv', '--profile', 'generic'], /--date-format/],
    [['tests/import/none.csv', '--profile', 'generic'], /could not be opened/],
    [[cut, '--profile', 'generic'], /damaged or cut off/],
  ]) {
    const r = load('wrong', ...args);
    assert.equal(r.status, 1, args.join(' '));
    assert.match(r.stderr, words);
    assert.equal(r.stderr.trim().split('\n').length, 1, r.stderr);
  }
  assert.equal(load('wrong', 'tests/import/generic.csv').status, 2);
  assert.equal(load('wrong', '--profile', 'generic').status, 2);
});

/** A CSV without line breaks in its fields, as objects. */
function table(name) {
  const [head, ...lines] = gunzipSync(readFileSync(join(SHARED, name))).toString().trim().split(/\r?\n/);
  const keys = head.replaceAll('"', '').split(',');
  return lines.map((l) => Object.fromEntries(l.split(',').map((v, i) => [keys[i], v.replaceAll('"', '')])));
}

const there = existsSync(join(SHARED, 'olist/orders.csv.gz'));
test('the Olist tables: as many orders and rows as the files hold', { skip: there ? false : 'the shared data is not there' }, () => {
  shop('olist');
  const names = ['orders', 'order_items', 'order_payments', 'customers', 'products'].map((n) => `olist/${n}.csv.gz`);
  const rows = names.map((n) => table(n).length);
  const files = names.map((n) => join(SHARED, n));
  const s = summary(load('olist', ...files, '--profile', 'olist'));
  assert.deepEqual([s.files, s.rows, s.orders_added, s.rejected], [5, rows.reduce((a, b) => a + b), rows[0], []]);
  assert.deepEqual(figures(load('olist', ...files, '--profile', 'olist')), [0, 0, rows[0], 0]);
});

test('the Olist variants: both date orders are found out', { skip: there ? false : 'the shared data is not there' }, () => {
  shop('variants');
  for (const v of ['us', 'eu'])
    assert.deepEqual(figures(load('variants', join(SHARED, `olist_variants/orders_${v}_dates.csv.gz`), '--profile', 'olist', '--dry-run')), [500, 0, 0, 0]);
});

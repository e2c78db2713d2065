// smoke.test.mjs - that the benchmark works: every row runs, small and short, and what it must find is found. No time and
// no ratio is looked at here.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desk } from './desk.mjs';

const BIN = process.env.WISMO_BIN ?? 'build/wismo';
const SECRET = 'a secret of the benchmark, which keeps nothing secret'; // of a kept folder
const small = ['--orders', '1000', '--seconds', '1', '--rounds', '1', '--turns', '2000', '--conversations', '5000']; // so many that no limit is met

test('every row runs and finds what was acknowledged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wismo-bench-test-'));
  try {
    const json = join(folder, 'bench.json');
    const r = spawnSync(BIN, ['bench', ...small, '--folder', folder, '--json', json, '--nginx', 'tests/bench/nginx.conf'], { encoding: 'utf8', timeout: 240000 });
    assert.equal(r.status, 0, r.stderr.slice(-3000));
    const { figures, machine } = JSON.parse(readFileSync(json, 'utf8'));
    const rows = spawnSync(BIN, ['bench', '--list'], { encoding: 'utf8' }).stdout.trim().split('\n').map((l) => l.split(/\s/)[0]);
    assert.deepEqual([...new Set(figures.map((f) => f.row))], rows);
    assert.ok(machine.cores >= 1);
    const counts = figures.filter((f) => /acknowledged and found/.test(f.what));
    assert.ok(counts.length >= 5);
    for (const f of counts) assert.equal(f.reached, true, `${f.what}: ${f.got}`);
    for (const f of figures.filter((x) => /beside nginx, CPU/.test(x.what))) assert.match(f.got, /^[\d.]+ x$/);
    assert.match(figures.find((f) => /^a message to each/.test(f.what)).got, /^5000 heard it/);
    const env = { ...process.env, WISMO_SECRET: SECRET };
    const doctor = spawnSync(BIN, ['doctor', '--db', join(folder, 'orders-10000.db')], { encoding: 'utf8', env });
    assert.equal(doctor.status, 0, doctor.stdout + doctor.stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the desk: every question finds what it must, on both engines where there is PostgreSQL', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wismo-desk-test-'));
  const engines = process.env.WISMO_TEST_NO_PG ? ['SQLite'] : ['SQLite', 'PostgreSQL'];
  const figures = await desk({ orders: 3000, samples: 8, gates: false, engines, folder });
  for (const engine of engines) assert.equal(figures.filter((f) => f.what.startsWith(engine)).length, 22, engine);
  for (const f of figures) assert.notEqual(f.reached, false, `${f.what}: ${f.got}`);
});

test('a row that there is not, and a number that is none, are refused in words', () => {
  for (const [args, words] of [[['--only', 'nothing'], /There is no row nothing/], [['--orders', 'many'], /--orders must be a number/], [['orders'], /does not take orders/]]) {
    const r = spawnSync(BIN, ['bench', ...args], { encoding: 'utf8' });
    assert.equal(r.status, 2);
    assert.match(r.stderr, words);
  }
});

// serves.test.mjs - one process serves a SQLite database: a second one is refused in a sentence that names the first, by
// whatever name it knows the file, and starts when the first has gone, however. What works beside a server goes on.
// Several processes on one PostgreSQL: nodes.test.mjs.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, Wismo } from './wismo.mjs';

const skip = process.env.WISMO_TEST_PG ? 'SQLite only' : false;
let w;
before(async () => { if (!skip) w = await Wismo.start(); });
after(() => w?.end());

const run = (...args) => spawnSync(BIN, args, { env: w.env, encoding: 'utf8', timeout: 20000 });
const second = (db = w.database.url) => spawnSync(BIN, ['serve', '--listen', '127.0.0.1:0', '--db', db], { env: w.env, encoding: 'utf8', timeout: 5000, killSignal: 'SIGKILL' });

function refused(r) {
  assert.equal(r.status, 1, r.stderr);
  const said = r.stderr.split('\n').filter((l) => l.startsWith('wismo:'));
  assert.equal(said.length, 1, r.stderr);
  assert.match(said[0], new RegExp(`^wismo: .*\\.db is served already, by process ${w.child.pid}: stop that one first\\. `));
  assert.doesNotMatch(r.stderr, /wismo serves/);
}

test('a second server is refused, and the first one notices nothing', { skip }, async () => {
  const began = Date.now();
  refused(second());
  assert.ok(Date.now() - began < 5000);
  const c = await w.chat();
  await c.say('hello');
  refused(second());
});

test('by another name of the file, too', { skip }, () => {
  const link = join(w.folder, 'link.db');
  symlinkSync(w.database.url, link);
  refused(second(link));
  refused(second(join(w.folder, '..', w.folder.split('/').pop(), 'shop.db')));
});

test('nothing that is done beside the server lets a second one in', { skip }, async () => {
  const copy = join(w.folder, 'copy.db'), csv = join(w.folder, 'orders.csv');
  writeFileSync(csv, 'number,email,total,currency\n7001,ann@example.com,10.00,USD\n');
  assert.equal(run('backup', copy).status, 0);
  assert.match(run('doctor').stdout, /database: ok/);
  for (const args of [['user', 'list', '--shop', 'North'], ['import', 'orders', csv, '--profile', 'generic', '--shop', 'North'], ['init', '--shop', 'East', '--email', 'o@east.example']]) {
    const r = run(...args);
    assert.equal(r.status, 0, `${args}: ${r.stdout}${r.stderr}`);
  }
  const c = await w.chat();
  for (let i = 0; i < 20; i++) await c.say('hello');
  refused(second());
  const r = run('restore', copy);
  assert.equal(r.status, 1, r.stderr);
  assert.match(r.stderr, /is running on .*stop it first/);
  refused(second());
});

test('a copy, and another database in the same folder, are served beside it', { skip }, async () => {
  const other = Object.create(w);
  other.env = { ...w.env, WISMO_DB: join(w.folder, 'copy.db') };
  await other.serve();
  assert.equal((await other.ask('GET', '/readyz', { raw: true })).status, 200);
  refused(second());
  assert.equal(await other.stop(), 0);
});

test('once the first has gone the next one starts: killed, stopped, or after a restore', { skip }, async () => {
  for (const signal of ['SIGKILL', 'SIGTERM']) {
    await w.stop(signal);
    await w.serve();
    refused(second());
  }
  await w.stop();
  assert.equal(run('restore', join(w.folder, 'copy.db')).status, 0);
  await w.serve();
  refused(second());
  assert.ok(!existsSync(`${w.database.url}.lock`), 'nothing is left beside the database');
});

test('a hard link is the same database', { skip }, async () => {
  await w.stop();                 /* closed: there is no log, which goes by the name */
  const link = join(w.folder, 'hard.db');
  linkSync(w.database.url, link);
  await w.serve();
  refused(second(link));
});

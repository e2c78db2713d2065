// warning.test.mjs - what the owner should know: a list like the others, and it ends by itself. The disk is a small tmpfs that grows (Linux, root, SQLite).
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mail_server, words } from './people.mjs';
import { Wismo } from './wismo.mjs';

let w, disk, smtp, mounted = false;
const reason = () => {
  if (process.env.WISMO_TEST_PG) return 'SQLite only: the disk of a PostgreSQL cluster is not ours to see';
  if (process.platform !== 'linux' || process.getuid() !== 0) return 'needs Linux and root, to mount a small disk';
  disk = mkdtempSync(join(tmpdir(), 'wismo-small-'));
  const r = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { encoding: 'utf8' });
  mounted = r.status === 0;
  return mounted ? false : `cannot mount a small disk here: ${(r.stderr || '').trim() || r.error?.message}`;
};
const skip = reason();

before(async () => {
  smtp = await mail_server();
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1', ...(skip ? {} : { WISMO_DB: join(disk, 'shop.db') }) } });
});
after(async () => {
  await w.end();
  await smtp.close();
  if (mounted) assert.equal(spawnSync('umount', [disk]).status, 0);
  if (disk) rmdirSync(disk);
});

const warnings = async () => {
  const r = await w.staff('GET', '/api/v1/warnings');
  assert.equal(r.status, 200, r.text);
  return r.json;
};

test('a list like the others', async () => {
  const list = await warnings();
  assert.deepEqual(Object.keys(list), ['items', 'page', 'per_page', 'total', 'total_is_exact']);
  assert.equal(list.total, list.items.length);
  assert.equal((await w.ask('GET', '/api/v1/warnings')).status, 401);
});

test('a disk that fills is warned of at once, in the log and by the doctor, and the warning ends when there is room', { skip }, async () => {
  const [item, ...more] = (await warnings()).items;
  assert.deepEqual(more, []);
  assert.equal(item.what, 'disk');
  assert.match(item.detail, /less than 1 GB is free/);
  assert.match(item.since, /^20.*Z$/);
  assert.match(w.run('doctor'), /warning \(disk, since 20.*\): The disk of the database/);
  assert.equal((w.log.match(/event=warning state=began what=disk/g) ?? []).length, 1);
  assert.equal(spawnSync('mount', ['-o', 'remount,size=4g', disk]).status, 0);
  assert.deepEqual((await warnings()).items, []);                  /* what is read is what is */
  await w.stop();
  await w.serve();                                                 /* looks at once, else within a minute */
  for (let i = 0; i < 200 && !/state=ended what=disk/.test(w.log); i++) await new Promise((r) => setTimeout(r, 10));
  assert.match(w.log, /event=warning state=ended what=disk/);
  assert.deepEqual((await warnings()).items, []);

  /* Its owner is told by mail, too, once there is a server; what comes and goes is told once in six hours. */
  assert.equal((await w.staff('PUT', '/api/v1/mail-server', { host: '127.0.0.1', port: smtp.port, tls: 'none', sender: 'wismo@north.example' })).status, 200);
  for (const size of ['64m', '4g', '64m']) {
    assert.equal(spawnSync('mount', ['-o', `remount,size=${size}`, disk]).status, 0);
    await w.stop();
    await w.serve();
    const what = size === '4g' ? 'ended' : 'began';
    for (let i = 0; i < 200 && !w.log.includes(`state=${what} what=disk`); i++) await new Promise((r) => setTimeout(r, 10));
    assert.match(w.log, new RegExp(`state=${what} what=disk`));
  }
  for (let i = 0; i < 300 && !smtp.mails.length; i++) await new Promise((r) => setTimeout(r, 10));
  await new Promise((r) => setTimeout(r, 300));
  assert.deepEqual(smtp.mails.map((m) => m.to), [[w.shop.email]]); /* the other shop has no server */
  assert.match(words(smtp.mails[0]), /The disk of the database is nearly full/);
});

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

test('what somebody must say is done ends by hand, the rest by itself; nothing of a paused source; no other shop', async () => {
  const sql = (text) => w.sql(text);
  const own = w.shop.shop_id, other = w.twin.shop_id, before = (await warnings()).total;
  const add = (shop, what, subject) => sql(`INSERT INTO warning (shop_id, what, subject, detail, since) VALUES ('${shop}', '${what}', '${subject}', 'It is so.', 1795253400000)`);
  sql(`INSERT INTO source (shop_id, id, kind, name, paused, created_at) VALUES ('${own}', 'src_w', 'http', 'Kiln', 0, 1)`);
  add(own, 'privacy', 'ord_1'), add(own, 'source', 'src_w'), add(other, 'privacy', 'ord_1');
  const mine = (await warnings()).items.filter((i) => i.what !== 'disk');
  assert.deepEqual(mine.map((i) => [i.what, i.subject, i.by_hand, i.since]), [['privacy', 'ord_1', true, '2026-11-21T09:30:00.000Z'], ['source', 'src_w', false, '2026-11-21T09:30:00.000Z']]);
  assert.equal((await w.staff('GET', '/api/v1/desk/counts')).json.warnings, before + 2);

  sql("UPDATE source SET paused = 1 WHERE id = 'src_w'");
  assert.equal((await warnings()).total, before + 1);
  sql("UPDATE source SET paused = 0 WHERE id = 'src_w'");

  const done = (body, shop = w.shop) => w.staff('POST', '/api/v1/warnings/done', body, { shop });
  for (const [body, status] of [[{}, 422], [{ what: 'source', subject: 'src_w' }, 422], [{ what: 'privacy', subject: 'ord_2' }, 404], [{ what: 'privacy' }, 404]])
    assert.equal((await done(body)).status, status, JSON.stringify(body));
  assert.match((await done({ what: 'source', subject: 'src_w' })).json.errors[0].message, /ends by itself/);
  assert.equal((await done({ what: 'privacy', subject: 'ord_1' })).status, 204);
  assert.equal((await done({ what: 'privacy', subject: 'ord_1' })).status, 404);
  assert.equal((await warnings()).total, before + 1);
  assert.equal((await w.staff('GET', '/api/v1/desk/counts', undefined, { shop: w.twin })).json.warnings, before + 1, 'the other shop keeps its own');
  assert.equal(sql(`SELECT count(*) FROM event WHERE shop_id = '${own}' AND subject = 'warning' AND subject_id = 'privacy ord_1' AND what = 'warning.ended' AND actor <> 'system'`), '1', 'who ended it is kept');

  /* Whoever works on orders is not asked to see to it, nor may they. */
  const key = (await w.staff('POST', '/api/v1/keys', { name: 'agent', role: 'agent' })).json;
  assert.ok(key.token, JSON.stringify(key));
  assert.equal((await w.ask('GET', '/api/v1/desk/counts', { token: key.token })).json.warnings, 0);
  assert.equal((await w.ask('GET', '/api/v1/warnings', { token: key.token })).status, 403);
  assert.equal((await w.ask('POST', '/api/v1/warnings/done', { token: key.token, body: { what: 'privacy', subject: 'ord_1' } })).status, 403);
  sql("DELETE FROM warning WHERE what IN ('privacy', 'source'); DELETE FROM source WHERE id = 'src_w'");
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

// full_disk.test.mjs - a disk that is full at run time: writes are refused in words, reads go on, and once there is room
// again everything goes on by itself. The disk is a small tmpfs of its own (Linux, root, SQLite).
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Wismo } from './wismo.mjs';

let w, disk, mounted = false;
const reason = () => {
  if (process.env.WISMO_TEST_PG) return 'SQLite only: a PostgreSQL cluster has its disk to itself';
  if (process.platform !== 'linux' || process.getuid() !== 0) return 'needs Linux and root, to mount a small disk';
  disk = mkdtempSync(join(tmpdir(), 'wismo-full-'));
  const r = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { encoding: 'utf8' });
  mounted = r.status === 0;
  return mounted ? false : `cannot mount a small disk here: ${(r.stderr || '').trim() || r.error?.message}`;
};
const skip = reason();

before(async () => {
  if (!skip) w = await Wismo.start({ env: { WISMO_DB: join(disk, 'shop.db') } });
});
after(async () => {
  await w?.end();
  if (mounted) assert.equal(spawnSync('umount', [disk]).status, 0);
  if (disk) rmdirSync(disk);
});

/** Not a byte is free when it returns; removing the file gives them back. */
function fill() {
  const path = join(disk, 'filler'), file = openSync(path, 'w');
  for (let size = 65536; size >= 1;) {
    try { if (writeSync(file, Buffer.alloc(size)) < size) size /= 2; } catch (e) { assert.equal(e.code, 'ENOSPC'); size = size > 1 ? Math.floor(size / 2) : 0; }
  }
  closeSync(file);
  return () => rmSync(path);
}

test('writes get 503 in words, reads go on, and it recovers without a restart; nothing is damaged', { skip }, async () => {
  const o = await w.order('9901', 'ann@example.com');
  const c = await w.chat();
  await c.say('where is my order?');
  const said = (await c.read()).json.messages;
  const empty = fill();
  let made = 0, refused;
  for (let i = 0; i < 2000 && !refused; i++) {           /* the log file may hold some room of its own */
    const r = await w.staff('POST', '/api/v1/orders', { email: `e${i}@example.com`, comment: 'x'.repeat(2000) });
    if (r.status === 201) made++;
    else refused = r;
  }
  assert.ok(refused, 'the disk is not full');
  assert.equal(refused.status, 503, refused.text);
  assert.equal(refused.headers.get('content-type'), 'application/problem+json');
  assert.ok(Number(refused.headers.get('retry-after')) >= 1);
  assert.match(refused.json.detail, /^[A-Z].*\.$/);
  assert.doesNotMatch(refused.json.detail, /SQL|database or disk/i);

  const words = await c.post({ text: '9901' }, { key: 'again' });
  assert.equal(words.status, 503, words.text);
  assert.equal(words.headers.get('content-type'), 'application/problem+json');
  for (const path of [`/api/v1/orders/${o.id}`, '/api/v1/orders?query=9901', '/api/v1/conversations', '/api/v1/shop'])
    assert.equal((await w.staff('GET', path)).status, 200, path);
  assert.equal((await w.ask('GET', '/readyz', { raw: true })).status, 200);
  assert.deepEqual((await c.read()).json.messages, said);
  assert.equal((await w.ask('POST', `/api/v1/chat/${w.shop.assistant_key}/conversations`, { body: {} })).status, 201);

  empty();
  const turn = await c.post({ text: '9901' }, { key: 'again' });
  assert.equal(turn.status, 200, turn.text);
  await c.say('ann@example.com');
  assert.equal(c.card().number, '9901');
  assert.equal((await w.staff('POST', '/api/v1/orders', { email: 'after@example.com' })).status, 201);
  const { total } = (await w.staff('GET', '/api/v1/orders')).json;
  assert.equal(total, made + 2, 'what was refused is not there, what was answered is');
  const seqs = (await c.read()).json.messages.map((m) => m.seq);
  assert.deepEqual(seqs, seqs.map((_, i) => i + 1));
  assert.match(w.run('doctor'), /database: ok/);
});

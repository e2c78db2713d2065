// rekey.test.mjs - a new key for the installation while a server runs: nobody notices; and cut off at any instant nothing is
// lost.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BIN, Chat, Wismo, jwt } from './wismo.mjs';

let w, folder, file;
const keys = () => readFileSync(file, 'utf8').trim().split('\n');
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wismo-rekey-'));
  file = join(folder, 'secret');
  writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  w = await Wismo.start({ env: { WISMO_SECRET: '', WISMO_SECRET_FILE: file } });
});
after(async () => { await w.end(); rmSync(folder, { recursive: true, force: true }); });

async function signed_in(shop = w.shop) {
  const r = await w.ask('POST', `/api/v1/chat/${shop.assistant_key}/conversations`, { body: { identity_token: jwt(shop.identity_secret, { sub: 'c-1', email: 'ann@example.com' }) } });
  assert.equal(r.status, 201, r.text);
  return new Chat(w, r.json);
}

test('beside a running server: open conversations go on, tokens of the shop count, and the old key can be forgotten', async () => {
  const c = await signed_in();
  await c.say('hello');
  assert.match(w.run('rekey'), /^A new key was made\. 2 secrets are sealed/);
  assert.equal(keys().length, 2);
  assert.ok(keys()[1].startsWith('previous '));
  assert.equal(statSync(file).mode & 0o777, 0o600);
  await c.say('hello again');                                /* the server signs and reads with what it has */
  await signed_in();                                         /* sealed with a key that it has not seen: it looks again */
  await signed_in(w.twin);
  await c.say('and again');
  const late = await w.chat();                               /* signed with the new key by now */
  await w.stop();
  await w.serve();
  await c.say('after a restart');
  assert.match(w.run('rekey', '--forget'), /Only the current key is left/);
  assert.equal(keys().length, 1);
  await w.stop();
  await w.serve();
  await late.say('still here');
  await signed_in();
  assert.equal((await c.post({ text: 'signed with what is forgotten' })).status, 401);
  assert.match(w.run('doctor'), /database: ok/);
});

test('killed at any instant: whatever stands in the file opens what stands in the database, and the next call ends it', async () => {
  await w.stop();
  let cut = 0;
  for (let i = 0; i < 12; i++) {
    const child = spawn(BIN, ['rekey'], { env: w.env, stdio: 'ignore' });
    const ended = once(child, 'close');
    await sleep(2 + i * 4);
    child.kill('SIGKILL');
    const [, signal] = await ended;
    cut += signal === 'SIGKILL';
    assert.equal(w.tryRun('doctor').status, 0);
    if (i % 4 === 3) {
      await w.serve();
      await signed_in();
      await w.stop();
    }
  }
  assert.ok(cut > 0, 'it was never cut off');
  assert.match(w.run('rekey'), /secrets are sealed with the key in/);
  assert.match(w.run('rekey', '--forget'), /Only the current key/);
  await w.serve();
  await signed_in();
});

test('a secret in a variable cannot be rewritten, and that is said', () => {
  const before = w.env;
  w.env = { ...before, WISMO_SECRET: 'x'.repeat(40) };
  const r = w.tryRun('rekey');
  w.env = before;
  assert.equal(r.status, 2);
  assert.match(r.stderr, /needs it in a file/);
});

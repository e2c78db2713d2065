// mail.test.mjs - mails against a real SMTP server: encrypted or not at all, refused, put off, hanging; what goes into the
// box, and what happens when it does not go out.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Person, mail_server, member, words } from './people.mjs';
import { Wismo } from './wismo.mjs';

let w, owner, tls, folder, open, servers = [];
const peer = async (options) => { const s = await mail_server(options); servers.push(s); return s; };
const field = (r) => r.json.errors?.[0].field;

/* A certificate that only its own CA vouches for. */
function certificates() {
  folder = mkdtempSync(join(tmpdir(), 'wismo-ca-'));
  const at = (f) => join(folder, f);
  const run = (...args) => { const r = spawnSync('openssl', args, { encoding: 'utf8' }); assert.equal(r.status, 0, r.stderr); };
  run('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=Test CA', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  run('req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', at('key.pem'), '-out', at('csr.pem'));
  run('x509', '-req', '-in', at('csr.pem'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2', '-copy_extensions', 'copy', '-out', at('cert.pem'));
  return { key: readFileSync(at('key.pem')), cert: readFileSync(at('cert.pem')), ca: readFileSync(at('ca.pem'), 'utf8') };
}
before(async () => {
  tls = certificates();
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  owner = await Person.signed_in(w, w.shop.email);
  open = await peer();
});
after(async () => {
  await w.end();
  for (const s of servers) await s.close();
  rmSync(folder, { recursive: true });
});

const settings = (s, more = {}) => ({ host: '127.0.0.1', port: s.port, tls: 'none', sender: 'shop@north.example', ...more });
const put = (body) => owner.ask('PUT', '/api/v1/mail-server', body);
const send = (to = 'ann@example.com') => owner.ask('POST', '/api/v1/mail-server/test', { to });
async function set(s, more) {
  const r = await put(settings(s, more));
  assert.equal(r.status, 200, r.text);
  return r.json;
}
const auth = { authOptional: false, onAuth: (a, _, done) => (a.username === 'wismo' && a.password === 'a secret word' ? done(null, { user: a.username }) : done(new Error('no'))) };
const login = { user: 'wismo', password: 'a secret word' };
const events = async (what) => (await owner.ask('GET', `/api/v1/audit?what=${what}`)).json.items;

describe('the line', () => {
  test('STARTTLS and AUTH with a certificate that counts', async () => {
    const s = await peer({ ...auth, ...tls, disabledCommands: [], allowInsecureAuth: false });
    const shown = await set(s, { tls: 'starttls', ...login, ca: tls.ca });
    assert.equal(shown.password, true);
    assert.equal((await send()).status, 204);
    assert.deepEqual([s.mails[0].to, s.mails[0].from, s.mails[0].secure, s.mails[0].user, s.mails[0].hello], [['ann@example.com'], 'shop@north.example', true, 'wismo', 'north.example']);
  });

  test('TLS from the first byte', async () => {
    const s = await peer({ ...auth, ...tls, secure: true });
    await set(s, { tls: 'tls', ...login, ca: tls.ca });
    assert.equal((await send()).status, 204);
    assert.equal(s.mails[0].secure, true);
  });

  test('a server whose STARTTLS was taken away gets neither password nor mail', async () => {
    const tried = [];
    const s = await peer({ ...auth, allowInsecureAuth: true, onAuth: (a, _, done) => { tried.push(a); done(null, { user: 'x' }); }, onMailFrom: (a, _, done) => { tried.push(a); done(); } });
    await set(s, { tls: 'starttls', ...login });
    const r = await send();
    assert.equal(r.status, 502);
    assert.match(r.json.detail, /offers no encryption \(STARTTLS\), so nothing was sent/);
    assert.deepEqual([tried, s.mails], [[], []]);
  });

  test('a certificate that does not count: nothing is sent', async () => {
    const tried = [];
    const s = await peer({ ...auth, ...tls, disabledCommands: [], onAuth: (a, _, done) => { tried.push(a); done(null, { user: 'x' }); } });
    for (const more of [{ tls: 'starttls' }, { tls: 'starttls', ca: 'not PEM' }]) {
      await set(s, { ...login, ...more });
      const r = await send();
      assert.equal(r.status, 502);
      assert.match(r.json.detail, /certificate that counts|did not answer as it should/);
    }
    assert.deepEqual([tried, s.mails], [[], []]);
  });

  test('a wrong password, a refusal for good, one for now, a server that is not there: in words', async () => {
    const s = await peer({ ...auth, ...tls, disabledCommands: [] });
    await set(s, { tls: 'starttls', ...login, password: 'wrong', ca: tls.ca });
    assert.match((await send()).json.detail, /did not take user and password/);
    const picky = await peer({ onRcptTo: (a, _, done) => done(Object.assign(new Error('no'), { responseCode: /full/.test(a.address) ? 452 : 550 })) });
    await set(picky);
    const never = await send(), later = await send('full@example.com');
    assert.match(never.json.detail, /refused the mail \(550\)/);
    assert.match(later.json.detail, /does not take the mail now \(452\)/);
    assert.deepEqual([never.status, later.status], [502, 502]);
    await set({ port: 1 });
    assert.match((await send()).json.detail, /could not be reached/);
  });

  test('a server that hangs is left after a while, and nobody else waits for it', async () => {
    const sockets = [];
    const silent = createServer((c) => { sockets.push(c); c.on('error', () => {}); });
    await new Promise((go) => { silent.listen(0, '127.0.0.1', go); });
    await set({ port: silent.address().port });
    const began = Date.now(), hangs = send();
    await sleep(200);
    assert.equal((await owner.ask('GET', '/api/v1/orders')).status, 200);
    assert.ok(Date.now() - began < 5000);
    const r = await hangs;
    assert.equal(r.status, 502);
    assert.match(r.json.detail, /did not answer in time/);
    assert.ok(Date.now() - began < 12000, `${Date.now() - began} ms`);
    for (const c of sockets) c.destroy();
    silent.close();
  });
});

describe('settings', () => {
  test('the password is written only, and given to no other server or user', async () => {
    await set(open);
    const s = { ...settings(open), tls: 'starttls', ...login };
    assert.equal((await put(s)).status, 200);
    const read = await owner.ask('GET', '/api/v1/mail-server');
    assert.equal(read.json.password, true);
    assert.doesNotMatch(read.text, /secret word|s1:/);
    assert.equal((await put({ ...s, password: undefined, sender_name: 'North' })).json.password, true);
    for (const more of [{ host: 'evil.example' }, { port: 588 }, { user: 'other' }, { tls: 'tls' }, { ca: tls.ca }])
      assert.equal(field(await put({ ...s, password: undefined, ...more })), 'password', JSON.stringify(more));
    assert.equal(field(await put({ ...s, host: '10.1.2.3' })), 'host');
    assert.equal(field(await put({ ...s, tls: 'none' })), 'tls');
    assert.equal(field(await put({ ...s, sender: 'nobody' })), 'sender');
    const said = (await events('mail_server.')).filter((e) => e.field === 'password' || e.field === 'sender_name');
    assert.deepEqual(said.slice(0, 2).map((e) => [e.field, e.from, e.to, e.actor]), [['sender_name', null, 'North', 'staff'], ['password', null, 'set anew', 'staff']]);
    assert.equal((await owner.ask('DELETE', '/api/v1/mail-server')).status, 204);
    assert.equal((await owner.ask('GET', '/api/v1/mail-server')).status, 404);
    assert.equal((await owner.ask('DELETE', '/api/v1/mail-server')).status, 404);
  });
});

const box = async () => (await owner.ask('GET', '/api/v1/mails')).json.items;
async function until(fits, say) {
  for (let i = 0; i < 1200; i++) {
    if (await fits()) return;
    await sleep(25);
  }
  assert.fail(say);
}

describe('the box', () => {
  test('an invitation goes out by itself: subject and words in any alphabet, the link once', async () => {
    await set(open, { sender_name: 'Řezníček & Söhne' });
    const began = open.mails.length, r = await owner.ask('POST', '/api/v1/invitations', { email: 'ines@example.com', role: 'agent' });
    assert.equal(r.json.mailed, true);
    await until(() => open.mails.length > began, 'no mail');
    const m = open.mails.at(-1);
    assert.match(m.text, /^From: =\?UTF-8\?Q\?=C5=98ezn/m);
    assert.match(m.text, /^Message-ID: <mai_\w+@north\.example>\r$/m);
    assert.match(m.text, /^Date: \w{3}, \d+ \w{3} 20\d\d \d\d:\d\d:\d\d \+0000\r$/m);
    assert.ok(words(m).includes(r.json.link));
    await until(async () => (await box())[0].state === 'sent', 'not marked');
    const row = (await box())[0];
    assert.deepEqual([row.to, row.trouble], ['ines@example.com', null]);
    assert.doesNotMatch(JSON.stringify(await box()), /invite=/);
  });

  test('refused for good: it stands in the box with the reason, the owner is warned, and the next that goes ends the warning', async () => {
    let no = true;
    const s = await peer({ onRcptTo: (a, _, done) => (no ? done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 })) : done()) });
    await set(s);
    await owner.ask('POST', '/api/v1/invitations', { email: 'typo@example.com', role: 'agent' });
    await until(async () => (await box())[0].state === 'failed', 'not failed');
    assert.match((await box())[0].trouble, /refused the mail \(550\).*no such mailbox/);
    const warned = async () => (await owner.ask('GET', '/api/v1/warnings')).json.items.filter((x) => x.what === 'mail');
    await until(async () => (await warned()).length === 1, 'no warning');
    assert.match((await warned())[0].detail, /^A mail could not be sent: /);
    no = false;
    await owner.ask('POST', '/api/v1/invitations', { email: 'right@example.com', role: 'agent' });
    await until(async () => (await warned()).length === 0, 'the warning stays');
  });

  test('put off: tried again, the same mail', async () => {
    const seen = [];
    const s = await peer({ onData(stream, _, done) {
      let text = '';
      stream.on('data', (d) => { text += d; });
      stream.on('end', () => { seen.push(text); done(seen.length === 1 ? Object.assign(new Error('later'), { responseCode: 451 }) : null); });
    } });
    await set(s);
    await owner.ask('POST', '/api/v1/invitations', { email: 'greylisted@example.com', role: 'agent' });
    await until(async () => /451/.test((await box())[0].trouble), 'no trouble noted');
    assert.equal((await box())[0].state, 'waiting');
    await until(async () => (await box())[0].state === 'sent', 'not sent again');
    assert.equal(seen.length, 2);
    assert.equal(seen[0], seen[1]);
    assert.equal((await box())[0].trouble, null);
  });

  test('no server: nothing is put into the box', async () => {
    await owner.ask('DELETE', '/api/v1/mail-server');
    const before = (await box()).length;
    assert.equal((await owner.ask('POST', '/api/v1/invitations', { email: 'byhand@example.com', role: 'agent' })).json.mailed, false);
    assert.equal((await box()).length, before);
    assert.equal((await send()).status, 404);
  });

  test('rekey seals anew what waits, the server’s password, and second factors', async () => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'of the test, and long enough to be one\n', { mode: 0o600 });
    const own = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1', WISMO_SECRET: '', WISMO_SECRET_FILE: secret } });
    const boss = await Person.signed_in(own, own.shop.email);
    const p = await member(own, own.shop, 'agent'), codes = await p.factor();
    const s = await peer({ ...auth, ...tls, disabledCommands: [] });
    assert.equal((await boss.ask('PUT', '/api/v1/mail-server', settings(s, { tls: 'starttls', ...login, ca: tls.ca }))).status, 200);
    assert.match(own.run('rekey'), /A new key was made\. 4 secrets/);   /* two shops' identity secrets, a factor, a password */
    own.run('rekey', '--forget');
    await own.stop();
    await own.serve();
    assert.equal((await p.open({ code: codes[0] })).status, 201);
    assert.equal((await boss.ask('POST', '/api/v1/mail-server/test', { to: 'ann@example.com' })).status, 204);
    await own.end();
  });
});

test('the demo keeps its mails and shows them', async () => {
  const demo = await Wismo.start({ demo: true });
  const p = await Person.signed_in(demo, 'owner@demo.example', 'demo-shop-owner');
  const r = await p.ask('POST', '/api/v1/invitations', { email: 'new@demo.example', role: 'agent' });
  assert.equal(r.json.mailed, true);
  const list = (await demo.ask('GET', '/demo/mails')).json.items;
  assert.deepEqual(list.map((m) => [m.to, m.state]), [['new@demo.example', 'kept']]);
  assert.ok(list[0].text.includes(r.json.link));
  await demo.end();
  assert.equal((await w.ask('GET', '/demo/mails')).status, 404);
});

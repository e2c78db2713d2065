// fresh_https.mjs - run by fresh.mjs in a network and process space of its own (only loopback, every port free): in the Debian where
// `wismo setup` was run, a second Caddy is the ACME server, the first fetches its certificate from it, wismo runs as the
// unit's ExecStart line and user. No systemd runs there, so the line is started by hand.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import tls from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { Root } from './fresh_root.mjs';
import { Proxy } from './proxy.mjs';

const DOMAIN = 'chat.shop.test';
const { root: path, key, password } = JSON.parse(readFileSync('build/fresh/https.in', 'utf8'));
const root = Root.at(path, { shared: true });
const running = [];
const start = (text) => { const r = root.start(text); running.push(r); return r; };
const until = async (what, fits, run) => {
  for (const end = Date.now() + 60000; ;) {
    const got = await fits().catch(() => false);
    if (got) return got;
    assert.ok(Date.now() < end, `${what} did not happen\n${run?.said.slice(-3000)}`);
    await sleep(100);
  }
};

function acmeServer() {
  mkdirSync(join(path, 'srv/acme'), { recursive: true });
  writeFileSync(join(path, 'srv/acme/Caddyfile'), `{
	admin off
	skip_install_trust
	http_port 14080
	https_port 14000
	storage file_system /srv/acme/data
}
acme.test {
	tls internal
	acme_server
}
`);
  appendFileSync(join(path, 'etc/hosts'), `127.0.0.1 acme.test ${DOMAIN}\n`);
  return start('HOME=/srv/acme caddy run --config /srv/acme/Caddyfile --adapter caddyfile');
}

/** The unit's ExecStart as its User, as setup says to do without systemd. */
function service(prefix = '') {
  const unit = readFileSync(join(path, 'lib/systemd/system/wismo.service'), 'utf8');
  const [, line] = /^ExecStart=(.*)$/m.exec(unit), [, user] = /^User=(.*)$/m.exec(unit);
  return prefix ? start(`${prefix} -u ${user} ${line}`) : start(`runuser -u ${user} -- ${line}`);
}

const plain = (port, p, options = {}) => new Promise((done, failed) => {
  const rq = http.request({ host: '127.0.0.1', port, path: p, agent: false, ...options }, (res) => {
    let text = '';
    res.on('data', (d) => { text += d; });
    res.on('end', () => done({ status: res.statusCode, headers: res.headers, text }));
  });
  rq.on('error', failed);
  rq.end(options.body);
});

async function chat(p, widget) {
  const script = await p.ask('GET', `/widget/${widget}.js`);
  assert.equal(script.status, 200);
  const put = await p.ask('PUT', '/api/v1/orders/by-number/1042', { token: key, body: { email: 'ann@example.com', currency: 'EUR', total: { minor: 4200, currency: 'EUR' }, delivery: 'in_transit' } });
  assert.equal(put.status, 201, put.text);
  const opening = `/api/v1/chat/${widget}/conversations`;
  const begun = await p.ask('POST', opening, { body: {}, headers: { origin: 'https://shop.test' } });
  assert.equal(begun.status, 201, begun.text);
  assert.equal(begun.headers['access-control-allow-origin'], 'https://shop.test');
  const { id, token } = begun.json.conversation, talk = `/api/v1/chat/conversations/${id}`;
  let heard = '', stream;
  p.ask('GET', `${talk}/events`, { token, onData: (d, rq) => { heard += d; stream = rq; } }).catch(() => {});
  await until('the stream\'s beginning', async () => heard);
  const turn = await p.ask('POST', `${talk}/messages`, { body: { text: '1042 ann@example.com' }, token });
  const answered = Date.now();
  assert.equal(turn.status, 200, turn.text);
  assert.match(turn.text, /"kind":"order"/);
  await until('the answer in the stream', async () => heard.includes(`\nid: ${turn.json.messages.at(-1).seq}\n`));
  const behind = Date.now() - answered;
  stream.destroy();
  assert.ok(behind < 1000, `the stream was ${behind} ms behind`);
  return { opening, behind };
}

async function addresses(p, opening) {
  const open = async (from, headers) => (await p.ask('POST', opening, { body: {}, from, headers })).status;
  const direct = async (from, claimed) => (await plain(8080, opening, { method: 'POST', localAddress: from, body: '{}', headers: { 'content-type': 'application/json', 'content-length': 2, 'x-forwarded-for': claimed } })).status;
  const exhaust = async (fn) => { for (let i = 0; i < 40; i++) if (await fn() === 429) return; assert.fail('the limit of an address never came'); };
  await exhaust(() => open('127.0.0.10'));
  assert.equal(await open('127.0.0.10', { 'x-forwarded-for': '203.0.113.1' }), 429, 'Caddy let a claimed address through');
  assert.equal(await open('127.0.0.11'), 201, 'another shopper was counted as the same');
  await exhaust(() => direct('127.0.0.20', '203.0.113.2'));
  assert.equal(await direct('127.0.0.20', '203.0.113.3'), 429, 'wismo believed somebody who is no trusted proxy');
}

/** Names in a system call filter, its groups opened. */
function allowed(unit) {
  const sets = {};
  let current;
  for (const l of execFileSync('systemd-analyze', ['syscall-filter'], { encoding: 'utf8' }).split('\n')) {
    if (/^@/.test(l)) sets[current = l.trim()] = [];
    else if (l.trim() && !l.trim().startsWith('#') && current) sets[current].push(l.trim());
  }
  const names = (list) => list.flatMap((n) => (n.startsWith('@') ? names(sets[n]) : [n]));
  const out = new Set();
  for (const [, not, list] of unit.matchAll(/^SystemCallFilter=(~?)(.*)$/gm)) for (const n of names(list.split(' '))) not ? out.delete(n) : out.add(n);
  return out;
}

/** The service once more, under strace: what it asks of the kernel from its first instruction to its end. */
async function calls(p, opening) {
  if (root.try('command -v strace').status !== 0 || spawnSync('systemd-analyze', ['--version']).status !== 0) return { calls: 'not checked: no strace or systemd-analyze', refused: null };
  const run = service('strace -f -qq -o /srv/calls');
  await until('wismo under strace', async () => (await plain(8080, '/readyz')).status === 200, run);
  assert.equal((await p.ask('POST', opening, { body: {}, from: '127.0.0.30' })).status, 201);
  assert.equal((await p.ask('POST', '/api/v1/session', { body: { email: 'owner@shop.test', password }, from: '127.0.0.30' })).status, 201);
  await run.end();
  const used = new Set([...readFileSync(join(path, 'srv/calls'), 'utf8').matchAll(/^\d+\s+(\w+)\(/gm)].map((m) => m[1]));
  const may = allowed(readFileSync(join(path, 'lib/systemd/system/wismo.service'), 'utf8'));
  const refused = [...used].filter((n) => !may.has(n) && n !== 'execve');
  assert.ok(used.size > 30, 'strace saw hardly anything');
  return { calls: refused.length ? refused.join(' ') : `none of ${used.size} used`, refused: refused.length };
}

try {
  execFileSync('ip', ['link', 'set', 'lo', 'up']);
  const acme = acmeServer();
  const authority = await until('the ACME server\'s root', async () => readFileSync(join(path, 'srv/acme/data/pki/authorities/local/root.crt'), 'utf8'), acme);
  writeFileSync(join(path, 'usr/local/share/ca-certificates/acme.crt'), authority);
  root.sh('update-ca-certificates >/dev/null 2>&1');
  const wismo = service();
  await until('wismo', async () => (await plain(8080, '/readyz')).status === 200, wismo);
  const began = Date.now();
  const front = start('HOME=/var/lib/caddy caddy run --config /etc/caddy/Caddyfile --adapter caddyfile');
  const p = new Proxy(front.child, 443, 80, () => authority, DOMAIN);
  await until('the certificate', async () => (await p.ask('GET', '/readyz')).status === 200, front);
  const certified = (Date.now() - began) / 1000;
  const chain = await new Promise((done, failed) => { const s = tls.connect({ port: 443, host: '127.0.0.1', servername: DOMAIN, ca: authority }, () => { const c = s.getPeerX509Certificate(); s.end(); done(c); }).on('error', failed); });
  assert.ok(chain instanceof X509Certificate && chain.checkHost(DOMAIN), 'not a certificate for the domain');
  assert.ok(readdirSync(join(path, 'var/lib/caddy/.local/share/caddy/certificates')).some((d) => d.includes('acme.test')), 'the certificate is not from the ACME server');
  const redirected = await plain(80, '/x', { headers: { host: DOMAIN } });
  assert.equal(redirected.headers.location, `https://${DOMAIN}/x`);
  const again = root.sh('wismo setup </dev/null 2>&1');
  assert.match(again, new RegExp(`https://${DOMAIN} answers\\.`), again);
  const [, widget] = new RegExp(`<script async src="https://${DOMAIN}/widget/(\\w+)\\.js"></script>`).exec(again);
  const { opening, behind } = await chat(p, widget);
  await addresses(p, opening);
  await wismo.end();
  assert.match(wismo.said, /wismo serves https:\/\/chat\.shop\.test/);
  const traced = await calls(p, opening);
  console.log(`PROVEN ${JSON.stringify({ https: `all; certificate after ${certified.toFixed(1)} s, stream ${behind} ms behind the answer`, ...traced })}`);
} finally {
  for (const r of running) await r.end();
}

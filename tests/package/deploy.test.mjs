// deploy.test.mjs - the ready configurations of docs/deploy do what they promise: HTTPS, redirects, streams at once,
// bodies up to 8 MB, and the shopper's real address, which limits count by.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo } from '../http/wismo.mjs';
import { DOMAIN, caddy, freePort, has, nginx } from './proxy.mjs';

const BURST = 20; /* conversations that one address may open at once (api/limits.c) */
let w, port, folder, opening;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wismo-proxy-'));
  port = await freePort();
  w = await Wismo.start({ limits: true, env: { WISMO_URL: `https://${DOMAIN}`, WISMO_TRUSTED_PROXIES: '127.0.0.1,::1' } });
  await w.stop();
  await w.serve('--listen', `127.0.0.1:${port}`);
  w.url = `http://127.0.0.1:${port}`;
  opening = `/api/v1/chat/${w.shop.assistant_key}/conversations`;
  await w.order('1042', 'ann@example.com');
});
after(async () => {
  await w.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Straight to wismo, past the proxy, from an address that nobody trusts. */
const direct = (from, headers) => new Promise((done, failed) => {
  const rq = http.request({ host: '127.0.0.1', port, localAddress: from, method: 'POST', path: opening, agent: false,
    headers: { 'content-type': 'application/json', 'content-length': 2, ...headers } }, (res) => { res.resume(); done(res.statusCode); });
  rq.on('error', failed);
  rq.end('{}');
});

/** Tries until that address may open no more conversations. */
async function exhaust(open) {
  for (let i = 0; i < BURST + 15; i++) if (await open() === 429) return i;
  assert.fail('the limit of an address never came');
}

function proven(start, net) {
  let p;
  before(async () => { p = await start(); });
  after(() => p?.stop());
  const address = (n) => `127.0.${net}.${n}`;

  test('HTTPS answers; plain HTTP is sent there; the browser is told to stay', async () => {
    const page = await p.ask('GET', '/readyz');
    assert.equal(page.status, 200);
    assert.match(page.headers['strict-transport-security'], /max-age=\d{7,}/);
    const plain = await p.plain('/widget/x.js');
    assert.ok([301, 308].includes(plain.status), String(plain.status));
    assert.match(plain.headers.location, new RegExp(`^https://${DOMAIN}(:\\d+)?/widget/x\\.js$`));
  });

  test('a chat from the page to the order\'s status, and its stream as it is said', async () => {
    const from = address(1);
    const script = await p.ask('GET', `/widget/${w.shop.assistant_key}.js`, { from });
    assert.equal(script.status, 200);
    assert.ok(script.text.includes(`https://${DOMAIN}`) || script.text.includes('/api/v1/chat'), 'the widget does not know where to ask');
    const begun = await p.ask('POST', opening, { body: {}, from, headers: { origin: `https://${DOMAIN}` } });
    assert.equal(begun.status, 201, begun.text);
    w.secrets.add(begun.json.conversation.token);
    const { id, token } = begun.json.conversation, path = `/api/v1/chat/conversations/${id}`;

    let heard = '', first = 0, stream;
    const ended = p.ask('GET', `${path}/events`, { token, from, onData: (d, rq) => { heard += d; first ||= Date.now(); stream = rq; } });
    const opened = Date.now();
    for (; !first && Date.now() < opened + 5000;) await sleep(10);
    assert.ok(first, 'the stream\'s beginning did not come through');

    const words = '1042 ann@example.com';
    const turn = await p.ask('POST', `${path}/messages`, { body: { text: words }, token, from });
    const answered = Date.now();
    assert.equal(turn.status, 200, turn.text);
    assert.match(turn.text, /1042/);
    const last = `\nid: ${turn.json.messages.at(-1).seq}\n`;
    for (; !heard.includes(last) && Date.now() < answered + 5000;) await sleep(5);
    assert.ok(heard.includes(last), `the stream does not have${last} ${heard.slice(-300)}`);
    assert.ok(Date.now() - answered < 1000, `the stream was ${Date.now() - answered} ms behind the answer`);
    stream.destroy();
    await ended.catch(() => {});
  });

  test('a session\'s cookie is for HTTPS only', async () => {
    const r = await p.ask('POST', '/api/v1/session', { body: { email: w.shop.email, password: 'correct horse battery' }, from: address(2) });
    assert.equal(r.status, 201, r.text);
    assert.match(r.headers['set-cookie'][0], /^__Host-wismo_session=\w{40}; .*; Secure/);
  });

  test('a body of 7 MB reaches wismo, one of 9 MB does not', async () => {
    const bulk = (n) => p.ask('POST', '/api/v1/orders/bulk', { token: w.shop.api_key, from: address(3),
      headers: { 'content-type': 'application/x-ndjson' },
      body: Array.from({ length: 900 }, (_, i) => JSON.stringify({ number: `B${net}-${i}`, email: 'b@example.com', comment: 'x'.repeat(n) })).join('\n') });
    const fits = await bulk(7 * 1e6 / 900 - 60).catch((e) => ({ status: e.code }));
    assert.equal(fits.status, 200, fits.text);
    const large = await bulk(9 * 1e6 / 900).catch((e) => ({ status: e.code }));
    // Caddy finds out while it passes the body on, and says 502 when wismo was faster with its own refusal.
    assert.ok([413, 502, 'EPIPE', 'ECONNRESET'].includes(large.status), `${large.status}`);
  });

  test('the shopper\'s address is the one that the proxy sees; what a browser claims counts for nothing', async () => {
    const open = (from, headers) => p.ask('POST', opening, { body: {}, from, headers }).then((r) => {
      if (r.json?.conversation) w.secrets.add(r.json.conversation.token);
      return r.status;
    });
    assert.ok(await exhaust(() => open(address(10))) >= BURST, 'one address was stopped early');
    assert.equal(await open(address(10), { 'x-forwarded-for': '203.0.113.9' }), 429, 'a claimed address was believed');
    assert.equal(await open(address(11)), 201, 'another shopper behind the same proxy was stopped as well');
    assert.equal(await open(address(12), { 'x-forwarded-for': address(10) }), 201, 'a claimed address was counted');
    await exhaust(() => direct(address(20), { 'x-forwarded-for': '203.0.113.10' }));
    assert.equal(await direct(address(20), { 'x-forwarded-for': '203.0.113.11' }), 429, 'an address that is no trusted proxy was believed');
    assert.equal(await direct('127.0.0.1', { 'x-forwarded-for': '203.0.113.12' }), 201, 'the trusted proxy was not believed');
    assert.equal(await open(address(13), { forwarded: `for=${address(10)}`, 'x-real-ip': address(10) }), 201);
  });
}

describe('docs/deploy/nginx.conf', { skip: has('nginx') ? false : 'there is no nginx' }, () => {
  proven(() => nginx(folder, port), 11);
});

describe('docs/deploy/Caddyfile', { skip: has('caddy') ? false : 'there is no caddy' }, () => {
  proven(() => caddy(folder, readFileSync('docs/deploy/Caddyfile', 'utf8').replace('127.0.0.1:8080', `127.0.0.1:${port}`), 'you@shop.example'), 12);
});

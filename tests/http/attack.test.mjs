// attack.test.mjs - the real server against requests that are attacks (attack/table.mjs): alone, where each has its
// answer, and behind nginx in four ways, where nginx must never see two answers for one request. WISMO_PROVE=1 (make
// test-attack) adds the limits that take a minute, and keeps the figures.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import net from 'node:net';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { prove } from '../proof.mjs';
import { ask as ask_h2 } from './attack/h2.mjs';
import { attacks, attacks_h2 } from './attack/table.mjs';
import { Nginx, NGINX, Recorder, ask } from './attack/wire.mjs';
import { Wismo } from './wismo.mjs';

const LONG = Boolean(process.env.WISMO_PROVE);
const H = 'Host: a\r\n';
const figures = [];
const figure = (what, must, got, reached) => figures.push({ what, must, got: String(got), reached });
const victim = `GET /api/v1/me HTTP/1.1\r\n${H}\r\n`;        /* 401, as nothing else is that an attack hides */
let w, port;
const heads = (name) => (name === 'a pipeline' ? [2] : name.startsWith('HEAD') ? [0] : []);
const fill = (bytes) => bytes.replaceAll('/@/', `/${w.shop.assistant_key}/`);

before(async () => {
  w = await Wismo.start();
  port = Number(new URL(w.url).port);
});
after(async () => {
  await w.end();
  if (LONG) prove('attack', 'make test-attack', figures);
});

describe('alone', () => {
  const bad = [];
  for (const [name, bytes, alone, open] of attacks)
    test(name, async () => {
      /* an attack is answered and the connection closed: what is behind it is no request */
      const r = await ask(port, `${fill(bytes)}${victim}`, { enough: open ? alone.length + 1 : Infinity, head: heads(name), quiet: 1000 });
      const statuses = open ? [...alone, 401] : alone;
      if (name === 'length of a GET') statuses[1] = 401;
      try {
        assert.deepEqual(r.statuses, statuses);
        assert.deepEqual([r.wrong, r.rest], [[], 0]);
        assert.equal(r.closed, !open);
        assert.equal(r.heads.at(-1).fields.some(([n, v]) => n === 'connection' && v === 'close'), !open);
        for (const h of r.heads) if (h.status >= 400 && h.body) assert.equal(JSON.parse(h.body).status, h.status);
      } catch (e) { bad.push(name); throw e; }
    });
  test('405 says what is allowed', async () => {
    const r = await ask(port, `DELETE /healthz HTTP/1.1\r\n${H}\r\n`, { enough: 1 });
    assert.equal(r.heads[0].fields.find(([n]) => n === 'allow')[1], 'GET, HEAD');
  });
  test('100-continue is said when the route wants the body, and not when it refuses it', async () => {
    const head = (path) => `POST ${path} HTTP/1.1\r\n${H}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n`;
    const begun = await new Promise((done) => {
      const s = net.connect(port, '127.0.0.1', () => s.write(head(`/api/v1/chat/${w.shop.assistant_key}/conversations`)));
      let got = '';
      s.on('data', (d) => { got += d; if (got === 'HTTP/1.1 100 Continue\r\n\r\n') s.write('{}'); else if (got.includes('201')) { done(got); s.destroy(); } });
    });
    assert.match(begun, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
    assert.deepEqual((await ask(port, head('/healthz'), { quiet: 500 })).statuses, [405]);
  });
  test('an asset: HEAD, 304, one range, 416', async () => {
    const get = (fields, method = 'GET') => ask(port, `${method} /storefront/ HTTP/1.1\r\n${H}${fields}\r\n`, { enough: 1, head: method === 'HEAD' ? [0] : [] });
    const [whole, head] = [await get(''), await get('', 'HEAD')], value = (r, n) => r.heads[0].fields.find(([name]) => name === n)?.[1];
    const tag = value(whole, 'etag');
    assert.equal(value(head, 'content-length'), String(whole.heads[0].body.length));
    assert.deepEqual((await get(`If-None-Match: ${tag}\r\n`)).statuses, [304]);
    const part = await get('Range: bytes=3-6\r\n');
    assert.deepEqual(part.statuses, [206]);
    assert.equal(part.heads[0].body, whole.heads[0].body.slice(3, 7));
    assert.deepEqual((await get('Range: bytes=99999999-\r\n')).statuses, [416]);
  });
  after(() => figure('attacks on the server alone', 'each refused as written, or served, and no second answer', `${attacks.length} forms, ${bad.length} wrong${bad.length ? `: ${bad.join('; ')}` : ''}`, bad.length === 0));
});

test('the recorder sees what must not be', async () => {
  const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', faults = {
    'two answers for one request': `${ok}${ok}`, 'bytes behind an answer': `${ok}x`, 'two lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok',
    'no answer': 'ok\r\n\r\n', 'bytes after the last': 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n\r\n', nothing: ok };
  for (const [name, said] of Object.entries(faults)) {
    const liar = net.createServer((s) => { s.on('data', () => s.end(said)); s.on('error', () => {}); }).listen(0, '127.0.0.1');
    await new Promise((done) => liar.once('listening', done));
    const r = await Recorder.start(liar.address().port);
    await ask(r.port, victim, { quiet: 200 });
    assert.equal(r.seen.faults.length > 0, name !== 'nothing', `${name}: ${r.seen.faults}`);
    r.close();
    liar.close();
  }
});

describe('behind nginx', { skip: !NGINX && 'nginx is not installed', concurrency: true }, () => {
  let n;
  const warm = `GET /healthz HTTP/1.1\r\n${H}\r\n`;
  before(async () => { n = await Nginx.start(port); });
  after(() => n.stop());

  const check = (front, faults, r) => {
    const seen = n.fronts[front].recorder.seen;
    assert.deepEqual(seen.faults, [], r);
    assert.ok(seen.answers <= seen.requests, `${seen.answers} answers for ${seen.requests} requests`);
    return seen;
  };
  const label = { shipped: 'docs/deploy/nginx.conf', streamed: 'bodies passed on as they come', plain: 'HTTP/1.0 upstream', h2: 'docs/deploy/nginx.conf, HTTP/2 in front' };

  async function through(front, list, attack) {
    const { port: at } = n.fronts[front];
    const bad = [];
    for (const [name, ...rest] of list) {
      assert.deepEqual((await ask(at, warm, { enough: 1 })).statuses, [200]);
      const r = await attack(at, name, ...rest);
      const after_it = await ask(at, victim, { enough: 1 });
      try {
        assert.deepEqual(after_it.statuses, [401], `${name}: somebody else's answer`);
        check(front, [], name);
        if (r.wrong) assert.deepEqual(r.wrong, [], name);
      } catch (e) { bad.push(name); console.log(`# ${front}: ${e.message}`); }
    }
    const seen = n.fronts[front].recorder.seen;
    figure(`behind nginx ${Nginx.version()}, ${label[front]}`, 'never two answers for one request; the next client gets its own',
      `${list.length} attacks, ${seen.requests} requests, ${seen.answers} answers, ${bad.length} wrong`, bad.length === 0);
    assert.deepEqual(bad, []);
    return seen;
  }

  const h1 = (at, name, bytes) => ask(at, `${fill(bytes)}${victim}`, { quiet: 40, most: 400, head: heads(name) });
  for (const front of ['shipped', 'streamed', 'plain'])
    test(label[front], async () => {
      const seen = await through(front, attacks, h1);
      assert.equal(seen.reused, front !== 'plain');
    });
  test(label.h2, async () => {
    const { port: at } = n.fronts.h2;
    const h2 = (fields, data = '') => ask_h2(at, fields, fill(data), 40, 400);
    const request = (method, path) => h2([[':method', method], [':scheme', 'http'], [':path', path], [':authority', 'a']]);
    const bad = [];
    assert.ok((await request('GET', '/healthz')).frames.some((f) => f.type === 0), 'an answer with data');
    for (const [name, fields, data] of attacks_h2) {
      await h2(fields.map(([k, v]) => [k, fill(v)]), data);
      const before_it = n.fronts.h2.recorder.seen.statuses.length;
      await request('GET', '/api/v1/me');
      const seen = n.fronts.h2.recorder.seen;
      if (seen.faults.length || seen.answers > seen.requests || seen.statuses.slice(before_it).join() !== '401') { bad.push(name); console.log(`# h2: ${name}: ${JSON.stringify(seen.faults)} ${seen.statuses.slice(before_it)}`); }
    }
    const seen = n.fronts.h2.recorder.seen;
    figure(`behind nginx ${Nginx.version()}, ${label.h2}`, 'never two answers for one request; the next client gets its own',
      `${attacks_h2.length} attacks, ${seen.requests} requests, ${seen.answers} answers, ${bad.length} wrong`, bad.length === 0);
    assert.deepEqual(bad, []);
    assert.ok(seen.reused);
  });
});

/* Limits of time: a second each in the engine's own test; here with what the server really has. */
describe('slow peers', { concurrency: true }, () => {
  const drip = (first, rest, ms = 1000) => new Promise((done) => {
    let got = '', i = 0, from, timer;
    const s = net.connect(port, '127.0.0.1', () => {
      s.write(first);
      from = Date.now();
      timer = setInterval(() => { if (i < rest.length) s.write(rest[i++]); }, ms);
    });
    s.on('data', (d) => { got += d; });
    s.on('error', () => {});
    s.on('close', () => { clearInterval(timer); done({ got, ms: Date.now() - from }); });
  });
  test('a head of one byte a second: 408 after 10 s', async () => {
    const r = await drip('GET /healthz HT', 'TP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaaaaaaa');
    figure('a head of one byte a second', 'closed at 10 s', `${(r.ms / 1000).toFixed(1)} s, ${r.got.slice(9, 12)}`, r.got.startsWith('HTTP/1.1 408') && r.ms > 9500 && r.ms < 13500);
    assert.match(r.got, /^HTTP\/1\.1 408 /);
    assert.ok(r.ms > 9500 && r.ms < 13500, String(r.ms));
  });
  test('a body of one byte a second: 408 after 10 s', async () => {
    const r = await drip(`POST /api/v1/chat/${w.shop.assistant_key}/conversations HTTP/1.1\r\n${H}Content-Length: 100\r\n\r\n`, ' '.repeat(99));
    figure('a body of one byte a second', 'closed at 10 s', `${(r.ms / 1000).toFixed(1)} s, ${r.got.slice(9, 12)}`, r.got.startsWith('HTTP/1.1 408') && r.ms > 9500 && r.ms < 13500);
    assert.match(r.got, /^HTTP\/1\.1 408 /);
    assert.ok(r.ms > 9500 && r.ms < 13500, String(r.ms));
  });
  test('idle keep-alive: closed at 60 s', { skip: !LONG && 'make test-attack' }, async () => {
    const r = await drip(`GET /healthz HTTP/1.1\r\n${H}\r\n`, '');
    figure('an idle connection', 'closed at 60 s', `${(r.ms / 1000).toFixed(1)} s`, r.ms > 59500 && r.ms < 63000);
    assert.ok(r.ms > 59500 && r.ms < 63000, String(r.ms));
  });
  test('a stream: no buffering by proxies; a reader that does not read is cut, comes back, and misses nothing', async () => {
    const chat = await w.chat();
    const r = await fetch(`${w.url}${chat.path}/events`, { headers: { authorization: `Bearer ${chat.token}` } });
    assert.equal(r.headers.get('x-accel-buffering'), 'no');
    r.body.cancel();
    const s = net.connect({ port, host: '127.0.0.1' }, () => s.write(`GET ${chat.path}/events HTTP/1.1\r\n${H}Authorization: Bearer ${chat.token}\r\n\r\n`));
    let cut = false, got = '';
    s.on('data', (d) => { got += d.toString('latin1'); });
    s.on('close', () => { cut = true; });
    s.on('error', () => { cut = true; });
    while (!got.includes('event: state')) await sleep(20);
    s.pause();
    const text = 'What is your returns policy? '.repeat(65);
    let turns = 0;
    const metric = async () => Number(/wismo_http_streams (\d+)/.exec(await (await fetch(`${w.url}/metrics`)).text())?.[1] ?? NaN);
    for (; turns < 1500 && (turns % 50 || (await metric()) > 0); turns++) await chat.say(text);
    const still = await metric();
    s.resume();
    for (let i = 0; i < 100 && !cut; i++) await sleep(20);
    const ids = [...got.matchAll(/^id: (\d+)$/gm)].map((m) => Number(m[1]));
    figure('a stream that is not read', 'cut at 32 KiB behind what the system buffers', `cut after ${turns} turns; ${ids.length} messages had arrived, none missing between`, still === 0);
    assert.equal(still, 0, `not cut after ${turns} turns`);
    assert.deepEqual(ids, ids.map((_, i) => ids[0] + i));
    const back = await chat.listen('', { 'last-event-id': String(ids.at(-1)) });
    await back.until((all) => all.some((e) => e.event === 'message'));
    assert.equal(back.messages()[0].seq, ids.at(-1) + 1);
    back.close();
  });

  const outside = Object.values(os.networkInterfaces()).flat().find((i) => !i.internal && i.family === 'IPv4')?.address;
  test('connections an address: 256', { skip: !outside && 'this machine has only loopback' }, async () => {
    const open = await Wismo.start({ limits: true, serve: ['--listen', `${outside}:0`] });
    const sockets = [];
    try {
      const at = Number(new URL(open.url).port);
      for (let i = 0; i < 300; i++) sockets.push(net.connect(at, outside).on('error', () => {}).resume());
      await sleep(700);
      const gone = sockets.filter((s) => s.readableEnded || s.destroyed || s.closed).length;
      figure('connections from one address', '256 and no more', `${300 - gone} of 300 stayed`, gone === 44);
      assert.equal(gone, 44);
    } finally {
      sockets.forEach((s) => s.destroy());
      await open.stop();
      assert.match(open.log, /level=warn event=refused requests=0 connections=44 /);
      await open.end();
    }
  });
});

// engine.test.mjs - the HTTP engine as a black box: build/engine_server, plain sockets, short time limits.
import { test, describe, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import net from 'node:net';
import os from 'node:os';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const PROGRAM = `${process.env.WISMO_BUILD ?? 'build'}/engine_server`;
const H = 'Host: a\r\n';

async function start(...options) {
  const child = spawn(PROGRAM, options, { stdio: ['pipe', 'pipe', 'pipe'] });
  const server = { child, out: '', err: '', port: 0, ended: once(child, 'exit') };
  child.stdout.on('data', (d) => { server.out += d; });
  child.stderr.on('data', (d) => { server.err += d; });
  for (let i = 0; i < 500 && !/port \d+\n/.test(server.out) && child.exitCode === null; i++) await sleep(10);
  server.port = Number(/port (\d+)/.exec(server.out)?.[1] ?? 0);
  server.stop = async (ms = 5000) => {
    child.stdin.write(`stop ${ms}\n`);
    const [code] = await server.ended;
    assert.equal(code, 0, server.err);
    assert.equal(server.err, '');
  };
  return server;
}

/** A socket that gathers what comes. */
class Client {
  constructor(server, options = {}) {
    this.got = '';
    this.closed = false;
    this.socket = net.connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true, ...options });
    this.socket.setNoDelay(true);
    this.socket.on('data', (d) => { this.got += d.toString('latin1'); this.check?.(); });
    this.socket.on('end', () => { this.closed = true; this.check?.(); });
    this.socket.on('close', () => { this.closed = true; this.check?.(); });
    this.socket.on('error', (e) => { this.error = e; });
  }

  send(text) { this.socket.write(text, 'latin1'); return this; }
  close() { this.socket.destroy(); }

  /** Waits until the predicate on what has come is true; fails after ms. */
  async until(fits, ms = 8000) {
    const done = () => fits(this.got, this.closed);
    if (done()) return this.got;
    await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited ${ms} ms in vain; got ${JSON.stringify(this.got.slice(-600))} closed=${this.closed}`)), ms);
      this.check = () => { if (done()) { clearTimeout(timer); this.check = null; resolve(); } };
      this.check();
    });
    return this.got;
  }

  end(ms) { return this.until((_, closed) => closed, ms); }

  /** The next whole answer, taken out of what has come. */
  async answer({ head = false, ms } = {}) {
    let found;
    await this.until((got, closed) => {
      const at = got.indexOf('\r\n\r\n');
      if (at < 0) { if (closed) throw new Error(`closed after ${JSON.stringify(got)}`); return false; }
      const lines = got.slice(0, at).split('\r\n');
      const fields = Object.fromEntries(lines.slice(1).map((l) => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 2)]));
      const n = head ? 0 : Number(fields['content-length'] ?? 0);
      if (got.length < at + 4 + n) return false;
      found = { status: Number(lines[0].split(' ')[1]), fields, body: got.slice(at + 4, at + 4 + n), end: at + 4 + n };
      return true;
    }, ms);
    this.got = this.got.slice(found.end);
    return found;
  }
}

async function ask(server, text, options) {
  const c = new Client(server);
  const a = await c.send(text).answer(options);
  c.close();
  return a;
}
const get = (server, path, more = '') => ask(server, `GET ${path} HTTP/1.1\r\n${H}${more}\r\n`);
const json = async (server, path, more) => JSON.parse((await get(server, path, more)).body);
async function figures(server, fits, ms = 5000) {
  for (let i = 0; ; i += 20) {
    const f = await json(server, '/figures');
    if (fits(f)) return f;
    if (i > ms) assert.fail(`figures stay ${JSON.stringify(f)}`);
    await sleep(20);
  }
}

describe('requests and answers', () => {
  let s;
  before(async () => { s = await start('head=1', 'idle=2'); });
  after(() => s.stop());

  test('an answer is framed and carries what every answer carries', async () => {
    const a = await ask(s, `POST /a%20b?q=x+y%21&z HTTP/1.1\r\n${H}Content-Length: 5\r\nX-Y:  z \r\n\r\nhello`);
    assert.equal(a.status, 200);
    assert.equal(a.fields['x-content-type-options'], 'nosniff');
    assert.match(a.fields.date, /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);
    assert.ok(Math.abs(Date.parse(a.fields.date) - Date.now()) < 5000);
    assert.equal(new Date(a.fields.date).toUTCString(), a.fields.date);
    assert.equal(a.fields.connection, undefined);
    const e = JSON.parse(a.body);
    assert.deepEqual([e.method, e.path, e.query, e.q, e.body, e.peer, e.client, e.secure], ['POST', '/a b', 'q=x+y%21&z', 'x y!', 'hello', '127.0.0.1', '127.0.0.1', false]);
    assert.equal(e.fields['x-y'], 'z');
  });

  const chunked = `POST /x HTTP/1.1\r\n${H}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: u\r\n\r\n`;

  test('chunked bodies are joined; every split gives the same', async () => {
    const request = `${chunked}GET /end-mark HTTP/1.1\r\n${H}\r\n`;
    for (let at = 1; at < request.length; at += 3) {
      const c = new Client(s);
      c.send(request.slice(0, at));
      await sleep(at % 5);
      c.send(request.slice(at));
      assert.equal(JSON.parse((await c.answer()).body).body, 'abcde');
      assert.equal(JSON.parse((await c.answer()).body).path, '/end-mark');
      c.close();
    }
    const c = new Client(s);
    for (const ch of request) { c.send(ch); await new Promise(setImmediate); }
    assert.equal(JSON.parse((await c.answer()).body).body, 'abcde');
    assert.equal(JSON.parse((await c.answer()).body).path, '/end-mark');
    c.close();
  });

  test('pipelined requests are answered in order, also slow before fast', async () => {
    const c = new Client(s);
    let all = '';
    for (let i = 0; i < 60; i++)
      all += i % 3 === 0 ? `GET /slow?ms=${i % 7} HTTP/1.1\r\n${H}\r\n` : i % 3 === 1 ? `POST /${i} HTTP/1.1\r\n${H}Content-Length: 3\r\n\r\nabc` : `GET /inline HTTP/1.1\r\n${H}\r\n`;
    c.send(all);
    for (let i = 0; i < 60; i++) {
      const a = await c.answer();
      if (i % 3 === 0) assert.equal(a.body, 'slow');
      else if (i % 3 === 1) assert.equal(JSON.parse(a.body).path, `/${i}`);
      else assert.equal(a.body, 'inline');
    }
    c.close();
  });

  test('very many pipelined requests', async () => {
    const c = new Client(s);
    c.send(`GET /inline HTTP/1.1\r\n${H}\r\n`.repeat(5000));
    await c.until((got) => (got.match(/inline/g) ?? []).length === 5000);
    c.close();
  });

  test('HTTP/1.0: no Host needed, closed after the answer', async () => {
    const c = new Client(s).send('GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n');
    const a = await c.answer();
    assert.equal(a.status, 200);
    assert.equal(a.fields.connection, 'close');
    assert.equal(a.fields['transfer-encoding'], undefined);
    await c.end();
  });

  test('Connection: close is obeyed', async () => {
    const c = new Client(s).send(`GET /x HTTP/1.1\r\n${H}Connection: x, close\r\n\r\nGET /y HTTP/1.1\r\n${H}\r\n`);
    const got = await c.end();
    assert.equal(got.match(/HTTP\/1.1/g).length, 1);
  });

  test('a client that has closed its side still gets its answers', async () => {
    const c = new Client(s).send(`GET /slow?ms=50 HTTP/1.1\r\n${H}\r\nGET /x HTTP/1.1\r\n${H}\r\n`);
    c.socket.end();
    assert.equal((await c.answer()).body, 'slow');
    assert.equal((await c.answer()).status, 200);
    await c.end();
  });

  test('HEAD: the length, not the body', async () => {
    const c = new Client(s).send(`HEAD /fixed HTTP/1.1\r\n${H}\r\nHEAD /x HTTP/1.1\r\n${H}\r\nGET /fixed HTTP/1.1\r\n${H}\r\n`);
    assert.equal((await c.answer({ head: true })).fields['content-length'], '10');
    assert.ok(Number((await c.answer({ head: true })).fields['content-length']) > 20);
    assert.equal((await c.answer()).body, '0123456789');
    c.close();
  });

  test('304 when the tag is known', async () => {
    for (const tag of ['"v1"', 'W/"v1"', '"x", "v1"', '*', '"x",W/"v1"'])
      for (const method of ['GET', 'HEAD']) {
        const a = await ask(s, `${method} /fixed HTTP/1.1\r\n${H}If-None-Match: ${tag}\r\n\r\n`, { head: true });
        assert.equal(a.status, 304, tag);
        assert.equal(a.fields.etag, '"v1"');
        assert.equal(a.fields['content-length'], undefined);
      }
    for (const tag of ['"v2"', 'v1', '"v1', '', '"v1x"'])
      assert.equal((await get(s, '/fixed', `If-None-Match: ${tag}\r\n`)).status, 200, tag);
  });

  test('ranges', async () => {
    const want = { '0-3': '0123', '8-': '89', '-3': '789', '5-5': '5', '3-99': '3456789', '-99': '0123456789' };
    for (const [range, body] of Object.entries(want)) {
      const a = await get(s, '/fixed', `Range: bytes=${range}\r\n`);
      assert.equal(a.status, 206, range);
      assert.equal(a.body, body);
      assert.match(a.fields['content-range'], /^bytes \d-\d\/10$/);
    }
    for (const range of ['10-', '10-12', '-0', '99999999999999999999999-']) {
      const a = await get(s, '/fixed', `Range: bytes=${range}\r\n`);
      assert.equal(a.status, 416, range);
      assert.equal(a.fields['content-range'], 'bytes */10');
    }
    for (const range of ['0-1,3-4', '3-1', '-', 'a-b', '', '1', '0-3x'])
      assert.equal((await get(s, '/fixed', `Range: bytes=${range}\r\n`)).body, '0123456789', range);
    assert.equal((await get(s, '/fixed', 'Range: bytes=0-1\r\nIf-Range: "v1"\r\n')).status, 206);
    assert.equal((await get(s, '/fixed', 'Range: bytes=0-1\r\nIf-Range: "v2"\r\n')).status, 200);
    assert.equal((await get(s, '/x', 'Range: bytes=0-1\r\n')).status, 200);
  });

  test('a large answer arrives whole, also when read slowly', async () => {
    const c = new Client(s);
    c.socket.pause();
    c.send(`GET /big HTTP/1.1\r\n${H}\r\n`);
    await sleep(300);
    c.socket.resume();
    const a = await c.answer();
    assert.equal(a.body.length, 3 << 20);
    assert.equal(a.body.slice(0, 26), 'abcdefghijklmnopqrstuvwxyz');
    assert.equal(a.body.at(-1), 'abcdefghijklmnopqrstuvwxyz'[((3 << 20) - 1) % 26]);
    c.close();
  });

  test('not_before holds an answer back, and only that one', async () => {
    const from = Date.now();
    const c = new Client(s).send(`GET /later?ms=300 HTTP/1.1\r\n${H}\r\nGET /x HTTP/1.1\r\n${H}\r\n`);
    await get(s, '/inline');
    assert.ok(Date.now() - from < 250);
    assert.equal((await c.answer()).body, 'later');
    assert.ok(Date.now() - from >= 299);
    assert.equal((await c.answer()).status, 200);
    c.close();
  });

  test('Expect: 100-continue', async () => {
    const c = new Client(s).send(`POST /x HTTP/1.1\r\n${H}Content-Length: 3\r\nExpect: 100-continue\r\n\r\n`);
    await c.until((got) => got === 'HTTP/1.1 100 Continue\r\n\r\n');
    c.got = '';
    c.send('abc');
    assert.equal(JSON.parse((await c.answer()).body).body, 'abc');
    c.send(`POST /x HTTP/1.1\r\n${H}Content-Length: 3\r\nExpect: 100-continue\r\n\r\nabc`);
    assert.equal(JSON.parse((await c.answer()).body).body, 'abc');
    c.send(`POST /no HTTP/1.1\r\n${H}Content-Length: 3\r\nExpect: 100-continue\r\n\r\n`);
    const a = await c.answer();
    assert.equal(a.status, 403);
    assert.equal(a.fields.connection, 'close');
    await c.end();
  });

  test('what admit refuses: 405 with Allow; the connection lives when there is no body', async () => {
    const c = new Client(s).send(`DELETE /get-only HTTP/1.1\r\n${H}\r\nGET /get-only HTTP/1.1\r\n${H}\r\n`);
    const a = await c.answer();
    assert.equal(a.status, 405);
    assert.equal(a.fields.allow, 'GET');
    assert.equal(a.fields['content-type'], 'application/problem+json');
    const { request_id, ...problem } = JSON.parse(a.body);
    assert.match(request_id, /^[0-9a-f]{16}$/);
    assert.deepEqual(problem, { type: '/problems/method', title: 'Method Not Allowed', status: 405, detail: 'This address can only be read.' });
    assert.equal((await c.answer()).status, 200);
    c.close();
  });

  test('413 without reading the body; the answer arrives although the client keeps sending', async () => {
    for (const framing of ['Content-Length: 100000000', 'Content-Length: 99999999999999999999', 'Transfer-Encoding: chunked']) {
      const c = new Client(s).send(`POST /x HTTP/1.1\r\n${H}${framing}\r\n\r\n`);
      for (let i = 0; i < 20 && !c.closed; i++) c.send(`2000\r\n${'x'.repeat(8192)}\r\n`);
      const a = await c.answer();
      assert.equal(a.status, 413, framing);
      assert.equal(a.fields.connection, 'close');
      c.close();
    }
    assert.equal(JSON.parse((await ask(s, `POST /x HTTP/1.1\r\n${H}Content-Length: 65536\r\n\r\n${'y'.repeat(65536)}`)).body).body.length, 65536);
    assert.equal((await ask(s, `POST /x HTTP/1.1\r\n${H}Content-Length: 65537\r\n\r\n`)).status, 413);
  });

  test('header lines of an answer cannot begin another answer', async () => {
    const c = new Client(s).send(`GET /bad-line HTTP/1.1\r\n${H}\r\n`);
    const got = await c.end();
    assert.match(got, /^HTTP\/1.1 500 /);
    assert.equal(got.match(/HTTP\/1.1/g).length, 1);
  });

  test('X-Forwarded-* of a stranger is ignored', async () => {
    const e = await json(s, '/x', 'X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\n');
    assert.deepEqual([e.client, e.secure], ['127.0.0.1', false]);
  });

  const refused = {
    'two Content-Length': [400, `POST / HTTP/1.1\r\n${H}Content-Length: 1\r\nContent-Length: 1\r\n\r\nx`],
    'signed Content-Length': [400, `POST / HTTP/1.1\r\n${H}Content-Length: +1\r\n\r\nx`],
    'space inside Content-Length': [400, `POST / HTTP/1.1\r\n${H}Content-Length: 1 0\r\n\r\nx`],
    'Content-Length with Transfer-Encoding': [400, `POST / HTTP/1.1\r\n${H}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    'another Transfer-Encoding': [501, `POST / HTTP/1.1\r\n${H}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    'Transfer-Encoding in HTTP/1.0': [400, `POST / HTTP/1.0\r\n${H}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    'bad chunk size': [400, `POST / HTTP/1.1\r\n${H}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`],
    'long chunk extension': [400, `POST / HTTP/1.1\r\n${H}Transfer-Encoding: chunked\r\n\r\n1;${'e'.repeat(300)}\r\nx\r\n0\r\n\r\n`],
    'no Host': [400, 'GET / HTTP/1.1\r\n\r\n'],
    'two Hosts': [400, `GET / HTTP/1.1\r\n${H}${H}\r\n`],
    'space before the colon': [400, `GET / HTTP/1.1\r\n${H}a : b\r\n\r\n`],
    'a folded line': [400, `GET / HTTP/1.1\r\n${H}a: b\r\n c\r\n\r\n`],
    'bare LF': [400, 'GET / HTTP/1.1\nHost: a\n\n'],
    'NUL in a field': [400, `GET / HTTP/1.1\r\n${H}a: b\0c\r\n\r\n`],
    'control character in a field': [400, `GET / HTTP/1.1\r\n${H}a: b\x02c\r\n\r\n`],
    'more than 100 fields': [400, `GET / HTTP/1.1\r\n${H}${'a: b\r\n'.repeat(100)}\r\n`],
    '%00': [400, `GET /a%00b HTTP/1.1\r\n${H}\r\n`],
    'an encoded slash': [400, `GET /a%2fb HTTP/1.1\r\n${H}\r\n`],
    'a dot segment': [400, `GET /a/../b HTTP/1.1\r\n${H}\r\n`],
    'an encoded dot segment': [400, `GET /a/%2e%2e/b HTTP/1.1\r\n${H}\r\n`],
    'a long target': [414, `GET /${'a'.repeat(8192)} HTTP/1.1\r\n${H}\r\n`],
    'a long header': [431, `GET / HTTP/1.1\r\n${H}a: ${'b'.repeat(16384)}\r\n\r\n`],
    'HTTP/2': [505, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    'another expectation': [417, `POST / HTTP/1.1\r\n${H}Expect: x\r\nContent-Length: 1\r\n\r\nx`],
    'TLS': [400, '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03'],
  };
  for (const [name, [status, request]] of Object.entries(refused))
    test(`refused and closed: ${name}`, async () => {
      for (const before of ['', `GET /slow?ms=5 HTTP/1.1\r\n${H}\r\n`]) {
        const c = new Client(s).send(`${before}${request}GET /smuggled HTTP/1.1\r\n${H}\r\n`);
        if (before) assert.equal((await c.answer()).body, 'slow');
        const a = await c.answer();
        assert.equal(a.status, status);
        assert.equal(a.fields.connection, 'close');
        assert.equal(JSON.parse(a.body).status, status);
        await c.end();
        assert.equal(c.got, '');
        c.close();
      }
    });

  test('a refusal reaches a client that has closed its side with more on the way', async () => {
    const c = new Client(s);
    c.socket.end(`nonsense\r\n${'x'.repeat(200000)}`);
    assert.match(await c.end(), /^HTTP\/1.1 400 /);
    assert.equal(c.error, undefined);
  });

  test('absolute-form is accepted', async () => {
    assert.equal((await json(s, 'http://a/b?c')).path, '/b');
  });

  test('a slow head is cut at the absolute limit, however alive', async () => {
    const from = Date.now();
    const c = new Client(s).send(`GET / HTTP/1.1\r\n${H}`);
    const timer = setInterval(() => c.closed || c.send('a: b\r\n'), 100);
    const a = await c.answer();
    clearInterval(timer);
    assert.equal(a.status, 408);
    assert.ok(Date.now() - from > 900 && Date.now() - from < 4000);
    c.close();
  });

  test('a slow body is cut; one that keeps the floor is not', async () => {
    const c = new Client(s).send(`POST /x HTTP/1.1\r\n${H}Content-Length: 1000\r\n\r\n`);
    const timer = setInterval(() => c.closed || c.send('a'), 50);
    const a = await c.answer();
    clearInterval(timer);
    assert.equal(a.status, 408);
    c.close();
    const d = new Client(s).send(`POST /x HTTP/1.1\r\n${H}Content-Length: 16000\r\n\r\n`);
    for (let i = 0; i < 16; i++) { d.send('b'.repeat(1000)); await sleep(100); }
    assert.equal(JSON.parse((await d.answer()).body).body.length, 16000);
    d.close();
  });

  test('idle connections are closed without a word', async () => {
    const c = new Client(s).send(`GET /inline HTTP/1.1\r\n${H}\r\n`);
    await c.answer();
    const fresh = new Client(s);
    assert.equal(await c.end(), '');
    assert.equal(await fresh.end(), '');
  });

  test('clients that leave are noticed: idle, in the body, while handled, while delayed', async () => {
    const { connections } = await figures(s, () => true);
    const left = ['', 'GET /', `GET /slow?ms=200 HTTP/1.1\r\n${H}\r\n`, `GET /later?ms=200 HTTP/1.1\r\n${H}\r\n`, `POST / HTTP/1.1\r\n${H}Content-Length: 9\r\n\r\nx`]
      .flatMap((text) => [1, 2, 3].map(() => new Client(s).send(text)));
    await figures(s, (f) => f.connections >= connections + left.length - 1);
    left.forEach((c, i) => (i % 3 === 0 ? c.socket.resetAndDestroy() : c.close()));
    await figures(s, (f) => f.connections <= connections, 1500);
  });
});

describe('bodies in pieces', () => {
  let s;
  before(async () => { s = await start('head=5', 'idle=1'); });
  after(() => s.stop());

  const ask_for = (query, { method = 'GET', version = '1.1', client = new Client(s) } = {}) => client.send(`${method} /pieces?${query} HTTP/${version}\r\n${H}\r\n`);
  const letters = (n, size) => Array.from({ length: n }, (_, i) => 'abcdefghijklmnopqrstuvwxyz'[i % 26].repeat(size)).join('');
  const joined = (got) => {
    let at = got.indexOf('\r\n\r\n') + 4, body = '';
    for (;;) {
      const end = got.indexOf('\r\n', at), n = parseInt(got.slice(at, end), 16);
      assert.match(got.slice(at, end), /^[0-9a-f]+$/);
      body += got.slice(end + 2, end + 2 + n);
      assert.equal(got.slice(end + 2 + n, end + 4 + n), '\r\n');
      at = end + 4 + n;
      if (!n) return { body, rest: got.slice(at) };
    }
  };
  const whole = (c) => c.until((got) => got.endsWith('\r\n0\r\n\r\n'));

  test('pieces arrive in order as one chunked body; the connection serves the next request', async () => {
    const c = ask_for('n=60&size=7000');
    const got = await whole(c);
    assert.match(got, /^HTTP\/1\.1 200 OK\r\n(?=[^]*\r\nContent-Type: text\/plain\r\n)(?=[^]*\r\nX-Test: yes\r\n)(?=[^]*\r\nTransfer-Encoding: chunked\r\n)/);
    assert.doesNotMatch(got, /content-length/i);
    assert.deepEqual(joined(got), { body: letters(60, 7000), rest: '' });
    c.got = '';
    ask_for('n=3&size=1', { client: c });
    assert.equal(joined(await whole(c)).body, 'abc');
    c.got = '';
    c.send(`GET /inline HTTP/1.1\r\n${H}\r\n`);
    assert.equal((await c.answer()).body, 'inline');
    c.close();
  });

  test('pipelined behind one; empty pieces and an empty body; HTTP/1.0; HEAD', async () => {
    const c = ask_for('n=4&size=10').send(`GET /inline HTTP/1.1\r\n${H}\r\n`);
    await c.until((got) => got.endsWith('inline'));
    const { body, rest } = joined(c.got);
    assert.equal(body, letters(4, 10));
    assert.match(rest, /^HTTP\/1\.1 200 OK/);
    c.close();
    const empty = ask_for('n=5&size=0');
    assert.equal(joined(await whole(empty)).body, '');
    empty.close();
    const old = ask_for('n=5&size=9', { version: '1.0' });
    const got = await old.end();
    assert.doesNotMatch(got, /transfer-encoding/i);
    assert.equal(got.slice(got.indexOf('\r\n\r\n') + 4), letters(5, 9));
    const { pieces } = await figures(s, () => true);
    const head = ask_for('n=5&size=9', { method: 'HEAD' });
    assert.equal((await head.answer({ head: true })).fields['transfer-encoding'], 'chunked');
    head.send(`GET /inline HTTP/1.1\r\n${H}\r\n`);
    assert.equal((await head.answer()).body, 'inline');
    head.close();
    assert.equal((await figures(s, (f) => f.flows === 0)).pieces, pieces + 1);
  });

  test('one that breaks off has no end', async () => {
    const c = ask_for('n=3&size=5&broken=1');
    const got = await c.end();
    assert.match(got, /aaaaa[^]*bbbbb[^]*ccccc\r\n$/);
    assert.doesNotMatch(got, /\r\n0\r\n/);
    await figures(s, (f) => f.flows === 0);
  });

  test('for a reader that does not read no pieces are made; one that takes a little is served, one that takes nothing is cut off', async () => {
    const { pieces } = await figures(s, () => true);
    const slow = new Client(s), stuck = new Client(s);
    slow.socket.pause();
    stuck.socket.pause();
    ask_for('n=150&size=100000', { client: slow });
    ask_for('n=20000&size=2000', { client: stuck });
    await sleep(400);
    const { pieces: made } = await figures(s, () => true);
    assert.ok(made - pieces < 16000, `${made - pieces} of 20,150 pieces were made for nobody`); /* what the kernel's buffers took */
    let sipping = true; /* one piece of the kernel's at a time: far less in all than there is */
    slow.socket.on('data', () => { if (sipping) slow.socket.pause(); });
    const sips = setInterval(() => slow.socket.resume(), 100);
    await figures(s, (f) => f.flows <= 1 && f.connections <= 2, 8000); /* the stuck one has been cut off */
    clearInterval(sips);
    sipping = false;
    assert.ok(!slow.got.endsWith('\r\n0\r\n\r\n'), 'the slow one was not slow');
    slow.socket.resume();
    assert.equal(joined(await slow.until((got) => got.endsWith('\r\n0\r\n\r\n'), 20000)).body, letters(150, 100000));
    slow.close();
    stuck.socket.resume();
    await stuck.end(20000);
    assert.ok(!stuck.got.endsWith('\r\n0\r\n\r\n'));
    await figures(s, (f) => f.flows === 0);
  });

  test('readers that leave: between pieces, while one is made, in the middle of one', async () => {
    const clients = ['n=100000&size=1000', 'n=1000&size=10&wait=100', 'n=1000&size=3000000'].flatMap((q) => [0, 1].map(() => ask_for(q)));
    await Promise.all(clients.map((c) => c.until((got) => got.length > 300)));
    assert.equal((await figures(s, () => true)).flows, clients.length);
    clients.forEach((c, i) => (i % 2 ? c.socket.resetAndDestroy() : c.close()));
    await figures(s, (f) => f.flows === 0);
  });

  test('a stop lets one be finished, and does not wait for ever', async () => {
    const t = await start();
    const c = ask_for('n=20&size=10&wait=20', { client: new Client(t) });
    await c.until((got) => got.includes('aaaaaaaaaa'));
    const stopped = t.stop(5000);
    assert.equal(joined(await c.end()).body, letters(20, 10));
    await stopped;
    const u = await start(), endless = ask_for('n=100000&size=10&wait=20', { client: new Client(u) });
    await endless.until((got) => got.includes('aaaaaaaaaa'));
    const over = u.stop(200);
    await endless.end();
    await over;
  });
});

describe('streams', () => {
  let s;
  before(async () => { s = await start('head=5', 'idle=5', 'comment=1'); });
  after(() => s.stop());

  const open = (query) => new Client(s).send(`GET /stream?${query} HTTP/1.1\r\n${H}\r\n`);
  const opened = async (query) => { const c = open(query); await c.until((got) => got.includes('event: state')); return c; };
  const publish = (query) => get(s, `/publish?${query}`);
  const ids = (got) => [...got.matchAll(/^id: (\d+)\nevent: message\ndata: "x*"\n\n/gm)].map((m) => Number(m[1]));

  test('head, beginning, messages in order, comments', async () => {
    const c = await opened('topic=one&last=4');
    assert.match(c.got, /^HTTP\/1.1 200 OK\r\n/);
    for (const line of ['Content-Type: text/event-stream', 'X-Accel-Buffering: no', 'X-Test: yes', 'Connection: close', 'Cache-Control: no-store'])
      assert.ok(c.got.includes(`${line}\r\n`), line);
    assert.ok(!/content-length|transfer-encoding/i.test(c.got));
    await publish('topic=one&id=5&n=3&size=3');
    await publish('topic=other&id=1');
    await publish('topic=one');
    await c.until((got) => /event: message\ndata: ""\n\n$/.test(got.replaceAll(':\n\n', '')));
    assert.deepEqual(ids(c.got), [5, 6, 7]);
    await c.until((got) => got.split('\n:\n\n').length > 2);
    c.close();
  });

  test('what was published between opening and beginning comes after it, without what it covers', async () => {
    const c = open('topic=two&last=3&wait=300');
    await figures(s, (f) => f.streams > 0);
    await publish('topic=two&id=1&n=5');
    assert.equal(c.got, '');
    await c.until((got) => ids(got).includes(5));
    assert.deepEqual(ids(c.got), [4, 5]);
    assert.ok(c.got.indexOf('event: state') < c.got.indexOf('id: 4'));
    c.close();
  });

  test('an id sent already is dropped; a gap ends the stream, also one before the beginning', async () => {
    const c = await opened('topic=three&last=10');
    await publish('topic=three&id=9&n=3');
    await c.until((got) => ids(got).includes(11));
    assert.deepEqual(ids(c.got), [11]);
    await publish('topic=three&id=13');
    await c.end();
    assert.deepEqual(ids(c.got), [11]);
    const d = open('topic=three&last=1&wait=200');
    await figures(s, (f) => f.streams > 0);
    await publish('topic=three&id=3');
    await d.end();
    assert.ok(d.got.includes('event: state'));
    assert.deepEqual(ids(d.got), []);
  });

  test('what is published for later comes then, and what follows it waits behind it; other topics do not', async () => {
    const [c, d] = await Promise.all([opened('topic=held&last=0'), opened('topic=free&last=0')]);
    const began = Date.now();
    await publish('topic=held&id=1&n=2&held=400');
    await publish('topic=held&id=3');
    await publish('topic=held&id=4&held=100');
    await publish('topic=free&id=1');
    await d.until((got) => ids(got).includes(1));
    assert.ok(Date.now() - began < 350);
    assert.deepEqual(ids(c.got), []);
    await c.until((got) => ids(got).includes(4));
    assert.ok(Date.now() - began >= 395, String(Date.now() - began));
    assert.deepEqual(ids(c.got), [1, 2, 3, 4]);
    await publish('topic=held&id=5');
    await c.until((got) => ids(got).includes(5));
    c.close();
    d.close();
  });

  test('a beginning may be held, too; a reader who leaves meanwhile costs nothing', async () => {
    const began = Date.now(), c = open('topic=later&last=2&held=300'), gone = open('topic=later&last=0&held=300');
    await figures(s, (f) => f.streams > 1);
    gone.close();
    await publish('topic=later&id=2&n=2');
    await c.until((got) => ids(got).includes(3));
    assert.ok(Date.now() - began >= 295);
    assert.deepEqual(ids(c.got), [3]);
    c.close();
  });

  test('a topic can be ended', async () => {
    const all = await Promise.all([1, 2, 3].map(() => opened('topic=four')));
    const other = await opened('topic=five');
    await get(s, '/end?topic=four');
    await Promise.all(all.map((c) => c.end()));
    await publish('topic=five&id=1');
    await other.until((got) => ids(got).includes(1));
    other.close();
    await figures(s, (f) => f.streams === 0);
  });

  test('a reader that does not read is cut and resumes; the others do not wait', async () => {
    const quick = await opened('topic=slow');
    const slow = await opened('topic=slow');
    slow.socket.pause();
    let n = 0;
    const batch = 50;                      // less than a backlog: a reader is not cut for what it had no time to read
    for (; n < 40000; n += batch) {
      await publish(`topic=slow&id=${n + 1}&n=${batch}&size=400`);
      await quick.until((got) => ids(got).includes(n + batch));
      quick.got = '';
      if ((await json(s, '/figures')).streams === 1) break;
    }
    assert.ok(n < 40000, 'never cut');
    slow.socket.resume();
    await slow.end();
    const got = ids(slow.got);
    assert.deepEqual(got, got.map((_, i) => i + 1));
    const again = await opened(`topic=slow&last=${n + batch}`);
    await publish(`topic=slow&id=${n + batch + 1}`);
    await again.until((text) => ids(text).includes(n + batch + 1));
    quick.close();
    again.close();
  });

  test('a large beginning is no backlog', async () => {
    const c = open('topic=large&begin=2000000');
    await figures(s, (f) => f.streams > 0);
    c.socket.pause();
    await sleep(100);
    await publish('topic=large&id=1&n=3&size=1000');
    c.socket.resume();
    await c.until((got) => ids(got).includes(3));
    assert.deepEqual(ids(c.got), [1, 2, 3]);
    c.close();
  });

  test('HEAD of a stream is its head; HTTP/1.0 may have one', async () => {
    const c = new Client(s).send(`HEAD /stream?topic=head HTTP/1.1\r\n${H}\r\n`);
    assert.match(await c.end(), /^HTTP\/1.1 200 OK\r\n[^]*\r\n\r\n$/);
    const d = new Client(s).send('GET /stream?topic=old HTTP/1.0\r\n\r\n');
    await d.until((got) => got.includes('event: state'));
    await publish('topic=old&id=1');
    await d.until((got) => ids(got).includes(1));
    assert.ok(!/chunked/i.test(d.got));
    d.close();
  });

  test('streams that leave are noticed', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => opened('topic=leave')));
    await figures(s, (f) => f.streams === 4);
    all.forEach((c, i) => (i % 2 ? c.close() : c.socket.resetAndDestroy()));
    await figures(s, (f) => f.streams === 0, 1500);
    const d = open('topic=leave&wait=300');
    await figures(s, (f) => f.streams === 1);
    d.close();
    await figures(s, (f) => f.streams === 0, 1500);
    await publish('topic=leave&id=1');
  });

  test('2,000 streams get their message each', async () => {
    const all = [];
    for (let i = 0; i < 2000; i += 100)
      all.push(...await Promise.all(Array.from({ length: 100 }, (_, k) => opened(`topic=many${i + k}`))));
    await figures(s, (f) => f.streams === 2000);
    const c = new Client(s);
    for (let i = 0; i < 2000; i++) c.send(`GET /publish?topic=many${i}&id=1&size=${i % 50} HTTP/1.1\r\n${H}\r\n`);
    await Promise.all(all.map((x) => x.until((got) => got.includes('id: 1\n'), 20000)));
    all.forEach((x, i) => assert.ok(x.got.includes(`data: "${'x'.repeat(i % 50)}"\n\n`)));
    await c.until((got) => (got.match(/published/g) ?? []).length === 2000);
    [c, ...all].forEach((x) => x.close());
    await figures(s, (f) => f.streams === 0);
  });
});

describe('limits and the end', () => {
  test('the client behind trusted proxies', async () => {
    const s = await start('trusted=127.0.0.2, 10.0.0.0/8 2001:db8::/32');
    const via = async (more) => {
      const c = new Client(s, { localAddress: '127.0.0.2' }).send(`GET /x HTTP/1.1\r\n${H}${more}\r\n`);
      const e = JSON.parse((await c.answer()).body);
      c.close();
      assert.equal(e.peer, '127.0.0.2');
      return e;
    };
    const client = async (list) => (await via(`X-Forwarded-For: ${list}\r\n`)).client;
    assert.equal(await client('1.2.3.4'), '1.2.3.4');
    assert.equal(await client('9.9.9.9, 1.2.3.4'), '1.2.3.4');
    assert.equal(await client('9.9.9.9, 1.2.3.4, 10.1.2.3'), '1.2.3.4');
    assert.equal(await client('9.9.9.9,2a00::1 ,2001:db8::5,10.1.2.3'), '2a00::1');
    assert.equal(await client('1.2.3.4:5678'), '1.2.3.4');
    assert.equal(await client('[2a00::7]:5678'), '2a00::7');
    assert.equal(await client('9.9.9.9, unknown, 10.1.2.3'), '10.1.2.3');
    assert.equal(await client('10.5.5.5, 10.1.2.3'), '10.5.5.5');
    assert.equal(await client(''), '127.0.0.2');
    assert.equal((await via('X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-For: 5.6.7.8\r\n')).client, '5.6.7.8');
    assert.equal((await via('X-Forwarded-Proto: https\r\n')).secure, true);
    assert.equal((await via('X-Forwarded-Proto: https, http\r\n')).secure, false);
    assert.equal((await via('')).secure, false);
    assert.equal((await json(s, '/x', 'X-Forwarded-For: 1.2.3.4\r\n')).client, '127.0.0.1');
    await s.stop();
  });

  test('the whole limit', async () => {
    const s = await start('most=5');
    const all = Array.from({ length: 5 }, () => new Client(s));
    await figuresOf(all[0], 5);
    const extra = new Client(s);
    assert.match(await extra.end(), /^HTTP\/1.1 503 /);
    all[1].close();
    await figuresOf(all[0], 4);
    assert.equal((await get(s, '/inline')).status, 200);
    await s.stop();
  });

  async function figuresOf(client, n) {
    for (let i = 0; i < 200; i++) {
      const f = JSON.parse((await client.send(`GET /figures HTTP/1.1\r\n${H}\r\n`).answer()).body);
      if (f.connections === n) return;
      await sleep(10);
    }
    assert.fail(`never ${n} connections`);
  }

  const outside = Object.values(os.networkInterfaces()).flat().find((i) => !i.internal && i.family === 'IPv4')?.address;
  test('connections an address; loopback is exempt', { skip: !outside && 'this machine has only loopback' }, async () => {
    const s = await start('listen=0.0.0.0:0', 'per_address=3');
    const from = () => new Client(s, { host: outside });
    const all = [from(), from(), from()];
    for (const c of all) assert.equal(JSON.parse((await c.send(`GET /x HTTP/1.1\r\n${H}\r\n`).answer()).body).peer, outside);
    assert.match(await from().end(), /^HTTP\/1.1 503 /);
    for (let i = 0; i < 5; i++) assert.equal((await get(s, '/inline')).status, 200);
    all[0].close();
    await sleep(50);
    assert.equal((await from().send(`GET /inline HTTP/1.1\r\n${H}\r\n`).answer()).status, 200);
    await s.stop();
  });

  test('new connections an address: a burst, then so many a second; another address and a trusted proxy do not wait', async () => {
    const s = await start('loopback=1', 'per_address=20', 'per_second=10', 'trusted=127.0.0.9');
    const gone = [];
    const knock = async (localAddress) => {
      const c = new Client(s, { localAddress }).send(`GET /inline HTTP/1.1\r\n${H}Connection: close\r\n\r\n`);
      await c.end();
      if (!/ 200 /.test(c.got)) gone.push(localAddress);
      c.close();
    };
    const from = Date.now();
    for (let i = 0; i < 60; i++) await knock('127.0.0.5');
    const allowed = 60 - gone.length, most = 20 + 10 * (Date.now() - from) / 1000 + 1;
    assert.ok(allowed >= 20 && allowed <= most, `${allowed} of at most ${most}`);
    gone.length = 0;
    for (let i = 0; i < 15; i++) await knock('127.0.0.6');
    for (let i = 0; i < 60; i++) await knock('127.0.0.9');
    assert.deepEqual(gone, []);
    await sleep(1100);
    await knock('127.0.0.5');
    assert.deepEqual(gone, []);
    await s.stop();
  });

  test('IPv6, and IPv4 on the same port', async (t) => {
    const s = await start('listen=[::]:0');
    if (!s.port) return t.skip('no IPv6 here');
    assert.equal((await json(s, '/x')).peer, '127.0.0.1');
    const c = new Client(s, { host: '::1' }).send(`GET /x HTTP/1.1\r\nHost: [::1]\r\n\r\n`);
    assert.equal(JSON.parse((await c.answer()).body).peer, '::1');
    c.close();
    await s.stop();
  });

  test('addresses that cannot be listened at, in words', async () => {
    const s = await start();
    const say = async (...options) => { const x = await start(...options); await x.ended; return x.err; };
    assert.match(await say(`listen=127.0.0.1:${s.port}`), /^6 The address .* is in use/);
    for (const wrong of ['127.0.0.1', 'localhost:80', '127.0.0.1:', '127.0.0.1:70000', '::1:80', '[127.0.0.1:1', ':80', '127.0.0.1:8a'])
      assert.match(await say(`listen=${wrong}`), /^1 ".*" is not an address/, wrong);
    assert.match(await say('listen=203.0.113.1:0'), /^1 This machine does not have/);
    assert.match(await say('trusted=10.0.0.0/33'), /^1 "10.0.0.0\/33" is not a network/);
    assert.match(await say('trusted=10.0.0.0/8 proxy'), /^1 "proxy" is not a network/);
    await s.stop();
  });

  test('a graceful stop finishes what was accepted', async () => {
    const s = await start();
    const idle = new Client(s).send(`GET /inline HTTP/1.1\r\n${H}\r\n`);
    await idle.answer();
    const stream = new Client(s).send(`GET /stream?topic=t HTTP/1.1\r\n${H}\r\n`);
    await stream.until((got) => got.includes('event: state'));
    const slow = new Client(s).send(`GET /slow?ms=400 HTTP/1.1\r\n${H}\r\nGET /x HTTP/1.1\r\n${H}\r\n`);
    const later = new Client(s).send(`GET /later?ms=400 HTTP/1.1\r\n${H}\r\n`);
    const body = new Client(s).send(`POST /x HTTP/1.1\r\n${H}Content-Length: 3\r\n\r\na`);
    const big = new Client(s);
    big.socket.pause();
    big.send(`GET /big HTTP/1.1\r\n${H}\r\n`);
    await sleep(150);
    const stopped = s.stop(5000);
    await Promise.all([idle.end(), stream.end()]);
    const refused = new Client(s);
    await refused.end();
    assert.equal(refused.got, '');
    body.send('bc');
    big.socket.resume();
    assert.equal((await slow.answer()).fields.connection, 'close');
    assert.equal((await later.answer()).body, 'later');
    assert.equal(JSON.parse((await body.answer()).body).body, 'abc');
    assert.equal((await big.answer()).body.length, 3 << 20);
    await Promise.all([slow.end(), later.end(), body.end()]);
    assert.equal(slow.got, '');
    await stopped;
  });

  test('a stop does not wait for ever; what answers afterwards does no harm', async () => {
    const s = await start();
    const slow = new Client(s).send(`GET /slow?ms=900 HTTP/1.1\r\n${H}\r\n`);
    const stream = new Client(s).send(`GET /stream?topic=t&wait=900 HTTP/1.1\r\n${H}\r\n`);
    await sleep(100);
    const from = Date.now();
    const stopped = s.stop(200);
    await Promise.all([slow.end(), stream.end()]);
    assert.ok(Date.now() - from < 800);
    await stopped;
  });

  test('no descriptor left: newcomers wait, the others are served, then the newcomers too', async () => {
    const s = await start();
    const first = new Client(s);
    await figuresOf(first, 1);
    spawnSync('prlimit', ['--pid', s.child.pid, '--nofile=20:20']);
    const all = Array.from({ length: 40 }, () => new Client(s).send(`GET /inline HTTP/1.1\r\n${H}\r\n`));
    await sleep(300);
    assert.equal((await first.send(`GET /inline HTTP/1.1\r\n${H}\r\n`).answer()).status, 200);
    assert.ok(all.some((c) => !c.got));
    all.filter((c) => c.got).forEach((c) => c.close());
    for (const c of all.filter((x) => !x.got)) { assert.equal((await c.answer()).status, 200); c.close(); }
    assert.match(s.err, /accept/);
    s.err = '';
    await s.stop();
  });
});

// wire.mjs - reading HTTP/1.1 strictly from both sides, a proxy that counts requests and answers between nginx and wismo,
// and nginx itself.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const fields_of = (lines) => lines.map((l) => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 1).trim()]);

/** Cuts a stream of bytes into messages: heads, each with its body. `answers`: asks `bare()` whether one has no body. */
export class Messages {
  heads = [];          // { line, fields, whole }
  wrong = [];          // what no strict reader would take
  constructor({ answers = false, bare = () => false } = {}) { Object.assign(this, { answers, bare, text: '', now: null }); }

  feed(bytes) {
    this.text += bytes.toString('latin1');
    while (this.step()) { /* one more */ }
  }

  step() {
    if (!this.now) {
      const end = this.text.indexOf('\r\n\r\n');
      if (end < 0) return false;
      const [line, ...rest] = this.text.slice(0, end).split('\r\n');
      if (this.answers && !/^HTTP\/1\.1 \d{3} /.test(line)) this.wrong.push(`not an answer: ${line.slice(0, 80)}`);
      this.text = this.text.slice(end + 4);
      const fields = fields_of(rest), one = (name) => fields.filter(([n]) => n === name).map(([, v]) => v);
      const head = { line, fields, status: Number(line.split(' ')[1]), whole: false, body: '' };
      if (one('content-length').length > 1) this.wrong.push('two lengths');
      const bare = this.answers && (head.status === 204 || head.status === 304 || head.status < 200 || this.bare());
      const chunked = one('transfer-encoding').join() === 'chunked';
      const endless = this.answers && !bare && !chunked && !one('content-length').length;
      this.now = { head, left: bare || chunked ? 0 : Number(one('content-length')[0] ?? 0), chunked, endless };
      if (!(this.answers && head.status < 200)) this.heads.push(head);
    }
    const m = this.now;
    if (m.endless) { m.head.body += this.text; this.text = ''; return false; }
    if (m.chunked) return this.chunk(m);
    if (this.text.length < m.left) return false;
    m.head.body = this.text.slice(0, m.left);
    this.text = this.text.slice(m.left);
    m.head.whole = true;
    this.now = null;
    return this.text.length > 0;
  }

  chunk(m) {
    const end = this.text.indexOf('\r\n');
    if (end < 0) return false;
    const n = parseInt(this.text.slice(0, end), 16);
    if (!(n >= 0)) { this.wrong.push('a chunk without a size'); return false; }
    if (this.text.length < end + 2 + n + 2) return false;
    m.head.body += this.text.slice(end + 2, end + 2 + n);
    this.text = this.text.slice(end + 2 + n + 2);
    if (n === 0) { m.head.whole = true; this.now = null; }
    return this.text.length > 0;
  }

  /** Bytes that belong to no whole message. */
  get rest() { return this.text.length + (this.now && !this.now.endless ? 1 : 0); }
}

/** Between a proxy and wismo: passes everything on, and keeps the count of each connection. */
export class Recorder {
  connections = [];
  static async start(to) {
    const r = new Recorder();
    r.server = net.createServer((a) => {
      const b = net.connect(to, '127.0.0.1');
      const c = { requests: new Messages(), faults: [] };
      c.answers = new Messages({ answers: true, bare: () => c.requests.heads[c.answers.heads.length]?.line.startsWith('HEAD ') });
      r.connections.push(c);
      a.setNoDelay(true);
      b.setNoDelay(true);
      a.on('data', (d) => { c.requests.feed(d); b.write(d); });
      b.on('data', (d) => {
        c.answers.feed(d);
        if (c.answers.heads.length > c.requests.heads.length) c.faults.push(`answer ${c.answers.heads.length} for ${c.requests.heads.length} requests`);
        const last = c.answers.heads.at(-1);
        if (c.closing && !c.closing.endless) c.faults.push('bytes behind the last answer');
        if (last?.whole && last.fields.some(([n, v]) => n === 'connection' && v === 'close')) c.closing = last;
        a.write(d);
      });
      a.on('end', () => b.end());
      b.on('end', () => a.end());
      for (const [x, y] of [[a, b], [b, a]]) { x.on('error', () => y.destroy()); x.on('close', () => y.destroy()); }
    });
    r.server.listen(0, '127.0.0.1');
    await once(r.server, 'listening');
    r.port = r.server.address().port;
    return r;
  }

  /** What was seen so far: how many of each, and everything that must not be. */
  get seen() {
    const all = this.connections;
    return {
      requests: all.reduce((n, c) => n + c.requests.heads.length, 0),
      answers: all.reduce((n, c) => n + c.answers.heads.length, 0),
      faults: all.flatMap((c) => [...c.faults, ...c.answers.wrong, ...(c.answers.rest ? [`${c.answers.rest} bytes of no answer`] : [])]),
      reused: all.some((c) => c.requests.heads.length > 1),
      statuses: all.flatMap((c) => c.answers.heads.map((h) => h.status)),
    };
  }

  close() { this.server.close(); }
}

/** Sends bytes and gathers until the peer closes, `enough` answers came, or nothing comes for `quiet` ms. */
export function ask(port, bytes, { quiet = 60, most = 3000, enough = Infinity, head = [] } = {}) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const m = new Messages({ answers: true, bare: () => head.includes(m.heads.length) });
    let timer, ended = false;
    const finish = (closed) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      clearTimeout(over);
      socket.destroy();
      resolve({ heads: m.heads, statuses: m.heads.map((h) => h.status), rest: m.rest, wrong: m.wrong, closed });
    };
    const over = setTimeout(() => finish(false), most);
    socket.setNoDelay(true);
    socket.on('data', (d) => {
      m.feed(d);
      clearTimeout(timer);
      if (m.heads.length >= enough && m.heads.at(-1).whole) finish(false);
      else timer = setTimeout(() => finish(false), quiet);
    });
    socket.on('end', () => finish(true));
    socket.on('close', () => finish(true));
    socket.on('error', () => finish(true));
    socket.write(bytes, 'latin1');
  });
}

/* --- nginx ------------------------------------------------------------------------------------------------- */

export const NGINX = [process.env.NGINX, '/usr/sbin/nginx'].find((f) => f && existsSync(f));

/** What docs/deploy/nginx.conf says about passing requests on. */
const shipped = /    location \/ \{\n        proxy_pass[^]*\n    \}\n(?=\})/.exec(readFileSync('docs/deploy/nginx.conf', 'utf8'))[0];
const other = (more) => `location / { proxy_pass http://wismo; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; ${more} }`;
const server = (listen, to, how) => `server { listen 127.0.0.1:${listen}; ${how.replaceAll('http://wismo', `http://${to}`)} }`;

async function free_ports(n) {
  const all = [];
  for (let i = 0; i < n; i++) {
    const s = net.createServer().listen(0, '127.0.0.1');
    await once(s, 'listening');
    all.push(s);
  }
  const ports = all.map((s) => s.address().port);
  await Promise.all(all.map((s) => { s.close(); return once(s, 'close'); }));
  return ports;
}

/** One nginx with a server a front: { name: { port, recorder } }. Each front has a recorder and one upstream connection. */
export class Nginx {
  static async start(to) {
    const n = new Nginx();
    const streamed = 'proxy_http_version 1.1; proxy_set_header Connection ""; proxy_request_buffering off; proxy_buffering off;';
    const fronts = { shipped, streamed: other(streamed), plain: other(''), h2: shipped };
    const names = Object.keys(fronts), ports = await free_ports(names.length);
    n.folder = mkdtempSync(join(tmpdir(), 'wismo-nginx-'));
    mkdirSync(join(n.folder, 'logs'));
    n.fronts = {};
    const parts = [];
    for (const [i, name] of names.entries()) {
      const recorder = await Recorder.start(to);
      n.fronts[name] = { port: ports[i], recorder };
      parts.push(`upstream ${name} { server 127.0.0.1:${recorder.port}; keepalive 1; }`, server(`${ports[i]}${name === 'h2' ? ' http2' : ''}`, name, fronts[name]));
    }
    const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((t) => `${t}_temp_path ${n.folder}/${t};`).join(' ');
    writeFileSync(join(n.folder, 'nginx.conf'), `daemon off; worker_processes 1; pid ${n.folder}/pid; error_log ${n.folder}/logs/error.log;
      events { worker_connections 512; } http { access_log off; ${temp} client_max_body_size 200m; large_client_header_buffers 4 32k;
      underscores_in_headers on; ignore_invalid_headers off; proxy_next_upstream off; ${parts.join('\n')} }`);
    n.child = spawn(NGINX, ['-p', n.folder, '-c', join(n.folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
    n.err = '';
    n.child.stderr.on('data', (d) => { n.err += d; });
    for (let i = 0; i < 300; i++) {
      if ((await ask(ports[0], 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n', { enough: 1 })).statuses[0] === 200) return n;
      await sleep(20);
    }
    throw new Error(`nginx does not answer: ${n.err}`);
  }

  async stop() {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
    for (const f of Object.values(this.fronts)) f.recorder.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  static version() { return /nginx\/([\d.]+)/.exec(spawnSync(NGINX, ['-v'], { encoding: 'utf8' }).stderr)?.[1]; }
}

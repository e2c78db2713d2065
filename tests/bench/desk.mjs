// desk.mjs - the order desk at a million orders on each engine: what a page, a search, the cards, an order, a save, an
// import and an export take, asked of a real server. Row "desk" of `make bench`; --orders N --samples N for a short one.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { FROM, TO, write } from './desk_orders.mjs';

const BIN = resolve(process.env.WISMO_BIN ?? 'build/wismo');
const EXPORTED = 100000;

/* --- one client: a connection that stays, no more work between request and answer than must be -------------------- */

class Client {
  constructor(port, key) {
    this.key = key;
    this.socket = net.connect({ port, host: '127.0.0.1' });
    this.socket.setNoDelay(true);
    this.socket.on('data', (d) => this.take(d));
    this.socket.on('error', (e) => this.fail?.(e));
    this.socket.on('close', () => this.fail?.(new Error('the server closed the connection')));
  }

  take(d) {
    this.got = this.got ? Buffer.concat([this.got, d]) : d;
    if (this.end === undefined) {
      const at = this.got.indexOf('\r\n\r\n');
      if (at < 0) return;
      const head = this.got.toString('latin1', 0, at);
      this.status = Number(head.slice(9, 12));
      this.body = at + 4;
      this.end = this.body + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    }
    if (this.got.length >= this.end) {
      const ms = performance.now() - this.began, text = this.got.toString('utf8', this.body, this.end);
      this.got = this.end = undefined;
      this.done({ status: this.status, ms, text });
    }
  }

  ask(method, path, body) {
    const text = body ? JSON.stringify(body) : '';
    return new Promise((done, fail) => {
      this.done = done;
      this.fail = fail;
      this.began = performance.now();
      this.socket.write(`${method} ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${this.key}\r\n${body ? `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n` : ''}\r\n${text}`);
    });
  }
}

/* --- a server ----------------------------------------------------------------------------------------------------- */

const environment = (db) => ({ ...process.env, WISMO_DB: db, WISMO_SECRET: 'a secret of the benchmark, which keeps nothing secret', WISMO_RATE_LIMITS: 'off', WISMO_BACKUP_DIR: 'off' });

async function serve(db, port = 0) {
  const child = spawn(BIN, ['serve', '--listen', `127.0.0.1:${port}`], { env: environment(db), stdio: ['ignore', 'inherit', 'pipe'] });
  let log = '', url;
  child.stderr.on('data', (d) => { if (!url) { log += d; url = /wismo serves (\S+)\n/.exec(log)?.[1]; } });
  for (let i = 0; !url; i++) {
    if (i > 6000 || child.exitCode !== null) throw new Error(`the server did not start: ${log}`);
    await sleep(10);
  }
  return {
    port: Number(new URL(url).port),
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) * 1024,
    most: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) * 1024,
    stop: () => new Promise((done) => { child.on('close', done); child.kill('SIGTERM'); }),
  };
}

function command(db, args) {
  const r = spawnSync(BIN, args, { env: environment(db), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (r.status !== 0) throw new Error(`wismo ${args[0]}: ${r.stderr}`);
  return r.stdout;
}

/* --- what is asked ------------------------------------------------------------------------------------------------ */

const list = (query) => `/api/v1/orders?${new URLSearchParams(query)}`;
const digits = (s, from, n) => s.slice(from, from + n);
const day = (t) => new Date(t).toISOString();

/** what → { gate: p50 in ms on SQLite, of: (order, i) → a query, finds: the order must be on the page }. Orders are taken
    evenly from all, so that hardly any question is asked twice. */
const lists = {
  'newest 25': { gate: 5, of: () => ({}) },
  'newest 25, one filter': { gate: 5, of: (o, i) => [{ warehouse: 'Brno' }, { carrier: o.carrier }, { group: 'in_transit' }, { payment: 'cod' }][i % 4] },
  'newest 25, two filters': { gate: 5, of: (o, i) => [{ warehouse: 'Praha', carrier: o.carrier }, { group: 'problematic', channel: o.channel }][i % 2] },
  'newest 25, five filters': { gate: 5, of: (o) => ({ warehouse: o.warehouse || 'Brno', carrier: o.carrier, channel: o.channel, payment: 'paid', group: 'delivered' }) },
  'newest 25, five rare filters': { gate: 5, of: (o) => ({ warehouse: o.warehouse || 'Brno', carrier: o.carrier, channel: 'telegram', payment: 'cod', group: 'in_transit' }) },
  'page 2,000': { gate: 5, of: () => ({ page: 2000 }) },
  'the cards': { gate: 5, of: () => ({ per_page: 1 }) },
  'the cards, with a date range': { gate: 25, of: (o, i) => { const from = FROM + i * 3.6e6 * 50 % (TO - FROM); return { per_page: 1, from: day(from), to: day(Math.min(TO, from + [7, 30, 365][i % 3] * 86.4e6)) }; } },
  'search: a number': { gate: 25, of: (o) => ({ query: o.number }), finds: true },
  'search: a part of a phone': { gate: 25, of: (o) => ({ query: digits(o.phone, 5, 7) }), finds: true },
  'search: a part of a tracking number': { gate: 25, of: (o) => ({ query: digits(o.tracking || 'JD1000000000', 5, 7) }), finds: (o) => o.tracking },
  'search: one name': { gate: 25, of: (o) => ({ query: o.last }) },
  'search: one name that every twentieth has': { gate: 25, of: (o) => ({ query: o.first }) },
  'search: two names': { gate: 25, of: (o) => ({ query: `${o.first} ${o.last}` }), finds: (o) => o.last.length > 8 },
  'search: a common name, with two filters': { gate: 25, of: (o) => ({ query: o.first, warehouse: 'Brno', group: 'in_transit' }) },
  'search: an e-mail': { gate: 25, of: (o) => ({ query: o.email }), finds: true },
  'search: what nobody has': { gate: 25, of: (o) => ({ query: `q${o.last}x` }) },
};

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];

class Run {
  figures = [];

  constructor(options, engine, db) {
    Object.assign(this, options, { engine, db, factor: engine === 'SQLite' ? 1 : 4 });
  }

  add(what, must, got, reached) { this.figures.push({ row: 'desk', what: `${this.engine}: ${what}`, must, got, reached }); console.error(`  ${this.engine}: ${what}: ${got}`); }

  times(what, gate, ms) {
    ms.sort((a, b) => a - b);
    const p50 = quantile(ms, 0.5), p99 = quantile(ms, 0.99), most = gate * this.factor;
    this.add(what, `p50 ≤ ${most} ms`, `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms${p99 > 4 * most ? ' (p99 beyond 4 × the limit)' : ''}`, this.gates ? p50 <= most : null);
  }

  async measure(what, gate, samples, ask) {
    for (let i = 0; i < Math.min(10, samples); i++) await ask((i * 7 + 3) % samples, true);
    const ms = [];
    for (let i = 0; i < samples; i++) ms.push(await ask(i, false));
    this.times(what, gate, ms);
  }

  async load() {
    const init = JSON.parse(command(this.db, ['init', '--shop', 'Desk', '--email', 'owner@desk.example']));
    const began = performance.now();
    const sum = JSON.parse(command(this.db, ['import', 'orders', this.file, '--profile', 'generic']));
    assert.equal(sum.orders_added, this.orders, JSON.stringify(sum).slice(0, 500));
    const written = performance.now();
    this.server = await serve(this.db);
    this.client = new Client(this.server.port, init.api_key);
    for (;;) {
      const { items, search_is_complete } = JSON.parse((await this.client.ask('GET', list({ query: 'xylander' }))).text);
      if (items.length === 1 && search_is_complete) break;
      await sleep(20);
    }
    const s = (performance.now() - began) / 1000, rate = this.orders / s;
    this.add('import, until a search by name finds the last', this.engine === 'SQLite' ? '≥ 2,000 orders a second' : '≥ 2,000 orders a second', `${Math.round(rate)} orders a second (${s.toFixed(0)} s, of them ${((performance.now() - written) / 1000).toFixed(1)} s after the command)`, this.gates ? rate >= 2000 : null);
  }

  /** PostgreSQL sees by itself, some time after so large an import, what it has; here it is told to. */
  settle() {
    if (this.engine === 'SQLite') return;
    const r = spawnSync('psql', [this.db, '-qXc', 'VACUUM ANALYZE'], { encoding: 'utf8' });
    assert.equal(r.status, 0, r.stderr);
  }

  async lists() {
    for (const [what, { gate, of, finds }] of Object.entries(lists))
      await this.measure(what, gate, this.samples, async (i) => {
        const o = this.known[i % this.known.length], r = await this.client.ask('GET', list(of(o, i)));
        assert.equal(r.status, 200, r.text.slice(0, 300));
        const few = Number(/"total":(\d+)/.exec(r.text)[1]) <= 25;
        if (few && (finds === true || finds?.(o))) assert.ok(r.text.includes(`"number":"${o.number}"`), `${what}: ${JSON.stringify(of(o, i))} does not find ${o.number}: ${r.text.slice(0, 300)}`);
        return r.ms;
      });
  }

  async one() {
    const ids = [];
    for (const o of this.known) ids.push(JSON.parse((await this.client.ask('GET', list({ query: o.number }))).text).items.find((x) => x.number === o.number).id);
    await this.measure('an order', 5, this.samples, async (i) => {
      const r = await this.client.ask('GET', `/api/v1/orders/${ids[i % ids.length]}`);
      assert.equal(r.status, 200, r.text);
      return r.ms;
    });
    const edits = [(i) => ({ comment: `Ring twice, ${i}` }), () => ({ badge: 'Delivered' }), (i) => ({ tracking_number: `ZZ${i}99` }), (i) => ({ customer_name: `Edited Name ${i}` }), () => ({ badge: 'In transit' }), (i) => ({ tags: `wave ${i % 7}` })];
    let n = 0;
    await this.measure('a save of one edit', 10, this.samples, async (i) => {
      const id = ids[i % ids.length], { version } = JSON.parse((await this.client.ask('GET', `/api/v1/orders/${id}`)).text);
      const r = await this.client.ask('PATCH', `/api/v1/orders/${id}`, { version, ...edits[n++ % edits.length](n) });
      assert.equal(r.status, 200, r.text);
      return r.ms;
    });
  }

  async exported() {
    const n = Math.min(EXPORTED, this.orders), from = day(FROM + Math.floor((TO - FROM) * (this.orders - n) / this.orders));
    const before = this.server.memory(), began = performance.now();
    let most = before, bytes = 0, lines = 0;
    const r = await fetch(`http://127.0.0.1:${this.server.port}/api/v1/orders/export.csv?from=${from}`, { headers: { authorization: `Bearer ${this.client.key}` } });
    for await (const part of r.body) {
      bytes += part.length;
      for (const b of part) lines += b === 10;
      most = Math.max(most, this.server.memory());
    }
    const s = (performance.now() - began) / 1000, grown = (most - before) / 1e6;
    assert.ok(Math.abs(lines - 1 - n) <= 1, `${lines - 1} rows of ${n}`);
    this.add(`an export of ${n.toLocaleString('en')} orders: memory that it takes`, '≤ 32 MB', `${grown.toFixed(1)} MB for ${(bytes / 1e6).toFixed(0)} MB of file, ${Math.round(n / s)} orders a second`, grown <= 32);
  }

  async run() {
    try {
      await this.load();
      this.settle();
      await this.lists();
      await this.one();
      await this.exported();
    } finally {
      if (this.client) this.client.fail = null;
      this.client?.socket.destroy();
      await this.server?.stop();
    }
    const began = performance.now();
    assert.doesNotMatch(command(this.db, ['doctor']), /differ|missing/);
    const s = (performance.now() - began) / 1000;
    this.add('wismo doctor: all counters and texts against all orders', '≤ 120 s', `${s.toFixed(0)} s`, this.gates ? s <= 120 : null);
    return this.figures;
  }
}

/* --- both engines ------------------------------------------------------------------------------------------------- */

function postgres(folder, start) {
  const settings = '-c max_connections=100 -c shared_buffers=1GB -c effective_cache_size=4GB -c maintenance_work_mem=256MB -c max_wal_size=8GB -c random_page_cost=1.1';
  const env = { ...process.env, WISMO_TEST_PG_DIR: join(folder, 'pg'), WISMO_TEST_PG_SETTINGS: settings };
  const r = spawnSync('tests/pg.sh', [start ? 'start' : 'remove'], { encoding: 'utf8', env });
  assert.equal(r.status, 0, r.stderr);
  return r.stdout.trim().split('\n').pop();
}

/** Figures of the row. options: orders, samples, gates (false: a short run that says nothing about time), engines. */
export async function desk({ orders = 1000000, samples = 200, gates = true, engines = ['SQLite', 'PostgreSQL'], folder = 'build/bench/desk' } = {}) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'orders.csv'), figures = [];
  const known = await write(file, orders, samples);
  console.error(`${orders} orders, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
  for (const engine of engines) {
    const db = engine === 'SQLite' ? join(resolve(folder), 'desk.db') : postgres(folder, true);
    try {
      figures.push(...await new Run({ orders, samples, gates, file, known }, engine, db).run());
    } finally {
      if (engine === 'PostgreSQL') postgres(folder, false);
    }
  }
  if (!process.env.WISMO_BENCH_KEEP) rmSync(folder, { recursive: true, force: true });
  return figures;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (name, otherwise) => { const i = process.argv.indexOf(`--${name}`); return i < 0 ? otherwise : process.argv[i + 1]; };
  const figures = await desk({ orders: Number(option('orders', 1000000)), samples: Number(option('samples', 200)), engines: option('engines', 'SQLite,PostgreSQL').split(','), folder: option('folder', 'build/bench/desk') });
  for (const f of figures) console.log(`${f.reached === false ? 'NOT ' : f.reached ? 'yes ' : '    '} ${f.what}: ${f.got}   (must: ${f.must})`);
}

// wismo.mjs - a real server for black-box tests: a fresh database (SQLite, or a schema of its own on the cluster that
// WISMO_TEST_PG names), two shops with equal order numbers and e-mails, a free port.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const BIN = process.env.WISMO_BIN ?? 'build/wismo';
const PG = process.env.WISMO_TEST_PG;

const psql = (sql) => {
  const r = spawnSync('psql', [PG, '-qXc', `SET client_min_messages = error; ${sql}`], { encoding: 'utf8' });
  assert.equal(r.status, 0, r.stderr);
};

function database(folder) {
  if (!PG) return { url: join(folder, 'shop.db'), drop() {} };
  const schema = `h${process.pid}_${randomBytes(4).toString('hex')}`;
  psql(`CREATE SCHEMA ${schema}`);
  return {
    url: `${PG}${PG.includes('?') ? '&' : '?'}options=-csearch_path%3D${schema}`,
    drop: () => psql(`DROP SCHEMA ${schema} CASCADE`),
  };
}

/* Members whose values the log must never hold, in whatever was sent … */
const PRIVATE_IN = /^(text|form|email|phone|contact|password|current|identity_token|order|page_url|customer_name|comment|note|street|city|name|title|reason|message)$/;
/* … and in what was answered. */
const PRIVATE_OUT = /^(token|csrf|link|secret|uri|recovery_codes|identity_secret|api_key|text|email|phone|contact|subject_email|customer_name|issue|claimed)$/;
const PRIVATE_LOOKS = [/[\w.+-]+@[\w-]+(\.[\w-]+)+/, /\+\d{7,}/, /\bwk_\w{8,}/, /\bwis_\w{8,}/, /\beyJ[\w-]{10,}/, /\bBearer\b/i, /wismo_session=/];
const LEAST = 6;                  /* shorter texts ("1042") may be part of anything */

/** Texts below a member that matches, at whatever depth. */
function collect(to, value, fits, inside = false) {
  if (typeof value === 'string') {
    if (inside && value.trim().length >= LEAST) to.add(value.trim());
  } else if (value && typeof value === 'object') {
    for (const [k, v] of Object.entries(value)) {
      if (k !== 'facts' && k !== 'checks') collect(to, v, fits, inside || fits.test(k)); /* sentences about settings and pages */
    }
  }
}

/* Few digits stand by chance in the middle of some request's id: they count where they stand alone. */
const stands = (log, s) => log.includes(s) && (!/^\d{1,9}$/.test(s) || new RegExp(`(?<![0-9a-z])${s}(?![0-9a-z])`).test(log));

/** What of it stands in the log. */
export function indiscretions(log, secrets) {
  return [...[...secrets].filter((s) => stands(log, s)), ...PRIVATE_LOOKS.flatMap((re) => re.exec(log)?.[0] ?? [])];
}

export class Wismo {
  secrets = new Set();            /* all that was private in what this server was sent and answered */
  whole_log = '';

  /** options: env (added to the server's), limits (true: they count), bin (another build), serve (more arguments), empty (no shop yet). */
  static async start({ env = {}, limits = false, demo = false, empty = false, bin = BIN, serve = [] } = {}) {
    const w = new Wismo();
    w.bin = bin;
    w.folder = mkdtempSync(join(tmpdir(), 'wismo-http-'));
    w.database = database(w.folder);
    w.env = {
      PATH: process.env.PATH, ASAN_OPTIONS: process.env.ASAN_OPTIONS, TSAN_OPTIONS: process.env.TSAN_OPTIONS,
      UBSAN_OPTIONS: process.env.UBSAN_OPTIONS, LSAN_OPTIONS: process.env.LSAN_OPTIONS,
      WISMO_DB: w.database.url, WISMO_SECRET: randomBytes(24).toString('hex'), ...(limits ? {} : { WISMO_RATE_LIMITS: 'off' }), ...env,
    };
    writeFileSync(join(w.folder, 'password'), 'correct horse battery\n');
    if (demo) w.run('demo');
    else if (empty) w.run('init');
    else {
      w.shop = w.init('North', 'owner@north.example');
      w.twin = w.init('South', 'owner@south.example');
    }
    await w.serve(...serve);
    return w;
  }

  /** A command; its output. */
  run(...args) {
    const r = this.tryRun(...args);
    assert.equal(r.status, 0, r.stderr);
    return r.stdout;
  }

  tryRun(...args) {
    return spawnSync(this.bin, args, { env: this.env, encoding: 'utf8', timeout: 60000 });
  }

  /** A statement past the program, in the engine's own shell: its rows, a line each, as text. */
  sql(text) {
    const r = PG ? spawnSync('psql', [this.env.WISMO_DB, '-qAtXc', text], { encoding: 'utf8' }) : spawnSync('sqlite3', ['-cmd', '.timeout 5000', this.env.WISMO_DB, text], { encoding: 'utf8' });
    assert.equal(r.status, 0, r.stderr);
    return r.stdout.trim();
  }

  init(name, email) {
    return { name, email, ...JSON.parse(this.run('init', '--shop', name, '--email', email, '--password-file', join(this.folder, 'password'))) };
  }

  async serve(...args) {
    this.log = '';
    this.child = spawn(this.bin, ['serve', '--listen', '127.0.0.1:0', ...args], { env: this.env, stdio: ['ignore', 'inherit', 'pipe'] });
    this.ended = once(this.child, 'close');
    this.child.stderr.on('data', (d) => { this.log += d; this.whole_log += d; this.keep_log(d); });
    for (let i = 0; i < 1500 && !/wismo serves \S+\n/.test(this.log) && this.child.exitCode === null; i++) await sleep(10);
    this.url = /wismo serves (\S+)\n/.exec(this.log)?.[1];
    assert.ok(this.url, `the server did not start: ${this.log}`);
  }

  async stop(signal = 'SIGTERM') {
    if (this.child?.exitCode !== null || this.child.signalCode) return this.child?.exitCode;
    this.child.kill(signal);
    const [code] = await this.ended;
    return code;
  }

  /** For tests/logs.mjs, which reads all logs of a run with all that was private in it. */
  keep_log(text, kind = 'log') {
    if (!process.env.WISMO_TEST_LOGS) return;
    this.log_name ??= `${process.env.WISMO_TEST_LOGS}/${process.pid}-${randomBytes(4).toString('hex')}`;
    mkdirSync(process.env.WISMO_TEST_LOGS, { recursive: true });
    appendFileSync(`${this.log_name}.${kind}`, text);
  }

  async end() {
    const code = await this.stop();
    this.keep_log(JSON.stringify([...this.secrets]), 'private');
    this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
    assert.equal(code, 0, this.log.slice(-4000));
    assert.deepEqual(indiscretions(this.whole_log, this.secrets), [], 'the log holds what is private');
    assert.doesNotMatch(this.log, /ERROR: (Address|Leak|Thread)Sanitizer|runtime error:|WARNING: ThreadSanitizer/);
  }

  /** One request; body is JSON unless it is a string or bytes. */
  async ask(method, path, { body, key, token, headers = {}, raw = false } = {}) {
    const h = { ...headers };
    if (body !== undefined && !('content-type' in h)) h['content-type'] = 'application/json';
    if (token) h.authorization = `Bearer ${token}`;
    if (key) h['idempotency-key'] = key;
    this.overhear(h, body);
    const r = await fetch(this.url + path, {
      method, headers: h, redirect: 'manual',
      body: body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    const text = await r.text();
    this.overhear({ cookie: r.headers.get('set-cookie')?.split(';')[0] }, null, text);
    if (raw || /^text\/csv\b/.test(r.headers.get('content-type'))) return { status: r.status, headers: r.headers, text };
    let json = null;
    try { json = text ? JSON.parse(text) : null; } catch { assert.fail(`${method} ${path}: not JSON: ${text.slice(0, 200)}`); }
    return { status: r.status, headers: r.headers, text, json };
  }

  /** Remembers what was private in a request or an answer. */
  overhear(headers, sent, answered) {
    const keep = (s) => s && s.length >= LEAST && this.secrets.add(s);
    keep(headers.authorization?.replace(/^Bearer /, ''));
    keep(headers.cookie?.split('=')[1]);
    keep(headers['wismo-csrf']);
    if (sent && typeof sent === 'object' && !(sent instanceof Uint8Array)) collect(this.secrets, sent, PRIVATE_IN);
    if (!answered) return;
    try { collect(this.secrets, JSON.parse(answered), PRIVATE_OUT); } catch { /* a page, or nothing */ }
  }

  /** With the owner's API key. */
  staff(method, path, body, more = {}) {
    return this.ask(method, path, { body, token: (more.shop ?? this.shop).api_key, ...more });
  }

  /** A shop is connected once: what is connected is disconnected, and its copies are gone when this returns. */
  async disconnect(more) {
    const all = async () => (await this.staff('GET', '/api/v1/sources', undefined, more)).json, { items, left } = await all();
    const theirs = items.filter((s) => s.kind !== 'native').map((s) => s.id), own = items.find((s) => s.kind === 'native').id;
    for (const a of (await this.staff('GET', '/api/v1/assistants', undefined, more)).json.items)
      if (`${a.source_id} ${a.also_reads}`.split(' ').some((id) => theirs.includes(id)))
        assert.equal((await this.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { version: a.version, sources: [own] }, more)).status, 200);
    for (const id of [...theirs, ...left.filter((l) => l.kept).map((l) => l.id)])
      assert.equal((await this.staff('DELETE', `/api/v1/sources/${id}?copies=remove`, undefined, more)).status, 204);
    for (let i = 0; i < 400 && (await all()).left.length; i++) await sleep(25);
    assert.deepEqual((await all()).left, []);
  }

  async order(number, email, more = {}, shop = this.shop) {
    const r = await this.staff('PUT', `/api/v1/orders/by-number/${encodeURIComponent(number)}`, {
      email, customer_name: 'Ann Miller', general: 'in_progress', delivery: 'in_transit', payment: 'paid',
      total: { minor: 4200, currency: 'USD' }, currency: 'USD', payment_name: 'Card', shipping_name: 'Post',
      items: [{ name: 'Mug', quantity: 2, unit_price: { minor: 2100, currency: 'USD' } }],
      shipments: [{ carrier: 'DHL', tracking_number: `T${number}`, tracking_url: `https://track.example/${shop.name}/${number}`,
        status: 'in_transit', eta_from: '2030-01-02', eta_to: '2030-01-03', last_event_at: new Date().toISOString(), shipped_at: new Date().toISOString() }], ...more,
    }, { shop });
    assert.ok(r.status === 200 || r.status === 201, r.text);
    return r.json;
  }

  /** The same order in both shops, told apart by carrier and address. */
  async orders(number, email, more = {}) {
    await this.order(number, email, { ...more, warehouse: 'twin' }, this.twin);
    return this.order(number, email, more);
  }

  async chat(open = {}, shop = this.shop) {
    const r = await this.ask('POST', `/api/v1/chat/${shop.assistant_key}/conversations`, { body: open });
    assert.equal(r.status, 201, r.text);
    return new Chat(this, r.json);
  }
}

/** A visitor's side of a conversation. */
export class Chat {
  constructor(wismo, begun) {
    this.wismo = wismo;
    this.begun = begun;
    this.id = begun.conversation.id;
    this.token = begun.conversation.token;
    this.last = begun;
    this.path = `/api/v1/chat/conversations/${this.id}`;
  }

  post(body, more = {}) {
    return this.wismo.ask('POST', `${this.path}/messages`, { body, token: this.token, ...more });
  }

  /** A turn that must succeed: text, or { choice } or { form }. */
  async say(what, more = {}) {
    const r = await this.post(typeof what === 'string' ? { text: what } : what, more);
    assert.equal(r.status, 200, r.text);
    this.last = r.json;
    return r.json;
  }

  /** Presses the button with that label, of what was said last. */
  press(label) {
    const o = this.options().find((x) => x.label.startsWith(label));
    assert.ok(o, `no button ${label} among ${this.options().map((x) => x.label).join(' | ')}`);
    return this.say({ choice: o.id });
  }

  options() {
    return this.last.messages.flatMap((m) => m.options ?? []);
  }

  /** All that the bot said last, as one text. */
  words() {
    return this.last.messages.filter((m) => m.author !== 'visitor').map((m) => m.text ?? '').join('\n');
  }

  card() {
    return this.last.messages.find((m) => m.kind === 'order')?.order;
  }

  read(after = 0, more = {}) {
    return this.wismo.ask('GET', `${this.path}/messages?after=${after}`, { token: this.token, ...more });
  }

  listen(query = '', headers = {}) {
    return Stream.open(this.wismo.url + this.path + '/events' + query, { authorization: `Bearer ${this.token}`, ...headers });
  }
}

/** A reader of Server-Sent Events. */
export class Stream {
  static async open(url, headers) {
    const s = new Stream();
    s.stop = new AbortController();
    s.events = [];
    s.response = await fetch(url, { headers, signal: s.stop.signal });
    s.ended = s.response.ok ? s.run().catch(() => {}) : null;
    return s;
  }

  async run() {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of this.response.body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const e = { event: 'message', data: '' };
        for (const line of block.split('\n')) {
          const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
          if (name) e[name] = value;
        }
        if (e.data) this.events.push({ ...e, json: JSON.parse(e.data) });
      }
    }
    this.over = true;
  }

  /** Waits until the predicate on all events holds. */
  async until(fits, ms = 5000) {
    for (const end = Date.now() + ms; !fits(this.events);) {
      assert.ok(Date.now() < end, `waited in vain; got ${JSON.stringify(this.events.map((e) => [e.event, e.id]))}`);
      await sleep(10);
    }
    return this.events;
  }

  messages() { return this.events.filter((e) => e.event === 'message').map((e) => e.json); }
  close() { this.stop.abort(); }
}

const b64 = (x) => Buffer.from(x).toString('base64url');

/** The identity token that a shop's server would sign. */
export function jwt(secret, claims, { header = { alg: 'HS256', typ: 'JWT' } } = {}) {
  const now = Math.floor(Date.now() / 1000);
  const payload = `${b64(JSON.stringify(header))}.${b64(JSON.stringify({ iat: now, exp: now + 600, ...claims }))}`;
  return `${payload}.${createHmac('sha256', secret).update(payload).digest('base64url')}`;
}

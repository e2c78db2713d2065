// load.mjs - shoppers and staff of several shops at 64 connections. Every request that writes is kept with its key and,
// once its 2xx was received whole, with its answer: that is what was promised. When the server dies everybody waits and
// sends the same request with the same key again to the one that comes after.
import assert from 'node:assert/strict';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const letters = (n) => [...String(n)].map((d) => 'abcdefghij'[d]).join('');   /* digits would be taken for an order number */
let serial = 0;

/** One request that writes. state: open (nobody knows), acked, refused (a 4xx: must have left nothing). */
class Write {
  constructor(kind, more) {
    Object.assign(this, { kind, n: ++serial, key: `k-${serial}`, state: 'open', tries: 0 }, more);
  }
}

export class Load {
  writes = [];
  sessions = [];
  refused = 0;             /* 503 and 429: said to have left nothing, sent again */
  unknown = 0;             /* 503 that says that nobody knows: PostgreSQL went away inside COMMIT; sent again, too */
  odd = [];                /* answers that nobody should get */
  acked = 0;
  busy = 0;                /* requests under way */
  took = [];               /* milliseconds of what was acknowledged, while measured */
  #running = false;
  #loops = [];

  /** rig: { url, shops: [{ id, api_key, assistant_key }] }. */
  constructor(rig, { connections = 64, hot = 3 } = {}) {
    Object.assign(this, { rig, connections });
    this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
    this.hot = rig.shops.map(() => Array(hot).fill(null));
  }

  #request(method, path, { body, token, key }) {
    const url = new URL(this.rig.url);
    const data = body === undefined ? null : JSON.stringify(body);
    this.busy++;
    return new Promise((done, failed) => {
      const rq = http.request({
        agent: this.agent, host: url.hostname, port: url.port, method, path, timeout: 20000,
        headers: { ...(data ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(data) } : {}),
          ...(token ? { authorization: `Bearer ${token}` } : {}), ...(key ? { 'idempotency-key': key } : {}) },
      }, (r) => {
        let text = '';
        r.setEncoding('utf8').on('data', (d) => { text += d; });
        r.on('end', () => (r.complete ? done({ status: r.statusCode, text }) : failed(new Error('cut short'))));
        r.on('error', failed);
        r.on('aborted', () => failed(new Error('cut short')));
      });
      rq.on('timeout', () => rq.destroy(new Error('no answer in 20 seconds')));
      rq.on('error', failed);
      rq.end(data);
    }).finally(() => { this.busy--; });
  }

  /** Until it was answered by something that settles it; through refusals, deaths and restarts. */
  async send(method, path, more, write) {
    for (;;) {
      await this.rig.up;
      await this.#paused;
      if (!this.#running) throw new Stopped();
      let r;
      const began = performance.now();
      if (write) { write.began ??= began; write.tries++; }
      try {
        r = await this.#request(method, path, { ...more, key: write?.key });
      } catch (e) {
        if (this.rig.alive && !/ECONNRE|EPIPE|socket hang up|cut short/.test(`${e.code} ${e.message}`)) this.odd.push(`${method} ${path}: ${e.message}`);
        await sleep(5);
        continue;
      }
      if (r.status === 503 || r.status === 429 || r.status === 502 || r.status === 504) {
        if (r.status !== 503 ? r.status !== 429 : /Look whether it was saved/.test(r.text)) this.unknown++; /* 502, 504: a proxy's word */
        else this.refused++;
        await sleep(20 + Math.random() * 60);
        continue;
      }
      if (write && r.status < 300) {
        Object.assign(write, { state: 'acked', at: performance.now(), status: r.status, answer: r.text, method, path, more });
        this.acked++;
        this.took.push(write.at - began);
        this.on_ack?.();
      } else if (write) {
        Object.assign(write, { state: 'refused', status: r.status, answer: r.text });
      }
      return { status: r.status, json: r.text ? JSON.parse(r.text) : null };
    }
  }

  async write(kind, method, path, more, about) {
    const w = new Write(kind, about);
    this.writes.push(w);
    const r = await this.send(method, path, more, w);
    return { ...r, w };
  }

  /* --- what they do ------------------------------------------------------------------------------------------ */

  staff(shop, kind, method, path, body, about) { return this.write(kind, method, path, { body, token: shop.api_key }, { shop: shop.id, ...about }); }

  async order(shop, number, email, more = {}) {
    const { status, json, w } = await this.staff(shop, 'order', 'PUT', `/api/v1/orders/by-number/${encodeURIComponent(number)}`, {
      email, customer_name: 'Ann Miller', general: 'confirmed', delivery: 'not_shipped', payment: 'paid', currency: 'USD',
      total: { minor: 4200, currency: 'USD' }, items: [{ name: 'Mug', quantity: 2, unit_price: { minor: 2100, currency: 'USD' } }], ...more,
    }, { number });
    if (status !== 201 && status !== 200) return this.#strange('order', status, json);
    w.order = json.id;
    return json;
  }

  /** With the version that it is thought to have; 409 when somebody was faster. */
  async edit(shop, order, version) {
    const mark = `mark ${letters(++serial)}`;
    const { status, json, w } = await this.staff(shop, 'edit', 'PATCH', `/api/v1/orders/${order}`, { version, comment: mark }, { order, mark });
    if (status === 200) w.version = json.version;
    else if (status !== 409) this.#strange('edit', status, json);
  }

  async edit_hot(shop, i) {
    const s = this.rig.shops.indexOf(shop), slot = i % this.hot[s].length;
    const order = await (this.hot[s][slot] ??= this.order(shop, `H${s}${slot}`, 'hot@example.com'));
    if (!order) return null;
    const r = await this.send('GET', `/api/v1/orders/${order.id}`, { token: shop.api_key });
    if (r.status !== 200) return this.#strange('read', r.status, r.json);
    return this.edit(shop, order.id, r.json.version);
  }

  async turn(s, body, words, ends) {
    const { status, json, w } = await this.write('turn', 'POST', `/api/v1/chat/conversations/${s.id}/messages`, { body, token: s.token },
      { shop: s.shop.id, session: s, words });
    if (status !== 200) return this.#strange('turn', status, json);
    s.last = json;
    w.messages = json.messages.map((m) => ({ seq: m.seq, author: m.author, text: m.text ?? null }));
    ends?.(w, json);
    return json;
  }

  say(s, text) { return this.turn(s, { text }, text); }

  /** A shopper cancels an order, asks for a person and gets one; the shop changes the order meanwhile. */
  async visit(shop, i) {
    const s = { shop, i, order: null };
    const number = `${1000 + i}`, email = `ann${i}@example.com`;
    s.order = await this.order(shop, number, email);
    if (!s.order) return null;
    const opened = await this.send('POST', `/api/v1/chat/${shop.assistant_key}/conversations`, { body: {} });
    if (opened.status !== 201) return this.#strange('open', opened.status, opened.json);
    Object.assign(s, { id: opened.json.conversation.id, token: opened.json.conversation.token });
    this.sessions.push(s);
    for (const text of ['cancel my order', number, email]) if (!await this.say(s, text)) return null;
    await this.#confirm(s);
    await this.edit(shop, s.order.id, s.order.version);
    if (!await this.#hand_over(s)) return null;
    await this.#talk(s);
    return this.edit_hot(shop, i);
  }

  async #confirm(s) {
    const yes = s.last.messages.flatMap((m) => m.options ?? []).find((o) => o.label.startsWith('Yes'));
    if (!yes) return this.#strange('confirm', 200, s.last);
    s.asked = { order: s.order.id, kind: 'cancel' };
    return this.turn(s, { choice: yes.id }, yes.label, (w, json) => {
      if (json.messages.some((m) => /saved your request/.test(m.text ?? ''))) w.request = s.asked;
      else this.#strange('confirmed', 200, json);
    });
  }

  async #hand_over(s) {
    const words = ['I want to talk to a person', `It is broken, ${letters(s.i)}`, `ann${s.i}@example.com`, 'nothing more', 'no'];
    s.wants = true;
    for (const text of words) {
      const json = await this.turn(s, { text }, text, (w, said) => {
        const number = said.state === 'waiting' && /\b(\d{4,})\b/.exec(said.messages.filter((m) => m.author === 'bot').map((m) => m.text).join(' '))?.[1];
        if (number) w.ticket = Number(number);
      });
      if (!json) return false;
      if (json.state === 'waiting') return true;
    }
    this.#strange('hand over', 200, s.last);
    return false;
  }

  async #talk(s) {
    const path = `/api/v1/conversations/${s.id}`;
    const { status, json } = await this.send('GET', path, { token: s.shop.api_key });
    if (status !== 200) return this.#strange('conversation', status, json);
    const took = await this.staff(s.shop, 'take', 'POST', `${path}/take`, { version: json.version }, { conversation: s.id });
    if (took.status !== 200) return this.#strange('take', took.status, took.json);
    for (let i = 0; i < 2; i++) {
      const text = `staff ${letters(++serial)}`;
      const r = await this.staff(s.shop, 'reply', 'POST', `${path}/messages`, { text }, { conversation: s.id, text });
      if (r.status !== 201) return this.#strange('reply', r.status, r.json);
      r.w.seq = r.json.seq;
      await this.say(s, `thank you ${letters(++serial)}`);
    }
    return null;
  }

  #strange(what, status, json) {
    this.odd.push(`${what}: ${status} ${JSON.stringify(json).slice(0, 300)}`);
    return null;
  }

  /* --- how they run -------------------------------------------------------------------------------------------- */

  start() {
    this.#running = true;
    const loop = async (c) => {
      for (let k = 0; this.#running; k++) {
        const i = ++this.visits;
        try { await this.visit(this.rig.shops[(c + k) % this.rig.shops.length], i); } catch (e) { if (!(e instanceof Stopped)) throw e; }
      }
    };
    this.#loops = Array.from({ length: this.connections }, (_, c) => loop(c));
  }
  visits = 0;

  /** Resolves when n more were acknowledged; fails when that takes too long. */
  more(n, seconds = 120) {
    const upto = this.acked + n;
    return new Promise((done, failed) => {
      const late = setTimeout(() => { this.on_ack = null; failed(new Error(`${this.acked} of ${upto} acknowledged after ${seconds} s; ${this.refused} refused; ${this.odd.slice(0, 3)}`)); }, seconds * 1000);
      this.on_ack = () => { if (this.acked >= upto) { clearTimeout(late); this.on_ack = null; done(); } };
    });
  }

  /** Everybody waits until resume(). */
  async pause() {
    this.#paused = new Promise((go) => { this.resume = go; });
    await this.quiet();
  }
  #paused = null;

  /** Nothing is under way: the dead server's last bytes have been read. */
  async quiet() { do await sleep(5); while (this.busy); }

  /** now: what is under way stays unknown. */
  async stop({ now = false } = {}) {
    this.#running = false;
    if (now) this.agent.destroy();
    await Promise.all(this.#loops);
    this.agent.destroy();
  }

  /** What a judge needs to know of it, to be kept in a file; the other way round. */
  async store() {
    const writes = this.writes.map(({ more, method, path, answer, ...w }) => ({ ...w, session: w.session?.id }));
    const sessions = this.sessions.map((s) => ({ id: s.id, asked: s.asked, wants: s.wants }));
    return { serial, visits: this.visits, writes, sessions, hot: await Promise.all(this.hot.map((list) => Promise.all(list))) };
  }

  static restored(rig, kept) {
    const load = new Load(rig), sessions = new Map(kept.sessions.map((s) => [s.id, s]));
    serial = Math.max(serial, kept.serial);
    Object.assign(load, { visits: kept.visits, hot: kept.hot, sessions: kept.sessions });
    load.writes = kept.writes.map((w) => ({ ...w, session: sessions.get(w.session), began: -Infinity, at: -Infinity }));
    load.acked = load.writes.filter((w) => w.state === 'acked').length;
    return load;
  }

  /** Some that were acknowledged are sent again: the same answer, and the judge finds them once. Returns how many. */
  async replay(n) {
    const kept = this.writes.filter((w) => w.state === 'acked');
    let done = 0;
    for (let i = 0; i < n && kept.length; i++) {
      const w = kept[Math.floor(Math.random() * kept.length)];
      const r = await this.#request(w.method, w.path, { ...w.more, key: w.key });
      assert.equal(r.status, w.status, `${w.method} ${w.path} again: ${r.text}`);
      if (w.kind === 'turn') assert.deepEqual(JSON.parse(r.text).messages.map((m) => m.seq), w.messages.map((m) => m.seq), 'a turn sent again');
      else assert.deepEqual(JSON.parse(r.text), JSON.parse(w.answer), `${w.kind} sent again`);
      done++;
    }
    return done;
  }
}

class Stopped extends Error {}

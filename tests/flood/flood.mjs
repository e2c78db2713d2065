// flood.mjs - rude peers, and what the others notice of them: node tests/flood/flood.mjs [short] [KIND...]. Each kind runs in rounds,
// an attack and a control in turn: in the control a program burns as much CPU as the attackers took, and does nothing
// else. The others' p99 may be twice that of the control and 50 ms (make test-flood). The short form only checks that
// limits hold and that everybody is served.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo } from '../http/wismo.mjs';
import { prove } from '../proof.mjs';

const short = process.argv.includes('short'), only = process.argv.slice(2).filter((a) => a !== 'short');
const ROUNDS = short ? 1 : 5, SECONDS = short ? 1 : 6, RATE = 100, ORDERS = 200;
const PER_SECOND = 20, BURST = 256;                /* as docs/http-engine.md states them */
let failed = 0, tests = 0;
const check = (ok, what) => { console.log(`${ok ? 'ok' : 'not ok'} ${++tests} - ${what}`); if (!ok) failed++; };
const median = (list) => list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** A child that answers one JSON line at a time. */
class Child {
  constructor(file, ...args) {
    this.name = [file, ...args].join(' ');
    this.process = spawn(process.execPath, [`tests/flood/${file}`, ...args.map(String)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.text = '';
    this.process.stdout.on('data', (d) => { this.text += d; this.more?.(); });
    this.process.on('close', (code, signal) => { this.over = `${this.name} ended (${signal ?? code})`; this.more?.(); });
  }
  async next() {
    while (!this.text.includes('\n')) {
      if (this.over) throw new Error(this.over);
      await new Promise((done) => { this.more = done; });
    }
    const at = this.text.indexOf('\n'), line = this.text.slice(0, at);
    this.text = this.text.slice(at + 1);
    return JSON.parse(line);
  }
  tell(what) { this.process.stdin.write(`${JSON.stringify(what)}\n`); return this.next(); }
  async end() {
    this.process.kill('SIGTERM');
    const said = await this.next();
    if (!this.over) await once(this.process, 'close');
    return said;
  }
}

const w = await Wismo.start({ limits: true, env: { WISMO_RATE_LIMITS: 'loopback', WISMO_TRUSTED_PROXIES: '127.0.0.200' } });
const port = Number(new URL(w.url).port);
const lines = Array.from({ length: ORDERS }, (_, i) => JSON.stringify({ number: String(1000 + i), email: `c${1000 + i}@shop.example`, general: 'in_progress', delivery: 'in_transit', payment: 'paid', currency: 'USD' }));
await w.ask('POST', '/api/v1/orders/bulk', { body: lines.join('\n'), token: w.shop.api_key, headers: { 'content-type': 'application/x-ndjson' } });
const metric = async (name) => Number(new RegExp(`^wismo_${name} (\\d+)$`, 'm').exec((await w.ask('GET', '/metrics', { raw: true })).text)[1]);

const others = new Child('others.mjs');
await others.tell({ port, assistant: w.shop.assistant_key, orders: ORDERS, rate: RATE });
await others.tell({ seconds: 1 });                 /* warm */

const figures = [];
async function kind(name, settle, more) {
  if (only.length && !only.includes(name)) return;
  const attack = [], control = [];
  let wrong = 0, notes = '';
  for (let i = 0; i < ROUNDS; i++) {
    const bad = new Child('attacker.mjs', name, port), came = Date.now(), turned = await metric('http_turned_away_total'), accepted = await metric('http_accepted_total');
    await bad.next();
    await sleep(settle);
    bad.process.kill('SIGUSR2');                   /* its CPU counts from now */
    const a = await others.tell({ seconds: SECONDS });
    const open = await metric('http_connections');
    const did = await bad.end();
    const seconds = (Date.now() - came) / 1000;
    await sleep(300);
    notes = more({ did, open, seconds, turned: await metric('http_turned_away_total') - turned, accepted: await metric('http_accepted_total') - accepted });
    attack.push(a.p99);
    await sleep(short ? 100 : 1500);
    const burner = new Child('attacker.mjs', 'burn', port, Math.min(0.98, did.share).toFixed(3));
    await burner.next();
    const c = await others.tell({ seconds: SECONDS });
    await burner.end();
    control.push(c.p99);
    wrong += a.wrong + c.wrong;
    await sleep(short ? 100 : 500);
  }
  const [p, q] = [median(attack), median(control)];
  check(wrong === 0, `${name}: every turn of the others was answered right`);
  figures.push({ what: `${name}: the others' p99 of a turn, beside that next to an equal CPU burner`, must: '≤ 2 ×', reached: p <= 2 * q && wrong === 0,
    got: `${(p / q).toFixed(2)} × (${p.toFixed(1)} and ${q.toFixed(1)} ms); ${RATE} turns a second, ${wrong} wrong; ${notes}` });
  figures.push({ what: `${name}: the others' p99 of a turn`, must: '≤ 50 ms', got: `${p.toFixed(1)} ms`, reached: p <= 50 });
  console.log(`# ${name}: p99 ${attack.map((x) => x.toFixed(1))} against ${control.map((x) => x.toFixed(1))} ms; ${notes}`);
}

await kind('slow readers', short ? 500 : 2000, ({ open }) => { check(open >= 200, `${open} connections are held by readers that do not read`); return `${open} connections open`; });
await kind('slow writers', short ? 800 : 11000, ({ open }) => { check(open >= 400, `${open} connections are held by slow writers`); return `${open} connections open`; });
await kind('half-open', short ? 2500 : 4000, ({ open }) => { check(open >= 5000, `${open} connections are half-open`); return `${open} connections open`; });
await kind('flood', short ? 300 : 2000, ({ seconds, turned, accepted }) => {
  const most = PER_SECOND * seconds + BURST + 64;      /* 64: what the others may have opened meanwhile */
  check(turned > 0 && accepted <= most, `a flood from one address: ${accepted} connections let in, at most ${Math.round(most)}`);
  return `${Math.round((turned + accepted) / seconds)} connections a second came from one address, ${accepted} of ${turned + accepted} were let in within ${seconds.toFixed(0)} s, the stated rate allows ${Math.round(most)}`;
});

await others.process.stdin.end();
await w.end();
console.log(`1..${tests}`);
if (!short && !only.length) failed += prove('flood', 'make test-flood', figures) ? 0 : 1;
process.exit(failed ? 1 : 0);

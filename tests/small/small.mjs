// small.mjs - the smallest machine that wismo promises to run on: 512 MB and one core. The package installs there, 100,000
// orders go in, then 20 chat turns a second for ten minutes (open loop), with an export, four sign-ins and the nightly
// backup in between. No swap, nothing refused. The generator of the load is outside of the limits.
//   node tests/small/small.mjs [--short]
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prove } from '../proof.mjs';
import { install } from './install.mjs';
import { limited, most_held, swapped } from './limit.mjs';
import { ask, quantile, turns, visitors } from './turns.mjs';

const SHORT = process.argv.includes('--short');
const MB = 1 << 20;
const MEMORY = 512 * MB;
const ORDERS = SHORT ? 5000 : 100000;
const RATE = 20;
const SECONDS = SHORT ? 12 : 600;
const PEOPLE = SHORT ? 60 : 2400;
/* When what begins, in seconds of the load. */
const AT = SHORT ? { backup: 2, export: 4, logins: 8 } : { backup: 120, export: 240, logins: 360 };
const PAGES_A_SECOND = 15;                         /* a client that keeps within the limits of 1,200 a minute */
const PASSWORD = 'correct horse battery';

const email = (i) => `buyer${i}@shop.example`;
async function csv(path) {
  const out = createWriteStream(path);
  const states = ['in_transit', 'delivered', 'not_shipped', 'out_for_delivery'];
  out.write('number,email,name,status,payment_status,total,currency,placed_at,carrier,tracking_number,tracking_url,items,address\n');
  for (let i = 0; i < ORDERS; i++) {
    const row = `${100000 + i},${email(i)},Buyer ${i},${states[i % 4]},paid,${(i % 200) + 5}.50,USD,2026-10-${String((i % 28) + 1).padStart(2, '0')}T10:00:00Z,DHL,JD${i}00,`
      + `https://track.example/${i},"Mug ${i % 50}|MUG-${i % 50}|2|10.00;Plate|PL|1|3.00","${i} Hazel Close, Wexcombe"\n`;
    if (!out.write(row)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

const figures = [];
const figure = (what, must, got, reached = null) => figures.push({ what, must, got: String(got), reached });
const ms = (t) => `${t.toFixed(1)} ms`;
const mb = (n) => (Number.isFinite(n) && n !== null ? `${Math.round(n / MB)} MB` : 'not known here');

const group = limited(`wismo-small-${process.pid}`, MEMORY);
const folder = mkdtempSync(join(tmpdir(), 'wismo-small-'));
let server = null, place = null;
async function main() {
  place = await install(group, folder, SHORT);
  figure('limited by', '', `${group.how}; one core by its affinity`);
  figure('the package installs', 'yes', place.installed, place.whole);
  const db = join(place.home, 'shop.db');
  const env = { PATH: process.env.PATH, WISMO_DB: place.inside(db), WISMO_SECRET: randomBytes(24).toString('hex'), WISMO_TRUSTED_PROXIES: '127.0.0.1/32' };
  mkdirSync(place.home, { recursive: true });
  writeFileSync(join(place.home, 'password'), `${PASSWORD}\n`);
  const wismo = (...args) => group.run(...place.command(args), { env });
  const shop = JSON.parse(wismo('init', '--shop', 'Small', '--email', 'owner@small.example', '--password-file', place.inside(join(place.home, 'password'))));
  await csv(join(place.home, 'orders.csv'));

  let began = performance.now();
  const imported = JSON.parse(wismo('import', 'orders', place.inside(join(place.home, 'orders.csv')), '--profile', 'generic'));
  assert.equal(imported.orders_added, ORDERS);
  figure(`${ORDERS.toLocaleString('en')} orders imported`, 'all', `${imported.orders_added.toLocaleString('en')} in ${((performance.now() - began) / 1000).toFixed(1)} s, memory ${mb(group.peak())} at most`, true);

  /* The nightly backup comes at a minute of the day: the load begins so that it falls into it. */
  const quiet = new Date(Math.ceil((Date.now() + AT.backup * 1000 + PEOPLE * 3) / 60000) * 60000);
  const backup_at = SHORT ? '03:17' : quiet.toISOString().slice(11, 16);
  server = group.start(...place.command(['serve', '--listen', '127.0.0.1:0']), { env: { ...env, WISMO_BACKUP_AT: backup_at }, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (d) => { log += String(d).split('\n').filter((l) => !l.includes('event=request ')).join('\n'); });
  for (let i = 0; i < 3000 && !/wismo serves \S+\n?/.test(log) && server.exitCode === null; i++) await sleep(10);
  const url = /wismo serves (\S+)/.exec(log)?.[1];
  assert.ok(url, `the server did not start: ${log.slice(-2000)}`);

  const people = await visitors(url, shop.assistant_key, PEOPLE);
  if (!SHORT) await sleep(Math.max(0, quiet - Date.now() - AT.backup * 1000));
  const spans = {};
  const during = async (name, fn) => {
    const from = (performance.now() - start) / 1000;
    try { return await fn(); } finally { spans[name] = [from, (performance.now() - start) / 1000]; }
  };
  const beside = [], begun = new Set();
  const once_at = (name, t, fn) => { if (t >= AT[name] && !begun.has(name)) { begun.add(name); beside.push(during(name, fn)); } };
  const result = { pages: 0, orders: new Set(), bad: [], logins: [], backup: null };
  let anon = 0, swap = 0;
  const watch = setInterval(() => { anon = group.anon() === null ? null : Math.max(anon ?? 0, group.anon()); swap = Math.max(swap, group.swap() || 0, swapped(server.pid) || 0); }, 250);

  const all_orders = async () => {
    for (let page = 1, total = 1; (page - 1) * 200 < total; page++) {
      const turn = performance.now();
      const r = await ask(url, 'GET', `/api/v1/orders?per_page=200&page=${page}`, { token: shop.api_key });
      if (r.status !== 200) { result.bad.push(`export ${r.status}`); return; }
      total = r.json.total;
      result.pages++;
      for (const o of r.json.items) result.orders.add(o.number);
      await sleep(Math.max(0, 1000 / PAGES_A_SECOND - (performance.now() - turn)));
    }
  };
  const sign_in = async () => {
    const t = performance.now();
    const r = await ask(url, 'POST', '/api/v1/session', { body: { email: 'owner@small.example', password: PASSWORD }, from: `10.200.0.${result.logins.length + 1}` });
    if (r.status === 201) result.logins.push(performance.now() - t);
    else result.bad.push(`sign-in ${r.status}`);
  };
  const made = () => (existsSync(join(place.home, 'backup')) ? readdirSync(join(place.home, 'backup')).filter((f) => f.endsWith('.db')) : []);
  const backup = async () => {
    if (SHORT) await once(group.start(...place.command(['backup']), { env, stdio: 'ignore' }), 'close');
    for (let i = 0; i < 1200 && !made().length; i++) await sleep(50);
    result.backup = made()[0];
  };
  const start = performance.now();
  const load = await turns(url, people, { rate: RATE, seconds: SECONDS,
    order: () => { const i = Math.floor(Math.random() * ORDERS); return { number: 100000 + i, email: email(i) }; },
    at: (t) => {
      once_at('backup', t, backup);
      once_at('export', t, all_orders);
      once_at('logins', t, () => Promise.all([1, 2, 3, 4].map(sign_in)));
    } });
  await Promise.all(beside);
  clearInterval(watch);
  const metrics = (await ask(url, 'GET', '/metrics')).text;
  const count = (name) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(metrics)?.[1] ?? NaN);
  const alive = server.exitCode === null;
  const held = most_held(server.pid);
  server.kill('SIGTERM');
  await once(server, 'close');

  const answered = load.times.length - Object.values(load.refused).reduce((a, b) => a + b, 0) - load.wrong.length;
  const refused = [...Object.entries(load.refused).map(([k, n]) => `${n} × ${k}`), ...load.wrong.slice(0, 2), ...result.bad];
  figure(`turns: ${RATE} a second for ${SECONDS} s`, 'all answered with the order', `${answered.toLocaleString('en')} of ${(RATE * SECONDS).toLocaleString('en')}`, answered === RATE * SECONDS);
  figure('refused (429, 503, anything else)', 'nothing', `${refused.join(', ') || 'nothing'}; ${count('wismo_answers_total\\{status="4xx"\\}')} 4xx, ${count('wismo_answers_total\\{status="5xx"\\}')} 5xx counted by the server`,
    !refused.length && count('wismo_answers_total\\{status="4xx"\\}') === 0 && count('wismo_answers_total\\{status="5xx"\\}') === 0);
  figure('a turn, from when it was due', '', `p50 ${ms(quantile(load.times, 0.5))}, p99 ${ms(quantile(load.times, 0.99))}, most ${ms(quantile(load.times, 1))}`);
  for (const [name, what] of [['backup', 'the nightly backup is made'], ['export', 'the export runs'], ['logins', 'four people sign in']]) {
    const [from, to] = spans[name];
    const part = load.times.slice(Math.floor(from * RATE), Math.max(Math.ceil(to * RATE), Math.floor(from * RATE) + 1));
    figure(`the same while ${what} (${(to - from).toFixed(1)} s, ${part.length} turns)`, '', `p50 ${ms(quantile(part, 0.5))}, p99 ${ms(quantile(part, 0.99))}`);
  }
  figure('export', `${ORDERS.toLocaleString('en')} orders`, `${result.orders.size.toLocaleString('en')} in ${result.pages} pages`, result.orders.size === ORDERS);
  figure('sign-ins at once', '4', `${result.logins.length}, the last after ${ms(Math.max(...result.logins))}`, result.logins.length === 4);
  figure('memory of the group, most', '≤ 512 MB', `${mb(group.peak())} with page cache, ${mb(anon)} without; the server alone ${mb(held)}`, (group.peak() ?? held) <= MEMORY);
  figure('swap', '0', mb(swap), swap === 0);
  figure('killed for memory', '0', group.kills() ?? 'not counted here', alive && !(group.kills() > 0));
  figure('the nightly backup', 'made, checked, restores', result.backup ? `${mb(statSync(join(place.home, 'backup', result.backup)).size)}` : 'was not made', Boolean(result.backup));
  if (result.backup) {
    wismo('restore', place.inside(join(place.home, 'backup', result.backup)));
    assert.match(wismo('doctor'), /database: ok/);
  }
  figure('warnings in the log', 'none but of the disk', /event=warning state=began what=(?!disk)/.test(log) ? 'some' : 'none', !/event=warning state=began what=(?!disk)/.test(log));
}

let good = false;
try {
  await main();
  if (SHORT) {
    for (const f of figures) console.log(`${f.reached === false ? 'not ok' : 'ok'} - ${f.what}: ${f.got}`);
    good = figures.every((f) => f.reached !== false);
  } else good = prove('small', 'make test-small', figures);
} finally {
  if (server?.exitCode === null && !server.signalCode) server.kill('SIGKILL');
  await group.end();
  await place?.remove();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(good ? 0 : 1);

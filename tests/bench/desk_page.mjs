// desk_page.mjs - the orders page in a real browser on a large shop: from the click on a filter to its 50 rows painted, the
// answer to a click (INP), the first paint of a cold visit (LCP). `make bench-page`, or on a database that is there:
//   node tests/bench/desk_page.mjs --db FILE.db [--secret TEXT] [--samples N] [--orders N: makes one, deleted afterwards]
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prove } from '../proof.mjs';
import { write } from './desk_orders.mjs';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('@playwright/test');
const option = (name, otherwise) => { const i = process.argv.indexOf(`--${name}`); return i < 0 ? otherwise : process.argv[i + 1]; };
const BIN = resolve(process.env.WISMO_BIN ?? 'build/wismo'), samples = Number(option('samples', 60)), made = !option('db');
const folder = mkdtempSync(join(tmpdir(), 'wismo-page-')), db = resolve(option('db', join(folder, 'page.db')));
const env = { ...process.env, WISMO_DB: db, WISMO_SECRET: option('secret', 'a secret of the benchmark, which keeps nothing secret'), WISMO_RATE_LIMITS: 'off', WISMO_BACKUP_DIR: 'off' };
const email = option('email', 'owner@desk.example'), password = 'a long password of the benchmark';

function command(...args) {
  const r = spawnSync(BIN, args, { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(r.status, 0, r.stderr);
  return r.stdout;
}

async function serve() {
  const child = spawn(BIN, ['serve', '--listen', '127.0.0.1:0'], { env, stdio: ['ignore', 'inherit', 'pipe'] });
  let log = '', url;
  child.stderr.on('data', (d) => { if (!url) { log += d; url = /wismo serves (\S+)\n/.exec(log)?.[1]; } });
  for (let i = 0; !url; i++) {
    assert.ok(i < 6000 && child.exitCode === null, `the server did not start: ${log}`);
    await sleep(10);
  }
  return { url, stop: () => new Promise((done) => { child.on('close', done); child.kill('SIGTERM'); }) };
}

const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))];
const ms = (n) => `${Math.round(n)} ms`;

/* In the page: when a filter was clicked, and when the rows of its answer were painted. Two frames: the first callback runs
   before the paint of the change, the next after it. */
function watch() {
  window.shifts = 0;
  window.inputs = [];
  new PerformanceObserver((l) => { for (const e of l.getEntries()) window.lcp = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.shifts += e.value; }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.interactionId) window.inputs.push([e.interactionId, e.duration]); }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  const rows = () => [...document.querySelectorAll('[data-order]')].map((r) => r.dataset.order).join();
  window.arm = () => new Promise((ready) => {
    const before = rows();
    window.painted = new Promise((done) => {
      addEventListener('click', () => {
        const began = performance.now();
        const look = () => {
          const now = rows();
          if (now === before || document.querySelector('.stale') || !now) return void requestAnimationFrame(look);
          requestAnimationFrame(() => setTimeout(() => done([performance.now() - began, now.split(',').length])));
        };
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    });
    ready();
  });
}

let server, browser;
try {
  let orders = Number(option('orders', 1000000));
  if (made) {
    command('init', '--shop', 'Desk', '--email', email);
    const file = join(folder, 'orders.csv');
    await write(file, orders, 1);
    command('import', 'orders', file, '--profile', 'generic');
    rmSync(file);
  }
  const link = /#reset=(\S+)/.exec(command('user', 'reset', '--email', email))[1].replace(/["\s].*/s, '');
  server = await serve();
  const set = await fetch(`${server.url}/api/v1/link/use`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: link, password }) });
  assert.equal(set.status, 204, await set.text());

  browser = await chromium.launch({ executablePath: process.env.WISMO_CHROMIUM || '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const visit = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } }), page = await context.newPage();
    assert.equal((await page.request.post(`${server.url}/api/v1/session`, { data: { email, password } })).status(), 201);
    await page.addInitScript(watch);
    return page;
  };

  const lcp = [], shifts = [], nodes = [];
  for (let i = 0; i < 5; i++) { /* each in a profile of its own: nothing is cached */
    const page = await visit();
    await page.goto(`${server.url}/orders`);
    await page.waitForSelector('[data-order]');
    await page.waitForTimeout(1000);
    const [a, b, c] = await page.evaluate(() => [window.lcp, window.shifts, document.querySelectorAll('*').length]);
    lcp.push(a); shifts.push(b); nodes.push(c);
    await page.context().close();
  }

  const page = await visit(), took = [], inputs = [], cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value * 1000])).TaskDuration;
  const answers = () => page.evaluate(() => Object.values(window.inputs.reduce((all, [id, d]) => ({ ...all, [id]: Math.max(d, all[id] ?? 0) }), {})));
  let busy = 0;
  await page.goto(`${server.url}/orders?per_page=50`);
  await page.waitForSelector('[data-order]');
  orders = (await (await page.request.get(`${server.url}/api/v1/orders?per_page=1`)).json()).counts.total;
  const names = ['New', 'In processing', 'In transit', 'Delivered', 'Problematic', 'Total'];
  for (let i = 0; i < samples; i++) {
    await page.waitForTimeout(120);
    await page.evaluate(() => window.arm());
    const before = await work();
    await page.locator('.stats').getByRole('button', { name: new RegExp('^' + names[i % names.length]) }).click();
    const [time, n] = await page.evaluate(() => window.painted);
    assert.ok(n === 50 || orders < 50_000, `${n} rows`);
    /* The page keeps an answer for ten seconds: each question is asked anew. */
    took.push(time);
    busy += await work() - before;
    if (i % names.length === names.length - 1) {
      await page.waitForTimeout(300);
      inputs.push(...await answers());
      await page.goto(`${server.url}/orders?per_page=50&warehouse=${['Brno', 'Praha', 'Kyiv West'][(i / names.length | 0) % 3]}`); 
      await page.waitForSelector('[data-order]');
    }
  }
  const p75 = quantile(took, 0.75), inp = inputs.length ? quantile(inputs, 0.75) : 16, first = quantile(lcp, 0.5);
  const reached = prove('desk-page', `node tests/bench/desk_page.mjs --orders ${orders} --samples ${samples}`, [
    { what: `filter click → 50 rows painted, ${orders.toLocaleString('en')} orders, ${took.length} clicks`, must: 'p75 ≤ 300 ms', got: `p50 ${ms(quantile(took, 0.5))}, p75 ${ms(p75)}, most ${ms(Math.max(...took))}`, reached: p75 <= 300 },
    { what: 'of it the page\'s own work, processor time', must: '', got: `${ms(busy / took.length)} a click`, reached: null },
    { what: 'answer to a click (INP)', must: 'p75 ≤ 200 ms', got: inputs.length ? `p75 ${ms(inp)} of ${inputs.length}, the others below 16 ms` : 'all below 16 ms', reached: inp <= 200 },
    { what: 'first visit, largest paint (LCP)', must: '≤ 2.5 s on 2 cores', got: `p50 ${ms(first)} of ${lcp.length}`, reached: first <= 2500 },
    { what: 'nothing moves (CLS)', must: '≤ 0.1', got: Math.max(...shifts).toFixed(3), reached: Math.max(...shifts) <= 0.1 },
    { what: 'elements, 10 rows', must: '≤ 900', got: String(Math.max(...nodes)), reached: Math.max(...nodes) <= 900 },
  ]);
  process.exitCode = reached ? 0 : 1;
} finally {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

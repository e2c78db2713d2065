// mixed.mjs - everything at once against one server: shoppers who talk, listen, guess wrong (their answers are held),
// leave in the middle and come back; staff who edit orders and settings, take conversations over and watch; systems that
// push orders; other commands on the same database; and a stop and a start every few seconds. Meant for the build with
// ThreadSanitizer: node tests/mixed/mixed.mjs SECONDS; from 60 on (make test-mixed) the figures are kept.
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo } from '../http/wismo.mjs';
import { prove } from '../proof.mjs';

const seconds = Number(process.argv[2] ?? 10), STOPS_EVERY = Math.max(3, Math.min(10, seconds / 3));
const counts = {}, wrong = [];
const count = (what, n = 1) => { counts[what] = (counts[what] ?? 0) + n; };
const pick = (list) => list[Math.floor(Math.random() * list.length)];
const chance = (p) => Math.random() < p;

const w = await Wismo.start({ limits: true, env: { WISMO_TRUSTED_PROXIES: '127.0.0.1' } });
const password = 'correct horse battery', ORDERS = 60;
for (let i = 0; i < ORDERS; i++) await w.order(String(5000 + i), `c${i}@shop.example`, {}, i % 2 ? w.twin : w.shop);

let up = true;
const until = Date.now() + seconds * 1000;
const over = () => Date.now() > until;

/** A request that may meet a server which is stopping; null then. */
async function ask(method, path, { body, token, headers = {}, who = 1, signal } = {}) {
  try {
    const r = await fetch(w.url + path, { method, signal, body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `30.${who >> 16 & 255}.${who >> 8 & 255}.${who & 255}`, ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers } });
    const text = await r.text();
    if (r.status >= 500 && r.status !== 503) wrong.push(`${method} ${path}: ${r.status} ${text.slice(0, 200)}`);
    return { status: r.status, json: text && /json/.test(r.headers.get('content-type')) ? JSON.parse(text) : null };
  } catch (e) {
    if (e instanceof SyntaxError) wrong.push(`${method} ${path}: not JSON`);
    return null;
  }
}

async function listen(path, token, headers, ms, what) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ms);
  try {
    const r = await fetch(w.url + path, { signal: stop.signal, headers: { authorization: `Bearer ${token}`, ...headers } });
    if (r.ok) { count(what); for await (const piece of r.body) count('bytes of streams', piece.length); }
  } catch { /* ended by us or by the server */ } finally { clearTimeout(timer); }
}

async function shopper(n) {
  for (let who = n * 1000 + 1; !over(); who++) {
    if (!up) { await sleep(20); continue; }
    const shop = pick([w.shop, w.twin]), begun = await ask('POST', `/api/v1/chat/${shop.assistant_key}/conversations`, { body: {}, who });
    const c = begun?.json?.conversation;
    if (!c) { await sleep(20); continue; }
    count('conversations');
    const path = `/api/v1/chat/conversations/${c.id}`, mine = { token: c.token, who };
    const ears = chance(0.5) ? listen(`${path}/events`, c.token, { 'x-forwarded-for': '30.0.0.1', ...(chance(0.3) ? { 'last-event-id': '0' } : {}) }, 300 + Math.random() * 2000, 'streams of visitors') : null;
    for (let turn = 0; turn < 1 + Math.random() * 5 && !over(); turn++) {
      const i = Math.floor(Math.random() * ORDERS), right = chance(0.6);
      const text = pick([`#${5000 + i} ${right ? `c${i}` : 'wrong'}@shop.example`, 'where is my order', 'I want to talk to a person', 'cancel it', 'what is your returns policy?', 'yes']);
      const leave = chance(0.05) ? AbortSignal.timeout(5) : undefined;
      const r = await ask('POST', `${path}/messages`, { ...mine, body: { text }, signal: leave, headers: chance(0.5) ? { 'idempotency-key': `k${Math.floor(Math.random() * 3)}` } : {} });
      if (r?.status === 200) count('turns');
      else if (r?.status === 429) count('turns that must wait');
      if (chance(0.2)) await ask('GET', `${path}/messages?after=0`, mine);
    }
    if (chance(0.2)) await ask('PUT', `${path}/identity`, { ...mine, body: { identity_token: 'x.y.z' } });
    if (chance(0.3) && (await ask('DELETE', path, mine))?.status === 204) count('conversations forgotten');
    await ears;
  }
}

async function editor() {
  while (!over()) {
    if (!up) { await sleep(20); continue; }
    const shop = pick([w.shop, w.twin]), token = shop.api_key;
    const list = await ask('GET', '/api/v1/orders?per_page=50', { token });
    const o = list?.json?.items?.length ? pick(list.json.items) : null;
    if (o && (await ask('PATCH', `/api/v1/orders/${o.id}`, { token, body: { version: o.version, comment: `seen ${Math.random()}` } }))?.status === 200) count('edits of orders');
    if (chance(0.3) && (await ask('PUT', `/api/v1/orders/by-number/${5000 + Math.floor(Math.random() * ORDERS)}`, { token, body: { delivery: pick(['in_transit', 'delivered', 'exception']) } }))?.status === 200) count('orders pushed');
    if (chance(0.1)) await ask('POST', '/api/v1/orders/bulk', { token, body: Array.from({ length: 20 }, (_, k) => JSON.stringify({ number: `B${k}`, comment: String(Math.random()) })).join('\n'), headers: { 'content-type': 'application/x-ndjson' } });
    const settings = (await ask('GET', '/api/v1/shop', { token }))?.json;
    if (settings && chance(0.2) && (await ask('PATCH', '/api/v1/shop', { token, body: { version: settings.version, stalled_days: 3 + Math.floor(Math.random() * 9) } }))?.status === 200) count('edits of settings');
    if (chance(0.1)) await ask('GET', '/metrics');
    if (chance(0.05)) await ask('GET', '/api/v1/openapi.json');
    await sleep(5);
  }
}

async function agent() {
  while (!over()) {
    if (!up) { await sleep(20); continue; }
    const shop = pick([w.shop, w.twin]), token = shop.api_key;
    const list = await ask('GET', '/api/v1/conversations?per_page=20', { token });
    const c = list?.json?.items?.length ? pick(list.json.items) : null;
    const path = `/api/v1/conversations/${c?.id}`;
    if (c && (await ask('POST', `${path}/take`, { token, body: { version: c.version } }))?.status === 200) {
      count('takeovers');
      await ask('POST', `${path}/events`, { token, body: { event: 'typing' } });
      if ((await ask('POST', `${path}/messages`, { token, body: { text: 'Hello, this is a person.' }, headers: { 'idempotency-key': `a${Math.random()}` } }))?.status < 300) count('answers of staff');
      const now = (await ask('GET', path, { token }))?.json;
      if (now) await ask('POST', `${path}/${chance(0.5) ? 'back' : 'close'}`, { token, body: { version: now.version } });
    }
    await sleep(20);
  }
}

async function watcher() {
  while (!over()) {
    if (up) await listen('/api/v1/events', pick([w.shop, w.twin]).api_key, {}, 500 + Math.random() * 3000, 'streams of staff');
    await sleep(20);
  }
}

async function sign_ins() {
  while (!over()) {
    if (up && (await ask('POST', '/api/v1/session', { body: { email: w.shop.email, password: chance(0.5) ? password : 'wrong wrong wrong' }, who: Math.floor(Math.random() * 65000) }))?.status === 201) count('sign-ins');
    await sleep(700);
  }
}

async function other_process() {
  for (let i = 0; !over(); i++) {
    await sleep(1500);
    if (!process.env.WISMO_TEST_PG) { const r = w.tryRun('doctor'); if (r.status !== 0) wrong.push(`doctor: ${r.stdout}${r.stderr}`); else count('other commands meanwhile'); }
  }
}

async function stopper() {
  while (!over()) {
    await sleep(STOPS_EVERY * 1000);
    if (over()) return;
    const code = await w.stop();
    up = false;
    if (code !== 0) { wrong.push(`stopped with ${code}: ${w.log.slice(-3000)}`); process.exitCode = 1; return; }
    count('stops and starts');
    await w.serve();
    up = true;
  }
}

await Promise.all([...Array.from({ length: 10 }, (_, i) => shopper(i + 1)), editor(), editor(), agent(), agent(), watcher(), watcher(), sign_ins(), other_process(), stopper()]);
const log = w.whole_log;
let ended = '';
try { await w.end(); } catch (e) { ended = e.message; }
const reports = (log.match(/WARNING: ThreadSanitizer|ERROR: (Address|Leak)Sanitizer|runtime error:/g) ?? []).length;
const want = ['conversations', 'turns', 'streams of visitors', 'streams of staff', 'edits of orders', 'edits of settings', 'orders pushed', 'takeovers', 'answers of staff', 'stops and starts'];
const missing = want.filter((k) => !counts[k]);
const ok = !wrong.length && !reports && !ended && !missing.length;
console.log(Object.entries(counts).map(([k, n]) => `# ${n} ${k}`).join('\n'));
for (const line of [...wrong.slice(0, 10), ended, ...missing.map((m) => `never happened: ${m}`)].filter(Boolean)) console.log(`# ${line}`);
if (reports) console.log(log.slice(log.search(/WARNING: ThreadSanitizer|ERROR: |runtime error:/)).slice(0, 6000));
console.log(`${ok ? 'ok' : 'not ok'} 1 - a mixed load of ${seconds} s\n1..1`);
if (seconds >= 60) prove('mixed', 'make test-mixed', [{ what: `a mixed load of ${seconds} s on the build with ThreadSanitizer`, must: 'no report, no failed request, every stop in order',
  got: `${reports} reports, ${wrong.length} failures; ${want.map((k) => `${counts[k] ?? 0} ${k}`).join(', ')}`, reached: ok }]);
process.exit(ok ? 0 : 1);

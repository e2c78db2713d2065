// timing.mjs - whether the time of an answer tells if an order exists: a number that exists with a wrong contact against
// a number that does not, in pairs, each in random order, over HTTP with every limit on, and at door_prove itself.
//   node tests/timing.mjs         the numbers: 20,000 pairs, three runs, each kind of source (make test-timing)
//   node tests/timing.mjs short   a part of it in seconds, as TAP
// Every guess has an address, a conversation and a number of its own, so that no limit slows it. Each measure has a
// mutant beside it that must be caught: a source that returns early, a door that does not hold misses back.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { auc } from './timing/auc.mjs';
import { Line } from './timing/line.mjs';
import { prove } from './proof.mjs';

if (!process.env.WISMO_TEST_PG && existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';   /* a disk's sync would hide what is looked for */
const { Wismo } = await import('./http/wismo.mjs');

const SHORT = process.argv[2] === 'short', MOST = SHORT ? 0.03 : 0.02 /* fewer pairs, more chance */, WARM = 300;
const BUILD = `${process.env.WISMO_BUILD ?? 'build'}/timing`;
const number = (i) => String(i).padStart(6, '0');

/* --- another system that knows the even numbers ------------------------------------------------------------------ */

const items = Array.from({ length: 12 }, (_, i) => ({ name: `A thing of that order, number ${i}, with a name of usual length`, sku: `SKU-${i}`, price: '12.00', note: 'x'.repeat(60) }));
const peer = createServer((rq, rs) => {
  const asked = rq.url.split('/').pop(), there = Number(asked) % 2 === 0;
  const body = JSON.stringify(there ? { id: asked, number: asked, email: `ann${asked}@example.com`, placed_at: 1700000000000, total: 4200, items } : { error: 'not found' });
  rs.writeHead(there ? 200 : 404, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
});
await new Promise((go) => peer.listen(0, '127.0.0.1', go));

/* --- over HTTP ---------------------------------------------------------------------------------------------------- */

async function shop_of({ bin, distant, phone }, pairs) {
  const w = await Wismo.start({ limits: true, bin, env: { WISMO_TRUSTED_PROXIES: '127.0.0.1', WISMO_ALLOW_HOSTS: '127.0.0.1', WISMO_TEST_PEER: `http://127.0.0.1:${peer.address().port}` } });
  for (let i = 0; !distant && i < pairs; i += 500) {
    const rows = Array.from({ length: Math.min(500, pairs - i) }, (_, k) => JSON.stringify({ number: number(2 * (i + k)), email: `ann${number(2 * (i + k))}@example.com`,
      phone: `+420776${number(2 * (i + k))}`, general: 'in_progress', delivery: 'in_transit', payment: 'paid', items: [{ name: 'Mug', quantity: 1 }] }));
    const r = await w.ask('POST', '/api/v1/orders/bulk', { token: w.shop.api_key, headers: { 'content-type': 'application/x-ndjson' }, body: Buffer.from(rows.join('\n')) });
    if (r.status !== 200 || /"error"/.test(r.text)) throw new Error(r.text.slice(0, 300));
  }
  if (phone) {
    const { version } = (await w.staff('GET', '/api/v1/shop')).json;
    await w.staff('PATCH', '/api/v1/shop', { version, verify_email: false, verify_phone: true });
  }
  return w;
}

let guests = 0;
/** One guess in a conversation and from an address of its own; the nanoseconds of the answer. */
async function guess(w, line, i, contact, phone, expected = 'could not find') {
  const n = ++guests, address = `${11 + (n >> 24)}.${n >> 16 & 255}.${n >> 8 & 255}.${n & 255}`;
  const opened = await line.ask('POST', `/api/v1/chat/${w.shop.assistant_key}/conversations`, address, null, {});
  const { id, token } = JSON.parse(opened.text).conversation, path = `/api/v1/chat/conversations/${id}/messages`;
  if (phone) await line.ask('POST', path, address, token, { text: number(i) });
  const said = await line.ask('POST', path, address, token, { text: phone ? contact : `${number(i)} ${contact}` });
  if (said.status !== 200 || !said.text.includes(expected)) throw new Error(`${number(i)} ${contact}: ${said.status} ${said.text}`);
  return said.ns;
}

/** pairs, by that many visitors at once. */
async function measure(what, pairs) {
  const w = await shop_of(what, pairs + WARM), times = [[], []], queue = Array.from({ length: pairs + WARM }, (_, i) => i);
  const wrong = (i) => (what.phone ? `+420777${number(i)}` : `eve${number(i)}@example.com`);
  const visitor = async (k) => {
    const line = await Line.open(w.url);
    await new Promise((go) => setTimeout(go, k * 2500 / (what.at_once ?? 1)));
    for (let i; (i = queue.pop()) !== undefined;) {
      const first = Math.random() < 0.5 ? 0 : 1;
      for (const missing of [first, 1 - first]) {
        const ns = await guess(w, line, 2 * i + missing, wrong(2 * i + missing), what.phone);
        if (i < pairs) times[missing].push(ns);
      }
    }
    line.close();
  };
  await Promise.all(Array.from({ length: what.at_once ?? 1 }, (_, k) => visitor(k)));
  const line = await Line.open(w.url);                       /* what is measured is a door that opens */
  await guess(w, line, 0, what.phone ? '+420776000000' : 'ann000000@example.com', what.phone, '"kind":"order"');
  line.close();
  await w.end();
  return auc(times[0], times[1]);
}

/* --- at the door itself ----------------------------------------------------------------------------------------------- */

function at_door(program, pairs, contact) {
  const r = spawnSync(`${BUILD}/${program}`, [String(pairs), contact], { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 600_000 });
  if (r.status !== 0) throw new Error(`${program}: ${r.stderr}`);
  const times = [[], []];
  for (const line of r.stdout.trim().split('\n')) times[line[0] === '1' ? 0 : 1].push(Number(line.slice(2)));
  return auc(times[0], times[1]);
}

/* --- the figures --------------------------------------------------------------------------------------------------------- */

const ms = (ns) => (ns >= 1e6 ? `${(ns / 1e6).toFixed(2)} ms` : `${(ns / 1e3).toFixed(1)} µs`);
const words = (a) => `AUC ${a.auc.toFixed(4)} (95 %: ${a.low.toFixed(4)}–${a.high.toFixed(4)}), medians ${ms(a.hits)} and ${ms(a.misses)}, ${a.n.toLocaleString('en')} pairs`;
const figures = [];
let n = 0;
function figure(what, a, mutant) {
  const off = Math.abs(a.auc - 0.5) > MOST, reached = mutant ? off : !off;
  figures.push({ what, must: mutant ? 'caught' : `0.50 ± ${MOST.toFixed(2)}`, got: words(a), reached });
  if (SHORT) console.log(`${reached ? 'ok' : 'not ok'} ${++n} - ${what}: ${words(a)}`);
  else console.log(`${reached ? 'yes' : 'NOT'} ${what}: ${words(a)}`);
}

const native = { bin: `${BUILD}/../wismo` }, early = { bin: `${BUILD}/wismo_early` }, by_phone = { ...native, phone: true, at_once: 32 };
const distant = { bin: `${BUILD}/wismo_distant`, distant: true, at_once: 600 }, unmasked = { bin: `${BUILD}/wismo_distant_unmasked`, distant: true };
const runs = SHORT ? 1 : 3, pairs = 20_000;

for (let i = 1; i <= runs; i++) figure(`native, at door_prove, run ${i}`, at_door('door', pairs, 'email'));
figure('a door that returns early, at door_prove', at_door('door_early', SHORT ? 4000 : pairs, 'email'), true);
figure('native by phone, when door_prove lets it leave', at_door('door', SHORT ? 4000 : pairs, 'phone'));
figure('a door that does not hold a phone’s miss back', at_door('door_unmasked', 4000, 'phone'), true);
if (SHORT) {
  figure('native, over HTTP', await measure(native, 6000));
  figure('a door that returns early, over HTTP', await measure(early, 4000), true);
  figure('a door that does not hold a remote miss back, over HTTP', await measure(unmasked, 1000), true);
} else {
  for (let i = 1; i <= runs; i++) figure(`native, over HTTP, run ${i}`, await measure(native, pairs));
  figure('a door that returns early, over HTTP', await measure(early, pairs), true);
  for (let i = 1; i <= runs; i++) figure(`remote, over HTTP, run ${i}`, await measure(distant, pairs));
  figure('a door that does not hold a remote miss back, over HTTP', await measure(unmasked, 4000), true);
  figure('native by phone, over HTTP', await measure(by_phone, pairs));
}
peer.close();
const reached = SHORT ? figures.every((f) => f.reached) : prove('timing', 'make test-timing', figures);
process.exit(reached ? 0 : 1);

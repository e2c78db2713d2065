// enumeration.mjs - what guessing gains: nothing, and slowly.
//   node tests/enumeration.mjs         10,000 guesses from 50 addresses, some minutes (make test-enumeration)
//   node tests/enumeration.mjs short   400 guesses from 5 addresses in half a minute, as TAP
// First every door is tried by script, with a number that exists and with one that does not: both transcripts must be
// equal to the last header. Then a shop is attacked with all limits on, while the owners of the attacked orders come.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { auc, median } from './timing/auc.mjs';
import { codes_on, scripts as code_scripts, time_codes } from './timing/codes.mjs';
import { Line } from './timing/line.mjs';
import { prove } from './proof.mjs';
import { Stream, Wismo, jwt } from './http/wismo.mjs';

const SHORT = process.argv[2] === 'short';
const figures = [];
let n = 0;
function figure(what, must, got, reached) {
  figures.push({ what, must, got, reached });
  console.log(SHORT ? `${reached === false ? 'not ok' : 'ok'} ${++n} - ${what}: ${got}` : `${reached === false ? 'NOT' : 'yes'} ${what}: ${got}`);
}

const w = await Wismo.start({ limits: true, env: { WISMO_TRUSTED_PROXIES: '127.0.0.1', WISMO_ALLOW_HOSTS: '127.0.0.1' } });
let guests = 0;
const fresh = () => { guests++; return `11.${guests >> 16 & 255}.${guests >> 8 & 255}.${guests & 255}`; };

/* --- a shop of orders of every kind: even numbers exist ------------------------------------------------------------ */

const KINDS = [{ general: 'in_progress', delivery: 'in_transit' }, { general: 'confirmed', delivery: 'not_shipped' }, { general: 'completed', delivery: 'delivered' },
  { general: 'cancelled', delivery: 'cancelled', payment: 'refunded' }, { general: 'in_progress', delivery: 'not_delivered' }];
const ORDERS = SHORT ? 1000 : 10_000, number = (i) => String(100000 + i), owner = (i) => `ann${number(i)}@example.com`;
for (let i = 0; i < ORDERS; i += 500) {
  const rows = Array.from({ length: 500 }, (_, k) => JSON.stringify({ number: number(2 * (i + k)), email: owner(2 * (i + k)), phone: `+420776${number(2 * (i + k))}`, customer_id: `cus-${i + k}`, customer_name: 'Ann Miller',
    payment: 'paid', ...KINDS[k % KINDS.length], items: [{ name: 'Mug', quantity: 1 }], shipments: [{ carrier: 'DHL', tracking_number: `JD${number(2 * (i + k))}`, status: 'in_transit' }] }));
  const r = await w.ask('POST', '/api/v1/orders/bulk', { token: w.shop.api_key, headers: { 'content-type': 'application/x-ndjson' }, body: Buffer.from(rows.join('\n')) });
  assert.ok(r.status === 200 && !/"error"/.test(r.text), r.text.slice(0, 300));
}

/* --- every door, by script -------------------------------------------------------------------------------------------- */

/** Without what differs from one conversation to the next: ids, times, keys, the number itself. */
const plain = (text, names) => Object.entries(names).reduce((t, [name, of]) => t.replaceAll(of, name), text).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME').replace(/\b(cnv|msg|tkt|ord|req)_\w+/g, '$1').replace(/"token":"[^"]*"/g, '"token"')
  .replace(/"request_id":"[0-9a-f]{16}"/g, '"request_id"').replace(/\b(?:case|ticket|request)( number)?( is)? ?#?\d+/gi, 'case').replace(/\b1\d{3}\b/g, 'CASE');
const head = (headers) => [...headers].filter(([k]) => !['date'].includes(k)).map(([k, v]) => (k === 'content-length' || k === 'retry-after' ? k : `${k}: ${v}`)).sort();

/** What a visitor of a fresh address gets for these words, by every way in which it can be read. */
async function transcript(script, number) {
  const address = fresh(), headers = { 'x-forwarded-for': address }, all = [];
  /* nobody's address, and that of another order; of this transcript alone, so that it is not slow yet */
  const names = { EVE: `eve${guests}@example.com`, OTHER: owner(2 * (ORDERS - guests)), NUMBER: number };
  const keep = (what, r) => { all.push([what, r.status, head(r.headers), plain(r.text, names)]); return r; };
  const fill = (x) => JSON.parse(Object.entries(names).reduce((t, [name, of]) => t.replaceAll(name, of), JSON.stringify(x)));
  const opened = keep('open', await w.ask('POST', `/api/v1/chat/${w.shop.assistant_key}/conversations`, { body: fill(script.open ?? {}), headers }));
  const { id, token } = opened.json.conversation, path = `/api/v1/chat/conversations/${id}`;
  const s = await Stream.open(`${w.url}${path}/events?after=0`, { ...headers, authorization: `Bearer ${token}` });
  let last = opened.json, key = 0;
  for (const words of script.say) {
    let body = typeof words === 'string' ? { text: words } : words;
    if (body.press) body = { choice: last.messages.flatMap((m) => m.options ?? []).find((o) => o.label.startsWith(words.press))?.id ?? 'opt_0' };
    const how = { body: fill(body), token, headers, key: `k${++key}` };
    const r = keep(words, await w.ask('POST', `${path}/messages`, how));
    if (r.json.messages) last = r.json;
    if (script.again) keep('the same again', await w.ask('POST', `${path}/messages`, how));
  }
  const read = keep('read', await w.ask('GET', `${path}/messages?after=0`, { token, headers }));
  keep('signed in', await w.ask('PUT', `${path}/identity`, { body: { identity_token: jwt(w.shop.identity_secret, { sub: 'nobody', email: 'eve@example.com' }) }, token, headers }));
  await s.until(() => s.messages().length >= read.json.messages.length, 20_000);
  s.close();
  all.push(['stream', s.events.map((e) => [e.event, plain(e.data, names)])]);
  keep('end', await w.ask('DELETE', path, { token, headers }));
  keep('after the end', await w.ask('GET', `${path}/messages`, { token, headers }));
  return all;
}

const WRONG = ['EVE', 'OTHER'];
const scripts = WRONG.flatMap((eve) => [
  { name: 'status, step by step', say: ['where is my order?', 'NUMBER', eve] },
  { name: 'in one sentence', say: [`Where is NUMBER? I am ${eve}`] },
  { name: 'every spelling', say: [`#NUMBER ${eve}`, `order no. NUMBER, ${eve}`, `NUMBER NUMBER1 ${eve}`] },
  { name: 'until the budget is spent', say: Array(8).fill(`NUMBER ${eve}`) },
  { name: 'until talking is limited', say: Array(18).fill(`NUMBER ${eve}`) },
  { name: 'a corrected e-mail', say: [`NUMBER ${eve}`, 'eva@example.com', 'evi@example.com'] },
  { name: 'buttons after misses', say: [`NUMBER ${eve}`, `NUMBER ${eve}`, { press: 'Try again' }, 'NUMBER', eve, { press: 'I do not know' }] },
  { name: 'a person', say: ['I want to talk to a person', 'NUMBER', 'It is broken', eve, 'no'] },
  { name: 'a person after misses', say: [`NUMBER ${eve}`, `NUMBER ${eve}`, { press: 'Contact Support' }, 'It is broken', eve, 'no'] },
  { name: 'the page names the order', open: { order: 'NUMBER' }, say: ['where is my order?', eve] },
  { name: 'the page names the order, and a person', open: { order: 'NUMBER' }, say: ['I want to talk to a person', 'It is broken', eve, 'no'] },
  { name: 'sent twice', again: true, say: ['where is my order?', 'NUMBER', eve, eve] },
  ...['cancel my order', 'I want to return it', 'change my address', 'change the items', 'I want my money back', 'confirm my order', 'I got my parcel'].flatMap((t) => [
    { name: t, say: [t, 'NUMBER', eve, { press: 'Yes' }, 'yes'] }, { name: `${t}, in one`, say: [`${t} NUMBER ${eve}`, 'yes'] }]),
  { name: 'the phone where e-mails are asked', say: ['where is my order?', 'NUMBER', '+420776NUMBER', '777 123 456'] },
  { name: 'what is no e-mail', say: ['where is my order?', 'NUMBER', 'eve@', 'eve at example.com', eve] },
  { name: 'the parcel’s number', say: ['where is JDNUMBER?', eve] },
  { name: 'signed in as somebody else', open: { identity_token: jwt(w.shop.identity_secret, { sub: 'cus-none', email: 'none@example.com' }) }, say: ['where is my order?', 'NUMBER', eve, 'cancel NUMBER'] },
  { name: 'forms and choices that were not offered', say: ['where is my order?', { form: { order_number: 'NUMBER', email: eve } }, { choice: 'NUMBER' }, { choice: 'ord_NUMBER' }, { text: 'NUMBER', form: {} }, { form: { order_number: 'NUMBER' } }] },
]);

async function forms(on) {
  const a = (await w.staff('GET', '/api/v1/assistants')).json.items[0];
  assert.equal((await w.staff('PATCH', `/api/v1/assistants/${a.id}`, { version: a.version, text_area: !on })).status, 200);
}
async function by(what) {
  const { version } = (await w.staff('GET', '/api/v1/shop')).json;
  assert.equal((await w.staff('PATCH', '/api/v1/shop', { version, verify_email: what !== 'phone', verify_phone: what !== 'email' })).status, 200);
}

let compared = 0, pair = 0;
const differences = [];
async function compare(script) {
  const i = 2 * (KINDS.length * Math.floor(++pair / 2) + pair % KINDS.length);          /* numbers of their own, and every kind of order */
  const [here, missing] = await Promise.all([transcript(script, number(i)), transcript(script, number(i + 1))]);
  compared += here.length;
  try { assert.deepEqual(here, missing); } catch (e) { differences.push(`${script.name}: ${e.message.slice(0, 1500)}`); }
}
const batch = (list) => Promise.all(list.map(compare));          /* at once: most of the time is waited */
await batch(scripts);
for (const how of ['phone', 'either']) {
  await by(how);
  await batch(['777123456', '+420 776 000 000', 'EVE'].flatMap((contact) => [{ name: `by ${how}`, say: ['where is my order?', 'NUMBER', contact] }, { name: `by ${how}, cancelled`, say: ['cancel my order', 'NUMBER', contact] }]));
}
await by('email');
await forms(true);
await batch([{ name: 'in forms', say: [{ press: 'Check order status' }, { form: { order_number: 'NUMBER' } }, { form: { email: 'EVE' } }, { form: { order_number: 'NUMBER' } }, { form: { email: 'OTHER' } }] },
  { name: 'a person, in forms', say: [{ press: 'Contact' }, { form: { order_number: 'NUMBER' } }, { form: { issue: 'wet' } }, { form: { email: 'EVE' } }] }]);
await forms(false);
const control = await transcript({ say: [`${number(0)} ${owner(0)}`] }, number(0));
assert.match(JSON.stringify(control), /"kind\\":\\"order\\"/, 'the right pair opens the door');
assert.notDeepEqual(control, await transcript({ say: [`${number(1)} ${owner(0)}`] }, number(1)), 'a difference would be seen');
for (const d of differences) console.log(`# ${d}`);
figure('doors tried with a number that exists and with one that does not', 'all answers equal', `${pair} scripts, ${compared} answers, streams and readings each; ${differences.length} scripts differ`, differences.length === 0);

/* --- codes by e-mail ------------------------------------------------------------------------------------------------------ */

const codes = await codes_on(w), unequal = [];
let pairs_of_codes = 0;
for (const script of code_scripts) {
  const k = 2 * (ORDERS - 60 - ++pairs_of_codes);
  const [here, missing] = await Promise.all([transcript(script, owner(k)), transcript(script, owner(k + 1))]);
  try { assert.deepEqual(here, missing); } catch (e) { unequal.push(`${script.name}: ${e.message.slice(0, 1500)}`); }
}
for (const d of unequal) console.log(`# ${d}`);
figure('codes asked for addresses with orders and without', 'all answers equal', `${pairs_of_codes} scripts; ${unequal.length} differ`, unequal.length === 0);
const PAIRS = SHORT ? 40 : 500, of = (odd) => (i) => owner(2 * (ORDERS - 100 - i) + odd);
for (const [what, a] of await time_codes(w, PAIRS, { fresh, there: of(0), missing: of(1) }))
  figure(`how long ${what} took, with orders and without`, SHORT ? '' : 'AUC within 0.5 ± 0.08', `AUC ${a.auc.toFixed(3)} (95 %: ${a.low.toFixed(3)}–${a.high.toFixed(3)}) of ${a.n} each`, SHORT ? null : Math.abs(a.auc - 0.5) <= 0.08);
for (let i = 0; i < 300 && codes.mailed().size < PAIRS + pairs_of_codes; i++) await sleep(100);
const mailed = codes.mailed();
figure('addresses that were mailed a code', 'those with orders', `${mailed.size} addresses, ${[...mailed].filter((m) => Number(/\d+/.exec(m)[0]) % 2).length} of them without orders`, mailed.size >= PAIRS && [...mailed].every((m) => Number(/\d+/.exec(m)[0]) % 2 === 0));
await codes.end();

/* --- the attack --------------------------------------------------------------------------------------------------------- */

const GUESSES = SHORT ? 400 : 10_000, ADDRESSES = SHORT ? 5 : 50, TARGETS = SHORT ? 2 : 20;
/* four of five over IPv4; the others have a /64 each, and every request comes from another address in it */
const attacker = (k) => (k % 5 === 4 ? () => `2001:db8:0:${(100 + 2 * k).toString(16)}::${(Math.random() * 0xffff | 0).toString(16)}:${(Math.random() * 0xffff | 0).toString(16)}` : () => `198.51.100.${10 + 2 * k}`);
/* One guess in so many is at one of few orders, which grow slow; the rest go through the numbers. Half of each exist. */
const EVERY = SHORT ? 20 : 5;
const base = 2 * Math.floor(ORDERS / 2), targets = Array.from({ length: TARGETS }, (_, t) => base + t);
const guesses = Array.from({ length: GUESSES }, (_, i) => (i % EVERY === 0 ? { i: targets[Math.floor(i / EVERY) % TARGETS], target: true } : { i: i % ORDERS, target: false }));
for (let i = guesses.length - 1; i > 0; i--) { const j = Math.random() * (i + 1) | 0; [guesses[i], guesses[j]] = [guesses[j], guesses[i]]; }

const seen = [];               /* { there, target, place, answer, ns } */
let refusals = 0, over = false;
const began = Date.now();

/** Whatever is refused for the rate comes again when the answer says so. */
async function insist(line, method, path, from, token, body, there) {
  for (;;) {
    const r = await line.ask(method, path, from(), token, body);
    if (r.status !== 429) return r;
    refusals++;
    if (there !== undefined) seen.push({ there, target: false, place: '429', answer: `429 ${r.head.replace(/^(date|retry-after): .*\r\n/gim, '')} ${plain(r.text, {})}`, ns: r.ns });
    await sleep(Number(/retry-after: (\d+)/i.exec(r.head)?.[1] ?? 1) * 1000);
  }
}

async function attack(k) {
  const from = attacker(k), line = await Line.open(w.url);
  let path = null, token, place = 0;
  while (guesses.length) {
    const { i, target } = guesses.pop(), there = i % 2 === 0;
    if (!path || place === 7) {
      const opened = JSON.parse((await insist(line, 'POST', `/api/v1/chat/${w.shop.assistant_key}/conversations`, from, null, {})).text);
      path = `/api/v1/chat/conversations/${opened.conversation.id}/messages`;
      ({ token } = opened.conversation);
      place = 0;
    }
    const r = await insist(line, 'POST', path, from, token, { text: `${number(i)} guess${String(Math.random() * 1e9 | 0).padStart(9, '0')}@example.com` }, there);
    const text = plain(r.text, { NUMBER: number(i) }).replace(/guess\d+@/g, 'guess@').replace(/"seq":\d+/g, '"seq"').replace(/opt_\d+/g, 'opt');
    seen.push({ there, target, place: place++, answer: `${r.status} ${r.head.replace(/^(date|content-length): .*\r\n/gim, '').slice(0, 400)} ${text}`, ns: r.ns, checked: /could not find/.test(r.text), spent: /wait a minute/.test(r.text) });
  }
  const last = JSON.parse((await insist(line, 'POST', `/api/v1/chat/${w.shop.assistant_key}/conversations`, from, null, {})).text).conversation;
  const right = await insist(line, 'POST', `/api/v1/chat/conversations/${last.id}/messages`, from, last.token, { text: `${number(base + TARGETS)} ${owner(base + TARGETS)}` });
  line.close();
  return /"kind":"order"/.test(right.text) ? 'card' : /wait a minute/.test(right.text) ? 'spent' : right.text;
}

/** The owner of an attacked order, again and again while the attack lasts: how long until the card. */
async function owners(address) {
  const line = await Line.open(w.url), waits = [];
  for (let k = 0; !over || !k; k++) {
    const i = targets[2 * (k % (TARGETS / 2))], began = Date.now();
    const opened = JSON.parse((await line.ask('POST', `/api/v1/chat/${w.shop.assistant_key}/conversations`, address, null, {})).text).conversation;
    const r = await line.ask('POST', `/api/v1/chat/conversations/${opened.id}/messages`, address, opened.token, { text: `${number(i)} ${owner(i)}` });
    waits.push(/"kind":"order"/.test(r.text) ? Date.now() - began : NaN);
    await sleep(2500);
  }
  line.close();
  return waits;
}

const homes = { 'another address': '203.0.113.77', 'the address next to an attacked one': '198.51.100.11', 'the /64 next to an attacked one': '2001:db8:0:6d::1' };
const coming = Promise.all(Object.values(homes).map(owners));
const rights = await Promise.all(Array.from({ length: ADDRESSES }, (_, k) => attack(k)));
over = true;
const seconds = (Date.now() - began) / 1000, came = await coming;

/* --- what was learned ------------------------------------------------------------------------------------------------------ */

/** How many standard deviations lie between how often this answer comes for numbers that exist and for others. */
function sigmas(a, all_a, b, all_b) {
  if (!all_a || !all_b) return 0;
  const p = (a + b) / (all_a + all_b), se = Math.sqrt(p * (1 - p) * (1 / all_a + 1 / all_b));
  return se ? Math.abs(a / all_a - b / all_b) / se : 0;
}
const guessed = seen.filter((s) => s.place !== '429');
const groups = new Map();
for (const s of guessed) {
  const key = `${s.place}${s.target}`, g = groups.get(key) ?? groups.set(key, { true: 0, false: 0, answers: new Map() }).get(key);
  g[s.there]++;
  const a = g.answers.get(s.answer) ?? g.answers.set(s.answer, { true: 0, false: 0 }).get(s.answer);
  a[s.there]++;
}
let widest = 0, one_sided = 0;
for (const g of groups.values()) for (const a of g.answers.values()) {
  widest = Math.max(widest, sigmas(a.true, g.true, a.false, g.false));
  if (a.true + a.false >= 12 && (!a.true || !a.false)) one_sided++;
}
const answers = new Set(guessed.map((s) => s.answer));
const checked = guessed.filter((s) => s.checked).length, spent = guessed.filter((s) => s.spent).length;
const times = (fits) => { const l = seen.filter(fits); return auc(l.filter((s) => s.there).map((s) => s.ns), l.filter((s) => !s.there).map((s) => s.ns)); };
const rate = 20, hours = (10_000 - 50 * rate) / (50 * rate);

figure('guesses, addresses', '', `${guessed.length.toLocaleString('en')} wrong guesses from ${ADDRESSES} addresses (${Math.floor(ADDRESSES / 5)} of them IPv6 /64 blocks), half at numbers that exist, ${seconds.toFixed(0)} s`, guessed.length === GUESSES);
figure('kinds of answer, and whether one comes more often for numbers that exist', 'no kind of one side only; below 4 sigma', `${answers.size} kinds (the place in the conversation and the spent budget make them); ${one_sided} of one side only; the widest difference is ${widest.toFixed(2)} sigma`, one_sided === 0 && widest < 4 && answers.size < 20);
for (const [what, most, fits] of [['once', 0.08, (s) => !s.target], ['again and again', 0.15, (s) => s.target]]) {
  const a = times((s) => s.checked && fits(s));
  figure(`how long answers took, numbers that were asked ${what}`, SHORT ? '' : `AUC within 0.5 ± ${most}`,
    `AUC ${a.auc.toFixed(3)} (95 %: ${a.low.toFixed(3)}–${a.high.toFixed(3)}); the exact measure is make test-timing`, SHORT ? null : Math.abs(a.auc - 0.5) <= most);
}
figure('guesses that were really looked up', `at most 20 an address and hour, and what grows back meanwhile: ${Math.floor(ADDRESSES * (rate + seconds / 180 + 1))}`,
  `${checked.toLocaleString('en')} of ${guessed.length.toLocaleString('en')} (${(100 * checked / guessed.length).toFixed(1)} %); ${spent.toLocaleString('en')} were told to wait, ${refusals.toLocaleString('en')} requests were refused (429)`,
  checked <= ADDRESSES * (rate + seconds / 180 + 1));
figure('how long 10,000 guesses would take from 50 addresses', '', `${hours.toFixed(1)} hours at 20 an hour and address, the first 1,000 at once`, hours > 8);
figure('the right pair from an attacked address while its budget is spent', 'no card', `${rights.filter((r) => r === 'spent').length} of ${rights.length} were told to wait or to write to a person`, rights.every((r) => r === 'spent'));
Object.keys(homes).forEach((home, k) => {
  const ok = came[k].filter((x) => !Number.isNaN(x));
  figure(`the owner of an attacked order, from ${home}`, 'always the card, within 5 s', `${ok.length} of ${came[k].length} times, median ${(median(ok) / 1000).toFixed(2)} s, at most ${(Math.max(...ok) / 1000).toFixed(2)} s`, ok.length === came[k].length && Math.max(...ok) < 5000);
});

await w.end();
if (SHORT) console.log(`1..${n}`);
const reached = SHORT ? figures.every((f) => f.reached !== false) : prove('enumeration', 'make test-enumeration', figures);
process.exit(reached ? 0 : 1);

// logs.mjs - no log of a test run holds an e-mail address, a phone number, a token or a message's text: neither those that
// the tests used, nor anything that looks like one. Reads what servers wrote (tests/http/wismo.mjs keeps it in
// build/test/logs, and beside it what was private), our lines in other suites' output, and PostgreSQL's log.
//   node tests/logs.mjs [FOLDER] [POSTGRESQL'S LOG]
// Before it trusts itself, it finds what was planted in lines of its own.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { indiscretions } from './http/wismo.mjs';

const folder = process.argv[2] ?? 'build/test', pg_log = process.argv[3];
/* The program's own words are nobody's secret, also when a test says them. */
const source = new URL('../src/', import.meta.url);
const own = readdirSync(source).flatMap((room) => readdirSync(new URL(`${room}/`, source)).filter((f) => /\.[ch]$/.test(f))
  .map((f) => readFileSync(new URL(`${room}/${f}`, source), 'utf8'))).join('\n');
let n = 0, failed = 0;
function told(ok, what, detail = []) {
  console.log(`${ok ? 'ok' : 'not ok'} ${++n} - ${what}`);
  for (const d of detail.slice(0, 10)) console.log(`# ${d}`);
  failed += !ok;
}

/** Each line once, without what is new in every line: the rest is little, and all of it is looked at. */
export function kinds_of_lines(text) {
  const kinds = new Set();
  for (const line of text.split('\n'))
    kinds.add(line.replace(/^time=\S+/, '').replace(/\bid=[0-9a-f]{16}\b/, '').replace(/\bms=\d+\b/, '').replace(/^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /, ''));
  return [...kinds];
}

/** What of the secrets, or what looks private, stands in these lines. */
export function found_in(lines, secrets) {
  return lines.flatMap((line) => indiscretions(line, secrets).map((what) => `${what} in: ${line.slice(0, 200)}`));
}

/* --- the grep can fail ------------------------------------------------------------------------------------------ */

const planted = new Set(['my parcel never came, please help', 'ctok.abcdef.123456', 'lame horse, flat battery']);
const clean = 'time=2026-01-05T10:00:00.000Z level=info event=request id=0123456789abcdef method=POST route=/api/v1/chat/conversations/:id/messages status=200 ms=3 lane=inside shop=shp_abc';
for (const [what, line] of [['an e-mail address', `${clean} who=ann@example.com`], ['a phone number', `${clean} to=+420777123456`], ['an API key', `${clean} key=wk_0123456789abcdef`],
  ['a session', `${clean} cookie="wismo_session=abc"`], ['a signed token', `${clean} token=eyJhbGciOiJIUzI1NiJ9.e30.x`], ['a token that was issued', `${clean} token=ctok.abcdef.123456`],
  ['a message', `${clean} text="my parcel never came, please help"`], ['a password', `${clean} detail="lame horse, flat battery"`],
  ['a row in PostgreSQL’s log', '2026-01-05 10:00:00.000 UTC [123] DETAIL:  Key (shop_id, email)=(shp_a, ann@example.com) already exists.']])
  told(found_in(kinds_of_lines(`${clean}\n${line}\n`), planted).length > 0, `finds ${what} that was planted`);
for (const secret of planted) told(!own.includes(secret), 'what is planted is not among our own words');
told(found_in(kinds_of_lines(clean), planted).length === 0, 'finds nothing in a clean line');

/* --- the logs ------------------------------------------------------------------------------------------------------- */

const files = (dir, re) => (existsSync(dir) ? readdirSync(dir).filter((f) => re.test(f)).map((f) => `${dir}/${f}`) : []);
const logs = files(`${folder}/logs`, /\.log$/), secrets = new Set();
for (const f of files(`${folder}/logs`, /\.private$/))
  for (const s of JSON.parse(readFileSync(f, 'utf8'))) if (!own.includes(s)) secrets.add(s);
let lines = 0;
const all = new Set();
for (const f of logs) {
  const text = readFileSync(f, 'utf8');
  lines += text.split('\n').length - 1;
  for (const line of kinds_of_lines(text)) all.add(line);
}
let found = found_in([...all], secrets);
told(logs.length > 0 && found.length === 0, `${logs.length} servers, ${lines} lines: nothing of ${secrets.size} private texts`, found);

const suites = files(folder, /\.log$/), ours = new Set();
for (const f of suites)
  for (const line of kinds_of_lines(readFileSync(f, 'utf8').split('\n').filter((l) => /^time=\S+ level=\w+ event=/.test(l)).join('\n'))) ours.add(line);
found = found_in([...ours].filter(Boolean), secrets);
told(found.length === 0, `${suites.length} suites’ output: nothing in our lines`, found);

if (pg_log) {
  const text = readFileSync(pg_log, 'utf8');
  found = found_in(kinds_of_lines(text), secrets);
  told(found.length === 0, `PostgreSQL’s log, ${text.split('\n').length - 1} lines: nothing`, found);
}
console.log(`1..${n}`);
process.exit(failed ? 1 : 0);

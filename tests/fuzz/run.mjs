// run.mjs - runs the fuzz targets, two at a time: node tests/fuzz/run.mjs SECONDS [NAME...] prints TAP. From 600 seconds on
// it is the long run: niced, its corpora stay in build/corpus, and what each target did goes to build/fuzz/NAME.json and
// with the others to build/proof/fuzz.json. node tests/fuzz/run.mjs seeds [NAME...] makes the committed seeds anew: of
// what the long runs found, the smallest set that covers as much.
import { spawn, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prove } from '../proof.mjs';

const LONG = 600, AT_ONCE = 2, SEED_MOST = 32768;
const [what, ...names] = process.argv.slice(2);
const seconds = Number(what);
const long = seconds >= LONG;
const targets = readdirSync('tests/fuzz').filter((f) => /_fuzz\.c$/.test(f)).map((f) => f.slice(0, -7)).sort()
  .filter((n) => !names.length || names.includes(n));
const commit = execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=9'], { encoding: 'utf8' }).trim();
const found = 'build/test';
mkdirSync(found, { recursive: true });
mkdirSync('build/fuzz', { recursive: true });

const program = (name) => `build/fuzzer/fuzz/${name}_fuzz`;
const seeds = (name) => [`tests/fuzz/corpus/${name}_fuzz`].filter(existsSync);

function libfuzzer(name, args, { nice = long } = {}) {
  return new Promise((done) => {
    const command = [...(nice ? ['nice', '-n', '19'] : []), program(name), ...args];
    const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (d) => { out = (out + d).slice(-200000); });
    child.stderr.on('data', (d) => { out = (out + d).slice(-200000); });
    child.on('error', (e) => done({ out: e.message, status: 1 }));
    child.on('close', (status) => done({ out, status: status ?? 1 }));
  });
}

async function run(name) {
  const corpus = long ? `build/corpus/${name}_fuzz` : mkdtempSync(join(tmpdir(), 'wismo-corpus-'));
  mkdirSync(corpus, { recursive: true });
  const dictionary = `tests/fuzz/${name}.dict`;
  const { out, status } = await libfuzzer(name, [`-max_total_time=${seconds}`, `-timeout=${long ? 120 : 30}`, '-rss_limit_mb=2048', '-print_final_stats=1',
    ...(existsSync(dictionary) ? [`-dict=${dictionary}`] : []), `-artifact_prefix=${found}/${name}-`, corpus, ...seeds(name)]);
  const executions = Number(/stat::number_of_executed_units: (\d+)/.exec(out)?.[1] ?? 0);
  const last = [...out.matchAll(/cov: (\d+) ft: (\d+) corp: (\d+)/g)].pop();
  const crashed = status !== 0 || /SUMMARY: |ERROR: libFuzzer/.test(out);
  if (!long) rmSync(corpus, { recursive: true, force: true });
  return { name, seconds, executions, edges: Number(last?.[1] ?? 0), inputs: Number(last?.[3] ?? 0), crashed, commit, at: new Date().toISOString().slice(0, 16), out };
}

async function fuzz() {
  const waiting = targets.slice();
  let n = 0, bad = 0;
  const one = async () => {
    for (let name; (name = waiting.shift());) {
      const r = await run(name);
      const ok = !r.crashed && r.executions > 0;
      if (!ok) { bad++; console.log(r.out.slice(Math.max(0, r.out.search(/==\d+== ?ERROR|runtime error/) - 500)).slice(0, 5000)); }
      console.log(`${ok ? 'ok' : 'not ok'} ${++n} - ${name}: ${r.executions} executions, ${r.edges} edges, ${r.inputs} inputs kept`);
      delete r.out;
      if (long) writeFileSync(`build/fuzz/${name}.json`, JSON.stringify(r));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  console.log(`1..${n}`);
  if (long) figures();
  process.exit(bad ? 1 : 0);
}

/** Of all long runs so far, the last of each target. */
function figures() {
  const all = readdirSync('build/fuzz').filter((f) => /\.json$/.test(f)).map((f) => JSON.parse(readFileSync(`build/fuzz/${f}`))).sort((a, b) => (a.name < b.name ? -1 : 1));
  prove('fuzz', `make fuzz SECONDS=${LONG}`, all.map((r) => ({
    what: `${r.name}_fuzz`, must: `${LONG} s without a finding`,
    got: `${r.executions.toLocaleString('en')} executions in ${r.seconds} s, ${r.edges} edges, ${r.crashed ? 'a finding' : 'no finding'} (${r.commit})`,
    reached: !r.crashed && r.seconds >= LONG && r.executions > 0,
  })));
}

async function reseed() {
  for (const name of targets) {
    const into = `tests/fuzz/corpus/${name}_fuzz`, fresh = mkdtempSync(join(tmpdir(), 'wismo-seeds-'));
    const from = [`build/corpus/${name}_fuzz`, into].filter(existsSync);
    const { out, status } = await libfuzzer(name, ['-set_cover_merge=1', '-use_counters=0', '-use_value_profile=0', `-max_len=${SEED_MOST}`, fresh, ...from]);
    if (status) throw new Error(out.slice(-2000));
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    let bytes = 0;
    for (const f of readdirSync(fresh)) {
      const data = readFileSync(join(fresh, f));
      writeFileSync(join(into, f.slice(0, 12)), data);
      bytes += data.length;
    }
    rmSync(fresh, { recursive: true, force: true });
    console.log(`${name}: ${readdirSync(into).length} seeds, ${bytes} bytes`);
  }
}

if (what === 'seeds') await reseed();
else if (what === 'figures') figures();
else if (seconds > 0) await fuzz();
else { console.error('usage: run.mjs SECONDS [NAME...] | seeds [NAME...] | figures'); process.exit(2); }

// crash.mjs - nothing acknowledged is lost: kills, power losses, bad disks, jumping clocks and mistakes on purpose against
// real servers under load. `node tests/crash/crash.mjs [short|long] [part of a step's name]` prints TAP; long also keeps
// its figures for docs/proof.md. CRASH_KEEP=1 leaves the folders of what failed.
import { setTimeout as sleep } from 'node:timers/promises';
import { prove } from '../proof.mjs';
import { backups, migrations } from './copies.mjs';
import { faults } from './faults.mjs';
import { judge, intact } from './judge.mjs';
import { Load } from './load.mjs';
import { mutants } from './mutants.mjs';
import { Cluster, Rig } from './rig.mjs';

const long = process.argv[2] === 'long', only = process.argv[3];
const N = long ? { sqlite: 50, lossy: 50, postgres: 20, killed: 20, writes: 2000, world: 10 }
  : { sqlite: 4, lossy: 4, postgres: 2, killed: 2, writes: 400, world: 10 };
const LONG_ONLY = /clock .*PostgreSQL|newer version, PostgreSQL|pg_dump/;      /* as good as their likes on SQLite, and slower */
const dice = (n) => Math.floor(Math.random() * n);

/** Everything that must hold of a dead server's database. Returns how many promises were checked. */
export function verdict(rig, load, sum) {
  const doctor = rig.doctor();
  if (doctor) throw new Error(`doctor: ${doctor}`);
  if (!rig.pg && intact(rig.db) !== 'ok') throw new Error(`integrity_check: ${intact(rig.db)}`);
  const { checked, wrong } = judge(rig.db, load);
  if (load.odd.length) wrong.push(...load.odd.map((o) => `an answer that nobody should get: ${o}`));
  if (wrong.length) throw new Error(`${wrong.length} promises broken:\n  ${wrong.slice(0, 10).join('\n  ')}`);
  if (sum) sum.checked += checked;
  return checked;
}

/** n deaths under load, a fresh database every N.world of them. die(rig, i) kills it; all is checked after each. */
async function rounds(n, options, die) {
  const sum = { runs: 0, acked: 0, checked: 0, again: 0, least: Infinity };
  for (let done = 0; done < n;) {
    const rig = await Rig.make(options);
    try {
      await rig.start();
      const load = new Load(rig);
      load.start();
      for (let i = 0; i < N.world && done < n; i++, done++) {
        const before = load.acked;
        await load.more(N.writes);
        await sleep(dice(150));
        await die(rig, done, load);
        await load.quiet();
        verdict(rig, load, sum);
        sum.runs++;
        sum.least = Math.min(sum.least, load.acked - before);
        if (!rig.alive) await rig.start();
        load.resume?.();
        sum.again += await load.replay(10);
      }
      await load.stop({ now: true });
      await rig.stop();
      verdict(rig, load, sum);
      sum.acked += load.acked;
    } finally { rig.end(); }
  }
  return sum;
}

const said = (s) => `${s.runs} runs: ${s.acked} acknowledged (at least ${s.least} a run), ${s.checked} checks, ${s.again} sent again; none missing, none twice`;

/** Power fails at some moment, or inside some write, sync or change of a name. */
async function power(rig, i) {
  await (dice(2) ? rig.cut('cut', i) : rig.cut('cutat', 1 + dice(60), i));
}

/** PostgreSQL dies below the server, which stays: 503 meanwhile, and no restart of ours. */
async function postgres_dies(rig, i, load) {
  const { pid } = rig.child, refused = load.refused, unknown = load.unknown;
  if (i % 2) rig.pg.immediate();
  else await rig.pg.kill();
  for (const end = Date.now() + 10000; load.refused < refused + 200 && Date.now() < end;) await sleep(10);
  const r = await fetch(`${rig.url}/api/v1/orders`, { headers: { authorization: `Bearer ${rig.shops[0].api_key}` } });
  if (r.status !== 503 || !(Number(r.headers.get('retry-after')) >= 1)) throw new Error(`without its database the server says ${r.status}`);
  if (load.refused < refused + 200) throw new Error('nothing was refused while PostgreSQL was away');
  rig.pg.start();
  const began = performance.now();
  await load.more(50, 30);
  rig.slowest = Math.max(rig.slowest ?? 0, performance.now() - began);
  rig.unknown = (rig.unknown ?? 0) + load.unknown - unknown;
  if (!rig.alive || rig.child.pid !== pid) throw new Error('the server did not stay');
  postgres_dies.slowest = Math.max(postgres_dies.slowest ?? 0, rig.slowest);
  postgres_dies.refused = (postgres_dies.refused ?? 0) + load.refused - refused;
  postgres_dies.unknown = (postgres_dies.unknown ?? 0) + load.unknown - unknown;
  /* A look from outside while the server goes on would see what is under way: let it end. */
  await load.pause();
}

let pg = null;
const cluster = () => { pg ??= new Cluster(); return pg; };

const steps = [
  ['kill -9, SQLite', async () => { const s = await rounds(N.sqlite, {}, (rig) => rig.kill()); return [said(s), s.runs]; }, N.sqlite],
  ['power lost, SQLite', async () => { const s = await rounds(N.lossy, { lossy: true }, power); return [said(s), s.runs]; }, N.lossy],
  ['kill -9 of the server, PostgreSQL stays', async () => { const s = await rounds(N.postgres, { pg: cluster() }, (rig) => rig.kill()); return [said(s), s.runs]; }, N.postgres],
  ['PostgreSQL killed, the server stays', async () => {
    const s = await rounds(N.killed, { pg: cluster() }, postgres_dies);
    return [`${said(s)}; ${postgres_dies.refused} answers 503 meanwhile, ${postgres_dies.unknown} told that nobody knows whether COMMIT arrived; 50 acknowledged again ${(postgres_dies.slowest / 1000).toFixed(1)} s after its start at the latest`, s.runs];
  }, N.killed],
  ...faults({ N, verdict, cluster }),
  ...backups({ N, cluster }),
  ...migrations({ N, cluster }),
  ...mutants({ cluster, all: long || only }),
].filter(([name]) => (only ? name.includes(only) : long || !LONG_ONLY.test(name)));

const figures = [];
let n = 0, failed = 0;
const began = Date.now();
console.log(`1..${steps.length}`);
for (const [what, run, must] of steps) {
  const t = Date.now();
  let got, reached = true;
  try {
    const [text, runs] = await run();
    got = text;
    if (typeof must === 'number' && runs < must) reached = false;
  } catch (e) {
    reached = false;
    got = e.message.split('\n')[0];
    console.log(`# ${e.stack.replaceAll('\n', '\n# ')}`);
  }
  if (!reached) failed++;
  console.log(`${reached ? 'ok' : 'not ok'} ${++n} - ${what}: ${got} (${((Date.now() - t) / 1000).toFixed(1)} s)`);
  figures.push({ what, must: typeof must === 'number' ? `${must} runs of at least ${N.writes} writes, nothing lost, nothing twice` : must, got, reached });
}
pg?.remove();
console.log(`# ${((Date.now() - began) / 1000).toFixed(0)} s`);
if (long && !only) prove('crash', 'make test-crash', figures);
process.exit(failed ? 1 : 0);

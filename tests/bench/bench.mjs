// bench.mjs - `make bench [ONLY=row]`: wismo bench with nginx and the Node bot beside it; keeps the figures of each row in
// build/bench/, and those of all rows as proof. A row measured on another commit says so.
import { cpus, release } from 'node:os';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { prove } from '../proof.mjs';
import { desk } from './desk.mjs';

const bin = process.env.WISMO_BIN ?? 'build/wismo';
const only = process.argv[2];
const options = (process.env.BENCH ?? '').split(' ').filter(Boolean); // e.g. BENCH="--seconds 1 --rounds 3"
const commit = (() => {
  try { return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=9'], { encoding: 'utf8' }).trim(); } catch { return 'unknown'; }
})();
const rows = execFileSync(bin, ['bench', '--list'], { encoding: 'utf8' }).trim().split('\n').map((l) => l.split(/\s/)[0]).concat('desk');
if (only && !rows.includes(only)) {
  console.error(`There is no row ${only}: ${rows.join(', ')}`);
  process.exit(2);
}

mkdirSync('build/bench', { recursive: true });
const began = Date.now();
let machine = { processor: cpus()[0]?.model ?? '-', cores: cpus().length, kernel: release() };
const shorter = [];

const keep = (row, figures) => writeFileSync(`build/bench/${row}.row.json`, `${JSON.stringify({ row, commit, machine, figures }, null, 2)}\n`);

/** Runs the rows, and keeps their figures. */
function measure(args) {
  const json = 'build/bench/last.json';
  const run = spawnSync(bin, [...args, '--json', json], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (run.status !== 0) process.exit(run.status ?? 1);
  const read = JSON.parse(readFileSync(json, 'utf8'));
  machine = read.machine;
  for (const row of new Set(read.figures.map((f) => f.row))) {
    if (options.length) shorter.push(...read.figures.filter((f) => f.row === row)); // of other sizes: shown, not kept
    else keep(row, read.figures.filter((f) => f.row === row));
  }
}

const args = ['bench', '--nginx', 'tests/bench/nginx.conf', ...options];
if (!only || only === 'node-bot') {
  // compiling better-sqlite3 takes minutes, so only when the lock file is another
  const lock = readFileSync('tests/bench/node-bot/package-lock.json', 'utf8'), mark = 'tests/bench/node-bot/node_modules/.wismo';
  const same = existsSync(mark) && readFileSync(mark, 'utf8') === lock;
  const npm = same ? { status: 0 } : spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: 'tests/bench/node-bot', stdio: 'inherit' });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  writeFileSync(mark, lock);
  args.push('--node-bot', 'tests/bench/node-bot');
}
if (only) args.push('--only', only);
if (only !== 'desk') measure(args);
if (!options.length && (!only || only === 'desk')) keep('desk', await desk());

const minutes = () => console.log(`\n${machine.rounds ? `${machine.rounds} rounds of ${machine.seconds} s, medians; ` : ''}${((Date.now() - began) / 60000).toFixed(1)} minutes`);
if (options.length) {
  for (const f of shorter) console.log(`${f.reached === false ? 'NOT ' : f.reached ? 'yes ' : '    '} ${f.what}: ${f.got}${f.must ? `   (must: ${f.must})` : ''}`);
  minutes();
  process.exit(0);
}
const kept = readdirSync('build/bench').filter((f) => f.endsWith('.row.json')).map((f) => JSON.parse(readFileSync(`build/bench/${f}`, 'utf8')))
  .sort((a, b) => rows.indexOf(a.row) - rows.indexOf(b.row));
const proof = kept.flatMap((r) => r.figures.map(({ what, must, got, reached }) => ({
  what, must, got: r.commit === commit ? got : `${got} (measured on ${r.commit})`, reached,
})));
proof.unshift({ what: 'the machine', must: '', got: `${machine.processor}, ${machine.cores} cores, Linux ${machine.kernel}`, reached: null });
minutes();
process.exit(prove('bench', 'make bench', proof) ? 0 : 1);

// bench.mjs - `make bench [ONLY=row]`: wismo bench with nginx and the Node bot beside it; keeps the figures of each row in
// build/bench/, and those of all rows as proof. A row measured on another commit says so.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { prove } from '../proof.mjs';

const bin = process.env.WISMO_BIN ?? 'build/wismo';
const only = process.argv[2];
const options = (process.env.BENCH ?? '').split(' ').filter(Boolean); // e.g. BENCH="--seconds 1 --rounds 3"
const commit = (() => {
  try { return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=9'], { encoding: 'utf8' }).trim(); } catch { return 'unknown'; }
})();
const rows = execFileSync(bin, ['bench', '--list'], { encoding: 'utf8' }).trim().split('\n').map((l) => l.split(/\s/)[0]);
if (only && !rows.includes(only)) {
  console.error(`There is no row ${only}: ${rows.join(', ')}`);
  process.exit(2);
}

mkdirSync('build/bench', { recursive: true });
const args = ['bench', '--nginx', 'tests/bench/nginx.conf', '--json', 'build/bench/last.json', ...options];
if (existsSync('tests/bench/node-bot/package.json') && (!only || only === 'node-bot')) {
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: 'tests/bench/node-bot', stdio: 'inherit' });
  if (npm.status) process.exit(npm.status ?? 1);
  args.push('--node-bot', 'tests/bench/node-bot');
}
if (only) args.push('--only', only);
const began = Date.now();
const run = spawnSync(bin, args, { stdio: ['ignore', 'ignore', 'inherit'] });
if (run.status !== 0) process.exit(run.status ?? 1);

const { machine, figures } = JSON.parse(readFileSync('build/bench/last.json', 'utf8'));
for (const row of new Set(figures.map((f) => f.row))) {
  writeFileSync(`build/bench/${row}.row.json`, `${JSON.stringify({ row, commit, machine, figures: figures.filter((f) => f.row === row) }, null, 2)}\n`);
}
const kept = readdirSync('build/bench').filter((f) => f.endsWith('.row.json')).map((f) => JSON.parse(readFileSync(`build/bench/${f}`, 'utf8')))
  .sort((a, b) => rows.indexOf(a.row) - rows.indexOf(b.row));
const proof = kept.flatMap((r) => r.figures.map(({ what, must, got, reached }) => ({
  what, must, got: r.commit === commit ? got : `${got} (measured on ${r.commit})`, reached,
})));
proof.unshift({ what: 'the machine', must: '', got: `${machine.processor}, ${machine.cores} cores, Linux ${machine.kernel}`, reached: null });
console.log(`\n${machine.rounds} rounds of ${machine.seconds} s, medians; ${((Date.now() - began) / 60000).toFixed(1)} minutes`);
process.exit(prove('bench', 'make bench', proof) ? 0 : 1);

// proof.mjs - makes docs/proof.md of build/proof/*.json: every figure with the command that made it.
// Notes for a reader stand in docs/proof/NAME.md (optional), so that the page can be made again without losing them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const ORDER = ['fresh', 'small', 'crash', 'fuzz', 'attack', 'flood', 'mixed', 'enumeration', 'timing', 'bench', 'nodes'];
const cell = (s) => String(s ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');
const runs = readdirSync('build/proof').filter((f) => f.endsWith('.json')).map((f) => JSON.parse(readFileSync(`build/proof/${f}`, 'utf8')));
const rank = (r) => (ORDER.indexOf(r.name) + ORDER.length + 1) % (ORDER.length + 1);
runs.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));

const out = [
  '# Proof',
  '',
  'Every figure here was printed by the command above it, on the commit beside it. `node tools/proof.mjs` makes this page',
  'of what the commands leave in `build/proof/`; the remarks are kept in `docs/proof/`.',
  '',
];
for (const r of runs) {
  out.push(`## ${r.name}: \`${r.command}\``, '', `Commit ${r.commit}, ${r.at} UTC.`, '', '| what | must reach | measured | |', '|---|---|---|---|');
  for (const f of r.figures) out.push(`| ${cell(f.what)} | ${cell(f.must)} | ${cell(f.got)} | ${f.reached === false ? '**not reached**' : f.reached ? 'reached' : ''} |`);
  out.push('');
  const note = `docs/proof/${r.name}.md`;
  if (existsSync(note)) out.push(readFileSync(note, 'utf8').trim(), '');
}
const missing = ORDER.filter((name) => !runs.some((r) => r.name === name));
if (missing.length) out.push(`Not run yet for this page: ${missing.map((name) => `\`make ${name === 'fuzz' || name === 'bench' ? name : `test-${name}`}\``).join(', ')}.`, '');
writeFileSync('docs/proof.md', `${out.join('\n').trim()}\n`);
console.log(`docs/proof.md: ${runs.length} commands, ${runs.reduce((n, r) => n + r.figures.length, 0)} figures`);

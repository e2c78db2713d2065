// proof.mjs - keeps the figures that a long test measured: build/proof/NAME.json. tools/proof.mjs makes docs/proof.md of
// them. A figure is { what, must, got, reached }: four short texts, the last true, false or null ("only reported").
import { mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

/** Writes the figures of one command and prints them as a table. Returns whether all were reached. */
export function prove(name, command, figures) {
  let commit = 'unknown';
  try { commit = execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=9'], { encoding: 'utf8' }).trim(); } catch { /* not a clone */ }
  mkdirSync('build/proof', { recursive: true });
  writeFileSync(`build/proof/${name}.json`, `${JSON.stringify({ name, command, commit, at: new Date().toISOString().slice(0, 16), figures }, null, 2)}\n`);
  const width = Math.max(...figures.map((f) => f.what.length));
  for (const f of figures) console.log(`${f.reached === false ? 'NOT ' : f.reached ? 'yes ' : '    '} ${f.what.padEnd(width)}  ${f.got}${f.must ? `   (must: ${f.must})` : ''}`);
  return figures.every((f) => f.reached !== false);
}

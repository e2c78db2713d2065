// at_once.mjs - node tests/at_once.mjs N FILE... runs test files N at a time, in this order (`node --test` sorts them, and a
// long one that begins last runs alone). Prints TAP with node's totals.
import { run } from 'node:test';
import { tap } from 'node:test/reporters';

const [n, ...files] = process.argv.slice(2);
run({ files, concurrency: Number(n), timeout: 400_000 }) /* a file that hangs fails alone */
  .on('test:fail', () => { process.exitCode = 1; })
  .compose(tap)
  .pipe(process.stdout);

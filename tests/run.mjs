// run.mjs - runs the tests: core (no browser, no PostgreSQL), all, or fuzz. Each suite is a command whose TAP (or own
// summary) is counted; its output goes to build/test/NAME.log. Ends with "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync, readdirSync, existsSync, rmSync, readFileSync, statfsSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const what = process.argv[2] ?? 'core';
const only = process.argv[3]; // '' = all
const cores = Number(spawnSync('nproc').stdout) || 2;
mkdirSync('build/test', { recursive: true });

/* Eighty programs that hold the whole house are linked by what links fastest. */
const LINK = '-fuse-ld=gold';
const ASAN = { BUILD: 'build/asan', OPT: '-O1 -g1 -fno-omit-frame-pointer', SAN: '-fsanitize=address,undefined -fno-sanitize-recover=undefined', LINK };
const TSAN = { BUILD: 'build/tsan', OPT: '-O1 -g1', SAN: '-fsanitize=thread', CC: 'clang', LINK };
const CLANG = { BUILD: 'build/clang', CC: 'clang', LINK };
const FUZZ = { BUILD: 'build/fuzzer', CC: 'clang', OPT: '-O1 -g1', SAN: '-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined' };
const SANITIZERS = {
  ASAN_OPTIONS: 'detect_leaks=1:abort_on_error=0:exitcode=99', UBSAN_OPTIONS: 'print_stacktrace=1',
  LSAN_OPTIONS: 'suppressions=tests/lsan.supp:print_suppressions=0', TSAN_OPTIONS: 'halt_on_error=1:exitcode=98:suppressions=tests/tsan.supp',
};

/* Where tests that are not about disks have their databases: nobody waits for a sync there. What is about disks (crash,
   durable, benchmark, small machine, nodes, mixed load) keeps to the disk. */
const MEMORY = `/dev/shm/wismo-tests${process.cwd().replaceAll('/', '-')}`;
function inMemory() {
  try {
    rmSync(MEMORY, { recursive: true, force: true });
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize < 4e9) return {};
    mkdirSync(MEMORY, { recursive: true });
    return { TMPDIR: MEMORY };
  } catch {
    return {};
  }
}

const make = (variant, ...targets) => ['make', '-s', `-j${cores}`, ...Object.entries(variant).map(([k, v]) => `${k}=${v}`), ...targets];
const ls = (dir, re) => (existsSync(dir) ? readdirSync(dir).filter((f) => re.test(f)).sort() : []);
const units = (variant, re = /_test\.c$/) => ls('tests/unit', re).map((f) => `${variant.BUILD ?? 'build'}/unit/${basename(f, '.c')}`);

/** Counts of a suite's output: TAP lines, node's own totals, Playwright's, or the exit status alone. */
function count(output, status) {
  const node = [...output.matchAll(/^# (pass|fail|skipped|cancelled) (\d+)$/gm)];
  let pass = 0, fail = 0, skip = 0;
  if (node.length) {
    for (const [, k, n] of node) {
      if (k === 'pass') pass += +n;
      else if (k === 'skipped') skip += +n;
      else fail += +n;
    }
  } else if (/^\s+\d+ (passed|failed)\b/m.test(output)) {
    for (const [, n, k] of output.matchAll(/^\s+(\d+) (passed|failed|flaky|skipped|did not run)\b/gm)) {
      if (k === 'passed') pass += +n;
      else if (k === 'skipped') skip += +n;
      else fail += +n;
    }
  } else {
    for (const [, not, rest] of output.matchAll(/^(not )?ok\b(.*)$/gm)) {
      if (/# SKIP/i.test(rest)) skip++;
      else if (not) fail++;
      else pass++;
    }
  }
  if (status !== 0 && fail === 0) fail = 1;
  if (status === 0 && pass + fail + skip === 0) fail = 1; // a suite that tested nothing is a failed suite
  return { pass, fail, skip };
}

/** What a failed suite says of its failures, without what passed: Playwright tells each at the end, with what it waited for. */
function told(out) {
  const lines = out.replace(/\x1b\[[0-9;]*m/g, '').split('\n');
  const failures = lines.findIndex((l) => /^  1\) \[/.test(l));
  if (failures < 0) return lines.filter((l) => /^\s*not ok|^# |ERROR|error:|FAIL|expected|said|Sanitizer|runtime error|✘/.test(l)).slice(0, 40);
  return lines.slice(failures).filter((l) => /^  \d+\) \[|Error|Expected|Received|Locator|Timeout|^\s+>|\.ts:\d+/.test(l)).slice(0, 60);
}

function run(command, env, seconds) {
  return new Promise((done) => {
    const child = spawn(command[0], command.slice(1), { env: { ...process.env, ...SANITIZERS, ...env }, detached: true });
    let out = '';
    child.stdout.on('data', (d) => { out += d; });
    child.stderr.on('data', (d) => { out += d; });
    const timer = setTimeout(() => { out += `\n# timed out after ${seconds} s\n`; try { process.kill(-child.pid, 'SIGKILL'); } catch { /* gone */ } }, seconds * 1000);
    child.on('error', (e) => { out += `\n# ${e.message}\n`; });
    child.on('close', (status) => { clearTimeout(timer); done({ out, status: status ?? 1 }); });
  });
}

const total = { pass: 0, fail: 0, skip: 0 };
async function suite(name, command, { env = {}, seconds = 600 } = {}) {
  if (only && !name.includes(only)) return true;
  const began = Date.now();
  const { out, status } = await run(command, env, seconds);
  writeFileSync(`build/test/${name.replace(/[^\w.-]+/g, '-')}.log`, out);
  const c = count(out, status);
  for (const k of Object.keys(total)) total[k] += c[k];
  const s = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
  console.log(`${c.fail ? 'FAIL' : 'ok  '} ${name.padEnd(44)} ${String(c.pass).padStart(5)} passed${c.skip ? ` ${c.skip} skipped` : ''}${c.fail ? ` ${c.fail} FAILED` : ''} ${s} s`);
  if (c.fail) {
    console.log(told(out).map((l) => `     ${l.slice(0, 200)}`).join('\n'));
  }
  return !c.fail;
}

/** A build that fails is one failed test with the compiler's words. */
async function build(name, variant, ...targets) {
  if (only && !name.includes(only) && !process.env.WISMO_TEST_BUILD) { /* build anyway: suites need it */ }
  const began = Date.now();
  const { out, status } = await run(make(variant, ...targets), {}, 1200);
  const s = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
  if (status) {
    total.fail++;
    console.log(`FAIL build ${name} ${s} s\n${out.split('\n').filter((l) => /error|warning|undefined|\*\*\*/.test(l)).slice(0, 30).join('\n')}`);
  } else {
    console.log(`ok   ${`build ${name}`.padEnd(44)}                ${s} s`);
  }
  return !status;
}

const tap = { CMOCKA_MESSAGE_OUTPUT: 'TAP' };
const dialogs = () => ls('tests/dialog', /\.dialog$/).map((f) => `tests/dialog/${f}`);
const node = (...files) => ['node', '--test', '--test-reporter=tap', ...files];
const several = (...files) => ['node', 'tests/at_once.mjs', String(2 * cores + 1), ...files]; // most of the time they wait
/* The longest begin first: none of them runs alone at the end. */
const LONGEST = ['source_shopify', 'people', 'source_awkward', 'engine', 'source_woocommerce', 'source_faults', 'twin', 'mail', 'process', 'privacy', 'orders_export', 'code'].map((name) => `${name}.test.mjs`);
const turn = (f) => (LONGEST.includes(f) ? LONGEST.indexOf(f) : LONGEST.length);
const https = () => ls('tests/http', /\.test\.mjs$/).sort((a, b) => turn(a) - turn(b)).map((f) => `tests/http/${f}`);
const packaging = () => ls('tests/package', /\.test\.mjs$/).map((f) => `tests/package/${f}`);
const imports = () => ls('tests/import', /\.test\.mjs$/).map((f) => `tests/import/${f}`);

const unitSuite = (label, program, env) => suite(`${label} ${basename(program)}`, [program], { env: { ...tap, ...env }, seconds: 300 });

/** As many at once as there are cores, in this order. */
async function together(suites) {
  const rest = suites.values();
  await Promise.all(Array.from({ length: cores }, async () => { for (const one of rest) await one(); }));
}

let pg = null;
function startPostgres() {
  const r = spawnSync('tests/pg.sh', ['start'], { encoding: 'utf8' });
  const url = (r.stdout ?? '').trim().split('\n').pop();
  if (r.status === 0 && url?.startsWith('postgres')) return url;
  total.fail++;
  console.log(`FAIL PostgreSQL did not start\n${r.stdout}${r.stderr}`);
  return null;
}

const postgres_log = () => `${readFileSync(`${process.env.WISMO_TEST_PG_DIR ?? 'build/pg'}/where`, 'utf8').trim()}/log`;

async function core() {
  await suite('checker', ['node', 'tests/check.mjs']);
  const bin = { WISMO_BIN: 'build/asan/wismo', WISMO_BUILD: 'build/asan', ...memory };
  if (!await build('gcc, ASan + UBSan', ASAN, 'all', 'unit', 'tools')) return;
  // Servers wait a great deal, programs compute: side by side they take a third of the time.
  await Promise.all([
    suite('http, sqlite', several(...https()), { env: bin, seconds: 1200 }),
    together([
      () => suite('import', node(...imports()), { env: bin }),
      ...units(ASAN).map((program) => () => unitSuite('sqlite', program, memory)),
      () => suite('dialogs', ['build/asan/wismo', 'dialog', ...dialogs()]),
    ]),
  ]);
}

async function fuzz(seconds) {
  if (!await build('clang, libFuzzer', FUZZ, 'fuzzers')) return;
  const targets = ls('tests/fuzz', /_fuzz\.c$/).length;
  await suite('fuzz', ['node', 'tests/fuzz/run.mjs', String(seconds)], { seconds: (seconds + 60) * targets });
}

async function mixed(seconds) {
  await suite('mixed load, tsan', ['node', 'tests/mixed/mixed.mjs', String(seconds)], { env: { WISMO_BIN: 'build/tsan/wismo' }, seconds: seconds + 120 });
}

/** Two at once: one waits a great deal (servers, disks) and the other computes. */
const beside = (waits, computes) => Promise.all([waits(), (async () => { for (const one of computes) await one(); })()]);

const on_pg = units(CLANG, /^(app|db|order|status|eligibility|request|door|account|conversation|import|source|staff|search|turn|parcel|tracker|privacy).*_test\.c$/);
const threaded = units(TSAN, /^(db|base_bucket|conversation|work|flow|http_engine|http_keep|source_gate).*_test\.c$/);

async function everything() {
  await core();
  if (await build('gcc, release', {}, 'all', 'tools', 'build/crash/disk.so')) {
    const bin = { WISMO_BIN: 'build/wismo' };
    await beside(async () => {
      await suite('crash', ['node', 'tests/crash/crash.mjs', 'short'], { env: bin });
      await suite('package, setup, proxies', node(...packaging()), { env: bin });
    }, [
      () => suite('clang-format', ['sh', '-c', "clang-format --dry-run -Werror src/*/*.[ch] src/*/*/*.[ch] && echo 'ok 1 - formatted'"]),
      () => suite('cppcheck', ['sh', '-c', "cppcheck -q -j2 --std=c11 --enable=warning,performance,portability --inline-suppr --library=tests/cppcheck.cfg --suppressions-list=tests/cppcheck.supp --error-exitcode=1 -Isrc -D_GNU_SOURCE src && echo 'ok 1 - cppcheck'"], { seconds: 600 }),
      () => suite('web types', ['sh', '-c', "cd web && npm run -s check && echo 'ok 1 - tsc'"]),
      () => suite('benchmark, a short one', node('tests/bench/smoke.test.mjs'), { env: bin, seconds: 300 }), // it looks at no time
    ]);
    /* What holds times against limits has the machine for itself. */
    await suite('small machine, short', ['node', 'tests/small/small.mjs', '--short']);
    await suite('rude peers', ['node', 'tests/flood/flood.mjs', 'short'], { env: bin });
    await suite('two nodes', ['node', 'tests/nodes/nodes.mjs', 'short'], { env: bin, seconds: 180 });
    await suite('web, Chromium', ['sh', '-c', 'cd web && npx --no-install playwright test --config ../tests/web/playwright.config.ts --reporter=list'], { env: { ...bin, ...memory }, seconds: 2400 });
  }
  const url = startPostgres();
  pg = url;
  if (await build('clang, -Werror', CLANG, 'all', 'unit', 'tools') && url) {
    const env = { WISMO_TEST_PG: url, WISMO_BIN: 'build/clang/wismo', WISMO_BUILD: 'build/clang', ...memory };
    await suite('nodes, postgres', node('tests/http/nodes.test.mjs'), { env }); // it cuts everybody's lines
    await beside(() => suite('http, postgres', several(...https().filter((f) => !/(engine|attack|nodes)\.test/.test(f))), { env, seconds: 1200 }), // the first two do not ask the database
      on_pg.map((program) => () => unitSuite('postgres', program, env)));
  }
  if (await build('clang, TSan', TSAN, 'all', 'tools', ...threaded)) {
    const env = { WISMO_BIN: 'build/tsan/wismo', WISMO_BUILD: 'build/tsan', ...memory }, timed = (f) => /(files|lanes)\.test/.test(f);
    await suite('http with limits of time, tsan', node(...https().filter(timed)), { env });
    await beside(() => suite('http, tsan', several(...https().filter((f) => !timed(f))), { env, seconds: 1200 }),
      threaded.map((program) => () => unitSuite('tsan', program, memory)));
    await mixed(10);
  }
  await fuzz(5);
}

rmSync('build/test', { recursive: true, force: true });
mkdirSync('build/test', { recursive: true });
const memory = inMemory();
process.env.WISMO_TEST_LOGS = resolve('build/test/logs');
const began = Date.now();
try {
  if (what === 'core') await core();
  else if (what === 'fuzz') await fuzz(Number(process.argv[4]) || 60);
  else if (what === 'mixed') { if (await build('clang, TSan', TSAN, 'all')) await mixed(60); }
  else await everything();
  if (what === 'core' || what === 'all') await suite('logs', ['node', 'tests/logs.mjs', 'build/test', ...(pg ? [postgres_log()] : [])]);
} finally {
  if (pg) spawnSync('tests/pg.sh', ['stop']);
  try { rmSync(MEMORY, { recursive: true, force: true }); } catch { /* a test that was killed left something mounted */ }
}
console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s; the output of each suite is in build/test/`);
console.log(`${total.pass} passed, ${total.fail} failed${total.skip ? `, ${total.skip} skipped` : ''}`);
process.exit(total.fail || !total.pass ? 1 : 0);

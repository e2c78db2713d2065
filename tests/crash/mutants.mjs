// mutants.mjs - mistakes on purpose, as patches: each must be noticed by the proof that is meant for it. A mistake that
// survives means that its proof proves nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { judge } from './judge.mjs';
import { Load } from './load.mjs';
import { Rig } from './rig.mjs';

const TRIES = 8;

/* How each is provoked. engine: lossy, pg or plain; act does to the server what the mistake cannot stand. */
const PROOFS = {
  'sync-left-out': { lossy: true, act: (rig) => rig.cut('cut', 0) },
  'answer-before-sync': { lossy: true, slow: 100000, act: async (rig, load) => { await load.more(1); await rig.cut('cut', 0); } },
  'commit-error-ignored': { lossy: true, act: async (rig) => { await rig.tell('room', 3000); await sleep(300); await rig.tell('room', -1); await rig.kill(); } },
  'failed-sync-ignored': { lossy: true, act: async (rig) => { await rig.tell('failsync', 3); await Promise.race([sleep(300), rig.ended]); await rig.kill(); rig.take_after(); } },
  'postgres-commit-error-ignored': { pg: true, act: async (rig) => {
    for (let i = 0; i < 15; i++) {
      rig.pg.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wismo'");
      await sleep(40);
    }
    await rig.kill();
  } },
  'postgres-asynchronous': { pg: true, act: async (rig) => { await rig.pg.kill(); await rig.kill(); rig.pg.start(); } },
  'key-kept-apart': { times: 12, act: (rig) => rig.kill() },
  'history-left-out': { act: (rig) => rig.kill() },
};

function build(name) {
  const r = spawnSync('tests/crash/variant.sh', ['mutant', name], { encoding: 'utf8' });
  assert.equal(r.status, 0, `the patch ${name} no longer applies or compiles: bring it up to date.\n${r.stdout}${r.stderr}`);
  return r.stdout.trim();
}

/** What the judge or the doctor says after one trial; "" when the mistake went unnoticed. */
async function trial(bin, proof, cluster) {
  const rig = await Rig.make({ bin, lossy: proof.lossy, pg: proof.pg && cluster(), shops: 2 });
  try {
    await rig.start();
    if (proof.slow) await rig.tell('slow', proof.slow);
    const load = new Load(rig);
    load.start();
    for (let i = 0; i < (proof.times ?? 1); i++) {
      if (i) await rig.start();
      await load.more(150);
      await sleep(Math.random() * 100);
      await proof.act(rig, load);
    }
    await load.quiet();
    const { wrong } = judge(rig.db, load);
    const doctor = rig.doctor();
    return wrong[0] ?? doctor;
  } finally { rig.end(); }
}

/** all: false: those of QUICK are tried, the others must at least still fit the program. */
const QUICK = /^(sync|answer|commit|failed|history)/;

export function mutants({ cluster, all }) {
  const patches = readdirSync('tests/crash/mutants').map((f) => f.replace(/\.patch$/, ''));
  assert.deepEqual(patches.sort(), Object.keys(PROOFS).sort(), 'every mistake has its proof');
  return patches.map((name) => [`mistake: ${name}`, async () => {
    const bin = build(name);
    if (!all && !QUICK.test(name)) return ['fits; tried in make test-crash', 1];
    for (let i = 1; i <= TRIES; i++) {
      const noticed = await trial(bin, PROOFS[name], cluster);
      if (noticed) return [`noticed in run ${i}: ${noticed.split('\n')[0].slice(0, 160)}`, 1];
    }
    throw new Error(`${TRIES} runs, and nobody noticed`);
  }, 'noticed']);
}

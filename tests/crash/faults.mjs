// faults.mjs - disks that are full, read-only, slow or fail to sync, and a wall clock that jumps, under load.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Load } from './load.mjs';
import { Rig } from './rig.mjs';

async function loaded(options, run) {
  const rig = await Rig.make({ lossy: true, ...options });
  try {
    await rig.start();
    const load = new Load(rig);
    load.start();
    const words = await run(rig, load);
    await load.stop();
    return [words, 1];
  } finally { rig.end(); }
}

const read = (rig, path) => fetch(rig.url + path, { headers: { authorization: `Bearer ${rig.shops[0].api_key}` } });

/** Writes are refused, reads go on. */
async function reads_go_on(rig, load) {
  const before = load.refused;
  for (const end = Date.now() + 8000; load.refused < before + 300 && Date.now() < end;) await sleep(10);
  assert.ok(load.refused >= before + 300, `only ${load.refused - before} were refused`);
  for (const path of ['/api/v1/orders', '/api/v1/conversations', '/readyz']) assert.equal((await read(rig, path)).status, 200, path);
}

async function killed_and_judged(rig, load, verdict) {
  await rig.cut('cut', 1);
  await load.quiet();
  const checked = verdict(rig, load);
  await rig.start();
  await load.more(100);
  return checked;
}

export function faults({ N, verdict, cluster }) {
  const half = N.writes / 2;

  const full = () => loaded({}, async (rig, load) => {
    await load.more(half);
    const { pid } = rig.child;
    let refused = 0;
    for (const free of [0, 1, 4096, 100000]) {          /* at every turn it is full elsewhere: in a header, a page, a checkpoint */
      const before = load.refused;
      await rig.tell('room', free);
      await reads_go_on(rig, load);
      refused += load.refused - before;
      await rig.tell('room', -1);
      await load.more(half / 2);
      assert.equal(rig.child.pid, pid);
      assert.ok(rig.alive, 'the server went away');
    }
    const checked = await killed_and_judged(rig, load, verdict);
    return `full four times under load: ${refused} refused with 503, reads went on, no restart; ${load.acked} acknowledged, ${checked} checks after a power loss`;
  });

  /* With commits that wait for a sync which then fails the process must end; without any it goes on reading. */
  const read_only = () => loaded({}, async (rig, load) => {
    await load.more(half);
    await rig.tell('slow', 500000);
    await load.more(50);
    await sleep(150);                                       /* a sync is under way, and behind it commits wait for the next */
    await rig.tell('readonly', 1);
    const { code } = await Promise.race([rig.ended, sleep(20000, { code: 'none: it stays' })]);
    assert.equal(code, 74, rig.log.slice(-500));
    rig.deaths++;
    await load.quiet();
    const first = verdict(rig, load);

    await rig.start({ open: false });
    await sleep(1000);                                      /* its own hourly job is written and synced */
    await rig.tell('readonly', 1);
    const w = await fetch(`${rig.url}/api/v1/orders`, { method: 'POST', headers: { authorization: `Bearer ${rig.shops[0].api_key}`, 'content-type': 'application/json' }, body: '{"email":"a@example.com"}' });
    assert.equal(w.status, 503, await w.text());
    rig.open();
    await reads_go_on(rig, load);
    await rig.tell('readonly', 0);
    await load.more(half);
    const checked = await killed_and_judged(rig, load, verdict);
    return `with answers under way it ended itself (74), nothing of them lost; without, 503 and reads until the disk could be written again, no restart; ${load.acked} acknowledged, ${first + checked} checks`;
  });

  const starts_read_only = async () => {
    const rig = await Rig.make({ lossy: true });
    try {
      await assert.rejects(rig.start({ env: { LOSSY_READONLY: '1' } }), /wismo: [A-Z][^\n]*\.\n/);
      assert.equal(rig.child.exitCode, 1);
      const words = /wismo: (.*)/.exec(rig.log)[1];
      return [`“${words.replaceAll(rig.folder, '…')}”, status 1`, 1];
    } finally { rig.end(); }
  };

  const slow = () => loaded({}, async (rig, load) => {
    await rig.tell('slow', 20000);
    await load.more(100);
    load.took = [];
    const began = performance.now();
    await load.more(N.writes);
    const rate = load.took.length / (performance.now() - began) * 1000, sorted = load.took.slice().sort((a, b) => a - b);
    const at = (p) => sorted[Math.floor(sorted.length * p)].toFixed(0);
    assert.equal(load.refused, 0, 'something was refused');
    assert.ok(rate > 400, `only ${rate.toFixed(0)} writes a second: the syncs are not shared`);
    const checked = await killed_and_judged(rig, load, verdict);
    return `${rate.toFixed(0)} writes/s at 64 connections (50 syncs/s at most), p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, none refused; ${load.acked} acknowledged, ${checked} checks`;
  });

  const sync_fails = async () => {
    let acked = 0, checked = 0;
    const runs = N.writes > 1000 ? 10 : 2;
    for (let i = 0; i < runs; i++)
      await loaded({}, async (rig, load) => {
        await load.more(half / 2);
        await rig.tell('failsync', 1 + i * 7);
        const { code } = await rig.ended;
        assert.equal(code, 74, rig.log.slice(-500));
        rig.take_after();
        await load.quiet();
        checked += verdict(rig, load);
        acked += load.acked;
        await rig.start();
        await load.more(50);
      });
    return [`${runs} times: it ended itself (74); ${acked} acknowledged, ${checked} checks on what was synced before`, runs];
  };

  const clock = (engine) => () => loaded(engine(), async (rig, load) => {
    const hour = 3600000;
    for (const off of [0, hour, 0, -hour, 0]) {
      await rig.tell('clock', off);
      await load.more(half);
      await load.replay(5);
    }
    /* A proof that is an hour old has ended: who was just about to confirm is asked for number and e-mail again. */
    const strange = load.odd.splice(0).filter((o) => !/^(confirm|confirmed|hand over): 200/.test(o));
    assert.deepEqual(strange, []);
    await rig.tell('clock', hour);
    await load.more(half);
    await rig.kill();
    await load.quiet();
    load.odd = load.odd.filter((o) => !/^(confirm|confirmed|hand over): 200/.test(o));
    verdict(rig, load);
    await rig.start();                                      /* an hour back again, and the server is a new one */
    await load.more(half);
    await rig.kill();
    await load.quiet();
    load.odd = load.odd.filter((o) => !/^(confirm|confirmed|hand over): 200/.test(o));
    const checked = verdict(rig, load);
    await rig.start();
    await load.more(50);
    return `on, back, an hour behind, on; killed an hour ahead and started at the right time: ${load.acked} acknowledged, ${checked} checks, ${load.refused} refused`;
  });

  const nothing = 'nothing acknowledged lost, nothing twice; ';
  return [
    ['a full disk', full, `${nothing}503 in words, reads go on, no restart`],
    ['a disk that becomes read-only', read_only, `${nothing}503 in words, reads go on`],
    ['a start on a read-only disk', starts_read_only, 'refused with a sentence'],
    ['a slow disk, 20 ms a sync', slow, `${nothing}no refusal, more than 400 writes/s (syncs are shared)`],
    ['a sync that fails', sync_fails, `${nothing}the process ends itself`],
    ['a clock that jumps by an hour, SQLite', clock(() => ({})), nothing.slice(0, -2)],
    ['a clock that jumps by an hour, PostgreSQL', clock(() => ({ pg: cluster() })), nothing.slice(0, -2)],
  ];
}

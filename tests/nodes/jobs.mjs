// jobs.mjs - the job queue of two nodes: each job is begun once and done once; what a killed node had begun goes on at the
// other when its lease is over. A trigger of the test notes who claims and who ends.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { rows } from '../crash/judge.mjs';

const psql = (db, text) => {
  const r = spawnSync('psql', [db, '-XqAt', '-v', 'ON_ERROR_STOP=1'], { input: text, encoding: 'utf8' });
  assert.equal(r.status, 0, r.stderr);
};

const NOTES = `
  CREATE TABLE test_note (job TEXT, what TEXT, who TEXT, at TIMESTAMPTZ DEFAULT clock_timestamp());
  CREATE FUNCTION test_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.state = 'done' AND OLD.state = 'waiting' THEN INSERT INTO test_note VALUES (NEW.id, 'done', OLD.leased_by);
    ELSIF NEW.tries > OLD.tries THEN INSERT INTO test_note VALUES (NEW.id, 'begun', NEW.leased_by); END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER test_note AFTER UPDATE ON job FOR EACH ROW EXECUTE FUNCTION test_note();`;

const add = (shop, name, n) => `INSERT INTO job (id, shop_id, kind, subject, run_at, created_at)
  SELECT 'job_${name}' || i, '${shop}', 'renumber', '${shop}', 1, 1 FROM generate_series(1, ${n}) i;`;

/** A change through a node that adds a job of its own: its threads look at once. */
async function wake(node, shop, prefix) {
  const headers = { authorization: `Bearer ${shop.api_key}`, 'content-type': 'application/json' };
  const { version } = await (await fetch(`${node.url}/api/v1/shop`, { headers })).json();
  const r = await fetch(`${node.url}/api/v1/shop`, { method: 'PATCH', headers, body: JSON.stringify({ version, number_prefix: prefix }) });
  assert.equal(r.status, 200, await r.text());
}

async function until(what, fits, ms) {
  const began = performance.now();
  while (!fits()) {
    assert.ok(performance.now() - began < ms, `${what}: waited in vain`);
    await sleep(50);
  }
  return performance.now() - began;
}

/** Holds every look at the orders until release(). */
async function hold(db) {
  const child = spawn('psql', [db, '-XqAt'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.write('BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE; SELECT 1;\n');
  await once(child.stdout, 'data');
  return async () => { child.stdin.end('ROLLBACK;\n'); await once(child, 'close'); };
}

const counts = (db, name) => {
  const [c] = rows(db, `SELECT count(*) FILTER (WHERE what = 'begun') AS begun, count(*) FILTER (WHERE what = 'done') AS done,
    count(DISTINCT job) FILTER (WHERE what = 'done') AS jobs, count(DISTINCT who) FILTER (WHERE what = 'done') AS nodes FROM test_note WHERE job LIKE 'job_${name}%'`);
  return c;
};
const waiting = (db) => rows(db, "SELECT count(*) AS n FROM job WHERE state = 'waiting' AND kind = 'renumber'")[0].n;

/** n jobs at both nodes; then one node is killed while both have some under way. whole: the lease of a minute is waited for,
    else the test ends it. nodes.a is dead afterwards. */
export async function jobs(nodes, { n, whole }) {
  const db = nodes.db, [one, other] = nodes.shops;
  psql(db, NOTES);
  psql(db, add(one.id, 'once', n));
  await Promise.all([wake(nodes.a, one, 'A'), wake(nodes.b, other, 'B')]);
  const took = await until(`${n} jobs`, () => waiting(db) === 0, 60000);
  const c = counts(db, 'once'), once_each = c.begun === n && c.done === n && c.jobs === n;

  const release = await hold(db);
  psql(db, add(one.id, 'dead', 8));
  await Promise.all([wake(nodes.a, one, 'C'), wake(nodes.b, other, 'D')]).catch(async (e) => { await release(); throw e; });
  const held = () => rows(db, "SELECT id, leased_by AS who FROM job WHERE state = 'waiting' AND leased_by IS NOT NULL");
  await until('both nodes at work', () => new Set(held().map((j) => j.who)).size === 2, 15000);
  await nodes.a.kill();
  const begun = held();
  await release();
  await until('the living node', () => new Set(held().map((j) => j.who)).size === 1 && waiting(db) === held().length, 20000);
  const left = held(), dead = left[0].who;
  assert.ok(left.every((j) => begun.some((x) => x.id === j.id && x.who === dead)), 'what is left is what the dead node had begun');
  await sleep(1000);
  assert.equal(held().length, left.length, 'nobody takes them before the lease is over');
  if (!whole) {
    psql(db, `UPDATE job SET run_at = 1 WHERE leased_by = '${dead}'`);
    await wake(nodes.b, other, 'E');
  }
  const passed = await until('the lease passes on', () => waiting(db) === 0, whole ? 90000 : 15000);
  const ends = rows(db, `SELECT job, count(*) FILTER (WHERE what = 'begun') AS begun, count(*) FILTER (WHERE what = 'done') AS done,
    min(who) FILTER (WHERE what = 'done') AS who FROM test_note WHERE job IN (${left.map((j) => `'${j.id}'`).join()}) GROUP BY job`);
  const good = ends.length === left.length && ends.every((j) => j.begun === 2 && j.done === 1 && j.who !== dead);
  const all = counts(db, 'dead');
  return [
    { what: `${n} jobs, two nodes with four threads each`, must: 'each begun once, done once, by both nodes',
      got: `${c.begun} begun, ${c.done} ends of ${c.jobs} jobs by ${c.nodes} nodes in ${(took / 1000).toFixed(1)} s`, reached: once_each && c.nodes === 2 },
    { what: `a node killed by -9 in the middle of ${left.length} jobs${whole ? '' : ' (the test ends their lease)'}`, must: 'the other does them, once',
      got: `${ends.filter((j) => j.done === 1 && j.who !== dead).length} done by the other ${(passed / 1000).toFixed(0)} s later; ${all.done} of 8 and the nodes' own done once`, reached: good && all.done === 8 && all.jobs === 8 },
  ];
}

// copies.mjs - backups made under load, and databases of older and newer versions.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { all_found } from './found.mjs';
import { judge, intact, rows } from './judge.mjs';
import { Load } from './load.mjs';
import { Rig } from './rig.mjs';

const psql = (url, ...args) => {
  const r = spawnSync('psql', [url, '-XqAt', '-v', 'ON_ERROR_STOP=1', ...args], { encoding: 'utf8' });
  assert.equal(r.status, 0, r.stderr);
};

/** All of it that was acknowledged before the copy began is in it, and it is of one instant. */
function judged(rig, load, db, upto) {
  assert.equal(rig.doctor(db), '');
  if (!rig.pg) assert.equal(intact(db), 'ok');
  const { checked, wrong } = judge(db, load, { upto });
  assert.deepEqual(wrong.slice(0, 5), []);
  return checked;
}

/** Of n copies while the load goes on; copy(rig, i) returns the restored database. Ends with a server on the last. */
async function copied(N, options, copy) {
  const rig = await Rig.make(options), runs = N.writes > 1000 ? 5 : 2;
  try {
    await rig.start();
    const load = new Load(rig);
    load.start();
    let checked = 0, during = 0, db, began;
    for (let i = 0; i < runs; i++) {
      await load.more(N.writes / 2);
      began = performance.now();
      const before = load.acked;
      db = await copy(rig, i);
      during += load.acked - before;
      await load.pause();
      checked += judged(rig, load, db, began);
      load.resume();
    }
    await load.stop();
    assert.deepEqual(load.odd, []);
    await rig.stop();
    await rig.start({ env: { WISMO_DB: db } });
    load.writes = load.writes.filter((w) => w.at <= began);
    const again = await load.replay(20);
    await rig.stop();
    return [`${runs} copies, ${during} acknowledged while they were made and restored; ${checked} checks, doctor clean; a server on the last one knows ${again} keys of before`, runs];
  } finally { rig.end(); }
}

export function backups({ N, cluster }) {
  const sqlite = () => copied(N, {}, async (rig, i) => {
    const copy = join(rig.folder, `copy${i}.db`), back = join(rig.folder, `back${i}.db`);
    await rig.command('wismo', 'backup', copy);
    await rig.command('wismo', 'restore', copy, '--db', back);
    return back;
  });
  const postgres = () => copied(N, { pg: cluster() }, async (rig, i) => {
    const copy = join(rig.folder, `copy${i}`), back = rig.pg.database();
    assert.match(rig.try('backup', copy).stderr, /pg_dump/);
    await rig.command('pg_dump', '-Fc', '-f', copy, rig.db);
    await rig.command('pg_restore', '--no-owner', '-d', back, copy);
    return back;
  });
  const must = 'all that was acknowledged before it began is there, one instant, doctor clean';
  return [['wismo backup under load, SQLite', sqlite, must], ['pg_dump under load, PostgreSQL', postgres, must]];
}

/* --- versions ------------------------------------------------------------------------------------------------------ */

function next() {
  const r = spawnSync('tests/crash/variant.sh', ['next'], { encoding: 'utf8' });
  assert.equal(r.status, 0, `${r.stdout}${r.stderr}`);
  return r.stdout.trim();
}

/** A rig on the database of that dump; what was promised by then. */
async function of_dump(file, pg, options = {}) {
  const text = readFileSync(file, 'utf8'), kept = JSON.parse(text.slice(3, text.indexOf('\n')));
  const rig = await Rig.make({ pg, shops: 0, secret: kept.secret, ...options });
  rig.shops = kept.shops;
  if (pg) psql(rig.db, '-f', file);
  else assert.equal(spawnSync('sqlite3', [rig.db], { input: text, encoding: 'utf8' }).stderr, '');
  return { rig, load: Load.restored(rig, kept.load) };
}

/** A server on it: all of before is there, and it takes more. */
async function goes_on(rig, load) {
  assert.equal(rig.doctor(), '');
  const before = judged(rig, load, rig.db, Infinity);
  await rig.start();
  load.start();
  await load.more(150);
  await load.stop();
  await rig.stop();
  assert.deepEqual(load.odd, []);
  return before + judged(rig, load, rig.db, Infinity);
}

/** Every command says the same sentence, and nothing was touched. */
function newer_refused(rig) {
  const print = () => (rig.pg ? JSON.stringify(rows(rig.db, 'SELECT * FROM schema_version')) : createHash('sha256').update(readFileSync(rig.db)).digest('hex'));
  const before = print();
  let words;
  for (const args of [['serve', '--listen', '127.0.0.1:0'], ['doctor'], ['init', '--shop', 'X', '--email', 'x@x.example']]) {
    const r = rig.try(...args);
    assert.equal(r.status, 1, `${args[0]}: ${r.stderr}`);
    assert.match(r.stderr, /^wismo: This database was made by a newer wismo[^\n]*\.\n$/);
    words = r.stderr.trim().replace('wismo: ', '');
  }
  assert.equal(print(), before);
  return words;
}

export function migrations({ N, cluster }) {
  const dumps = (engine) => readdirSync('tests/crash/older').filter((f) => f.endsWith(`.${engine}.sql`)).sort();

  const older = (engine) => async () => {
    const newest = readdirSync('sql').length;
    let checked = 0;
    const from = dumps(engine);
    assert.ok(from.length && Number.parseInt(from[0]) < newest, 'no database of an older version');
    for (const file of from) {
      const { rig, load } = await of_dump(join('tests/crash/older', file), engine === 'postgres' ? cluster() : null);
      try {
        assert.equal(rig.doctor(), '');          /* counters as the migration left them */
        assert.equal(Number(rig.version()), newest);
        checked += await all_found(rig) + await goes_on(rig, load);
      } finally { rig.end(); }
    }
    return [`schema ${from.map((f) => Number.parseInt(f)).join(', ')} to ${newest}: ${checked} checks of what was promised before and after`, from.length];
  };

  const newer = (engine) => async () => {
    const pg = engine === 'postgres' ? cluster() : null, bin = next();
    const { rig, load } = await of_dump(join('tests/crash/older', dumps(engine)[0]), pg);
    try {
      let checked = await goes_on(rig, load);
      const ours = rig.bin;
      rig.bin = bin;
      checked += await goes_on(rig, load);
      assert.equal(Number(rig.version()), 9000);
      rig.bin = ours;
      return [`the next version's program takes ours over (${checked} checks); ours then says “${newer_refused(rig)}” and touches nothing`, 1];
    } finally { rig.end(); }
  };

  /* Every migration is all or nothing, wherever the power fails. */
  const cut = async () => {
    const bin = next();
    let n = 0, died = 0, checked = 0;
    for (let at = 1; ; at += N.writes > 1000 ? 2 : 25) {
      const { rig, load } = await of_dump(join('tests/crash/older', dumps('sqlite')[0]), null, { bin, lossy: true });
      try {
        const alive = await rig.start({ env: { LOSSY_CUT: `${at} ${at}` } }).then(() => true, () => false);
        if (alive) break;
        assert.equal((await rig.ended).signal, 'SIGKILL', rig.log);
        rig.take_after();
        died++;
        checked += judged(rig, load, rig.db, Infinity);
        assert.equal(Number(rig.version()), 9000);
      } finally { rig.end(); }
      n++;
      assert.ok(n < 500);
    }
    assert.ok(died > 2, `only ${died}`);
    return [`${died} power losses inside the migrations, at every ${N.writes > 1000 ? 'second' : '25th'} write, sync or name: ${checked} checks after the next start`, died];
  };

  return [
    ['a database of an older version, SQLite', older('sqlite'), 'migrates, nothing lost'],
    ['a database of an older version, PostgreSQL', older('postgres'), 'migrates, nothing lost'],
    ['a database of a newer version, SQLite', newer('sqlite'), 'refused with a sentence'],
    ['a database of a newer version, PostgreSQL', newer('postgres'), 'refused with a sentence'],
    ['power lost inside a migration, SQLite', cut, 'all of it or nothing; nothing promised before is lost'],
  ];
}

// older.mjs - `WISMO_BIN=… node tests/crash/older.mjs` writes what a server of today leaves as older/NNNN.sqlite.sql and
// older/NNNN.postgres.sql, NNNN being its schema: what later versions must be able to take over. Kept with each: its
// secret and what had been promised, so that the judge can ask for all of it after the migration.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { judge } from './judge.mjs';
import { Load } from './load.mjs';
import { Cluster, Rig } from './rig.mjs';

const SECRET = 'of an older version, for the tests only';

const day = (n) => new Date(Date.UTC(2026, 0, 1 + n, 9 * n % 24)).toISOString();

/* What lists are filtered by, in mixes of which some are shared and some are rare, on several days, with everything that
   orders are found by: names with accents, numbers with signs, phones, parcels, tags. */
const STATES = [['new', 'not_shipped', 'awaiting'], ['in_progress', 'in_transit', 'paid'], ['completed', 'delivered', 'paid'],
  ['cancelled', 'not_shipped', 'refunded'], ['confirmed', 'not_shipped', 'paid']];
const NAMES = ['José Álvarez', 'Zoë Groß', 'Łukasz Żak', 'Ann O’Neill', '李小龍', "D'Arcy Fitzwilliam"];
function assorted(i) {
  const [general, delivery, payment] = STATES[i % STATES.length], parcel = delivery !== 'not_shipped' && i % 3 > 0;
  return {
    customer_name: NAMES[i % NAMES.length], ship_name: i % 4 ? null : `Desk ${i}`, phone: i % 3 ? `+44 20 7946 0${100 + i}` : null,
    general, delivery, payment, warehouse: [null, 'Main', 'Ünder'][i % 3], channel: i % 7 ? 'web' : null, tags: i % 5 ? null : 'Vip, Gift Wrap', placed_at: day(i % 9),
    ...(parcel ? { shipments: [{ carrier: i % 2 ? 'DHL' : 'Nova Post', tracking_number: `TN-00${340 + i}`, status: delivery }] } : {}),
  };
}

async function dump(engine, pg) {
  const rig = await Rig.make({ pg, shops: 2, secret: SECRET });
  try {
    await rig.start();
    const load = new Load(rig, { connections: 2, hot: 1 });
    load.start();
    await load.more(50);
    for (let i = 0; i < 40; i++) await load.order(rig.shops[i % 2], `WA-${700 + i}.${i % 4}`, `Buyer.${i}@mail${i % 6}.example`, assorted(i));
    await load.stop();
    await rig.stop();
    if (load.odd.length) throw new Error(load.odd[0]);
    const { wrong } = judge(rig.db, load);
    if (wrong.length) throw new Error(wrong[0]);
    const r = pg ? spawnSync('pg_dump', ['--inserts', '--no-owner', rig.db], { encoding: 'utf8' })
      : spawnSync('sqlite3', [rig.db, '.dump'], { encoding: 'utf8' });
    if (r.status) throw new Error(r.stderr);
    const to = `tests/crash/older/${String(rig.version()).padStart(4, '0')}.${engine}.sql`;
    const kept = { secret: SECRET, shops: rig.shops, load: await load.store() };
    /* pg_dump of later releases adds words that older ones do not know. */
    writeFileSync(to, `-- ${JSON.stringify(kept)}\n${r.stdout.replace(/^\\(un)?restrict.*\n/gm, '').replace(/^SET transaction_timeout.*\n/m, '')}`);
    console.log(`${to}: ${load.acked} promises`);
  } finally { rig.end(); }
}

mkdirSync('tests/crash/older', { recursive: true });
await dump('sqlite');
const pg = new Cluster('older');
try { await dump('postgres', pg); } finally { pg.remove(); }

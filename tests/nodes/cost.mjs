// cost.mjs - what a shop costs on PostgreSQL, measured on real tables after VACUUM: bytes with indexes and write-ahead log of
// an order, its changes, a conversation and its messages; statements, round trips and commits of a turn.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const order = (i, delivery = 'not_shipped') => ({
  number: `${100000 + i}`, email: `customer${i}@example.com`, phone: `+1555${1000000 + i}`, customer_name: 'Ann Charlotte Miller',
  general: 'confirmed', delivery, payment: 'paid', currency: 'USD', total: { minor: 4200 + i % 5000, currency: 'USD' },
  payment_name: 'Credit card', shipping_name: 'Standard delivery', placed_at: new Date(1.7e12 + i * 60000).toISOString(),
  items: [{ name: 'Blue stoneware mug, 350 ml', sku: `MUG-${i % 400}`, quantity: 2, unit_price: { minor: 1500, currency: 'USD' } },
    { name: 'Saucer for stoneware mug', sku: `SAU-${i % 300}`, quantity: 1, unit_price: { minor: 1200, currency: 'USD' } }],
  shipments: delivery === 'not_shipped' ? [] : [{ carrier: 'DHL', tracking_number: `JD01460000${100000 + i}`, tracking_url: `https://track.example/JD01460000${100000 + i}`, status: delivery, shipped_at: new Date(1.7e12).toISOString() }],
});

/** Milliseconds of CPU that a process has used, all its threads. */
const cpu = (pid) => readdirSync(`/proc/${pid}/task`).reduce((ms, t) => ms + Number(readFileSync(`/proc/${pid}/task/${t}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);

class Meter {
  constructor(cluster, w) { Object.assign(this, { cluster, w, schema: /search_path%3D(\w+)/.exec(w.database.url)[1] }); }

  sql(text) {
    const r = spawnSync('psql', [this.w.database.url, '-XqAt', '-F', '|', '-c', text], { encoding: 'utf8' });
    assert.equal(r.status, 0, r.stderr);
    return r.stdout.trim().split('\n').map((l) => l.split('|'));
  }

  /** Bytes of each table with its indexes and long values, after what is dead was removed. */
  sizes() {
    this.sql('VACUUM ANALYZE');
    return new Map(this.sql(`SELECT relname, pg_total_relation_size(oid), pg_indexes_size(oid) FROM pg_class
      WHERE relkind = 'r' AND relnamespace = '${this.schema}'::regnamespace`).map(([t, all, index]) => [t, { all: Number(all), index: Number(index) }]));
  }

  /** What one of n costs: bytes of each table that grew by at least a byte, write-ahead log, milliseconds of CPU. */
  async of(n, work) {
    const before = this.sizes(), log = () => Number(this.sql("SELECT pg_current_wal_insert_lsn() - '0/0'")[0][0]);
    const backends = this.sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'wismo'").flat(), used = () => [cpu(this.w.child.pid), backends.reduce((ms, pid) => ms + cpu(pid), 0)];
    const lsn = log(), [own, server] = used();
    await work();
    const now = used(), wal = (log() - lsn) / n, ms = { wismo: (now[0] - own) / n, postgres: (now[1] - server) / n };
    const tables = [...this.sizes()].map(([t, s]) => ({ t, all: (s.all - before.get(t).all) / n, index: (s.index - before.get(t).index) / n })).filter((x) => x.all >= 1);
    return { n, ms, wal, tables, all: tables.reduce((s, x) => s + x.all, 0), index: tables.reduce((s, x) => s + x.index, 0) };
  }

  /** The statements that requests send meanwhile, as the server logs them: one round trip each. */
  async statements(work) {
    const path = join(this.cluster.data, '..', 'log');
    this.cluster.sql("ALTER SYSTEM SET log_statement = 'all'");
    this.cluster.sql('SELECT pg_reload_conf()');
    await sleep(300);
    const from = statSync(path).size;
    await work();
    const text = readFileSync(path).subarray(from).toString();
    this.cluster.sql('ALTER SYSTEM RESET log_statement');
    this.cluster.sql('SELECT pg_reload_conf()');
    return [...text.matchAll(/LOG: {2}(?:execute \S+|statement): (.*)/g)].map((m) => m[1])
      .filter((s) => !/pg_notify|FROM job WHERE state|ALTER SYSTEM|pg_reload_conf|FROM warning/.test(s));
  }
}

const bytes = (c) => `${Math.round(c.all).toLocaleString('en')} bytes (${Math.round(c.index).toLocaleString('en')} of them indexes): ${c.tables.map((x) => `${x.t} ${Math.round(x.all)}`).join(', ')}; WAL ${Math.round(c.wal).toLocaleString('en')}; CPU ${c.ms.wismo.toFixed(2)} + ${c.ms.postgres.toFixed(2)} ms (wismo + PostgreSQL)`;

async function at_once(list, width, fn) {
  let next = 0;
  await Promise.all(Array.from({ length: width }, async () => { while (next < list.length) await fn(list[next++]); }));
}

/** n: { orders, conversations }. */
export async function cost(Wismo, cluster, n) {
  const w = await Wismo.start(), m = new Meter(cluster, w);
  try {
    const bulk = async (list) => {
      const r = await w.ask('POST', '/api/v1/orders/bulk', { body: list.map((o) => JSON.stringify(o)).join('\n'), token: w.shop.api_key, headers: { 'content-type': 'application/x-ndjson' } });
      assert.equal(r.status, 200, r.text);
      assert.equal(r.json.failed ?? 0, 0, r.text.slice(0, 500));
    };
    const parts = (list) => Array.from({ length: Math.ceil(list.length / 500) }, (_, i) => list.slice(i * 500, i * 500 + 500));
    const talk = async (i) => {
      const c = await w.chat();
      for (const text of ['where is my order?', `${100000 + i}`, `customer${i}@example.com`]) await c.say(text);
      assert.equal(c.card()?.number, `${100000 + i}`, c.words());
      return c;
    };
    const each = async (list, state) => { for (const p of parts(list.map((i) => order(i, state)))) await bulk(p); };
    const made = (all) => each(all), changed = async (all) => { for (const state of ['in_transit', 'delivered']) await each(all, state); };
    const talked = (all) => at_once(all.slice(0, n.conversations), 8, talk);
    const range = (from) => Array.from({ length: n.orders }, (_, i) => from + i), messages = () => Number(m.sql('SELECT count(*) FROM message')[0][0]);
    /* Once unmeasured: plans of tables that are nearly empty, which PostgreSQL keeps until it has analyzed them, are none to go by. */
    for (const work of [made, changed, talked]) await work(range(0));
    const all = range(n.orders), were = messages();
    const orders = await m.of(n.orders, () => made(all)), changes = await m.of(n.orders * 2, () => changed(all));
    const conversations = await m.of(n.conversations, () => talked(all)), said = (messages() - were) / n.conversations;

    const c = await talk(0);
    const turn = await m.statements(() => c.say(`${100001} customer1@example.com`));
    const fetched = (await w.staff('GET', '/api/v1/orders?limit=1')).json.items[0];
    const read = await m.statements(() => w.staff('GET', `/api/v1/orders/${fetched.id}`));
    const ends = turn.filter((s) => /^COMMIT/.test(s)).length, writes = turn.filter((s) => /^(INSERT|UPDATE|DELETE)/.test(s)).length;
    if (process.env.WISMO_SHOW) console.log(turn.map((s, i) => `# ${i + 1} ${s.slice(0, 140)}`).join('\n'));
    const idle = Number(m.sql(`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)[0][0]);
    const rows = m.sql(`SELECT ${['shop', 'assistant', 'source', 'flow', 'membership', 'api_key', 'eligibility_rule', 'status', 'status_text', 'counter'].map((t) => `(SELECT count(*) FROM ${t})`).join(' + ')}`)[0][0] / 2;
    return [
      { what: `an order of two lines, at its making (${n.orders} by bulk)`, must: '', got: bytes(orders), reached: null },
      { what: 'a change of it (sent, then delivered), its history and parcel', must: '', got: bytes(changes), reached: null },
      { what: `a conversation of three turns, ${said} messages, order's card shown (${n.conversations})`, must: '', got: bytes(conversations), reached: null },
      { what: 'a turn "number e-mail": statements = round trips to PostgreSQL, BEGIN and COMMIT included', must: '≤ 13, one transaction that writes', got: `${turn.length}, ${writes} write, ${ends} COMMIT`, reached: turn.length <= 13 && ends === 1 },
      { what: 'an order read by id (staff)', must: '', got: `${read.length} round trips`, reached: null },
      { what: 'rows of a shop before its first order', must: '', got: `${rows}`, reached: null },
      { what: 'connections of a node under this load', must: '≤ 9', got: `${idle}`, reached: idle <= 9 },
    ];
  } finally { await w.stop(); w.database.drop(); }
}

// shops.mjs - an installation of many shops: how long a node takes to start, to answer a turn, and to go over all of them
// once an hour (the job "sweep"), which must end within its lease, done once.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export async function shops(Wismo, n) {
  const w = await Wismo.start();
  const sql = (text) => {
    const r = spawnSync('psql', [w.database.url, '-XqAt', '-v', 'ON_ERROR_STOP=1'], { input: text, encoding: 'utf8' });
    assert.equal(r.status, 0, r.stderr);
    return r.stdout.trim();
  };
  try {
    await w.order('1042', 'ann@example.com');
    await w.stop();
    const tables = sql(`SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = current_schema() AND c.column_name = 'shop_id' AND table_type = 'BASE TABLE'
      AND table_name NOT IN ('job', 'api_key', 'idempotency', 'order_mix', 'order_day')`).split('\n');
    /* order_mix and order_day: triggers count the copied orders */
    const copy = (t, more, where) => `INSERT INTO ${t} SELECT r.* FROM ${t} x, generate_series(1, ${n - 2}) i,
      jsonb_populate_record(NULL::${t}, to_jsonb(x) || jsonb_build_object(${more})) r WHERE ${where};`;
    sql([copy('shop', "'id', 'shp_' || i, 'code', 'c' || i", `x.id = '${w.shop.shop_id}'`),
      copy('assistant', "'shop_id', 'shp_' || i, 'key', 'wk_' || md5(i::text), 'source_id', x.source_id || i", `x.shop_id = '${w.shop.shop_id}'`),
      copy('source', "'shop_id', 'shp_' || i, 'id', x.id || i", `x.shop_id = '${w.shop.shop_id}'`), /* webhooks name a source alone */
      ...tables.filter((t) => t !== 'assistant' && t !== 'source').map((t) => copy(t, "'shop_id', 'shp_' || i", `x.shop_id = '${w.shop.shop_id}'`)),
      "DELETE FROM job WHERE kind = 'sweep'; ANALYZE;"].join('\n'));
    const rows = Number(sql('SELECT count(*) FROM shop'));
    const began = performance.now();
    await w.serve();
    const start = performance.now() - began;
    let swept = 0;
    const waits = () => Number(sql("SELECT count(*) FROM job WHERE kind = 'sweep' AND state = 'waiting'"));
    const ms = [];
    for (const end = Date.now() + 150000; waits() || !Number(sql("SELECT count(*) FROM job WHERE kind = 'sweep'")); await sleep(100)) {
      assert.ok(Date.now() < end, 'the sweep did not end');
      const c = await w.chat(), from = performance.now();
      await c.say('1042 ann@example.com');
      ms.push(performance.now() - from);
    }
    swept = performance.now() - began;
    const [jobs, most, bad] = sql("SELECT count(*), max(tries), count(*) FILTER (WHERE state <> 'done') FROM job WHERE kind = 'sweep'").split('|').map(Number);
    const median = (list) => list.sort((x, y) => x - y)[list.length >> 1];
    const open = {};                                    /* what anybody may ask must not cost more with every shop */
    for (const path of ['/readyz', '/', '/demo/config.json'])
      for (let i = 0; i < 50; i++) {
        const from = performance.now();
        await w.ask('GET', path, { raw: true });
        (open[path] ??= []).push(performance.now() - from);
      }
    const answers = Object.entries(open).map(([path, list]) => [path, median(list)]);
    return [
      { what: `a node with ${rows} shops: start`, must: '≤ 1 s', got: `${start.toFixed(0)} ms`, reached: start <= 1000 },
      { what: 'its hourly round over all shops', must: 'parts of at most 500 shops, each once', got: `${(swept / 1000).toFixed(1)} s in ${jobs} jobs, begun at most ${most} times, ${bad} not done; turns meanwhile median ${median(ms)?.toFixed(1) ?? '-'} ms`, reached: most === 1 && !bad && jobs >= rows / 500 },
      { what: `what nobody signs in for, with ${rows} shops`, must: 'each ≤ 10 ms', got: answers.map(([path, took]) => `${path} ${took.toFixed(1)}`).join(', ') + ' ms', reached: answers.every(([, took]) => took <= 10) },
    ];
  } finally { await w.stop(); w.database.drop(); }
}

// orders_trigram.test.mjs - a PostgreSQL whose user may not create pg_trgm: searching goes on without the index, the owner is
// told, and the index is made when the extension is there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { Wismo } from './wismo.mjs';

const PG = process.env.WISMO_TEST_PG;
const psql = (url, sql) => {
  const r = spawnSync('psql', [url, '-qXAtc', sql], { encoding: 'utf8' });
  assert.equal(r.status, 0, r.stderr);
  return r.stdout.trim();
};

test('without pg_trgm', { skip: !PG && 'SQLite has its own index', timeout: 60000 }, async () => {
  const name = `weak_${randomBytes(4).toString('hex')}`, url = new URL(PG), admin = new URL(PG);
  psql(PG, `CREATE ROLE ${name} LOGIN PASSWORD 'weak'`);
  psql(PG, `CREATE DATABASE ${name}`);
  url.pathname = admin.pathname = `/${name}`;
  url.username = name;
  url.password = 'weak';
  psql(`${admin}`, `GRANT CREATE ON SCHEMA public TO ${name}`);
  const w = await Wismo.start({ env: { WISMO_DB: `${url}` } });
  const index = () => psql(`${admin}`, "SELECT count(*) FROM pg_indexes WHERE indexname = 'order_text_trigram'");
  const found = async () => (await w.staff('GET', '/api/v1/orders?query=garcia')).json.total;
  const warning = async () => (await w.staff('GET', '/api/v1/warnings')).json.items.find((x) => x.what === 'search');
  const until = async (fits) => { for (let i = 0; !(await fits()); i++) { assert.ok(i < 500, w.log); await sleep(20); } };
  try {
    await w.order('1', 'jose@example.com', { customer_name: 'José García' });
    assert.equal(index(), '0');
    assert.equal(await found(), 1);
    await until(warning);
    assert.match((await warning()).detail, /CREATE EXTENSION pg_trgm/);
    assert.match(w.log, /warning state=began what=search/);
    psql(`${admin}`, 'CREATE EXTENSION pg_trgm');
    assert.equal(await w.stop(), 0);
    await w.serve();
    await until(() => index() === '1');
    await until(async () => !(await warning()));
    assert.equal(await found(), 1);
  } finally {
    await w.end();
    psql(PG, `DROP DATABASE ${name} WITH (FORCE)`);
    psql(PG, `DROP ROLE ${name}`);
  }
});

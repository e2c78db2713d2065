// source_shoptet_contract.test.mjs - every question that wismo asks of Shoptet is valid by Shoptet's own OpenAPI document: the
// questions of a whole life of a source are recorded at a peer, then asked again of Prism, which checks them. Needs Prism
// (tests/peer, `make deps-test`) and the document (WISMO_SHARED or ../shared); without them the test says so.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo, jwt } from './wismo.mjs';
import { Shoptet } from '../peer/shoptet.mjs';

const spec = `${process.env.WISMO_SHARED ?? '../shared'}/contracts/specs/shoptet.openapi.json`;
const prism = process.env.WISMO_PRISM ?? 'tests/peer/node_modules/.bin/prism';
const lacking = !existsSync(spec) ? 'Shoptet’s document is neither in $WISMO_SHARED nor in ../shared'
  : !existsSync(prism) ? 'Prism is not installed: make deps-test' : false;

async function until(what, ms = 20000) {
  for (const end = Date.now() + ms; !(await what()); await sleep(50)) assert.ok(Date.now() < end, `waited in vain: ${what}`);
}

/** All that wismo asks in the life of a source. */
async function life(shop) {
  const w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  try {
    shop.add('2026000001', 'ann@example.com', { status: { id: -1, name: 'Nevyřízená' }, customerGuid: 'cus-ann' });
    const changeTime = new Date(Date.now() - 60000).toISOString().slice(0, 19) + '+0000';
    for (let i = 0; i < 60; i++) shop.add(`20260001${i}`, 'ann@example.com', { customerGuid: 'cus-ann', changeTime });
    shop.logPage = 10;                                    /* too many for the log: they are listed */
    const settings = { access: 'token', token: shop.token, api: shop.url, shipments: true, quiet: true };
    const s = (await w.staff('POST', '/api/v1/sources', { kind: 'shoptet', name: 'Shop', settings })).json;
    const a = (await w.staff('GET', '/api/v1/assistants')).json.items[0];
    await w.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { sources: [s.id], version: a.version });
    await w.staff('PATCH', `/api/v1/sources/${s.id}`, { acts: true, version: s.version });
    await until(async () => (await w.staff('GET', `/api/v1/sources/${s.id}`)).json.state.fill_ended_at);
    await w.staff('POST', `/api/v1/sources/${s.id}/check`);
    await w.staff('POST', `/api/v1/sources/${s.id}/statuses`);
    await w.staff('POST', `/api/v1/sources/${s.id}/hooks`);
    const mine = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'cus-ann', email: 'ann@example.com' }) });
    await mine.say('Where are my orders?');
    await w.staff('POST', '/api/v1/sources/try-order', { kind: 'shoptet', settings, number: 'Ž 1/2?x' });
    const chat = await w.chat();
    await chat.say('Cancel my order 2026000001, ann@example.com');
    for (let i = 0; i < 4; i++) {
      const yes = chat.options().find((x) => /^(Yes|Cancel)/.test(x.label));
      if (!yes) break;
      await chat.say({ choice: yes.id });
    }
    await until(() => shop.orders.get('2026000001').status.id === -4);
    await w.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { sources: [a.source_id], version: (await w.staff('GET', '/api/v1/assistants')).json.items[0].version });
    await w.staff('DELETE', `/api/v1/sources/${s.id}`);
  } finally {
    await w.end();
  }
}

const violations = (r) => JSON.parse(r.headers.get('sl-violations') ?? '[]').filter((v) => v.location[0] === 'request');

test('every question is valid by Shoptet’s document', { skip: lacking, timeout: 120000 }, async (t) => {
  const shop = await Shoptet.start();
  const mock = spawn(prism, ['mock', '-h', '127.0.0.1', '-p', '0', '--errors', spec], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let said = '';
    mock.stdout.on('data', (d) => { said += d; });
    await life(shop);
    const at = () => /listening on (http:\/\/127\.0\.0\.1:\d+)/i.exec(said)?.[1];
    await until(() => at() || mock.exitCode !== null, 30000);
    assert.ok(at(), said);
    const ask = (x) => fetch(`${at()}${x.path}${x.search}`, { method: x.method, body: x.body || undefined,
      headers: Object.fromEntries(Object.entries(x.headers).filter(([k]) => !['host', 'connection', 'content-length'].includes(k))) });
    const kinds = new Map();
    for (const x of shop.seen) {
      const query = new URLSearchParams(x.query);
      kinds.set(`${x.method} ${x.path.replace(/\/api\/orders\/(?!statuses|changes)[^/]+/, '/api/orders/CODE').replace(/\d+$/, 'N')} ${[...query.keys()]}`,
        { ...x, search: query.size ? `?${query}` : '' });
    }
    for (const [kind, x] of kinds) {
      const r = await ask(x);
      assert.deepEqual(violations(r), [], kind);
      assert.ok(![400, 401, 404, 405, 415, 422].includes(r.status), `${kind}: ${r.status} ${await r.text()}`);
    }
    t.diagnostic(`${shop.seen.length} questions of ${kinds.size} kinds: ${[...kinds.keys()].join(' · ')}`);
    assert.ok(kinds.size >= 12, [...kinds.keys()].join('\n'));
    /* and Prism does refuse what is not valid */
    const hook = [...kinds.values()].find((x) => x.method === 'POST' && x.path === '/api/webhooks');
    assert.equal((await ask({ ...hook, body: '{"data":[{"url":"x"}]}' })).status, 422);
  } finally {
    mock.kill();
    await shop.end();
  }
});

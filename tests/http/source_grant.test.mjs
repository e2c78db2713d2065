// source_grant.test.mjs - a WooCommerce shop connected by its own page of consent: the way of it, its ends, and what somebody
// tries who was not asked.
import { after, afterEach, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { WooPeer } from '../peer/woocommerce.mjs';
import { member } from './people.mjs';
import { Wismo } from './wismo.mjs';

let w, woo;
before(async () => {
  woo = await WooPeer.start();
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
});
after(async () => { await w.end(); await woo.end(); });
afterEach(async () => { woo.reset(); await w.disconnect(); });

const until = async (what, fits, ms = 20000) => {
  for (const end = Date.now() + ms; ; await sleep(50)) {
    const value = await what();
    if (fits(value)) return value;
    assert.ok(Date.now() < end, `not within ${ms} ms: ${JSON.stringify(value)?.slice(0, 800)}`);
  }
};
const sql = (text) => w.sql(text);
const begin = (more = {}, as) => w.staff('POST', '/api/v1/source-grants', { kind: 'woocommerce', name: 'Wool', settings: { url: woo.url }, ...more }, as);
async function begun(more) {
  const r = await begin(more);
  assert.equal(r.status, 201, r.text);
  return { ...r.json, q: new URL(r.json.url).searchParams };
}
const grant = async (id) => (await w.staff('GET', `/api/v1/source-grants/${id}`)).json;
const ended = (id) => until(() => grant(id), (g) => ['done', 'failed', 'refused'].includes(g.state));
const sources = async () => (await w.staff('GET', '/api/v1/sources')).json.items.filter((s) => s.kind !== 'native');
const hook = (id, body) => w.ask('POST', `/hooks/source-grant/${id}`, { body });
const key = (user_id, more = {}) => ({ key_id: 1, user_id, consumer_key: 'ck_peer', consumer_secret: 'cs_peer', key_permissions: 'read_write', ...more });

test('yes: the key comes from the shop, is tried there, the source is made and its webhooks stand', async () => {
  const o = woo.order({ email: 'yes@example.com' });
  const g = await begun();
  assert.ok(g.url.startsWith(`${woo.url}/wc-auth/v1/authorize?`));
  assert.equal(g.q.get('app_name'), 'wismo');
  assert.equal(g.q.get('scope'), 'read_write');
  assert.equal(g.q.get('callback_url'), `${w.url}/hooks/source-grant/${g.id}`);
  assert.equal(g.q.get('return_url'), `${w.url}/integrations/sources/new?kind=woocommerce&grant=${g.id}`);
  assert.ok(g.q.get('user_id').length >= 43);
  assert.equal((await grant(g.id)).state, 'waiting');
  assert.ok(!JSON.stringify(await grant(g.id)).includes(g.q.get('user_id')));
  assert.ok(!sql('SELECT * FROM source_grant').includes(g.q.get('user_id')), 'the secret is not stored');
  const page = await (await fetch(g.url)).text();
  assert.match(page, /wismo would like to connect/);
  const yes = await fetch(g.url.replace('authorize', 'access_granted'), { redirect: 'manual' });
  assert.equal(yes.status, 302);
  assert.match(yes.headers.get('location'), new RegExp(`grant=${g.id}&success=1&user_id=`));
  const done = await ended(g.id);
  assert.equal(done.state, 'done', done.why);
  const [s] = await sources();
  assert.deepEqual([s.id, s.kind, s.name, s.settings.url, s.settings.consumer_key], [done.source_id, 'woocommerce', 'Wool', woo.url, true]);
  await until(async () => (await sources())[0].state, (st) => st.fill_ended_at && st.hooks?.length === 4 && st.hooks.every((h) => h.state === 'active'));
  assert.equal((await w.staff('GET', `/api/v1/orders?query=${o.number}`)).json.items.length, 1);
  assert.equal(sql("SELECT count(*) FROM source_grant WHERE answer IS NOT NULL"), '0', 'what was given is kept nowhere else');
  assert.match((await w.staff('GET', '/api/v1/audit?subject=source')).text, /source\.grant_begun|source\.added/);
});

describe('what ends it', () => {
  test('no: said there, burnt here', async () => {
    const g = await begun();
    assert.equal((await w.staff('DELETE', `/api/v1/source-grants/${g.id}`)).status, 204);
    assert.equal((await grant(g.id)).state, 'refused');
    assert.equal(await woo.grant(g.q), 404);
    assert.deepEqual(await sources(), []);
  });

  test('too late: nothing is taken any more, and the shop is told, so that it takes its key back', async () => {
    const g = await begun();
    sql(`UPDATE source_grant SET until = ${Date.now() - 1} WHERE id = '${g.id}'`);
    assert.equal((await grant(g.id)).state, 'expired');
    assert.equal(await woo.grant(g.q), 404);
    assert.equal((await grant(g.id)).state, 'expired');
    assert.deepEqual(await sources(), []);
  });

  test('a call that never comes: it stays waiting, and says until when', async () => {
    woo.set({ grants: 'silent' });
    const g = await begun();
    assert.equal((await fetch(g.url.replace('authorize', 'access_granted'), { redirect: 'manual' })).status, 302);
    await sleep(300);
    const now = await grant(g.id);
    assert.equal(now.state, 'waiting');
    assert.ok(Date.parse(now.until) - Date.now() < 15 * 60000 + 1000);
  });

  test('a key that does not work at that address: in the shop\'s words, and no source', async () => {
    woo.set({ grants: 'foreign' });
    const g = await begun();
    assert.equal(await woo.grant(g.q), 200);
    const r = await ended(g.id);
    assert.equal(r.state, 'failed');
    assert.match(r.why, /does not know this key/);
    assert.deepEqual(await sources(), []);
    assert.equal(sql('SELECT count(*) FROM source_grant WHERE answer IS NOT NULL'), '0');
  });

  test('whoever began it lost their rights meanwhile', async () => {
    const p = await member(w, w.shop, 'owner'), r = await p.ask('POST', '/api/v1/source-grants', { kind: 'woocommerce', settings: { url: woo.url } });
    assert.equal(r.status, 201, r.text);
    assert.equal((await w.staff('PATCH', `/api/v1/users/${p.id}`, { role: 'viewer' })).status, 200);
    assert.equal(await woo.grant(new URL(r.json.url).searchParams), 200);
    await until(() => sql(`SELECT state FROM source_grant WHERE id = '${r.json.id}'`), (state) => state === 'failed');
    assert.deepEqual(await sources(), []);
  });
});

describe('the same shop', () => {
  test('is connected already: said before anybody is sent away, and again when somebody else was faster', async () => {
    const g = await begun(), other = await begun();
    assert.equal(await woo.grant(g.q), 200);
    assert.equal((await ended(g.id)).state, 'done');
    const again = await begin({ settings: { url: `${woo.url}/wp-admin/` } });
    assert.equal(again.status, 409);
    assert.match(again.text, /connected already, as “Wool”/);
    assert.equal(await woo.grant(other.q), 200);
    const r = await ended(other.id);
    assert.equal(r.state, 'failed');
    assert.match(r.why, /connected already/);
    assert.equal((await sources()).length, 1);
  });

  test('was connected before: taken up again', async () => {
    const o = woo.order({ email: 'before@example.com' });
    const g = await begun();
    await woo.grant(g.q);
    const { source_id } = await ended(g.id);
    await until(async () => (await w.staff('GET', `/api/v1/orders?query=${o.number}`)).json.items, (l) => l.length === 1);
    assert.equal((await w.staff('DELETE', `/api/v1/sources/${source_id}`)).status, 204);
    const h = await begun();
    await woo.grant(h.q);
    assert.equal((await ended(h.id)).source_id, source_id);
    assert.equal((await w.staff('GET', `/api/v1/orders?query=${o.number}`)).json.items.length, 1);
  });
});

describe('somebody who was not asked', () => {
  test('without the secret, with another one, of another consent: nothing, and the right one still counts', async () => {
    const g = await begun(), other = await begun({ settings: { url: 'https://other.shop.example' } });
    for (const user of ['', 'x', g.id, other.q.get('user_id'), g.q.get('user_id').slice(0, -1), g.q.get('user_id').toLowerCase(), `${g.q.get('user_id')} `])
      assert.ok([404, 422].includes((await hook(g.id, key(user))).status), user);
    assert.equal((await hook('grt_none', key(g.q.get('user_id')))).status, 404);
    assert.equal((await grant(g.id)).state, 'waiting');
    assert.equal((await hook(g.id, key(g.q.get('user_id')))).status, 200);
    assert.equal((await ended(g.id)).state, 'done');
  });

  test('a replay changes nothing, at the same moment or later', async () => {
    const g = await begun(), body = key(g.q.get('user_id'));
    const rs = await Promise.all([1, 2, 3, 4, 5].map(() => hook(g.id, body)));
    assert.deepEqual(rs.map((r) => r.status).sort(), [200, 404, 404, 404, 404]);
    assert.equal((await ended(g.id)).state, 'done');
    assert.equal((await hook(g.id, { ...body, consumer_key: 'ck_evil' })).status, 404);
    assert.equal((await sources()).length, 1);
  });

  test('what comes cannot move the address, nor anything else', async () => {
    const evil = await WooPeer.start();
    const g = await begun();
    assert.equal((await hook(g.id, key(g.q.get('user_id'), { url: evil.url, auth: 'query', site: evil.url, settings: { url: evil.url } }))).status, 200);
    assert.equal((await ended(g.id)).state, 'done');
    const [s] = await sources();
    assert.equal(s.settings.url, woo.url);
    assert.equal(s.settings.auth, 'auto');
    assert.deepEqual(evil.asked, []);
    await evil.end();
  });

  test('bodies that are none', async () => {
    const g = await begun(), user = g.q.get('user_id');
    for (const body of ['', 'user_id=1', '[]', '{', '"x"', 'null', '{"user_id":{}}', JSON.stringify({ user_id: user }), JSON.stringify(key(user, { consumer_key: 5 })),
      JSON.stringify(key(user, { consumer_key: 'ck_\r\nX: y' })), JSON.stringify(key(user, { consumer_key: `ck_${'a'.repeat(200)}` })), JSON.stringify(key(user, { consumer_secret: 'nope' })),
      JSON.stringify(key([user])), JSON.stringify({ ...key(user), more: 'x'.repeat(5000) }), '\xff'])
      assert.ok([400, 404, 422].includes((await hook(g.id, body)).status), body.slice(0, 60));
    assert.ok([413, 422].includes((await hook(g.id, 'x'.repeat(2 << 20))).status));
    assert.equal((await grant(g.id)).state, 'waiting');
  });

  test('nobody else watches or ends it: another owner, another shop, a manager', async () => {
    const g = await begun();
    const p = await member(w, w.shop, 'owner'), m = await member(w, w.shop, 'manager');
    for (const method of ['GET', 'DELETE']) {
      assert.equal((await p.ask(method, `/api/v1/source-grants/${g.id}`)).status, 404);
      assert.equal((await m.ask(method, `/api/v1/source-grants/${g.id}`)).status, 403);
      assert.equal((await w.staff(method, `/api/v1/source-grants/${g.id}`, undefined, { shop: w.twin })).status, 404);
    }
    assert.equal((await grant(g.id)).state, 'waiting');
  });
});

describe('what cannot be begun', () => {
  test('an address that is none, a private one, an unencrypted one, a kind without a page', async () => {
    for (const url of ['', 'shop', 'ftp://shop.example', 'http://shop.example', 'https://user:pw@shop.example', 'https://10.0.0.1', 'https://169.254.169.254/'])
      assert.equal((await begin({ settings: { url } })).status, 422, url);
    for (const kind of ['shoptet', 'http', 'native', 'none', '']) assert.equal((await begin({ kind })).status, 422, kind);
    assert.equal((await begin({ name: 'x'.repeat(81) })).status, 422);
  });

  test('a flood: twenty wait at most', async () => {
    const many = [];
    for (let i = 0; i < 30; i++) many.push((await begin()).status);
    assert.ok(many.includes(409));
    assert.ok(Number(sql("SELECT count(*) FROM source_grant WHERE state = 'waiting'")) <= 40, 'of two shops');
    sql("UPDATE source_grant SET state = 'refused' WHERE state = 'waiting'");
  });

  test('a wismo that no shop can reach offers none, and says why', async () => {
    const port = new URL(woo.url).port, away = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: `127.0.0.1:${port}` } });
    try {
      const kind = (await away.staff('GET', '/api/v1/kinds')).json.sources.find((k) => k.name === 'woocommerce');
      assert.equal(kind.grant.label, 'Connect with WooCommerce');
      assert.match(kind.grant.trouble, /cannot reach this wismo at http:\/\/127\.0\.0\.1.*WISMO_URL/);
      const r = await away.staff('POST', '/api/v1/source-grants', { kind: 'woocommerce', settings: { url: woo.url } });
      assert.equal(r.status, 409);
      assert.match(r.text, /WISMO_URL/);
    } finally { await away.end(); }
    const here = (await w.staff('GET', '/api/v1/kinds')).json.sources;
    assert.equal(here.find((k) => k.name === 'woocommerce').grant.trouble, null);
    assert.equal(here.find((k) => k.name === 'http').grant, null);
  });
});

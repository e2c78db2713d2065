// source_faults.test.mjs - a store that refuses, hangs, resets, floods, redirects and lies: each ends in the right words to
// the shopper within six seconds, with a way to a person; another shop and wismo's own orders go on beside it; and it all
// mends itself.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Broken, faults } from '../peer/broken.mjs';
import { Wismo } from './wismo.mjs';

let w, peer, expired;
before(async () => {
  peer = await Broken.start();
  expired = await Broken.start({ tls: 'expired' });
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  await w.orders('N-1', 'nell@example.com');
});
after(async () => { try { await w?.end(); } finally { await peer?.end(); await expired?.end(); } });

/** A source of its own a fault, so that no circuit carries over; only it is read, and the one before goes. */
let last;
async function connected(url, more = {}) {
  if (last) {
    await read_from([await own()]);
    const gone = await w.staff('DELETE', `/api/v1/sources/${last}`);
    assert.equal(gone.status, 204, gone.text);
  }
  const made = await w.staff('POST', '/api/v1/sources', { kind: 'woocommerce', name: 'Store', settings: { url, consumer_key: 'ck_1', consumer_secret: 'cs_1' } });
  assert.equal(made.status, 201, made.text);
  const { version } = made.json;
  const paused = more.last_known ? await w.staff('PATCH', `/api/v1/sources/${made.json.id}`, { version, last_known: true }) : made;
  assert.ok(paused.status < 300, paused.text);
  last = made.json.id;
  await read_from([last]);
  return last;
}
async function read_from(ids) {
  const [a] = (await w.staff('GET', '/api/v1/assistants')).json.items;
  const r = await w.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { version: a.version, sources: ids });
  assert.equal(r.status, 200, r.text);
}
const own = async () => (await w.staff('GET', '/api/v1/sources')).json.items.find((s) => s.kind === 'native').id;

/** Asks for an order in the chat; says what was answered and how long it took. */
async function asked(number = '1042', email = 'ann@example.com', shop) {
  const c = await w.chat({}, shop), began = Date.now();
  await c.say(`${number} ${email}`);
  return { c, words: c.words(), ms: Date.now() - began };
}
const unreachable = /cannot reach the order system right now/i;

describe('a store that does not work', () => {
  for (const fault of Object.keys(faults))
    test(`${fault}: words within six seconds, and a message for a person`, async () => {
      peer.fault = fault;
      const before = peer.asked;
      await connected(peer.url); /* which looks at it already, and may be asked for a pause */
      const { c, words, ms } = await asked();
      assert.ok(peer.asked > before, 'it was asked');
      assert.match(words, unreachable);
      assert.ok(ms < 6000, `${ms} ms`);
      assert.equal(c.card(), undefined);
      for (const said of ['1042', 'It has not come, where is it?', 'ann@example.com', 'no']) if (c.last.state !== 'waiting') await c.say(said);
      assert.equal(c.last.state, 'waiting', c.words());
      const again = await c.read(); /* A36: after a reload the conversation is there */
      assert.match(again.text, unreachable);
    });

  test('refuses connections: words at once', async () => {
    const gone = await Broken.start();
    await gone.end();
    await connected(gone.url);
    const { words, ms } = await asked();
    assert.match(words, unreachable);
    assert.ok(ms < 6000, `${ms} ms`);
  });

  test('has a certificate whose time is over: nothing is sent, and the check says so', async () => {
    const id = await connected(expired.url);
    const { words } = await asked();
    assert.match(words, unreachable);
    const r = await w.staff('POST', `/api/v1/sources/${id}/check`, {});
    assert.equal(r.status, 200, r.text);
    assert.equal(r.json.good, false);
    assert.match(JSON.stringify(r.json.facts), /certificate/i);
  });

  test('has a name that nobody knows', async () => {
    await connected('https://no-such-shop.invalid');
    const { words, ms } = await asked();
    assert.match(words, unreachable);
    assert.ok(ms < 6000, `${ms} ms`);
  });

  test('lies in a private network: it is not even saved', async () => {
    for (const url of ['http://10.0.0.8', 'http://169.254.169.254/latest', 'http://[::1]:9', 'http://user:pw@shop.example', 'file:///etc/passwd', 'ftp://shop.example']) {
      const r = await w.staff('POST', '/api/v1/sources', { kind: 'woocommerce', settings: { url, consumer_key: 'ck_1', consumer_secret: 'cs_1' } });
      assert.equal(r.status, 422, `${url}: ${r.text}`);
      assert.match(r.text, /settings\.url/);
    }
  });
});

describe('beside it', () => {
  test('own orders and another shop answer at once while every call hangs', async () => {
    peer.fault = 'hangs';
    const id = await connected(peer.url);
    await read_from([await own()]);
    const [a] = (await w.staff('GET', '/api/v1/assistants', undefined, { shop: w.twin })).json.items;
    assert.ok(a);
    await read_from([id]);
    const slow = Array.from({ length: 12 }, () => asked());
    await sleep(300);
    const { c, ms } = await asked('N-1', 'nell@example.com', w.twin);
    assert.equal(c.card()?.number, 'N-1');
    assert.ok(ms < 2000, `${ms} ms`);
    for (const { words, ms: took } of await Promise.all(slow)) {
      assert.match(words, unreachable);
      assert.ok(took < 6000, `${took} ms`);
    }
  });

  test('after five calls without an answer it is left alone, staff read why, and it recovers by itself', async () => {
    peer.fault = 'has an error of its own';
    const id = await connected(peer.url);
    for (let i = 0; i < 5; i++) assert.match((await asked()).words, unreachable);
    const { json } = await w.staff('GET', `/api/v1/sources/${id}`);
    assert.equal(json.state.answers, false);
    assert.ok(json.state.rests_until);
    const before = peer.asked, quick = await asked();
    assert.match(quick.words, unreachable);
    assert.equal(peer.asked, before, 'nobody asked it');
    assert.ok(quick.ms < 1500, `${quick.ms} ms`);
    peer.fault = 'refuses the key'; /* an answer, but none that helps: the pause goes on */
    await sleep(5200);
    assert.match((await asked()).words, unreachable);
    assert.ok(peer.asked > before);
  });

  test('several sources: one that does not answer spoils nothing that another knows', async () => {
    peer.fault = 'resets';
    const id = await connected(peer.url);
    await w.orders('N-2', 'nora@example.com');
    await read_from([await own(), id]);
    const found = await asked('N-2', 'nora@example.com');
    assert.equal(found.c.card()?.number, 'N-2');
    assert.match((await asked('N-3', 'nora@example.com')).words, unreachable, 'it might have been there');
  });
});

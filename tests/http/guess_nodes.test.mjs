// guess_nodes.test.mjs - two processes on one PostgreSQL: whoever guesses at both has no more guesses than at one.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo } from './wismo.mjs';

const skip = process.env.WISMO_TEST_PG ? false : 'SQLite has one server process';
let a, b;
before(async () => {
  if (skip) return;
  a = await Wismo.start({ limits: true, env: { WISMO_TRUSTED_PROXIES: '127.0.0.1' } });
  b = Object.create(a);           /* the same database, secret and list of what is private */
  await b.serve();
  await a.orders('1042', 'ann@example.com');
});
after(async () => {
  if (skip) return;
  await b.stop();
  await a.end();
});

let n = 0;
const from = (address) => ({ headers: { 'x-forwarded-for': address } });
/** An opened conversation; its words may go to either process. */
async function open(address) {
  const r = await a.ask('POST', `/api/v1/chat/${a.shop.assistant_key}/conversations`, { body: {}, ...from(`11.9.0.${++n % 250}`) }); /* opening is limited, too */
  assert.equal(r.status, 201, r.text);
  const { id, token } = r.json.conversation;
  return async (node, text) => {
    const said = await node.ask('POST', `/api/v1/chat/conversations/${id}/messages`, { body: { text }, token, ...from(address) });
    assert.equal(said.status, 200, said.text);
    return said.json.messages.some((m) => m.kind === 'order') ? 'card' : /I could not find/.test(said.text) ? 'miss' : /Please wait a minute/.test(said.text) ? 'spent' : said.text;
  };
}
const wrong = () => `${70000 + ++n} eve${n}@example.com`;
const RIGHT = '1042 ann@example.com';

test('five misses of a conversation, wherever they were', { skip }, async () => {
  const say = await open('198.51.100.1');
  for (let i = 0; i < 5; i++) assert.equal(await say(i % 2 ? a : b, wrong()), 'miss');
  assert.equal(await say(a, RIGHT), 'spent');
  assert.equal(await say(b, RIGHT), 'spent');
});

test('twenty misses of an address block, wherever they were', { skip }, async () => {
  for (const address of [() => '198.51.100.2', () => `2001:db8:5:6::${(++n).toString(16)}`]) {
    const got = [];
    for (let i = 0; i < 32; i++) {
      const say = await open(address());
      got.push(await say(i % 2 ? a : b, wrong()));
    }
    assert.equal(got.filter((x) => x === 'miss').length, 20, got.join(' '));
    assert.deepEqual(got.slice(20), got.slice(20).map(() => 'spent'));
    for (const node of [a, b]) assert.equal(await (await open(address()))(node, RIGHT), 'spent');
  }
  for (const node of [a, b]) assert.equal(await (await open('198.51.100.3'))(node, RIGHT), 'card');
});

test('an order that was guessed at on one answers slowly on the other; its owner gets in', { skip }, async () => {
  await a.orders('2042', 'ann2@example.com');
  for (let i = 0; i < 3; i++) await (await open(`203.0.113.${i + 1}`))(a, `2042 guess${i}@example.com`);
  const say = await open('203.0.113.9'), began = Date.now();
  assert.equal(await say(b, '2042 ann2@example.com'), 'card');
  assert.ok(Date.now() - began >= 1900, String(Date.now() - began));
});

test('an e-mail that was tried with many numbers on one answers slowly on the other', { skip }, async () => {
  await a.orders('3042', 'ann3@example.com');
  for (let i = 0; i < 3; i++) await (await open(`203.0.113.${i + 21}`))(a, `${80000 + i} ann3@example.com`);
  const say = await open('203.0.113.29'), began = Date.now();
  assert.equal(await say(b, '3042 ann3@example.com'), 'card');
  assert.ok(Date.now() - began >= 1900, String(Date.now() - began));
});

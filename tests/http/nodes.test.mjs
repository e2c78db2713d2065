// nodes.test.mjs - streams when somebody else writes to the database: two processes on one PostgreSQL, or (SQLite)
// another program that writes to the same file. What one stores, the streams of the other tell: all of it, once and in order.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stream, Wismo } from './wismo.mjs';

const PG = process.env.WISMO_TEST_PG;
const skip = PG ? false : 'needs PostgreSQL: SQLite has one server process';
let a, b;
before(async () => {
  a = await Wismo.start();
  b = Object.create(a);           /* the same database, secret and list of what is private */
  if (PG) await b.serve();
  await a.orders('1042', 'ann@example.com');
  await a.orders('1043', 'bob@example.com');
});
after(async () => {
  if (PG) await b.stop();
  await a.end();
});

const seqs = (s) => s.messages().map((m) => m.seq);
/** The same conversation, spoken to through the other process. */
const at = (node, c) => Object.assign(Object.create(c), { wismo: node });
const version = async (id) => (await a.staff('GET', `/api/v1/conversations/${id}`)).json.version;

test('what is stored at one process reaches the streams of the other, once and in order', { skip }, async () => {
  const c = await a.chat();
  await c.say('hello');
  const here = await at(a, c).listen('?after=0'), there = await at(b, c).listen('?after=0');
  for (let i = 0; i < 20; i++) await at(i % 3 ? a : b, c).say(i % 2 ? 'thanks' : 'hello');
  const all = (await c.read()).json.messages;
  for (const s of [here, there]) {
    await s.until(() => s.messages().length >= all.length);
    assert.deepEqual(s.messages(), all);
    s.close();
  }
});

test('both processes at once', { skip }, async () => {
  const c = await a.chat();
  await c.say('hello');
  const streams = await Promise.all([a, b, a, b].map((n) => at(n, c).listen('?after=0')));
  for (let i = 0; i < 10; i++) await Promise.all([at(a, c).say('hello'), at(b, c).say('thanks')]);
  const all = (await c.read()).json.messages;
  assert.deepEqual(all.map((m) => m.seq), all.map((_, i) => i + 1));
  for (const s of streams) {
    await s.until(() => s.messages().length >= all.length);
    assert.deepEqual(seqs(s), all.map((m) => m.seq));
    s.close();
  }
});

test('staff at one, the visitor at the other: taken over, typing, answer, back; then closed', { skip }, async () => {
  const c = await a.chat();
  await c.say('hello');
  const s = await at(a, c).listen(), staff = await Stream.open(`${b.url}/api/v1/events`, { authorization: `Bearer ${b.shop.api_key}` });
  const path = `/api/v1/conversations/${c.id}`;
  await c.say('thanks');
  await staff.until((e) => e.some((x) => x.event === 'conversation.changed' && x.json.id === c.id), 1000);
  assert.equal((await b.staff('POST', `${path}/take`, { version: await version(c.id) })).status, 200);
  await s.until((e) => e.some((x) => x.event === 'state' && x.json.state === 'human' && x.json.input === 'text'), 1000);
  assert.equal((await b.staff('POST', `${path}/events`, { event: 'typing' })).status, 204);
  await s.until((e) => e.some((x) => x.event === 'typing'), 1000);
  const name = s.events.find((x) => x.event === 'typing').json.author_name;
  const answer = await b.staff('POST', `${path}/messages`, { text: 'Yes, I am.' });
  assert.equal(answer.json.author_name, name);
  await s.until(() => s.messages().some((m) => m.text === 'Yes, I am.'), 1000);
  await b.staff('POST', `${path}/back`, { version: await version(c.id) });
  await s.until((e) => e.filter((x) => x.event === 'state').at(-1).json.state === 'bot', 1000);
  const hints = staff.events.length;
  await at(b, c).say('hello');
  await sleep(200);
  assert.equal(staff.events.slice(hints).filter((e) => e.event === 'conversation.changed').length, 1, 'the own notice comes back');
  await b.staff('POST', `${path}/close`, { version: await version(c.id) });
  await s.until((e) => e.filter((x) => x.event === 'state').at(-1).json.state === 'closed', 1000);
  const all = (await c.read()).json.messages;
  await s.until(() => s.messages().at(-1).seq === all.at(-1).seq);
  assert.deepEqual(seqs(s), all.slice(-s.messages().length).map((m) => m.seq));
  for (const x of [s, staff]) x.close();
});

test('what ends at one process ends at the other: a forgotten chat, a session', { skip }, async () => {
  const c = await a.chat();
  await c.say('hello');
  const s = await at(b, c).listen();
  assert.equal((await c.wismo.ask('DELETE', c.path, { token: c.token })).status, 204);
  await Promise.race([s.ended, sleep(1000)]);
  assert.ok(s.over, 'the stream of a forgotten chat goes on');
  assert.equal((await at(b, c).read()).status, 401);

  const session = await a.ask('POST', '/api/v1/session', { body: { email: a.shop.email, password: 'correct horse battery' }, raw: true });
  const cookie = session.headers.get('set-cookie').split(';')[0], { csrf } = JSON.parse(session.text);
  const open = await Stream.open(`${b.url}/api/v1/events`, { cookie, 'wismo-shop': a.shop.shop_id });
  assert.equal(open.response.status, 200);
  await open.until((e) => e.length > 0);
  assert.equal((await a.ask('DELETE', '/api/v1/session', { headers: { cookie, 'wismo-csrf': csrf } })).status, 204);
  await Promise.race([open.ended, sleep(1000)]);
  assert.ok(open.over, 'the stream of an ended session goes on');
});

/** What another program that writes to the file would store: one more message of the bot. */
function elsewhere(c, text) {
  const r = spawnSync('sqlite3', ['-cmd', '.timeout 5000', a.database.url, `BEGIN IMMEDIATE;
    UPDATE conversation SET last_seq = last_seq + 1 WHERE id = '${c.id}';
    INSERT INTO message (shop_id, conversation_id, seq, author, kind, text, created_at)
      SELECT shop_id, id, last_seq, 'bot', 'text', '${text}', ${Date.now()} FROM conversation WHERE id = '${c.id}';
    COMMIT;`], { encoding: 'utf8' });
  assert.equal(r.status, 0, r.stderr);
}

test('another command on the SQLite file: streams tell what it stored', { skip: PG ? 'SQLite only' : false }, async () => {
  const c = await a.chat();
  await c.say('hello');
  const s = await c.listen(), staff = await Stream.open(`${a.url}/api/v1/events`, { authorization: `Bearer ${a.shop.api_key}` });
  await sleep(1500);                                   /* the server knows the file's version */
  elsewhere(c, 'said elsewhere');
  const all = (await c.read()).json.messages;
  assert.equal(all.at(-1).text, 'said elsewhere');
  await s.until(() => s.messages().at(-1)?.seq === all.at(-1).seq, 3000);
  await staff.until((e) => e.some((x) => x.event === 'reset'), 3000);
  const before = seqs(s);
  assert.deepEqual(before, [...new Set(before)]);
  await c.say('hello');
  await s.until(() => s.messages().length > before.length);
  assert.deepEqual(seqs(s), seqs(s).map((_, i) => seqs(s)[0] + i));
  for (const x of [s, staff]) x.close();
});

test('the line to the database is cut: both listen again, and what was said meanwhile is told', { skip }, async () => {
  const c = await a.chat();
  await c.say('hello');
  const s = await at(b, c).listen();
  for (let round = 0; round < 3; round++) {
    const cut = spawnSync('psql', [PG, '-qAtXc', "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' OR query LIKE '%pg_notify%' AND pid <> pg_backend_pid()"], { encoding: 'utf8' });
    assert.ok(Number(cut.stdout) >= 2, cut.stdout + cut.stderr);
    await at(a, c).say('thanks');
    const all = (await c.read()).json.messages;
    await s.until(() => s.messages().at(-1)?.seq === all.at(-1).seq, 4000);
    assert.deepEqual(seqs(s), all.slice(-s.messages().length).map((m) => m.seq));
  }
  s.close();
});

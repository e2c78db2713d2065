// nodes.mjs - two processes on one PostgreSQL, the shopper at one and staff at the other: how long a message takes from
// the request to the other side's stream; then one process is killed, and the shopper goes on at the other.
//   node tests/nodes/nodes.mjs [MESSAGES each way, 200]
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

const messages = Number(process.argv[2] ?? 200);
process.env.WISMO_TEST_PG = spawnSync('tests/pg.sh', ['start'], { encoding: 'utf8' }).stdout.trim().split('\n').pop();
const { Stream, Wismo } = await import('../http/wismo.mjs');
const { prove } = await import('../proof.mjs');
const a = await Wismo.start(), b = Object.create(a);
await b.serve();
const there = async (fits) => {
  for (const end = Date.now() + 5000; !fits(); await new Promise((r) => setImmediate(r))) assert.ok(Date.now() < end, 'waited in vain');
};
const summary = (all) => {
  const s = [...all].sort((x, y) => x - y), at = (p) => s[Math.min(s.length - 1, Math.floor(s.length * p))].toFixed(1);
  return { got: `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms`, reached: s.at(-1) <= 200 };
};

const c = await a.chat();
await c.say('hello');
const visitor = await c.listen(), staff = await Stream.open(`${b.url}/api/v1/events`, { authorization: `Bearer ${b.shop.api_key}` });
const path = `/api/v1/conversations/${c.id}`;
assert.equal((await b.staff('POST', `${path}/take`, { version: (await b.staff('GET', path)).json.version })).status, 200);
const to = [], from = [];
for (let i = 0; i < messages; i++) {
  const hints = staff.events.length, began = performance.now(), said = c.say(`words ${i}`);
  await there(() => staff.events.length > hints);
  to.push(performance.now() - began);
  await said;
  const again = performance.now(), answered = b.staff('POST', `${path}/messages`, { text: `answer ${i}` });
  await there(() => visitor.messages().at(-1)?.text === `answer ${i}`);
  from.push(performance.now() - again);
  await answered;
}
const seqs = visitor.messages().map((m) => m.seq), whole = seqs.every((s, i) => s === seqs[0] + i);

await a.stop('SIGKILL');
visitor.close();
const elsewhere = Object.assign(Object.create(c), { wismo: b });
const resumed = await elsewhere.listen('', { 'last-event-id': String(seqs.at(-1)) });
await elsewhere.say('still here', { key: 'k1' });
await elsewhere.say('still here', { key: 'k1' });
await there(() => resumed.messages().length > 0);
const all = (await elsewhere.read()).json.messages.map((m) => m.seq);
const kept = all.every((s, i) => s === i + 1 || all.length === 200) && resumed.messages().length === 1 && resumed.messages()[0].seq === seqs.at(-1) + 1;
resumed.close();
staff.close();
await b.stop();
a.database.drop();
spawnSync('tests/pg.sh', ['stop']);

const good = prove('nodes', 'make test-nodes', [
  { what: `shopper at one node, staff's stream at the other (${messages} messages)`, must: 'each ≤ 200 ms', ...summary(to) },
  { what: `staff at one node, the shopper's stream at the other (${messages} messages)`, must: 'each ≤ 200 ms', ...summary(from) },
  { what: 'messages of the shopper’s stream: no gap, none twice', must: 'all', got: `${seqs.length} in order`, reached: whole },
  { what: 'one node killed: the shopper goes on at the other', must: 'nothing lost, nothing twice', got: kept ? 'resumed at the next message, a message sent twice stored once' : 'NOT', reached: kept },
]);
process.exit(good ? 0 : 1);

// nodes.mjs - two processes on one PostgreSQL: how long a message takes from the request at one node to the other side's
// stream at the other, and a shopper whose node is killed (here); jobs (jobs.mjs); nginx in front, a node and PostgreSQL
// killed under load, one node against two (load.mjs); what a shop and a turn cost (cost.mjs).
//   node tests/nodes/nodes.mjs [short] [across|jobs|survive|throughput|cost|shops]
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { Cluster } from '../crash/rig.mjs';

const short = process.argv.includes('short'), only = process.argv.slice(2).find((x) => x !== 'short');
const N = short ? { across: 20, jobs: { n: 100, whole: false }, survive: { writes: 150, kills: 1 }, throughput: null, cost: { orders: 100, conversations: 20 }, shops: 1200 }
  : { across: 200, jobs: { n: 1000, whole: true }, survive: { writes: 1000, kills: 6 }, throughput: { rounds: 7, seconds: 6 }, cost: { orders: 10000, conversations: 2500 }, shops: 10000 };

const cluster = new Cluster('across');
process.env.WISMO_TEST_PG = cluster.url; /* else wismo.mjs would take SQLite, where a node sees the other one only once a second */
const { Stream, Wismo } = await import('../http/wismo.mjs');
const { rows } = await import('../crash/judge.mjs');
const { prove } = await import('../proof.mjs');
const { Nodes } = await import('./rig.mjs');
const { jobs } = await import('./jobs.mjs');
const { cost } = await import('./cost.mjs');
const { shops } = await import('./shops.mjs');
const { survive, throughput } = await import('./load.mjs');
const there = async (fits) => {
  for (const end = Date.now() + 5000; !fits(); await new Promise((r) => setTimeout(r, 1))) assert.ok(Date.now() < end, 'waited in vain');
};
const summary = (all) => {
  const s = [...all].sort((x, y) => x - y), at = (p) => s[Math.min(s.length - 1, Math.floor(s.length * p))].toFixed(1);
  return { must: `${short ? '9 of 10' : 'each'} ≤ 200 ms`, got: `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms`, reached: s[Math.ceil(s.length * (short ? 0.9 : 1)) - 1] <= 200 };
};

/** A shopper at one node, staff at the other; then the shopper's node dies. */
async function across(messages) {
  const a = await Wismo.start(), b = Object.create(a);
  assert.match(a.database.url, /^postgres:/);
  await b.serve();
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
  /* All of them, from the database itself: the words of every acknowledged turn and answer stand there once. */
  const stored = rows(a.database.url, `SELECT seq, author, text FROM message WHERE conversation_id = '${c.id}' ORDER BY seq`);
  const times = (author, text) => stored.filter((m) => m.author === author && m.text === text).length;
  const kept = stored.every((m, i) => Number(m.seq) === i + 1) && Array.from({ length: messages }).every((_, i) => times('visitor', `words ${i}`) === 1 && times('agent', `answer ${i}`) === 1)
    && times('visitor', 'still here') === 1 && resumed.messages().length === 1 && resumed.messages()[0].seq === seqs.at(-1) + 1;
  resumed.close();
  staff.close();
  await b.stop();
  a.database.drop();

  return [
    { what: `shopper at one node, staff's stream at the other (${messages} messages)`, ...summary(to) },
    { what: `staff at one node, the shopper's stream at the other (${messages} messages)`, ...summary(from) },
    { what: 'messages of the shopper’s stream: no gap, none twice', must: 'all', got: `${seqs.length} in order`, reached: whole },
    { what: 'one node killed: the shopper goes on at the other', must: 'nothing lost, nothing twice', got: kept ? 'resumed at the next message, a message sent twice stored once' : 'NOT', reached: kept },
  ];
}

/** One part on a pair of nodes of its own. */
async function with_nodes(part, n) {
  const nodes = await Nodes.make();
  try { return await part(nodes, n); } finally { await nodes.end(); }
}

const parts = { across, jobs: (n) => with_nodes(jobs, n), survive: (n) => with_nodes(survive, n), throughput: (n) => with_nodes(throughput, n), cost: (n) => cost(Wismo, cluster, n), shops: (n) => shops(Wismo, n) };
const figures = [];
for (const [name, part] of Object.entries(parts)) {
  if (!N[name] || (only && only !== name)) continue;
  try {
    figures.push(...await part(N[name]));
  } catch (e) {
    console.log(`# ${e.stack.replaceAll('\n', '\n# ')}`);
    figures.push({ what: name, must: '', got: e.message.split('\n')[0], reached: false });
  }
}
cluster.remove();
if (short || only) figures.forEach((f, i) => console.log(`${f.reached === false ? 'not ok' : 'ok'} ${i + 1} - ${f.what}: ${f.got}`));
else prove('nodes', 'make test-nodes', figures);
process.exit(figures.some((f) => f.reached === false) ? 1 : 0);

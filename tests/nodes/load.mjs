// load.mjs - shoppers and staff of three shops through nginx at two nodes, with turns in flight when one node is killed and
// when PostgreSQL is. Everything that was acknowledged is looked for in the database by its id and key (tests/crash/judge.mjs).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Load } from '../crash/load.mjs';
import { judge, rows } from '../crash/judge.mjs';
import { Stream } from '../http/wismo.mjs';

/** A visitor's page that stays open: it connects again with the last number it knows, at whatever node nginx finds. */
class Page {
  seen = [];
  cuts = 0;
  constructor(rig, session) {
    Object.assign(this, { rig, session });
    this.done = this.#run();
  }

  async #run() {
    while (!this.closed) {
      const last = this.seen.at(-1);
      try {
        this.stream = await Stream.open(`${this.rig.both}/api/v1/chat/conversations/${this.session.id}/events${last ? '' : '?after=0'}`,
          { authorization: `Bearer ${this.session.token}`, ...(last ? { 'last-event-id': String(last) } : {}) });
        const heard = this.stream;
        if (heard.ended) await heard.ended;
        this.seen.push(...heard.messages().map((m) => m.seq));
        this.cuts++;
      } catch { /* nobody answers now */ }
      await sleep(100);
    }
  }

  last() { return this.stream?.messages().at(-1)?.seq ?? this.seen.at(-1) ?? 0; }
  async close() { this.closed = true; this.stream?.close(); await this.done; }
}

/** Every page has every message once and in order. */
async function judge_pages(nodes, pages) {
  const last = new Map(rows(nodes.db, 'SELECT id, last_seq FROM conversation').map((c) => [c.id, Number(c.last_seq)]));
  for (const end = Date.now() + 15000; Date.now() < end && pages.some((p) => p.last() < last.get(p.session.id));) await sleep(50);
  const wrong = [];
  let told = 0;
  for (const p of pages) {
    await p.close();
    told += p.seen.length;
    if (p.seen.length !== last.get(p.session.id) || p.seen.some((s, i) => s !== i + 1)) wrong.push(`${p.session.id}: ${p.seen.join(' ')} of ${last.get(p.session.id)}`);
  }
  return { told, wrong };
}

const median = (list) => [...list].sort((x, y) => x - y)[list.length >> 1];

/** Figures of: a node killed, PostgreSQL killed. writes: acknowledged between two events. */
export async function survive(nodes, { writes, kills, connections = 32, watch = 20 }) {
  const load = new Load(nodes, { connections }), pages = [], hung = [];
  load.start();
  const look = setInterval(() => {
    for (const s of load.sessions.slice(0, watch)) if (s.last && !pages.some((p) => p.session === s)) pages.push(new Page(nodes, s));
  }, 50);
  await load.more(writes);
  let flying = 0;
  for (let i = 0; i < kills; i++) {
    const node = i % 2 ? nodes.b : nodes.a;
    await load.more(10 + Math.floor(Math.random() * 40));
    flying += load.busy;
    await node.kill();
    const began = performance.now(), open = load.writes.filter((w) => w.state === 'open');
    await load.more(writes);                        /* the other one has it all */
    await again(nodes, node);
    await load.more(writes);
    hung.push(...open.filter((w) => w.state !== 'refused').map((w) => (w.at ?? Infinity) - began)); /* an edit may have come too late */
  }
  await nodes.pg.kill();
  nodes.pg.start();
  const back = await nodes.recovered();
  await load.more(writes);
  clearInterval(look);
  await load.pause();
  load.resume();
  const replayed = await load.replay(50);
  await load.stop();
  await listens(nodes);
  const { told, wrong: gaps } = await judge_pages(nodes, pages);
  const { checked, wrong } = judge(nodes.db, load);
  for (const w of [...wrong, ...gaps, ...load.odd].slice(0, 20)) console.log(`# ${w}`);
  const cuts = pages.reduce((n, p) => n + p.cuts, 0);
  return [
    { what: `nginx, two nodes, ${connections} connections: ${kills} times one node killed by -9, once PostgreSQL`, must: 'every acknowledged write there, once',
      got: `${load.acked} acknowledged, ${checked} facts found, ${wrong.length} wrong; ${flying} requests were in flight; ${replayed} sent again`, reached: !wrong.length && flying > 0 && checked > load.acked },
    { what: 'nothing but 2xx, or a refusal that is sent again', must: 'no other answer', got: `${load.odd.length} others; ${load.refused} refused, ${load.unknown} unknown`, reached: !load.odd.length },
    { what: `streams of ${pages.length} visitors through nginx, opened again by themselves`, must: 'each message once, in order', got: `${told} messages, ${cuts} connections, ${gaps.length} wrong`, reached: !gaps.length && told > 0 && cuts > pages.length },
    { what: 'a node killed: until each write that was under way is acknowledged by the other', must: 'each ≤ 2 s', got: `${hung.length} writes: median ${median(hung).toFixed(0)}, max ${Math.max(...hung).toFixed(0)} ms`, reached: Math.max(...hung) <= 2000 },
    { what: 'PostgreSQL killed and started: both nodes answer', must: 'without a restart', got: `after ${back.toFixed(0)} ms; notices cross again`, reached: true },
  ];
}

/** The killed node stands again at its old port, which nginx knows. */
async function again(nodes, node) {
  await node.start({ open: false, listen: new URL(node.url).host });
  assert.equal((await fetch(`${node.url}/readyz`)).status, 200);
}

/** What is said at one node reaches a stream of the other, both ways: the listeners stand. */
async function listens(nodes) {
  for (const [here, there] of [[nodes.a, nodes.b], [nodes.b, nodes.a]]) {
    const shop = nodes.shops[0], json = { 'content-type': 'application/json' };
    const opened = await (await fetch(`${here.url}/api/v1/chat/${shop.assistant_key}/conversations`, { method: 'POST', headers: json, body: '{}' })).json();
    const { id, token } = opened.conversation, path = `/api/v1/chat/conversations/${id}`, bearer = { authorization: `Bearer ${token}` };
    const say = async (text) => assert.equal((await fetch(`${here.url}${path}/messages`, { method: 'POST', headers: { ...json, ...bearer }, body: JSON.stringify({ text }) })).status, 200);
    await say('hello');
    const s = await Stream.open(`${there.url}${path}/events?after=0`, bearer);
    await s.until(() => s.messages().length > 0);
    const n = s.messages().length;
    await say('thanks');
    await s.until(() => s.messages().length > n, 2000);
    s.close();
  }
}

const cpu = (pid) => { const f = readStat(pid); return (Number(f[11]) + Number(f[12])) * 10; };
const readStat = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');

/** Acknowledged writes a second through nginx at one node and at both, in turn, in one run. */
export async function throughput(nodes, { rounds, seconds, connections = 64 }) {
  const load = new Load(nodes, { connections }), rate = { single: [], both: [] }, ms = { single: [], both: [] };
  const used = () => cpu(nodes.a.child.pid) + cpu(nodes.b.child.pid);
  nodes.url = nodes.single;
  load.start();
  await sleep(5000);
  nodes.analyze();                                      /* else PostgreSQL keeps the plans of empty tables for a minute */
  for (let i = 0; i < rounds; i++)
    for (const kind of i % 2 ? ['both', 'single'] : ['single', 'both']) {
      nodes.url = nodes[kind];
      await sleep(300);
      const acked = load.acked, began = performance.now(), spent = used();
      await sleep(seconds * 1000);
      const n = load.acked - acked;
      rate[kind].push((n * 1000) / (performance.now() - began));
      ms[kind].push((used() - spent) / n);
    }
  nodes.url = nodes.both;
  await load.stop();
  const { wrong, checked } = judge(nodes.db, load);
  for (const w of [...wrong, ...load.odd].slice(0, 20)) console.log(`# ${w}`);
  const ratio = median(rate.both.map((r, i) => r / rate.single[i]));
  return [
    { what: `writes a second, two nodes against one (${rounds} interleaved rounds of ${seconds} s, all on this machine with PostgreSQL and the load)`, must: '',
      got: `${median(rate.both).toFixed(0)} against ${median(rate.single).toFixed(0)}, ratio ${ratio.toFixed(2)}`, reached: null },
    { what: 'CPU of wismo a write, two nodes against one', must: '', got: `${median(ms.both).toFixed(2)} ms against ${median(ms.single).toFixed(2)} ms`, reached: null },
    { what: 'all of them', must: 'there, once', got: `${load.acked} acknowledged, ${checked} facts found, ${wrong.length} wrong`, reached: !wrong.length && !load.odd.length },
  ];
}

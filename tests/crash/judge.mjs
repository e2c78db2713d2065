// judge.mjs - holds what is in a database against what was promised. Reads with the database's own client, not through
// the server. Nothing that was acknowledged may be missing, nothing may be there twice, nothing that was refused may be
// there, and what nobody knows about is there once or not at all.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

const MOST = 1 << 30;

/** Rows as objects. at: a file, or a PostgreSQL URL. */
export function rows(at, sql) {
  const pg = /^postgres(ql)?:/.test(at);
  const r = pg ? spawnSync('psql', [at, '-XqAtc', `SELECT row_to_json(t) FROM (${sql}) t`], { encoding: 'utf8', maxBuffer: MOST })
    : spawnSync('sqlite3', ['-cmd', '.timeout 5000', '-json', at, sql], { encoding: 'utf8', maxBuffer: MOST });
  assert.equal(r.status, 0, r.stderr || String(r.error));
  if (pg) return r.stdout.split('\n').filter(Boolean).map((l) => JSON.parse(l));
  return r.stdout.trim() ? JSON.parse(r.stdout) : [];
}

const by = (list, key) => {
  const map = new Map();
  for (const x of list) {
    const k = key(x);
    if (map.has(k)) map.get(k).push(x);
    else map.set(k, [x]);
  }
  return map;
};

function read(at) {
  return {
    messages: by(rows(at, 'SELECT conversation_id AS c, seq, author, text FROM message ORDER BY conversation_id, seq'), (m) => m.c),
    conversations: by(rows(at, 'SELECT id, state, last_seq FROM conversation'), (c) => c.id),
    requests: by(rows(at, 'SELECT order_id, kind, conversation_id AS c FROM request'), (q) => `${q.order_id} ${q.kind}`),
    tickets: by(rows(at, 'SELECT number, conversation_id AS c FROM ticket'), (t) => t.c),
    orders: by(rows(at, 'SELECT id, shop_id, number, version, comment FROM orders'), (o) => `${o.shop_id} ${o.number}`),
    edits: by(rows(at, "SELECT subject_id AS o, to_value AS mark FROM event WHERE subject = 'order' AND to_value LIKE 'mark %'"), (e) => `${e.o} ${e.mark}`),
    mute: rows(at, `SELECT 'order' AS what, id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.shop_id = o.shop_id AND e.subject = 'order' AND e.subject_id = o.id AND e.what = 'order.created')
      UNION ALL SELECT 'request', id FROM request q WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.shop_id = q.shop_id AND e.subject = 'order' AND e.subject_id = q.order_id AND e.what = 'request.added' AND e.to_value = q.kind)
      UNION ALL SELECT 'ticket', id FROM ticket t WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.shop_id = t.shop_id AND e.subject = 'ticket' AND e.subject_id = t.id)
      UNION ALL SELECT 'comment', id FROM orders o WHERE o.comment LIKE 'mark %' AND NOT EXISTS (SELECT 1 FROM event e WHERE e.shop_id = o.shop_id AND e.subject = 'order' AND e.subject_id = o.id AND e.to_value = o.comment)`),
  };
}

/** upto (optional): a backup; what began after it need not be there, but then nothing that came later may be.
    Returns { checked, wrong: [sentences] }. */
export function judge(at, load, { upto = Infinity } = {}) {
  const db = read(at), wrong = [], seen = { last: -Infinity, missing: Infinity };
  const wrongly = (w, what) => { if (wrong.length < 50) wrong.push(`${what}: ${w.kind} ${w.key} (${w.tries} tries, ${w.state})`); };
  let checked = 0;

  /** Is it there as often as it may be? */
  const count = (w, n, what = w.kind) => {
    if (n > 1) wrongly(w, `${what} is there ${n} times`);
    if (w.state === 'refused' && n) wrongly(w, `${what} was refused and is there`);
    if (w.state !== 'acked') { if (n) seen.last = Math.max(seen.last, w.began ?? seen.last); return; }
    checked++;
    if (n) seen.last = Math.max(seen.last, w.began);
    else if (w.at <= upto) wrongly(w, `${what} is missing`);
    else seen.missing = Math.min(seen.missing, w.at);
  };

  const spoken = by(load.writes.filter((w) => w.kind === 'turn'), (w) => w.session.id);
  const asked = new Set(), wanted = new Set(), marked = new Set(), numbered = new Set();
  for (const w of load.writes) {
    if (w.kind === 'order') { count(w, db.orders.get(`${w.shop} ${w.number}`)?.length ?? 0); numbered.add(`${w.shop} ${w.number}`); }
    if (w.kind === 'edit') { count(w, db.edits.get(`${w.order} ${w.mark}`)?.length ?? 0); marked.add(`${w.order} ${w.mark}`); }
    if (w.kind === 'reply') count(w, (db.messages.get(w.conversation) ?? []).filter((m) => m.author === 'agent' && m.text === w.text && (!w.seq || m.seq === w.seq)).length);
    if (w.kind === 'take' && w.state === 'acked') count(w, db.conversations.get(w.conversation)?.[0].state === 'human' ? 1 : 0);
    if (w.request) count(w, db.requests.get(`${w.request.order} ${w.request.kind}`)?.length ?? 0, 'request');
    if (w.ticket) count(w, (db.tickets.get(w.session.id) ?? []).filter((t) => t.number === w.ticket).length, 'ticket');
  }
  for (const s of load.sessions) {
    if (s.asked) asked.add(`${s.asked.order} ${s.asked.kind}`);
    if (s.wants) wanted.add(s.id);
  }
  for (const [id, turns] of spoken) {
    const there = db.messages.get(id) ?? [];
    there.forEach((m, i) => { if (Number(m.seq) !== i + 1) wrong.push(`conversation ${id}: message ${i + 1} has seq ${m.seq}`); });
    const c = db.conversations.get(id);
    if ((c?.length ?? 0) !== (there.length ? 1 : 0) || (c && Number(c[0].last_seq) !== there.length)) wrong.push(`conversation ${id}: ${there.length} messages, row ${JSON.stringify(c)}`);
    /* One turn after the other: the n-th words of the visitor are those of the n-th turn, else one is missing or double. */
    const visitor = there.filter((m) => m.author === 'visitor'), meant = turns.filter((w) => w.state !== 'refused');
    for (const [i, w] of meant.entries()) {
      count(w, visitor[i]?.text === w.words && (!w.messages || w.messages[0].seq === visitor[i].seq) ? 1 : 0);
      for (const m of w.messages ?? []) {
        const is = there[m.seq - 1];
        if (is && (is.author !== m.author || (is.text ?? null) !== m.text)) wrongly(w, `message ${m.seq} is another one`);
        if (!is && w.at <= upto) wrongly(w, `message ${m.seq} is missing`);
        checked++;
      }
    }
    visitor.forEach((m, i) => { if (m.text !== meant[i]?.words) wrong.push(`conversation ${id}: the visitor did not say "${m.text}" as number ${i + 1}`); });
  }
  for (const [k, list] of db.requests) if (list.length > 1 || !asked.has(k)) wrong.push(`request ${k} is there ${list.length} times`);
  for (const [k, list] of db.tickets) if (list.length > 1 || !wanted.has(k)) wrong.push(`ticket of ${k} is there ${list.length} times`);
  for (const [k, list] of db.edits) if (list.length > 1 || !marked.has(k)) wrong.push(`edit ${k} is there ${list.length} times`);
  for (const [k, list] of db.orders) if (list.length > 1 || !numbered.has(k)) wrong.push(`order ${k} is there ${list.length} times`);
  for (const m of db.mute) wrong.push(`${m.what} ${m.id} is there without its event`);
  if (seen.missing < seen.last) wrong.push('not one instant: something is there that began after the answer to something that is missing');
  return { checked, wrong };
}

/** What SQLite itself says of the file. */
export function intact(file) {
  return rows(file, 'PRAGMA integrity_check').map((r) => r.integrity_check).join('\n');
}

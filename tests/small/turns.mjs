// turns.mjs - chat turns in an open loop: each begins at its time, whether those before have been answered or not, and is
// timed from when it should have begun. Visitors come from addresses of their own, through a trusted proxy.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** One request: { status, json }. `from` is the visitor's address as the proxy tells it. */
export function ask(base, method, path, { body, token, from, headers = {} } = {}) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const h = { ...headers };
  if (text !== undefined) Object.assign(h, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  if (token) h.authorization = `Bearer ${token}`;
  if (from) h['x-forwarded-for'] = from;
  return new Promise((done, failed) => {
    const rq = http.request(base + path, { method, headers: h, agent }, (r) => {
      const parts = [];
      r.on('data', (d) => parts.push(d));
      r.on('error', failed);
      r.on('end', () => {
        const all = Buffer.concat(parts).toString();
        let json = null;
        try { json = all ? JSON.parse(all) : null; } catch { /* the caller looks at the status */ }
        done({ status: r.statusCode, json, text: all, headers: r.headers });
      });
    });
    rq.on('error', failed);
    rq.end(text);
  });
}

const address = (i) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;

/** n open conversations, opened a few at a time. */
export async function visitors(base, assistant, n, first = 0) {
  const all = [];
  for (let i = 0; i < n; i += 16) {
    all.push(...await Promise.all(Array.from({ length: Math.min(16, n - i) }, async (_, k) => {
      const from = address(first + i + k);
      const r = await ask(base, 'POST', `/api/v1/chat/${assistant}/conversations`, { body: {}, from });
      assert.equal(r.status, 201, r.text);
      return { id: r.json.conversation.id, token: r.json.conversation.token, from };
    })));
  }
  return all;
}

/** `rate` turns a second for `seconds`: a number and its e-mail, in the conversations in rotation. The order is picked
 *  anew each time; the answer must be that order's card. Times in milliseconds, in the order of their beginnings. */
export async function turns(base, people, { rate, seconds, order, at = () => {} }) {
  const run = randomBytes(4).toString('hex'), times = [], refused = {}, wrong = [], waiting = new Set();
  const began = performance.now(), n = Math.round(rate * seconds);
  for (let i = 0; i < n; i++) {
    const due = began + (i * 1000) / rate;
    const left = due - performance.now();
    if (left > 0) await sleep(left);
    at((due - began) / 1000);
    const who = people[i % people.length], o = order();
    const one = ask(base, 'POST', `/api/v1/chat/conversations/${who.id}/messages`,
      { body: { text: `#${o.number} ${o.email}` }, token: who.token, from: who.from, headers: { 'idempotency-key': `${run}-${i}` } })
      .then((r) => {
        times[i] = performance.now() - due;
        if (r.status !== 200) refused[r.status] = (refused[r.status] ?? 0) + 1;
        else if (!r.json.messages.some((m) => m.order?.number === String(o.number))) wrong.push(r.json.messages.map((m) => m.text).join(' | '));
      }, (e) => { times[i] = performance.now() - due; refused[e.code ?? e.message] = (refused[e.code ?? e.message] ?? 0) + 1; })
      .finally(() => waiting.delete(one));
    waiting.add(one);
  }
  await Promise.all(waiting);
  return { times, refused, wrong, seconds: (performance.now() - began) / 1000 };
}

/** The q-quantile of the times. */
export function quantile(times, q) {
  const sorted = times.filter((t) => t !== undefined).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}

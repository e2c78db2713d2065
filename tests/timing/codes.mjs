// codes.mjs - what asking for a code tells about an address: nothing. Addresses with orders and addresses without, in equal
// numbers and any order: the answers must be equal, and how long they took must not tell one from the other.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Person } from '../http/people.mjs';
import { auc } from './auc.mjs';
import { Line } from './line.mjs';

export const scripts = [
  { name: 'a code, tried until it is over', say: ['where is my order?', { press: 'I do not know' }, 'NUMBER', ...Array(6).fill({ form: { code: '000000' } }), '12 34 56', { press: 'Send a new code' }] },
  { name: 'a code, and another address', say: ['cancel my order', { press: 'I do not know' }, 'NUMBER', { press: 'Use another address' }, 'NUMBER', { press: 'Contact Support' }, 'It is broken'] },
  { name: 'a code, every request twice', again: true, say: ['where is my order?', { press: 'I do not know' }, 'NUMBER', 'my code is 000000', { form: { code: '' } }, 'where is order 1?'] },
];

/** Codes on, and a mail server for them: mailed() are the addresses that it has taken mails for, end() ends both. */
export async function codes_on(w) {
  const owner = await Person.signed_in(w, w.shop.email);
  const box = spawn(process.execPath, ['tests/timing/mailbox.mjs'], { stdio: ['pipe', 'pipe', 'inherit'] }), lines = [];
  const port = await new Promise((go) => { createInterface({ input: box.stdout }).on('line', (l) => { lines.push(l); go(Number(lines[0])); }); });
  const set = async (verify_code) => {
    const { version } = (await w.staff('GET', '/api/v1/shop')).json;
    assert.equal((await w.staff('PATCH', '/api/v1/shop', { version, verify_code })).status, 200);
  };
  assert.equal((await owner.ask('PUT', '/api/v1/mail-server', { host: '127.0.0.1', port, tls: 'none', sender: 'shop@north.example' })).status, 200);
  await set(true);
  return { mailed: () => new Set(lines.slice(1)), end: async () => { await set(false); box.stdin.end(); } };
}

/** Asks `pairs` times for an address with orders and as often for one without; times of asking and of a first wrong code. */
export async function time_codes(w, pairs, { fresh, there, missing }) {
  const line = await Line.open(w.url), asked = { true: [], false: [] }, tried = { true: [], false: [] };
  const order = Array.from({ length: 2 * pairs }, (_, i) => i % 2 === 0);
  for (let i = order.length - 1; i > 0; i--) { const j = Math.random() * (i + 1) | 0; [order[i], order[j]] = [order[j], order[i]]; }
  const at = { true: 0, false: 0 };
  for (const exists of order) {
    const from = fresh(), address = (exists ? there : missing)(at[exists]++);
    const begun = JSON.parse((await line.ask('POST', `/api/v1/chat/${w.shop.assistant_key}/conversations`, from, null, {})).text).conversation;
    const say = async (text) => {
      const r = await line.ask('POST', `/api/v1/chat/conversations/${begun.id}/messages`, from, begun.token, { text });
      assert.equal(r.status, 200, r.text);
      return r;
    };
    await say('where is my order?');
    await say('I do not know it');
    const ask = await say(address);
    assert.match(ask.text, /If the details match/);
    asked[exists].push(ask.ns);
    await sleep(20);                                                   /* the job has looked, and the mail is under way */
    tried[exists].push((await say('000000')).ns);
  }
  line.close();
  return [['asking for a code', auc(asked.true, asked.false)], ['a wrong code', auc(tried.true, tried.false)]];
}

// effects.test.mjs - what a turn leaves behind: requests once, tickets with what was proven and nothing else.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo } from './wismo.mjs';

let w;
before(async () => { w = await Wismo.start(); });
after(() => w.end());

const fresh = { general: 'confirmed', delivery: 'not_shipped', shipments: [] };
const tickets = async (c) => (await w.staff('GET', '/api/v1/tickets?per_page=200')).json.items.filter((t) => t.conversation_id === c.id);

describe('requests', () => {
  test('two browsers confirm the same at once: saved once, and the other is told', async () => {
    const o = await w.orders('3001', 'ann@example.com', fresh);
    const chats = await Promise.all([1, 2].map(async () => {
      const c = await w.chat();
      for (const t of ['cancel my order', '3001', 'ann@example.com']) await c.say(t);
      return c;
    }));
    const turns = await Promise.all(chats.map((c) => c.press('Yes')));
    const saved = turns.filter((t) => /saved your request/.test(JSON.stringify(t)));
    assert.equal(saved.length, 1);
    const list = (await w.staff('GET', `/api/v1/requests?order_id=${o.id}`)).json;
    assert.equal(list.total, 1);
    assert.equal(list.items[0].kind, 'cancel');
    assert.equal((await w.staff('GET', '/api/v1/requests', undefined, { shop: w.twin })).json.total, 0);
    const events = (await w.staff('GET', `/api/v1/orders/${o.id}/history`)).json.items;
    assert.ok(events.some((e) => e.actor === 'shopper'), JSON.stringify(events));
  });

  test('“no” saves nothing', async () => {
    const o = await w.orders('3002', 'ann@example.com', fresh);
    const c = await w.chat();
    for (const t of ['cancel my order', '3002', 'ann@example.com']) await c.say(t);
    await c.press('No');
    assert.equal((await w.staff('GET', `/api/v1/requests?order_id=${o.id}`)).json.total, 0);
  });

  test('a confirmed request with one key is one request', async () => {
    const o = await w.orders('3003', 'ann@example.com', fresh);
    const c = await w.chat();
    for (const t of ['cancel my order', '3003', 'ann@example.com']) await c.say(t);
    const yes = { choice: c.options().find((x) => x.label.startsWith('Yes')).id };
    const [a, b] = await Promise.all([c.say(yes, { key: 'yes' }), c.say(yes, { key: 'yes' })]);
    assert.deepEqual(a.messages, b.messages);
    assert.equal((await w.staff('GET', `/api/v1/requests?order_id=${o.id}`)).json.total, 1);
  });
});

describe('a clock that was an hour ahead and has been set back', () => {
  const change = (text) => w.sql(text);
  const hour = 3600000;

  test('nothing is held back until that time comes again: the turn, its repetition, the messages', async () => {
    await w.orders('3101', 'ann@example.com', fresh);
    const c = await w.chat();
    const first = await c.say('where is my order?', { key: 'first' });
    change(`UPDATE message SET created_at = created_at + ${hour} WHERE conversation_id = '${c.id}'`);
    change(`UPDATE conversation SET answer_at = created_at + ${hour}, last_at = last_at + ${hour} WHERE id = '${c.id}'`);
    const began = performance.now();
    const again = await c.say('where is my order?', { key: 'first' });
    assert.deepEqual(again.messages.map((m) => m.seq), first.messages.map((m) => m.seq));
    assert.equal((await c.read()).status, 200);
    await c.say('3101');
    await c.say('ann@example.com');
    assert.equal(c.card().number, '3101');
    assert.ok(performance.now() - began < 3000);
  });

  test('a turn that was claimed by a process that is gone is free', { skip: process.env.WISMO_TEST_PG ? false : 'PostgreSQL only: claims are between processes' }, async () => {
    const c = await w.chat();
    await c.say('where is my order?');
    change(`UPDATE conversation SET turn_by = 'gone', turn_until = ${Date.now() + hour} WHERE id = '${c.id}'`);
    const began = performance.now();
    await c.say('4711');
    assert.ok(performance.now() - began < 3000);
  });
});

describe('tickets', () => {
  const handed = async (c, ...words) => {
    await c.say('I want to talk to a person');
    for (const t of words) if (c.last.state === 'bot') await c.say(t);
    assert.equal(c.last.state, 'waiting', c.words());
    const number = Number(/\b(\d{4,})\b/.exec(c.words())?.[1]);
    const [t] = await tickets(c);
    assert.equal(t.number, number);
    return t;
  };

  test('of a proven order: its snapshot, the words, the transcript', async () => {
    await w.orders('4001', 'ann@example.com');
    const c = await w.chat();
    for (const t of ['where is my order?', '4001', 'ann@example.com']) await c.say(t);
    const t = await handed(c, 'The box arrived wet', 'ann@example.com', 'nothing more');
    assert.equal(t.order_snapshot.number, '4001');
    assert.equal(t.claimed, null);
    assert.match(t.issue, /wet/);
    assert.ok(t.transcript.some((m) => m.author === 'visitor' && m.text === '4001'));
    assert.ok(t.transcript.some((m) => m.author === 'bot' && m.text.includes(String(t.number))), 'the number is in the transcript, too');
    assert.equal(t.state, 'open');
    const after = await c.say('are you there?');
    assert.deepEqual(after.messages.map((m) => m.author), ['visitor']);
    assert.equal((await tickets(c)).length, 1);
    for (const query of ['', '?state=waiting']) {
      const listed = (await w.staff('GET', `/api/v1/conversations${query}`)).json.items.find((x) => x.id === c.id);
      assert.equal(listed.open_tickets, 1);
    }
    assert.equal((await w.staff('POST', `/api/v1/tickets/${t.id}/close`, { version: t.version })).json.state, 'closed');
    assert.equal((await w.staff('POST', `/api/v1/tickets/${t.id}/close`, { version: t.version })).status, 409);
    assert.equal((await w.staff('GET', `/api/v1/tickets/${t.id}`, undefined, { shop: w.twin })).status, 404);
  });

  test('of somebody who proved nothing: the claimed number only', async () => {
    await w.orders('4002', 'ann@example.com');
    const c = await w.chat();
    const t = await handed(c, '4002', 'It is broken', 'eve@example.com', 'no');
    assert.equal(t.order_id, null);
    assert.equal(t.order_snapshot, null);
    assert.equal(t.claimed, '4002');
    assert.doesNotMatch(JSON.stringify(t), /Ann Miller|ord_/);
  });

  test('asked for again: the same ticket, with the order as it is by then and the number claimed last', async () => {
    const back = async (c) => {
      const { version } = (await w.staff('GET', `/api/v1/conversations/${c.id}`)).json;
      assert.equal((await w.staff('POST', `/api/v1/conversations/${c.id}/back`, { version })).status, 200);
    };
    await w.orders('4003', 'ann@example.com');
    const c = await w.chat();
    for (const t of ['where is my order?', '4003', 'ann@example.com']) await c.say(t);
    const one = await handed(c, 'The box arrived wet', 'ann@example.com', 'nothing more');
    await back(c);
    await w.orders('4003', 'ann@example.com', { comment: 'sent again' });
    const two = await handed(c, 'Still wet', 'ann@example.com', 'nothing more');
    assert.equal(two.id, one.id);
    assert.equal(two.order_snapshot.comment, 'sent again');
    const d = await w.chat();
    assert.equal((await handed(d, 'I do not know my order number', 'It is broken', 'eve@example.com', 'no')).claimed, null);
    await back(d);
    assert.equal((await handed(d, '4003', 'It is broken', 'eve@example.com', 'no')).claimed, '4003');
  });

  test('a turn sent again is the same turn, also when a person has taken over and answered meanwhile', async () => {
    const c = await w.chat();
    await c.say('I want to talk to a person');
    for (const t of ['I do not know', 'It is broken', 'a@example.com']) if (c.last.state === 'bot') await c.say(t);
    const first = await c.say('nothing more', { key: 'last' });
    assert.equal(first.state, 'waiting', c.words());
    const { version } = (await w.staff('GET', `/api/v1/conversations/${c.id}`)).json;
    assert.equal((await w.staff('POST', `/api/v1/conversations/${c.id}/take`, { version })).status, 200);
    assert.equal((await w.staff('POST', `/api/v1/conversations/${c.id}/messages`, { text: 'Hello' })).status, 201);
    assert.deepEqual((await c.say('nothing more', { key: 'last' })).messages, first.messages);
  });

  test('numbers go up by one, in each shop for itself', async () => {
    const numbers = [];
    for (let i = 0; i < 3; i++) numbers.push((await handed(await w.chat(), 'I do not know', `issue ${i}`, 'a@example.com', 'no')).number);
    assert.deepEqual(numbers, [numbers[0], numbers[0] + 1, numbers[0] + 2]);
    assert.equal((await w.staff('GET', '/api/v1/tickets', undefined, { shop: w.twin })).json.total, 0);
  });
});

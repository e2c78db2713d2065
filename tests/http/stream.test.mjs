// stream.test.mjs - events: the state first, nothing lost, nothing twice, across reconnects and a killed server.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stream, Wismo } from './wismo.mjs';

let w;
before(async () => { w = await Wismo.start(); });
after(() => w.end());

const seqs = (s) => s.messages().map((m) => m.seq);

test('state first, then what is new; the visitor’s own words, too', async () => {
  const c = await w.chat();
  await c.say('hello');
  const s = await c.listen();
  assert.equal(s.response.headers.get('content-type'), 'text/event-stream');
  assert.equal(s.response.headers.get('x-accel-buffering'), 'no');
  await s.until((e) => e.length > 0);
  assert.equal(s.events[0].event, 'state');
  assert.deepEqual(s.events[0].json, { state: 'bot', input: c.last.input });
  const turn = await c.say('thanks');
  await s.until(() => s.messages().length >= turn.messages.length);
  assert.deepEqual(s.messages(), turn.messages);
  s.close();
});

test('?after= and Last-Event-ID give what is missing, without loss or doubles', async () => {
  const c = await w.chat();
  const greeting = await c.listen('?after=0');
  await greeting.until(() => greeting.messages().length === c.begun.messages.length);
  greeting.close();
  for (const t of ['hello', 'thanks', 'hello']) await c.say(t);
  const all = (await c.read()).json.messages;
  const from = await c.listen('?after=2');
  await from.until(() => from.messages().length === all.length - 2);
  assert.deepEqual(from.messages(), all.slice(2));
  const last = await c.listen('?after=0', { 'last-event-id': String(all.length - 1) });
  await last.until(() => last.messages().length === 1);
  const turn = await c.say('hi');
  await last.until(() => last.messages().length === 1 + turn.messages.length);
  assert.deepEqual(last.messages(), [all.at(-1), ...turn.messages]);
  from.close();
  last.close();
});

test('two tabs under fire see every message once, in order', async () => {
  const c = await w.chat();
  await c.say('hello');
  const tabs = await Promise.all([c.listen('?after=0'), c.listen('?after=0')]);
  for (let i = 0; i < 20; i++) {
    await c.say(i % 2 ? 'thanks' : 'hello');
    if (i % 5 === 2) {                                /* one tab loses its connection */
      const seen = Math.max(0, ...seqs(tabs[1]));
      tabs[1].close();
      const next = await c.listen('', { 'last-event-id': String(seen) });
      next.events.unshift(...tabs[1].events);
      tabs[1] = next;
    }
  }
  const all = (await c.read()).json.messages;
  for (const tab of tabs) {
    await tab.until(() => tab.messages().length >= all.length);
    assert.deepEqual(seqs(tab), all.map((m) => m.seq));
    tab.close();
  }
});

test('kill -9: what was answered is there, and the stream resumes', async () => {
  const c = await w.chat();
  await c.say('hello');
  const s = await c.listen('?after=0');
  const turns = [];
  for (let i = 0; i < 5; i++) turns.push(...(await c.say('thanks')).messages);
  await s.until(() => s.messages().some((m) => m.seq === turns.at(-1).seq));
  const seen = s.messages();
  await w.stop('SIGKILL');
  await w.serve();
  c.wismo = w;
  const all = (await c.read()).json.messages;
  assert.deepEqual(all.slice(-turns.length), turns);
  assert.deepEqual(seen, all);
  const again = await c.listen('', { 'last-event-id': String(seen.at(-1).seq) });
  const turn = await c.say('hello again');
  await again.until(() => again.messages().length === turn.messages.length);
  assert.equal(again.messages()[0].seq, seen.at(-1).seq + 1);
  again.close();
});

test('a person takes over, types, answers, gives back; the visitor hears all of it', async () => {
  const c = await w.chat();
  await c.say('hello');
  const s = await c.listen();
  const staff = await Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${w.shop.api_key}` });
  const twin = await Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${w.twin.api_key}` });
  const path = `/api/v1/conversations/${c.id}`;
  const version = async () => (await w.staff('GET', path)).json.version;
  assert.equal((await w.staff('POST', `${path}/messages`, { text: 'too early' })).status, 409);
  const taken = await w.staff('POST', `${path}/take`, { version: await version() });
  assert.equal(taken.status, 200, taken.text);
  assert.equal(taken.json.state, 'human');
  await s.until((e) => e.some((x) => x.event === 'state' && x.json.state === 'human'));
  const words = await c.say('are you there?');
  assert.equal(words.state, 'human');
  assert.deepEqual(words.messages.map((m) => m.author), ['visitor']);
  assert.equal((await w.staff('POST', `${path}/events`, { event: 'typing' })).status, 204);
  await s.until((e) => e.some((x) => x.event === 'typing'));
  const answer = await w.staff('POST', `${path}/messages`, { text: 'Yes, I am.' }, { key: 'a1' });
  assert.equal(answer.status, 201, answer.text);
  assert.deepEqual((await w.staff('POST', `${path}/messages`, { text: 'Yes, I am.' }, { key: 'a1' })).json, answer.json);
  await s.until(() => s.messages().some((m) => m.author === 'agent'));
  assert.equal((await w.staff('POST', `${path}/take`, { version: 0 })).status, 409);
  assert.equal((await w.staff('POST', `${path}/back`, { version: await version() })).json.state, 'bot');
  await c.say('hello');
  assert.ok(c.last.messages.some((m) => m.author === 'bot'));
  const all = (await c.read()).json.messages;
  await s.until(() => s.messages().at(-1)?.seq === all.at(-1).seq);
  assert.deepEqual(seqs(s), all.slice(-s.messages().length).map((m) => m.seq));
  await staff.until((e) => e.some((x) => x.event === 'conversation.changed' && x.json.id === c.id));
  assert.ok(!twin.events.some((x) => x.event === 'conversation.changed'));
  for (const x of [s, staff, twin]) x.close();
});

test('signing out ends the streams of who signs out, and of nobody else', async () => {
  const made = (n) => JSON.parse(w.run('user', 'add', '--shop', 'North', '--email', `${n}@north.example`, '--role', 'agent')).password;
  const people = await Promise.all(['ann', 'bob'].map(async (n) => {
    const r = await w.ask('POST', '/api/v1/session', { body: { email: `${n}@north.example`, password: made(n) } });
    assert.equal(r.status, 201, r.text);
    const headers = { cookie: r.headers.get('set-cookie').split(';')[0], 'wismo-csrf': r.json.csrf };
    const streams = await Promise.all([1, 2].map(() => Stream.open(`${w.url}/api/v1/events`, headers)));
    return { headers, streams };
  }));
  const key = await Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${w.shop.api_key}` });
  const others = [...people[1].streams, key];
  for (const s of [...people[0].streams, ...others]) await s.until((e) => e.length > 0);
  assert.equal((await w.ask('DELETE', '/api/v1/session', { headers: people[0].headers })).status, 204);
  for (const s of people[0].streams) await s.until(() => s.over);
  assert.equal((await Stream.open(`${w.url}/api/v1/events`, people[0].headers)).response.status, 401);
  await w.order('S-7', 'x@example.com');
  for (const s of others) {
    await s.until((e) => e.some((x) => x.event === 'order.changed'));
    assert.ok(!s.over);
    s.close();
  }
});

test('forgetting cuts the stream', async () => {
  const c = await w.chat();
  await c.say('hello');
  const s = await c.listen();
  await s.until((e) => e.length > 0);
  await w.ask('DELETE', c.path, { token: c.token });
  await s.until(() => s.over);
});

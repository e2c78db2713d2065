// delay.test.mjs - an answer that the door holds back is nowhere to be seen before its time: not in the stream, not
// in what is read, not in the turn after it, not when the same message is sent again.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo } from './wismo.mjs';

let w;
before(async () => { w = await Wismo.start({ limits: true }); });
after(() => w.end());

const bot = (list) => list.filter((m) => m.author === 'bot');

/** What was said, whether told at once or read again: a stored card is not live. */
const said = (list) => JSON.parse(JSON.stringify(list).replaceAll('"live":true', '"live":false'));

/** A visitor who has been asked for the e-mail address of that order. */
async function asked(number) {
  const c = await w.chat();
  await c.say('where is my order?');
  await c.say(number);
  return c;
}

test('the delayed words come with the answer, in order, and not before', async () => {
  await w.orders('6001', 'ann@example.com');
  for (let i = 0; i < 3; i++) await (await asked('6001')).say(`eve${i}@example.com`);       /* the number is slow now: 2 s */
  const c = await asked('6001'), seen = c.last.messages.at(-1).seq;
  const open = await c.listen();
  await open.until((e) => e.length > 0);
  const times = {}, began = Date.now(), note = (name) => (r) => { times[name] = Date.now() - began; return r; };
  const turn = c.say('ann@example.com', { key: 'slow' }).then(note('turn'));
  await sleep(250);                              /* it is stored by now */
  const again = c.post({ text: 'ann@example.com' }, { key: 'slow' }).then(note('again'));
  const read = c.read(seen).then(note('read'));
  const beyond = c.read(9999).then(note('beyond'));
  const late = c.listen(`?after=${seen}`).then(note('late'));
  const next = c.post({ text: 'thanks' }).then(note('next'));
  await sleep(500);
  assert.deepEqual(times, {}, 'nothing may be seen yet');
  assert.deepEqual(bot(open.messages()), []);

  const answer = await turn;
  assert.ok(times.turn >= 1900, String(times.turn));
  assert.ok(answer.messages.some((m) => m.kind === 'order'), JSON.stringify(answer));
  assert.deepEqual((await again).json.messages, said(answer.messages));
  assert.deepEqual((await read).json.messages.slice(0, answer.messages.length), said(answer.messages));
  assert.deepEqual((await beyond).json.messages, []);
  const thanks = (await next).json.messages, all = [...answer.messages, ...thanks];
  const reader = await late;
  for (const s of [open, reader]) {
    await s.until(() => s.messages().length >= all.length);
    assert.deepEqual(said(s.messages()), said(all));
    assert.ok(!s.over);
    s.close();
  }
  for (const [name, at] of Object.entries(times)) assert.ok(at >= 1900, `${name}: ${at}`);
  assert.deepEqual((await c.read(seen)).json.messages, said(all));
});

test('what staff say meanwhile waits behind it in the stream, and nothing is lost', async () => {
  const c = await asked('6001'), seen = c.last.messages.at(-1).seq;
  const open = await c.listen();
  await open.until((e) => e.length > 0);
  const turn = c.say('eve9@example.com');
  await sleep(250);
  const path = `/api/v1/conversations/${c.id}`;
  const { version } = (await w.staff('GET', path)).json;
  assert.equal((await w.staff('POST', `${path}/take`, { version })).status, 200);
  await sleep(200);
  assert.deepEqual(open.messages().map((m) => m.author), ['visitor']);
  await turn;
  const all = (await c.read(seen)).json.messages;
  await open.until(() => open.messages().length === all.length);
  assert.deepEqual(open.messages(), all);
  assert.deepEqual(all.map((m) => m.seq), all.map((_, i) => seen + 1 + i));
  open.close();
});

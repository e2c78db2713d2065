// lanes.test.mjs - a flow that asks another system: its turns run in the OUTSIDE lane, keep their order and their key,
// and a shop whose system is slow takes nobody else's time.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo } from './wismo.mjs';

const shipped = JSON.parse(readFileSync(new URL('../../src/flow/order_help.json', import.meta.url), 'utf8'));
const has_shell = process.env.WISMO_TEST_PG || spawnSync('sqlite3', ['-version']).status === 0;

let w, other, calls, delay;
before(async () => {
  if (!has_shell) return;
  calls = [];
  delay = 0;
  other = http.createServer(async (req, res) => {
    calls.push(req.url);
    await sleep(delay);
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ answer: `heard ${new URL(req.url, 'http://x').searchParams.get('x')}` }));
  });
  await new Promise((done) => other.listen(0, '127.0.0.1', done));
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  asks_outside(w.shop, other.address().port);
});
after(async () => {
  other?.closeAllConnections();
  other?.close();
  await w?.end();
});

/** The shop's assistant gets a flow that calls the other system with every word. */
function asks_outside(shop, port) {
  const document = {
    name: 'Outside', locale: 'en', start: 'ask', on: { human: 'person' }, texts: shipped.texts, nodes: {
      ask: { type: 'ask', text: 'What?', variable: 'what', go: { next: 'call' } },
      call: { type: 'http_request', url: `http://127.0.0.1:${port}/?x=#what#`, timeout_ms: 4000, results: { answer: 'answer' },
        go: { ok: 'tell', missing: 'sorry', refused: 'sorry', trouble: 'sorry' } },
      tell: { type: 'say', text: 'It said: #answer#', otherwise: 'Nothing', go: { next: 'ask' } },
      sorry: { type: 'say', text: 'It does not answer', go: { next: 'ask' } },
      person: { type: 'end', text: 'Nobody is here' },
    },
  };
  w.sql(`UPDATE flow SET document = '${JSON.stringify(document).replace(/'/g, "''")}' WHERE shop_id = '${shop.shop_id}'`);
}

const skip = has_shell ? false : 'no sqlite3 shell here';

describe('a flow that asks another system', { skip }, () => {
  test('its answer comes, and the turn is stored once', async () => {
    const c = await w.chat();
    const one = await c.say('mug & bowl', { key: 'a' });
    assert.match(c.words(), /It said: heard mug & bowl/);
    const before = calls.length;
    assert.deepEqual(await c.say('mug & bowl', { key: 'a' }), one);
    assert.equal(calls.length, before, 'a repeated key calls nobody');
    assert.match(w.log, /route=\S+messages status=200 ms=\d+ lane=outside/);
  });

  test('turns that wait for it stay in order', async () => {
    delay = 150;
    const c = await w.chat();
    await c.say('zero');
    const words = ['one', 'two', 'three', 'four'];
    const turns = [];
    for (const t of words) {
      turns.push(c.post({ text: t }));
      await sleep(20);
    }
    for (const r of await Promise.all(turns)) assert.equal(r.status, 200, r.text);
    const said = (await c.read()).json.messages.filter((m) => m.author === 'visitor').map((m) => m.text);
    assert.deepEqual(said, ['zero', ...words]);
    delay = 0;
  });

  test('when it is slow, everybody else is not', async () => {
    delay = 1500;
    const slow = await Promise.all(Array.from({ length: 48 }, () => w.chat()));
    const turns = slow.map((c) => c.post({ text: 'slow' }));
    await sleep(200);
    const began = Date.now();
    const twin = await w.chat({}, w.twin);
    await twin.say('hello');
    assert.equal((await w.staff('GET', '/api/v1/orders')).status, 200);
    const took = Date.now() - began;
    const busy = Number(/wismo_outside_busy (\d+)/.exec((await w.ask('GET', '/metrics', { raw: true })).text)[1]);
    assert.ok(took < 700, `${took} ms`);
    assert.ok(busy <= 32, `${busy} of 64 threads for one shop`);
    for (const r of await Promise.all(turns)) assert.equal(r.status, 200, r.text);
    delay = 0;
  });

  test('when it is gone, the flow says so, and the conversation goes on', async () => {
    const c = await w.chat();
    await c.say('one');
    other.closeAllConnections?.();
    await new Promise((done) => other.close(done));
    await c.say('two');
    assert.match(c.words(), /It does not answer/);
  });
});

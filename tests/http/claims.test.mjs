// claims.test.mjs - turns of one conversation that several processes on one PostgreSQL want: who waits for whom. Another
// process is a psql that holds the lock of a process's name (src/db/notice.h), or is gone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo } from './wismo.mjs';

describe('a turn that another process has claimed', { skip: process.env.WISMO_TEST_PG ? false : 'PostgreSQL only: claims are between processes' }, () => {
  let w;
  before(async () => { w = await Wismo.start(); });
  const opened = [];                                  /* ends of what a test may leave behind */
  after(async () => { for (const end of opened) await end(); await w.end(); });

  const sql = (text) => w.sql(text);
  const claim = (c, by, ms) => sql(`UPDATE conversation SET turn_by = '${by}', turn_until = ${Date.now() + ms} WHERE id = '${c.id}'`);
  const talk = async () => { const c = await w.chat(); await c.say('where is my order?'); return c; };
  const living = async (name) => {
    const child = spawn('psql', [w.database.url, '-XqAt'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write(`SELECT 1 FROM (SELECT pg_advisory_lock_shared(hashtextextended('${name}', 0))) x;\n`);
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    const end = async () => { child.stdin.end(); await closed; };
    opened.push(end);
    return end;
  };

  test('which lives: it is waited for', async () => {
    const c = await talk(), dies = await living('other');
    claim(c, 'other.1', 10000);
    let done = false;
    const turn = c.say('4711').then(() => { done = true; });
    await sleep(1000);
    assert.equal(done, false);
    sql(`UPDATE conversation SET turn_by = NULL, turn_until = NULL WHERE id = '${c.id}'`);
    await turn;
    await dies();
    assert.equal(sql(`SELECT count(*) FROM message WHERE conversation_id = '${c.id}' AND text = '4711'`), '1');
  });

  test('which died: it is free at once', async () => {
    const c = await talk();
    claim(c, 'dead.1', 10000);
    const began = performance.now();
    await c.say('4711');
    assert.ok(performance.now() - began < 1000);
  });

  test('which cannot be asked whether it lives: it has its time', async () => {
    const c = await talk();
    const began = performance.now();
    claim(c, '.1', 1500);
    await c.say('4711');
    assert.ok(performance.now() - began >= 1490);
  });

  test('which dies meanwhile: then it is free', async () => {
    const c = await talk(), dies = await living('another');
    claim(c, 'another.1', 10000);
    const began = performance.now(), turn = c.say('4711');
    await sleep(500);
    await dies();
    await turn;
    assert.ok(performance.now() - began < 2000);
  });

  test('while somebody says something: the words of a person\'s conversation wait, too', async () => {
    const c = await talk(), dies = await living('third');
    const { version } = (await w.staff('GET', `/api/v1/conversations/${c.id}`)).json;
    assert.equal((await w.staff('POST', `/api/v1/conversations/${c.id}/take`, { version })).status, 200);
    claim(c, 'third.1', 10000);
    let done = false;
    const turn = c.say('are you there?').then(() => { done = true; });
    await sleep(500);
    assert.equal(done, false);
    await dies();
    await turn;
  });

  test('a turn that stays inside takes no claim of its own', async () => {
    const c = await talk();
    sql(`CREATE TABLE claimed (by TEXT); CREATE FUNCTION claimed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.turn_by IS NOT NULL THEN INSERT INTO claimed VALUES (NEW.turn_by); END IF; RETURN NEW; END $$;
      CREATE TRIGGER claimed AFTER UPDATE ON conversation FOR EACH ROW EXECUTE FUNCTION claimed();`);
    await c.say('4711');
    await c.say('ann@example.com');
    assert.equal(sql('SELECT count(*) FROM claimed'), '0');
    claim(c, 'dead.2', 10000);                       /* noted, and then that of the turn */
    await c.say('4711');
    assert.equal(sql('SELECT count(*) FROM claimed'), '2');
    assert.equal(sql(`SELECT count(*) FROM conversation WHERE turn_by IS NOT NULL`), '0');
  });

  test('many at once in one conversation: each is stored once, in one order', async () => {
    const b = Object.create(w);
    await b.serve();
    opened.push(() => b.stop());
    const c = await talk(), there = Object.assign(Object.create(c), { wismo: b });
    await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 ? c : there).say(`words ${'abcdefghijkl'[i]}`, { key: `k${i >> 1}${i % 2}` })));
    const said = sql(`SELECT string_agg(text, '|' ORDER BY text) FROM message WHERE conversation_id = '${c.id}' AND author = 'visitor' AND text LIKE 'words %'`);
    assert.equal(said, [...'abcdefghijkl'].map((x) => `words ${x}`).join('|'));
    assert.equal(sql(`SELECT count(*) = max(seq) FROM message WHERE conversation_id = '${c.id}'`), 't');
  });
});

// process.test.mjs - the program as a process: how it starts, refuses to, stops, and what its commands say.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BIN, Wismo, indiscretions } from './wismo.mjs';

let w, unserved;                /* a database that no process serves: a second server has a sentence of its own (serves.test.mjs) */
before(async () => {
  w = await Wismo.start();
  unserved = process.env.WISMO_TEST_PG ? w.database.url : join(w.folder, 'unserved.db');
  if (unserved !== w.database.url) w.run('backup', unserved);
});
after(() => w.end());

const sqlite = { skip: process.env.WISMO_TEST_PG ? 'SQLite only' : false };

/** One sentence on stderr, and that status. */
function refused(r, status, words) {
  assert.equal(r.status, status, r.stderr);
  assert.match(r.stderr, words);
  assert.equal(r.stderr.trim().split('\n').filter((l) => l.startsWith('wismo:')).length, 1, r.stderr);
}

describe('commands', () => {
  const run = (args, env = {}) => spawnSync(BIN, args, { env: { ...w.env, ...env }, encoding: 'utf8', timeout: 20000 });

  test('no command and an unknown one: 2', () => {
    assert.equal(run([]).status, 2);
    refused(run(['dance']), 2, /no command dance/);
    assert.equal(run(['--help']).status, 0);
    refused(run(['serve', '--listen']), 2, /--listen needs a value/);
    refused(run(['serve', 'now']), 2, /does not take now/); /* though it is served already */
    refused(run(['doctor', '--mend', 'all']), 2, /does not take all/);
    refused(run(['init']), 2, /--shop/);
  });

  test('without a secret: 2, and how to make one', () => {
    refused(run(['serve'], { WISMO_SECRET: '' }), 2, /WISMO_SECRET_FILE/);
    refused(run(['serve'], { WISMO_SECRET: 'short' }), 2, /32/);
    refused(run(['serve'], { WISMO_SECRET: '', WISMO_SECRET_FILE: '/nowhere/secret' }), 2, /cannot be read/);
  });

  test('wrong usage touches no database: it is not even made, nor brought up to this schema', { ...sqlite }, () => {
    const nowhere = join(w.folder, 'nowhere.db');
    refused(run(['serve', '--db', nowhere, 'now']), 2, /does not take now/);
    refused(run(['doctor', '--db', nowhere, 'now']), 2, /does not take now/);
    assert.ok(!existsSync(nowhere));
  });

  test('with another secret than the database was made with: 1', () => {
    refused(run(['serve', '--db', unserved, '--listen', '127.0.0.1:0'], { WISMO_SECRET: 'x'.repeat(40), WISMO_SECRET_FILE: '' }), 1, /not the one that this database was made with/);
  });

  test('limits may be off only on loopback', () => {
    refused(run(['serve', '--listen', '0.0.0.0:0']), 2, /beyond loopback/);
    refused(run(['serve', '--listen', '127.0.0.1:0'], { WISMO_TRUSTED_PROXIES: '10.0.0.0/8' }), 2, /proxy/);
    refused(run(['serve', '--listen', '127.0.0.1:0'], { WISMO_URL: 'https://chat.example' }), 2, /loopback/);
  });

  test('a port in use: 1', () => {
    const port = new URL(w.url).port;
    refused(run(['serve', '--db', unserved, '--listen', `127.0.0.1:${port}`]), 1, /in use/);
    refused(run(['serve', '--db', unserved, '--listen', 'nonsense'], { WISMO_RATE_LIMITS: '' }), 1, /./);
  });

  test('a database that is none, is missing, or is newer: 1', sqlite, () => {
    const junk = join(w.folder, 'junk.db'), newer = join(w.folder, 'newer.db');
    writeFileSync(junk, 'this is no database, and never was one'.repeat(100));
    refused(run(['serve', '--listen', '127.0.0.1:0', '--db', junk]), 1, /./);
    refused(run(['serve', '--listen', '127.0.0.1:0', '--db', join(w.folder, 'missing.db')]), 1, /./);
    refused(run(['doctor', '--db', '/nowhere/at/all.db']), 1, /./);
    run(['init', '--shop', 'New', '--email', 'n@new.example', '--db', newer]);
    const names = spawnSync('sqlite3', [newer, "SELECT name FROM sqlite_master WHERE name LIKE '%migration%'"], { encoding: 'utf8' });
    if (names.status === 0 && names.stdout.trim()) {
      const table = names.stdout.trim().split('\n')[0];
      const columns = spawnSync('sqlite3', [newer, `SELECT name FROM pragma_table_info('${table}')`], { encoding: 'utf8' }).stdout.trim().split('\n');
      spawnSync('sqlite3', [newer, `INSERT INTO ${table} (${columns[0]}${columns[1] ? `, ${columns[1]}` : ''}) VALUES ('9999_future'${columns[1] ? ', 1' : ''})`]);
      refused(run(['serve', '--listen', '127.0.0.1:0', '--db', newer]), 1, /newer/);
    }
  });

  test('init: a second shop of the same name is refused', () => {
    refused(run(['init', '--shop', 'North', '--email', 'x@north.example']), 1, /already/);
  });

  test('backup, restore, doctor', sqlite, () => {
    const copy = join(w.folder, 'copy.db'), back = join(w.folder, 'new', 'back.db');
    assert.equal(run(['backup', copy]).status, 0);
    refused(run(['backup', copy]), 1, /a file already/);
    assert.match(run(['restore', copy, '--db', back]).stdout, /back\.db is restored\n$/);
    assert.match(run(['doctor', '--db', back]).stdout, /database: ok\nbackup: none yet/);
    refused(run(['restore', join(w.folder, 'none.db'), '--db', back]), 1, /cannot be read/);
    refused(run(['restore', join(w.folder, 'password'), '--db', back]), 1, /./);
    assert.match(run(['doctor', '--db', back]).stdout, /database: ok/);
    writeFileSync(back, 'what a broken disk has left of it'.repeat(1000));
    assert.equal(run(['restore', copy, '--db', back]).status, 0);
    assert.match(run(['doctor', '--db', back]).stdout, /database: ok/);
  });

  test('backup without a name goes to the others; off is said', sqlite, () => {
    const made = run(['backup']).stdout.trim();
    assert.match(made, /\/backup\/shop-\d{4}-\d\d-\d\dT\d{6}Z\.db$/);
    assert.ok(existsSync(made));
    assert.ok(run(['doctor']).stdout.includes(`backup: ${made}, made 20`));
    refused(run(['backup'], { WISMO_BACKUP_DIR: 'off' }), 2, /is off/);
    refused(run(['serve', '--listen', '127.0.0.1:0'], { WISMO_BACKUP_AT: 'noon' }), 2, /WISMO_BACKUP_AT/);
  });

  test('root looks after what another user serves: what it makes is that user’s',
    { skip: sqlite.skip || (process.getuid() ? 'needs root' : false) }, () => {
      const folder = join(w.folder, 'theirs'), db = join(folder, 'shop.db'), env = { WISMO_DB: db };
      const owner = (path) => statSync(path).uid;
      mkdirSync(folder);
      assert.equal(run(['init', '--shop', 'Theirs', '--email', 'x@theirs.example'], env).status, 0);
      for (const path of [folder, db]) chownSync(path, 1234, 1234);
      const made = run(['backup'], env).stdout.trim();
      assert.deepEqual([owner(join(folder, 'backup')), owner(made)], [1234, 1234]);
      assert.equal(run(['restore', made], env).status, 0);
      assert.equal(owner(db), 1234);
      rmSync(db);
      assert.equal(run(['restore', made], env).status, 0);
      assert.equal(owner(db), 1234);
    });

  test('restore refuses while a wismo runs on it, then keeps what was there', sqlite, async () => {
    await w.order('7001', 'kept@example.com');
    const copy = join(w.folder, 'before.db');
    assert.equal(run(['backup', copy]).status, 0);
    await w.order('7002', 'later@example.com');
    refused(run(['restore', copy]), 1, /is running on .*stop it first/);
    assert.equal((await w.staff('GET', '/api/v1/orders?query=7002')).json.total, 1);
    await w.stop('SIGKILL');
    const said = run(['restore', copy]);
    assert.equal(said.status, 0, said.stderr);
    const kept = / what was there is (\S+)\n$/.exec(said.stdout)[1];
    await w.serve();
    assert.equal((await w.staff('GET', '/api/v1/orders?query=7001')).json.total, 1);
    assert.equal((await w.staff('GET', '/api/v1/orders?query=7002')).json.total, 0);
    await w.stop();
    assert.match(run(['restore', kept]).stdout, /is restored/);     /* and back again: the log went with it */
    await w.serve();
    assert.equal((await w.staff('GET', '/api/v1/orders?query=7002')).json.total, 1);
  });

  test('PostgreSQL: whose backup it is', { skip: process.env.WISMO_TEST_PG ? false : 'PostgreSQL only' }, () => {
    refused(run(['backup']), 1, /pg_dump/);
    refused(run(['restore', 'x']), 2, /pg_restore/);
    assert.match(run(['doctor']).stdout, /backup: PostgreSQL's own matter/);
    assert.match(w.whole_log, /folder=none why="wismo makes no backups here/);
  });
});

describe('chat in the terminal', () => {
  test('the same conversation, typed', async () => {
    await w.order('1042', 'ann@example.com');
    const r = spawnSync(BIN, ['chat', '--assistant', w.shop.assistant_key, '--url', w.url],
      { env: w.env, encoding: 'utf8', input: '1\n1042\nann@example.com\n', timeout: 20000 });
    assert.equal(r.status, 0, r.stderr);
    assert.match(r.stdout, /\[1\] Check order status/);
    assert.match(r.stdout, /#1042 {2}In transit/);
    assert.match(r.stdout, /track\.example\/North\/1042/);
    refused(spawnSync(BIN, ['chat', '--assistant', 'nobody', '--url', w.url], { env: w.env, encoding: 'utf8' }), 1, /no assistant/);
  });
});

describe('pages', () => {
  test('alive, ready, figures', async () => {
    assert.equal((await w.ask('GET', '/healthz', { raw: true })).text, 'ok\n');
    assert.equal((await w.ask('GET', '/readyz', { raw: true })).status, 200);
    const figures = (await w.ask('GET', '/metrics', { raw: true })).text;
    assert.match(figures, /^wismo_http_requests_total \d+$/m);
    assert.match(figures, /^wismo_lane_waiting\{lane="outside"\} \d+$/m);
  });

  test('the widget: its settings in front, packed, with an ETag', async () => {
    const path = `/widget/${w.shop.assistant_key}.js`;
    const r = await w.ask('GET', path, { raw: true, headers: { 'accept-encoding': 'gzip' } });
    assert.equal(r.status, 200);
    const [line] = r.text.split('\n');
    const config = JSON.parse(/^self\.__wismo_cfg=(.*);$/.exec(line)[1]);
    assert.equal(config.key, w.shop.assistant_key);
    assert.equal(config.title, 'Order help');
    assert.equal(r.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.match(r.headers.get('cache-control'), /max-age=300/);
    const plain = await w.ask('GET', path, { raw: true, headers: { 'accept-encoding': 'identity' } });
    assert.equal(plain.text, r.text);
    const same = await w.ask('GET', path, { raw: true, headers: { 'if-none-match': r.headers.get('etag'), 'accept-encoding': 'gzip' } });
    assert.equal(same.status, 304);
    assert.notEqual(plain.headers.get('etag'), r.headers.get('etag'));
  });

  test('pages carry their rules; what is not there is 404', async () => {
    const r = await w.ask('GET', '/storefront/', { raw: true });
    assert.equal(r.status, 200);
    assert.match(r.headers.get('content-security-policy'), /default-src 'none'/);
    assert.equal(r.headers.get('x-content-type-options'), 'nosniff');
    assert.equal((await w.ask('GET', '/storefront/none.html', { raw: true })).status, 404);
    assert.equal((await w.ask('GET', '/demo/config.json')).status, 404);
  });

  test('logs hold no address, token or words', async () => {
    const c = await w.chat();
    await c.say('my secret words, mail me at log@example.com');
    await c.say('4711-log');
    await sleep(50);
    assert.doesNotMatch(w.log, /log@example\.com|secret words|4711-log/);
    assert.ok(!w.log.includes(c.token) && !w.log.includes(w.shop.api_key));
  });
});

describe('stopping', () => {
  test('what was accepted is finished; idle ones are let go; all within five seconds', async () => {
    const c = await w.chat();
    await c.say('hello');
    const stream = await c.listen();
    const idle = net.connect(new URL(w.url).port, '127.0.0.1');
    idle.on('error', () => {});
    await sleep(50);
    const before = w.child;
    const posts = Array.from({ length: 6 }, () => c.post({ text: 'thanks' }).catch((e) => ({ status: 0, e })));
    await sleep(5);
    const began = Date.now();
    assert.equal(await w.stop(), 0);
    assert.ok(Date.now() - began < 5000);
    const answers = await Promise.all(posts);
    await stream.ended;
    idle.destroy();
    await w.serve();
    assert.notEqual(before.pid, w.child.pid);
    const said = (await c.read()).json.messages.filter((m) => m.author === 'visitor' && m.text === 'thanks').length;
    assert.equal(said, answers.filter((a) => a.status === 200).length);
  });

  test('SIGINT, too', async () => {
    assert.equal(await w.stop('SIGINT'), 0);
    await w.serve();
  });
});

test('the log is one line a request and holds nothing of what was said; every server of these tests is read for that at its end', async () => {
  const mark = 'My parcel is soaking wet', c = await w.chat();
  for (const t of [mark, '+420777123456', 'wet@example.com']) await c.say(t);
  await w.staff('GET', `/api/v1/orders?query=${encodeURIComponent('wet@example.com')}`);
  await w.ask('POST', `${c.path}/messages`, { body: `{"text":"${mark}`, token: c.token });       /* not JSON: the words that it is refused with */
  for (let i = 0; i < 100 && !/route=\/api\/v1\/orders /.test(w.whole_log); i++) await sleep(10);
  assert.match(w.whole_log, /route=\/api\/v1\/chat\/conversations\/:id\/messages status=200/);
  assert.ok(w.secrets.has(mark) && w.secrets.has(c.token) && w.secrets.has(w.shop.api_key));
  assert.deepEqual(indiscretions(w.whole_log, w.secrets), []);
  for (const leak of [mark, c.token, 'ann@example.com', '+420777123456', w.shop.api_key])
    assert.notDeepEqual(indiscretions(`${w.whole_log}request text="${leak}"\n`, w.secrets), [], leak);
  assert.deepEqual(['id=req_7k100070x', 'number=100070'].map((line) => indiscretions(line, new Set(['100070'])).length), [0, 1]);
});

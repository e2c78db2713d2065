// setup.test.mjs - `wismo setup` in a folder: what it asks, refuses, writes, and that running it again is safe. With root,
// systemd's places and a certificate authority it is proven by fresh.mjs.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BIN } from '../http/wismo.mjs';
import { freePort, has } from './proxy.mjs';

let root, port;
before(async () => { root = mkdtempSync(join(tmpdir(), 'wismo-setup-')); port = await freePort(); });
after(() => rmSync(root, { recursive: true, force: true }));

const clean = { PATH: process.env.PATH, HOME: process.env.HOME };
const wismo = (args, env = {}) => spawnSync(BIN, args, { env: { ...clean, ...env }, encoding: 'utf8', timeout: 60000, stdio: ['ignore', 'pipe', 'pipe'] });
const setup = (folder, ...args) => wismo(['setup', '--folder', join(root, folder), ...args]);
const whole = (folder, ...args) => setup(folder, '--domain', 'chat.shop.example', '--shop', 'Söhne & Töchter', '--email', 'ann@shop.example', '--listen', `127.0.0.1:${port}`, ...args);
const read = (folder, file) => readFileSync(join(root, folder, file), 'utf8');
const tag = (r) => /<script async src="(https:\/\/[^"]+)"><\/script>/.exec(r.stdout)?.[1];
const value = (folder, name) => new RegExp(`^${name}=(.*)$`, 'm').exec(read(folder, 'wismo.env'))?.[1];

describe('what is wrong is said in one sentence, and nothing is made', () => {
  const cases = [
    ['nothing said and nobody to ask', [], /needs --domain .* --shop .* --email/],
    ['no domain but a word', ['--domain', 'shop'], /domain: "shop" is not a domain name/],
    ['an address', ['--domain', '192.0.2.7'], /is not a domain name/],
    ['a path', ['--domain', 'https://shop.example/chat'], /is not a domain name/],
    ['a port', ['--domain', 'shop.example:8443'], /is not a domain name/],
    ['letters beyond ASCII', ['--domain', 'töchter.example'], /xn--/],
    ['an empty label', ['--domain', 'chat..shop.example'], /is not a domain name/],
    ['Caddy\'s own words in an e-mail', ['--email', 'a{b@shop.example'], /email: .* is not an e-mail address/],
    ['no e-mail', ['--email', 'ann'], /email: .* is not an e-mail address/],
    ['listening for the whole network', ['--listen', '0.0.0.0:8080'], /listen: Behind Caddy wismo listens on this machine only/],
    ['an authority without TLS', ['--acme', 'http://ca.example/dir'], /acme: .* begins with https/],
    ['a database file', ['--db', '/tmp/x.db'], /db: A database file is kept in /],
    ['a word too many', ['please'], /does not take please/],
    ['an option without its value', ['--domain'], /--domain needs a value/],
  ];
  for (const [i, [name, args, words]] of cases.entries()) {
    test(name, () => {
      const folder = `wrong${i}`;
      const base = name.startsWith('nothing') ? [] : ['--shop', 'S', ...(args[0] === '--domain' ? [] : ['--domain', 'chat.shop.example']), ...(args[0] === '--email' ? [] : ['--email', 'ann@shop.example'])];
      const r = setup(folder, ...base, ...args);
      assert.notEqual(r.status, 0);
      assert.match(r.stderr, words);
      assert.equal(r.stderr.trim().split('\n').length, 1, r.stderr);
      for (const file of ['wismo.env', 'secret', 'wismo.db', 'Caddyfile']) assert.ok(!existsSync(join(root, folder, file)), `${file} was made`);
    });
  }

  test('a port that another program has: by its name', async () => {
    const s = net.createServer();
    await new Promise((done) => s.listen(0, '127.0.0.1', done));
    const r = setup('taken', '--domain', 'chat.shop.example', '--shop', 'S', '--email', 'a@shop.example', '--listen', `127.0.0.1:${s.address().port}`);
    await new Promise((done) => s.close(done));
    assert.equal(r.status, 1);
    assert.match(r.stderr, new RegExp(`is in use by node.* \\(process ${process.pid}\\): choose another`));
  });

  test('without root the machine itself is not touched', { skip: process.getuid() === 0 ? 'this is root' : false }, () => {
    const r = wismo(['setup', '--domain', 'chat.shop.example', '--shop', 'S', '--email', 'a@shop.example']);
    assert.equal(r.status, 1);
    assert.match(r.stderr, /sudo wismo setup/);
  });
});

test('a shop, its settings, its secret, Caddy\'s file; again: nothing changes; a new domain: only that', () => {
  const first = whole('shop', '--pages', 'https://shop.example', '--currency', 'EUR', '--zone', 'Europe/Prague');
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stdout, /password {9}\w{20}\n/);
  assert.match(first.stdout, /Address {2}https:\/\/chat\.shop\.example\n/);
  assert.match(tag(first), /^https:\/\/chat\.shop\.example\/widget\/\w+\.js$/);
  for (const file of ['secret', 'wismo.env', 'wismo.db']) assert.equal(statSync(join(root, 'shop', file)).mode & 0o007, 0, `${file} is readable for all`);
  assert.equal(value('shop', 'WISMO_URL'), 'https://chat.shop.example');
  assert.equal(value('shop', 'WISMO_TRUSTED_PROXIES'), '127.0.0.1,::1');
  assert.match(read('shop', 'Caddyfile'), new RegExp(`reverse_proxy 127\\.0\\.0\\.1:${port} `));
  assert.match(read('shop', 'Caddyfile'), /tls ann@shop\.example\n/);

  const own = `${read('shop', 'wismo.env').replace(/^WISMO_TRUSTED_PROXIES=.*$/m, 'WISMO_TRUSTED_PROXIES=192.0.2.0/24')}# mine\nWISMO_ALLOW_HOSTS=erp.local\n`;
  writeFileSync(join(root, 'shop', 'wismo.env'), own);
  const before = ['secret', 'Caddyfile'].map((f) => read('shop', f));
  const again = setup('shop');
  assert.equal(again.status, 0, again.stderr);
  assert.doesNotMatch(again.stdout, /password|secret/);
  assert.equal(tag(again), tag(first));
  assert.equal(read('shop', 'wismo.env'), own);
  assert.deepEqual(['secret', 'Caddyfile'].map((f) => read('shop', f)), before);

  const moved = setup('shop', '--domain', 'https://Help.Shop.Example/');
  assert.equal(moved.status, 0, moved.stderr);
  assert.equal(read('shop', 'wismo.env'), own.replace('chat.shop.example', 'help.shop.example'));
  assert.equal(read('shop', 'Caddyfile'), before[1].replace('chat.shop.example', 'help.shop.example'));
  assert.equal(tag(moved), tag(first).replace('chat.', 'help.'));
});

test('another name is not silently another shop', () => {
  const r = setup('shop', '--shop', 'Other');
  assert.equal(r.status, 1);
  assert.match(r.stderr, /shop: This installation has the shop Söhne & Töchter/);
});

test('an authority of one\'s own stands in Caddy\'s file', { skip: has('caddy') ? false : 'there is no caddy' }, () => {
  assert.equal(setup('shop', '--acme', 'https://ca.example/acme/directory').status, 0);
  assert.match(read('shop', 'Caddyfile'), /tls ann@shop\.example \{\n\t\tca https:\/\/ca\.example\/acme\/directory\n\t\}/);
  const r = spawnSync('caddy', ['adapt', '--config', join(root, 'shop', 'Caddyfile'), '--adapter', 'caddyfile'], { encoding: 'utf8' });
  assert.match(r.stdout, /"ca":"https:\/\/ca\.example\/acme\/directory"/);
  const before = read('shop', 'Caddyfile');
  assert.equal(setup('shop').status, 0);
  assert.equal(read('shop', 'Caddyfile'), before, 'running it again forgot the authority');
});

test('a password from a file is not shown; one too short makes no shop', () => {
  writeFileSync(join(root, 'password'), 'correct horse battery\n');
  writeFileSync(join(root, 'short'), 'horse\n');
  const short = whole('secretive', '--password-file', join(root, 'short'));
  assert.equal(short.status, 1);
  assert.match(short.stderr, /password: /);
  const r = whole('secretive', '--password-file', join(root, 'password'));
  assert.equal(r.status, 0, r.stderr);
  assert.doesNotMatch(r.stdout, /password|correct horse/);
});

test('the settings\' file is enough: doctor and serve take all from it, and the tag\'s script is served', async () => {
  const env = { WISMO_ENV_FILE: join(root, 'shop', 'wismo.env') };
  const doctor = wismo(['doctor'], env);
  assert.equal(doctor.status, 0, doctor.stderr);
  assert.match(doctor.stdout, /Söhne & Töchter/);
  const broken = join(root, 'broken.env');
  writeFileSync(broken, 'WISMO_DB=x\nnonsense\n');
  const bad = wismo(['doctor'], { WISMO_ENV_FILE: broken });
  assert.equal(bad.status, 2);
  assert.match(bad.stderr, /broken\.env: line 2 is not NAME=value/);

  const server = spawn(BIN, ['serve'], { env: { ...clean, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (d) => { log += d; });
  for (let i = 0; i < 500 && !log.includes('wismo serves'); i++) await sleep(10);
  assert.match(log, /wismo serves https:\/\/help\.shop\.example\n/);
  const key = /widget\/(\w+)\.js/.exec(tag(setup('shop')))[1];
  assert.equal((await fetch(`http://127.0.0.1:${port}/widget/${key}.js`)).status, 200);
  const allowed = await fetch(`http://127.0.0.1:${port}/api/v1/chat/${key}/conversations`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', origin: 'https://shop.example' } });
  assert.equal(allowed.status, 201, 'the page that was named may not show the chat');
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
});

test('in a terminal it asks, and the password is not shown while it is typed', { skip: has('script') ? false : 'there is no script(1)' }, async () => {
  const child = spawn('script', ['-qec', `${BIN} setup --folder ${join(root, 'asked')} --listen 127.0.0.1:${port}`, '/dev/null'], { env: { ...clean, TERM: 'dumb' } });
  let screen = '';
  child.stdout.on('data', (d) => { screen += d; });
  const answers = [[/domain of the chat/, 'chat.asked.example'], [/shop's name/, 'Asked'], [/e-mail address/, 'me@asked.example'], [/shop's pages/, ''], [/password for the owner/, 'a long enough one']];
  for (const [question, answer] of answers) {
    for (let i = 0; i < 500 && !question.test(screen); i++) await sleep(10);
    assert.match(screen, question);
    await sleep(50);
    child.stdin.write(`${answer}\n`);
  }
  const [status] = await new Promise((done) => child.once('exit', (...a) => done(a)));
  assert.equal(status, 0, screen);
  assert.match(screen, /https:\/\/chat\.asked\.example\/widget\//);
  assert.doesNotMatch(screen, /a long enough one/);
});

// fresh.mjs - `make test-fresh [FRESH=FOLDER]`: Debian 12 from nothing, three times: as root, as a user with sudo, and one
// that only ever gets the package. Prints and keeps the figures (build/proof/fresh.json).
// FRESH_PARTS="root sudo package" chooses parts; FRESH_KEEP=1 leaves the folders for a look.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prove } from '../proof.mjs';
import { Root, base, reason } from './fresh_root.mjs';
import { freePort } from './proxy.mjs';

const why_not = reason();
if (why_not) {
  console.log(`make test-fresh is skipped: ${why_not}`);
  process.exit(0);
}
const folder = resolve(process.argv[2] || join(tmpdir(), 'wismo-fresh'));
const parts = (process.env.FRESH_PARTS ?? 'root sudo package').split(' ');
const figures = [];
const figure = (what, must, got, reached = null) => {
  figures.push({ what, must, got: String(got), reached });
  console.log(`  ${what}: ${got}`);
};
const seconds = (since) => ((Date.now() - since) / 1000);
const step = (text) => console.log(`\n${new Date().toISOString().slice(11, 19)} ${text}`);

/** What is committed, as a file that can be cloned inside. */
function bundle(root) {
  const r = spawnSync('git', ['bundle', 'create', '-q', join(root.path, 'srv/wismo.bundle'), 'HEAD'], { encoding: 'utf8' });
  assert.equal(r.status, 0, r.stderr);
}

const CLONE = 'git clone -q /srv/wismo.bundle wismo 2>/dev/null && cd wismo';

/** Waits until `make run` serves the storefront and its chat, asked from outside; seconds since then. */
async function answers(run, url, since) {
  for (;;) {
    assert.equal(run.child.exitCode, null, `make run ended:\n${run.said.slice(-4000)}`);
    assert.ok(seconds(since) < 1200, 'make run took too long');
    const r = await fetch(`${url}/readyz`).catch(() => null);
    if (r?.status === 200) break;
    await sleep(50);
  }
  const took = seconds(since);
  const page = await fetch(`${url}/storefront/`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<html/i);
  const { assistant_key: key } = await (await fetch(`${url}/demo/config.json`)).json();
  assert.equal((await fetch(`${url}/widget/${key}.js`)).status, 200);
  const json = { 'content-type': 'application/json' };
  const { conversation: c } = await (await fetch(`${url}/api/v1/chat/${key}/conversations`, { method: 'POST', headers: json, body: '{}' })).json();
  const [, number, email] = /Try order\s+(\S+)\s+(\S+)/.exec(run.said);
  const turn = await fetch(`${url}/api/v1/chat/conversations/${c.id}/messages`, { method: 'POST', headers: { ...json, authorization: `Bearer ${c.token}` }, body: JSON.stringify({ text: `${number} ${email}` }) });
  assert.match(await turn.text(), new RegExp(`"kind":"order"`), 'the chat does not show the order that make run says to try');
  return took;
}

/** clone, make run, make test-core, make run again, in one fresh Debian. */
async function workshop(name, root, user) {
  const port = await freePort(), url = `http://127.0.0.1:${port}`;
  const home = user ? `/home/${user}` : '/root', env = { WISMO_LISTEN: `127.0.0.1:${port}` };
  step(`${name}: git clone, make run`);
  const began = Date.now();
  root.sh(CLONE, { user, cd: home });
  const first = root.start('make run', { user, env, cd: `${home}/wismo` });
  const took = await answers(first, url, began).finally(() => first.end());
  figure(`${name}: git clone and make run to the first answer, everything installed and built`, 'it answers', `${took.toFixed(0)} s`, true);

  step(`${name}: make test-core`);
  const core = root.try('make test-core', { user, cd: `${home}/wismo`, seconds: 3600 });
  const [, passed, failed] = /^(\d+) passed, (\d+) failed/m.exec(core.out) ?? [0, 0, '?'];
  if (core.status) console.log(core.out.split('\n').filter((l) => /^FAIL|^ {5}|error/.test(l)).slice(0, 40).join('\n'));
  figure(`${name}: make test-core inside`, 'passes', `${passed} passed, ${failed} failed`, core.status === 0 && failed === '0');

  step(`${name}: make run again`);
  const again = Date.now();
  const second = root.start('make run', { user, env, cd: `${home}/wismo` });
  const soon = await answers(second, url, again).finally(() => second.end());
  figure(`${name}: the second make run to its first answer`, '≤ 3 s', `${soon.toFixed(1)} s`, soon <= 3);
}

async function asRoot(tar) {
  step('a fresh Debian 12, as root');
  const root = Root.make(join(folder, 'root'), tar);
  bundle(root);
  await workshop('root', root, null);
  return root;
}

async function withSudo(tar) {
  step('a fresh Debian 12, as a user with sudo');
  const root = Root.make(join(folder, 'sudo'), tar);
  bundle(root);
  root.sh('apt-get install -y -qq sudo >/dev/null 2>&1 && useradd -m -s /bin/bash ann && echo "ann ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/ann');
  await workshop('sudo', root, 'ann');
  assert.equal(root.sh('find /home/ann ! -user ann | head -3'), '', 'something in the user\'s home belongs to root');
  return root;
}

/** make deb where building is possible; twice, so that there is something to upgrade to. */
function packages(tar) {
  const root = Root.make(join(folder, 'build'), tar);
  bundle(root);
  step('make deb');
  root.sh(`${CLONE} && make run -n >/dev/null && tools/deps.sh run && make -s deb && make -s deb VERSION=99.0+later`, { cd: '/root', seconds: 1800 });
  const debs = readdirSync(join(root.path, 'root/wismo/build')).filter((f) => f.endsWith('.deb')).sort();
  assert.equal(debs.length, 2, debs.join(' '));
  mkdirSync('build/fresh', { recursive: true });
  const kept = debs.map((f) => { copyFileSync(join(root.path, 'root/wismo/build', f), join('build/fresh', f)); return join('build/fresh', f); });
  const lint = root.try(`apt-get install -y -qq lintian >/dev/null 2>&1; lintian --allow-root --fail-on error,warning ${debs[0]}`, { cd: '/root/wismo/build' });
  figure('the package: size; lintian of Debian 12', 'no error, no warning', `${(statSync(kept[0]).size / 1024).toFixed(0)} KiB; ${lint.status ? lint.out.trim().split('\n').pop() : 'content'}`, lint.status === 0);
  const unit = root.try('apt-get install -y -qq systemd >/dev/null 2>&1; dpkg -i --force-depends build/wismo_0*.deb >/dev/null 2>&1; systemd-analyze verify --man=no wismo.service; echo "verify $?"; systemd-analyze security --offline=true debian/wismo.service | tail -1', { cd: '/root/wismo' });
  const exposure = Number(/exposure level for wismo\.service: ([\d.]+)/.exec(unit.out)?.[1] ?? 10);
  figure('the unit: systemd-analyze verify; exposure by systemd-analyze security', 'verifies; ≤ 1.5', `${/verify 0/.test(unit.out) ? 'verifies' : unit.out.slice(0, 300)}; ${exposure}`, /verify 0/.test(unit.out) && exposure <= 1.5);
  if (!process.env.FRESH_KEEP) root.remove();
  return kept;
}

/** A third Debian that only ever gets the package. */
async function installed(tar, debs) {
  step('a fresh Debian 12 with the package alone');
  const root = Root.make(join(folder, 'package'), tar);
  debs.forEach((f, i) => copyFileSync(f, join(root.path, `srv/wismo_${i + 1}.deb`)));
  const quiet = 'DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends';
  const install = root.sh(`${quiet} /srv/wismo_1.deb 2>&1`);
  assert.match(install, /Next: wismo setup/);
  const modes = root.sh('stat -c "%U:%G %a" /var/lib/wismo /etc/wismo; getent passwd wismo | cut -d: -f7').trim().split('\n');
  assert.deepEqual(modes, ['wismo:wismo 750', 'root:wismo 750', '/usr/sbin/nologin']);
  const nobody = root.try('wismo setup </dev/null');
  assert.match(nobody.out, /needs --domain/);
  const said = '--domain chat.shop.test --shop "North & Sons" --email owner@shop.test --pages https://shop.test --zone Europe/Prague --currency EUR';
  const without = root.try(`wismo setup ${said} </dev/null`);
  assert.equal(without.status, 1);
  assert.match(without.out, /Caddy is not installed\. Install it with "apt-get install caddy"/);
  const plain = root.try('runuser -u nobody -- wismo doctor');
  assert.equal(plain.status, 2, plain.out);

  const taken = root.start('perl -MIO::Socket::INET -e \'$s = IO::Socket::INET->new(LocalPort => 8080, LocalAddr => "127.0.0.1", Listen => 1); sleep 60\'');
  await sleep(1000);
  const port = root.try(`wismo setup ${said} </dev/null`);
  await taken.end();
  assert.match(port.out, /127\.0\.0\.1:8080 is in use by/, port.out);

  step('wismo setup --yes');
  const began = Date.now();
  const setup = root.sh(`wismo setup --yes ${said} --acme https://acme.test:14000/acme/local/directory </dev/null 2>&1`);
  const took = seconds(began);
  assert.match(setup, /Installing Caddy/);
  assert.match(setup, /systemd does not run here/);
  const [, key] = /API key\s+(wk_\w+)/.exec(setup), [, password] = /password\s+(\w{20})/.exec(setup);
  figure('wismo setup --yes on it: Caddy installed, shop made, configuration accepted by Caddy', 'one command', `${took.toFixed(0)} s`, true);
  assert.equal(root.sh('stat -c "%U:%G %a" /etc/wismo/wismo.env /etc/wismo/secret /var/lib/wismo/wismo.db'), 'root:wismo 640\nroot:wismo 640\nwismo:wismo 600\n');
  const files = 'cat /etc/wismo/wismo.env /etc/wismo/secret /etc/caddy/Caddyfile /etc/caddy/Caddyfile.d/wismo.caddyfile | sha256sum';
  const before = root.sh(files);
  const again = root.sh('wismo setup </dev/null 2>&1');
  assert.equal(root.sh(files), before, 'the second setup changed something');
  assert.doesNotMatch(again, /API key|password/);
  const spoilt = root.try('cp /etc/caddy/Caddyfile /root/good; printf "chat.shop.test {\\n\\trespond hi\\n}\\n" >> /etc/caddy/Caddyfile; wismo setup --email other@shop.test </dev/null; s=$?; cp /root/good /etc/caddy/Caddyfile; exit $s');
  assert.equal(spoilt.status, 1, spoilt.out);
  assert.match(spoilt.out, /Caddy refuses its configuration, so it stays as it was\..*chat\.shop\.test/s);
  assert.equal(root.sh(files), before, 'a refused configuration was left in place');
  figure('wismo setup again; with a domain that Caddy serves already', 'nothing changes; refused and put back', 'nothing changes; refused and put back', true);

  const kept = root.sh('wismo rekey >/dev/null && wismo backup >/dev/null && wismo restore /var/lib/wismo/backup/*.db && stat -c "%U:%G %a" /etc/wismo/secret /var/lib/wismo/backup /var/lib/wismo/wismo.db');
  assert.match(kept, /root:wismo 640\nwismo:wismo 700\nwismo:wismo 600\n$/, 'what root does takes files away from the service');
  root.try(`${quiet} strace`);
  step('HTTPS: Caddy, a certificate from an ACME server, wismo as its user');
  writeFileSync('build/fresh/https.in', JSON.stringify({ root: root.path, key, password }));
  const https = spawnSync('unshare', ['--net', '--pid', '--fork', '--kill-child', '--mount-proc', process.execPath, 'tests/package/fresh_https.mjs'], { encoding: 'utf8', timeout: 300000 });
  const proven = /^PROVEN (.*)$/m.exec(https.stdout);
  if (!proven) console.log(https.stdout.slice(-3000), https.stderr.slice(-5000));
  const h = proven ? JSON.parse(proven[1]) : {};
  figure('the package\'s wismo behind the Caddy that setup configured, certificate by ACME (Caddy\'s own server)', 'https, chat, stream at once, address only from the proxy', proven ? h.https : 'failed', Boolean(proven));
  figure('system calls of the service that its unit\'s filter would refuse (strace)', 'none', h.calls ?? 'not checked', proven ? h.refused === 0 : false);

  step('upgrade, removal, purge');
  const marks = () => root.sh('sha256sum /etc/wismo/wismo.env /etc/wismo/secret; wismo user list; wismo doctor');
  const old = marks();
  assert.match(old, /database: ok[\s\S]*North & Sons/);
  root.sh(`${quiet} /srv/wismo_2.deb 2>&1`);
  assert.equal(root.sh('dpkg-query -W -f=\'${Version}\' wismo'), '99.0+later');
  assert.equal(marks(), old, 'the upgrade changed something');
  root.sh('DEBIAN_FRONTEND=noninteractive apt-get remove -y -qq wismo 2>&1');
  assert.notEqual(root.try('test -e /usr/bin/wismo').status, 0);
  assert.equal(root.try('test -e /lib/systemd/system/wismo.service').status, 1);
  root.sh(`${quiet} /srv/wismo_2.deb 2>&1`);
  assert.equal(marks(), old, 'removal and installation changed something');
  const purge = root.sh('DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq wismo 2>&1');
  assert.match(purge, /the shops and their conversations are kept in \/var\/lib\/wismo/);
  root.sh('test -s /var/lib/wismo/wismo.db && test -s /etc/wismo/secret && ! test -e /etc/caddy/Caddyfile.d/wismo.caddyfile && caddy validate --config /etc/caddy/Caddyfile --adapter caddyfile 2>&1');
  root.sh(`${quiet} /srv/wismo_2.deb 2>&1`);
  assert.equal(marks(), old, 'purging without an answer lost something');
  root.sh(`echo "wismo wismo/purge-data boolean true" | debconf-set-selections && DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq wismo 2>&1`);
  assert.notEqual(root.try('test -e /var/lib/wismo -o -e /etc/wismo').status, 0, 'the data are still there');
  figure('upgrade, removal, purge without an answer: data and settings; purge with yes', 'kept; gone', 'kept; gone', true);
  return root;
}

const roots = [];
try {
  step(`the base: debootstrap, kept in build/fresh`);
  const tar = base(resolve('build/fresh'));
  if (parts.includes('root')) roots.push(await asRoot(tar));
  if (parts.includes('sudo')) roots.push(await withSudo(tar));
  if (parts.includes('package')) roots.push(await installed(tar, packages(tar)));
} catch (e) {
  console.log(e.stack);
  figure('to its end', 'yes', `no: ${e.message.split('\n')[0].slice(0, 200)}`, false);
}
if (!process.env.FRESH_KEEP) for (const r of roots) r.remove();
console.log();
process.exit(prove('fresh', 'make test-fresh', figures) ? 0 : 1);

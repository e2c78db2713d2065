// deb.test.mjs - the Debian package: it builds, holds what it should, its scripts parse, its unit verifies and is hardened,
// its page reads. That it installs, runs, upgrades and goes is proven in a fresh Debian by fresh.mjs.
import { before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { has } from './proxy.mjs';

const EXPOSURE_MOST = 1.5; /* systemd's "OK" begins at 2 */
const ROOT = 'build/package-root';
const run = (command, ...args) => spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
const ok = (r) => { assert.equal(r.status, 0, `${r.stdout}${r.stderr}`.slice(-3000)); return r.stdout; };

describe('make deb', { skip: has('dh') && has('dpkg-deb') ? false : 'there is no debhelper' }, () => {
  let deb;
  before(() => {
    for (const f of readdirSync('build').filter((f) => /^wismo_.*\.deb$/.test(f))) rmSync(`build/${f}`);
    ok(run('make', '-s', 'deb'));
    [deb] = readdirSync('build').filter((f) => /^wismo_.*\.deb$/.test(f)).map((f) => `build/${f}`);
    rmSync(ROOT, { recursive: true, force: true });
    ok(run('dpkg-deb', '-R', deb, ROOT));
  });

  test('holds the program, the unit, the page, the configurations, two folders, nothing else', () => {
    const paths = ok(run('dpkg-deb', '-c', deb)).trim().split('\n').map((l) => l.split(/\s+/)).filter((c) => !c[5].endsWith('/')).map((c) => c[5].replace(/^\./, '')).sort();
    assert.deepEqual(paths, ['/lib/systemd/system/wismo.service', '/usr/bin/wismo', ...['README.md.gz', 'changelog.gz', 'copyright', 'deploy/Caddyfile', 'deploy/nginx.conf'].map((f) => `/usr/share/doc/wismo/${f}`),
      '/usr/share/lintian/overrides/wismo', '/usr/share/man/man1/wismo.1.gz']);
    assert.ok(readdirSync(`${ROOT}/var/lib/wismo`).length === 0 && readdirSync(`${ROOT}/etc/wismo`).length === 0);
  });

  test('names the libraries that it needs, found by dpkg-shlibdeps', () => {
    const depends = ok(run('dpkg-deb', '-f', deb, 'Depends'));
    for (const p of ['libc6', 'libsqlite3-0', 'libpq5', 'libcurl4', 'libjansson4', 'libsodium23', 'libutf8proc2', 'zlib1g', 'libedit2', 'adduser']) assert.match(depends, new RegExp(`\\b${p}\\b`));
  });

  test('a later commit is a later version', () => {
    const version = ok(run('dpkg-deb', '-f', deb, 'Version')).trim();
    const first = ok(run('dpkg-parsechangelog', '-S', 'Version')).trim();
    assert.equal(run('dpkg', '--compare-versions', version, 'ge', first).status, 0, version);
  });

  test('its scripts are sh', () => {
    for (const f of ['postinst', 'prerm', 'postrm']) ok(run('sh', '-n', `${ROOT}/DEBIAN/${f}`));
  });

  test('the program starts and was hardened by the compiler', () => {
    assert.match(ok(run(`${ROOT}/usr/bin/wismo`, '--help')), /wismo serve/);
    const headers = ok(run('readelf', '-Wdlh', `${ROOT}/usr/bin/wismo`));
    for (const mark of [/Type:\s+DYN/, /GNU_RELRO/, /BIND_NOW|FLAGS_1.*NOW/]) assert.match(headers, mark);
    assert.match(ok(run('readelf', '-W', '--dyn-syms', `${ROOT}/usr/bin/wismo`)), /__\w+_chk/);
  });

  test('the unit verifies, and its exposure is small', { skip: has('systemd-analyze') ? false : 'there is no systemd-analyze' }, () => {
    const verify = run('systemd-analyze', 'verify', '--man=no', '--root', `${process.cwd()}/${ROOT}`, '--recursive-errors=no', 'wismo.service');
    assert.equal(verify.status, 0, verify.stderr);
    assert.doesNotMatch(verify.stderr, /wismo\.service/);
    const score = Number(/exposure level for wismo\.service: ([\d.]+)/.exec(ok(run('systemd-analyze', 'security', '--offline=true', 'debian/wismo.service')))[1]);
    assert.ok(score <= EXPOSURE_MOST, `exposure ${score}`);
  });

  test('the page reads without a warning and names every command', { skip: has('groff') ? false : 'there is no groff' }, () => {
    const r = run('groff', '-man', '-Tutf8', '-ww', '-z', 'docs/wismo.1');
    assert.equal(r.stderr, '');
    const page = readFileSync('docs/wismo.1', 'utf8');
    for (const [, name] of ok(run(`${ROOT}/usr/bin/wismo`, '--help')).matchAll(/^ {2}wismo (\w+)/gm)) {
      if (name !== 'demo') assert.match(page, new RegExp(`^\\.(B|BR) .*\\b${name}\\b`, 'm'), `the page does not know wismo ${name}`);
    }
  });

  test('lintian is content', { skip: has('lintian') ? false : 'there is no lintian' }, () => {
    const r = run('lintian', '--allow-root', '--fail-on', 'error,warning', deb);
    assert.equal(r.status, 0, r.stdout + r.stderr);
  });
});

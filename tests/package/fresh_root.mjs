// fresh_root.mjs - a fresh Debian 12 in a folder: made by debootstrap once (kept as a tar file), unpacked as often as
// wanted. The host's Debian mirrors, proxies, npm registry and extra CA certificates are carried over, nothing else.
// Every command runs in mount and process spaces of its own, which end with it: nothing stays mounted or running.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const RELEASE = 'bookworm';
const FIRST = ['git', 'make', 'ca-certificates'];
const LOCAL_CA = '/usr/local/share/ca-certificates';
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

const host = (command, ...args) => {
  const r = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(r.status, 0, `${command} ${args.join(' ')}: ${r.error?.message ?? r.stderr.slice(-2000)}`);
  return r.stdout;
};

/** Why it cannot be done here, or null. */
export function reason() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return 'it needs root, for debootstrap and chroot: sudo make test-fresh';
  for (const program of ['debootstrap', 'unshare', 'chroot', 'tar', 'ip']) {
    if (spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin:/sbin command -v ${program}`]).status !== 0) return `there is no ${program} (Debian: apt-get install debootstrap util-linux iproute2)`;
  }
  const r = spawnSync('unshare', ['--mount', '--pid', '--fork', '--net', 'true'], { encoding: 'utf8' });
  return r.status === 0 ? null : `this machine does not let root have spaces of its own: ${r.stderr.trim()}`;
}

/** Lines for sources.list: the mirrors that the host uses for this release, or Debian's own. */
function sources() {
  const r = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI) $(RELEASE) $(COMPONENT)', 'Created-By: Packages', 'Origin: Debian'], { encoding: 'utf8' });
  const found = [...new Set((r.stdout ?? '').split('\n').filter((l) => l.split(' ')[1]?.startsWith(RELEASE)))];
  return found.length ? found : [`http://deb.debian.org/debian ${RELEASE} main`, `http://deb.debian.org/debian ${RELEASE}-updates main`,
    `http://deb.debian.org/debian-security ${RELEASE}-security main`];
}

function proxies() {
  const r = spawnSync('apt-config', ['dump'], { encoding: 'utf8' });
  return (r.stdout ?? '').split('\n').filter((l) => /^Acquire::(https?|ftp)::.*Proxy/i.test(l)).join('\n');
}

/** Variables that a program needs to reach the registries from here. */
function environment() {
  const env = {};
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy']) {
    const value = process.env[name] ?? process.env[name.toUpperCase()];
    if (value) env[name] = value;
  }
  if (process.env.NODE_EXTRA_CA_CERTS || (existsSync(LOCAL_CA) && readdirSync(LOCAL_CA).length)) env.NODE_EXTRA_CA_CERTS = BUNDLE;
  const registry = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).stdout?.trim();
  if (registry && registry !== 'https://registry.npmjs.org/') env.npm_config_registry = registry;
  return env;
}

function carryOver(root) {
  writeFileSync(join(root, 'etc/apt/sources.list'), `${sources().map((l) => `deb ${l}`).join('\n')}\n`);
  writeFileSync(join(root, 'etc/apt/apt.conf.d/90host'), `${proxies()}\nAPT::Install-Recommends "false";\n`);
  copyFileSync('/etc/resolv.conf', join(root, 'etc/resolv.conf'));
  writeFileSync(join(root, 'etc/hosts'), '127.0.0.1 localhost\n::1 localhost\n'); /* debootstrap leaves that to an installer */
  mkdirSync(join(root, LOCAL_CA), { recursive: true });
  for (const f of existsSync(LOCAL_CA) ? readdirSync(LOCAL_CA) : []) if (f.endsWith('.crt')) copyFileSync(join(LOCAL_CA, f), join(root, LOCAL_CA, f));
  const own = process.env.NODE_EXTRA_CA_CERTS;
  if (own && own !== BUNDLE && existsSync(own)) copyFileSync(own, join(root, LOCAL_CA, 'host.crt'));
}

/** The tar file of a minimal Debian with git, make and ca-certificates; made when it is not there. */
export function base(folder) {
  const tar = join(folder, `base-${RELEASE}.tar`);
  if (existsSync(tar)) return tar;
  mkdirSync(folder, { recursive: true });
  const root = join(folder, 'base');
  rmSync(root, { recursive: true, force: true });
  const [uri] = sources().find((l) => l.split(' ')[1] === RELEASE).split(' ');
  host('debootstrap', '--variant=minbase', `--include=${FIRST.join(',')}`, RELEASE, root, uri);
  rmSync(join(root, 'var/cache/apt/archives'), { recursive: true, force: true });
  mkdirSync(join(root, 'var/cache/apt/archives/partial'), { recursive: true });
  host('tar', '-C', root, '-cf', `${tar}.new`, '.');
  renameSync(`${tar}.new`, tar);
  rmSync(root, { recursive: true, force: true });
  return tar;
}

/* Proc and dev of its own, then inside with nothing but the variables that are said. */
const ENTER = 'r=$1; shift; mount -t proc proc "$r/proc" && mount --rbind /dev "$r/dev" && exec chroot "$r" /usr/bin/env -i "$@"';

export class Root {
  /** A fresh one at that path; what was there is removed. */
  static make(path, tar) {
    const r = new Root();
    r.path = path;
    r.remove();
    mkdirSync(path, { recursive: true });
    host('tar', '-C', path, '-xpf', tar);
    carryOver(path);
    r.env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', HOME: '/root', ...environment() };
    r.sh('update-ca-certificates >/dev/null && apt-get update -qq');
    return r;
  }

  /** One that was made before; shared: its commands see each other's processes (the caller has a space of its own). */
  static at(path, { shared = false } = {}) {
    return Object.assign(new Root(), { path, shared, env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', HOME: '/root', ...environment() } });
  }

  /** The host's command that runs a shell command inside. */
  command(text, { user, env = {}, cd = '/' } = {}) {
    const all = Object.entries({ ...this.env, ...env, ...(user ? { HOME: `/home/${user}` } : {}) }).map(([k, v]) => `${k}=${v}`);
    const inside = `cd ${cd} && ${text}`;
    const shell = user ? ['runuser', '-u', user, '--', 'sh', '-c', inside] : ['sh', '-c', inside];
    const own = this.shared ? [] : ['--pid', '--fork', '--kill-child'];
    return ['unshare', ['--mount', '--propagation', 'private', ...own, 'sh', '-c', ENTER, 'sh', this.path, ...all, ...shell]];
  }

  /** Runs it to its end: { status, out } of both streams. */
  try(text, { seconds = 1800, input, ...more } = {}) {
    const [program, args] = this.command(text, more);
    const r = spawnSync(program, args, { encoding: 'utf8', input: input ?? '', timeout: seconds * 1000, maxBuffer: 1 << 28 });
    return { status: r.status, out: `${r.stdout}${r.stderr}`, stdout: r.stdout };
  }

  sh(text, more) {
    const r = this.try(text, more);
    assert.equal(r.status, 0, `in the fresh Debian: ${text}\n${r.out.slice(-4000)}`);
    return r.stdout;
  }

  /** Starts it beside; end() lets it end as Ctrl-C or systemd would (SIGTERM to all of it), and waits. */
  start(text, more) {
    const [program, args] = this.command(`{ setsid sh -c ${quoted(text)} & p=$!; read x; kill -TERM -$p; wait $p; }`, more);
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const run = { child, said: '', ended: new Promise((done) => child.once('close', done)) };
    for (const s of [child.stdout, child.stderr]) s.on('data', (d) => { run.said += d; });
    child.stdin.on('error', () => {});
    run.end = async () => { child.stdin.end('\n'); await run.ended; };
    return run;
  }

  remove() {
    if (!existsSync(this.path)) return;
    assert.ok(!host('cat', '/proc/self/mounts').includes(` ${this.path}/`), `something is mounted below ${this.path}`);
    host('rm', '-rf', '--one-file-system', this.path);
  }
}

export const quoted = (s) => `'${s.replaceAll("'", "'\\''")}'`;

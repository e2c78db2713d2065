// proxy.mjs - nginx and Caddy with the configurations of docs/deploy, on free ports, and a client that says from which
// address of this machine it comes.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const DOMAIN = 'wismo.shop.example';
export const has = (program) => spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${program}`]).status === 0;

/** A port that nobody has on any address, below those that the system hands out by itself. */
export async function freePort() {
  for (;;) {
    const port = 20000 + Math.floor(Math.random() * 12000), s = net.createServer();
    const free = await new Promise((done) => { s.once('error', () => done(false)); s.listen(port, '::', () => done(true)); });
    if (!free) continue;
    await new Promise((done) => s.close(done));
    return port;
  }
}

/** A text with each of these replaced; one that is not there is an error: the document has changed. */
export function changed(text, pairs) {
  for (const [from, to] of pairs) {
    assert.ok(text.includes(from), `the configuration has no "${from}"`);
    text = text.replaceAll(from, to);
  }
  return text;
}

export class Proxy {
  constructor(child, https_port, http_port, ca, domain = DOMAIN) {
    Object.assign(this, { child, https_port, http_port, ca, domain, said: '' });
    child.stderr.on('data', (d) => { this.said += d; });
    child.stdout.on('data', (d) => { this.said += d; });
  }

  /** Waits until it answers. */
  async ready() {
    for (const end = Date.now() + 20000; ;) {
      try { return await this.ask('GET', '/readyz'); } catch (e) {
        assert.ok(Date.now() < end && this.child.exitCode === null, `the proxy does not answer: ${e.message}\n${this.said}`);
        await sleep(100);
      }
    }
  }

  /** One request over TLS on a connection of its own, from that address. */
  ask(method, path, { body, token, headers = {}, from = '127.0.0.2', onData } = {}) {
    const bytes = body === undefined ? null : typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    return new Promise((done, failed) => {
      const rq = https.request({
        host: '127.0.0.1', port: this.https_port, servername: this.domain, method, path, localAddress: from, agent: false,
        ca: this.ca(), headers: { host: this.domain, ...(bytes ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(bytes) } : {}),
          ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      }, (res) => {
        let text = '';
        const end = () => {
          let json = null;
          try { json = JSON.parse(text); } catch { /* a page */ }
          done({ status: res.statusCode, headers: res.headers, text, json });
        };
        res.on('data', (d) => { text += d; onData?.(String(d), rq); });
        res.on('end', end);
        res.on('close', end);
      });
      rq.on('error', failed);
      rq.end(bytes ?? undefined);
    });
  }

  /** The same without TLS. */
  plain(path) {
    return new Promise((done, failed) => {
      http.get({ host: '127.0.0.1', port: this.http_port, path, headers: { host: this.domain }, agent: false }, (res) => {
        res.resume();
        done({ status: res.statusCode, headers: res.headers });
      }).on('error', failed);
    });
  }

  async stop() {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    await new Promise((done) => this.child.once('exit', done));
  }
}

/** A certificate for DOMAIN, made here. */
function certificate(folder) {
  const r = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
    '-subj', `/CN=${DOMAIN}`, '-addext', `subjectAltName=DNS:${DOMAIN}`, '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')], { encoding: 'utf8' });
  assert.equal(r.status, 0, r.stderr);
}

export async function nginx(folder, wismo_port) {
  const [https_port, http_port] = [await freePort(), await freePort()];
  certificate(folder);
  const site = changed(readFileSync('docs/deploy/nginx.conf', 'utf8'), [
    ['listen 80;', `listen 127.0.0.1:${http_port};`], ['listen [::]:80;', ''], ['listen 443 ssl http2;', `listen 127.0.0.1:${https_port} ssl http2;`],
    ['listen [::]:443 ssl http2;', ''], [`/etc/letsencrypt/live/${DOMAIN}/fullchain.pem`, join(folder, 'cert.pem')],
    [`/etc/letsencrypt/live/${DOMAIN}/privkey.pem`, join(folder, 'key.pem')], ['127.0.0.1:8080', `127.0.0.1:${wismo_port}`],
  ]);
  writeFileSync(join(folder, 'wismo.conf'), site);
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((x) => `${x}_temp_path ${folder}/${x};`).join(' ');
  // Around it what Debian's nginx.conf says, where it matters: gzip on.
  writeFileSync(join(folder, 'nginx.conf'), `daemon off; pid ${folder}/nginx.pid; error_log stderr warn; worker_processes 1; ${process.getuid() === 0 ? 'user root;' : ''}
events { worker_connections 512; }
http { access_log off; gzip on; types { text/html html; } default_type application/octet-stream; ${temp} include ${folder}/wismo.conf; }\n`);
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }, stdio: ['ignore', 'pipe', 'pipe'] });
  const p = new Proxy(child, https_port, http_port, () => readFileSync(join(folder, 'cert.pem')));
  await p.ready();
  return p;
}

/** site: the text of docs/deploy/Caddyfile, or what wismo setup made of it; with an own authority instead of a public one. */
export async function caddy(folder, site, email) {
  const [https_port, http_port] = [await freePort(), await freePort()];
  mkdirSync(join(folder, 'caddy'), { recursive: true });
  writeFileSync(join(folder, 'caddy', 'Caddyfile'), `{
	admin off
	skip_install_trust
	http_port ${http_port}
	https_port ${https_port}
	storage file_system ${folder}/caddy
}
${changed(site, [[`tls ${email}`, 'tls internal']])}`);
  const child = spawn('caddy', ['run', '--config', join(folder, 'caddy', 'Caddyfile'), '--adapter', 'caddyfile'], {
    env: { ...process.env, XDG_DATA_HOME: join(folder, 'caddy'), XDG_CONFIG_HOME: join(folder, 'caddy') }, stdio: ['ignore', 'pipe', 'pipe'] });
  const p = new Proxy(child, https_port, http_port, () => readFileSync(join(folder, 'caddy', 'pki', 'authorities', 'local', 'root.crt')));
  await p.ready();
  return p;
}

// rig.mjs - two nodes on one PostgreSQL cluster of their own, and nginx in front of them.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster, Rig } from '../crash/rig.mjs';
import { freePort } from '../package/proxy.mjs';

const status = (url) => new Promise((done) => {
  http.get(url, { agent: false }, (r) => { r.resume(); done(r.statusCode); }).on('error', () => done(0));
});

export class Nodes {
  /** What tests/crash/load.mjs asks of a rig: url (nginx), shops, up, alive. */
  alive = true;
  up = Promise.resolve();

  static async make() {
    const n = new Nodes();
    n.pg = new Cluster('nodes');
    n.a = await Rig.make({ pg: n.pg });
    n.b = Object.assign(new Rig(), { bin: n.a.bin, pg: n.pg, db: n.a.db, env: n.a.env, shops: n.a.shops,
      folder: mkdtempSync(join(tmpdir(), 'wismo-nodes-')) });
    n.shops = n.a.shops;
    n.db = n.a.db;
    try {
      for (const node of [n.a, n.b]) await node.start({ open: false });
      await n.#nginx();
    } catch (e) {
      await n.end();
      throw e;
    }
    return n;
  }

  async #nginx() {
    this.folder = mkdtempSync(join(tmpdir(), 'wismo-nginx-'));
    const [port, single] = [await freePort(), await freePort()];
    const fill = { A: new URL(this.a.url).host, B: new URL(this.b.url).host, PORT: port, SINGLE: single };
    const conf = readFileSync('tests/nodes/nginx.conf', 'utf8').replace(/@([A-Z]+)@/g, (_, k) => fill[k]);
    writeFileSync(join(this.folder, 'nginx.conf'), conf);
    this.nginx = spawn('/usr/sbin/nginx', ['-p', this.folder, '-c', 'nginx.conf', '-e', 'stderr', '-g', 'daemon off;'], { stdio: ['ignore', 'inherit', 'pipe'] });
    this.words = '';
    this.nginx.stderr.on('data', (d) => { this.words += d; });
    this.both = `http://127.0.0.1:${port}`;
    this.single = `http://127.0.0.1:${single}`;
    this.url = this.both;
    for (const end = Date.now() + 5000; await status(`${this.both}/readyz`) !== 200; await sleep(20))
      assert.ok(Date.now() < end && this.nginx.exitCode === null, `nginx does not answer: ${this.words}`);
  }

  /** Both nodes answer a request that asks the database. */
  async recovered(ms = 20000) {
    const began = performance.now(), shop = this.shops[0];
    const fine = async (node) => (await fetch(`${node.url}/api/v1/orders?limit=1`, { headers: { authorization: `Bearer ${shop.api_key}` } })).status === 200;
    while (!(await Promise.all([fine(this.a), fine(this.b)])).every(Boolean)) {
      assert.ok(performance.now() - began < ms, 'the nodes did not recover');
      await sleep(50);
    }
    return performance.now() - began;
  }

  analyze() { assert.equal(spawnSync('psql', [this.db, '-qXc', 'ANALYZE']).status, 0); }

  async end() {
    for (const node of [this.a, this.b]) if (node?.alive) await node.stop();
    if (this.nginx) { this.nginx.kill('SIGTERM'); await once(this.nginx, 'close'); }
    this.a.end();
    for (const f of [this.folder, this.b.folder]) if (f) rmSync(f, { recursive: true, force: true });
    this.pg.remove();
  }
}

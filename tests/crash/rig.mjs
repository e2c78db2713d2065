// rig.mjs - a real server that is killed and started again on what it left: on SQLite (with or without the lossy disk
// of preload/disk.c below it) or on a PostgreSQL cluster of its own.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rows } from './judge.mjs';

export const BIN = resolve(process.env.WISMO_BIN ?? 'build/wismo');
export const SHIM = resolve('build/crash/disk.so');
const SHOPS = ['North', 'South', 'East'];

export class Rig {
  deaths = 0;
  alive = false;
  shops = [];

  /** bin; lossy: with the shim below it; pg: a Cluster; shops: how many to make. */
  static async make({ bin = BIN, lossy = false, pg = null, shops = SHOPS.length, secret } = {}) {
    const r = new Rig();
    Object.assign(r, { bin, lossy, pg, folder: mkdtempSync(join(tmpdir(), 'wismo-crash-')) });
    r.data = join(r.folder, 'data');
    mkdirSync(r.data);
    r.db = pg ? pg.database() : join(r.data, 'shop.db');
    r.env = { PATH: process.env.PATH, WISMO_DB: r.db, WISMO_SECRET: secret ?? randomBytes(24).toString('hex'), WISMO_RATE_LIMITS: 'off' };
    writeFileSync(join(r.folder, 'password'), 'correct horse battery\n');
    r.#shut();
    for (const name of SHOPS.slice(0, shops)) {
      const out = r.run('init', '--shop', name, '--email', `owner@${name.toLowerCase()}.example`, '--password-file', join(r.folder, 'password'));
      const made = JSON.parse(out);
      r.shops.push({ ...made, id: made.shop_id, name });
    }
    return r;
  }

  /** A command; its output. */
  run(...args) {
    const r = this.try(...args);
    assert.equal(r.status, 0, `wismo ${args[0]}: ${r.stderr}`);
    return r.stdout;
  }

  /** The same while the load goes on. */
  async command(...args) {
    const child = spawn(args[0] === 'wismo' ? this.bin : args[0], args.slice(1), { env: { ...process.env, ...this.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    for (const s of [child.stdout, child.stderr]) s.on('data', (d) => { out += d; });
    const [code] = await once(child, 'close');
    assert.equal(code, 0, `${args.slice(0, 2).join(' ')}: ${out}`);
    return out;
  }

  try(...args) { return spawnSync(this.bin, args, { env: this.env, encoding: 'utf8', timeout: 120000, maxBuffer: 1 << 28 }); }

  /** up: a promise that everybody waits for before a request. */
  #shut() {
    this.alive = false;
    this.up = new Promise((open) => { this.open = open; });
  }

  get log() { return existsSync(this.log_path) ? readFileSync(this.log_path, 'utf8') : ''; }

  /** Starts it; it must answer. Returns the milliseconds until it said where. */
  async start({ open = true, env = {}, listen = '127.0.0.1:0' } = {}) {
    const logs = process.env.WISMO_TEST_LOGS;      /* read by tests/logs.mjs at the end of a whole run */
    if (logs) mkdirSync(logs, { recursive: true });
    this.log_path = logs ? join(logs, `${basename(this.folder)}-${this.deaths}.log`) : join(this.folder, `log${this.deaths}`);
    const log = openSync(this.log_path, 'w');
    const lossy = this.lossy ? { LD_PRELOAD: SHIM, LOSSY_DIR: this.data, LOSSY_AFTER: join(this.folder, 'after'), LOSSY_CONTROL: '3' } : {};
    if (this.lossy) { rmSync(lossy.LOSSY_AFTER, { recursive: true, force: true }); mkdirSync(lossy.LOSSY_AFTER); }
    const began = performance.now();
    this.child = spawn(this.bin, ['serve', '--listen', listen],
      { env: { ...this.env, ...lossy, ...env }, stdio: ['ignore', 'ignore', log, ...(this.lossy ? ['pipe'] : [])] });
    closeSync(log);
    this.child.stdio[3]?.on('error', () => {});
    this.child.stdio[3]?.resume();
    const child = this.child;
    this.ended = once(child, 'exit').then(([code, signal]) => { this.#shut(); return { code, signal }; });
    for (let i = 0; i < 6000 && !(this.url = /wismo serves (\S+)\n/.exec(this.log)?.[1]) && child.exitCode === null && !child.signalCode; i++) await sleep(5);
    assert.ok(this.url, `the server did not start: ${this.log.slice(-2000)}`);
    this.alive = true;
    if (open) this.open();
    return performance.now() - began;
  }

  /** A word to the lossy disk; resolves when it was obeyed. */
  async tell(...words) {
    const pipe = this.child.stdio[3], heard = once(pipe, 'data');
    pipe.write(`${words.join(' ')}\n`);
    await heard;
  }

  /** At once, whatever it is doing. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
    this.deaths++;
  }

  /** Power fails; afterwards its folder holds what the disk kept. */
  async cut(...words) {
    this.child.stdio[3].write(`${words.join(' ')}\n`);
    const { signal } = await this.ended;
    assert.equal(signal, 'SIGKILL', this.log.slice(-2000));
    this.take_after();
  }

  take_after() {
    this.deaths++;
    const after = join(this.folder, 'after');
    assert.ok(readdirSync(after).includes('shop.db'), 'the lossy disk left no database');
    rmSync(this.data, { recursive: true });
    renameSync(after, this.data);
  }

  async stop() {
    this.child.kill('SIGTERM');
    const { code } = await this.ended;
    assert.equal(code, 0, this.log.slice(-2000));
  }

  /** "" when the doctor finds nothing, else its words. */
  doctor(db = this.db) {
    const r = this.try('doctor', '--db', db);
    return r.status === 0 && /^database: ok$/m.test(r.stdout) ? '' : `${r.stdout}${r.stderr}`.slice(0, 2000) || `status ${r.status}`;
  }

  version() { return rows(this.db, 'SELECT max(number) AS n FROM schema_version')[0].n; }

  end() {
    if (this.child?.exitCode === null && !this.child.signalCode) this.child.kill('SIGKILL');
    this.pg?.drop(this.db);
    if (!process.env.CRASH_KEEP) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A PostgreSQL cluster of this test's own, that may be killed. Its syncs are off: what is killed here is processes, and the
    kernel keeps what they have written; full pages are on, because a write may be cut off in the middle. */
export class Cluster {
  constructor(name = 'crash') {
    this.env = { ...process.env, WISMO_TEST_PG_DIR: resolve(`build/${name}-pg`), WISMO_TEST_PG_SETTINGS: '-c fsync=off -c max_connections=100 -c shared_buffers=64MB' };
    this.names = 0;
    this.#sh('remove');
    this.start();
  }

  #sh(word) {
    const r = spawnSync('tests/pg.sh', [word], { env: this.env, encoding: 'utf8' });
    assert.equal(r.status, 0, `${r.stdout}${r.stderr}`);
    return r.stdout.trim().split('\n').pop();
  }

  start() {
    this.url = this.#sh('start');
    const real = readFileSync(join(this.env.WISMO_TEST_PG_DIR, 'where'), 'utf8').trim();
    this.data = join(real, 'data');
    this.pid = Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  database() {
    const name = `crash${++this.names}`;
    this.sql(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
    return this.url.replace(/\/postgres$/, `/${name}`);
  }

  /** A cluster that a failed test left dead is started again. */
  drop(url) {
    this.start();
    this.sql(`DROP DATABASE IF EXISTS ${url.split('/').pop()} WITH (FORCE)`);
  }

  sql(text) {
    const r = spawnSync('psql', [this.url, '-XqAtc', text], { encoding: 'utf8' });
    assert.equal(r.status, 0, r.stderr);
    return r.stdout;
  }

  /** The postmaster and all its children, at once. Resolves when they are gone. */
  async kill() {
    const children = readdirSync('/proc').filter((d) => /^\d+$/.test(d)).filter((d) => {
      try { return Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${d}/stat`, 'utf8'))[1]) === this.pid; } catch { return false; }
    }).map(Number);
    const all = [this.pid, ...children];
    for (const pid of all) try { process.kill(pid, 'SIGKILL'); } catch { /* gone */ }
    for (let i = 0; i < 1000 && all.some((pid) => existsSync(`/proc/${pid}`)); i++) await sleep(5);
  }

  /** pg_ctl stop -m immediate: what an administrator in a hurry does. */
  immediate() { this.#sh('stop'); }

  remove() { this.#sh('remove'); }
}

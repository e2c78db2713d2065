// limit.mjs - a group of processes with little memory and one core, measured from outside: control groups (version 2 or 1)
// where root may make them, else limits of the processes, with what is lost by it said.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const read = (path) => { try { return readFileSync(path, 'utf8').trim(); } catch { return null; } };
const number = (path) => { const s = read(path); return s === null ? null : Number(s); };
const stat = (path, key) => Number(new RegExp(`^${key} (\\d+)$`, 'm').exec(read(path) ?? '')?.[1] ?? NaN);

function version2(name, bytes) {
  const top = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'].find((d) => read(join(d, 'cgroup.controllers'))?.split(' ').includes('memory'));
  if (!top) return null;
  try {
    writeFileSync(join(top, 'cgroup.subtree_control'), '+memory');
    const dir = join(top, name);
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'memory.max'), String(bytes));
    if (existsSync(join(dir, 'memory.swap.max'))) writeFileSync(join(dir, 'memory.swap.max'), '0');
    return {
      how: 'a control group (v2): memory.max, memory.swap.max 0, page cache counted', dirs: [dir],
      peak: () => number(join(dir, 'memory.peak')), anon: () => stat(join(dir, 'memory.stat'), 'anon'),
      swap: () => number(join(dir, 'memory.swap.current')) ?? 0, kills: () => stat(join(dir, 'memory.events'), 'oom_kill'),
    };
  } catch { return null; }
}

function version1(name, bytes) {
  const top = '/sys/fs/cgroup/memory';
  if (!existsSync(join(top, 'memory.limit_in_bytes'))) return null;
  const dir = join(top, name);
  try {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'memory.limit_in_bytes'), String(bytes));
    if (existsSync(join(dir, 'memory.memsw.limit_in_bytes'))) writeFileSync(join(dir, 'memory.memsw.limit_in_bytes'), String(bytes));
    writeFileSync(join(dir, 'memory.swappiness'), '0');
    return {
      how: 'a control group (v1): memory with swap together limited, page cache counted', dirs: [dir],
      peak: () => number(join(dir, 'memory.max_usage_in_bytes')), anon: () => stat(join(dir, 'memory.stat'), 'total_rss'),
      swap: () => stat(join(dir, 'memory.stat'), 'total_swap') || 0, kills: () => stat(join(dir, 'memory.oom_control'), 'oom_kill'),
    };
  } catch { return null; }
}

/* RLIMIT_DATA counts private writable memory, promised or used; page cache and program text are not limited. */
function plain(bytes) {
  const swaps = (read('/proc/swaps') ?? '').split('\n').length - 1;
  return {
    how: `RLIMIT_DATA of each process alone (no control group here): page cache is not limited, processes are not added up${swaps ? ', and this machine has swap' : ''}`,
    dirs: [], prefix: ['prlimit', `--data=${bytes}`],
    peak: () => null, anon: () => null, swap: () => (swaps ? null : 0), kills: () => null,
  };
}

/** A group limited to so much memory and the core of that number; `end` when all its processes have ended. */
export function limited(name, bytes, core = 0) {
  const group = (process.getuid() === 0 && (version2(name, bytes) ?? version1(name, bytes))) || plain(bytes);
  const enter = group.dirs.map((d) => `echo $$ > '${d}/cgroup.procs' && `).join('');
  const argv = (command, args) => ['-c', `${enter}exec "$@"`, 'sh', ...(group.prefix ?? []), 'taskset', '-c', String(core), command, ...args];
  return {
    ...group,
    /** A command inside; its output. */
    run(command, args, options = {}) {
      const r = spawnSync('sh', argv(command, args), { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
      assert.equal(r.status, 0, `${command} ${args.join(' ')}: ${r.signal ?? ''} ${r.error?.message ?? ''} ${(r.stderr ?? '').slice(-3000)}`);
      return r.stdout;
    },
    start: (command, args, options = {}) => spawn('sh', argv(command, args), options),
    async end() {
      for (const dir of group.dirs) {
        for (let i = 0; i < 100 && read(join(dir, 'cgroup.procs')); i++) await sleep(50);
        try { rmdirSync(dir); } catch { /* something still ends: the folder is empty of limits that matter */ }
      }
    },
  };
}

/** The most that one process has ever held, in bytes. */
export const most_held = (pid) => Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? NaN) * 1024;
/** How much of it is swapped out. */
export const swapped = (pid) => Number(/^VmSwap:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? NaN) * 1024;

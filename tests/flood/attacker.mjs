// attacker.mjs - one kind of rudeness: node attacker.mjs KIND PORT, until it is told to end (SIGTERM); then prints what it
// did and how much CPU it took. Or KIND = burn: nothing but that share of a core, for the control.
import net from 'node:net';

const [kind, port, share] = process.argv.slice(2);
const done = { opened: 0, refused: 0, closed: 0, bytes: 0 };
let ending = false;

function open(localAddress, { first = '', drip = '', read = true } = {}) {
  const s = net.connect({ host: '127.0.0.1', port: Number(port), localAddress, noDelay: true });
  let timer, got = '';
  s.on('connect', () => {
    done.opened++;
    if (first) s.write(first);
    if (drip) timer = setInterval(() => s.write(drip), 1000);
  });
  if (read) s.on('data', (d) => { got = got || d.toString('latin1', 0, 16); done.bytes += d.length; });
  s.on('error', () => {});
  s.on('close', () => {
    clearInterval(timer);
    if (got.startsWith('HTTP/1.1 503')) done.refused++;
    done.closed++;
    s.again?.();
  });
  return s;
}

/** Keeps n connections open, from as many addresses as are needed. */
function keep(n, net_, how) {
  for (let i = 0; i < n; i++) {
    const from = `127.${net_}.${Math.floor(i / 250)}.1`;
    const one = () => { if (!ending) open(from, how(i)).again = () => setTimeout(one, 200); };
    setTimeout(one, i / 4);
  }
}

const H = 'Host: a\r\n';
const kinds = {
  'slow readers': () => keep(250, 11, () => ({ first: `GET /api/v1/openapi.json HTTP/1.1\r\n${H}\r\n`.repeat(30), read: false })),
  'slow writers': () => keep(500, 12, (i) => (i % 2 ? { first: 'GET /he', drip: 'a' } : { first: `PUT /api/v1/orders/by-number/${i} HTTP/1.1\r\n${H}Content-Length: 1000\r\n\r\n`, drip: ' ' })),
  'half-open': () => keep(5000, 13, (i) => ({ first: i % 2 ? '' : 'GET /healthz HT' })),
  flood: () => {
    const one = () => {           /* who is let in leaves after 50 ms, who is turned away comes again at once */
      if (ending) return;
      const s = open('127.14.0.1');
      s.again = one;
      s.setTimeout(50, () => s.destroy());
    };
    for (let i = 0; i < 100; i++) one();
  },
  burn: () => {
    const slice = 10, wait = new Int32Array(new SharedArrayBuffer(4));
    const turn = () => {
      for (let k = 0; k < 5; k++) {
        const from = performance.now();
        while (performance.now() - from < slice * share) { /* burn */ }
        Atomics.wait(wait, 0, 0, slice * (1 - share));
      }
      setImmediate(turn);
    };
    turn();
  },
};

let cpu, from;
process.on('SIGUSR2', () => { cpu = process.cpuUsage(); from = performance.now(); });
process.on('SIGTERM', () => {
  ending = true;
  const used = process.cpuUsage(cpu), share_used = (used.user + used.system) / 1000 / (performance.now() - from);
  console.log(JSON.stringify({ ...done, share: share_used }));
  process.exit(0);
});
cpu = process.cpuUsage();
from = performance.now();
setInterval(() => {}, 1 << 30);                  /* sockets that do not read keep nobody running */
kinds[kind]();
console.log('{}');

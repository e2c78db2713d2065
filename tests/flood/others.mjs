// others.mjs - the shoppers who must not notice: chat turns in an open loop, through the trusted proxy 127.0.0.200, each
// conversation from an address of its own. Reads one JSON line {port, assistant, orders, rate}; then, for each line
// {seconds}, sends for so long and prints {n, p50, p99, most, wrong}.
import http from 'node:http';
import { createInterface } from 'node:readline';

const CONVERSATIONS = 400;
const agent = new http.Agent({ keepAlive: true, maxSockets: 64, localAddress: '127.0.0.200' });
let setup, chats;

const ask = (method, path, i, body, token) => new Promise((done) => {
  const rq = http.request({ agent, host: '127.0.0.1', port: setup.port, method, path, headers: {
    'content-type': 'application/json', 'x-forwarded-for': `20.0.${i >> 8}.${i & 255}`, ...(token ? { authorization: `Bearer ${token}` } : {}) } }, (r) => {
    let text = '';
    r.setEncoding('utf8');
    r.on('data', (d) => { text += d; });
    r.on('end', () => done({ status: r.statusCode, text }));
  });
  rq.on('error', (e) => done({ status: 0, text: e.message }));
  rq.end(JSON.stringify(body));
});

async function begin(line) {
  setup = line;
  chats = [];
  for (let i = 0; i < CONVERSATIONS; i++) {
    const r = await ask('POST', `/api/v1/chat/${setup.assistant}/conversations`, i, {});
    chats.push(JSON.parse(r.text).conversation);
  }
}

let turn = 0;
async function send(seconds) {
  const gap = 1000 / setup.rate, from = performance.now(), times = [], open = [];
  let wrong = 0;
  for (let k = 0; k < seconds * setup.rate; k++) {
    const due = from + k * gap;
    while (performance.now() < due) await new Promise((r) => setTimeout(r, Math.max(0, due - performance.now())));
    const i = turn++ % CONVERSATIONS, n = 1000 + turn % setup.orders;
    open.push(ask('POST', `/api/v1/chat/conversations/${chats[i].id}/messages`, i, { text: `#${n} c${n}@shop.example` }, chats[i].token).then((r) => {
      times.push(performance.now() - due);
      if (r.status !== 200 || !r.text.includes(String(n))) wrong++;
    }));
  }
  await Promise.all(open);
  times.sort((a, b) => a - b);
  const at = (q) => times[Math.min(times.length - 1, Math.floor(q * times.length))];
  return { n: times.length, p50: at(0.5), p99: at(0.99), most: times.at(-1), wrong };
}

for await (const line of createInterface({ input: process.stdin })) {
  const m = JSON.parse(line);
  if (m.port) { await begin(m); console.log('{}'); } else console.log(JSON.stringify(await send(m.seconds)));
}

// h2.mjs - one request over HTTP/2 in plain text, written byte by byte: a library would refuse to send what an attacker
// sends. Header fields are literals without index and without Huffman codes.
import net from 'node:net';

const frame = (type, flags, stream, payload) => {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
};

const text = (s) => {
  const b = Buffer.from(s, 'latin1');
  if (b.length < 127) return Buffer.concat([Buffer.from([b.length]), b]);
  const rest = [];                                 // RFC 7541, 5.1: 7 bits of prefix
  let n = b.length - 127;
  for (; n >= 128; n >>= 7) rest.push((n & 127) | 128);
  return Buffer.concat([Buffer.from([127, ...rest, n]), b]);
};

/** Sends the request; what came back until the server has nothing more to say: { frames, closed }. */
export function ask(port, fields, data, quiet = 60, most = 1500) {
  const block = Buffer.concat(fields.flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
  const body = Buffer.from(data, 'latin1');
  const sent = [Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), frame(4, 0, 0, Buffer.alloc(0)), frame(1, body.length ? 4 : 5, 1, block)];
  if (body.length) sent.push(frame(0, 1, 1, body));
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    let got = Buffer.alloc(0), timer, ended = false;
    const over = setTimeout(() => finish(false), most);
    const finish = (closed) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      clearTimeout(over);
      socket.destroy();
      const frames = [];
      for (let at = 0; at + 9 <= got.length; at += 9 + got.readUIntBE(at, 3)) frames.push({ type: got[at + 3], flags: got[at + 4], stream: got.readUInt32BE(at + 5) & 0x7fffffff });
      resolve({ frames, closed });
    };
    socket.on('data', (d) => {
      got = Buffer.concat([got, d]);
      clearTimeout(timer);
      timer = setTimeout(() => finish(false), quiet);
    });
    socket.on('error', () => finish(true));
    socket.on('close', () => finish(true));
    socket.write(Buffer.concat(sent));
  });
}

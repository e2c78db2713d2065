// line.mjs - one keep-alive connection with one request at a time: its answer, and the nanoseconds from the request's
// last byte until the answer's first.
import { connect } from 'node:net';
import { once } from 'node:events';

export class Line {
  static async open(url) {
    const l = new Line();
    l.url = url;
    await l.#connect();
    return l;
  }

  async #connect() {
    const { hostname, port } = new URL(this.url), socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    socket.on('data', (d) => this.#take(d));
    socket.on('error', (e) => this.#fail(e));
    socket.on('close', () => { this.closed = true; this.#fail(new Error('the server closed the connection')); });
    Object.assign(this, { socket, host: `${hostname}:${port}`, rest: Buffer.alloc(0), closed: false });
    await once(socket, 'connect');
  }

  #fail(e) {
    this.reject?.(e);
    this.resolve = this.reject = null;
  }

  #take(d) {
    if (!this.first) this.first = process.hrtime.bigint();
    this.rest = this.rest.length ? Buffer.concat([this.rest, d]) : d;
    const end = this.rest.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.rest.latin1Slice(0, end), length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.rest.length < end + 4 + length) return;
    const text = this.rest.utf8Slice(end + 4, end + 4 + length);
    this.rest = this.rest.subarray(end + 4 + length);
    const { resolve } = this;
    this.resolve = this.reject = null;
    resolve({ status: Number(head.slice(9, 12)), head, text, ns: Number(this.first - this.began) });
  }

  async ask(method, path, address, token, body) {
    if (this.closed) await this.#connect();      /* it was idle for too long */
    const json = body === undefined ? '' : JSON.stringify(body);
    const request = `${method} ${path} HTTP/1.1\r\nHost: ${this.host}\r\nX-Forwarded-For: ${address}\r\n${token ? `Authorization: Bearer ${token}\r\n` : ''}` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
    return new Promise((resolve, reject) => {
      Object.assign(this, { resolve, reject, first: null });
      this.began = process.hrtime.bigint();
      this.socket.write(request);
    });
  }

  close() { this.socket.destroy(); }
}

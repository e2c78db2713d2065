// broken.mjs - a store's server that does everything wrong: a raw socket, so that it can lie about what HTTP is.
import { createServer } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

const answer = (status, type, body, more = '') =>
  `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}Connection: close\r\n\r\n${body}`;

/** What it does with a request that has come. */
export const faults = {
  hangs: () => {},
  resets: (s) => { s.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"id":1042,"nu'); setTimeout(() => s.resetAndDestroy(), 20); },
  floods: (s) => {
    s.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n"');
    const chunk = Buffer.alloc(1 << 16, 'x');
    const more = () => { while (!s.destroyed && s.write(chunk)); };
    s.on('drain', more); more();
  },
  'floods in chunks': (s) => {
    s.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `10000\r\n${'x'.repeat(65536)}\r\n`;
    const more = () => { while (!s.destroyed && s.write(chunk)); };
    s.on('drain', more); more();
  },
  'redirects to a metadata address': (s) => s.end(answer('302 Found', 'text/html', '', 'Location: http://169.254.169.254/latest/meta-data/\r\n')),
  'redirects to itself': (s) => s.end(answer('301 Moved', 'text/html', '', 'Location: /wp-json/wc/v3/orders\r\n')),
  'promises more than it sends': (s) => s.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"id":1}'),
  'promises less than it sends': (s) => s.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{"id":1042,"number":"1042"}'),
  'sends no HTTP': (s) => s.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'sends an endless header': (s) => { const more = () => { while (!s.destroyed && s.write(`X-${'a'.repeat(1000)}: b\r\n`)); }; s.write('HTTP/1.1 200 OK\r\n'); s.on('drain', more); more(); },
  'drips a byte a second': (s) => { const body = answer('200 OK', 'application/json', '{}'); let i = 0; const t = setInterval(() => (i < body.length && !s.destroyed ? s.write(body[i++]) : clearInterval(t)), 1000); },
  'is a login page': (s) => s.end(answer('200 OK', 'text/html', '<!doctype html><title>Log in</title>')),
  'puts notices first': (s) => s.end(answer('200 OK', 'application/json', '<br />\n<b>Notice</b>: Undefined index in plugin.php on line 3<br />\n{"id":1042}')),
  'is not JSON': (s) => s.end(answer('200 OK', 'application/json', '{"id":1042,')),
  'has another shape': (s) => s.end(answer('200 OK', 'application/json', '[[["x"]],null,{"id":{"id":[]}}]')),
  'has an error of its own': (s) => s.end(answer('500 Internal Server Error', 'application/json', '{"code":"internal_server_error","message":"There has been a critical error."}')),
  'refuses the key': (s) => s.end(answer('401 Unauthorized', 'application/json', '{"code":"woocommerce_rest_authentication_error","message":"Consumer key is missing."}')),
  'is behind a firewall': (s) => s.end(answer('403 Forbidden', 'text/html', '<html><title>Attention Required! | Cloudflare</title></html>')),
  'asks for an hour of patience': (s) => s.end(answer('429 Too Many Requests', 'application/json', '{}', 'Retry-After: 3600\r\n')),
  'asks for a pause of twenty digits': (s) => s.end(answer('429 Too Many Requests', 'application/json', '{}', 'Retry-After: 99999999999999999999\r\n')),
  'is closed for maintenance': (s) => s.end(answer('503 Service Unavailable', 'text/html', '<html>Briefly unavailable for scheduled maintenance.</html>', `Retry-After: ${new Date(Date.now() + 60000).toUTCString()}\r\n`)),
};

export class Broken {
  /** tls: 'expired' = HTTPS with a certificate whose time is over. */
  static async start({ tls } = {}) {
    const b = new Broken();
    b.fault = 'hangs';
    b.asked = 0;
    b.sockets = new Set();
    const talk = (s) => {
      b.sockets.add(s);
      s.on('close', () => b.sockets.delete(s));
      s.on('error', () => {});
      let head = '';
      s.on('data', (d) => {
        head += d;
        if (!head.includes('\r\n\r\n')) return;
        head = '';
        b.asked++;
        faults[b.fault](s);
      });
    };
    if (tls) {
      const folder = mkdtempSync(join(tmpdir(), 'broken-'));
      const at = (f) => join(folder, f), openssl = (...args) => execFileSync('openssl', args, { stdio: 'ignore', cwd: folder });
      writeFileSync(at('index'), '');
      writeFileSync(at('serial'), '01');
      writeFileSync(at('config'), '[ca]\ndefault_ca=own\n[own]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\nx509_extensions=ext\n'
        + '[any]\ncommonName=supplied\n[ext]\nsubjectAltName=IP:127.0.0.1\nbasicConstraints=CA:true\n[req]\ndistinguished_name=dn\n[dn]\n');
      openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key', '-out', 'csr', '-subj', '/CN=127.0.0.1', '-config', 'config');
      openssl('ca', '-config', 'config', '-selfsign', '-batch', '-notext', '-keyfile', 'key', '-in', 'csr', '-out', 'cert', '-startdate', '20200101000000Z', '-enddate', '20200201000000Z');
      b.server = createTls({ key: readFileSync(at('key')), cert: readFileSync(at('cert')) }, talk);
      b.server.on('tlsClientError', () => { b.asked++; });
      rmSync(folder, { recursive: true });
    } else {
      b.server = createServer(talk);
    }
    await new Promise((done) => b.server.listen(0, '127.0.0.1', done));
    b.port = b.server.address().port;
    b.url = `http${tls ? 's' : ''}://127.0.0.1:${b.port}`;
    return b;
  }

  async end() {
    for (const s of this.sockets) s.destroy();
    await new Promise((done) => this.server.close(done));
  }
}

// people.mjs - staff as a browser would be: signing in, codes of an authenticator app (its own RFC 6238, so that ours is
// checked against another), and a mail server that keeps what it is given.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { SMTPServer } = require('smtp-server');

export const PASSWORD = 'correct horse battery';

/** The code of a base-32 secret, at a time or now. */
export function totp(secret, at = Date.now()) {
  let bits = '';
  for (const c of secret) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0');
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30000)));
  const mac = createHmac('sha1', key).update(counter).digest(), o = mac[19] & 15;
  return String((mac.readUInt32BE(o) & 0x7fffffff) % 1e6).padStart(6, '0');
}

/** Somebody who is signed in: ask() sends cookie and CSRF token. */
export class Person {
  constructor(w, email, password) { Object.assign(this, { w, email, password }); }

  async open(more = {}, headers = {}) {
    const r = await this.w.ask('POST', '/api/v1/session', { body: { email: this.email, password: this.password, ...more }, headers });
    if (r.status !== 201) return r;
    this.set_cookie = r.headers.get('set-cookie');
    this.me = r.json;
    this.headers = { cookie: this.set_cookie.split(';')[0], 'wismo-csrf': r.json.csrf };
    return r;
  }

  static async signed_in(w, email, password = PASSWORD, more = {}) {
    const p = new Person(w, email, password), r = await p.open(more);
    assert.equal(r.status, 201, r.text);
    return p;
  }

  ask(method, path, body, headers = {}) {
    return this.w.ask(method, path, { body, headers: { ...this.headers, ...headers } });
  }

  /** The second factor, switched on; recovery codes. */
  async factor() {
    const begun = await this.ask('POST', '/api/v1/me/second-factor', { current: this.password });
    assert.equal(begun.status, 201, begun.text);
    this.secret = begun.json.secret;
    this.uri = begun.json.uri;
    this.used = totp(this.secret);
    const on = await this.ask('PUT', '/api/v1/me/second-factor', { code: this.used });
    assert.equal(on.status, 200, on.text);
    return on.json.recovery_codes;
  }
}

/** A new member of a shop. */
export async function member(w, shop, role, email = `${role}-${Math.random().toString(36).slice(2)}@people.example`) {
  const made = JSON.parse(w.run('user', 'add', '--shop', shop.name, '--email', email, '--role', role));
  return Object.assign(await Person.signed_in(w, email, made.password), { id: made.id });
}

/** A mail server; mails: [{from, to, text, secure, user}]. options of smtp-server. */
export async function mail_server(options = {}) {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true, logger: false, disabledCommands: ['STARTTLS'], closeTimeout: 100,
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (d) => { text += d.toString('latin1'); });
      stream.on('end', () => {
        mails.push({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((x) => x.address),
          text: Buffer.from(text, 'latin1').toString('utf8'), secure: session.secure, user: session.user, hello: session.hostNameAppearsAs });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => { /* a client that breaks off */ });
  await new Promise((go) => { server.listen(0, '127.0.0.1', go); });
  return { mails, port: server.server.address().port, close: () => new Promise((go) => { server.close(go); }) };
}

/** What a mail says: quoted-printable undone. */
export function words(mail) {
  const body = mail.text.slice(mail.text.indexOf('\r\n\r\n') + 4).replace(/=\r\n/g, '');
  return Buffer.from(body.replace(/=([0-9A-F]{2})/g, (_, h) => String.fromCharCode(parseInt(h, 16))), 'latin1').toString('utf8');
}

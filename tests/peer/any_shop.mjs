// any_shop.mjs - an HTTP API of no platform in particular, for the source kind “http”: it speaks wismo's own order JSON, or
// words of its own, signs people in as it is told, and behaves badly on demand.
import { createServer } from 'node:http';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';

export class AnyShop {
  orders = [];
  seen = [];                      /* { method, path, query, headers, body } of each request */
  acts = [];
  size = 50;                      /* orders on a page */
  bad = null;                     /* (req, res, url) => true: it has answered by itself */
  allow = () => true;             /* (req, body) => is it signed in? */
  show = (o) => o;                /* an order as this API shows it */

  static async start() {
    const s = new AnyShop();
    s.server = createServer((req, res) => s.serve(req, res));
    s.server.listen(0, '127.0.0.1');
    await once(s.server, 'listening');
    s.url = `http://127.0.0.1:${s.server.address().port}`;
    return s;
  }

  async end() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  add(number, email, more = {}) {
    const o = { id: `id-${number}`, number, email, customer_name: 'Ann Miller', general: 'in_progress', delivery: 'in_transit', payment: 'paid',
      currency: 'EUR', total: { minor: 4200, currency: 'EUR' }, payment_name: 'Card', shipping_name: 'Post',
      placed_at: new Date(Date.now() - 86400000).toISOString(), changed_at: new Date(Date.now() - 3600000).toISOString(),
      items: [{ name: 'Mug', quantity: 2, unit_price: { minor: 2100, currency: 'EUR' } }],
      shipments: [{ carrier: 'DHL', tracking_number: `T${number}`, tracking_url: `https://track.example/${number}`, status: 'in_transit',
        shipped_at: new Date(Date.now() - 7200000).toISOString(), last_event_at: new Date(Date.now() - 3600000).toISOString() }], ...more };
    this.orders.push(o);
    return o;
  }

  touch(o, more) {
    Object.assign(o, more, { changed_at: new Date().toISOString() });
  }

  json(res, status, body) {
    const text = body === undefined ? '' : JSON.stringify(body);
    res.writeHead(status, { 'content-type': 'application/json' }).end(text);
    return true;
  }

  async serve(req, res) {
    const chunks = [];
    for await (const c of req) chunks.push(c);
    const body = Buffer.concat(chunks).toString(), url = new URL(req.url, this.url);
    this.seen.push({ method: req.method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: req.headers, body, raw: req.url });
    if (url.pathname === '/token') return this.token(req, res, body);
    if (this.bad?.(req, res, url)) return undefined;
    if (!this.allow(req, body)) return this.json(res, 401, { message: 'Who are you?' });
    return this.route(req, res, url, body);
  }

  token(req, res, body) {
    const p = new URLSearchParams(body);
    this.tokens = (this.tokens ?? 0) + 1;
    const basic = req.headers.authorization;
    const good = p.get('grant_type') === 'client_credentials'
      && (basic ? basic === `Basic ${Buffer.from('wismo:s%20cret').toString('base64')}` : p.get('client_id') === 'wismo' && p.get('client_secret') === 's cret');
    return good ? this.json(res, 200, { access_token: `tok-${this.tokens}`, token_type: 'bearer', expires_in: 3600 })
      : this.json(res, 401, { error: 'invalid_client' });
  }

  find(url) {
    const q = url.searchParams, since = q.get('changed_since');
    return this.orders.filter((o) => (!q.get('number') || String(o.number) === q.get('number'))
      && (!q.get('email') || o.email === q.get('email'))
      && (!since || Date.parse(o.changed_at) >= Date.parse(since)));
  }

  route(req, res, url, body) {
    const [, what, id, act] = url.pathname.split('/').map(decodeURIComponent);
    const o = this.orders.find((x) => x.id === id);
    if (what === 'customers') return this.json(res, 200, { orders: this.orders.filter((x) => x.customer_id === id).map(this.show) });
    if (what !== 'orders') return this.json(res, 404, { message: 'No such thing' });
    if (!id) {
      const page = Number(url.searchParams.get('page') ?? 1), all = this.find(url);
      return this.json(res, 200, { orders: all.slice((page - 1) * this.size, page * this.size).map(this.show), total: all.length });
    }
    if (!o) return this.json(res, 404, { message: 'No such order' });
    if (req.method === 'GET') return this.json(res, 200, this.show(o));
    this.acts.push({ act, id, key: req.headers['idempotency-key'], body: body ? JSON.parse(body) : null });
    return this.done(res, o, act);
  }

  done(res, o, act) {
    if (act === 'cancel' && o.delivery !== 'not_shipped') return this.json(res, 409, { message: 'It is on its way already.' });
    if (act === 'cancel') this.touch(o, { general: 'cancelled', delivery: 'cancelled' });
    return this.json(res, 200, { result: 'ok' });
  }
}

/** The signature of a webhook's body. */
export const signed = (secret, body, how = 'sha256', as = 'hex') => createHmac(how, secret).update(body).digest(as);

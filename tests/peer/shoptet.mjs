// shoptet.mjs - Shoptet's API in memory, as far as wismo asks it: tokens, paging, the log of changes, locks, the bucket,
// webhooks with their rules, and the two token addresses of an add-on.
import { createServer } from 'node:http';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';

const when = (t) => new Date(t).toISOString().slice(0, 19) + '+0000';
const parse = (s) => Date.parse(s.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

export class Shoptet {
  token = '123456-p-token';
  apiTokens = new Set();
  given = 0;
  orders = new Map();
  log = new Map();                /* code → { changeType, changeTime } */
  history = [];
  hooks = [];
  seen = [];
  statuses = [{ id: -1, name: 'Nevyřízená', system: true }, { id: -2, name: 'Vyřizuje se', system: true }, { id: -3, name: 'Vyřízena', system: true },
    { id: -4, name: 'Stornována', system: true }, { id: 7, name: 'Čeká na dodavatele', system: false }];
  key = null;
  bad = null;
  bucket = '1/200';
  rights = ['orders', 'orders/{code}', 'orders/statuses', 'orders/changes', 'orders/{code}/status', 'orders/{code}/history', 'shipments', 'webhooks'].map((x) => `/api/${x}`);
  forbidden = null;               /* matches paths that answer 403 */
  logPage = 1000;                 /* the most of one page of the log */

  static async start() {
    const s = new Shoptet();
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

  add(code, email, more = {}) {
    const now = Date.now();
    const o = { code, guid: null, creationTime: when(now - 86400000), changeTime: when(now - 3600000), email, phone: '+420604600444', customerGuid: null,
      addressesEqual: true, paid: true, language: 'cs', status: { id: -2, name: 'Vyřizuje se' },
      billingAddress: { fullName: 'Jana Nováková', street: 'Dlouhá', houseNumber: '28', city: 'Praha', zip: '120 00', countryCode: 'CZ' }, deliveryAddress: null,
      price: { vat: '42.00', toPay: '242.00', currencyCode: 'CZK', withVat: '242.00', withoutVat: '200.00', exchangeRate: '1' },
      paymentMethod: { guid: 'p', name: 'Karta' }, shipping: { guid: 's', name: 'PPL' },
      /* itemPrice: of the line, with its amount and discount */
      items: [{ itemType: 'product', name: 'Hrnek', code: 'H1', variantName: 'modrý', amount: '2.000', itemPrice: { withVat: '200.00' }, unitPrice: { withVat: '100.00' } },
        { itemType: 'shipping', name: 'PPL', code: 'S', amount: '1.000', itemPrice: { withVat: '42.00' }, unitPrice: { withVat: '42.00' } }],
      notes: { customerRemark: null, trackingNumber: null, trackingUrl: null }, shippingDetails: null, ...more };
    this.orders.set(code, o);
    this.log.set(code, { changeType: 'edit', changeTime: o.changeTime });
    return o;
  }

  touch(o, more) {
    Object.assign(o, more, { changeTime: when(Date.now()) });
    this.log.set(o.code, { changeType: 'edit', changeTime: o.changeTime });
  }

  say(res, status, data, errors = null, headers = {}) {
    res.writeHead(status, { 'content-type': 'application/json', 'x-ratelimit-bucket-filling': this.bucket, ...headers })
      .end(JSON.stringify({ data, errors, metadata: { requestId: 'r' } }));
    return true;
  }

  no(res, status, errorCode, message, headers) { return this.say(res, status, null, [{ errorCode, message, instance: '' }], headers); }

  async serve(req, res) {
    const chunks = [];
    for await (const c of req) chunks.push(c);
    const body = Buffer.concat(chunks).toString(), url = new URL(req.url, this.url);
    this.seen.push({ method: req.method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: req.headers, body });
    if (url.pathname.startsWith('/action/')) return this.oauth(req, res, url, body);
    if (this.bad?.(req, res, url)) return undefined;
    if (req.headers['content-type'] !== 'application/json') return this.no(res, 415, 'unsupported-media-type', 'Content-Type is missing.');
    const api = req.headers['shoptet-access-token'];
    if (req.headers['shoptet-private-api-token'] !== this.token && !this.apiTokens.has(api))
      return this.no(res, 401, api ? 'expired-token' : 'invalid-token', 'The token is not valid.');
    if (this.forbidden?.test(url.pathname)) return this.no(res, 403, 'invalid-token-no-rights', 'Your token has no rights for this endpoint.');
    return this.route(req.method, url, body ? JSON.parse(body) : null, res);
  }

  oauth(req, res, url, body) {
    const json = (status, j) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(j));
    if (url.pathname.endsWith('/token')) {
      const b = JSON.parse(body);
      if (b.code !== 'good-code' || b.client_id !== 'partner' || b.grant_type !== 'authorization_code' || b.scope !== 'api') return json(400, { error: 'invalid_grant' });
      return json(200, { access_token: 'o'.repeat(255), expires_in: null, token_type: 'bearer', scope: 'api', eshopId: 123456, eshopUrl: this.eshopUrl ?? `${this.url}/`, contactEmail: 'a@b.cz' });
    }
    if (req.headers.authorization !== `Bearer ${'o'.repeat(255)}`) return json(401, { error: 'invalid_token' });
    const token = `123456-a-${++this.given}`;
    this.apiTokens.add(token);
    return json(200, { access_token: token, expires_in: 1800 });
  }

  page(list, url, most) {
    const per = Math.min(Number(url.searchParams.get('itemsPerPage') ?? 20), most), page = Number(url.searchParams.get('page') ?? 1);
    const rows = list.slice((page - 1) * per, page * per);
    return [rows, { totalCount: list.length, page, pageCount: Math.max(1, Math.ceil(list.length / per)), itemsOnPage: rows.length, itemsPerPage: per }];
  }

  /** A page of a list; behind the last one Shoptet has an error. */
  listed(res, name, list, url, most, row = (x) => x) {
    const [rows, paginator] = this.page(list, url, most);
    if (paginator.page > paginator.pageCount) return this.no(res, 404, 'page-not-found', `Page not found, max page is ${paginator.pageCount}.`);
    return this.say(res, 200, { [name]: rows.map(row), paginator });
  }

  route(method, url, body, res) {
    const p = url.pathname.split('/').slice(2).map(decodeURIComponent), at = `${method} ${p[0]}`;
    if (at === 'GET eshop') return this.say(res, 200, { contactInformation: { eshopName: 'Zkušební obchod' } });
    if (at === 'GET system') return this.say(res, 200, { endpoints: this.rights.map((endpoint) => ({ endpoint, access: 'both' })) });
    if (at === 'GET shipments') return this.say(res, 200, { items: (this.parcels ?? []).filter((x) => x.orderCode === url.searchParams.get('orderCode')), paginator: {} });
    if (p[0] === 'webhooks') return this.webhooks(method, p[1], body, res);
    if (p[0] === 'orders') return this.order(method, p[1], p[2], url, body, res);
    return this.no(res, 404, 'not-found', 'Not found');
  }

  order(method, code, part, url, body, res) {
    const q = url.searchParams;
    if (code === 'statuses') return this.say(res, 200, { defaultStatus: -1, statuses: this.statuses });
    if (code === 'snapshot') return this.say(res, 202, { jobId: 'ad24xod' });
    if (code === 'changes') {
      const from = parse(q.get('from'));
      const all = [...this.log].filter(([, c]) => parse(c.changeTime) >= from && (q.get('changeType') ?? c.changeType) === c.changeType);
      return this.listed(res, 'changes', all.map(([c, l]) => ({ ...l, code: c })).reverse(), url, this.logPage);
    }
    if (!code) {
      const within = (name, t) => (!q.get(`${name}From`) || parse(t) >= parse(q.get(`${name}From`))) && (!q.get(`${name}To`) || parse(t) <= parse(q.get(`${name}To`)));
      const all = [...this.orders.values()].filter((o) => (!q.get('email') || o.email.toLowerCase() === q.get('email').toLowerCase())
        && (!q.get('customerGuid') || o.customerGuid === q.get('customerGuid'))
        && within('creationTime', o.creationTime) && within('changeTime', o.changeTime));
      const row = ({ items, notes, shippingDetails, billingAddress, deliveryAddress, language, ...o }) => ({ ...o, fullName: billingAddress.fullName });
      return this.listed(res, 'orders', all, url, 50, row);
    }
    const o = this.orders.get(code);
    if (!o) return this.no(res, 404, 'order-not-found', `Order "${code}" not found.`);
    return this.one(method, o, part, q, body, res);
  }

  one(method, o, part, q, body, res) {
    if (method === 'PATCH' && part === 'status') {
      if (this.refuse) return this.say(res, 200, { order: o }, [{ errorCode: 'stock-error', message: this.refuse, instance: o.code }]);
      this.suppressed = q.get('suppressEmailSending');
      this.touch(o, { status: this.statuses.find((s) => s.id === body.data.statusId) });
      return this.say(res, 200, { order: o });
    }
    if (part === 'history' && method === 'GET') return this.say(res, 200, { orderHistory: this.history.filter((h) => h.code === o.code) });
    if (part === 'history') {
      this.history.push({ code: o.code, ...body.data });
      return this.say(res, 201, null);
    }
    const { notes, shippingDetails, ...rest } = o, include = (q.get('include') ?? '').split(',');
    return this.say(res, 200, { order: { ...rest, ...(include.includes('notes') ? { notes } : {}), ...(include.includes('shippingDetails') ? { shippingDetails } : {}) } });
  }

  webhooks(method, id, body, res) {
    if (method === 'GET') return this.say(res, 200, { webhooks: this.hooks, paginator: {} });
    if (id === 'renew-signature-key') {
      this.key = `key-${Date.now()}`;
      return this.say(res, 200, { signatureKey: this.key });
    }
    if (method === 'DELETE') {
      this.hooks = this.hooks.filter((h) => h.id !== Number(id));
      return this.say(res, 200, null);
    }
    for (const h of body.data) {
      if (this.hooks.some((x) => x.event === h.event)) return this.no(res, 422, 'webhook-exists', 'Webhook already exists for this event');
      const other = { 'order:update': 'order:cancel', 'order:cancel': 'order:update' }[h.event];
      if (other && this.hooks.some((x) => x.event === other)) return this.no(res, 409, 'conflict', `${h.event} and ${other} exclude each other.`);
      this.hooks.push({ id: (this.hooks.at(-1)?.id ?? 0) + 1, created: when(Date.now()), updated: null, sendPayload: null, ...h });
    }
    return this.say(res, 201, { webhooks: this.hooks.slice(-body.data.length) });
  }

  /** A delivery's body and header fields, as it is sent. */
  delivery(event, instance, more = {}) {
    const body = JSON.stringify({ eshopId: 123456, event, eventCreated: when(Date.now()), eventInstance: instance, ...more });
    return { body, headers: { 'content-type': 'application/json', 'shoptet-webhook-signature': createHmac('sha1', this.key ?? '').update(body).digest('hex') } };
  }
}

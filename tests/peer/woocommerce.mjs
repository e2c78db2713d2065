// woocommerce.mjs - a shop as WooCommerce's REST API v3 shows it: orders, notes, webhooks (which it signs, delivers once and
// switches off after five failures), statuses, sign-in by Basic, query and OAuth 1.0a; and, by switches, the awkward things
// that real shops do. Alone: `node tests/peer/woocommerce.mjs [port]`; POST /_peer {switch: value} sets switches.
import { createServer } from 'node:http';
import { createHmac, randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

const KEY = 'ck_peer', SECRET = 'cs_peer';
const SLUGS = { pending: 'Pending payment', processing: 'Processing', 'on-hold': 'On hold', completed: 'Completed', cancelled: 'Cancelled', refunded: 'Refunded', failed: 'Failed' };

/** What a switch may be; each begins as here. */
const SWITCHES = {
  permalinks: 'pretty',      // plain: ?rest_route= only; api: under another prefix, which the Link field tells
  tls: false,                // it believes that it is called by HTTPS: Basic and query count
  strips: false,             // the server drops the Authorization field
  permission: 'read_write',  // of the key: read
  capable: true,             // false: the key's person may not see orders
  index: true,               // false: a security plug-in shows the list of the API to nobody
  woocommerce: true,         // false: the plug-in is off
  numbers: 'id',             // plugin: order numbers are not ids
  wide_search: false,        // its search finds everybody's orders
  old: false,                // cannot sort by change
  statuses_route: true,      // false: only reports/orders/totals
  taxes: false,              // an address makes another total
  calc_taxes: 'no',          // the shop's setting; null: this key may not read it
  skew: 0,                   // seconds that its clock is ahead
  fault: null,               // html html404 notices reset half hang 429 429date 503 500 flood lies metadata https elsewhere empty list
  times: Infinity,           // so many answers have the fault
  only: '',                  // only paths that hold this
  method: '',                // only requests of this method
  after_doing: false,        // the fault comes after a write was done
  slow: 0,                   // milliseconds before an answer
  deliveries: true,          // webhooks are sent
  grants: 'right',           // what its page of consent sends: foreign: a key of another shop; silent: nothing
};

const second = (ms) => new Date(ms).toISOString().slice(0, 19);
const rfc3986 = (s) => encodeURIComponent(s).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const wrong = (status, code, message, more = {}) => ({ status, json: { code, message, data: { status, ...more } } });
const pick = (o, fields) => (fields ? Object.fromEntries(fields.split(',').filter((f) => f in o).map((f) => [f, o[f]])) : o);

export class WooPeer {
  static async start(more = {}, port = 0) {
    const p = new WooPeer();
    Object.assign(p, { orders: new Map(), notes: new Map(), hooks: new Map(), fulfilments: new Map(), nonces: new Set(), asked: [], delivered: [], sockets: new Set(), last: 100, statuses: { ...SLUGS } });
    p.switches = { ...SWITCHES, ...more };
    p.server = createServer((rq, rs) => p.serve(rq, rs).catch((e) => { if (!rs.destroyed) rs.destroy(e); }));
    p.server.on('connection', (s) => { p.sockets.add(s); s.on('close', () => p.sockets.delete(s)); s.on('error', () => {}); });
    await new Promise((done) => p.server.listen(port, '127.0.0.1', done));
    p.url = `http://127.0.0.1:${p.server.address().port}`;
    p.settings = { url: p.url, consumer_key: KEY, consumer_secret: SECRET };
    return p;
  }

  set(more) { Object.assign(this.switches, more); }
  reset() { this.switches = { ...SWITCHES }; this.asked.length = 0; }
  get now() { return Date.now() + this.switches.skew * 1000; }
  async end() {
    for (const s of this.sockets) s.destroy();
    await new Promise((done) => this.server.close(done));
  }

  /** A new order as the checkout makes it; parcels: what a tracking plug-in notes. */
  order({ email = 'ann@example.com', name = ['Ann', 'Miller'], parcels, meta = [], at = this.now, modified, items = [['Mug', 2, '10.00']], tax = '0.00', ...more } = {}) {
    const id = more.id ?? ++this.last;
    const total = items.reduce((sum, [, n, each]) => sum + n * each, 0) + 4.9 + Number(tax);
    const who = { first_name: name[0], last_name: name[1], company: '', address_1: 'High Street 1', address_2: '', city: 'York', state: '', postcode: 'YO1 7HH', country: 'GB' };
    const order = {
      id, parent_id: 0, number: String(id), order_key: `wc_order_${id}`, created_via: 'checkout', version: '9.4.2', status: 'processing', currency: 'EUR',
      date_created: second(at), date_created_gmt: second(at), date_modified: second(modified ?? at), date_modified_gmt: second(modified ?? at), discount_total: '0.00', shipping_total: '4.90', total: total.toFixed(2), total_tax: tax,
      customer_id: 0, customer_note: '', billing: { ...who, email, phone: '+44 1904 555555' }, shipping: who,
      payment_method: 'stripe', payment_method_title: 'Card', date_paid: second(at), date_paid_gmt: second(at), date_completed_gmt: null,
      meta_data: [...(parcels ? [{ id: 9, key: '_wc_shipment_tracking_items', value: parcels }] : []), ...meta],
      line_items: items.map(([title, n, each], i) => ({ id: id * 10 + i, name: title, product_id: 7, variation_id: 0, quantity: n, subtotal: (n * each).toFixed(2), total: (n * each).toFixed(2), sku: `S${i}`, price: Number(each) })),
      shipping_lines: [{ id: 1, method_title: 'Royal Mail', method_id: 'flat_rate', total: '4.90' }], fee_lines: [], coupon_lines: [], refunds: [], ...more,
    };
    this.last = Math.max(this.last, id);
    this.orders.set(id, order);
    this.tell('order.created', order);
    return order;
  }

  /** What staff change there. */
  change(id, more) {
    const order = Object.assign(this.orders.get(id), more);
    if (!('date_modified_gmt' in more)) order.date_modified = order.date_modified_gmt = second(this.now);
    this.tell('order.updated', order);
    return order;
  }

  /** For good; with trash: into it. */
  remove(id, { trash = false } = {}) {
    if (trash) this.orders.get(id).status = 'trash', this.orders.get(id).date_modified_gmt = second(this.now);
    else this.orders.delete(id);
    this.tell('order.deleted', { id });
  }

  /* --- webhooks ------------------------------------------------------------------------------------------------------ */

  tell(topic, body) {
    for (const hook of this.hooks.values())
      if (hook.topic === topic && hook.status === 'active' && this.switches.deliveries) this.deliver(hook, JSON.stringify(body));
  }

  async deliver(hook, body, more = {}) {
    const signature = createHmac('sha256', hook.secret).update(body).digest('base64');
    const headers = { 'content-type': 'application/json', 'user-agent': 'WooCommerce/9.4.2 Hookshot (WordPress/6.7)', 'x-wc-webhook-source': `${this.url}/`, 'x-wc-webhook-topic': hook.topic,
      'x-wc-webhook-resource': 'order', 'x-wc-webhook-event': hook.topic.split('.')[1], 'x-wc-webhook-signature': signature, 'x-wc-webhook-id': String(hook.id), 'x-wc-webhook-delivery-id': randomBytes(16).toString('hex'), ...more };
    const status = await fetch(hook.delivery_url, { method: 'POST', body, headers, redirect: 'manual' }).then((r) => r.status, () => 0);
    this.delivered.push({ topic: hook.topic, status });
    hook.failures = status >= 200 && status < 300 ? 0 : (hook.failures ?? 0) + 1;
    if (hook.failures > 5) hook.status = 'disabled';
    return status;
  }

  async ping(hook) {
    const status = await fetch(hook.delivery_url, { method: 'POST', body: `webhook_id=${hook.id}`, headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'WooCommerce/9.4.2 Hookshot' } }).then((r) => r.status, () => 0);
    this.delivered.push({ topic: 'ping', status });
  }

  /* --- signing in ------------------------------------------------------------------------------------------------------ */

  sign_in(rq, url, query) {
    const none = wrong(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
    const bad = (message) => wrong(401, 'woocommerce_rest_authentication_error', message);
    let key, secret;
    if (this.switches.tls && rq.headers.authorization && !this.switches.strips)
      [key, secret] = Buffer.from(rq.headers.authorization.replace(/^Basic /, ''), 'base64').toString().split(':');
    else if (this.switches.tls && query.consumer_key) ({ consumer_key: key, consumer_secret: secret } = query);
    else if (!this.switches.tls && query.oauth_consumer_key) return this.oauth(rq, url, query) ?? this.allowed(rq);
    else return none;
    if (key !== KEY) return bad('Consumer key is invalid.');
    return secret === SECRET ? this.allowed(rq) : bad('Consumer secret is invalid.');
  }

  allowed(rq) {
    if (!this.switches.capable) return wrong(403, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
    return rq.method !== 'GET' && this.switches.permission === 'read' ? wrong(401, 'woocommerce_rest_authentication_error', 'The API key provided does not have write permissions.') : null;
  }

  oauth(rq, url, { oauth_signature: given, ...query }) {
    const bad = (message) => wrong(401, 'woocommerce_rest_authentication_error', message);
    if (query.oauth_consumer_key !== KEY) return bad('Consumer key is invalid.');
    if (query.oauth_signature_method !== 'HMAC-SHA256') return bad('Invalid signature - signature method is invalid.');
    const sorted = Object.entries(query).map(([k, v]) => [rfc3986(k), rfc3986(v)]).sort((a, b) => (a[0] < b[0] ? -1 : 1)).map((p) => p.join('=')).join('&');
    const text = [rq.method, rfc3986(this.url + url.pathname), rfc3986(sorted)].join('&');
    if (createHmac('sha256', `${SECRET}&`).update(text).digest('base64') !== given) return bad('Invalid signature - provided signature does not match.');
    if (Math.abs(Number(query.oauth_timestamp) - this.now / 1000) > 900) return bad('Invalid timestamp.');
    if (this.nonces.has(query.oauth_nonce)) return bad('Invalid nonce - nonce has already been used.');
    this.nonces.add(query.oauth_nonce);
    return null;
  }

  /* --- answering ------------------------------------------------------------------------------------------------------- */

  async serve(rq, rs) {
    const url = new URL(rq.url, this.url);
    let body = '';
    for await (const part of rq) body += part;
    if (url.pathname.startsWith('/_peer')) return this.own(rq, url, body, rs);
    this.asked.push(`${rq.method} ${url.pathname}${url.search}`);
    if (url.pathname.startsWith('/wc-auth/v1/')) return this.consent(url, rs);
    const s = this.switches;
    const fault = s.fault && s.times > 0 && (url.pathname + url.search).includes(s.only) && (!s.method || s.method === rq.method) ? s.fault : null;
    if (fault) s.times--;
    if (s.slow) await sleep(s.slow);
    if (fault && !s.after_doing) return this.spoil(fault, rs, url);
    const r = this.answer(rq, url, body);
    if (fault) return this.spoil(fault, rs, url);
    const text = r.html ?? JSON.stringify(r.json);
    rs.writeHead(r.status ?? 200, { 'content-type': r.html ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8', date: new Date(this.now).toUTCString(), 'content-length': Buffer.byteLength(text), ...r.headers });
    rs.end(text);
  }

  /** The page of consent. A yes sends the key and waits for the answer; what is not 200 takes the key back. */
  async consent(url, rs) {
    const q = url.searchParams, back = new URL(q.get('return_url') ?? ''), html = (status, text) => rs.writeHead(status, { 'content-type': 'text/html; charset=UTF-8' }).end(`<!DOCTYPE html><html lang="en"><title>Consent</title><body>${text}</body></html>`);
    const missing = ['app_name', 'scope', 'user_id', 'return_url', 'callback_url'].filter((k) => !q.get(k));
    if (missing.length || !['read', 'write', 'read_write'].includes(q.get('scope'))) return html(401, `Error: Missing parameter ${missing}`);
    const home = (success) => { back.searchParams.set('success', success); back.searchParams.set('user_id', q.get('user_id')); return back.href; };
    const escape = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
    if (url.pathname === '/wc-auth/v1/authorize')
      return html(200, `<h1>${escape(q.get('app_name'))} would like to connect to your store</h1><p>This will give it ${q.get('scope')} access.</p>
        <a href="/wc-auth/v1/access_granted${escape(url.search)}">Approve</a> <a href="${escape(home('0'))}">Deny</a>`);
    const answer = await this.grant(q);
    return answer === 200 ? rs.writeHead(302, { location: home('1') }).end() : html(401, `Error: An error occurred in the request and at the time were unable to send the consumer data (${answer})`);
  }

  /** What a yes sends; the status of the answer. */
  async grant(q, more = {}) {
    if (this.switches.grants === 'silent') return 200;
    const foreign = this.switches.grants === 'foreign';
    const r = await fetch(q.get('callback_url'), {
      method: 'POST', headers: { 'content-type': 'application/json;charset=UTF-8' },
      body: JSON.stringify({ key_id: 1, user_id: q.get('user_id'), consumer_key: foreign ? 'ck_other' : KEY, consumer_secret: SECRET, key_permissions: q.get('scope'), ...more }),
    });
    return r.status;
  }

  own(rq, url, body, rs) {
    const sent = body ? JSON.parse(body) : {};
    const out = url.pathname === '/_peer/orders' ? this.order(sent)
      : url.pathname === '/_peer/change' ? this.change(sent.id, sent) : (rq.method === 'POST' && this.set(sent), { switches: this.switches, asked: this.asked, delivered: this.delivered });
    rs.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(out));
  }

  spoil(fault, rs, url) {
    const html = (status, text, more = {}) => rs.writeHead(status, { 'content-type': 'text/html; charset=UTF-8', ...more }).end(`<!DOCTYPE html><html><body>${text}</body></html>`);
    const json = (status, value, more = {}) => rs.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(value));
    const to = (where) => html(301, 'Moved', { location: where });
    switch (fault) {
      case 'html': return html(200, 'Briefly unavailable for scheduled maintenance.');
      case 'html404': return html(404, 'Page not found');
      case 'notices': return rs.writeHead(200, { 'content-type': 'application/json' }).end('<br />\n<b>Notice</b>: Undefined index: x in <b>/plugins/broken.php</b> on line <b>3</b><br />\n[]');
      case 'reset': rs.writeHead(200, { 'content-type': 'application/json', 'content-length': 5000 }).write('[{"id":'); return setTimeout(() => rs.socket?.resetAndDestroy(), 20);
      case 'hang': return null;
      case 'half': rs.writeHead(200, { 'content-type': 'application/json' }).write('[{"id":'); return setTimeout(() => rs.socket?.destroy(), 20);
      case '429': return json(429, { code: 'too_many', message: 'Slow down' }, { 'retry-after': '1' });
      case '429date': return json(429, { code: 'too_many', message: 'Slow down' }, { 'retry-after': new Date(Date.now() + 2000).toUTCString() });
      case '503': return html(503, 'Service Unavailable');
      case '500': return json(500, { code: 'internal_server_error', message: '<p>There has been a critical error on this website.</p>', data: { status: 500 } });
      case 'flood': {
        rs.writeHead(200, { 'content-type': 'application/json', 'content-length': 104857600 });
        const chunk = Buffer.alloc(1 << 16, 'x'), more = () => { while (!rs.destroyed && rs.write(chunk)); };
        rs.on('drain', more); return more();
      }
      case 'lies': rs.strictContentLength = false; rs.writeHead(200, { 'content-type': 'application/json', 'content-length': 900 }).write('[]'); return setTimeout(() => rs.socket?.destroy(), 20);
      case 'metadata': return to('http://169.254.169.254/latest/meta-data/');
      case 'https': return to(`https://127.0.0.1${url.pathname}${url.search}`);
      case 'elsewhere': return to(`http://www.shop.example${url.pathname}${url.search}`);
      case 'empty': return rs.writeHead(200, { 'content-type': 'application/json' }).end();
      case 'list': return json(200, [[['x']], null, { id: { id: [] } }]);
      default: throw new Error(`no fault ${fault}`);
    }
  }

  answer(rq, url, body) {
    const root = { pretty: '/wp-json/', api: '/api/', plain: '/index.php?rest_route=/' }[this.switches.permalinks];
    const query = Object.fromEntries(url.searchParams);
    let path = null;
    if (this.switches.permalinks === 'plain' && url.pathname === '/index.php' && 'rest_route' in query) path = query.rest_route.replace(/^\//, '');
    else if (this.switches.permalinks !== 'plain' && url.pathname.startsWith(root)) path = url.pathname.slice(root.length);
    if (url.pathname === '/') return { html: '<!DOCTYPE html><html><body>A shop</body></html>', headers: { link: `<${this.url}${root}>; rel="https://api.w.org/"` } };
    if (path === null) return { status: 404, html: '<!DOCTYPE html><html><body>Page not found</body></html>' };
    if (path === '' && !this.switches.index) return wrong(401, 'rest_login_required', 'Only authenticated users can access the REST API.');
    if (path === '') return { json: pick({ name: 'Wool &amp; Co', description: '', url: this.url, namespaces: ['oembed/1.0', 'wp/v2', ...(this.switches.woocommerce ? ['wc/v2', 'wc/v3', 'wc-shipment-tracking/v3'] : [])], routes: {} }, query._fields) };
    if (!this.switches.woocommerce || !path.startsWith('wc/v3/')) return wrong(404, 'rest_no_route', 'No route was found matching the URL and request method.');
    return this.sign_in(rq, url, query) ?? this.route(rq.method, path.slice(6), query, body ? JSON.parse(body) : {});
  }

  route(method, path, query, sent) {
    const no_route = wrong(404, 'rest_no_route', 'No route was found matching the URL and request method.');
    const [, what, id, part] = /^([\w/]*?)(?:\/(\d+))?(?:\/(notes|fulfillments))?$/.exec(path) ?? [];
    if (what === 'orders' && !id) return method === 'GET' ? this.list(query) : no_route;
    if (what === 'orders/statuses') return this.switches.statuses_route ? { json: Object.entries(this.statuses).map(([slug, name]) => ({ slug, name })) } : no_route;
    if (what === 'reports/orders/totals') return { json: Object.entries(this.statuses).map(([slug, name]) => ({ slug, name, total: 1 })) };
    if (what === 'webhooks') return this.webhooks(method, Number(id), query, sent);
    if (path === 'settings/general/woocommerce_calc_taxes')
      return this.switches.calc_taxes === null ? wrong(403, 'woocommerce_rest_cannot_view', 'Sorry, you cannot view this resource.') : { json: { id: 'woocommerce_calc_taxes', type: 'checkbox', default: 'no', value: this.switches.calc_taxes } };
    if (what !== 'orders') return no_route;
    const order = this.orders.get(Number(id));
    if (!order) return wrong(method === 'GET' || part ? 404 : 400, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
    if (part === 'notes') return this.noted(method, order, query, sent);
    if (part === 'fulfillments') return this.fulfilments.has(order.id) ? { json: this.fulfilments.get(order.id) } : no_route;
    if (method === 'PUT') this.put(order, sent);
    return { json: pick(order, query._fields) };
  }

  put(order, sent) {
    if (sent.shipping && this.switches.taxes) order.total = (Number(order.total) + 1).toFixed(2);
    if (sent.shipping) order.shipping = { ...order.shipping, ...sent.shipping };
    if (sent.status) order.status = sent.status;
    this.change(order.id, {});
  }

  noted(method, order, query, sent) {
    const notes = this.notes.get(order.id) ?? [];
    if (method === 'GET') return { json: notes.filter((n) => (query.type === 'internal' ? !n.customer_note : true)).map((n) => pick(n, query._fields)) };
    notes.push({ id: notes.length + 1, author: 'system', date_created_gmt: second(this.now), note: sent.note, customer_note: !!sent.customer_note });
    this.notes.set(order.id, notes);
    return { status: 201, json: notes.at(-1) };
  }

  list(query) {
    const invalid = (name) => wrong(400, 'rest_invalid_param', `Invalid parameter(s): ${name}`, { params: { [name]: `${name} is not one of the allowed values.` } });
    const per = Number(query.per_page ?? 10), page = Number(query.page ?? 1), by = query.orderby ?? 'date', out = new Set((query.exclude ?? '').split(',').map(Number));
    if (!(per >= 1 && per <= 100)) return invalid('per_page');
    if (!['date', 'id', 'include', 'title', 'slug', ...(this.switches.old ? [] : ['modified'])].includes(by)) return invalid('orderby');
    const wanted = (query.status ?? 'any').split(',');
    const key = (o) => (by === 'modified' ? `${o.date_modified_gmt} ${String(o.id).padStart(12, '0')}` : by === 'date' ? `${o.date_created_gmt} ${String(o.id).padStart(12, '0')}` : String(o.id).padStart(12, '0'));
    const found = [...this.orders.values()].filter((o) => (wanted.includes('any') ? o.status !== 'trash' : wanted.includes(o.status)) && !out.has(o.id)
      && (!query.after || o.date_created_gmt > query.after) && (!query.modified_after || o.date_modified_gmt > query.modified_after)
      && (!query.customer || o.customer_id === Number(query.customer)) && (!query.search || this.looks_like(o, query.search.toLowerCase())))
      .sort((a, b) => (key(a) < key(b) ? -1 : 1) * (query.order === 'asc' ? 1 : -1));
    const json = found.slice((page - 1) * per, page * per).map((o) => pick(o, query._fields));
    this.on_list?.(query, json); /* for tests in which orders change while they are read */
    return { json, headers: { 'x-wp-total': String(found.length), 'x-wp-totalpages': String(Math.ceil(found.length / per)) } };
  }

  /** A LIKE over many fields, of which the number is none, unless a plug-in sees to it. */
  looks_like(o, text) {
    const fields = [String(o.id), ...Object.values(o.billing), ...Object.values(o.shipping), ...o.line_items.map((l) => l.name), ...(this.switches.numbers === 'plugin' ? [o.number] : [])];
    return this.switches.wide_search || fields.some((f) => String(f).toLowerCase().includes(text));
  }

  webhooks(method, id, query, sent) {
    const shown = ({ secret, failures, ...hook }) => hook;
    if (!id && method === 'GET') return { json: [...this.hooks.values()].slice((Number(query.page ?? 1) - 1) * 100, Number(query.page ?? 1) * 100).map(shown) };
    if (!id) {
      const hook = { id: this.hooks.size + 1 + Math.floor(Math.random() * 1000) * 1000, status: 'active', resource: sent.topic.split('.')[0], event: sent.topic.split('.')[1], ...sent };
      this.hooks.set(hook.id, hook);
      this.ping(hook);
      return { status: 201, json: shown(hook) };
    }
    const hook = this.hooks.get(id);
    if (!hook) return wrong(404, 'woocommerce_rest_shop_webhook_invalid_id', 'Invalid ID.');
    if (method === 'DELETE') this.hooks.delete(id);
    else if (method === 'PUT') Object.assign(hook, sent, { failures: 0 });
    return { json: shown(hook) };
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const peer = await WooPeer.start({}, Number(process.argv[2] ?? 0));
  for (let i = 0; i < 3; i++) peer.order();
  console.log(`${peer.url}  ${KEY}  ${SECRET}`);
}

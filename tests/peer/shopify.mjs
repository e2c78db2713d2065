// shopify.mjs - a shop at Shopify, as far as wismo asks it: the real Admin schema (trimmed; read from $WISMO_SHARED or
// ../shared, it is no part of this project) over orders that change. Tokens, costs, THROTTLED, jobs that take a while,
// returns, webhooks that are signed and delivered, and what may go wrong, by switches or POST /_peer.
// By hand: node tests/peer/shopify.mjs 4122
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const SPECS = resolve(process.env.WISMO_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url)), 'contracts/specs');
export const schemaFile = (version) => `${SPECS}/shopify-admin-${version}.trimmed.graphql`;

/** Why the tests of Shopify cannot run here, or false. */
export function shopifyMissing() {
  try { require.resolve('graphql'); } catch { return 'the package graphql is not installed: npm ci in web/'; }
  return existsSync(schemaFile('2026-10')) ? false : `the schema of Shopify is neither in $WISMO_SHARED nor in ../shared (${SPECS})`;
}

let G;
export const graphql = () => (G ??= require('graphql'));
const schemas = {};
export const schemaOf = (version) => (schemas[version] ??= graphql().buildSchema(readFileSync(schemaFile(version), 'utf8'), { assumeValid: true }));

/** What wismo asks: name → the text that it sends. */
export function operations(text = readFileSync(new URL('../../src/source/shopify/shopify.graphql', import.meta.url), 'utf8')) {
  const pieces = [...text.matchAll(/^(query|mutation|fragment) (\w+)[\s\S]*?^\}$/gm)].map((m) => ({ kind: m[1], name: m[2], text: m[0] }));
  const fragment = (name) => pieces.find((p) => p.kind === 'fragment' && p.name === name).text;
  return Object.fromEntries(pieces.filter((p) => p.kind !== 'fragment').map((p) => {
    let whole = p.text;
    for (const name of ['Whole', 'Line']) if (whole.includes(`...${name} `) || whole.includes(`...${name}}`)) whole += `\n${fragment(name)}`;
    return [p.name, whole];
  }));
}

/** Points that a question may cost: an object 1, a connection 2 and its objects, a list as many as are asked for, a mutation 10. */
export function costOf(schema, text, variables = {}) {
  const { parse, getNamedType, isLeafType } = graphql();
  const doc = parse(text);
  const value = (v) => (v.kind === 'Variable' ? variables[v.name.value] : v.kind === 'IntValue' ? Number(v.value) : v.kind === 'BooleanValue' ? v.value : undefined);
  const fragments = Object.fromEntries(doc.definitions.filter((d) => d.kind === 'FragmentDefinition').map((d) => [d.name.value, d]));
  const inside = (set, type) => set.selections.reduce((sum, f) => {
    const include = f.directives?.find((d) => d.name.value === 'include');
    if (include && value(include.arguments[0].value) === false) return sum;
    if (f.kind === 'FragmentSpread') return sum + inside(fragments[f.name.value].selectionSet, type);
    if (f.kind === 'InlineFragment') return sum + inside(f.selectionSet, type);
    const def = type.getFields()[f.name.value];
    const to = getNamedType(def.type);
    if (isLeafType(to)) return sum;
    const first = f.arguments.find((a) => a.name.value === 'first');
    const n = first ? value(first.value) : 1;
    if (to.name.endsWith('Connection')) {
      const nodes = f.selectionSet.selections.find((s) => s.name?.value === 'nodes');
      const node = nodes ? 1 + inside(nodes.selectionSet, getNamedType(to.getFields().nodes.type)) : 0;
      return sum + 2 + n * node;
    }
    return sum + n * (1 + inside(f.selectionSet, to));
  }, 0);
  const op = doc.definitions.find((d) => d.kind === 'OperationDefinition');
  return op.operation === 'mutation' ? 10 + inside(op.selectionSet, schema.getMutationType()) : inside(op.selectionSet, schema.getQueryType());
}

const stamp = (ms = Date.now()) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
const words = (text) => String(text ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const holds = (text, value) => { const t = words(text); return words(value).every((w) => t.includes(w)); };
const money = (amount) => ({ presentmentMoney: { amount: String(amount), currencyCode: 'EUR' }, shopMoney: { amount: String(amount), currencyCode: 'EUR' } });

/** A page of rows that are sorted. */
function page(rows, { first = 50, after }) {
  const at = after ? rows.findIndex((r) => r.cursor === after) + 1 : 0;
  const part = rows.slice(at, at + first);
  return {
    nodes: part.map((r) => r.node), edges: part.map((r) => ({ node: r.node, cursor: r.cursor })),
    pageInfo: { hasNextPage: at + first < rows.length, hasPreviousPage: at > 0, endCursor: part.at(-1)?.cursor ?? null, startCursor: part[0]?.cursor ?? null },
  };
}
const pageOf = (nodes, args) => page(nodes.map((node, i) => ({ node, cursor: `c${i}` })), args);

/** Shopify's search as far as it matters: terms with AND and OR, words and not equality, a word without a field anywhere. */
function searched(query, order) {
  const terms = [...String(query ?? '').matchAll(/(\bOR\b|\bAND\b)|(?:(\w+):)?(>=|<=|>|<)?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+)/g)];
  const fits = ([, , field, compare, raw]) => {
    const value = raw.replace(/^["']|["']$/g, '');
    const at = { created_at: order.createdAt, updated_at: order.updatedAt }[field];
    if (at) { const d = Date.parse(at) - Date.parse(value); return compare === '>=' ? d >= 0 : compare === '<=' ? d <= 0 : compare === '>' ? d > 0 : d < 0; }
    if (field === 'name') return holds(order.name, value);
    if (field === 'email') return holds(order.data.email, value);
    if (field === 'customer_id') return order.data.customer?.legacyResourceId === value;
    return holds(`${order.name} ${order.data.email}`, value.replace(/\*/g, ''));
  };
  let any = false, all = true, empty = true;
  for (const t of terms) {
    if (t[1] === 'OR') { any ||= all && !empty; all = true; empty = true; continue; }
    if (t[1] === 'AND') continue;
    empty = false;
    all &&= fits(t);
  }
  return any || (all && (!empty || !terms.length));
}

export class ShopifyOrder {
  constructor(peer, data) {
    this.peer = peer;
    this.data = { lines: [{ name: 'Blue mug', sku: 'MUG-1', quantity: 1, price: '12.50' }], fulfillments: [], tags: [], returns: [], ...data };
    this.legacyResourceId = String(data.id);
    this.id = `gid://shopify/Order/${data.id}`;
    this.createdAt = this.processedAt = data.createdAt ?? stamp();
    this.updatedAt = data.updatedAt ?? this.createdAt;
    for (const [i, l] of this.data.lines.entries()) { l.id ??= `gid://shopify/LineItem/${data.id}${i}`; l.unfulfilled ??= l.quantity; }
    this.data.routes ??= [{ status: 'OPEN', requestStatus: 'UNSUBMITTED', method: { methodType: 'SHIPPING', presentedName: 'Parcel', minDeliveryDateTime: null, maxDeliveryDateTime: null } }];
  }

  may(field, access) {
    if (!this.peer.denied.includes(field)) return;
    const message = access ? `Access denied for ${field} field. Required access: \`${access}\` access scope.`
      : 'This app is not approved to access the Customer object. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.';
    throw new (graphql().GraphQLError)(message, { extensions: { code: 'ACCESS_DENIED', ...(access ? { requiredAccess: `\`${access}\` access scope.` } : {}) } });
  }

  get name() { return this.data.name; }
  email() { this.may('email'); return this.data.email ?? null; }
  phone() { return this.data.phone ?? null; }
  note() { return this.data.note ?? null; }
  tags() { return this.data.tags; }
  customerLocale() { return this.data.locale ?? 'en'; }
  cancelledAt() { return this.data.cancelledAt ?? null; }
  closed() { return this.data.closed ?? false; }
  displayFinancialStatus() { return this.data.financial === undefined ? 'PAID' : this.data.financial; }
  displayFulfillmentStatus() {
    if (this.data.display) return this.data.display;
    const sent = this.data.fulfillments.some((f) => f.status === 'SUCCESS');
    return !sent ? 'UNFULFILLED' : this.data.lines.some((l) => l.unfulfilled > 0) ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
  }
  returnStatus() { return this.data.returnStatus ?? (this.data.returns.some((r) => r.status === 'REQUESTED') ? 'RETURN_REQUESTED' : 'NO_RETURN'); }
  paymentGatewayNames() { return this.data.gateways ?? ['shopify_payments']; }
  presentmentCurrencyCode() { return 'EUR'; }
  sum() { return this.data.lines.reduce((n, l) => n + Number(l.price) * l.quantity, 0).toFixed(2); }
  subtotalPriceSet() { return money(this.sum()); }
  totalShippingPriceSet() { return money('4.9'); }
  totalDiscountsSet() { return money('0.0'); }
  totalTaxSet() { return money('2.00'); }
  totalPriceSet() { return money((Number(this.sum()) + 4.9).toFixed(2)); }
  customer() {
    this.may('customer', 'read_customers');
    const c = this.data.customer;
    return c ? { id: `gid://shopify/Customer/${c.legacyResourceId}`, displayName: c.name ?? 'Ann Example', defaultEmailAddress: c.email ? { emailAddress: c.email } : null, defaultPhoneNumber: null, ...c } : null;
  }
  shippingAddress() {
    const a = this.data.address === undefined ? { name: 'Ann Example', company: null, address1: '1 High Street', address2: null, city: 'Brno', province: null, zip: '602 00', countryCodeV2: 'CZ', phone: null } : this.data.address;
    const space = a?.name?.lastIndexOf(' ') ?? -1;
    return a && { firstName: a.name.slice(0, Math.max(space, 0)), lastName: a.name.slice(space + 1), provinceCode: null, country: { CZ: 'Czechia', SK: 'Slovakia' }[a.countryCodeV2] ?? null, ...a };
  }
  shippingLine() { return { title: this.data.shipping ?? 'PPL parcel' }; }
  lineItems(args) {
    return pageOf(this.data.lines.map((l) => ({ ...l, unfulfilledQuantity: l.unfulfilled, image: l.image ? { url: l.image, altText: null } : null, originalUnitPriceSet: money(l.price) })), args);
  }
  fulfillmentsCount() { return { count: this.data.fulfillments.length, precision: 'EXACT' }; }
  fulfillments({ first }) {
    return this.data.fulfillments.slice(0, first ?? 250).map((f) => ({
      createdAt: this.createdAt, inTransitAt: null, estimatedDeliveryAt: null, deliveredAt: null, displayStatus: 'FULFILLED', ...f,
      trackingInfo: ({ first: n }) => (f.tracking ?? []).slice(0, n ?? 10).map((t) => ({ company: null, number: null, url: null, ...t })),
      events: (args) => pageOf([...(f.events ?? [])].sort((a, b) => (args.reverse ? -1 : 1) * a.happenedAt.localeCompare(b.happenedAt)).map((e) => ({ message: null, city: null, country: null, estimatedDeliveryAt: null, ...e })), args),
      fulfillmentLineItems: (args) => pageOf((f.lines ?? []).map((l, i) => ({ id: `${f.id}/line${i}`, quantity: l.quantity, lineItem: this.data.lines[l.line] })), args),
    }));
  }
  fulfillmentOrders(args) {
    this.may('fulfillmentOrders', 'read_merchant_managed_fulfillment_orders');
    return pageOf(this.data.routes.map((r) => ({ ...r, deliveryMethod: r.method })), args);
  }
  returns(args) { return pageOf(this.data.returns, args); }

  /** A change, as the shop's staff or a carrier makes it; tells of it when hooks are live. */
  async change(data, topic = 'orders/updated') {
    Object.assign(this.data, data);
    this.touch();
    return this.peer.live ? this.peer.deliver(topic, this.rest()) : null;
  }
  touch() { this.updatedAt = stamp(); }
  /** In the shape of its webhooks. */
  rest() {
    return `{"id":${this.legacyResourceId},"admin_graphql_api_id":"${this.id}","name":${JSON.stringify(this.name)},"updated_at":"${this.updatedAt}","financial_status":"paid","fulfillment_status":null}`;
  }
}

export class ShopifyPeer {
  orders = new Map();
  hooks = [];
  jobs = new Map();
  tokens = new Map();                       /* token → until */
  asked = [];                               /* { operation, variables, cost, left (of the bucket), throttled } */
  deprecated = [];
  denied = [];
  faults = [];                              /* one for each of the next calls: 500 | 'html' | 'hang' | 'reset' | 'truncated' | 'throttled' (a question) | 423 … */
  scopes = ['read_orders', 'read_all_orders', 'read_customers', 'read_fulfillments', 'read_merchant_managed_fulfillment_orders', 'write_orders', 'write_returns'];
  client = { id: 'wismo-app', secret: 'shpss_wismo_test' };
  token_seconds = 86399;
  grants = 0;
  version = null;                           /* the one that answers, when not the one asked for */
  bucket = { most: 2000, rate: 100, left: 2000, at: performance.now() };
  cancel_looks = 2;                         /* so often a job is still under way */
  cancel_fails = false;
  dear = 1;                                 /* so many times dearer than counted here */
  lose = null;                              /* the operation whose next answer is lost on its way */
  live = false;                             /* changes are told by webhooks */

  constructor() { this.tokens.set('shpat_for_ever', Infinity); }

  static async start(port = 0) {
    const p = new ShopifyPeer();
    p.server = createServer((rq, rs) => p.serve(rq, rs).catch((e) => { rs.writeHead(599); rs.end(String(e.stack)); }));
    await new Promise((done) => p.server.listen(port, '127.0.0.1', done));
    p.url = `http://127.0.0.1:${p.server.address().port}`;
    return p;
  }

  end() { this.server.closeAllConnections(); return new Promise((done) => this.server.close(done)); }

  add(data) {
    const o = new ShopifyOrder(this, { id: 5_000_000_000_000 + this.orders.size, ...data });
    this.orders.set(o.id, o);
    return o;
  }
  /** A full bucket. */
  fill(most, rate) { this.bucket = { most, rate, left: most, at: performance.now() }; }
  named(name) { return [...this.orders.values()].find((o) => o.name === name); }

  async serve(rq, rs) {
    const chunks = [];
    for await (const c of rq) chunks.push(c);
    const body = Buffer.concat(chunks).toString();
    const say = (status, type, text) => { rs.writeHead(status, { 'content-type': type }); rs.end(text); };
    const json = (status, value) => say(status, 'application/json', JSON.stringify(value));
    if (rq.url === '/_peer') { Object.assign(this, JSON.parse(body)); return json(200, {}); }
    const fault = this.faults[0] === 'throttled' ? null : this.faults.shift();
    if (fault === 'html') return say(200, 'text/html', '<!DOCTYPE html><html><body>Opening soon</body></html>');
    if (fault === 'hang') return sleep(30000, null, { ref: false }).then(() => rs.destroy());
    if (fault === 'reset') return rs.destroy();
    if (fault === 'truncated') return say(200, 'application/json', '{"data":{"order":{"id":"gid://sho');
    if (fault) return json(fault, { errors: 'as the test wants it' });
    if (rq.url === '/admin/oauth/access_token') return this.grant(new URLSearchParams(body), json);
    const version = /^\/admin\/api\/(\d{4}-\d{2})\/graphql\.json$/.exec(rq.url)?.[1];
    if (!version || rq.method !== 'POST') return json(404, { errors: 'Not Found' });
    if (!(this.tokens.get(rq.headers['x-shopify-access-token']) > Date.now()))
      return json(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });
    rs.setHeader('x-shopify-api-version', this.version ?? version);
    const asked = JSON.parse(body), answer = await this.answer(asked);
    if (this.lose === asked.operationName) { this.lose = null; return rs.destroy(); }
    return json(200, answer);
  }

  grant(form, json) {
    if (form.get('grant_type') !== 'client_credentials' || form.get('client_id') !== this.client.id || form.get('client_secret') !== this.client.secret)
      return json(400, { error: 'invalid_client', error_description: 'the client is not known' });
    const token = `shpat_${randomBytes(8).toString('hex')}`;
    this.grants++;
    this.tokens.set(token, Date.now() + this.token_seconds * 1000);
    return json(200, { access_token: token, scope: this.scopes.join(','), expires_in: this.token_seconds });
  }

  async answer({ query, variables = {}, operationName }) {
    const { parse, validate, execute, specifiedRules, NoDeprecatedCustomRule } = graphql();
    const schema = schemaOf('2026-10'), document = parse(query);
    const b = this.bucket, now = performance.now();
    b.left = Math.min(b.most, b.left + (now - b.at) * b.rate / 1000);
    b.at = now;
    const wrong = validate(schema, document, specifiedRules);
    this.deprecated.push(...validate(schema, document, [NoDeprecatedCustomRule]).map((e) => e.message), ...this.oldInputs(schema, document, variables));
    if (wrong.length) return { errors: wrong.map((e) => ({ message: e.message, extensions: { code: 'undefinedField' } })) };
    if (this.faults[0] === 'throttled') {
      this.faults.shift();
      b.left = 0;
    }
    const cost = costOf(schema, query, variables) * this.dear;
    const status = () => ({ maximumAvailable: b.most, currentlyAvailable: Math.floor(b.left), restoreRate: b.rate });
    const asked = { operation: operationName, variables, cost, throttled: cost > b.left, left: b.left, at: Date.now() };
    this.asked.push(asked);
    if (cost > 1000) return { errors: [{ message: `Query cost is ${cost}, which exceeds the single query max cost limit 1000`, extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: 1000 } }] };
    if (asked.throttled)
      return { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' } }], extensions: { cost: { requestedQueryCost: cost, actualQueryCost: null, throttleStatus: status() } } };
    const actual = Math.ceil(cost / 4);
    b.left -= actual;
    const result = JSON.parse(JSON.stringify(await execute({ schema, document, rootValue: this.root(), variableValues: variables, operationName })));
    return { ...result, extensions: { cost: { requestedQueryCost: cost, actualQueryCost: actual, throttleStatus: status() } } };
  }

  /** Deprecated members of inputs that came in variables. */
  oldInputs(schema, document, variables) {
    const { typeFromAST, getNamedType, isInputObjectType } = graphql();
    const found = [];
    const look = (type, value) => {
      const named = getNamedType(type);
      if (Array.isArray(value)) return value.forEach((v) => look(named, v));
      if (!isInputObjectType(named) || !value) return;
      for (const [k, v] of Object.entries(value)) {
        const f = named.getFields()[k];
        if (f?.deprecationReason) found.push(`${named.name}.${k} is deprecated`);
        if (f) look(f.type, v);
      }
    };
    for (const d of document.definitions[0].variableDefinitions ?? []) look(typeFromAST(schema, d.type), variables[d.variable.name.value]);
    return found;
  }

  list({ query, sortKey, reverse }) {
    const key = { UPDATED_AT: 'updatedAt', CREATED_AT: 'createdAt' }[sortKey] ?? 'processedAt';
    const at = (o) => `${o[key]} ${o.legacyResourceId.padStart(20, '0')}`;
    return [...this.orders.values()].filter((o) => this.shows(o) && searched(query, o)).sort((a, b) => (reverse ? -1 : 1) * (at(a) < at(b) ? -1 : 1))
      .map((node) => ({ node, cursor: Buffer.from(at(node)).toString('base64') }));
  }

  /** Older than 60 days only to who may see all. */
  shows(o) { return o && (this.scopes.includes('read_all_orders') || Date.parse(o.createdAt) > Date.now() - 60 * 86400000); }

  root() {
    const of = (id) => (this.shows(this.orders.get(id)) ? this.orders.get(id) : null);
    const wrong = (message, more = {}) => ({ userErrors: [{ field: null, message, ...more }] });
    return {
      shop: { name: 'The Mug Shop', myshopifyDomain: new URL(this.url).host, ianaTimezone: 'Europe/Prague', currencyCode: 'EUR' },
      currentAppInstallation: { accessScopes: this.scopes.map((handle) => ({ handle, description: handle })) },
      publicApiVersions: ['2026-01', '2026-07', '2026-10', 'unstable'].map((handle) => ({ handle, displayName: handle, supported: handle !== 'unstable' })),
      order: ({ id }) => of(id),
      orders: (args) => { if (!this.scopes.some((s) => /_orders$/.test(s))) return new ShopifyOrder(this, { id: 1 }).may.call({ peer: { denied: ['orders'] } }, 'orders', 'read_orders'); return page(this.list(args), args); },
      ordersCount: ({ query }) => ({ count: this.list({ query }).length, precision: 'EXACT' }),
      job: ({ id }) => this.look(id),
      returnableFulfillments: ({ orderId, first, after }) => {
        const o = of(orderId);
        const sent = (o?.data.fulfillments ?? []).filter((f) => f.status === 'SUCCESS' && !o.data.returns.length);
        return pageOf(sent.map((f) => ({
          id: `gid://shopify/ReturnableFulfillment/${f.id}`,
          returnableFulfillmentLineItems: (args) => pageOf((f.lines ?? []).map((l, i) => ({ quantity: l.quantity, fulfillmentLineItem: { id: `${f.id}/line${i}` } })), args),
        })), { first, after });
      },
      returnReasonDefinitions: (args) => pageOf(['unknown', 'other'].map((handle) => ({ id: `gid://shopify/ReturnReasonDefinition/${handle}`, handle, deleted: false, name: handle })), args),
      webhookSubscriptions: (args) => pageOf(this.hooks, args),
      orderCancel: ({ orderId, staffNote, refundMethod, refund }) => {
        const o = of(orderId);
        if (refund || refundMethod?.originalPaymentMethodsRefund) this.refunded = true;
        if (!o || o.data.cancelledAt || o.data.fulfillments.length) return { job: null, orderCancelUserErrors: [{ code: 'INVALID', field: ['orderId'], message: 'Cannot cancel this order' }], userErrors: [] };
        const job = { id: `gid://shopify/Job/${randomBytes(6).toString('hex')}`, order: o, looks: 0, staffNote };
        this.jobs.set(job.id, job);
        return { job: { id: job.id, done: false }, orderCancelUserErrors: [], userErrors: [] };
      },
      orderUpdate: ({ input }) => {
        const o = of(input.id);
        if (!o) return wrong('Order does not exist');
        const a = input.shippingAddress;
        if (a && (!a.city || !a.lastName || !a.countryCode)) return wrong('Shipping address is not complete');
        if ('note' in input) o.data.note = input.note;
        if (a) o.data.address = { name: `${a.firstName} ${a.lastName}`.trim(), company: a.company ?? null, address1: a.address1, address2: a.address2 ?? null, city: a.city, province: a.provinceCode ?? null, provinceCode: a.provinceCode ?? null, zip: a.zip ?? null, countryCodeV2: a.countryCode, phone: a.phone ?? null };
        o.touch();
        return { order: o, userErrors: [] };
      },
      tagsAdd: ({ id, tags }) => { const o = of(id); o.data.tags = [...new Set([...o.data.tags, ...tags])]; o.touch(); return { node: null, userErrors: [] }; },
      returnRequest: ({ input }) => {
        const o = of(input.orderId);
        if (input.returnLineItems.some((l) => !l.returnReasonDefinitionId)) return wrong('Return reason is missing', { code: 'BLANK' });
        const r = { id: `gid://shopify/Return/${o.legacyResourceId}`, name: `${o.name}-R1`, status: 'REQUESTED', lines: input.returnLineItems };
        o.data.returns.push(r);
        o.touch();
        return { return: r, userErrors: [] };
      },
      webhookSubscriptionCreate: ({ topic, webhookSubscription: w }) => {
        if (this.hooks.some((h) => h.topic === topic && h.uri === w.uri)) return wrong('Address for this topic has already been taken');
        const h = { id: `gid://shopify/WebhookSubscription/${this.hooks.length + 1}${randomBytes(3).toString('hex')}`, topic, uri: w.uri, format: w.format ?? 'JSON', includeFields: [], createdAt: stamp(), updatedAt: stamp() };
        this.hooks.push(h);
        return { webhookSubscription: h, userErrors: [] };
      },
      webhookSubscriptionDelete: ({ id }) => { this.hooks = this.hooks.filter((h) => h.id !== id); return { deletedWebhookSubscriptionId: id, userErrors: [] }; },
    };
  }

  /** One look at a job that cancels. */
  look(id) {
    const job = this.jobs.get(id);
    if (!job) return null;
    const done = job.looks++ >= this.cancel_looks;
    if (done && !this.cancel_fails && !job.order.data.cancelledAt) job.order.change({ cancelledAt: stamp(), closed: true }, 'orders/cancelled');
    return { id, done };
  }

  /** To everybody who subscribed; the statuses that were answered. body: text. */
  async deliver(header, body, { secret = this.client.secret, event = randomBytes(8).toString('hex'), shop = new URL(this.url).host, to = null } = {}) {
    const topic = header.toUpperCase().replace(/[/]/g, '_');
    const urls = to ? [to] : this.hooks.filter((h) => h.topic === topic).map((h) => h.uri);
    return Promise.all(urls.map(async (uri) => (await fetch(uri, {
      method: 'POST', body,
      headers: {
        'content-type': 'application/json', 'x-shopify-topic': header, 'x-shopify-shop-domain': shop, 'x-shopify-api-version': '2026-10',
        'x-shopify-webhook-id': randomBytes(8).toString('hex'), 'x-shopify-event-id': event, 'x-shopify-triggered-at': new Date().toISOString(),
        'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
      },
    })).status));
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const peer = await ShopifyPeer.start(Number(process.argv[2] ?? 4122));
  peer.live = true;
  peer.add({ name: '#1001', email: 'ann@example.com', customer: { legacyResourceId: '71' } });
  peer.add({ name: '#1002', email: 'bob@example.com', fulfillments: [{ id: 'gid://shopify/Fulfillment/1', status: 'SUCCESS', displayStatus: 'IN_TRANSIT', tracking: [{ company: 'DHL', number: '00340434161094021501' }], lines: [{ line: 0, quantity: 1 }] }] });
  console.log(`${peer.url} · client ID ${peer.client.id}, secret ${peer.client.secret}, or the token shpat_for_ever`);
}

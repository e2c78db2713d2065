// openapi.test.mjs - the served document against src/api/list.h: every route, and nothing else.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Wismo } from './wismo.mjs';

let w, doc;
before(async () => {
  w = await Wismo.start();
  doc = (await w.ask('GET', '/api/v1/openapi.json')).json;
});
after(() => w.end());

const routes = [...readFileSync(new URL('../../src/api/list.h', import.meta.url), 'utf8')
  .matchAll(/^ROUTE\("(\w+)",\s*"([^"]+)",\s*(\w+),\s*([^,]+),\s*(\w+),/gm)]
  .map(([, method, path, who, flags, name]) => ({ method: method.toLowerCase(), path: path.replace(/:(\w+)/g, '{$1}'), who, flags, name }));

test('every route is in the document, and nothing else', () => {
  assert.equal(doc.openapi, '3.1.0');
  const listed = routes.filter((r) => !r.flags.includes('R_HIDDEN')).map((r) => `${r.method} ${r.path}`).sort();
  const written = Object.entries(doc.paths).flatMap(([path, ops]) => Object.keys(ops).map((m) => `${m} ${path}`)).sort();
  assert.deepEqual(written, listed);
  assert.ok(listed.length > 30);
  const ids = Object.values(doc.paths).flatMap((ops) => Object.values(ops).map((o) => o.operationId));
  assert.equal(new Set(ids).size, ids.length);
});

test('what it says of a route is true of the route', () => {
  for (const r of routes.filter((x) => !x.flags.includes('R_HIDDEN'))) {
    const op = doc.paths[r.path][r.method];
    assert.equal(op.operationId, r.name);
    assert.equal(op['x-role'], { VIEWER: 'viewer', AGENT: 'agent', MANAGER: 'manager', OWNER: 'owner' }[r.who]);
    const parts = [...r.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
    assert.deepEqual(op.parameters.filter((p) => p.in === 'path').map((p) => p.name), parts);
  }
});

test('every reference leads somewhere', () => {
  const refs = new Set([...JSON.stringify(doc).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]));
  for (const name of refs) assert.ok(doc.components.schemas[name], name);
});

test('kinds: every node and source, in the order of their lists, with a form', async () => {
  const kinds = (await w.staff('GET', '/api/v1/kinds')).json;
  const listed = (room) => [...readFileSync(new URL(`../../src/${room}/list.h`, import.meta.url), 'utf8').matchAll(/^[A-Z]+\((\w+)\)/gm)].map((m) => m[1]);
  assert.deepEqual(kinds.nodes.map((k) => k.name), listed('flow'));
  assert.deepEqual(kinds.sources.map((k) => k.name), listed('source'));
  const ask = kinds.nodes.find((k) => k.name === 'ask');
  assert.ok(ask.waits && ask.exits.length > 0 && ask.settings.some((f) => f.name === 'text' && f.type === 'multiline'), JSON.stringify(ask));
  assert.equal((await w.ask('GET', '/api/v1/kinds')).status, 401);
});

/* As much of JSON Schema as the document uses. */
function fits(schema, value, at) {
  if (schema.$ref) return fits(doc.components.schemas[schema.$ref.split('/').at(-1)], value, at);
  for (const part of schema.allOf ?? []) fits(part, value, at);
  const types = [schema.type ?? []].flat();
  const is = { object: (v) => v && typeof v === 'object' && !Array.isArray(v), array: Array.isArray, string: (v) => typeof v === 'string',
    integer: Number.isInteger, boolean: (v) => typeof v === 'boolean', null: (v) => v === null };
  if (types.length) assert.ok(types.some((t) => is[t](value)), `${at} is ${JSON.stringify(value)}, not ${types}`);
  if (schema.enum) assert.ok(schema.enum.includes(value), `${at}: ${value}`);
  if (Array.isArray(value) && schema.items) value.forEach((v, i) => fits(schema.items, v, `${at}[${i}]`));
  if (is.object(value)) {
    for (const name of schema.required ?? []) assert.ok(name in value, `${at}.${name} is missing`);
    for (const [name, s] of Object.entries(schema.properties ?? {})) if (name in value) fits(s, value[name], `${at}.${name}`);
  }
}

test('answers have the documented shapes', async () => {
  const o = await w.orders('1042', 'ann@example.com');
  const c = await w.chat();
  fits({ $ref: '#/components/schemas/chat_opened' }, c.begun, 'opened');
  for (const t of ['where is my order?', '1042', 'ann@example.com']) fits({ $ref: '#/components/schemas/chat_turn' }, await c.say(t), 'turn');
  const out = (path, method = 'get') => doc.paths[path][method].responses['2XX'].content['application/json'].schema;
  const look = async (path, real = path) => fits(out(path), (await w.staff('GET', real)).json, path);
  for (const path of ['/api/v1/me', '/api/v1/orders', '/api/v1/statuses', '/api/v1/conversations', '/api/v1/tickets', '/api/v1/requests',
    '/api/v1/shop', '/api/v1/assistants', '/api/v1/eligibility', '/api/v1/kinds', '/api/v1/products']) await look(path);
  await look('/api/v1/orders', '/api/v1/orders?from=2020-01-01T00:00:00Z');
  await w.staff('POST', `/api/v1/orders/${o.id}/reminders`, { text: 'Call', due_at: new Date(Date.now() - 3 * 86_400_000).toISOString() });
  await look('/api/v1/reminders');
  await look('/api/v1/orders');
  await look('/api/v1/orders/{id}', `/api/v1/orders/${o.id}`);
  await look('/api/v1/orders/{id}/history', `/api/v1/orders/${o.id}/history`);
  await look('/api/v1/conversations/{id}', `/api/v1/conversations/${c.id}`);
  await look('/api/v1/conversations/{id}/messages', `/api/v1/conversations/${c.id}/messages`);
  fits({ $ref: '#/components/schemas/problem' }, (await w.staff('GET', '/api/v1/orders/none')).json, 'problem');
});

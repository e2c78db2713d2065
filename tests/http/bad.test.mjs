// bad.test.mjs - what bad input gets.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo } from './wismo.mjs';

let w, c;
before(async () => {
  w = await Wismo.start();
  c = await w.chat();
  await c.say('hello');
});
after(() => w.end());

/** A refusal with its form: RFC 9457. */
function problem(r, status, type) {
  assert.equal(r.status, status, r.text);
  assert.match(r.headers.get('content-type'), /^application\/problem\+json/);
  if (type) {
    assert.equal(r.json.type, `/problems/${type}`);
    assert.equal(r.json.status, status);
    assert.ok(r.json.detail.length > 10);
    assert.match(r.json.request_id, /^[0-9a-f]{16}$/);
  }
}

describe('bodies', () => {
  test('too large: 413', async () => {
    const r = await w.ask('POST', `${c.path}/messages`, { body: 'x'.repeat((1 << 20) + 1), token: c.token });
    problem(r, 413);
  });
  test('not JSON: 400', async () => {
    for (const body of ['{', 'text', '{"text":"a"} x', '{"text":"a","text":"b"}'])
      problem(await w.ask('POST', `${c.path}/messages`, { body, token: c.token }), 400, 'syntax');
  });
  test('invalid UTF-8: 400', async () => {
    const body = Buffer.from([...Buffer.from('{"text":"'), 0xc3, 0x28, ...Buffer.from('"}')]);
    problem(await w.ask('POST', `${c.path}/messages`, { body, token: c.token }), 400, 'syntax');
  });
  test('a wrong field: 422 naming it', async () => {
    const field = async (body, name) => {
      const r = await c.post(body);
      problem(r, 422, 'input');
      assert.equal(r.json.errors[0].field, name);
    };
    await field({ text: 7 }, 'text');
    await field({}, 'text');
    await field({ text: 'a', choice: 'opt_1' }, 'text');
    await field({ text: '   ' }, 'text');
    await field({ form: [] }, 'form');
    await field({ form: { a: 1 } }, 'a');
    await field({ form: { a: 'x'.repeat(1000), b: 'x'.repeat(1001) } }, 'form');
    problem(await c.post([]), 422);
  });
  test('2,000 characters are a message, 2,001 are not: 422', async () => {
    const chat = await w.chat();
    assert.equal((await chat.post({ text: 'ä'.repeat(2000) })).status, 200);
    const r = await chat.post({ text: 'ä'.repeat(2001) });
    problem(r, 422, 'input');
    assert.equal(r.json.errors[0].field, 'text');
  });
});

describe('who and where', () => {
  test('unknown assistant: 404', async () => {
    problem(await w.ask('POST', '/api/v1/chat/nobody/conversations', { body: {} }), 404, 'missing');
    assert.equal((await w.ask('GET', '/widget/nobody.js', { raw: true })).status, 404);
  });
  test('no, broken and ended token: 401', async () => {
    problem(await w.ask('GET', `${c.path}/messages`), 401, 'sign-in');
    problem(await w.ask('GET', `${c.path}/messages`, { token: `${c.token}x` }), 401, 'sign-in');
    problem(await w.ask('GET', `${c.path}/messages`, { token: 'x' }), 401, 'sign-in');
    problem(await w.ask('GET', `${c.path}/events`, { token: c.token.slice(1) }), 401, 'sign-in');
    const gone = await w.chat();
    await w.ask('DELETE', gone.path, { token: gone.token });
    problem(await w.ask('GET', `${gone.path}/messages`, { token: gone.token }), 401, 'sign-in');
  });
  test('unknown conversation, or a good token of another: 404', async () => {
    const other = await w.chat();
    problem(await w.ask('GET', `${c.path}/messages`, { token: other.token }), 404, 'missing');
    problem(await w.ask('POST', `${c.path}/messages`, { body: { text: 'hi' }, token: other.token }), 404, 'missing');
    problem(await w.ask('GET', '/api/v1/chat/conversations/cnv_nothing/messages', { token: c.token }), 404, 'missing');
    const twin = await w.chat({}, w.twin);
    problem(await w.ask('GET', `${c.path}/messages`, { token: twin.token }), 404, 'missing');
  });
  test('an address that is none: 404; a method that is none: 405 with Allow', async () => {
    problem(await w.ask('GET', '/api/v1/nothing'), 404);
    const r = await w.ask('DELETE', '/api/v1/orders');
    problem(r, 405);
    assert.equal(r.headers.get('allow'), 'GET, HEAD, POST');
  });
  test('broken ?after= and Last-Event-ID: 422', async () => {
    problem(await w.ask('GET', `${c.path}/messages?after=x`, { token: c.token }), 422, 'input');
    problem(await w.ask('GET', `${c.path}/events`, { token: c.token, headers: { 'last-event-id': '-1' } }), 422, 'input');
    for (const n of ['%2B1', '%201', '1%20', '0x1', '99999999999999999999'])
      problem(await w.ask('GET', `${c.path}/messages?after=${n}`, { token: c.token }), 422, 'input');
    for (const n of ['%2B1', '%201', '99999999999999999999'])
      problem(await w.staff('GET', `/api/v1/orders?page=${n}`), 422, 'input');
  });
});

describe('CORS', () => {
  const open = (origin) => w.ask('POST', `/api/v1/chat/${w.shop.assistant_key}/conversations`, { body: {}, headers: { origin } });
  test('an empty list means our own address; no Origin is allowed', async () => {
    const own = await open(w.url);
    assert.equal(own.status, 201, own.text);
    assert.equal(own.headers.get('access-control-allow-origin'), w.url);
    assert.equal(own.headers.get('access-control-allow-credentials'), null);
    problem(await open('https://evil.example'), 403, 'denied');
    problem(await open('null'), 403, 'denied');
    problem(await w.ask('GET', `${c.path}/messages`, { token: c.token, headers: { origin: 'https://evil.example' } }), 403, 'denied');
  });
  test('preflight: 204 with the named headers', async () => {
    for (const path of [`/api/v1/chat/${w.shop.assistant_key}/conversations`, `${c.path}/messages`, `${c.path}/events`, `${c.path}/identity`]) {
      const r = await w.ask('OPTIONS', path, { headers: { origin: w.url, 'access-control-request-method': 'POST' } });
      assert.equal(r.status, 204);
      assert.equal(r.headers.get('access-control-allow-origin'), w.url);
      assert.equal(r.headers.get('access-control-allow-headers'), 'authorization, content-type, idempotency-key, last-event-id');
      assert.match(r.headers.get('access-control-allow-methods'), /PUT/);
    }
  });
});

describe('too fast', () => {
  test('an IPv6 client is its /64, however it is written', async () => {
    const v6 = await Wismo.start({ limits: true, env: { WISMO_TRUSTED_PROXIES: '127.0.0.1' } });
    const opens = (client) => v6.ask('POST', `/api/v1/chat/${v6.shop.assistant_key}/conversations`, { body: {}, headers: { 'x-forwarded-for': client } });
    try {
      const one = await Promise.all(Array.from({ length: 30 }, (_, i) => opens(['2a00:1:0:0:1:2:3:4', '2a00:1::5', '2a00:1:0:0:1::'][i % 3])));
      assert.ok(one.some((r) => r.status === 429));
      const many = await Promise.all(Array.from({ length: 30 }, (_, i) => opens(`2a01:0:0:${i + 1}:1:1:1:1`)));
      assert.deepEqual([...new Set(many.map((r) => r.status))], [201]);
    } finally {
      await v6.end();
    }
  });

  test('signing in: one e-mail is one, from wherever and however it is written', async () => {
    const many = await Wismo.start({ limits: true, env: { WISMO_TRUSTED_PROXIES: '127.0.0.1' } });
    try { /* all at once: one after the other takes a busy machine so long that the budget grows again */
      const answers = await Promise.all(Array.from({ length: 13 }, (_, i) => many.ask('POST', '/api/v1/session', {
        body: { email: ' '.repeat(i) + (i % 2 ? 'OWNER' : 'owner') + '@north.example', password: 'wrong wrong wrong' }, headers: { 'x-forwarded-for': `9.9.${i}.9` },
      })));
      const said = answers.map((r) => r.status);
      assert.ok(said.includes(401), said.join());
      assert.ok(said.includes(429), said.join());
    } finally {
      await many.end();
    }
  });

  test('429 with Retry-After', async () => {
    const limited = await Wismo.start({ limits: true });
    try {
      const answers = await Promise.all(Array.from({ length: 40 }, () => limited.ask('POST', `/api/v1/chat/${limited.shop.assistant_key}/conversations`, { body: {} })));
      const late = answers.filter((r) => r.status === 429);
      assert.ok(late.length > 0);
      problem(late[0], 429);
      assert.ok(Number(late[0].headers.get('retry-after')) >= 1);
    } finally {
      await limited.end();
    }
  });
});

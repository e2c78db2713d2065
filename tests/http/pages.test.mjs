// pages.test.mjs - the staff's pages, made from src/api/list.h: nobody may frame them, nothing runs in them but what is
// ours, and they hold nothing of anybody: the same for whoever asks and whatever id stands in the address.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Person } from './people.mjs';
import { Wismo } from './wismo.mjs';

const list = readFileSync(new URL('../../src/api/list.h', import.meta.url), 'utf8');
const pages = [...list.matchAll(/^ROUTE\("GET",\s*"([^"]+)",\s*ANYONE,\s*[^,]*R_HIDDEN[^,]*,\s*(page_\w+),/gm)]
  .map(([, path, run]) => ({ path, run })).filter((p) => ['page_desk', 'page_login'].includes(p.run));

let w, owner;
before(async () => { w = await Wismo.start(); owner = await Person.signed_in(w, w.shop.email); });
after(() => w.end());

const get = (path, headers = {}) => w.ask('GET', path, { headers, raw: true });
const rules = (r) => Object.fromEntries(r.headers.get('content-security-policy').split(';').map((d) => { const [name, ...to] = d.trim().split(' '); return [name, to]; }));

describe('each page of the staff', () => {
  assert.ok(pages.length >= 5);
  for (const p of pages) test(p.path, async () => {
    const at = (id) => p.path.replace(/:id|\*/, id), r = await get(at('ord_1'));
    assert.equal(r.status, 200, r.text.slice(0, 200));
    assert.match(r.headers.get('content-type'), /^text\/html/);
    const csp = rules(r);
    assert.deepEqual(csp['default-src'], ["'none'"]);
    assert.deepEqual(csp['frame-ancestors'], ["'none'"]);
    assert.deepEqual(csp['base-uri'], ["'none'"]);
    assert.deepEqual(csp['form-action'], ["'self'"]);
    for (const [name, to] of Object.entries(csp)) for (const word of to)
      assert.ok(!/^('unsafe|\*|http:|data:$)/.test(word) || (word === 'data:' && name === 'img-src'), `${name} ${word}`);
    for (const source of ['script-src', 'connect-src']) assert.ok((csp[source] ?? []).every((s) => s === "'self'" || /^'(nonce|sha256)-/.test(s)), `${source} ${csp[source]}`);
    assert.equal(r.headers.get('x-content-type-options'), 'nosniff');
    assert.match(r.headers.get('referrer-policy'), /^(no-referrer|same-origin|strict-origin-when-cross-origin)$/);
    assert.equal(r.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.match(r.headers.get('cache-control'), /no-store|no-cache/);
    assert.equal(r.headers.get('set-cookie'), null);
    /* One document for all; a nonce is new each time and stands in its own answer only. */
    const nonces = (x) => [...new Set([...x.headers.get('content-security-policy').matchAll(/'nonce-([^']+)'/g)].map((m) => m[1]))];
    const whole = (x) => nonces(x).reduce((s, n) => s.replaceAll(n, 'NONCE'), x.text);
    for (const other of [await get(at('ord_2')), await get(at('ord_1'), owner.headers), await get(at('%3Cscript%3Ealert(1)%3C'))]) {
      assert.equal(whole(other), whole(r));
      for (const n of nonces(other)) assert.ok(!nonces(r).includes(n) && n.length >= 16, n);
    }
  });
});

test('answers of the API are not stored, not sniffed, and cannot be read by another site’s page', async () => {
  const r = await w.ask('GET', '/api/v1/me', { headers: { ...owner.headers, origin: 'https://evil.example' } });
  assert.equal(r.status, 200);
  assert.equal(r.headers.get('cache-control'), 'no-store');
  assert.equal(r.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(r.headers.get('access-control-allow-origin'), null);
  assert.equal(r.headers.get('access-control-allow-credentials'), null);
});

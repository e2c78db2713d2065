// site.test.mjs - the widget's settings as staff save them, and “Check my site” against pages of a real server: which of
// them carry the snippet, the right one, and may show the chat.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Wismo } from './wismo.mjs';

let w, site, shop, assistant;
const pages = new Map();
before(async () => {
  site = createServer((q, a) => {
    const p = pages.get(q.url) ?? { status: 404, body: 'no' };
    a.writeHead(p.status ?? 200, { 'content-type': 'text/html', ...p.headers });
    if (p.hang) return;
    a.end(p.body ?? '');
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  shop = `http://127.0.0.1:${site.address().port}`;
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: `127.0.0.1:${site.address().port}` } });
  assistant = (await w.staff('GET', '/api/v1/assistants')).json.items[0];
});
after(async () => { site.closeAllConnections(); site.close(); await w.end(); });

const save = async (body) => w.staff('PATCH', `/api/v1/assistants/${assistant.id}`, { version: (await w.staff('GET', `/api/v1/assistants/${assistant.id}`)).json.version, ...body });
const wrong = (r) => Object.fromEntries(r.json.errors.map((e) => [e.field, e.message]));

describe('the settings of a widget', () => {
  test('all of them are saved, and reach the page that shows the chat', async () => {
    const all = { name: 'Helper', title: 'Kiln help', origins: 'https://kiln.example https://www.kiln.example:8443', accent: '#a3221d', side: 'start', theme: 'dark', text_area: false, launcher_offset: 96 };
    const r = await save(all);
    assert.equal(r.status, 200, r.text);
    for (const [k, v] of Object.entries(all)) assert.deepEqual(r.json[k], v, k);
    assert.equal(r.json.snippet, `<script async src="${w.url}/widget/${assistant.key}.js"></script>`);
    const script = (await w.ask('GET', `/widget/${assistant.key}.js`, { raw: true })).text;
    const config = JSON.parse(/self\.__wismo_cfg=(.*);\n/.exec(script)[1]);
    assert.deepEqual([config.title, config.theme.position, config.theme.mode, config.bottom, config.theme.accent, config.text_area, config.origins], ['Kiln help', 'start', 'dark', 96, '#a3221d', false, all.origins.split(' ')]);
    const s = (await w.staff('GET', '/api/v1/shop')).json;
    const links = { support_url: 'https://kiln.example/help', returns_url: 'https://kiln.example/returns', privacy_url: 'https://kiln.example/privacy', tracking_url: 'https://track.example/?n=#parcel_number#', verify_email: true, verify_phone: true, verify_token: false };
    const saved = await w.staff('PATCH', '/api/v1/shop', { version: s.version, ...links });
    assert.equal(saved.status, 200, saved.text);
    for (const [k, v] of Object.entries(links)) assert.deepEqual(saved.json[k], v, k);
    const later = JSON.parse(/self\.__wismo_cfg=(.*);\n/.exec((await w.ask('GET', `/widget/${assistant.key}.js`, { raw: true })).text)[1]);
    assert.equal(later.privacy.url, 'https://kiln.example/privacy');
  });

  test('what cannot be is refused, and names its field', async () => {
    for (const [field, values] of Object.entries({ accent: ['red', '#12345', '#12345g', ''], side: ['left', null], theme: ['blue', null], launcher_offset: [-1, 401, 'x'], origins: ['kiln.example', 'https://kiln.example/path', 'ftp://x'], name: ['', 'x'.repeat(81)], text_area: ['yes'] }))
      for (const v of values) {
        const r = await save({ [field]: v });
        assert.ok(r.status === 422 && field in wrong(r), `${field} ${v}: ${r.text}`);
      }
    const s = (await w.staff('GET', '/api/v1/shop')).json;
    for (const field of ['support_url', 'returns_url', 'privacy_url', 'tracking_url'])
      for (const v of ['javascript:alert(1)', 'kiln.example', 'https://a b'])
        assert.ok(field in wrong(await w.staff('PATCH', '/api/v1/shop', { version: s.version, [field]: v })), `${field} ${v}`);
  });

  test('no way to look orders up: allowed, and said', async () => {
    const s = (await w.staff('GET', '/api/v1/shop')).json;
    const off = await w.staff('PATCH', '/api/v1/shop', { version: s.version, verify_email: false, verify_phone: false, verify_token: false });
    assert.match(off.json.notice, /No verification is switched on/);
    const on = await w.staff('PATCH', '/api/v1/shop', { version: off.json.version, verify_email: true });
    assert.equal(on.json.notice ?? null, null);
  });

  test('the identity secret is shown when it is made, and never again', async () => {
    const one = await w.staff('POST', `/api/v1/assistants/${assistant.id}/rotate-secret`);
    assert.match(one.json.identity_secret, /^wis_\w{40,}/);
    const two = await w.staff('POST', `/api/v1/assistants/${assistant.id}/rotate-secret`);
    assert.notEqual(one.json.identity_secret, two.json.identity_secret);
    const read = (await w.staff('GET', `/api/v1/assistants/${assistant.id}`)).text;
    assert.ok(!read.includes('wis_') && !read.includes('sealed'), read);
  });
});

describe('check my site', () => {
  const check = (path, more) => w.staff('POST', `/api/v1/assistants/${assistant.id}/check-site`, { url: path.startsWith('/') ? shop + path : path }, more);
  const found = async (path) => {
    const r = await check(path);
    assert.equal(r.status, 200, r.text);
    return [Object.fromEntries(r.json.checks.map((c) => [c.key, c.ok])), r.json];
  };
  const tag = (key = assistant.key, more = '') => `<html><head><title>x</title></head><body><script async ${more} src="${w.url}/widget/${key}.js"></script></body></html>`;

  test('the snippet is there and all is well', async () => {
    await save({ origins: shop });
    pages.set('/', { body: tag() });
    const [checks, whole] = await found('/');
    assert.deepEqual(checks, { reached: true, snippet: true, key: true, domain: true });
    assert.deepEqual([whole.ok, whole.status, whole.url, whole.final_url], [true, 200, `${shop}/`, `${shop}/`]);
    for (const c of whole.checks) assert.ok(c.text.length > 10);
    for (const [path, body] of Object.entries({
      '/q1': `<SCRIPT SRC='${w.url}/widget/${assistant.key}.js' async></SCRIPT>`,
      '/q2': `<script\n  src = ${w.url}/widget/${assistant.key}.js\n></script>`,
      '/q3': `<script>if (a<b) "<script src=x>"</script><!-- <script --><script src="//${new URL(w.url).host}/widget/${assistant.key}.js?v=2"></script>`,
    })) {
      pages.set(path, { body });
      assert.deepEqual((await found(path))[0], checks, path);
    }
  });

  test('the snippet is not there, or is only talked about', async () => {
    for (const [path, body] of Object.entries({
      '/none': '<p>Hello</p>', '/empty': '', '/comment': `<!-- ${tag()} -->`, '/open': `<!-- ${tag()}`,
      '/text': `<script>var s = '<script src="${w.url}/widget/${assistant.key}.js">'</script>`,
      '/image': `<img src="${w.url}/widget/${assistant.key}.js">`, '/cut': `<script src="${w.url}/widget/`,
      '/data': `<script data-src="${w.url}/widget/${assistant.key}.js"></script>`,
    })) {
      pages.set(path, { body });
      const [checks, whole] = await found(path);
      assert.deepEqual([checks.reached, checks.snippet, checks.key, whole.ok], [true, false, undefined, false], path);
    }
  });

  test('another assistant’s, or another server’s', async () => {
    pages.set('/other', { body: tag('someoneelse123') });
    let [checks, whole] = await found('/other');
    assert.deepEqual([checks.key, whole.ok], [false, false]);
    assert.match(whole.checks.find((c) => c.key === 'key').text, /someoneelse123/);
    pages.set('/server', { body: tag().replace(w.url, 'https://old.example') });
    [checks, whole] = await found('/server');
    assert.equal(checks.key, false);
    assert.match(whole.checks.find((c) => c.key === 'key').text, /https:\/\/old\.example, but this server is http/);
  });

  test('the domain is not allowed; where a page sends us on counts, not where we began', async () => {
    await save({ origins: 'https://kiln.example' });
    const [checks, whole] = await found('/');
    assert.deepEqual([checks.domain, whole.ok], [false, false]);
    assert.match(whole.checks.find((c) => c.key === 'domain').text, new RegExp(`${shop} is not among`));
    await save({ origins: shop });
    pages.set('/moved', { status: 302, headers: { location: '/' } });
    assert.equal((await found('/moved'))[1].final_url, `${shop}/`);
    pages.set('/round', { status: 302, headers: { location: '/round' } });
    assert.deepEqual((await found('/round'))[0], { reached: false });
  });

  test('a policy that keeps the chat out is told', async () => {
    const host = new URL(w.url).host;
    for (const [policy, ok, more] of [
      ["default-src 'self'", false], [`script-src 'self' ${w.url}; connect-src ${w.url}`, true], [`script-src ${w.url}; connect-src 'self'`, false],
      [`script-src ${host}; connect-src *`, true], ["script-src 'nonce-abc' 'strict-dynamic'; connect-src *", true, 'nonce="abc"'],
    ]) {
      pages.set('/csp', { body: tag(assistant.key, more), headers: { 'content-security-policy': policy } });
      assert.equal((await found('/csp'))[0].csp, ok, policy);
    }
  });

  test('a page that does not answer is a report; one that may not be asked is not asked', async () => {
    pages.set('/broken', { status: 500, body: tag() });
    const [checks, whole] = await found('/broken');
    assert.deepEqual([checks, whole.status, whole.ok], [{ reached: false }, 500, false]);
    pages.set('/large', { body: 'x'.repeat(5e6) });
    assert.deepEqual((await found('/large'))[0], { reached: false });
    const [none] = await found('http://nowhere.invalid/');
    assert.deepEqual(none, { reached: false });
    for (const url of ['', 'shop.example', 'ftp://shop.example', 'javascript:alert(1)', 'http://user:pw@shop.example', 'http://127.0.0.1:1/', 'http://169.254.169.254/latest', 'http://[::1]/', 'http://localhost/', 'x'.repeat(2001)])
      assert.ok('url' in wrong(await check(url)), url);
    pages.set('/inside', { status: 302, headers: { location: 'http://169.254.169.254/latest' } });
    assert.deepEqual((await found('/inside'))[0], { reached: false });
    assert.equal((await check('/', { shop: w.twin })).status, 404, 'the twin’s owner has no such assistant');
  });
});

// identity.test.mjs - the ready code of docs/identity, run as it stands there, against the real door: PHP, a WordPress
// plugin, a Shopify snippet (in an engine of Liquid, with Shopify's own filter as its documentation describes it), Node, Python.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { wismoToken } from '../../docs/identity/token.mjs';
import { WooPeer } from '../peer/woocommerce.mjs';
import { Wismo, jwt } from './wismo.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { Liquid } = require('liquidjs');
const at = (f) => resolve('docs/identity', f);
const there = (command) => spawnSync(command, ['--version']).status === 0;
const run = (command, args, input = '') => {
  const r = spawnSync(command, args, { encoding: 'utf8', input });
  assert.equal(r.status, 0, r.stderr + r.stdout);
  return r.stdout.trim();
};
const php = there('php') ? false : 'php is not installed (tools/deps.sh run test)';

/* --- one way each: { id, email, verified } → the token that a page of that shop would hold --- */

const literal = (value) => (value == null ? 'null' : JSON.stringify(value).replaceAll('$', '\\$'));

function of_php(secret, { id, email, verified = false }) {
  return run('php', ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr'], `<?php require ${literal(at('token.php'))}; echo wismo_token(${literal(secret)}, ${literal(id)}, ${literal(email)}, ${verified});`);
}

/* The plugin with as much of WordPress as it calls. What the page's foot says. */
function page_of_wordpress(secret, { id }) {
  return run('php', ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr'], `<?php
    define('ABSPATH', '/'); define('HOUR_IN_SECONDS', 3600); define('WISMO_SCRIPT', 'https://chat.example/widget/key.js'); define('WISMO_SECRET', ${literal(secret)});
    $hooks = []; $sent = [];
    function add_action($name, $fn) { global $hooks; $hooks[$name] = $fn; }
    function get_current_user_id() { return ${Number(id ?? 0)}; }
    function is_user_logged_in() { return get_current_user_id() > 0; }
    function nocache_headers() { global $sent; $sent[] = 'no-store'; }
    function wp_json_encode($x) { return json_encode($x); }
    function esc_attr($s) { return htmlspecialchars($s, ENT_QUOTES); }
    function esc_url($s) { return htmlspecialchars($s, ENT_QUOTES); }
    require ${literal(at('wismo-chat.php'))};
    $hooks['template_redirect']();
    $hooks['wp_footer']();
    echo json_encode(['sent' => $sent, 'kept' => !defined('DONOTCACHEPAGE')]);`);
}

/* hmac_sha256 is Shopify's, and gives hexadecimal: shopify.dev/docs/api/liquid/filters/hmac_sha256 */
function page_of_liquid(secret, { id }) {
  const engine = new Liquid();
  engine.registerFilter('hmac_sha256', (text, key) => createHmac('sha256', key).update(text).digest('hex'));
  const text = readFileSync(at('wismo.liquid'), 'utf8').replace('the identity secret of the assistant', secret);
  return engine.parseAndRenderSync(text, { customer: id ? { id: Number(id), email: 'ann@example.com' } : null });
}

const token_in = (page) => /data-token="([^"]*)"/.exec(page)[1];

const of_python = (secret, { id, email, verified = false }) => run('python3', ['-W', 'error', '-c', `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("token_of_wismo", sys.argv[1]); m = importlib.util.module_from_spec(spec); spec.loader.exec_module(m)
print(m.wismo_token(*json.loads(sys.argv[2])))`, at('token.py'), JSON.stringify([secret, id ?? null, email ?? null, verified])]);

const ways = {
  PHP: { make: of_php, skip: php },
  WordPress: { make: (secret, who) => token_in(page_of_wordpress(secret, who)), skip: php, id_only: true },
  'Shopify Liquid': { make: (secret, who) => token_in(page_of_liquid(secret, who)), id_only: true },
  Node: { make: wismoToken },
  Python: { make: of_python, skip: there('python3') ? false : 'python3 is not installed' },
};

/* --- at the door --- */

let w;
before(async () => {
  w = await Wismo.start();
  await w.orders('1001', 'ann@example.com', { customer_id: '4711' });
  await w.orders('1002', 'ann@example.com');                            /* bought as a guest */
  await w.orders('1003', 'jürgen@example.com');
  await w.orders('1004', 'bob@example.com', { customer_id: '4712' });
});
after(() => w.end());

/** The orders that the chat lists; 'nobody' when it takes the visitor for a guest. */
async function sees(token, from = w) {
  const c = await from.chat({ identity_token: token });
  await c.say('where is my order?');
  const none = /in your account/.test(c.words()), list = c.last.messages.flatMap((m) => m.orders ?? []).map((o) => o.number);
  return list.length || none ? list.sort() : 'nobody';
}

for (const [name, way] of Object.entries(ways))
  describe(name, { skip: way.skip }, () => {
    test('the customer’s own orders, and nobody else’s', async () => {
      assert.deepEqual(await sees(way.make(w.shop.identity_secret, { id: '4711' })), ['1001']);
      assert.deepEqual(await sees(way.make(w.shop.identity_secret, { id: '4712' })), ['1004']);
      assert.deepEqual(await sees(way.make(w.shop.identity_secret, { id: '999999999999' })), []);
    });

    test('an address counts when it is verified', { skip: way.id_only ? 'holds the id alone' : false }, async () => {
      const ann = { id: '4711', email: 'ann@example.com' };
      assert.deepEqual(await sees(way.make(w.shop.identity_secret, ann)), ['1001']);
      assert.deepEqual(await sees(way.make(w.shop.identity_secret, { ...ann, verified: true })), ['1001', '1002']);
      assert.deepEqual(await sees(way.make(w.shop.identity_secret, { email: 'jürgen@example.com', verified: true })), ['1003']);
    });

    test('another secret, a changed claim and a cut signature are refused', async () => {
      const token = way.make(w.shop.identity_secret, { id: '4711' }), [head, body, mac] = token.split('.');
      const forged = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url')), sub: '4712' })).toString('base64url');
      for (const bad of [way.make(w.twin.identity_secret, { id: '4711' }), way.make('', { id: '4711' }), `${head}.${forged}.${mac}`, `${head}.${body}.${mac.slice(0, -1)}`, `${head}.${body}.`])
        assert.equal(await sees(bad), 'nobody', bad);
    });

    /* Each signature is a new one: a conversion that goes wrong in one of sixteen cases is seen. */
    test('a hundred times', async () => {
      const times = name === 'Shopify Liquid' || name === 'Node' ? 100 : 5;
      for (let i = 0; i < times; i++) {
        const token = way.make(w.shop.identity_secret, { id: String(10_000 + i) }), [head, body, mac] = token.split('.');
        assert.equal(mac, createHmac('sha256', w.shop.identity_secret).update(`${head}.${body}`).digest('base64url'));
        const claims = JSON.parse(Buffer.from(body, 'base64url'));
        assert.equal(claims.sub, String(10_000 + i));
        assert.ok(claims.exp - claims.iat <= 24 * 3600 && Math.abs(claims.iat - Date.now() / 1000) < 60, body);
      }
    });
  });

describe('one assistant reads two stores, whose customers have the same ids', () => {
  let there, cz, sk, own;
  const read = async (sources) => {
    const [a] = (await there.staff('GET', '/api/v1/assistants')).json.items;
    assert.equal((await there.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { version: a.version, sources })).status, 200);
  };
  const connect = async (name, store) => {
    const made = await there.staff('POST', '/api/v1/sources', { kind: 'woocommerce', name, settings: store.settings });
    assert.equal(made.status, 201, made.text);
    return made.json.id;
  };
  before(async () => {
    [cz, sk] = [await WooPeer.start(), await WooPeer.start()];
    there = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
    cz.order({ id: 5001, email: 'ann@example.com', customer_id: 7 });
    sk.order({ id: 6001, email: 'bob@example.com', customer_id: 7 });
    sk.order({ id: 6002, email: 'ann@example.com', customer_id: 9 });
    await there.order('1001', 'carl@example.com', { customer_id: '7' });
    own = (await there.staff('GET', '/api/v1/sources')).json.items[0].id;
    [cz.id, sk.id] = [await connect('Mugs .cz', cz), await connect('Mugs .sk', sk)];
  });
  after(async () => { await there?.end(); await cz?.end(); await sk?.end(); });
  const list = (claims) => sees(jwt(there.shop.identity_secret, claims), there);

  test('the id opens orders of the shop that the chat stands in, a verified address those of each', async () => {
    await read([own, cz.id, sk.id]);
    assert.deepEqual(await list({ sub: '7' }), ['5001']);
    assert.deepEqual(await list({ sub: '7', email: 'ann@example.com', email_verified: false }), ['5001']);
    assert.deepEqual(await list({ sub: '7', email: 'ann@example.com' }), ['5001', '6002']);
    assert.deepEqual(await list({ sub: '9' }), []);
    assert.deepEqual(await list({ email: 'bob@example.com' }), ['6001']);
  });

  test('which one that is, the order of the sources says', async () => {
    await read([sk.id, cz.id, own]);
    assert.deepEqual(await list({ sub: '7' }), ['6001']);
    await read([own]);
    assert.deepEqual(await list({ sub: '7' }), ['1001']);
  });
});

test('WordPress: a page with a token is not kept, one without is', { skip: php }, () => {
  const mine = page_of_wordpress('secret', { id: '7' }), nobody = page_of_wordpress('secret', {});
  assert.match(mine, /"sent":\["no-store"\],"kept":false/);
  assert.match(nobody, /data-token=""><\/script>\n\{"sent":\[\],"kept":true\}/);
});

test('Liquid: who is not signed in is nobody', () => {
  const page = page_of_liquid('secret', {});
  assert.equal(token_in(page), '');
  assert.match(page, /^<script async src="https:\/\/wismo\.example\/widget\/ASSISTANT_KEY\.js" data-token=""><\/script>$/m);
});

test('the page of the documentation holds each file as it is', () => {
  const page = readFileSync('docs/identity.md', 'utf8');
  for (const f of ['token.php', 'wismo-chat.php', 'wismo.liquid', 'token.mjs', 'token.py']) assert.ok(page.includes(`](identity/${f})`), f);
});

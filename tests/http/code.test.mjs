// code.test.mjs - one-time codes by e-mail from end to end: asked for in the chat, sent through a mail server, tried; and
// that an address with orders and one without cannot be told apart.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Person, mail_server, words } from './people.mjs';
import { WooPeer } from '../peer/woocommerce.mjs';
import { Wismo, jwt } from './wismo.mjs';

let w, owner, box;
before(async () => {
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  owner = await Person.signed_in(w, w.shop.email);
  box = await mail_server();
});
after(async () => { await w.end(); await box.close(); });

async function shop(change) {
  const { version } = (await w.staff('GET', '/api/v1/shop')).json;
  return w.staff('PATCH', '/api/v1/shop', { version, ...change });
}

/** The code of the n-th mail to this address, once it is there. */
async function code_to(address, n = 1) {
  for (let i = 0; i < 600; i++) {
    const mine = box.mails.filter((m) => m.to.includes(address));
    if (mine.length >= n) return /code is (\d{6})\n/.exec(words(mine[n - 1]).replaceAll('\r', ''))[1];
    await sleep(10);
  }
  return assert.fail(`no mail ${n} to ${address}`);
}
const other = (code) => code.slice(0, 5) + (Number(code[5]) + 1) % 10;
const numbers = (c) => c.last.messages.flatMap((m) => m.orders ?? []).map((o) => o.number);
const form = (c) => c.last.messages.at(-1).form?.fields[0];

async function asked(address, open = {}) {
  const c = await w.chat(open);
  await c.say('where is my order?');
  await c.press('I do not know my order number');
  await c.say(address);
  return c;
}

test('codes need a mail server, and a mail server that sends them stays', async () => {
  const r = await shop({ verify_code: true });
  assert.deepEqual([r.status, r.json.errors[0].field], [422, 'verify_code']);
  assert.equal((await owner.ask('PUT', '/api/v1/mail-server', { host: '127.0.0.1', port: box.port, tls: 'none', sender: 'shop@north.example' })).status, 200);
  assert.equal((await shop({ verify_code: true })).json.verify_code, true);
  const gone = await owner.ask('DELETE', '/api/v1/mail-server');
  assert.equal(gone.status, 409);
  assert.match(gone.json.detail, /codes/);
});

describe('with codes', () => {
  before(async () => {
    await w.orders('2001', 'ann@example.com', { placed_at: '2026-01-01T10:00:00Z' });
    await w.orders('2002', 'ann@example.com', { placed_at: '2026-01-02T10:00:00Z', customer_id: 'cus-ann' });
    await w.orders('2003', 'bob@example.com');
  });

  test('several orders: listed, chosen, and staff see how it was proven', async () => {
    const c = await asked('Ann@Example.com');
    assert.match(c.words(), /If the details match, we sent a code/);
    assert.deepEqual({ ...form(c) }, { name: 'code', label: 'Code', type: 'code', required: true });
    const code = await code_to('ann@example.com');
    const mail = box.mails.find((m) => m.to.includes('ann@example.com'));
    assert.match(mail.text, /^Subject: Your code for North\r$/m);
    await c.say({ form: { code } });
    assert.deepEqual(numbers(c), ['2002', '2001']);
    const line = c.last.messages.flatMap((m) => m.orders ?? []).find((o) => o.number === '2001');
    await c.say({ choice: line.choice });
    assert.equal(c.card().number, '2001');
    const seen = (await w.staff('GET', `/api/v1/conversations/${c.id}`)).json;
    assert.equal(seen.verified_by, 'code');
    await c.say(`again: ${code}`);                                     /* used; and nothing that it could be */
    const read = (await c.read()).json.messages.filter((m) => m.kind === 'order');
    assert.equal(read[0].order.number, '2001');
    assert.ok(!read[0].order.expired);
  });

  test('one order: answered at once; an action with it', async () => {
    await w.orders('2010', 'carla@example.com', { general: 'confirmed', delivery: 'not_shipped', shipments: [] });
    const c = await w.chat();
    await c.say('I want to cancel my order');
    await c.press('I do not know');
    await c.say('carla@example.com');
    await c.say(`it is ${await code_to('carla@example.com')}`);
    assert.match(c.words(), /ask the shop to cancel order 2010/);
    await c.say('yes');
    assert.match(c.words(), /saved your request/);
    const list = (await w.staff('GET', '/api/v1/requests')).json.items;
    assert.deepEqual(list.map((r) => [r.order_number, r.kind]), [['2010', 'cancel']]);
  });

  test('another conversation, another shop, another address: it does not count', async () => {
    const c = await asked('bob@example.com'), code = await code_to('bob@example.com');
    const d = await asked('nobody@example.com');
    await d.say(code);
    assert.match(d.words(), /not the code/);
    const e = await asked('bob@example.com'), own = await code_to('bob@example.com', 2);
    if (own !== code) {
      await e.say(code);
      assert.match(e.words(), /not the code/);
    }
    await c.say(code);
    assert.equal(c.card().number, '2003');
    assert.equal(c.card().tracking_url, 'https://track.example/North/2003');        /* of this shop, not of its twin */
  });

  test('five tries, and the sixth is none', async () => {
    const c = await asked('ann@example.com'), code = await code_to('ann@example.com', 2);
    for (let i = 0; i < 5; i++) {
      await c.say({ form: { code: other(code) } });
      assert.match(c.words(), /not the code/);
    }
    await c.say({ form: { code } });
    assert.match(c.words(), /no longer counts/);
    await c.press('Send a new code');
    assert.match(c.words(), /Please wait a minute/);
    assert.equal(box.mails.filter((m) => m.to.includes('ann@example.com')).length, 2);
  });

  test('what was sent is nowhere to be read', async () => {
    const c = await asked('ann@example.com'), code = await code_to('ann@example.com', 3);
    const list = (await owner.ask('GET', '/api/v1/mails')).text;
    assert.match(list, /Your code for North/);
    assert.doesNotMatch(list, new RegExp(code));
    assert.doesNotMatch((await w.staff('GET', `/api/v1/conversations/${c.id}`)).text, new RegExp(`(?<!\\d)${code}(?!\\d)`));
    assert.doesNotMatch((await c.read()).text, new RegExp(`(?<!\\d)${code}(?!\\d)`));
    w.secrets.add(code);
  });

  test('an address that was proven ends with the conversation', async () => {
    const c = await asked('bob@example.com');
    await c.say(await code_to('bob@example.com', 3));
    assert.ok(c.card());
    assert.equal((await w.ask('DELETE', c.path, { token: c.token })).status, 204);
    assert.equal((await c.read()).status, 401);
  });

  test('signed in without orders: the code shows those of the address', async () => {
    const c = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'cus-new' }) });
    await c.say('where is my order?');
    assert.match(c.words(), /do not see any orders in your account/);
    await c.press('I do not know my order number');
    await c.say('bob@example.com');
    await c.say(await code_to('bob@example.com', 4));
    assert.equal(c.card().number, '2003');
  });

  test('a mail server that does not answer keeps no turn waiting', async () => {
    await box.close();
    const began = Date.now(), c = await asked('bob@example.com');
    assert.match(c.words(), /If the details match/);
    assert.ok(Date.now() - began < 5000, `${Date.now() - began} ms`);
  });
});

/** Without ids and times. */
const plain = (text, email) => text.replaceAll(email, 'EMAIL').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME').replace(/\b(cnv|msg|tic|ord|req)_\w+/g, '$1').replace(/"token":"[^"]*"/g, '"token"').replace(/"request_id":"\w+"/g, '"request_id"');

test('an address with orders and one without: every answer is the same', async () => {
  const there = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  const mails = await mail_server();
  const boss = await Person.signed_in(there, there.shop.email);
  assert.equal((await boss.ask('PUT', '/api/v1/mail-server', { host: '127.0.0.1', port: mails.port, tls: 'none', sender: 'shop@north.example' })).status, 200);
  const { version } = (await there.staff('GET', '/api/v1/shop')).json;
  assert.equal((await there.staff('PATCH', '/api/v1/shop', { version, verify_code: true })).status, 200);
  for (let i = 0; i < 7; i++) await there.orders(`30${i}`, 'many@example.com');
  await there.orders('400', 'sole@example.com');
  const said = async (email) => {
    const c = await there.chat(), all = [];
    const keep = async (body) => { const r = await c.post(body); if (r.json.messages) c.last = r.json; all.push([r.status, plain(r.text, email), [...r.headers.keys()].sort()]); };
    const press = (label) => keep({ choice: c.options().find((o) => o.label === label).id });
    await keep({ text: 'where is my order?' });
    await press('I do not know my order number');
    await keep({ text: email });
    for (let i = 0; i < 12; i++) await keep(i % 2 ? { text: '12345' } : { form: { code: '123456' } });
    await keep({ form: { code: '' } });
    await press('Send a new code');
    await press('Use another address');
    await keep({ text: 'what@' });
    await keep({ text: email });
    await press('Contact Support');
    await keep({ text: 'I would like to know where it is' });
    const read = await c.read();
    all.push(plain(read.text, email));
    return all;
  };
  const [many, sole, none] = [await said('many@example.com'), await said('sole@example.com'), await said('none@example.com')];
  const sorted = (all) => JSON.stringify(all).replace(/ticket number is \d+/g, 'ticket');
  assert.equal(sorted(many), sorted(none));
  assert.equal(sorted(sole), sorted(none));
  for (let i = 0; i < 300 && mails.mails.length < 2; i++) await sleep(10);
  assert.deepEqual(mails.mails.map((m) => m.to[0]).sort(), ['many@example.com', 'sole@example.com']);
  await there.end();
  await mails.close();
});

test('switching codes on is one change: refused, nothing of it is there', async () => {
  const there = await Wismo.start(), flows = async () => (await there.staff('GET', '/api/v1/assistants')).json.items.map((x) => x.flow_number);
  const { version } = (await there.staff('GET', '/api/v1/shop')).json;
  assert.equal((await there.staff('PATCH', '/api/v1/shop', { version, verify_code: true, name: 'Other' })).status, 422);
  assert.equal((await there.staff('GET', '/api/v1/shop')).json.name, 'North');
  assert.equal((await there.staff('PATCH', '/api/v1/shop', { version, verify_postcode: true })).status, 200);
  assert.deepEqual(await flows(), [1]);                                 /* it is the present one */
  const c = await there.chat();
  await there.order('7701', 'ann@example.com', { ship_postcode: 'WX4 9ZZ' });
  await c.say('where is 7701?');
  assert.match(c.words(), /postcode/);
  await c.say('wx49zz');
  assert.equal(c.card().number, '7701');
  assert.equal((await there.staff('GET', `/api/v1/conversations/${c.id}`)).json.verified_by, 'number_postcode');
  await there.end();
});

describe('orders of a store that is read at the moment of the question', () => {
  let there, store, mails;
  before(async () => {
    store = await WooPeer.start();
    store.order({ id: 5001, email: 'Ann@Example.com', customer_id: 7 });
    store.order({ id: 5002, email: 'ann@example.com' });
    store.order({ id: 5003, email: 'ann@example.com.evil.example', customer_id: 8 });
    there = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
    mails = await mail_server();
    const boss = await Person.signed_in(there, there.shop.email);
    assert.equal((await boss.ask('PUT', '/api/v1/mail-server', { host: '127.0.0.1', port: mails.port, tls: 'none', sender: 'shop@north.example' })).status, 200);
    const made = await there.staff('POST', '/api/v1/sources', { kind: 'woocommerce', name: 'Woo', settings: store.settings });
    assert.equal(made.status, 201, made.text);
    const [a] = (await there.staff('GET', '/api/v1/assistants')).json.items;
    assert.equal((await there.staff('PUT', `/api/v1/assistants/${a.id}/sources`, { version: a.version, sources: [made.json.id] })).status, 200);
    const { version } = (await there.staff('GET', '/api/v1/shop')).json;
    assert.equal((await there.staff('PATCH', '/api/v1/shop', { version, verify_code: true, verify_postcode: true })).status, 200);
  });
  after(async () => { await there?.end(); await store?.end(); await mails?.close(); });
  const code = async (address) => {
    for (let i = 0; i < 1000 && !mails.mails.some((m) => m.to.includes(address)); i++) await sleep(10);
    return /code is (\d{6})/.exec(words(mails.mails.findLast((m) => m.to.includes(address))))[1];
  };
  const ask = async (address) => {
    const c = await there.chat();
    await c.say('where is my order?');
    await c.press('I do not know my order number');
    await c.say(address);
    return c;
  };

  test('a code lists what the store has for that address now, and no other', async () => {
    const c = await ask('ann@example.com');
    await c.say(await code('ann@example.com'));
    assert.deepEqual(numbers(c).sort(), ['5001', '5002']);
    await c.say({ choice: c.last.messages.flatMap((m) => m.orders ?? [])[0].choice });
    assert.ok(c.card().live);
    const none = await ask('nobody@example.com');
    assert.equal(none.words(), (await ask('nobody2@example.com')).words());
    await sleep(500);
    assert.deepEqual([...new Set(mails.mails.map((m) => m.to[0]))], ['ann@example.com']);
  });

  test('others whose newer orders the store\'s search brings first do not keep a code back', async () => {
    store.order({ id: 5010, email: 'zoe@example.com' });
    for (let i = 0; i < 8; i++) store.order({ id: 5011 + i, email: 'chloe.zoe@example.com' });
    const c = await ask('zoe@example.com');
    await c.say(await code('zoe@example.com'));
    assert.equal(c.card()?.number, '5010', c.words());
  });

  test('the postcode that the store tells', async () => {
    for (const [typed, fits] of [['yo17hh', true], ['YO1 7HJ', false]]) {
      const c = await there.chat();
      await c.say('where is order 5001?');
      await c.say(typed);
      assert.equal(c.card()?.number, fits ? '5001' : undefined, c.words());
    }
  });

  test('the token of the WordPress plugin: the user’s id alone', async () => {
    const c = await there.chat({ identity_token: jwt(there.shop.identity_secret, { sub: '7' }) });
    await c.say('where is my order?');
    assert.deepEqual(numbers(c), ['5001']);
  });
});

test('the demo shows the code on its mail page', async () => {
  const demo = await Wismo.start({ demo: true });
  const { assistant_key, try: tries } = (await demo.ask('GET', '/demo/config.json')).json;
  const c = await demo.chat({}, { assistant_key });
  await c.say('where is my order?');
  await c.press('I do not know my order number');
  await c.say(tries[0].email);
  let mail;
  for (let i = 0; i < 300 && !mail; i++) { mail = (await demo.ask('GET', '/demo/mails')).json.items.find((m) => m.to === tries[0].email); await sleep(10); }
  await c.say(/\d{6}/.exec(mail.text)[0]);
  assert.ok(numbers(c).includes(tries[0].number) || c.card().number === tries[0].number);
  await demo.end();
});

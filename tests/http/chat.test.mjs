// chat.test.mjs - the chat API to the letter: opening, saying, keys, tabs, identity, the end.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo, jwt } from './wismo.mjs';

let w;
before(async () => {
  w = await Wismo.start();
  await w.orders('1042', 'ann@example.com', { customer_id: 'cus-ann' });
  await w.orders('1043', 'ann@example.com', { customer_id: 'cus-ann', delivery: 'delivered', general: 'completed',
    shipments: [{ carrier: 'UPS', tracking_number: 'U1043', status: 'delivered', delivered_at: '2026-01-05' }] });
  await w.orders('2001', 'bob@example.com', { customer_id: 'cus-bob' });
});
after(() => w.end());

const prove = async (chat, number = '1042', email = 'ann@example.com') => {
  await chat.say('where is my order?');
  await chat.say(number);
  return chat.say(email);
};

describe('opening', () => {
  test('gives a token, the assistant and the greeting, and stores nothing', async () => {
    const c = await w.chat({ locale: 'en', page_url: 'https://shop.example/p?x=1#y' });
    assert.match(c.id, /^cnv_/);
    assert.equal(c.begun.conversation.state, 'bot');
    assert.equal(c.begun.assistant.name, 'North');
    assert.deepEqual(Object.keys(c.begun.assistant.theme).sort(), ['accent', 'accent_text', 'link', 'link_dark', 'mode', 'position']);
    assert.ok(c.begun.messages.length > 0);
    assert.deepEqual(c.begun.messages.map((m) => m.seq), c.begun.messages.map((_, i) => i + 1));
    assert.equal((await w.staff('GET', `/api/v1/conversations/${c.id}`)).status, 404);
    const read = await c.read();
    assert.equal(read.status, 200);
    assert.deepEqual(read.json.messages, c.begun.messages);
  });

  test('the first words store the greeting with the same seq and option ids', async () => {
    const c = await w.chat();
    const option = c.options().find((o) => o.label === 'Check order status');
    const turn = await c.say({ choice: option.id });
    assert.equal(turn.messages[0].author, 'visitor');
    assert.equal(turn.messages[0].text, 'Check order status');
    assert.equal(turn.messages[0].seq, c.begun.messages.length + 1);
    const read = await c.read();
    assert.deepEqual(read.json.messages.slice(0, c.begun.messages.length), c.begun.messages);
    assert.deepEqual(read.json.messages.slice(c.begun.messages.length), turn.messages);
    const stored = await w.staff('GET', `/api/v1/conversations/${c.id}`);
    assert.equal(stored.json.state, 'bot');
  });

  test('an order from the page is not asked for again', async () => {
    const c = await w.chat({ order: '1042' });
    await c.say('where is my order?');
    await c.say('ann@example.com');
    assert.equal(c.card()?.number, '1042');
  });

  test('the page address is kept without query and fragment', async () => {
    const c = await w.chat({ page_url: 'https://shop.example/p?secret=1#y' });
    await c.say('hello');
    assert.equal((await w.staff('GET', `/api/v1/conversations/${c.id}`)).json.page_url, 'https://shop.example/p');
  });

  test('whatever a page says of itself, its conversation goes on', async () => {
    for (const page of ['ж'.repeat(1900), '"'.repeat(1900), '\u0001'.repeat(1900), 'a'.repeat(1900)]) {
      const c = await w.chat({ page_url: `https://shop.example/${page}`, order: '1'.repeat(64),
        identity_token: jwt(w.shop.identity_secret, { sub: '\u0001'.repeat(255), email: '"'.repeat(255) }) });
      await c.say('hello');
    }
    const c = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'x'.repeat(256) }) });
    await c.press('Check order status');
    assert.equal((await w.staff('GET', `/api/v1/conversations/${c.id}`)).json.subject, null);
  });
});

describe('saying', () => {
  test('number and e-mail show the card of this shop, without what a stronger proof would need', async () => {
    const c = await w.chat();
    await prove(c);
    const card = c.card();
    assert.equal(card.number, '1042');
    assert.equal(card.status.code, 'in_transit');
    assert.equal(card.tracking_url, 'https://track.example/North/1042');
    assert.equal(card.total.minor, 4200);
    assert.equal(card.items[0].name, 'Mug');
    for (const secret of ['ship_line1', 'phone', 'email', 'customer_name']) assert.ok(!(secret in card));
    assert.doesNotMatch(JSON.stringify(c.last.messages.slice(1)), /Ann Miller|ann@example/);
  });

  test('one key is stored once and answered the same', async () => {
    const c = await w.chat();
    const one = await c.say('where is my order?', { key: 'k1' });
    const two = await c.say('where is my order?', { key: 'k1' });
    assert.deepEqual(two, one);
    const [three, four] = await Promise.all([c.say('1042', { key: 'k2' }), c.say('1042', { key: 'k2' })]);
    assert.deepEqual(three.messages, four.messages);
    const all = (await c.read()).json.messages;
    assert.equal(all.filter((m) => m.author === 'visitor').length, 2);
    assert.deepEqual(all.map((m) => m.seq), all.map((_, i) => i + 1));
  });

  test('a card is live in the answer that it was read for, and nowhere else', async () => {
    const c = await w.chat();
    await prove(c);
    assert.equal(c.card().live, true);
    const read = (await c.read()).json.messages.find((m) => m.kind === 'order').order;
    assert.deepEqual(read, { ...c.card(), live: false });
    const s = await c.listen('?after=0');
    await s.until((e) => e.some((x) => x.json.kind === 'order'));
    assert.equal(s.messages().find((m) => m.kind === 'order').order.live, false);
    s.close();
  });

  test('the first message twice at once is stored once', async () => {
    const c = await w.chat();
    const both = await Promise.all([1, 2, 3].map(() => c.say('hello', { key: 'first' })));
    assert.deepEqual(both[1].messages, both[0].messages);
    assert.equal((await c.read()).json.messages.filter((m) => m.author === 'visitor').length, 1);
  });

  test('turns of two tabs are serial, and both tabs read the same', async () => {
    const c = await w.chat();
    await c.say('hello');
    await Promise.all(['thanks', 'hello', 'help', 'thank you', 'hi'].map((t) => c.say(t)));
    const [a, b] = await Promise.all([c.read(), c.read()]);
    assert.deepEqual(a.json, b.json);
    const seqs = a.json.messages.map((m) => m.seq);
    assert.deepEqual(seqs, seqs.map((_, i) => i + 1));
    const authors = a.json.messages.filter((m) => m.author === 'visitor').map((m) => m.text);
    assert.equal(authors.length, 6);
  });

  test('more than eight waiting turns get 429', async () => {
    const c = await w.chat();
    const all = await Promise.all(Array.from({ length: 40 }, (_, i) => c.post({ text: `hello ${i}` })));
    const said = all.filter((r) => r.status === 200).length;
    for (const r of all) assert.ok([200, 429].includes(r.status), r.text);
    for (const r of all.filter((x) => x.status === 429)) assert.ok(Number(r.headers.get('retry-after')) >= 1);
    assert.equal((await c.read()).json.messages.filter((m) => m.author === 'visitor').length, said);
  });

  for (const who of ['the bot', 'a person']) test(`a choice that was not offered is refused by name, and changes nothing: ${who} has it`, async () => {
    const c = await w.chat();
    await c.say('hello');
    if (who === 'a person') assert.equal((await w.staff('POST', `/api/v1/conversations/${c.id}/take`, { version: 1 })).status, 200);
    const before = (await c.read()).json.messages.length;
    const r = await c.post({ choice: 'opt_999' });
    assert.equal(r.status, 422);
    assert.equal((await c.read()).json.messages.length, before);
  });

  test('wrong number, wrong e-mail and somebody else’s order get the same words', async () => {
    const words = [];
    for (const [number, email] of [['9999', 'ann@example.com'], ['1042', 'eve@example.com'], ['2001', 'ann@example.com'], ['9999', 'eve@example.com']]) {
      const c = await w.chat();
      await prove(c, number, email);
      words.push(JSON.stringify(c.last.messages.slice(1).map((m) => [m.kind, m.text, m.options?.map((o) => o.label)])));
    }
    assert.equal(new Set(words).size, 1, words.join('\n'));
  });

  test('the twin shop’s visitor sees the twin’s order only', async () => {
    const c = await w.chat({}, w.twin);
    await prove(c);
    assert.equal(c.card().tracking_url, 'https://track.example/South/1042');
  });
});

describe('identity', () => {
  test('a signed-in shopper sees own orders, of own shop', async () => {
    const c = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'cus-ann', email: 'ann@example.com' }) });
    await c.press('Check order status');
    const orders = c.last.messages.find((m) => m.kind === 'orders')?.orders;
    assert.deepEqual(orders.map((o) => o.number).sort(), ['1042', '1043']);
    await c.say({ choice: orders.find((o) => o.number === '1042').choice });
    assert.equal(c.card().tracking_url, 'https://track.example/North/1042');
  });

  test('a token that does not count leaves a guest', async () => {
    for (const bad of ['x.y.z', jwt('wrong', { sub: 'cus-ann' }), jwt(w.twin.identity_secret, { sub: 'cus-ann' }),
      jwt(w.shop.identity_secret, { sub: 'cus-ann' }, { header: { alg: 'none' } }), jwt(w.shop.identity_secret, { sub: 'cus-ann', exp: 1 })]) {
      const c = await w.chat({ identity_token: bad });
      await c.press('Check order status');
      assert.ok(!c.last.messages.some((m) => m.kind === 'orders'));
    }
  });

  test('A signs out, B signs in, B sees nothing of A', async () => {
    const c = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'cus-ann', email: 'ann@example.com' }) });
    await c.press('Check order status');
    const put = (identity_token) => w.ask('PUT', `${c.path}/identity`, { body: { identity_token }, token: c.token });
    assert.equal((await put(jwt(w.shop.identity_secret, { sub: 'cus-ann', email: 'ann@example.com' }))).status, 200);
    assert.equal((await put(jwt(w.shop.identity_secret, { sub: 'cus-bob', email: 'bob@example.com' }))).status, 409);
    assert.equal((await c.read()).status, 401);
    assert.equal((await c.post({ text: 'hello' })).status, 401);
    const b = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'cus-bob', email: 'bob@example.com' }) });
    await b.press('Check order status');
    assert.doesNotMatch(JSON.stringify(b.last), /104[23]/);
  });

  test('null after one ends it, also before the first words; null before any is nothing', async () => {
    const c = await w.chat({ identity_token: jwt(w.shop.identity_secret, { sub: 'cus-ann' }) });
    assert.equal((await w.ask('PUT', `${c.path}/identity`, { body: { identity_token: null }, token: c.token })).status, 409);
    assert.equal((await c.read()).status, 401);
    const guest = await w.chat();
    assert.equal((await w.ask('PUT', `${guest.path}/identity`, { body: { identity_token: null }, token: guest.token })).status, 200);
    assert.equal((await guest.read()).status, 200);
  });

  test('signing in later is stored with the greeting', async () => {
    const c = await w.chat();
    const r = await w.ask('PUT', `${c.path}/identity`, { body: { identity_token: jwt(w.shop.identity_secret, { sub: 'cus-ann', email: 'ann@example.com' }) }, token: c.token });
    assert.equal(r.status, 200, r.text);
    assert.deepEqual((await c.read()).json.messages, c.begun.messages);
    await c.press('Check order status');
    assert.ok(c.last.messages.some((m) => m.kind === 'orders'));
    assert.equal((await w.ask('PUT', `${c.path}/identity`, { body: { identity_token: 'x' }, token: c.token })).status, 422);
  });
});

describe('the end', () => {
  test('end chat and forget: the token is over, the words stay with the shop', async () => {
    const c = await w.chat();
    await prove(c);
    assert.equal((await w.ask('DELETE', c.path, { token: c.token })).status, 204);
    assert.equal((await c.read()).status, 401);
    assert.equal((await w.staff('GET', `/api/v1/conversations/${c.id}`)).json.state, 'closed');
    for (let i = 0; i < 10; i++) {
      const d = await w.chat();
      const [, r] = await Promise.all([d.post({ text: 'hello' }), w.ask('DELETE', d.path, { token: d.token })]);
      assert.equal(r.status, 204, r.text);
      assert.equal((await d.read()).status, 401);
    }
    const unsaid = await w.chat();
    assert.equal((await w.ask('DELETE', unsaid.path, { token: unsaid.token })).status, 204);
    assert.equal((await unsaid.post({ text: 'hello' })).status, 401);
  });

  test('a conversation that staff closed takes nothing more: 409', async () => {
    const c = await w.chat();
    await c.say('hello');
    const version = (await w.staff('GET', `/api/v1/conversations/${c.id}`)).json.version;
    assert.equal((await w.staff('POST', `/api/v1/conversations/${c.id}/close`, { version })).status, 200);
    assert.equal((await c.post({ text: 'hello' })).status, 409);
    assert.equal((await c.read()).json.state, 'closed');
  });
});

// story.test.mjs - the whole story on the demo shop: a wrong e-mail twice, then the right one, a reload, a request that
// is refused with its reason, a person and a ticket number.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Wismo } from './wismo.mjs';

let w, config;
before(async () => {
  w = await Wismo.start({ demo: true });
  config = (await w.ask('GET', '/demo/config.json')).json;
});
after(() => w.end());

const open = () => w.chat({}, { assistant_key: config.assistant_key });

test('the storefront has what it shows', async () => {
  assert.equal((await w.ask('GET', '/', { raw: true })).headers.get('location'), '/storefront/');
  assert.equal(config.try.length, 3);
  assert.ok(config.customers.length >= 3);
  const page = await w.ask('GET', '/storefront/', { raw: true });
  assert.match(page.text, /Hearth/);
  for (const [, src] of page.text.matchAll(/(?:src|href)="((?!https?:|#|data:)[^"#]+)/g))
    assert.equal((await w.ask('GET', new URL(src, `${w.url}/storefront/`).pathname, { raw: true })).status, 200, src);
});

test('from “where is my order?” to a ticket number', async () => {
  const [{ number, email }] = config.try;
  const c = await open();
  await c.press('Check order status');
  await c.say(number);
  await c.say('wrong@example.com');
  assert.ok(!c.card());
  if (!c.options().some((o) => o.label === 'Contact Support')) {
    await c.say(number);
    await c.say('other@example.com');
  }
  assert.ok(c.options().some((o) => o.label === 'Contact Support'), c.words());
  const again = c.options().find((o) => o.label === 'Try again');
  if (again) await c.say({ choice: again.id });
  await c.say(number);
  if (!c.card()) await c.say(email);
  const card = c.card();
  assert.equal(card?.number, number, c.words());
  assert.ok(card.eta?.to);
  assert.match(card.tracking_url, /^https:/);

  const reload = (await c.read()).json;
  assert.ok(reload.messages.some((m) => m.order?.number === number && m.order.tracking_url));

  await c.say('cancel my order');
  assert.match(JSON.stringify(c.last), /shipped|on its way|cannot/i);
  assert.doesNotMatch(c.words(), /saved/i);

  await c.say('I want to talk to a person');
  for (let i = 0; i < 4 && c.last.state === 'bot'; i++) await c.say(i ? email : 'I need it earlier');
  assert.equal(c.last.state, 'waiting');
  const ticket = /\b(\d{4,})\b/.exec(c.words())?.[1];
  assert.ok(ticket, c.words());
});

test('each pair to try shows what it promises', async () => {
  for (const t of config.try) {
    const c = await open();
    await c.say(`where is my order ${t.number}, ${t.email}`);
    for (let i = 0; i < 2 && !c.card(); i++) await c.say(i ? t.email : t.number);
    assert.equal(c.card()?.number, t.number, t.what);
  }
});

test('each signed-in customer has orders', async () => {
  for (const person of config.customers) {
    const c = await w.chat({ identity_token: person.token }, { assistant_key: config.assistant_key });
    await c.press('Check order status');
    const orders = c.last.messages.find((m) => m.kind === 'orders')?.orders ?? [];
    assert.ok(orders.length > 1 && orders.length <= 6, person.name);
  }
});

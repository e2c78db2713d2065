// privacy.test.mjs - one customer's data: handed out whole, and erased everywhere. After an erasure the whole database is
// searched, table by table and on SQLite byte by byte; nothing that comes in later, and no backup, brings the person back.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wismo, jwt } from './wismo.mjs';

const PG = process.env.WISMO_TEST_PG;

/** Every cell of every table of the database, as text: [table, rows]. */
function cells(w) {
  if (PG) {
    const r = spawnSync('psql', [w.database.url, '-qAtX', '-F', '\x01', '-R', '\x02', '-c', "SELECT table_name, query_to_xml('SELECT * FROM ' || quote_ident(table_name), false, false, '') "
      + "FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"], { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(r.status, 0, r.stderr);
    return r.stdout.split('\x02').map((row) => row.split('\x01'));
  }
  const tables = w.sql("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'order_trigram%' ORDER BY 1").split('\n');
  return tables.map((table) => [table, w.sql(`SELECT * FROM "${table}"`)]);
}

/** Where any of these words still stands. */
const traces = (w, words) => cells(w).flatMap(([table, rows]) => words.filter((s) => rows.toLowerCase().includes(s.toLowerCase())).map((s) => `${table}: ${s}`));

/** Once the thread that keeps the index of parts has taken what an order's own write left to it. */
async function indexed(w) {
  for (let i = 0; !PG && i < 200 && w.sql('SELECT count(*) FROM order_text WHERE state > 0') !== '0'; i++) await sleep(50);
}

const figures = (w, shop) => w.sql(`SELECT count(*), sum(total), sum(paid_total), sum(item_count), min(placed_at), max(placed_at) FROM orders WHERE shop_id = '${shop.shop_id}'`)
  + '\n' + w.sql(`SELECT grp, general, delivery, payment, warehouse, carrier, channel, sum(n) FROM order_mix WHERE shop_id = '${shop.shop_id}' GROUP BY 1,2,3,4,5,6,7 ORDER BY 1,2,3,4,5,6,7`)
  + '\n' + w.sql(`SELECT day, grp, sum(n) FROM order_day WHERE shop_id = '${shop.shop_id}' GROUP BY 1,2 ORDER BY 1,2`);

const EMAIL = 'petronella.quillfeather@example.com', PHONE = '+420777987654';
const WORDS = [EMAIL, PHONE, '777987654', '777 987 654', 'Petronella', 'Quillfeather', 'Hazelnut Close', 'Wexcombe', 'WX4 9ZZ', 'Loamshire', 'dog bites', 'engraved-for-petra', 'pays-late-petra', 'birthday-petra', 'neighbour Grimble', 'tag-petra', 'call-petra-back', 'PETRA7001'];
const person = {
  email: EMAIL, phone: '+420 777 987 654', customer_name: 'Petronella Quillfeather', ship_name: 'Petronella Quillfeather', ship_line1: '17 Hazelnut Close', ship_line2: 'Flat 9b',
  ship_city: 'Wexcombe', ship_region: 'Loamshire', ship_postcode: 'WX4 9ZZ', ship_country: 'CZ', comment: 'Ring twice, dog bites', custom: { birthday: 'birthday-petra' }, tags: 'tag-petra',
};
const usd = (minor) => ({ minor, currency: 'USD' });
const put = (w, number, more = {}, shop = w.shop) => w.order(number, EMAIL, {
  ...person, items: [{ name: 'Mug', quantity: 2, unit_price: usd(2100), custom: { engraving: 'engraved-for-petra' } }], channel: 'web', warehouse: 'West', placed_at: '2026-01-05T10:00:00Z',
  shipments: [{ carrier: 'DHL', tracking_number: `PETRA${number}`, tracking_url: `https://track.example/PETRA${number}`, status: 'delivered', last_event: 'Left with neighbour Grimble', pickup_point: 'Wexcombe kiosk' }],
  delivery: 'delivered', payments: [{ amount: usd(4200), method: 'Card', note: 'from Quillfeather', paid_at: '2026-01-05T10:00:00Z' }], ...more,
}, shop);

/** A person in all tables: orders, edits with history, notes, reminders, requests, chats (proven, signed in, handed off, unproven), mail, a kept answer. */
async function live(w, shop = w.shop) {
  const o = await put(w, '7001', {}, shop), second = await put(w, '7002', { general: 'confirmed', delivery: 'not_shipped', shipments: [] }, shop);
  const staff = (method, path, body, more) => w.staff(method, path, body, { shop, ...more });
  const edit = async (body, more) => {
    const { json } = await staff('GET', `/api/v1/orders/${o.id}`);
    const r = await staff('PATCH', `/api/v1/orders/${o.id}`, { version: json.version, ...body }, more);
    assert.equal(r.status, 200, r.text);
  };
  await edit({ note: 'pays-late-petra', customer_name: 'Petronella von Quillfeather' }, { key: `k${shop.name}` });
  await edit({ customer_name: person.customer_name, ship_line1: '18 Hazelnut Close' });
  assert.equal((await staff('POST', `/api/v1/orders/${o.id}/reminders`, { text: 'call-petra-back', due_at: '2030-01-01T10:00:00Z' })).status, 201);
  assert.equal((await staff('PATCH', `/api/v1/orders/${o.id}/customer`, { version: 0, note: 'Petronella likes mugs', vip: true })).status, 200);
  const proven = await w.chat({}, shop);
  for (const t of ['cancel my order', '7002', EMAIL]) await proven.say(t);
  await proven.press('Yes');
  const signed = await w.chat({ identity_token: jwt(shop.identity_secret, { sub: 'cust-petra', email: EMAIL, email_verified: true }) }, shop);
  await signed.say('where is my order?');
  const stray = await w.chat({}, shop);
  await stray.say(`my address is ${EMAIL.toUpperCase()}, call me at 777 987 654`);
  const human = await w.chat({}, shop);
  for (const t of ['talk to a person', `please write to ${EMAIL}, Petronella`]) await human.say(t);
  w.sql(`INSERT INTO mail (shop_id, id, to_email, subject, state, created_at, sent_at) VALUES ('${shop.shop_id}', 'mai_${shop.name}', '${EMAIL}', 'Hello', 'sent', ${Date.now()}, ${Date.now()})`);
  w.sql(`INSERT INTO email_code (shop_id, conversation_id, email, sources, serial, tries, asked_at) VALUES ('${shop.shop_id}', 'cnv_unsaid${shop.name}', '${EMAIL}', '', 1, 0, ${Date.now()})`);
  w.sql(`INSERT INTO source_act (shop_id, id, source_id, order_id, what, details, state, created_at) VALUES ('${shop.shop_id}', 'act_${shop.name}', '${o.source_id}', '${o.id}', 'change_address', '{"new_address":"17 Hazelnut Close"}', 'waiting', ${Date.now()})`);
  w.sql(`INSERT INTO tracker_parcel (shop_id, kind, tracking_norm, next_at, since) VALUES ('${shop.shop_id}', 'aftership', 'PETRA7001', 1, 1)`);
  return { o, second, chats: [proven, signed, stray, human] };
}

const erase = (w, id, confirm = EMAIL, more = {}) => w.staff('POST', `/api/v1/orders/${id}/customer/erase`, { confirm }, more);

describe('one customer', () => {
  let w, north, south;
  before(async () => { w = await Wismo.start(); north = await live(w); south = await live(w, w.twin); await w.order('8001', 'other@example.com', { phone: PHONE, customer_name: 'Otto Other' }); });
  after(() => w.end());

  test('the file to hand out holds everything, is one JSON object, and nothing of others', async () => {
    const r = await w.ask('GET', `/api/v1/orders/${north.o.id}/customer/export`, { token: w.shop.api_key });
    assert.equal(r.status, 200, r.text);
    assert.match(r.headers.get('content-disposition'), /^attachment; filename="customer-\d{4}-\d\d-\d\d\.json"$/);
    const x = r.json;
    assert.equal(x.complete, true);
    assert.deepEqual(x.orders.map((o) => o.number).sort(), ['7001', '7002']);
    const one = x.orders.find((o) => o.number === '7001');
    assert.equal(one.ship_line1, '18 Hazelnut Close');
    assert.equal(one.note, 'pays-late-petra');
    assert.equal(one.reminders[0].text, 'call-petra-back');
    assert.ok(one.history.some((e) => e.from === 'Petronella von Quillfeather'));
    assert.equal(x.orders.find((o) => o.number === '7002').requests[0].kind, 'cancel');
    assert.ok(x.conversations.some((c) => c.messages.some((m) => m.text === EMAIL)));
    assert.ok(x.conversations.some((c) => c.tickets.length === 1 && c.tickets[0].contact === EMAIL));
    assert.equal(x.mails.length, 1);
    assert.equal(x.notes[0].note, 'Petronella likes mugs');
    assert.ok(!r.text.includes('Otto') && !r.text.includes(south.o.id));
    assert.doesNotMatch(r.text, /"(dialog|said_keys|text_sealed|content_hash)"/);
    const same = await w.staff('POST', '/api/v1/privacy/export', { email: EMAIL.toUpperCase() });
    assert.equal(same.json.orders.length, 2);
    const audit = (await w.staff('GET', '/api/v1/audit?what=customer.')).json.items;
    assert.deepEqual(audit.map((e) => e.what), ['customer.exported', 'customer.exported', 'customer.changed', 'customer.changed']);
  });

  test('roles: a manager exports, only an owner erases, and only what the customer is known by confirms it', async () => {
    const keys = {};
    for (const role of ['viewer', 'agent', 'manager']) keys[role] = (await w.staff('POST', '/api/v1/keys', { name: role, role })).json.token;
    const as = (role, method, path, body) => w.ask(method, path, { body, token: keys[role] });
    const file = `/api/v1/orders/${north.o.id}/customer/export`, end = `/api/v1/orders/${north.o.id}/customer/erase`;
    assert.deepEqual(await Promise.all(['viewer', 'agent', 'manager'].map(async (r) => (await as(r, 'GET', file)).status)), [403, 403, 200]);
    for (const role of ['viewer', 'agent', 'manager']) {
      assert.equal((await as(role, 'POST', end, { confirm: EMAIL })).status, 403);
      assert.equal((await as(role, 'POST', '/api/v1/privacy/erase', { email: EMAIL })).status, 403);
    }
    const wrong = await erase(w, north.o.id, 'somebody@example.com');
    assert.equal(wrong.status, 422);
    assert.equal(wrong.json.errors[0].field, 'confirm');
    assert.equal((await w.ask('GET', file, { token: w.twin.api_key })).status, 404);
    assert.equal((await erase(w, north.o.id, EMAIL, { shop: w.twin })).status, 404);
    assert.equal((await w.staff('POST', '/api/v1/privacy/erase', {})).status, 422);
    assert.equal((await w.staff('POST', '/api/v1/privacy/erase', { email: 'nonsense' })).status, 422);
    const all = cells(w);
    assert.ok(all.length > 50, 'all tables are looked at');
    assert.deepEqual(['conversation', 'customer', 'event', 'mail', 'message', 'order_text', 'orders', 'ticket'].filter((x) => !all.some(([t, rows]) => t === x && rows.toLowerCase().includes(EMAIL) || x === 'event')), [], 'and nothing has happened');
  });

  test('after the erasure no table of the shop holds the person, the figures are what they were, and the other shop has not noticed', async () => {
    const before = figures(w, w.shop), twin = figures(w, w.twin);
    const r = await erase(w, north.o.id, EMAIL.toUpperCase());
    assert.equal(r.status, 200, r.text);
    assert.equal(r.json.orders, 2);
    assert.ok(r.json.conversations >= 4 && r.json.tickets >= 1 && r.json.mails === 1 && r.json.notes === 1 && r.json.reminders === 1, r.text);
    assert.equal(figures(w, w.shop), before);
    assert.equal(figures(w, w.twin), twin);
    const o = (await w.staff('GET', `/api/v1/orders/${north.o.id}`)).json;
    assert.ok(o.erased_at);
    assert.deepEqual([o.email, o.phone, o.customer_name, o.ship_line1, o.ship_city, o.comment, o.note, o.tags, o.custom, o.tracking_number], Array(10).fill(null));
    assert.deepEqual([o.ship_country, o.total.minor, o.items[0].name, o.items[0].custom, o.shipments[0].carrier, o.shipments[0].status], ['CZ', 4200, 'Mug', null, 'DHL', 'delivered']);
    const said = (await w.staff('GET', `/api/v1/orders/${north.o.id}/history`)).json.items.map((e) => e.text);
    assert.ok(said.includes('Customer erased') && said.includes('Customer changed') && said.includes('Order created'), said.join());
    const page = (await w.staff('GET', `/api/v1/orders/${north.o.id}/customer`)).json;
    assert.deepEqual([page.erased, page.name, page.email, page.order_count], [true, null, null, 1]);
    const rows = (await w.staff('GET', '/api/v1/orders?query=7001')).json.items;
    assert.deepEqual([rows[0].erased, rows[0].customer_name, rows[0].first_time, rows[0].vip], [true, null, false, false]);
    for (const q of ['Petronella', EMAIL, '777987654', 'PETRA7001']) {
      const found = (await w.staff('GET', `/api/v1/orders?query=${encodeURIComponent(q)}`)).json;
      assert.deepEqual(found.items.filter((i) => i.number !== '8001'), [], q);
    }
    assert.equal((await erase(w, north.o.id)).status, 409);
    assert.equal((await w.staff('GET', `/api/v1/orders/${north.o.id}/customer/export`)).status, 409);
    /* the twin holds the same words in each of its tables: it goes, and then nothing is left anywhere */
    assert.equal((await w.staff('POST', '/api/v1/privacy/erase', { email: EMAIL, phone: PHONE }, { shop: w.twin })).json.orders, 2);
    assert.equal((await w.staff('POST', '/api/v1/privacy/erase', { email: 'other@example.com' })).json.orders, 1);
    assert.deepEqual(traces(w, WORDS), []);
  });

  test('open chats have ended, and their tokens count no more', async () => {
    for (const c of [...north.chats, ...south.chats]) {
      assert.equal((await c.post({ text: EMAIL })).status, 401);
      assert.equal((await c.read()).status, 401);
      assert.equal((await w.staff('GET', `/api/v1/conversations/${c.id}`)).json.subject_email ?? null, null);
    }
    assert.deepEqual(traces(w, WORDS), []);
  });

  test('the file of the database holds none of it either, once the server has stopped', { skip: PG ? 'SQLite only' : false }, async () => {
    await w.stop();
    const bytes = readFileSync(w.database.url).toString('latin1').toLowerCase();
    assert.deepEqual(WORDS.filter((s) => bytes.includes(s.toLowerCase())), []);
    await w.serve();
  });
});

describe('nothing brings a person back', () => {
  let w, o;
  before(async () => {
    w = await Wismo.start();
    await put(w, '7001');
    o = await put(w, '7002', { general: 'in_progress', delivery: 'in_transit', shipments: [{ carrier: 'DHL', tracking_number: 'UNDERWAY1', status: 'in_transit' }] });
    if (!PG) w.run('backup', join(w.folder, 'before.db'));
    assert.equal((await erase(w, o.id)).json.orders, 2);
  });
  after(() => w.end());

  test('the same order pushed again, changed, one by one or in bulk', async () => {
    await put(w, '7001');
    await put(w, '7001', { payment: 'refunded', comment: 'Petronella again' });
    const line = JSON.stringify({ number: '7002', ...person, total: usd(4200) });
    assert.equal((await w.staff('POST', '/api/v1/orders/bulk', line, { headers: { 'content-type': 'application/x-ndjson' } })).status, 200);
    const now = (await w.staff('GET', '/api/v1/orders?query=7001')).json.items[0];
    assert.equal(now.payment, 'refunded', 'what is no person is still taken');
    assert.equal(now.erased, true);
    assert.deepEqual(traces(w, WORDS), []);
    const again = await put(w, '7001', { payment: 'refunded', comment: 'Petronella again' });
    assert.equal(again.version, now.version, 'and the same again is no change');
  });

  test('an order of theirs from before that was not known yet, by push, by hand and by import', async () => {
    await put(w, '7003');
    assert.equal((await w.staff('POST', '/api/v1/orders', { ...person, number: '7004', currency: 'USD', placed_at: '2026-01-06T10:00:00Z' })).status, 201);
    const csv = join(w.folder, 'orders.csv');
    writeFileSync(csv, `number,email,customer_name,placed_at,total,currency\n7005,${EMAIL},Petronella Quillfeather,2026-01-07T10:00:00Z,10.00,USD\n`);
    w.run('import', 'orders', csv, '--profile', 'wismo', '--shop', w.shop.shop_id);
    for (const n of ['7003', '7004', '7005']) assert.equal((await w.staff('GET', `/api/v1/orders?query=${n}`)).json.items[0]?.erased, true, n);
    assert.deepEqual(traces(w, WORDS), []);
  });

  test('staff cannot write the name back into an erased order by mistake, but their own notes they may', async () => {
    const now = (await w.staff('GET', `/api/v1/orders/${o.id}`)).json;
    const r = await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: now.version, customer_name: 'Petronella', email: EMAIL });
    assert.deepEqual(r.json.errors.map((e) => e.field).sort(), ['customer_name', 'email']);
    assert.equal((await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: now.version, note: 'closed the case' })).status, 200);
  });

  test('the number of a parcel under way stays until it has arrived', async () => {
    assert.equal((await w.staff('GET', `/api/v1/orders/${o.id}`)).json.tracking_number, 'UNDERWAY1');
    await put(w, '7002', { delivery: 'delivered', shipments: [{ carrier: 'DHL', tracking_number: 'UNDERWAY1', status: 'delivered' }] });
    const now = (await w.staff('GET', `/api/v1/orders/${o.id}`)).json;
    assert.deepEqual([now.delivery, now.tracking_number, now.shipments[0].tracking_number], ['delivered', null, null]);
    await indexed(w);
    assert.deepEqual(traces(w, [...WORDS, 'UNDERWAY1']), []);
  });

  test('events are never changed but by an erasure, and then only emptied', () => {
    const refused = (text) => {
      const r = PG ? spawnSync('psql', [w.database.url, '-v', 'ON_ERROR_STOP=1', '-qXc', text], { encoding: 'utf8' }) : spawnSync('sqlite3', ['-cmd', '.timeout 5000', '-bail', w.database.url, text], { encoding: 'utf8' });
      assert.notEqual(r.status, 0, text);
      assert.match(r.stderr, /events are never/, text);
    };
    const shop = w.shop.shop_id, begin = `BEGIN; INSERT INTO erasing (shop_id) VALUES ('${shop}');`;
    refused('UPDATE event SET to_value = NULL');
    refused('UPDATE event SET to_value = \'x\'');
    refused('DELETE FROM event');
    refused(`${begin} UPDATE event SET to_value = 'forged' WHERE shop_id = '${shop}'`);
    refused(`${begin} UPDATE event SET at = at + 1 WHERE shop_id = '${shop}'`);
    refused(`${begin} UPDATE event SET what = 'nothing' WHERE shop_id = '${shop}'`);
    refused(`${begin} UPDATE event SET actor_name = NULL, to_value = NULL, actor_id = 'x' WHERE shop_id = '${shop}'`);
    refused(`${begin} DELETE FROM event WHERE shop_id = '${shop}'`);
    refused(`${begin} UPDATE event SET to_value = NULL WHERE shop_id = '${w.twin.shop_id}'`);
    assert.equal(w.sql('SELECT count(*) FROM erasing'), '0');
  });

  test('a new order of the same person afterwards is a new acquaintance', async () => {
    const fresh = await put(w, '7100', { placed_at: new Date(Date.now() + 1000).toISOString() });
    assert.equal(fresh.email, EMAIL);
    assert.equal(fresh.erased_at, null);
    assert.equal((await w.staff('GET', `/api/v1/orders/${fresh.id}/customer`)).json.order_count, 1);
    await sleep(1100);
    assert.equal((await erase(w, fresh.id)).json.orders, 1, 'who may leave again');
    assert.deepEqual(traces(w, WORDS), []);
  });

  test('a new installation key keeps it so', { skip: PG ? 'SQLite only' : false }, async () => {
    await w.stop();
    const file = join(w.folder, 'secret');
    writeFileSync(file, w.env.WISMO_SECRET, { mode: 0o600 });
    const env = { ...w.env, WISMO_SECRET_FILE: file };
    delete env.WISMO_SECRET;
    w.env = env;
    w.run('rekey');
    await w.serve();
    await put(w, '7006');
    assert.equal((await w.staff('GET', '/api/v1/orders?query=7006')).json.items[0].erased, true);
  });

  test('a backup of before, put in place: the person is erased in it before anybody can ask', { skip: PG ? 'SQLite only' : false }, async () => {
    await w.stop();
    const secret = w.env.WISMO_SECRET_FILE;
    const none = spawnSync(w.bin, ['restore', join(w.folder, 'before.db')], { env: { ...w.env, WISMO_SECRET_FILE: '' }, encoding: 'utf8' });
    assert.equal(none.status, 1, JSON.stringify(none));
    assert.match(none.stderr, /People were erased since/);
    w.env.WISMO_SECRET_FILE = secret;
    assert.match(readFileSync(join(w.folder, 'before.db')).toString('latin1'), /Petronella/);
    assert.match(w.run('restore', join(w.folder, 'before.db')), /2 orders and \d+ conversations of people who were erased/);
    assert.deepEqual(traces(w, WORDS), []);
    const bytes = readFileSync(w.database.url).toString('latin1').toLowerCase();
    assert.deepEqual(WORDS.filter((s) => bytes.includes(s.toLowerCase())), []);
    await w.serve();
    await put(w, '7001');
    assert.deepEqual(traces(w, WORDS), []);
  });

  test('a list outside of the database does the same where the database is lost', async () => {
    const list = join(w.folder, 'erased.list');
    writeFileSync(list, w.run('erased'));
    assert.doesNotMatch(readFileSync(list, 'utf8'), /petronella|quillfeather|777987654/i);
    assert.match(w.run('erased', '--take', list), /^0 more are known as erased/);
    writeFileSync(join(w.folder, 'bad.list'), '{"shop":"x"}\n');
    const bad = w.tryRun('erased', '--take', join(w.folder, 'bad.list'));
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /Line 1: It is not a list/);
    if (PG) {                                            /* what pg_restore leaves: the data of before, no tombstones */
      w.sql('DELETE FROM erased; DELETE FROM erased_key');
      await put(w, '7900', { placed_at: '2026-01-01T00:00:00Z' });
      assert.ok(traces(w, [EMAIL]).length);
      assert.match(w.run('erased', '--take', list), /1 orders/);
      assert.deepEqual(traces(w, WORDS), []);
    } else {
      const back = join(w.folder, 'elsewhere.db');
      assert.match(w.run('restore', join(w.folder, 'before.db'), '--db', back, '--erased', list), /2 orders/);
      const bytes = readFileSync(back).toString('latin1').toLowerCase();
      assert.deepEqual(WORDS.filter((s) => bytes.includes(s.toLowerCase())), []);
    }
  });
});

// tracker.test.mjs - tracking services against peers that answer as they do: numbers are registered, read, and told by
// signed webhooks; the order's badge moves; duplicates, older scans and forgeries change nothing.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Person, member } from './people.mjs';
import { Wismo } from './wismo.mjs';

let w, owner, peer, calls = [], answer;

/* The three services on one port, each under its own path. */
async function services() {
  const s = createServer(async (rq, rs) => {
    let text = '';
    for await (const part of rq) text += part;
    const call = { method: rq.method, path: rq.url, headers: rq.headers, body: text ? JSON.parse(text) : null };
    calls.push(call);
    const r = answer(call) ?? { status: 500, json: {} };
    rs.writeHead(r.status ?? 200, { 'content-type': 'application/json', ...r.headers });
    rs.end(r.text ?? JSON.stringify(r.json));
  });
  await new Promise((done) => s.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${s.address().port}`, close: () => new Promise((done) => { s.closeAllConnections(); s.close(done); }) };
}

before(async () => {
  peer = await services();
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
  owner = await Person.signed_in(w, w.shop.email);
});
after(async () => {
  await w.end();
  await peer.close();
});

const sql = (text) => w.sql(text);
const ago = (hours) => new Date(Date.now() - hours * 3600e3).toISOString();
const KEY = 'aftership-key-0123456789', SECRET = 'hook-secret-0123456789';
const put = (kind, body) => owner.ask('PUT', `/api/v1/trackers/${kind}`, body);
const shown = async (kind) => (await owner.ask('GET', `/api/v1/trackers/${kind}`)).json;
async function connect(kind, more = {}) {
  const r = await put(kind, { enabled: true, api_key: KEY, url: `${peer.url}/${kind}`, ...more });
  assert.equal(r.status, 200, r.text);
  return r.json;
}
const disconnect = async (kind) => assert.equal((await owner.ask('DELETE', `/api/v1/trackers/${kind}`)).status, 204);
async function until(what, words) {
  for (let i = 0; i < 300; i++) {
    const got = await what();
    if (got) return got;
    await sleep(50);
  }
  assert.fail(`it did not happen: ${words}`);
}
const read = async (id) => (await w.staff('GET', `/api/v1/orders/${id}`)).json;
const sent = (number, tracking_number, carrier = 'UPS', shop = w.shop) => w.order(number, 'ann@example.com',
  { delivery: 'shipped', shipments: [{ carrier, tracking_number, status: 'shipped', shipped_at: ago(30) }], placed_at: ago(48) }, shop);
const hook = (id, body, headers) => w.ask('POST', `/hooks/tracker/${id}`, { body, headers: { 'content-type': 'application/json', ...headers } });

const aftership = {
  tracking: (number, tag, hours, message, more = {}) => ({ id: `t-${number}`, tracking_number: number, slug: 'ups', tag, checkpoints: hours === null ? [] : [{ checkpoint_time: ago(hours), message }], ...more }),
  sign: (body, secret = SECRET) => ({ 'aftership-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64') }),
  tell(id, msg, headers) {
    const body = JSON.stringify({ event: 'tracking_update', msg });
    return hook(id, body, headers ?? this.sign(body));
  },
};

describe('AfterShip', () => {
  let t, order;
  before(async () => {
    calls = [];
    order = await sent('7001', '1Z 999 AA1 01 2345 6784');
    await sent('7001', '1Z 999 AA1 01 2345 6784', 'UPS', w.twin);
    answer = (c) => (c.method === 'POST'
      ? { status: 201, json: { meta: { code: 201 }, data: aftership.tracking(c.body.tracking_number, 'InTransit', 20, 'Departed from the hub') } }
      : { json: { meta: { code: 200 }, data: { trackings: [] } } });
    t = await connect('aftership', { webhook_secret: SECRET });
  });
  after(() => disconnect('aftership'));

  test('a parcel that is on its way is registered, with its number and carrier and nothing else; the answer moves the order', async () => {
    await until(async () => (await read(order.id)).delivery === 'in_transit', 'in transit');
    const c = calls.find((x) => x.method === 'POST');
    assert.deepEqual([c.path, c.headers['as-api-key'], c.body], ['/aftership/trackings', KEY, { tracking_number: '1Z999AA10123456784', slug: 'ups' }]);
    assert.equal(calls.filter((x) => x.method === 'POST').length, 1);
    const o = await read(order.id);
    assert.equal(o.badge, 'In transit');
    assert.deepEqual([o.shipments[0].last_event, o.shipments[0].told_by, o.shipments[0].carrier_code], ['Departed from the hub', 'tracker', 'ups']);
    assert.equal(o.tracking_link, 'https://www.ups.com/track?tracknum=1Z999AA10123456784');
    const s = await until(async () => { const x = await shown('aftership'); return x.ok_at && x; }, 'ok_at');
    assert.deepEqual([s.waiting, s.followed, s.refused, s.trouble], [0, 1, 0, null]);
  });

  test('what comes from the service is in the history in its name, and nothing of its secrets is shown', async () => {
    const h = await w.staff('GET', `/api/v1/orders/${order.id}/history`);
    assert.match(h.text, /AfterShip/);
    const s = await owner.ask('GET', '/api/v1/trackers');
    assert.equal(s.json.items.length, 1);
    assert.deepEqual([s.json.items[0].api_key, s.json.items[0].webhook_secret, s.json.items[0].label], [true, true, 'AfterShip']);
    assert.ok(s.json.items[0].hook_url.endsWith(`/hooks/tracker/${t.id}`));
    for (const r of [s, await owner.ask('GET', '/api/v1/trackers/aftership'), await owner.ask('GET', '/api/v1/audit?what=tracker')]) {
      assert.ok(!r.text.includes(KEY) && !r.text.includes(SECRET) && !r.text.includes('s1:'));
    }
  });

  test('a webhook moves the badge; the same again and older ones change nothing', async () => {
    const msg = aftership.tracking('1Z999AA10123456784', 'Delivered', 1, 'Left at the door', { shipment_delivery_date: ago(1) });
    const r = await aftership.tell(t.id, msg);
    assert.deepEqual([r.status, r.json], [200, { moved: 1 }], r.text);
    const o = await read(order.id);
    assert.deepEqual([o.badge, o.delivery, o.shipments[0].last_event], ['Delivered', 'delivered', 'Left at the door']);
    for (const again of [msg, aftership.tracking('1Z999AA10123456784', 'InTransit', 5, 'Somewhere'), aftership.tracking('1Z999AA10123456784', 'Pending', null)]) {
      const s = await aftership.tell(t.id, again);
      assert.deepEqual([s.status, s.json], [200, { moved: 0 }], s.text);
    }
    assert.equal((await read(order.id)).version, o.version);
    assert.ok((await shown('aftership')).hook_at);
    const twin = await w.staff('GET', '/api/v1/orders?query=7001', undefined, { shop: w.twin });
    assert.equal(twin.json.items[0].badge, 'In transit'); /* the shop next door sees nothing of it */
  });

  test('ten at the same moment are one', async () => {
    const before = await read(order.id), msg = aftership.tracking('1Z999AA10123456784', 'Delivered', 0.5, 'Taken in by a neighbour');
    const all = await Promise.all(Array.from({ length: 10 }, () => aftership.tell(t.id, msg)));
    assert.deepEqual(all.map((r) => r.status), all.map(() => 200));
    assert.equal(all.reduce((n, r) => n + r.json.moved, 0), 1);
    assert.equal((await read(order.id)).version, before.version + 1);
  });

  test('the store repeats itself: what the tracker knows stays', async () => {
    await w.order('7001', 'ann@example.com', { delivery: 'shipped', comment: 'again', shipments: [{ carrier: 'UPS', tracking_number: '1Z 999 AA1 01 2345 6784', status: 'shipped' }], placed_at: ago(48) });
    const o = await read(order.id);
    assert.deepEqual([o.comment, o.badge, o.shipments[0].last_event], ['again', 'Delivered', 'Taken in by a neighbour']);
  });

  test('forged, unsigned and unknown ones are refused', async () => {
    const body = JSON.stringify({ event: 'tracking_update', msg: aftership.tracking('1Z999AA10123456784', 'Exception', 0, 'Lost') });
    const before = await read(order.id);
    for (const headers of [{}, aftership.sign(body, 'another secret'), aftership.sign(body + ' '), { 'aftership-hmac-sha256': '' }, { 'aftership-hmac-sha256': 'x' }, { sign: createHash('sha256').update(`${body}/${KEY}`).digest('hex') }]) {
      assert.equal((await hook(t.id, body, headers)).status, 401);
    }
    assert.equal((await hook('trk_nobody', body, aftership.sign(body))).status, 404);
    assert.equal((await hook(`${t.id}'--`, body, aftership.sign(body))).status, 404);
    assert.deepEqual((await read(order.id)).version, before.version);
    for (const [odd, status] of [['', 400], ['[]', 422], ['{"msg":', 400], ['{"event":"x"}', 422]]) {
      assert.equal((await hook(t.id, odd, aftership.sign(odd))).status, status, odd);
    }
    assert.equal((await aftership.tell(t.id, { tracking_number: 'NOBODYS', tag: 'Delivered' })).status, 200);
  });

  test('switched off it neither hears nor asks', async () => {
    assert.equal((await put('aftership', { enabled: false })).status, 200);
    const body = '{"event":"tracking_update","msg":{}}';
    assert.equal((await hook(t.id, body, aftership.sign(body))).status, 404);
    assert.equal((await put('aftership', { enabled: true })).json.enabled, true);
  });

  test('its order is in the chat as the tracker says', async () => {
    const chat = await w.chat();
    const said = await chat.say('7001 ann@example.com');
    assert.match(JSON.stringify(said), /Delivered/);
  });
});

describe('a service in trouble', () => {
  test('429: nothing is asked before the time that it names', async () => {
    calls = [];
    answer = () => ({ status: 429, headers: { 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 600) }, json: { meta: { code: 429 } } });
    await sent('B1', '1Z999AA10123456785');
    await connect('aftership');
    const s = await until(async () => { const x = await shown('aftership'); return x.trouble && x; }, 'trouble');
    assert.match(s.trouble, /asks us to wait/);
    const wait = Date.parse(s.blocked_until) - Date.now();
    assert.ok(wait > 500e3 && wait <= 600e3, String(wait));
    assert.equal(calls.length, 1);
    assert.equal(s.waiting, 1);
  });

  test('a wrong key is said in words; so is what is no answer', async () => {
    for (const [reply, words] of [[{ status: 401, json: {} }, /does not accept the API key/], [{ status: 502, text: '<html>' }, /error of its own/], [{ status: 200, text: '<html>' }, /did not answer with JSON/]]) {
      answer = () => reply;
      await connect('aftership'); /* asks at once */
      const s = await until(async () => { const x = await shown('aftership'); return words.test(x.trouble ?? '') && x; }, String(words));
      assert.ok(Date.parse(s.blocked_until) > Date.now());
    }
    answer = (c) => ({ status: 400, json: { meta: { code: 4005, message: 'The value of tracking_number is invalid.' }, data: { tracking_number: c.body?.tracking_number } } });
    await connect('aftership');
    await until(async () => (await shown('aftership')).refused === 1, 'refused');
    await disconnect('aftership');
  });

  test('known there already is as good as new', async () => {
    calls = [];
    answer = (c) => ({ status: 400, json: { meta: { code: 4003, message: 'Tracking already exists.' }, data: { id: 'abc', tracking_number: c.body?.tracking_number } } });
    await connect('aftership');
    await until(async () => (await shown('aftership')).followed === 1, 'followed');
    await disconnect('aftership');
  });
});

describe('17TRACK', () => {
  const info = (number, status, sub, hours, description) => ({ number, carrier: 100002, track_info: { latest_status: { status, sub_status: sub }, latest_event: { time_utc: ago(hours), description } } });
  const sign = (body, key = KEY) => ({ sign: createHash('sha256').update(`${body}/${key}`).digest('hex') });

  test('registers a list; what is rejected is refused, what is known is followed; webhooks are signed with the key', async () => {
    calls = [];
    const order = await sent('C1', 'Z 123 456-7890', 'Packeta');
    answer = (c) => (c.path.endsWith('/register') ? { json: { code: 0, data: {
      accepted: [], rejected: c.body.map((p) => ({ number: p.number, error: p.number.startsWith('Z') ? { code: -18019901, message: 'already registered' } : { code: -18010012, message: 'The format is wrong.' } })),
    } } } : { json: { code: 0, data: { accepted: [], rejected: [] } } });
    const t = await connect('seventeentrack');
    const s = await until(async () => { const x = await shown('seventeentrack'); return x.followed === 1 && x.refused === 1 && x; }, 'one followed, one refused');
    assert.equal(s.waiting, 0);
    assert.deepEqual([calls[0].method, calls[0].path, calls[0].headers['17token']], ['POST', '/seventeentrack/register', KEY]);
    assert.deepEqual(calls[0].body.map((p) => Object.keys(p)), calls[0].body.map(() => ['number']));
    assert.ok(calls[0].body.some((p) => p.number === 'Z1234567890') && calls[0].body.every((p) => /^[A-Z0-9]+$/.test(p.number)), JSON.stringify(calls[0].body)); /* as it takes them */
    const body = JSON.stringify({ event: 'TRACKING_UPDATED', data: info('Z1234567890', 'AvailableForPickup', 'AvailableForPickup_Other', 2, 'In the box') });
    assert.equal((await hook(t.id, body, sign(body, 'another'))).status, 401);
    const r = await hook(t.id, body, sign(body));
    assert.deepEqual([r.status, r.json], [200, { moved: 1 }], r.text);
    const o = await read(order.id);
    assert.deepEqual([o.delivery, o.badge, o.shipments[0].status_raw], ['at_pickup_point', 'In transit', 'AvailableForPickup_Other']);
    await disconnect('seventeentrack');
  });

  test('HTTP 200 with a code of its own: the key is wrong, the quota is used up', async () => {
    answer = () => ({ json: { code: -18010002, data: {} } });
    await connect('seventeentrack');
    await until(async () => /does not accept the API key/.test((await shown('seventeentrack')).trouble ?? ''), 'key');
    answer = (c) => ({ json: { code: 0, data: { accepted: [], rejected: c.body.map((p) => ({ number: p.number, error: { code: -18019908, message: 'quota' } })) } } });
    await connect('seventeentrack');
    const s = await until(async () => { const x = await shown('seventeentrack'); return /quota is used up/.test(x.trouble ?? '') && x; }, 'quota');
    assert.ok(Date.parse(s.blocked_until) > Date.now() + 20 * 3600e3);
    await disconnect('seventeentrack');
  });
});

describe('EasyPost', () => {
  test('the answer of registering is the tracker as it stands; its webhooks move it on', async () => {
    calls = [];
    const order = await sent('D1', '9400111206206406260787', 'USPS');
    const tracker = (number, status, hours, message) => ({ id: `trk_${number}`, object: 'Tracker', tracking_code: number, status, carrier: 'USPS', est_delivery_date: '2030-01-02T00:00:00Z', tracking_details: [{ datetime: ago(hours), message, status }] });
    answer = (c) => ({ status: 201, json: tracker(c.body?.tracker?.tracking_code ?? 'x', 'in_transit', 10, 'Accepted') });
    const t = await connect('easypost', { webhook_secret: 'sécret-of-the-shop' });
    await until(async () => (await read(order.id)).delivery === 'in_transit', 'in transit');
    const c = calls.find((x) => x.body?.tracker?.tracking_code === '9400111206206406260787');
    assert.deepEqual([c.path, c.headers.authorization, c.body], ['/easypost/trackers', `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`, { tracker: { tracking_code: '9400111206206406260787', carrier: 'USPS' } }]);
    const body = JSON.stringify({ object: 'Event', description: 'tracker.updated', result: tracker('9400111206206406260787', 'return_to_sender', 1, 'Refused') });
    const sign = (secret) => ({ 'x-hmac-signature': `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')}` });
    assert.equal((await hook(t.id, body, sign('secret-of-the-shop'))).status, 401);
    const r = await hook(t.id, body, sign('sécret-of-the-shop'));
    assert.deepEqual([r.status, r.json], [200, { moved: 1 }], r.text);
    assert.equal((await read(order.id)).badge, 'Return');
    await disconnect('easypost');
  });
});

describe('what a service does not tell is read', () => {
  const event = (number, hours) => ({ id: `trk_${number}`, object: 'Tracker', tracking_code: number, status: 'out_for_delivery', carrier: 'USPS', tracking_details: [{ datetime: ago(hours), message: 'On the van', status: 'out_for_delivery' }] });
  const kinds = {
    aftership: {
      first: (c) => ({ status: 201, json: { meta: { code: 201 }, data: aftership.tracking(c.body.tracking_number, 'InfoReceived', null) } }),
      read: () => ({ json: { meta: { code: 200 }, data: { trackings: [aftership.tracking('Z-20 000 000 11', 'OutForDelivery', 1, 'On the van')] } } }),
      call: ['GET', /^\/aftership\/trackings\?limit=200&tracking_numbers=Z2000000011$/],
    },
    seventeentrack: {
      first: (c) => ({ json: { code: 0, data: { accepted: c.body.map((p) => ({ number: p.number, carrier: 100002 })), rejected: [] } } }),
      read: () => ({ json: { code: 0, data: { accepted: [{ number: 'Z2000000011', track_info: { latest_status: { status: 'OutForDelivery', sub_status: 'OutForDelivery_Other' }, latest_event: { time_iso: ago(1), description: 'On the van' } } }], rejected: [] } } }),
      call: ['POST', /^\/seventeentrack\/gettrackinfo$/],
    },
    easypost: { first: (c) => ({ status: 201, json: { ...event(c.body.tracker.tracking_code, 1), status: 'pre_transit', tracking_details: [] } }), read: () => ({ json: event('Z2000000011', 1) }), call: ['GET', /^\/easypost\/trackers\/trk_Z2000000011$/] },
  };
  for (const [kind, k] of Object.entries(kinds)) {
    test(kind, async () => {
      sql("UPDATE shipment SET status = 'delivered' WHERE tracking_norm <> 'Z2000000011'"); /* of the tests before */
      const order = await sent(`E-${kind}`, 'Z2000000011', 'Packeta');
      await w.staff('PATCH', `/api/v1/orders/${order.id}`, { version: (await read(order.id)).version, badge: 'Collected' });
      await w.staff('PATCH', `/api/v1/orders/${order.id}`, { version: (await read(order.id)).version, badge: 'In transit' });
      answer = k.first;
      await connect(kind);
      await until(async () => (await shown(kind)).followed === 1, 'followed');
      assert.equal((await read(order.id)).delivery, 'in_transit'); /* that the carrier awaits it takes nothing back */
      calls = [];
      answer = k.read;
      sql('UPDATE tracker_parcel SET next_at = 0');
      await connect(kind); /* asks at once */
      const o = await until(async () => { const x = await read(order.id); return x.delivery === 'out_for_delivery' && x; }, 'read');
      assert.deepEqual([o.shipments[0].last_event, o.shipments[0].told_by], ['On the van', 'tracker']);
      assert.equal(calls[0].method, k.call[0]);
      assert.match(calls[0].path, k.call[1]);
      const s = await until(async () => { const x = await shown(kind); return x.ok_at && x; }, 'ok');
      assert.deepEqual([s.followed, s.trouble], [1, null]);
      /* It has arrived: nobody asks any more. */
      await w.staff('PATCH', `/api/v1/orders/${order.id}`, { version: o.version, badge: 'Delivered' });
      sql('UPDATE tracker_parcel SET next_at = 0');
      await connect(kind);
      await until(async () => (await shown(kind)).followed === 0, 'done');
      await disconnect(kind);
    });
  }
});

describe('another account of the service', () => {
  test('is told of the parcels that the one before followed', async () => {
    sql("UPDATE shipment SET status = 'delivered'"); /* of the tests before */
    await sent('AC1', 'Z2000000099', 'Packeta');
    answer = (c) => ({ status: 201, json: { id: `trk_${c.headers.authorization.length}`, object: 'Tracker', tracking_code: c.body?.tracker?.tracking_code ?? 'Z2000000099', status: 'pre_transit', tracking_details: [] } });
    await connect('easypost', { api_key: 'EZTK-a-key-for-testing' });
    await until(async () => (await shown('easypost')).followed === 1, 'followed');
    calls = [];
    answer = (c) => (c.method === 'GET' ? { status: 404, json: { error: { message: 'No such tracker.' } } } : { status: 201, json: { id: 'trk_live', object: 'Tracker', tracking_code: 'Z2000000099', status: 'pre_transit', tracking_details: [] } });
    await connect('easypost', { api_key: 'EZAK-the-key-of-the-shop' });
    const c = await until(() => calls[0], 'it was asked');
    assert.deepEqual([c.method, c.body?.tracker?.tracking_code], ['POST', 'Z2000000099']);
    await until(async () => (await shown('easypost')).followed === 1, 'followed by the other one');
    await disconnect('easypost');
  });
});

describe('who may', () => {
  test('owners only; no secret leaves; a key is not sent to another address', async () => {
    const manager = await member(w, w.shop, 'manager');
    for (const [method, path] of [['GET', '/trackers'], ['GET', '/trackers/easypost'], ['PUT', '/trackers/easypost'], ['DELETE', '/trackers/easypost']]) {
      assert.equal((await manager.ask(method, `/api/v1${path}`, method === 'PUT' ? { api_key: KEY } : undefined)).status, 403);
    }
    answer = () => ({ status: 401, json: {} });
    await connect('easypost');
    const r = await put('easypost', { url: `${peer.url}/elsewhere` });
    assert.deepEqual([r.status, r.json.errors[0].field], [422, 'api_key']);
    for (const [url, field] of [['http://198.51.100.7/x', 'url'], ['https://169.254.169.254/', 'url'], ['ftp://example.com/', 'url'], ['https://user:pw@example.com/', 'url']]) {
      const x = await put('easypost', { url, api_key: KEY });
      assert.deepEqual([x.status, x.json.errors?.[0].field], [422, field], url);
    }
    assert.equal((await put('parcelpigeon', { api_key: KEY })).status, 404);
    assert.equal((await owner.ask('GET', '/api/v1/trackers/aftership')).status, 404);
    await disconnect('easypost');
  });

  test('kinds tell their forms; carriers are a list, and guess', async () => {
    const k = await w.staff('GET', '/api/v1/kinds');
    assert.deepEqual(k.json.trackers.map((t) => t.name), ['aftership', 'seventeentrack', 'easypost']);
    assert.deepEqual(k.json.trackers[1].settings.map((f) => [f.name, f.type]), [['enabled', 'switch'], ['api_key', 'secret'], ['url', 'url']]);
    const c = await w.staff('GET', '/api/v1/carriers?number=1Z999AA10123456784');
    assert.ok(c.json.items.length > 40 && c.json.items.every((x) => x.code && x.name));
    assert.deepEqual(c.json.match, { code: 'ups', name: 'UPS', trust: 'sure' });
    assert.equal((await w.staff('GET', '/api/v1/carriers?number=hello')).json.match, null);
    assert.equal((await w.staff('GET', '/api/v1/carriers')).json.match, null);
  });
});

// orders_many.test.mjs - one change to many orders, and taking it back: each order by itself, with its history, its stream
// and its counters.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Stream, Wismo } from './wismo.mjs';

describe('many orders at once', { timeout: 120000 }, () => {
  let w, n = 0;
  before(async () => { w = await Wismo.start(); });
  after(async () => { await w.end(); });
  const make = (fields = {}, shop = w.shop) => w.order(`M-${++n}`, 'many@example.com', { shipments: [], general: 'new', delivery: 'not_shipped', payment: 'none', ...fields }, shop);
  const read = async (o) => (await w.staff('GET', `/api/v1/orders/${o.id ?? o}`)).json;
  const history = async (o) => (await w.staff('GET', `/api/v1/orders/${o.id}/history`)).json.items;
  const change = async (body, options) => {
    const r = await w.staff('POST', '/api/v1/orders/bulk-change', body, options);
    assert.equal(r.status, 200, r.text);
    return r.json;
  };
  const undo = (id) => w.staff('POST', `/api/v1/orders/bulk-change/${id}/undo`);

  test('status and tags change, with history, and come back as they were', async () => {
    const a = await make({ tags: 'fragile' }), b = await make({ tags: 'B2B, Éclair' }), c = await make();
    const p = await make({ delivery: 'in_transit', general: 'in_progress', tags: 'eclair',
      shipments: [{ carrier: 'DHL', tracking_number: 'JJD1', status: 'in_transit', status_raw: 'with the driver', told_by: 'tracker' }] });
    const ids = [a, b, c, p, a].map((o) => o.id);
    const before = await Promise.all([a, b, c, p].map(read));
    const done = await change({ ids, badge: 'Delivered', add_tag: 'gift', remove_tag: 'eclair' });
    assert.deepEqual([done.changed, done.unchanged, done.failed], [4, 0, []]);
    const now = await Promise.all([a, b, c, p].map(read));
    assert.deepEqual(now.map((o) => [o.badge, o.general, o.delivery, o.tags, o.version]), [
      ['Delivered', 'completed', 'delivered', 'fragile, gift', 2], ['Delivered', 'completed', 'delivered', 'B2B, gift', 2],
      ['Delivered', 'completed', 'delivered', 'gift', 2], ['Delivered', 'completed', 'delivered', 'gift', 2]]);
    assert.ok(now.every((o) => o.delivered_at));
    assert.deepEqual([now[3].shipments[0].status, now[3].shipments[0].told_by], ['delivered', 'manual']);
    assert.deepEqual((await history(a)).map((e) => e.text).filter((t) => /^Status|Tags/.test(t)).sort(), ['Status changed to «Delivered»', 'Tags changed']);
    assert.equal((await w.staff('GET', '/api/v1/orders?tag=gift')).json.total, 4);

    const back = await undo(done.undo);
    assert.equal(back.status, 200, back.text);
    assert.deepEqual(back.json, { changed: 4, failed: [] });
    const moving = ['version', 'changed_at'];
    for (const [i, o] of (await Promise.all([a, b, c, p].map(read))).entries()) {
      assert.equal(o.version, 3);
      for (const k of Object.keys(o)) if (!moving.includes(k)) assert.deepEqual(o[k], before[i][k], `${o.number}: ${k}`);
    }
    assert.equal((await history(a))[0].actor_name, (await history(a))[1].actor_name);
    const twice = await undo(done.undo);
    assert.equal(twice.status, 409, twice.text);
    assert.equal((await w.staff('GET', '/api/v1/orders?tag=gift')).json.total, 0);
  });

  test('a cancelled order comes back with its time', async () => {
    const o = await make(), { json: cancelled } = await w.staff('POST', `/api/v1/orders/${o.id}/cancel`, { version: o.version });
    assert.ok(cancelled.cancelled_at);
    const done = await change({ ids: [o.id], badge: 'New' });
    assert.deepEqual([(await read(o)).general, (await read(o)).cancelled_at], ['new', null]);
    await undo(done.undo);
    assert.deepEqual([(await read(o)).general, (await read(o)).cancelled_at], ['cancelled', cancelled.cancelled_at]);
  });

  test('what was edited since is left alone and named', async () => {
    const a = await make(), b = await make();
    const done = await change({ ids: [a.id, b.id], badge: 'Confirmed' });
    const { version } = await read(b);
    assert.equal((await w.staff('PATCH', `/api/v1/orders/${b.id}`, { version, comment: 'Ring twice.' })).status, 200);
    const back = (await undo(done.undo)).json;
    assert.equal(back.changed, 1);
    assert.deepEqual(back.failed.map((f) => [f.id, f.number]), [[b.id, b.number]]);
    assert.match(back.failed[0].reason, /^It was changed by .+ since and stays as it is\.$/);
    assert.deepEqual([(await read(a)).badge, (await read(b)).badge, (await read(b)).comment], ['New', 'Confirmed', 'Ring twice.']);
  });

  test('what has it already is unchanged; what is not there, or another shop’s, is named', async () => {
    const a = await make({ tags: 'VIP' }), theirs = await make({}, w.twin);
    const same = await change({ ids: [a.id], badge: 'New', add_tag: 'vip' });
    assert.deepEqual(same, { changed: 0, unchanged: 1, undo: null, failed: [] });
    const mixed = await change({ ids: [a.id, theirs.id, 'ord_nothing'], add_tag: 'late' });
    assert.equal(mixed.changed, 1);
    assert.deepEqual(mixed.failed, [theirs.id, 'ord_nothing'].map((id) => ({ id, number: null, reason: 'There is no such order.' })));
    const long = await make({ tags: 'x'.repeat(490) });
    const full = await change({ ids: [long.id, a.id], add_tag: 'a-tag-of-some-length' });
    assert.deepEqual([full.changed, full.failed.map((f) => f.number)], [1, [long.number]]);
    assert.match(full.failed[0].reason, /500 characters/);
  });

  test('what cannot be said is refused before anything changes', async () => {
    const a = await make();
    for (const [body, field] of [[{ ids: [], badge: 'New' }, 'ids'], [{ badge: 'New' }, 'ids'], [{ ids: Array(201).fill(a.id), badge: 'New' }, 'ids'], [{ ids: [7], badge: 'New' }, 'ids'],
      [{ ids: [a.id] }, 'badge'], [{ ids: [a.id], badge: 'Lost' }, 'badge'], [{ ids: [a.id], add_tag: 'a,b' }, 'add_tag'],
      [{ ids: [a.id], add_tag: 'x'.repeat(51) }, 'add_tag'], [{ ids: [a.id], remove_tag: 7 }, 'remove_tag'], [{ ids: [a.id], status: 'New' }, 'status']]) {
      const r = await w.staff('POST', '/api/v1/orders/bulk-change', body);
      assert.deepEqual([r.status, r.json.errors?.[0]?.field], [422, field], `${JSON.stringify(body).slice(0, 80)} ${r.text}`);
    }
    assert.equal((await read(a)).version, 1);
    assert.equal((await undo('blk_nothing')).status, 404);
  });

  test('the same Idempotency-Key changes once; streams tell of every order', async () => {
    const orders = [await make(), await make(), await make()], ids = orders.map((o) => o.id);
    const s = await Stream.open(`${w.url}/api/v1/events`, { authorization: `Bearer ${w.shop.api_key}` });
    const body = { ids, badge: 'Collected' };
    const one = await change(body, { key: 'many-1' }), two = await change(body, { key: 'many-1' });
    assert.deepEqual(two, one);
    assert.equal((await read(ids[0])).version, 2);
    await s.until((events) => ids.every((id) => events.some((e) => e.event === 'order.changed' && e.data.includes(id))));
    s.close();
    assert.equal((await undo(one.undo)).json.changed, 3);
    const mixed = { ids: ['ord_nothing', ...ids], add_tag: 'keyed' };
    const first = await change(mixed, { key: 'many-2' });
    assert.deepEqual([first.changed, first.failed.map((f) => f.id)], [3, ['ord_nothing']]);
    assert.deepEqual(await change(mixed, { key: 'many-2' }), first);
    for (let i = 0; i < 2; i++) {
      const wrong = await w.staff('POST', '/api/v1/orders/bulk-change', { ids, badge: 'Lost' }, { key: 'many-3' });
      assert.deepEqual([wrong.status, wrong.json.errors[0].field], [422, 'badge']);
    }
    assert.equal((await w.staff('POST', '/api/v1/orders/bulk-change', { ids, badge: 'New' }, { key: 'many-2' })).status, 422);
  });

  test('taking back and sending many, too, outlive a part that fails when they have an Idempotency-Key', async () => {
    const a = await make(), b = await make(), one = await change({ ids: [a.id, b.id], badge: 'Collected' });
    assert.equal((await w.staff('PATCH', `/api/v1/orders/${a.id}`, { version: 2, comment: 'Ring.' })).status, 200);
    for (let i = 0; i < 2; i++) {
      const back = await w.staff('POST', `/api/v1/orders/bulk-change/${one.undo}/undo`, {}, { key: 'back-2' });
      assert.deepEqual([back.status, back.json.changed, back.json.failed?.map((f) => f.id)], [200, 1, [a.id]], back.text);
    }
    const lines = [{ total: { minor: 1, currency: 'EUR' } }, {}].map((l) => JSON.stringify({ number: `M-${++n}`, currency: 'USD', ...l })).join('\n');
    for (let i = 0; i < 2; i++) {
      const sent = await w.staff('POST', '/api/v1/orders/bulk', lines, { key: 'lines-2', headers: { 'content-type': 'application/x-ndjson' } });
      assert.deepEqual([sent.status, sent.json.orders_added, sent.json.rejected?.map((r) => r.line)], [200, 1, [1]], sent.text);
    }
  });

  test('two hundred in one go', async () => {
    const ids = [];
    for (let i = 0; i < 200; i++) ids.push((await make()).id);
    const done = await change({ ids, badge: 'Confirmed', add_tag: 'wave 1' });
    assert.deepEqual([done.changed, done.failed], [200, []]);
    assert.equal((await w.staff('GET', '/api/v1/orders?tag=wave%201&group=in_processing')).json.total, 200);
    assert.equal((await undo(done.undo)).json.changed, 200);
    assert.equal((await w.staff('GET', '/api/v1/orders?tag=wave%201')).json.total, 0);
  });

  test('the counters are right after all of that', () => {
    assert.doesNotMatch(w.run('doctor'), /differ|missing/);
  });
});

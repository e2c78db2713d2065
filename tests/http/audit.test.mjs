// audit.test.mjs - who changed what: every setting from → to, by staff and keys; found by who, what, whose, when; page by
// page while more is written; a shop's own.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Person, member } from './people.mjs';
import { Wismo } from './wismo.mjs';

let w, owner, agent;
before(async () => {
  w = await Wismo.start();
  owner = await Person.signed_in(w, w.shop.email);
  agent = await member(w, w.shop, 'agent');
});
after(() => w.end());

const audit = async (query = '', who = owner) => {
  const r = await who.ask('GET', `/api/v1/audit?${query}`);
  assert.equal(r.status, 200, r.text);
  return r.json;
};
const brief = (e) => [e.what, e.field, e.from, e.to];

describe('every change of a setting says from → to and who', () => {
  const change = async (method, path, body) => {
    const r = await owner.ask(method, path, body);
    assert.ok(r.status < 300, r.text);
    const before = new Set((change.seen ?? []).map((e) => e.id));
    change.seen = (await audit('per_page=200')).items;
    const fresh = change.seen.filter((e) => !before.has(e.id));
    for (const e of fresh) assert.deepEqual([e.actor, e.actor_id, e.actor_name], ['staff', owner.me.id, owner.me.name]);
    return { json: r.json, said: fresh.map(brief).sort() };
  };
  before(async () => { change.seen = (await audit('per_page=200')).items; });

  test('the shop', async () => {
    const shop = (await owner.ask('GET', '/api/v1/shop')).json;
    const r = await change('PATCH', '/api/v1/shop', { version: shop.version, stalled_days: 9, verify_phone: true, returns_policy: 'Thirty days.' });
    assert.deepEqual(r.said, [['shop.changed', 'returns_policy', null, 'Thirty days.'], ['shop.changed', 'stalled_days', '5', '9'], ['shop.changed', 'verify_phone', 'no', 'yes']]);
  });
  test('an assistant, and its secret without the secret', async () => {
    const a = (await owner.ask('GET', '/api/v1/assistants')).json.items[0];
    assert.deepEqual((await change('PATCH', `/api/v1/assistants/${a.id}`, { version: a.version, title: 'Ask', side: 'start' })).said,
      [['assistant.changed', 'side', 'end', 'start'], ['assistant.changed', 'title', a.title, 'Ask']]);
    const r = await change('POST', `/api/v1/assistants/${a.id}/rotate-secret`, {});
    assert.equal(r.said.length, 1);
    assert.doesNotMatch(JSON.stringify(r.said), /wis_/);
  });
  test('statuses: each member that changed, their texts, removal', async () => {
    assert.deepEqual((await change('POST', '/api/v1/statuses', { type: 'delivery', code: 'customs', name: 'Customs' })).said, [['status.added', null, null, 'Customs']]);
    const path = '/api/v1/statuses/delivery/customs';
    const r = await change('PATCH', path, { version: 1, badge: 'In transit', tone: 'cyan', include_in_analytics: false });
    assert.deepEqual(r.said, [['status.changed', 'badge', null, 'In transit'], ['status.changed', 'include_in_analytics', 'yes', 'no'], ['status.changed', 'tone', null, 'cyan']]);
    assert.deepEqual((await change('PUT', `${path}/text`, { locale: 'en', text: 'At the customs.' })).said, [['status.text_changed', 'en', null, 'At the customs.']]);
    assert.deepEqual((await change('DELETE', path)).said, [['status.removed', null, 'Customs', null]]);
  });
  test('rules: only of the actions that changed, in words', async () => {
    const { items } = (await owner.ask('GET', '/api/v1/eligibility')).json;
    assert.deepEqual((await change('PUT', '/api/v1/eligibility', { items })).said, []);
    const rule = items.find((r) => r.action === 'return' && r.within_days);
    const days = rule.within_days;
    rule.within_days = 99;
    const { said } = await change('PUT', '/api/v1/eligibility', { items });
    assert.equal(said.length, 1);
    assert.deepEqual(said[0].slice(0, 2), ['eligibility.changed', 'return']);
    assert.match(said[0][2], new RegExp(`within ${days} days since`));
    assert.match(said[0][3], /within 99 days since/);
  });
  test('keys and invitations, without what opens', async () => {
    const key = await change('POST', '/api/v1/keys', { name: 'Till', role: 'viewer' });
    assert.deepEqual(key.said, [['key.created', 'name', null, 'Till (viewer)']]);
    assert.deepEqual((await change('DELETE', `/api/v1/keys/${key.json.id}`)).said, [['key.revoked', 'name', 'Till', null]]);
    assert.deepEqual((await change('POST', '/api/v1/invitations', { email: 'ina@example.com', role: 'agent' })).said, [['invitation.made', 'email', null, 'ina@example.com (agent)']]);
  });
});

describe('finding', () => {
  test('by actor, who, what, whose and when; each page behind the one before while more is written', async () => {
    const o = await w.order('A-1', 'ann@example.com');
    const edit = await agent.ask('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, comment: 'careful' });
    assert.equal(edit.status, 200, edit.text);
    const mine = (await audit(`who=${agent.id}`)).items;
    assert.ok(mine.every((e) => e.actor_id === agent.id) && mine.some((e) => e.subject_id === o.id));
    const keys = (await audit('actor=key')).items;
    assert.ok(keys.length && keys.every((e) => e.actor === 'key'));
    const created = (await audit('what=order.created')).items;
    assert.ok(created.length && created.every((e) => e.what === 'order.created'));
    assert.ok((await audit('what=order.')).items.length > created.length);
    const one = (await audit(`subject=order&subject_id=${o.id}`)).items;
    assert.ok(one.length >= 2 && one.every((e) => e.subject_id === o.id && e.order_number === 'A-1'));
    assert.ok((await audit('subject=shop')).items.every((e) => e.order_number === null));
    assert.ok((await audit('subject=shop')).items.every((e) => e.subject === 'shop'));
    assert.ok((await audit('subject=order&actor=staff')).items.every((e) => e.subject === 'order' && e.actor === 'staff'));
    const at = Date.parse(one[0].at);
    const around = (await audit(`from=${new Date(at).toISOString()}&to=${new Date(at + 1).toISOString()}`)).items;
    assert.ok(around.some((e) => e.id === one[0].id) && around.every((e) => Date.parse(e.at) === at));
    assert.deepEqual((await audit('from=2030-01-01')).items, []);
    assert.deepEqual((await audit('to=2020-01-01')).items, []);

    const all = (await audit('per_page=200')).items.map((e) => e.id), seen = [];
    for (let next = '', i = 0; next !== null; i++) {
      const page = await audit(`per_page=3${next && `&before=${next}`}`);
      seen.push(...page.items.map((e) => e.id));
      ({ next } = page);
      if (i < 5) await w.order(`A-1${i}`, 'ann@example.com');
    }
    assert.deepEqual(seen, all);
    assert.deepEqual([...all].sort().reverse(), all);
  });

  test('wrong questions are named; another shop sees its own', async () => {
    for (const [query, field] of [['from=yesterday', 'from'], ['subject_id=x', 'subject'], ['per_page=0', 'per_page']]) {
      const r = await owner.ask('GET', `/api/v1/audit?${query}`);
      assert.deepEqual([r.status, r.json.errors[0].field], [422, field]);
    }
    const south = await w.staff('GET', '/api/v1/audit?per_page=200', undefined, { shop: w.twin });
    assert.ok(south.json.items.length);
    assert.doesNotMatch(south.text, /A-1|Customs|ann@example/);
    assert.equal((await agent.ask('GET', '/api/v1/audit')).status, 403);
    /* Managers, who see the log and not the people, learn the names that stand in it, and nothing more of them. */
    const people = (await owner.ask('GET', '/api/v1/audit/people')).json.items;
    assert.ok(people.some((p) => p.id === agent.id), JSON.stringify(people));
    assert.ok(people.every((p) => Object.keys(p).join() === 'id,name' && p.name));
    assert.equal((await agent.ask('GET', '/api/v1/audit/people')).status, 403);
    assert.ok(!(await w.staff('GET', '/api/v1/audit/people', undefined, { shop: w.twin })).json.items.some((p) => p.id === agent.id));
  });

  test('a rare event far behind many others is found page by page, none of them slow', async () => {
    const lines = (n) => Array.from({ length: 1000 }, (_, i) => JSON.stringify({ number: `M-${n}-${i}`, email: 'm@example.com' })).join('\n');
    const shop = (await owner.ask('GET', '/api/v1/shop')).json;
    await owner.ask('PATCH', '/api/v1/shop', { version: shop.version, stalled_days: 77 });
    for (let n = 0; n < 11; n++) assert.equal((await w.staff('POST', '/api/v1/orders/bulk', lines(n), { headers: { 'content-type': 'application/x-ndjson' } })).status, 200);
    let page = await audit('what=shop.changed&actor=staff'), pages = 1;
    while (!page.items.some((e) => e.to === '77') && page.next) {
      page = await audit(`what=shop.changed&actor=staff&before=${page.next}`);
      pages++;
    }
    assert.ok(page.items.some((e) => e.to === '77'));
    assert.equal(pages, 2);
    assert.equal((await audit('subject=shop')).items[0].to, '77'); /* by an index of its own */
  });
});

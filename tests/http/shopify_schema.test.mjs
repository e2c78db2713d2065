// shopify_schema.test.mjs - what wismo asks of Shopify, held against the real schema: nothing unknown, nothing deprecated,
// nothing that may cost more than Shopify takes.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { costOf, graphql, operations, schemaFile, schemaOf, shopifyMissing } from '../peer/shopify.mjs';

const skip = shopifyMissing();
/* What the pinned version has and an older one has not. */
const YOUNGER = { '2025-10': ['ReturnReasons'] };

for (const version of ['2025-10', '2026-10'])
  test(`every question is one of ${version}`, { skip: skip || (existsSync(schemaFile(version)) ? false : `no schema ${version}`) }, () => {
    const { parse, validate, specifiedRules, NoDeprecatedCustomRule } = graphql();
    const all = Object.entries(operations()).filter(([name]) => !YOUNGER[version]?.includes(name));
    assert.ok(all.length >= 18);
    for (const [name, text] of all) {
      const found = validate(schemaOf(version), parse(text), [...specifiedRules, NoDeprecatedCustomRule]);
      assert.deepEqual(found.map((e) => e.message), [], `${name} in ${version}`);
    }
  });

test('a field that is unknown or deprecated would be found', { skip }, () => {
  const { parse, validate, specifiedRules, NoDeprecatedCustomRule } = graphql();
  const say = (text) => validate(schemaOf('2026-10'), parse(text), [...specifiedRules, NoDeprecatedCustomRule]).length;
  assert.equal(say('query Q($id: ID!) { order(id: $id) { id } }'), 0);
  assert.ok(say('query Q($id: ID!) { order(id: $id) { totalPrice2 } }') > 0);
  assert.ok(say('mutation M($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true) { userErrors { message } } }') > 0);
});

test('no question may cost more than 1,000 points, with the most that it is asked with', { skip }, () => {
  const people = { routes: true, people: true };
  const most = {
    OrderById: { lines: 50, parcels: 20, ...people },
    Orders: { first: 10, lines: 10, parcels: 1, ...people },
    ParcelItems: { parcels: 20, lines: 18 },
  };
  const costs = Object.fromEntries(Object.entries(operations()).map(([name, text]) => [name, costOf(schemaOf('2026-10'), text, most[name] ?? {})]));
  for (const [name, cost] of Object.entries(costs)) assert.ok(cost > 0 && cost <= 1000, `${name} costs ${cost}`);
});

test('the page with the secret key of an order is never asked for', () => {
  const text = readFileSync(new URL('../../src/source/shopify/shopify.graphql', import.meta.url), 'utf8');
  assert.doesNotMatch(text, /statusPageUrl/);
});

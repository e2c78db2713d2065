// orders_export.test.mjs - the list as a spreadsheet: what is filtered, safe from formulas, and taken back by wismo import
// without a change; a reader that is slow or goes away costs the server nothing.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { Wismo } from './wismo.mjs';

/** RFC 4180 by the letter. */
function parse(text) {
  assert.equal(text[0], '\ufeff');
  const rows = [[]];
  let cell = '', quoted = false;
  for (let i = 1; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"') { assert.equal(cell, ''); quoted = true; }
    else if (c === ',') { rows.at(-1).push(cell); cell = ''; }
    else if (c === '\r') { assert.equal(text[++i], '\n'); rows.at(-1).push(cell); cell = ''; rows.push([]); }
    else cell += c;
  }
  assert.deepEqual(rows.pop(), []);
  const [head, ...rest] = rows;
  return rest.map((r) => { assert.equal(r.length, head.length); return Object.fromEntries(head.map((h, i) => [h, r[i]])); });
}

describe('orders as a spreadsheet', { timeout: 180000 }, () => {
  let w;
  before(async () => { w = await Wismo.start(); });
  after(async () => { await w.end(); });
  const fetched = async (query = '', token = w.shop.api_key) => {
    const r = await fetch(`${w.url}/api/v1/orders/export.csv${query}`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(r.status, 200);
    return { headers: r.headers, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await r.arrayBuffer()) };
  };
  const rows = async (query) => parse((await fetched(query)).text);
  const file = (text, name = 'orders.csv') => { const f = join(w.folder, name); writeFileSync(f, text); return f; };
  const take = (f, ...more) => JSON.parse(w.run('import', 'orders', f, '--profile', 'wismo', ...(more.length ? more : ['--shop', 'North'])));
  const told = (s) => [s.orders_added, s.orders_changed, s.orders_unchanged, s.rejected];
  const find = async (number) => (await w.staff('GET', `/api/v1/orders?query=${encodeURIComponent(number)}`)).json.items.find((o) => o.number === number);
  const read = async (number) => (await w.staff('GET', `/api/v1/orders/${(await find(number)).id}`)).json;

  const NASTY = ['=1+1', '+cmd|\' /C calc\'!A0', '-2+3', '@SUM(A1)', '\'quoted', '\'=1+1', '＝1+1', '"both" \'kinds\'', 'a,b;c\td|e', 'first\nsecond', 'שלום עולם', 'مرحبا', '😀👩‍👩‍👧', 'naïve Ćwikła', 'a\\b|c;d', '-', '\'', '=HYPERLINK("http://x","y")', ' \u00a0x'];

  test('every text comes out safe, and the file is taken back unchanged', async () => {
    for (const [i, text] of NASTY.entries()) {
      const line = text.replace(/[\n\t]/g, ' ');
      await w.order(`N-${i}`, `n${i}@example.com`, {
        customer_name: line, comment: `${text}\n${text}`, note: text, tags: line.replaceAll(',', ' '), ship_line1: line, ship_city: line, warehouse: line, channel: line.slice(0, 20),
        phone: ['+420777123456', '+1 (415) 555-0100', '00420 777 123 456', '777123456'][i % 4], payment_name: line, discount_total: { minor: 150, currency: 'USD' },
        items: [{ name: line, sku: line, quantity: 2, unit_price: { minor: 1999, currency: 'USD' } }, { name: `${line}|;\\`, quantity: 1 }],
        shipments: i % 3 ? [{ carrier: line, tracking_number: `TN${i}`, status: 'in_transit' }] : [], delivery: i % 3 ? 'in_transit' : 'not_shipped', payment: ['paid', 'cod', 'none'][i % 3],
      });
    }
    const r = await fetched();
    assert.match(r.headers.get('content-type'), /^text\/csv; charset=utf-8/);
    assert.match(r.headers.get('content-disposition'), /^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/);
    assert.equal(r.headers.get('cache-control'), 'no-store');
    assert.equal(r.headers.get('content-length'), null);
    const got = parse(r.text);
    assert.equal(got.length, NASTY.length);
    for (const row of got) for (const [h, cell] of Object.entries(row)) {
      if (/^[+-]\d[\d ().,-]*$/.test(cell)) continue;
      assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/, `${h} of ${row.number}`);
    }
    const by = (n) => got.find((x) => x.number === n);
    assert.deepEqual([by('N-0').phone, by('N-1').phone, by('N-0').name, by('N-4').name, by('N-8').internal_note], ['+420777123456', '+1 (415) 555-0100', '\'=1+1', '\'\'quoted', 'a,b;c\td|e']);
    assert.deepEqual([by('N-1').carrier, by('N-1').package_status, by('N-1').discount_total, by('N-1').currency], ['\'+cmd|\' /C calc\'!A0', 'In transit', '1.50', 'USD']);
    const versions = async () => (await w.staff('GET', '/api/v1/orders?per_page=200')).json.items.map((o) => [o.number, o.version]);
    const before = await versions(), f = file(r.text);
    assert.deepEqual(told(take(f, '--shop', 'North', '--dry-run')), [0, 0, NASTY.length, []]);
    assert.deepEqual(told(take(f)), [0, 0, NASTY.length, []]);
    assert.deepEqual(await versions(), before);
    assert.equal((await fetched()).text, r.text);
  });

  test('an edited cell changes that and nothing else; an emptied one empties', async () => {
    const whole = await read('N-9'), r = await fetched(`?ids=${whole.id}`);
    const cell = (row, header, value) => {
      const lines = row.text.slice(1), head = lines.slice(0, lines.indexOf('\r\n')).split(','), [only] = parse(row.text);
      const out = (s) => (/[",;\t|\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);
      return `\ufeff${head.join(',')}\r\n${head.map((h) => out(h === header ? value : only[h])).join(',')}\r\n`;
    };
    assert.deepEqual(told(take(file(cell(r, 'city', 'Brno')))), [0, 1, 0, []]);
    let now = await read('N-9');
    assert.deepEqual([now.ship_city, now.version], ['Brno', whole.version + 1]);
    for (const k of Object.keys(whole)) if (!['ship_city', 'version', 'changed_at', 'items'].includes(k)) assert.deepEqual(now[k], whole[k], k);
    assert.deepEqual(now.items, whole.items);
    const { items: history } = (await w.staff('GET', `/api/v1/orders/${whole.id}/history`)).json;
    assert.deepEqual([history[0].field, history[0].to, history[0].actor], ['city', 'Brno', 'import']);
    const later = await fetched(`?ids=${whole.id}`);
    assert.deepEqual(told(take(file(cell(later, 'comment', '')))), [0, 1, 0, []]);
    assert.equal((await read('N-9')).comment, null);
    /* A date or an amount, too: what was there is gone, the subtotal and total are made of the products. */
    const put = async (header, value) => told(take(file(cell(await fetched(`?ids=${whole.id}`), header, value))));
    assert.ok((await read('N-9')).discount_total.minor > 0);
    for (const header of ['eta_from', 'eta_to', 'delivered_at', 'discount_total']) {
      if (/_(at|from|to)$/.test(header)) {
        assert.deepEqual(await put(header, '2026-11-25T00:00:00.000Z'), [0, 1, 0, []], header);
        assert.ok((await read('N-9'))[header], header);
      }
      const { version } = await read('N-9');
      assert.deepEqual(await put(header, ''), [0, 1, 0, []], header);
      const o = await read('N-9');
      assert.ok(header === 'discount_total' ? o[header].minor === 0 : o[header] === null, `${header}: ${JSON.stringify(o[header])}`);
      assert.equal(o.version, version + 1);
      assert.deepEqual(await put(header, ''), [0, 0, 1, []], `${header} again`);
    }
    const sum = (await read('N-9')).subtotal.minor;
    for (const header of ['subtotal', 'total']) {
      assert.deepEqual(await put(header, '1.00'), [0, 1, 0, []]);
      assert.equal((await read('N-9'))[header].minor, 100);
      assert.deepEqual(await put(header, ''), [0, 1, 0, []]);
    }
    now = await read('N-9');
    assert.deepEqual([now.subtotal.minor, now.total.minor], [sum, sum + now.shipping_total.minor + now.tax_total.minor]);
    const undated = take(file(cell(await fetched(`?ids=${whole.id}`), 'placed_at', '')));
    assert.deepEqual([undated.orders_changed, undated.rejected.map((x) => x.line)], [0, [2]]);
    assert.match(undated.rejected[0].reason, /keeps the day/);
    for (const status of ['Delivered', 'Collected']) {
      assert.deepEqual(told(take(file(cell(await fetched(`?ids=${whole.id}`), 'package_status', status)))), [0, 1, 0, []]);
      assert.equal((await read('N-9')).badge, status);
    }
    assert.deepEqual(told(take(file(cell(await fetched(`?ids=${whole.id}`), 'internal_note', 'call first')))), [0, 1, 0, []]);
    assert.deepEqual(told(take(file(cell(await fetched(`?ids=${whole.id}`), 'internal_note', 'call twice')))), [0, 1, 0, []]);
    now = await read('N-9');
    assert.equal(now.note, 'call twice');
    const bad = take(file(cell(await fetched(`?ids=${whole.id}`), 'package_status', 'Lost')));
    assert.deepEqual([bad.orders_changed, bad.rejected.map((x) => x.line)], [0, [2]]);
    assert.match(bad.rejected[0].reason, /no package status “Lost”/);
  });

  test('another shop takes the file as new orders, and then knows them', async () => {
    const f = file((await fetched()).text, 'all.csv');
    assert.deepEqual(told(take(f, '--shop', 'South')), [NASTY.length, 0, 0, []]);
    assert.deepEqual(told(take(f, '--shop', 'South')), [0, 0, NASTY.length, []]);
    const theirs = parse((await fetched('', w.twin.api_key)).text), ours = await rows();
    const bare = ({ order_id, source_id, ...rest }) => rest;
    assert.deepEqual(theirs.map(bare), ours.map(bare));
  });

  test('what is filtered, in the order of the list, over many pieces; ids; nobody else’s', async () => {
    const lines = Array.from({ length: 700 }, (_, i) => JSON.stringify({ number: `P-${i}`, email: `p${i}@pieces.example`, channel: i % 2 ? 'odd' : 'even', placed_at: new Date(1.7e12 + i * 1000).toISOString() }));
    assert.equal((await w.staff('POST', '/api/v1/orders/bulk', lines.join('\n'), { headers: { 'content-type': 'application/x-ndjson' } })).json.orders_added, 700);
    const all = await rows('?query=pieces.example');
    assert.deepEqual(all.map((r) => r.number), Array.from({ length: 700 }, (_, i) => `P-${699 - i}`));
    assert.deepEqual((await rows('?channel=odd')).map((r) => r.number), Array.from({ length: 350 }, (_, i) => `P-${699 - 2 * i}`));
    assert.equal((await rows('?channel=odd&from=2030-01-01T00:00:00Z')).length, 0);
    assert.deepEqual((await rows('?query=P-500')).map((r) => r.number), ['P-500']);
    assert.equal((await rows('?query=%23')).length, 0);
    const ids = (await w.staff('GET', '/api/v1/orders?channel=odd&per_page=3')).json.items.map((o) => o.id).reverse();
    assert.deepEqual((await rows(`?ids=${ids.join(',')},ord_nothing`)).map((r) => r.order_id), ids);
    assert.deepEqual(parse((await fetched(`?ids=${ids.join(',')}`, w.twin.api_key)).text), []);
    const many = await w.staff('GET', `/api/v1/orders/export.csv?ids=${Array(201).fill('ord_x').join(',')}`);
    assert.deepEqual([many.status, JSON.parse(many.text).errors[0].field], [422, 'ids']);
    assert.equal((await w.staff('GET', '/api/v1/orders/export.csv?payment=gold')).status, 422);
    assert.equal((await w.ask('GET', '/api/v1/orders/export.csv')).status, 401);
    const key = (await w.staff('POST', '/api/v1/keys', { name: 'Reader', role: 'viewer' })).json;
    assert.equal((await w.ask('GET', '/api/v1/orders/export.csv?channel=odd', { token: key.token })).status, 200);
  });

  test('a reader that does not read, and one that goes away, cost nothing; a key that is revoked ends it', async () => {
    const big = '\u{1F600}'.repeat(1999);
    for (let part = 0; part < 4; part++) {
      const lines = Array.from({ length: 300 }, (_, i) => JSON.stringify({ number: `B-${part}-${i}`, email: 'big@example.com', channel: 'big', comment: big, note: big }));
      assert.equal((await w.staff('POST', '/api/v1/orders/bulk', lines.join('\n'), { headers: { 'content-type': 'application/x-ndjson' } })).json.orders_added, 300);
    }
    const key = (await w.staff('POST', '/api/v1/keys', { name: 'Reader', role: 'viewer' })).json;
    const rss = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${w.child.pid}/status`, 'utf8'))[1]);
    const open = () => new Promise((resolve, reject) => {
      const q = http.get(`${w.url}/api/v1/orders/export.csv?channel=big`, { headers: { authorization: `Bearer ${key.token}` }, agent: false }, (r) => {
        r.pause();
        r.ended = new Promise((done) => { r.on('end', () => done('whole')); r.on('error', () => done('broken')); });
        resolve({ q, r });
      });
      q.on('error', (e) => { if (!/socket hang up|ECONNRESET|aborted/.test(e.message)) reject(e); });
    });
    await fetched('?channel=big');
        const before = rss(), readers = [];
    for (let i = 0; i < 8; i++) readers.push(await open());
    await sleep(1000);
    const grown = rss() - before;
    const bodies = 8 * 1200 * 16; /* KB: what they would hold if it were made for them */
    if (!/asan|tsan/.test(process.env.WISMO_BIN ?? '')) assert.ok(grown < bodies / 8, `${grown} KB more for ${bodies} KB of bodies`);
    assert.equal((await w.staff('GET', '/api/v1/orders?per_page=1')).status, 200);
    for (const { q } of readers.slice(0, 4)) q.destroy();
    const [whole, ...cut] = readers.slice(4);
    let n = 0;
    whole.r.on('data', (d) => { n += d.length; });
    whole.r.resume();
    assert.equal(await whole.r.ended, 'whole');
    assert.ok(n > 1200 * 16000, `${n} bytes`);
    assert.equal((await w.staff('DELETE', `/api/v1/keys/${key.id}`)).status, 204);
    for (const { r } of cut) r.resume();
    assert.deepEqual(await Promise.all(cut.map(({ r }) => r.ended)), cut.map(() => 'broken'));
  });
});

// files.test.mjs - pictures: taken as what their bytes are, without what is no part of the picture, and shown to anybody
// as nothing but a picture.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { Wismo } from './wismo.mjs';
import { alpha, chunk, jpeg, lossless, photo, png, signature, webp } from './images.mjs';

let w;
before(async () => { w = await Wismo.start(); });
after(() => w.end());

const send = (body, more) => w.staff('POST', '/api/v1/files', body, { headers: { 'content-type': 'text/html' }, ...more });
const show = async (url) => {
  const r = await fetch(w.url + url);
  return { status: r.status, headers: r.headers, body: Buffer.from(await r.arrayBuffer()) };
};
async function taken(bytes) {
  const r = await send(bytes);
  assert.equal(r.status, 201, r.text);
  return { ...r.json, ...(await show(r.json.url)) };
}
async function refused(bytes, words) {
  const r = await send(bytes);
  assert.equal(r.status, 422, `${r.status} ${r.text}`);
  assert.equal(r.json.errors[0].field, 'image');
  if (words) assert.match(r.json.detail, words);
}

describe('taken', () => {
  for (const [name, bytes, type] of [['png', png(), 'image/png'], ['jpeg', jpeg, 'image/jpeg'], ['webp', webp, 'image/webp'], ['webp, lossless', lossless, 'image/webp'], ['webp with alpha', alpha, 'image/webp']])
    test(`${name}: by its bytes, whatever it is called; shown as a picture alone`, async () => {
      const f = await taken(bytes);
      assert.deepEqual([f.type, f.width, f.height, f.status, f.size], [type, 12, 7, 200, f.body.length]);
      assert.equal(f.headers.get('content-type'), type);
      assert.equal(f.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(f.headers.get('content-security-policy'), "default-src 'none'; sandbox");
      assert.equal(f.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(f.headers.get('set-cookie'), null);
      assert.ok(!f.body.includes('ICC'), 'its colour profile');
      assert.deepEqual((await taken(f.body)).body, f.body, 'what was taken once is taken as it is');
    });

  test('nothing that is no part of the picture stays: places, words, what hangs behind its end', async () => {
    const words = Buffer.from('secret place');
    const a = await taken(png({ more: [chunk('tEXt', words), chunk('eXIf', words), chunk('acTL', Buffer.alloc(8))], tail: Buffer.from('<script>secret place</script>') }));
    assert.ok(!a.body.includes('secret') && a.body.equals(png()));
    const b = await taken(photo(6));
    assert.ok(!b.body.includes('secret') && !b.body.includes('script') && !b.body.includes('GPS'));
    assert.deepEqual([b.width, b.height], [7, 12], 'a photo that lies on its side is as high as it is wide');
    assert.ok(b.body.includes(Buffer.from('Exif\0\0MM\0*', 'latin1')), 'its orientation stays');
    const c = await taken(Buffer.concat([webp.subarray(0, 4), Buffer.from([webp.length + 12, (webp.length + 12) >> 8, 0, 0]), webp.subarray(8), Buffer.from('EXIF\x0c\0\0\0secret place', 'latin1')]));
    assert.ok(!c.body.includes('secret'));
  });

  test('on a product: the first picture is its thumbnail, also in the shopper’s card', async () => {
    const f = await taken(png()), o = await w.order('IMG-1', 'ann@example.com', { shipments: [] });
    const r = await w.staff('PATCH', `/api/v1/orders/${o.id}`, { version: o.version, items: [{ name: 'Mug', quantity: 1, unit_price: { minor: 5 }, images: [{ url: f.url, alt: 'A mug' }] }] });
    assert.equal(r.status, 200, r.text);
    assert.equal(r.json.items[0].thumbnail, f.url);
    const c = await w.chat();
    for (const t of ['where is my order', 'IMG-1', 'ann@example.com']) await c.say(t);
    assert.equal(c.card().items[0].thumbnail, f.url);
  });
});

describe('large', () => {
  /* noise, which nothing makes smaller */
  const noise = (width, height) => {
    const data = randomBytes(height * (1 + 3 * width));
    for (let i = 0; i < height; i++) data[i * (1 + 3 * width)] = 0;
    return png({ width, height, data });
  };

  test('byte for byte, in pieces; a small one says its length', async () => {
    const small = await taken(png());
    assert.equal(small.headers.get('content-length'), String(small.size));
    for (const side of [200, 210, 600, 1250]) {
      const picture = noise(side, side), f = await taken(picture);
      assert.ok(f.body.equals(picture), `${side}: ${f.body.length} of ${picture.length} bytes`);
      assert.equal(f.headers.get('content-length'), picture.length > 128 * 1024 ? null : String(picture.length));
      for (const [name, value] of [['content-type', 'image/png'], ['x-content-type-options', 'nosniff'], ['content-security-policy', "default-src 'none'; sandbox"], ['cache-control', 'public, max-age=31536000, immutable'], ['content-disposition', 'inline']])
        assert.equal(f.headers.get(name), value);
      const head = await fetch(w.url + f.url, { method: 'HEAD' });
      assert.deepEqual([head.status, head.headers.get('content-type'), (await head.arrayBuffer()).byteLength], [200, 'image/png', 0]);
    }
  });

  test('many who read slowly do not hold it in memory each', async () => {
    const picture = noise(1250, 1250), { url } = (await send(picture)).json, readers = [];
    const rss = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${w.child.pid}/status`, 'utf8'))[1]);
    await show(url);
    const before = rss();
    for (let i = 0; i < 40; i++)
      readers.push(await new Promise((resolve, reject) => http.get(w.url + url, { agent: false }, (r) => { r.pause(); resolve(r); }).on('error', reject)));
    await sleep(500);
    const grown = rss() - before, bodies = 40 * picture.length / 1024;
    if (!/asan|tsan/.test(process.env.WISMO_BIN ?? '')) assert.ok(grown < bodies / 4, `${grown} KB more for ${bodies} KB of pictures`);
    for (const r of readers.slice(1)) r.destroy();
    const got = [];
    for await (const d of readers[0]) got.push(d);
    assert.ok(Buffer.concat(got).equals(picture));
  });
});

describe('refused', () => {
  test('what is no PNG, JPG or WEBP', async () => {
    for (const text of ['', 'x', '<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', 'GIF89a', 'RIFF\x20\0\0\0WAVEfmt aaaaaaaaaaaaaaaa', '%PDF-1.7', '\x89PNG'])
      await refused(Buffer.from(text, 'latin1'), /This is no image: PNG, JPG or WEBP/);
  });

  test('every beginning of a picture', async () => {
    for (const whole of [png(), webp, jpeg]) for (let n = 13; n < whole.length - 2; n += 1 + (n >> 5)) await refused(whole.subarray(0, n));
  });

  test('a picture that is not what its header says', async () => {
    const flipped = png();
    flipped[20] ^= 1;
    await refused(flipped, /broken/);
    await refused(png({ data: Buffer.alloc(7 * 37 - 1) }), /broken/);
    await refused(png({ data: Buffer.alloc(20 << 20) }), /broken/);
    await refused(png({ head: { depth: 3 } }), /broken/);
    await refused(png({ more: [chunk('ABCD')] }), /broken/);
    await refused(Buffer.concat([signature, chunk('IDAT', deflateSync(Buffer.alloc(9))), chunk('IEND')]), /broken/);
  });

  test('too many pixels, too many bytes', async () => {
    await refused(png({ width: 8001, height: 1 }), /8001 × 1 pixels/);
    await refused(png({ width: 6000, height: 6000, data: Buffer.alloc(1) }), /25 million/);
    await refused(Buffer.concat([png(), Buffer.alloc(5 << 20)]), /at most 5 MB/);
    assert.equal((await send(Buffer.alloc((6 << 20) + 1))).status, 413);
  });

  test('a shop has a gigabyte for pictures; the twin has its own', async () => {
    const sql = (text) => w.sql(text);
    const id = (await taken(png())).id;
    sql(`UPDATE file SET size = 1073741824 WHERE id = '${id}'`);
    await refused(png(), /1024 MB, which is all the room/);
    assert.equal((await send(png(), { shop: w.twin })).status, 201);
    sql(`UPDATE file SET size = 1 WHERE id = '${id}'`);
    await taken(png());
  });

  test('no such file: 404', async () => {
    for (const id of ['fil_x', 'fil_%00', 'x'.repeat(300)]) assert.ok([404, 400].includes((await show(`/files/${id}`)).status), id);
  });
});

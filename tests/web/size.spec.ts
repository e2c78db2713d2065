/* Bytes are a test: what every shopper downloads before anything happens. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from './shop';

test('the widget stays small', () => {
    const js = readFileSync(new URL('../../build/web/widget.js', import.meta.url));
    const size = gzipSync(js, { level: 9 }).length;
    console.log(`widget.js: ${js.length} bytes, ${size} gzip`);
    expect(size).toBeLessThanOrEqual(12 * 1024);
    expect(js.toString()).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
});

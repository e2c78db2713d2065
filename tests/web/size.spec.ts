/* Bytes are a test: what every shopper downloads before anything happens. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from './shop';

test('the widget stays small', () => {
    const file = (name: string) => readFileSync(new URL('../../build/web/' + name, import.meta.url));
    const js = file('widget.js'), gz = file('widget.js.gz');
    console.log(`widget.js: ${js.length} bytes, ${gz.length} gzip`);
    expect(gunzipSync(gz).equals(js)).toBe(true);
    expect(gz.length).toBeLessThanOrEqual(10_240);
    expect(js.toString()).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
});

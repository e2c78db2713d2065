/* Budgets of what staff download, and whether the API's types are those of this program. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './desk';

const file = (name: string) => readFileSync(new URL('../../build/web/' + name, import.meta.url));

/* As it travels: packed, unless that gains nothing. */
const travels = (name: string): number => file(existsSync(new URL(`../../build/web/${name}.gz`, import.meta.url)) ? name + '.gz' : name).length;

test('the desk stays within its budget', () => {
    const { initial, order, css } = JSON.parse(file('admin/sizes.json').toString()) as { initial: string[]; order: string[]; css: string };
    const size = (name: string) => travels('admin/assets/' + name);
    const js = initial.reduce((sum, name) => sum + size(name), 0);
    console.log(`desk: shell and Orders ${js} bytes of script, ${size(css)} of style, gzip`);
    const more = order.reduce((sum, name) => sum + size(name), 0);
    console.log(`desk: the order page ${more} bytes of script more, in ${order.length} files`);
    expect(order.length).toBeGreaterThan(0);
    expect(more).toBeLessThanOrEqual(30_000);
    expect(js).toBeLessThanOrEqual(205_000);
    expect(size(css)).toBeLessThanOrEqual(25_000);
});

test('signing in stays small', () => {
    const html = file('login/index.html').toString(), names = [...html.matchAll(/\/assets\/([\w.-]+\.(?:js|css|svg))/g)].map((m) => m[1]!);
    expect(names.length).toBe(4);
    const all = names.reduce((sum, name) => sum + travels('login/assets/' + name), travels('login/index.html'));
    console.log(`login: ${all} bytes`);
    expect(all).toBeLessThanOrEqual(20_000);
});

test('the committed API types are those of this program', () => {
    test.setTimeout(60_000);
    execFileSync('node', [fileURLToPath(new URL('../../web/types.mjs', import.meta.url)), '--check'], { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: 'pipe' });
});

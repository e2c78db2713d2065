/*
 * Builds everything that browsers get into build/web/ and writes build/web/assets.S, which puts it into the binary.
 * A part is a folder with the files that it makes; a folder with its own build.mjs (`export default async (out) =>
 * [{path, file}]`) is a part too. Does nothing when no source is newer than the result, unless --force.
 */
import zopfli from '@gfx/zopfli';
import { build, transform } from 'esbuild';
import { minify } from 'terser';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const web = dirname(fileURLToPath(import.meta.url));
const out = join(web, '../build/web');
const target = ['es2022', 'chrome111', 'firefox119', 'safari16.4'];

const types = {
    '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
    '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json',
};

async function files(dir, skip = /^(node_modules|\.)/) {
    const found = [];
    for (const e of await readdir(dir, { withFileTypes: true })) {
        if (skip.test(e.name)) continue;
        const p = join(dir, e.name);
        if (e.isDirectory()) found.push(...await files(p, skip));
        else found.push(p);
    }
    return found.sort();
}

const age = async (file) => (existsSync(file) ? (await stat(file)).mtimeMs : 0);

/* A style sheet becomes its own minified text. */
const css_text = {
    name: 'css-text',
    setup(b) {
        b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
            const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target, charset: 'utf8' });
            return { contents: 'export default ' + JSON.stringify(code.trim().replace(/(--\w+): /g, '$1:').replace(/, /g, ',')), loader: 'js' };
        });
    },
};

async function widget() {
    const file = join(out, 'widget.js');
    await build({
        entryPoints: [join(web, 'widget/boot.ts')], outfile: file, bundle: true, minify: true, format: 'iife', target,
        charset: 'utf8', legalComments: 'none', plugins: [css_text], logLevel: 'warning',
    });
    const compress = { passes: 3, unsafe: true, unsafe_arrows: true, unsafe_methods: true, pure_getters: true, inline: 3 };
    const { code } = await minify(await readFile(file, 'utf8'), { ecma: 2020, compress});
    await writeFile(file, ';' + code);
    return [{ path: '/widget.js', file }];
}

async function storefront() {
    const from = join(web, 'storefront'), to = join(out, 'storefront');
    await rm(to, { recursive: true, force: true });
    const made = [];
    for (const file of await files(from)) {
        const name = relative(from, file);
        if (name === 'tsconfig.json' || name.endsWith('.d.ts')) continue;
        const js = /\.ts$/.test(name), dest = join(to, name.replace(/\.ts$/, '.js'));
        await mkdir(dirname(dest), { recursive: true });
        if (js) {
            await build({ entryPoints: [file], outfile: dest, bundle: true, minify: true, format: 'iife', target, logLevel: 'warning' });
        } else if (name.endsWith('.css')) {
            const { code } = await transform(await readFile(file, 'utf8'), { loader: 'css', minify: true, target });
            await writeFile(dest, code);
        } else await cp(file, dest);
        made.push({ path: '/storefront/' + relative(to, dest), file: dest });
    }
    return made;
}

async function others() {
    const made = [];
    for (const e of await readdir(web, { withFileTypes: true })) {
        const part = join(web, e.name, 'build.mjs');
        if (e.isDirectory() && e.name !== 'node_modules' && existsSync(part)) {
            made.push(...await (await import(part)).default(join(out, e.name)));
        }
    }
    return made;
}

const gzip = promisify(zlib.gzip), brotli = promisify(zlib.brotliCompress);
const best = (data) => new Promise((done, failed) => zopfli.gzip(data, { numiterations: 50 }, (e, out) => (e ? failed(e) : done(out))));

/* The widget is downloaded by every shopper: half a second more here takes off three percent there. */
const packs = {
    gz: (data, path) => (path === '/widget.js' ? best(data) : gzip(data, { level: 9 })),
    br: (data) => brotli(data),
};

/* Writes file.gz and file.br where they are smaller by a tenth; says which exist. */
async function pack({ path, file }) {
    const data = await readFile(file);
    const asset = { path, file, type: types[extname(file)] ?? 'application/octet-stream' };
    asset.etag = '"' + createHash('sha256').update(data).digest('hex').slice(0, 20) + '"';
    for (const [ext, squeeze] of Object.entries(packs)) {
        const small = await squeeze(data, path);
        await rm(`${file}.${ext}`, { force: true });
        if (small.length > data.length * 0.9) continue;
        await writeFile(`${file}.${ext}`, small);
        asset[ext] = `${file}.${ext}`;
    }
    return asset;
}

/*
 * struct asset { const char *path, *type, *etag; const unsigned char *data; size_t size; const unsigned char *gz;
 * size_t gz_size; const unsigned char *br; size_t br_size; };  The bytes are read-only; the table holds pointers,
 * which a position-independent binary relocates, so it lives in .data.rel.ro.
 */
function assembler(assets) {
    const blobs = [], table = [];
    const blob = (label, file) => {
        if (!file) return ['0', '0'];
        blobs.push(`\t.balign 16\n${label}:\n\t.incbin ${JSON.stringify(file)}\n${label}_end:\n\t.byte 0`);
        return [label, `${label}_end - ${label}`];
    };
    const text = (label, s) => {
        blobs.push(`${label}:\n\t.asciz ${JSON.stringify(s)}`);
        return label;
    };
    assets.forEach((a, i) => {
        const names = [text(`.La${i}_path`, a.path), text(`.La${i}_type`, a.type), text(`.La${i}_etag`, a.etag)];
        const parts = [blob(`.La${i}`, a.file), blob(`.La${i}_gz`, a.gz), blob(`.La${i}_br`, a.br)];
        table.push(`\t.quad ${names.join(', ')}\n` + parts.map(([p, n]) => `\t.quad ${p}, ${n}`).join('\n'));
    });
    return `/* Made by web/build.mjs. */
\t.section .rodata
${blobs.join('\n')}
\t.section .data.rel.ro, "aw", %progbits
\t.balign 8
\t.globl assets
\t.type assets, %object
assets:
${table.join('\n')}
\t.size assets, . - assets
\t.section .rodata
\t.balign 8
\t.globl assets_n
\t.type assets_n, %object
\t.size assets_n, 8
assets_n:
\t.quad ${assets.length}
\t.section .note.GNU-stack, "", %progbits
`;
}

const result = join(out, 'assets.S');
const made_at = await age(result);
const newest = Math.max(...await Promise.all((await files(web)).map(age)));
if (made_at > newest && !process.argv.includes('--force')) process.exit(0);

await mkdir(out, { recursive: true });
const made = (await Promise.all([widget(), storefront(), others()])).flat();
const assets = await Promise.all(made.map(pack));
assets.sort((a, b) => (a.path < b.path ? -1 : 1));
await writeFile(result + '.new', assembler(assets));
await rename(result + '.new', result);
for (const a of assets.filter((x) => x.path === '/widget.js')) {
    const size = async (f) => (await stat(f)).size;
    console.log(`widget.js ${await size(a.file)} bytes, gz ${await size(a.gz)}, br ${await size(a.br)}; ${assets.length} assets`);
}

/*
 * The desk: index.html names files of /assets/ whose names hold a hash of their content, so they are kept for ever.
 * Every page is a chunk of its own, fetched when it is opened.
 */
import { build } from 'esbuild';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = ['es2022', 'chrome111', 'firefox119', 'safari16.4'];

/* Styles that are imported by what is not there at once: kept out of main.css (which would hold every one of them), built
   on their own, fetched by shell/style.ts. */
const later = {
    name: 'later',
    setup(b) {
        b.onResolve({ filter: /\.css$/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
            if (kind !== 'import-statement' || pluginData === later || basename(importer) === 'main.tsx') return;
            const found = await b.resolve(path, { resolveDir, kind, pluginData: later });
            return found.errors.length ? found : { path: found.path, namespace: 'later' };
        });
        b.onLoad({ filter: /.*/, namespace: 'later' }, () => ({ contents: '', loader: 'js' }));
    },
};

/* The code of docs/identity as it stands there, by the names of its files: what the page offers is what the tests run. */
const identity = {
    name: 'identity',
    setup(b) {
        const folder = resolve(here, '../../docs/identity');
        b.onResolve({ filter: /^identity-code$/ }, ({ path }) => ({ path, namespace: 'identity' }));
        b.onLoad({ filter: /.*/, namespace: 'identity' }, async () => ({
            contents: JSON.stringify(Object.fromEntries(await Promise.all((await readdir(folder)).map(async (f) => [f, await readFile(join(folder, f), 'utf8')])))),
            loader: 'json',
        }));
    },
};

/* What a file imports without import(), and so on, itself included. */
function reached(inputs, from, found = new Set([from])) {
    for (const i of inputs[from]?.imports ?? []) if (i.kind === 'import-statement' && !found.has(i.path)) reached(inputs, i.path, found.add(i.path));
    return found;
}

export default async function desk(out) {
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    const common = {
        absWorkingDir: here, outdir: join(out, 'assets'), bundle: true, minify: true, target, charset: 'utf8', legalComments: 'none',
        entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', assetNames: '[name]-[hash]', publicPath: '/assets/', metafile: true,
        jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' }, loader: { '.woff2': 'file', '.svg': 'file' }, logLevel: 'warning',
    };
    const [main, boot] = await Promise.all([
        build({ ...common, entryPoints: ['main.tsx'], format: 'esm', splitting: true, plugins: [later, identity] }),
        build({ ...common, entryPoints: ['boot.ts', 'icon.svg'], format: 'iife' }),
    ]);
    const { inputs } = main.metafile, parts = Object.values(main.metafile.outputs).flatMap((o) => o.entryPoint ?? []).filter((e) => e !== 'main.tsx');
    const sheets = (file) => [...reached(inputs, file)].flatMap((f) => (f.startsWith('later:') ? f.slice(6) : []));
    const css = await build({ ...common, entryPoints: [...new Set(parts.flatMap(sheets))] });
    const outputs = { ...main.metafile.outputs, ...boot.metafile.outputs, ...css.metafile.outputs };
    const url = (file) => '/assets/' + basename(file);
    const of = (entry) => Object.entries(outputs).find(([, o]) => o.entryPoint === entry);
    const [main_file, main_out] = of('main.tsx');
    const [boot_file] = of('boot.ts');
    const icon = Object.keys(outputs).find((f) => /icon-\w+\.svg$/.test(f));

    /* What main.tsx imports at once, and the page of the order list, are fetched in parallel with it. */
    const needs = new Set();
    const walk = (file) => outputs[file].imports.filter((i) => i.kind === 'import-statement' && !needs.has(i.path)).forEach((i) => { needs.add(i.path); walk(i.path); });
    walk(main_file);
    const list = Object.entries(outputs).find(([, o]) => o.entryPoint === 'pages/orders/OrdersPage.tsx');
    if (list) { needs.add(list[0]); walk(list[0]); }
    needs.delete(main_file);

    /* By folder for a page with all that is opened on it; the frame and the order list bring theirs part by part. */
    const styles = {};
    for (const part of parts) {
        const [, path, folder] = /^(?:pages\/)?((\w+)\/\w+)\.tsx$/.exec(part) ?? [];
        if (!path) continue;
        const key = /^(shell|orders)$/.test(folder) ? path : folder;
        for (const sheet of sheets(part)) (styles[key] ??= new Set()).add(url(of(relative(here, sheet))[0]));
    }
    const list_of_styles = JSON.stringify(styles, (_, v) => (v instanceof Set ? [...v] : v));

    let html = await readFile(join(here, 'index.html'), 'utf8');
    const fill = {
        '@ICON@': url(icon), '@BOOT@': url(boot_file), '@CSS@': url(main_out.cssBundle), '@MAIN@': url(main_file),
        '@STYLES@': list_of_styles,
        '@PRELOAD@': [...needs].sort().map((f) => `<link rel="modulepreload" href="${url(f)}">`).join('\n'),
    };
    for (const [name, value] of Object.entries(fill)) html = html.replace(name, () => value);
    await writeFile(join(out, 'index.html'), html);

    const initial = [boot_file, main_file, ...needs].map((f) => basename(f));
    /* What the order page brings besides, without what opens later on it. */
    const first = new Set([main_file, ...needs]), more = new Set();
    const reach = (file) => { if (!first.has(file) && !more.has(file)) { more.add(file); outputs[file].imports.filter((i) => i.kind === 'import-statement').forEach((i) => reach(i.path)); } };
    reach(of('pages/order/OrderPage.tsx')[0]);
    await writeFile(join(out, 'sizes.json'), JSON.stringify({ initial, order: [...more].map((f) => basename(f)), css: basename(main_out.cssBundle) }));
    const files = Object.keys(outputs).filter((f) => !outputs[f].entryPoint?.endsWith('.svg') && !(/icon-\w+\.js$/.test(f)));
    return [{ path: '/desk/index.html', file: join(out, 'index.html') }, ...files.map((f) => ({ path: url(f), file: resolve(here, f) }))];
}

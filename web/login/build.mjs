/* Signing in: a page of a few kilobytes that stands alone. Its files are hashed like the desk's. */
import { build } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export default async function login(out) {
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    const { metafile } = await build({
        absWorkingDir: here, entryPoints: ['login.ts', 'login.css', 'scheme.ts', 'mark.svg'], outdir: join(out, 'assets'), bundle: true, minify: true, format: 'iife', charset: 'utf8',
        target: ['es2022', 'chrome111', 'firefox119', 'safari16.4'], legalComments: 'none', entryNames: '[name]-[hash]', loader: { '.svg': 'copy' }, metafile: true, logLevel: 'warning',
    });
    const files = Object.keys(metafile.outputs), url = (f) => '/assets/' + basename(f);
    const named = (re) => url(files.find((f) => re.test(basename(f))));
    let html = await readFile(join(here, 'index.html'), 'utf8');
    const fill = { '@ICON@': named(/^mark-\w+\.svg$/), '@CSS@': named(/^login-\w+\.css$/), '@JS@': named(/^login-\w+\.js$/), '@SCHEME@': named(/^scheme-\w+\.js$/) };
    for (const [name, value] of Object.entries(fill)) html = html.replace(name, () => value);
    await writeFile(join(out, 'index.html'), html);
    return [{ path: '/login/index.html', file: join(out, 'index.html') }, ...files.map((f) => ({ path: url(f), file: resolve(here, f) }))];
}

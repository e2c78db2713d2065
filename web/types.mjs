/*
 * The API's types for the desk: asks the built program for its OpenAPI document and writes web/admin/lib/api.gen.ts.
 * `make` first; with --check it writes nothing and fails when the committed file is stale.
 */
import openapiTS, { astToString } from 'openapi-typescript';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.env.WISMO_BIN ??= fileURLToPath(new URL('../build/wismo', import.meta.url));
const file = new URL('admin/lib/api.gen.ts', import.meta.url);
const { Wismo } = await import('../tests/http/wismo.mjs');
const wismo = await Wismo.start();
try {
    const document = await (await fetch(wismo.url + '/api/v1/openapi.json')).json();
    delete document.servers; /* where this one runs is not part of it */
    const made = '/* Made by web/types.mjs from the program\'s OpenAPI document: do not edit. */\n' + astToString(await openapiTS(document));
    if (!process.argv.includes('--check')) writeFileSync(file, made);
    else if (readFileSync(file, 'utf8') !== made) {
        console.error('web/admin/lib/api.gen.ts is stale: run node web/types.mjs');
        process.exitCode = 1;
    }
} finally {
    await wismo.end();
}

/* Before anything runs: what the tests drive must have been built. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bin } from './server.mjs';

export default function check(): void {
    const widget = fileURLToPath(new URL('../../build/web/widget.js', import.meta.url));
    for (const file of [bin, widget]) {
        if (!existsSync(file)) throw new Error(`${file} does not exist. Run “make” first, or let WISMO_BIN name the program.`);
    }
}

/*
 * A real server with the demo shop, for the shopper's stories: a database and a secret of its own, a free port, no
 * limits. One for each worker; it ends, and its folder goes, with the worker. options: those of Wismo.start.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url)), named = process.env.WISMO_BIN ?? 'build/wismo';

export const bin = process.env.WISMO_BIN = isAbsolute(named) ? named : join(root, named);

export async function startServer(options = { demo: true }) {
    const { Wismo } = await import('../http/wismo.mjs');
    const wismo = await Wismo.start(options);
    let headers;

    return {
        url: wismo.url,
        demo: options.demo ? await (await fetch(wismo.url + '/demo/config.json')).json() : null,
        stop: () => wismo.end(),
        log: () => wismo.whole_log,

        /* As when the power goes: nothing is finished, then the same database on the same port. */
        async crash() {
            const { port } = new URL(wismo.url);
            await wismo.stop('SIGKILL');
            return () => wismo.serve('--listen', '127.0.0.1:' + port);
        },

        /* For what only exists in tests. */
        sql(text) {
            const { url } = wismo.database, pg = process.env.WISMO_TEST_PG;
            const r = pg ? spawnSync('psql', [url, '-qXAtc', text], { encoding: 'utf8' }) : spawnSync('sqlite3', ['-cmd', '.timeout 5000', url, text], { encoding: 'utf8' });
            assert.equal(r.status, 0, r.stderr);
            return r.stdout.trim();
        },

        /* A request of the demo's owner. */
        async staff(method, path, body) {
            const ask = async (how, where, what, more) => {
                const r = await fetch(wismo.url + where, { method: how, headers: { 'content-type': 'application/json', ...more }, body: what && JSON.stringify(what) });
                if (!r.ok) throw new Error(`${how} ${where}: ${r.status} ${await r.text()}`);
                return [r.status === 204 ? null : await r.json(), r.headers];
            };
            if (!headers) {
                const [me, got] = await ask('POST', '/api/v1/session', { email: 'owner@demo.example', password: 'demo-shop-owner' });
                headers = { cookie: got.get('set-cookie').split(';')[0], 'wismo-csrf': me.csrf };
            }
            return (await ask(method, path, body, headers))[0];
        },
    };
}

/* Two shops without orders, each with an owner, as `wismo init` leaves them. */
export async function startShops() {
    const { Wismo } = await import('../http/wismo.mjs');
    const wismo = await Wismo.start();
    const shop = (s) => ({ id: s.shop_id, name: s.name, owner: { email: s.email, password: 'correct horse battery' }, key: s.api_key });
    return { url: wismo.url, north: shop(wismo.shop), south: shop(wismo.twin), stop: () => wismo.end() };
}

/* What the tests of order sources share: a server that may call peers of this machine, a shop for each test that speaks
   words of its own, and a source that is connected to it. */
import type { Page } from '@playwright/test';
import { AnyShop } from '../peer/any_shop.mjs';
import { expect, test as base } from './desk';
import { startServer, type Server } from './server.mjs';

export interface Source { id: string; name: string; version: number; last_known: boolean; acts: boolean; paused: boolean; settings: Record<string, unknown>; hook_url: string; state: { orders: number; fill_ended_at: string | null } }

export const test = base.extend<{ shop: AnyShop }, { server: Server }>({
    server: [async ({}, use) => {
        const server = await startServer({ demo: true, env: { WISMO_ALLOW_HOSTS: '127.0.0.1' } });
        await use(server);
        await server.stop();
    }, { scope: 'worker' }],
    shop: async ({}, use) => {
        const shop = await AnyShop.start();
        shop.allow = (req) => req.headers.authorization === 'Bearer right';
        await use(shop);
        await shop.end();
    },
});
export const unique = (what: string) => `${what} ${Math.random().toString(36).slice(2, 8)}`;
export const setting = (page: Page, name: string) => page.locator(`[name="settings.${name}"]`);
export const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const read = async (server: Server, id: string) => await server.staff('GET', '/api/v1/sources/' + id) as Source;
export const idOf = (page: Page) => /sources\/(src_\w+)/.exec(page.url())![1]!;

/* Connected over the API, mirrored, and read by the demo's assistant. */
export async function connected(server: Server, shop: AnyShop, more: object = {}): Promise<Source> {
    const s = await server.staff('POST', '/api/v1/sources', { kind: 'http', name: unique('Kiln shop'), settings: { url: shop.url, auth: 'header', header_value: 'Bearer right', hook_secret: 'hush', ...more } }) as Source;
    const { items: [a] } = await server.staff('GET', '/api/v1/assistants') as { items: { id: string; version: number; source_id: string; also_reads: string }[] };
    await server.staff('PUT', `/api/v1/assistants/${a!.id}/sources`, { version: a!.version, sources: [a!.source_id, ...a!.also_reads.split(' ').filter(Boolean).slice(-6), s.id] });
    await expect(async () => expect((await read(server, s.id)).state.fill_ended_at).not.toBeNull()).toPass();
    return read(server, s.id);
}
/* An assistant reads 8 at most, so what a test has connected goes with it. */
export async function disconnectAll(server: Server): Promise<void> {
    const { items: [a] } = await server.staff('GET', '/api/v1/assistants') as { items: { id: string; version: number; source_id: string; also_reads: string }[] };
    const all = await server.staff('GET', '/api/v1/sources') as { items: { id: string; kind: string }[] };
    await server.staff('PUT', `/api/v1/assistants/${a!.id}/sources`, { version: a!.version, sources: [all.items.find((s) => s.kind === 'native')!.id] });
    for (const s of all.items) if (s.kind !== 'native') await server.staff('DELETE', '/api/v1/sources/' + s.id);
}

export { expect };

export { said } from './desk';

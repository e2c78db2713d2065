/* People of a test's own, so that no test signs out, renames or locks out the owner whom the others share. */
import { createHmac } from 'node:crypto';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { expect } from './desk';
import type { Server } from './server.mjs';

export const PASSWORD = 'correct horse battery';
export interface Someone { email: string; password: string }

let n = 0;
export const address = (what: string): string => `${what}-${process.pid}-${++n}@people.example`;
export const token_of = (link: string): string => new URL(link).hash.split('=')[1]!;

async function post(server: Server, path: string, body: object): Promise<void> {
    const r = await fetch(server.url + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (!r.ok) throw new Error(`${path}: ${r.status} ${await r.text()}`);
}

/* Somebody new with this role, who has accepted an invitation. */
export async function newcomer(server: Server, role: string, name = 'Robin ' + role): Promise<Someone> {
    const email = address(role), { link } = await server.staff('POST', '/api/v1/invitations', { email, role }) as { link: string };
    await post(server, '/api/v1/link/use', { token: token_of(link), password: PASSWORD, name });
    return { email, password: PASSWORD };
}

/* The code of a base-32 secret, at a time (RFC 6238, written anew so that ours is checked against another). */
export function totp(secret: string, at = Date.now()): string {
    const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
    const key = Buffer.from(bits.match(/.{8}/g)!.map((b) => parseInt(b, 2))), counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
    const mac = createHmac('sha1', key).update(counter).digest(), o = mac[19]! & 15;
    return String((mac.readUInt32BE(o) & 0x7fffffff) % 1e6).padStart(6, '0');
}
/* A code counts once: the next one is accepted a little early. */
export const next_code = (secret: string): string => totp(secret, Date.now() + 30_000);

/* What a browser sends, without a page: its session and CSRF token. */
export class Session {
    private constructor(readonly server: Server, readonly cookie: string, readonly csrf: string) {}

    static async of(server: Server, who: Someone & { code?: string }): Promise<Session> {
        const r = await fetch(server.url + '/api/v1/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(who) });
        expect(r.status, await r.clone().text()).toBe(201);
        return new Session(server, r.headers.get('set-cookie')!.split(';')[0]!, ((await r.json()) as { csrf: string }).csrf);
    }

    ask(method: string, path: string, body?: object): Promise<Response> {
        return fetch(this.server.url + path, { method, headers: { 'Content-Type': 'application/json', cookie: this.cookie, 'Wismo-CSRF': this.csrf }, body: body && JSON.stringify(body) });
    }

    /* The second factor, switched on. */
    async factor(password = PASSWORD): Promise<{ secret: string; codes: string[] }> {
        const { secret } = (await (await this.ask('POST', '/api/v1/me/second-factor', { current: password })).json()) as { secret: string };
        const r = await this.ask('PUT', '/api/v1/me/second-factor', { code: totp(secret) });
        expect(r.status).toBe(200);
        return { secret, codes: ((await r.json()) as { recovery_codes: string[] }).recovery_codes };
    }
}

export async function type(page: Page, who: Someone): Promise<void> {
    await page.getByLabel('Email').fill(who.email);
    await page.getByLabel('Password', { exact: true }).fill(who.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/* Their own browser, signed in. */
export async function browser_of(browser: Browser, server: Server, like: Page, who: Someone): Promise<Page> {
    const context = await browser.newContext({ viewport: like.viewportSize() }), page = await context.newPage();
    await enter(page.request, server, who);
    return page;
}

export async function enter(request: APIRequestContext, server: Server, who: Someone): Promise<void> {
    expect((await request.post(server.url + '/api/v1/session', { data: who })).status()).toBe(201);
}

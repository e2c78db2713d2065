/* Talking to the API: typed paths, the CSRF token on writes, the chosen shop, and what happens when a session ends. */
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './api.gen';
import { Problem } from './problem';
import { SHOP } from './start';

let csrf = '';
let ended: (() => Promise<void>) | null = null;

export const setCsrf = (token: string | undefined): void => { csrf = token ?? ''; };

/* What asks the person to sign in again; its promise ends when they have. */
export const onSessionEnd = (ask: () => Promise<void>): void => { ended = ask; };

export const shopHeader: Record<string, string> = SHOP ? { 'Wismo-Shop': SHOP } : {};
/* A plain link streams to disk, so the shop stands in it. */
export const ofShop = (q = new URLSearchParams()): string => {
    if (SHOP) q.set('shop', SHOP);
    return q.size ? '?' + q : '';
};

export const writeHeaders = (): Record<string, string> => ({ ...shopHeader, 'Wismo-CSRF': csrf });
export const signInAgain = (): Promise<void> | undefined => ended?.();

/* A 401 is not the page's business: the person signs in over it, and the request goes again. */
async function send(request: Request): Promise<Response> {
    for (;;) {
        const again = request.clone();
        for (const [k, v] of Object.entries(shopHeader)) request.headers.set(k, v);
        if (request.method !== 'GET') request.headers.set('Wismo-CSRF', csrf);
        const r = await fetch(request);
        if (r.status !== 401 || !ended) return r;
        await ended();
        request = again;
    }
}

const problems: Middleware = {
    async onResponse({ response }) {
        if (response.ok) return;
        throw new Problem(response.status, await response.json().catch(() => ({})));
    },
};

export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });
api.use(problems);

/* For addresses that the program's document does not hold. */
export async function call<T>(method: string, path: string, body?: unknown, more: { signal?: AbortSignal; headers?: Record<string, string> } = {}): Promise<T> {
    const r = await send(new Request(location.origin + path, {
        method, body: body === undefined ? undefined : JSON.stringify(body), signal: more.signal,
        headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...more.headers },
    }));
    if (!r.ok) throw new Problem(r.status, await r.json().catch(() => ({})));
    const text = await r.text();
    return (text ? JSON.parse(text) : undefined) as T;
}

/* One request to the chat API. What the server refuses becomes a Problem; no answer at all does too, status 0. */

export interface Problem {
    status: number;
    detail: string;
    wait: number;               /* seconds, from Retry-After */
    errors: { field: string; message: string }[];
    passing: boolean;           /* worth the same request again, later */
    gone: boolean;              /* the conversation is over for us: its token ended, or it was removed */
}

export const problem = (status: number, detail = '', wait = 0, errors: Problem['errors'] = []): Problem => ({
    status, detail, wait, errors,
    passing: !status || wait > 0 || status === 408 || status === 429 || status > 499,
    gone: status === 401 || status === 404,
});

let base = '';

export function setBase(api: string): void {
    base = api + '/api/v1/chat/';
}

/* A fetch with the manners of this API. Throws a Problem unless the answer is 2xx. */
export async function ask(path: string, token: string, more: Record<string, string>, init: RequestInit): Promise<Response> {
    const headers: Record<string, string> = { 'content-type': 'application/json', ...more };
    if (token) headers.authorization = 'Bearer ' + token;
    const r = await fetch(base + path, { credentials: 'omit', referrerPolicy: 'origin', headers, ...init })
        .catch(() => { throw problem(0); });
    if (r.ok) return r;
    const p = await r.json().catch(() => ({}));
    throw problem(r.status, p.detail, +r.headers.get('retry-after')! || 0, p.errors);
}

/* The same for JSON in and out; gives up after 25 seconds. */
export async function call<T>(method: string, path: string, token = '', body?: object, key?: string): Promise<T> {
    const signal = AbortSignal.timeout(25e3);
    const r = await ask(path, token, key ? { 'idempotency-key': key } : {}, { method, body: body && JSON.stringify(body), signal });
    return r.json().catch(() => { throw problem(0); });
}

/* Waits 0.5 s doubling to 30 s, with jitter, at least `least` seconds; less when the network comes back. */
export function pause(tries: number, least: number): Promise<void> {
    const ms = Math.max(least * 1e3, Math.min(30e3, 500 * 2 ** tries) * (0.5 + Math.random() / 2));
    return new Promise((done) => {
        const go = () => {
            clearTimeout(timer);
            removeEventListener('online', go);
            done();
        };
        const timer = setTimeout(go, ms);
        if (!least) addEventListener('online', go);
    });
}

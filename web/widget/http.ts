/* One request to the chat API. What the server refuses becomes a Problem; no answer at all does too, status 0. */

export class Problem {
    constructor(
        readonly status: number,
        readonly detail = '',
        readonly wait = 0,                                  /* seconds, from Retry-After */
        readonly errors: { field: string; message: string }[] = [],
    ) {}

    /* Worth the same request again, later. */
    get passing(): boolean {
        return !this.status || !!this.wait || this.status === 408 || this.status === 429 || this.status > 499;
    }

    /* The conversation is over for us: its token ended, or it was removed. */
    get gone(): boolean {
        return this.status === 401 || this.status === 404;
    }
}

let base = '';

export function setBase(api: string): void {
    base = api + '/api/v1/chat/';
}

/* A fetch with the manners of this API. Throws a Problem unless the answer is 2xx. */
export async function ask(path: string, token: string, more: Record<string, string>, init: RequestInit): Promise<Response> {
    const headers: Record<string, string> = { 'content-type': 'application/json', ...more };
    if (token) headers.authorization = 'Bearer ' + token;
    const r = await fetch(base + path, { credentials: 'omit', cache: 'no-store', referrerPolicy: 'origin', headers, ...init })
        .catch(() => { throw new Problem(0); });
    if (r.ok) return r;
    const p = await r.json().catch(() => ({}));
    throw new Problem(r.status, p.detail, +r.headers.get('retry-after')! || 0, p.errors);
}

/* The same for JSON in and out; gives up after 25 seconds. */
export async function call<T>(method: string, path: string, token = '', body?: object, key?: string): Promise<T> {
    const signal = AbortSignal.timeout(25e3);
    const r = await ask(path, token, key ? { 'idempotency-key': key } : {}, { method, body: body && JSON.stringify(body), signal });
    return r.json().catch(() => { throw new Problem(0); });
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

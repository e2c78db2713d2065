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
        return !this.status || this.status === 408 || this.status === 429 || this.status > 499;
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
export async function ask(path: string, token: string, init: RequestInit = {}, key = ''): Promise<Response> {
    const headers: Record<string, string> = { ...(init.headers as Record<string, string>) };
    if (token) headers.authorization = 'Bearer ' + token;
    if (init.body) headers['content-type'] = 'application/json';
    if (key) headers['idempotency-key'] = key;
    let r: Response;
    try {
        r = await fetch(base + path, { credentials: 'omit', cache: 'no-store', referrerPolicy: 'origin', ...init, headers });
    } catch {
        throw new Problem(0);
    }
    if (r.ok) return r;
    const p = await r.json().catch(() => ({}));
    throw new Problem(r.status, p.detail, Number(r.headers.get('retry-after')) || 0, p.errors);
}

/* The same for JSON in and out; gives up after 25 seconds. */
export async function call<T>(method: string, path: string, token = '', body?: unknown, key?: string): Promise<T> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 25e3);
    try {
        const r = await ask(path, token, { method, body: body ? JSON.stringify(body) : null, signal: stop.signal }, key);
        return await r.json();
    } catch (e) {
        throw e instanceof Problem ? e : new Problem(0);
    } finally {
        clearTimeout(timer);
    }
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

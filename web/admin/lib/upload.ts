/* Sends a file, and tells how much of it has gone. (fetch cannot tell.) */
import { signInAgain, writeHeaders } from './api';
import { Problem } from './problem';

export async function upload<T>(path: string, file: Blob, told: (share: number) => void, signal?: AbortSignal): Promise<T> {
    for (;;) {
        const r = await new Promise<XMLHttpRequest>((done, fail) => {
            const x = new XMLHttpRequest();
            x.open('POST', path);
            for (const [k, v] of Object.entries(writeHeaders())) x.setRequestHeader(k, v);
            x.upload.onprogress = (e) => e.lengthComputable && told(e.loaded / e.total);
            x.onload = () => done(x);
            x.onerror = () => fail(new TypeError('network'));
            x.onabort = () => fail(new DOMException('stopped', 'AbortError'));
            signal?.addEventListener('abort', () => x.abort(), { once: true });
            x.send(file);
        });
        const again = r.status === 401 && signInAgain();
        if (again) { await again; continue; }
        let body = {};
        try { body = JSON.parse(r.responseText); } catch { /* words of a proxy */ }
        if (r.status < 200 || r.status > 299) throw new Problem(r.status, body);
        return body as T;
    }
}

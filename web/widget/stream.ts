/*
 * Server-Sent Events by fetch: EventSource cannot send an Authorization header, cannot resume from a position
 * of our own, and hides the status.
 */
import { ask, pause, type Problem } from './http';

export interface Listener {
    path: string;
    token: string;
    cursor(): number;                               /* the last seq that needs no repeating */
    event(name: string, data: string): void;
    down(yes: boolean): void;
    ended(p: Problem): void;                        /* refused for good */
}

async function read(r: Response, event: Listener['event'], alive: () => void): Promise<void> {
    const reader = r.body!.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        alive();
        const blocks = (rest + value).split(/\r?\n\r?\n/);
        rest = blocks.pop()!;
        for (const block of blocks) {
            const get = (name: string) => RegExp(`^${name}: ?(.*)`, 'm').exec(block)?.[1];
            const data = get('data');
            if (data) event(get('event') ?? 'message', data);
        }
    }
}

/* Listens until the returned function is called. Silence of 45 s counts as a cut: the server says something every 15. */
export function listen(on: Listener): () => void {
    let stopped = false;
    let cut = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const alive = () => {
        clearTimeout(timer);
        timer = setTimeout(() => cut.abort(), 45e3);
    };
    const run = async () => {
        for (let tries = 0; !stopped; tries++) {
            const began = Date.now();
            let wait = 0;
            cut = new AbortController();
            try {
                alive();
                const r = await ask(on.path, on.token, { 'last-event-id': String(on.cursor()) }, { signal: cut.signal });
                on.down(false);
                await read(r, (name, data) => stopped || on.event(name, data), alive);
            } catch (e) {
                if (stopped) return;
                const p = e as Problem;
                if (p.wait !== undefined) {                 /* else a cut */
                    if (!p.passing) return on.ended(p);
                    wait = p.wait;
                    if (tries) on.down(true);
                }
            }
            clearTimeout(timer);
            if (stopped) return;
            if (Date.now() - began > 1e3) tries = 0;
            if (!navigator.onLine) on.down(true);
            await pause(tries, wait);
        }
    };
    void run();
    return () => {
        stopped = true;
        clearTimeout(timer);
        cut.abort();
    };
}

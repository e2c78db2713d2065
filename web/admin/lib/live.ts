/* The staff stream: hints of what has changed, read by fetch so that the chosen shop can be named. Reconnects with
   back-off; whoever listens hears "reset" when hints may have been missed. */
import { useEffect, useSyncExternalStore } from 'react';
import { call, shopHeader } from './api';

export interface Hint { id: string; version: number }
type Listener = (event: string, hint: Hint | null) => void;

const listeners = new Set<Listener>(), watchers = new Set<() => void>();
let up: boolean | null = null, running = false, stop: AbortController | null = null;

function setUp(now: boolean): void {
    if (up === now) return;
    up = now;
    watchers.forEach((w) => w());
}

function tell(block: string): void {
    let event = 'message', data = '';
    for (const line of block.split('\n')) {
        if (line.startsWith('event:')) event = line.slice(6).trim();
        else if (line.startsWith('data:')) data += line.slice(5).trim();
    }
    if (!data) return;
    if (event === 'hello') return setUp(true);
    setUp(true);
    listeners.forEach((l) => l(event, event === 'reset' ? null : JSON.parse(data)));
}

async function read(signal: AbortSignal, back: boolean): Promise<void> {
    const r = await fetch('/api/v1/events', { signal, headers: { ...shopHeader, Accept: 'text/event-stream', ...(back ? { 'Last-Event-ID': '0' } : {}) } });
    /* The session was ended elsewhere: asking anything lets the person sign in over the page, at once instead of at the next click. */
    if (r.status === 401) await call('GET', '/api/v1/me', undefined, { signal });
    if (!r.ok || !r.body) throw new Error('HTTP ' + r.status);
    const reader = r.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ''; ;) {
        const { done, value } = await reader.read();
        if (done) return;
        const blocks = (rest + value.replaceAll('\r', '')).split('\n\n');
        rest = blocks.pop()!;
        blocks.forEach(tell);
    }
}

async function run(signal: AbortSignal): Promise<void> {
    for (let wait = 500, back = false; !signal.aborted;) {
        const began = Date.now();
        await read(signal, back).catch(() => { /* again */ });
        if (signal.aborted) return;
        setUp(false);
        back = true;
        wait = Date.now() - began > 10_000 ? 500 : Math.min(wait * 2, 30_000);
        await new Promise<void>((go) => {
            const timer = setTimeout(go, wait * (0.5 + Math.random() / 2));
            addEventListener('online', () => { clearTimeout(timer); go(); }, { once: true, signal });
        });
    }
}

export function startLive(): () => void {
    if (running) return () => {};
    running = true;
    stop = new AbortController();
    void run(stop.signal);
    return () => { running = false; stop?.abort(); };
}

export function useLive(listen: Listener): void {
    useEffect(() => {
        listeners.add(listen);
        return () => void listeners.delete(listen);
    }, [listen]);
}

/* null: not known yet. */
export const useLiveUp = (): boolean | null => useSyncExternalStore((w) => { watchers.add(w); return () => watchers.delete(w); }, () => up);

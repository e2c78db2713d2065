/* The one thing kept in the browser: which conversation this shop's visitor is in. All tabs share it. */
import { life } from './life';

export interface Kept {
    id: string;
    token: string;
    handoff?: boolean;      /* a person is wanted or here: listen even before the chat is opened */
    known?: boolean;        /* an identity token was given: a sign-out must end it */
    seen?: number;          /* the last seq that was on screen, for the count of new messages */
}

let name = '';

/* Calls back when another tab kept or dropped a conversation. */
export function setStore(key: string, changed: () => void): void {
    name = 'wismo:' + key;
    addEventListener('storage', (e) => (e.key === name || e.key === null) && changed(), life);
}

export function load(): Kept | null {
    try {
        const k = JSON.parse(localStorage.getItem(name)!) as Kept | null;
        return k?.id && k.token ? k : null;
    } catch {
        return null;
    }
}

/* Without storage (blocked, full) the conversation lives as long as the page. */
export function save(k: Kept | null): void {
    try {
        if (k) localStorage.setItem(name, JSON.stringify(k));
        else localStorage.removeItem(name);
    } catch { /* nothing that the visitor could do about it */ }
}

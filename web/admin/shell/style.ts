import { lazy, type ComponentType } from 'react';

/* Styles of pages: build.mjs writes which folder has which file into the HTML. */
const known = JSON.parse(document.getElementById('styles')?.textContent || '{}') as Record<string, string[]>;
const loaded = new Map<string, Promise<void>>();

function add(href: string): Promise<void> {
    return new Promise((done) => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
        link.onload = link.onerror = () => done(); /* a page without its style is better than none */
        document.head.append(link);
    });
}

export async function loadStyle(page: string): Promise<void> {
    await Promise.all((known[page] ?? []).map((href) => {
        if (!loaded.has(href)) loaded.set(href, add(href));
        return loaded.get(href);
    }));
}

/* A part of the frame or of the order list that is fetched when it is first shown, with its style. */
export const part = <T extends ComponentType<any>>(name: string, load: () => Promise<{ default: T }>) => lazy(async () => (await Promise.all([load(), loadStyle(name)]))[0]);

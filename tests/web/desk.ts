/* What the desk's tests need: a shop of their own on a real server, a person who is signed in, axe, and a quiet console. */
import { expect, test as base, type Browser, type Cookie, type Page } from '@playwright/test';
import { looks, noViolations, type Look } from './axe';
import { startServer, type Server } from './server.mjs';

export const OWNER = { email: 'owner@demo.example', password: 'demo-shop-owner' };

const sessions = new WeakMap<Server, Cookie[]>();

/* Runs in pages: what their short messages said, until a test has asked for it. */
function hear(): void {
    const heard: string[] = (window as unknown as { heard: string[] }).heard = [];
    new MutationObserver((changes) => {
        for (const node of changes.flatMap((c) => [...c.addedNodes]))
            if (node instanceof Element) for (const it of [node, ...node.querySelectorAll('.toast')]) if (it.matches('.toast')) heard.push(it.textContent ?? '');
    }).observe(document, { childList: true, subtree: true });
}

/* A short message was shown, or a status of the page says so. The first go after four seconds, which a busy machine may spend
   elsewhere: each is noted when it comes, and counts once. */
export async function said(page: Page, words: string | RegExp): Promise<void> {
    const [source, flags] = typeof words === 'string' ? [words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'] : [words.source, words.flags];
    const heard = () => page.evaluate(([re, how]) => {
        const all = (window as unknown as { heard?: string[] }).heard ?? [], at = all.findIndex((x) => new RegExp(re, how).test(x));
        return at >= 0 && all.splice(at, 1).length > 0;
    }, [source, flags] as const).catch(() => false); /* on its way to another page */
    await expect.poll(async () => await heard() || await page.getByRole('status').getByText(words).first().isVisible(), { message: `said: ${words}`, timeout: 15_000 }).toBe(true);
}

interface Fixtures { server: Server; quiet: string[]; axe: (part?: string) => Promise<void>; looks: (name?: string, look?: Look) => Promise<void>; signIn: (page: Page) => Promise<void> }

export const test = base.extend<Omit<Fixtures, 'server'> & { desk: Page }, { server: Server }>({
    server: [async ({}, use) => {
        const server = await startServer();
        await use(server);
        await server.stop();
    }, { scope: 'worker' }],
    /* Errors and warnings of the console, and errors of scripts; a request that a test refuses on purpose is none. */
    quiet: async ({ page }, use) => {
        const noise: string[] = [];
        page.on('console', (m) => /error|warning/.test(m.type()) && !/Failed to load resource/.test(m.text()) && noise.push(m.text()));
        page.on('pageerror', (e) => noise.push(String(e)));
        await use(noise);
    },
    page: async ({ page }, use) => { await page.addInitScript(hear); await use(page); },
    signIn: async ({ server }, use) => use((page) => signInAs(page, server)),
    /* A page with a session. A password is made slow to check: the tests of a worker share the owner's session, and the one
       after a test that ends it signs in again. */
    desk: async ({ page, server, quiet }, use) => {
        const kept = sessions.get(server) ?? [];
        await page.context().addCookies(kept);
        if (!kept.length || !(await page.request.get(server.url + '/api/v1/me')).ok()) {
            await signInAs(page, server);
            sessions.set(server, await page.context().cookies(server.url));
        }
        await server.staff('PATCH', '/api/v1/me', { preferences: { theme: 'auto', shortcuts: true, per_page: 10 } });
        await use(page);
        expect(quiet).toEqual([]);
    },
    axe: async ({ page }, use) => use((part) => noViolations(page, part)),
    looks: async ({ page }, use, { project }) => use((name, look) => looks(page, project.name, name, look)),
});

export async function signInAs(page: Page, server: Server, who = OWNER): Promise<void> {
    const r = await page.request.post(server.url + '/api/v1/session', { data: who });
    expect(r.status()).toBe(201);
}

/* Somebody of the demo shop with this role: invited, and in. Signs in by signInAs. */
export async function member(server: Server, role: string): Promise<{ email: string; password: string }> {
    const who = { email: `${role}-${Math.random().toString(36).slice(2)}@demo.example`, password: 'a long password for tests' };
    const { link } = await server.staff('POST', '/api/v1/invitations', { email: who.email, role }) as { link: string };
    const r = await fetch(server.url + '/api/v1/link/use', {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: link.split('invite=')[1], name: `Vera ${role}`, password: who.password }),
    });
    expect(r.status).toBe(204);
    return who;
}

/* A second person at another screen. */
export async function another(browser: Browser, server: Server, page: Page): Promise<Page> {
    const context = await browser.newContext({ viewport: page.viewportSize() });
    const other = await context.newPage();
    await other.addInitScript(hear);
    await signInAs(other, server);
    return other;
}

export const rows = (page: Page) => page.locator('[data-order]');
export const row = (page: Page, number: string) => rows(page).filter({ has: page.getByRole('link', { name: '#' + number, exact: true }) });
export const card = (page: Page, name: string) => page.getByRole('group', { name: 'Orders by status' }).getByRole('button', { name: new RegExp('^' + name) });

export { expect };
export { noViolations, shot } from './axe';

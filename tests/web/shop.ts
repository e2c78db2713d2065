/* What every story needs: a peer of its own, the widget's pieces by name, axe, and silence in the console. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { looks, noViolations, type Look } from './axe';
import { startPeer, type Peer } from './peer.mjs';
import { startServer, type Server } from './server.mjs';
import type { Handle } from '../../web/widget/boot';

export type { Peer };

declare global {
    interface Window { wismo?: Handle }
}

export class Chat {
    constructor(readonly page: Page) {}

    get host(): Locator { return this.page.locator('wismo-widget'); }
    get launcher(): Locator { return this.host.locator('button.l'); }
    get panel(): Locator { return this.page.getByRole('dialog'); }
    get log(): Locator { return this.panel.getByRole('log'); }
    get box(): Locator { return this.panel.getByRole('textbox', { name: 'Write a message' }); }
    get bubbles(): Locator { return this.log.locator('.b'); }
    get cards(): Locator { return this.log.getByRole('article'); }

    get menu(): Locator { return this.panel.locator('summary'); }
    get forget(): Locator { return this.panel.getByRole('button', { name: 'End chat and forget' }); }

    option(name: string): Locator { return this.log.getByRole('button', { name, exact: true }).last(); }

    async open(): Promise<void> {
        await this.launcher.click();
        await expect(this.panel).toBeVisible();
    }

    async choose(name: string): Promise<void> {
        await this.option(name).click();
    }

    async endAndForget(): Promise<void> {
        await this.menu.click();
        await this.forget.click();
        await expect(this.panel).toBeHidden();
    }

    async say(text: string): Promise<void> {
        await this.box.fill(text);
        await this.box.press('Enter');
    }

    /* Everything that was said, in order, without the words for screen readers. */
    async said(): Promise<string[]> {
        return this.bubbles.evaluateAll((all) => all.map((e) => [...e.childNodes].filter((n) => !(n as Element).classList?.contains('v')).map((n) => n.textContent).join('')));
    }

    async heard(text: string | RegExp): Promise<void> {
        await expect(this.log.getByText(text).last()).toBeVisible();
    }
}

export const test = base.extend<{ peer: Peer; chat: Chat; quiet: string[]; axe: () => Promise<void>; looks: (name?: string, look?: Look) => Promise<void> }, { workerPeer: Peer; server: Server }>({
    /* A real one, for those who ask for it. It stands here so that a worker goes on from file to file: other fixtures of a
       worker make Playwright begin another worker, with another browser. */
    server: [async ({}, use) => {
        const server = await startServer();
        await use(server);
        await server.stop();
    }, { scope: 'worker' }],
    workerPeer: [async ({}, use) => {
        const peer = await startPeer();
        await use(peer);
        peer.stop();
    }, { scope: 'worker' }],
    peer: async ({ workerPeer }, use) => {
        workerPeer.reset();
        await use(workerPeer);
    },
    chat: async ({ page }, use) => use(new Chat(page)),
    /* Errors and warnings of the console, and errors of scripts. */
    quiet: async ({ page }, use) => {
        const noise: string[] = [];
        page.on('console', (m) => /error|warning/.test(m.type()) && noise.push(m.text()));
        page.on('pageerror', (e) => noise.push(String(e)));
        await use(noise);
    },
    axe: async ({ page }, use) => use(() => noViolations(page)),
    looks: async ({ page }, use, { project }) => use((name, look) => looks(page, project.name, name, look)),
});

export { expect };
export { shot } from './axe';

/*
 * Debian's Chromium without its windows (what Playwright takes, too: the same pages for half of the browser's own work),
 * twice: a desktop and a phone. The stories of stories.spec.ts run against the real program, which each worker starts for
 * itself (server.mjs); the others against a peer that misbehaves when told to (peer.mjs).
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

const OFF = ['LocalNetworkAccessChecks', 'SpareRendererForSitePerProcess'];

const launchOptions = {
    executablePath: process.env.WISMO_CHROMIUM || ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((f) => existsSync(f)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=' + OFF.join(',')],
};

export default defineConfig({
    testDir: '.',
    globalSetup: './setup.ts',
    outputDir: '../../build/test-web',
    workers: availableParallelism() + 1, /* each waits for its page now and then, some for a minute */
    fullyParallel: true,
    timeout: 60_000,
    expect: { timeout: 15_000 },
    reporter: [['list']],
    use: { launchOptions, locale: 'en-GB', timezoneId: 'UTC', actionTimeout: 15_000 },
    projects: [ /* size.spec and desk_size.spec weigh files: no screen is in them */
        { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
        { name: 'phone', testIgnore: /size\.spec/, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    ],
});

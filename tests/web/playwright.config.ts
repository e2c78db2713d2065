/*
 * Debian's Chromium, twice: a desktop and a phone. The stories of stories.spec.ts run against the real program, which
 * each worker starts for itself (server.mjs); the others against a peer that misbehaves when told to (peer.mjs).
 */
import { defineConfig } from '@playwright/test';

/* The last three warm up a list under the address bar with each window, in a process of its own: nobody types there. */
const OFF = ['LocalNetworkAccessChecks', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess'];

const launchOptions = {
    executablePath: process.env.WISMO_CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=' + OFF.join(',')],
};

export default defineConfig({
    testDir: '.',
    globalSetup: './setup.ts',
    outputDir: '../../build/test-web',
    workers: 2,
    fullyParallel: true,
    timeout: 60_000,
    expect: { timeout: 15_000 },
    reporter: [['list']],
    use: { launchOptions, locale: 'en-GB', timezoneId: 'UTC', actionTimeout: 15_000 },
    projects: [
        { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
        { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    ],
});

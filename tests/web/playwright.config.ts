/*
 * Debian's Chromium, twice: a desktop and a phone. Every test has its own shop, so two workers may run.
 * WISMO_TEST_URL=http://127.0.0.1:8080 runs the stories of stories.spec.ts against a real server with the demo data.
 */
import { defineConfig } from '@playwright/test';

const launchOptions = {
    executablePath: process.env.WISMO_CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=LocalNetworkAccessChecks'],
};

export default defineConfig({
    testDir: '.',
    outputDir: '../../build/test-web',
    workers: 2,
    fullyParallel: true,
    timeout: 20_000,
    expect: { timeout: 5_000 },
    reporter: [['list']],
    use: { launchOptions, locale: 'en-GB', timezoneId: 'UTC', actionTimeout: 5_000 },
    projects: [
        { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
        { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    ],
});

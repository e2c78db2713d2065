/* The forms of single shop systems: what is wrong is said as its owner can mend it, then it connects, fills, breaks and comes
   back. WooCommerce and any HTTP API: desk_sources.spec.ts. */
import { ShopifyPeer, shopifyMissing } from '../peer/shopify.mjs';
import { Shoptet } from '../peer/shoptet.mjs';
import { Shopper } from './desk_chat';
import { card, disconnectAll, expect, idOf, read, said, setting, test } from './desk_source';

test.afterEach(({ server }) => disconnectAll(server));

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString().replace(/\.\d+Z$/, 'Z');

test('a Shopify shop: a wrong secret and missing scopes are named, it connects and fills, breaks and comes back', async ({ desk: page, server, looks }) => {
    test.skip(!!shopifyMissing(), String(shopifyMissing()));
    test.setTimeout(240_000);
    const peer = await ShopifyPeer.start(), all = peer.scopes;
    try {
        for (let i = 0; i < 60; i++) peer.add({ name: `#70${String(i).padStart(2, '0')}`, email: `s${i}@example.com`, createdAt: ago(i + 1), updatedAt: ago(i + 1) });
        await page.goto(server.url + '/integrations');
        await page.getByRole('link', { name: /^Shopify/ }).click();
        await setting(page, 'shop').fill(peer.url);
        await setting(page, 'client_id').fill(peer.client.id);
        await setting(page, 'client_secret').fill('shpss_wrong');
        const test_it = page.getByRole('button', { name: /^Test (connection|again)$/ }), facts = page.locator('.facts');
        await test_it.click();
        await expect(page.locator('.fact.wrong').first()).toContainText(/Client ID|client secret|app/);
        await looks('shopify-wrong', { fullPage: true });
        await setting(page, 'client_secret').fill(peer.client.secret);
        peer.scopes = ['read_customers'];
        await test_it.click();
        await expect(page.locator('.fact.wrong').first()).toContainText('read_orders');
        await expect(page.getByRole('button', { name: 'Connect anyway' })).toBeVisible();
        peer.scopes = ['read_orders'];
        await test_it.click();
        await expect(facts).toContainText('write_orders');
        await expect(facts).toContainText('60 days');
        await looks('shopify-scopes', { fullPage: true });
        peer.scopes = all;
        await test_it.click();
        await expect(page.getByText('Everything works')).toBeVisible();
        await page.getByRole('button', { name: 'Connect', exact: true }).click();
        await expect(page).toHaveURL(/\/sources\/src_/, { timeout: 30_000 });
        await expect(page.locator('.source-summary')).toContainText('60', { timeout: 60_000 });
        await expect(page.locator('.source-head').getByText('Connected', { exact: true })).toBeVisible();
        await expect(card(page, 'What its words mean').getByRole('combobox')).toHaveCount(0);
        await card(page, 'What its words mean').getByRole('button', { name: /^Show \d+ more that wismo reads by itself$/ }).first().click();
        await expect(card(page, 'What its words mean').getByRole('row', { name: /Partially fulfilled/ })).toBeVisible();
        expect(JSON.stringify(await read(server, idOf(page)))).not.toContain(peer.client.secret);
        const shopper = await Shopper.at(server);
        await shopper.say('where is my order', '#7003', 's3@example.com');
        expect((await shopper.heard()).join('\n')).toContain('7003');
        await looks('shopify-connected', { fullPage: true });

        peer.faults = Array.from({ length: 200 }, () => 503);
        await page.getByRole('button', { name: 'Test connection' }).click();
        await expect(page.locator('.facts.bad')).toBeVisible();
        for (let i = 0; i < 5; i++) await (await Shopper.at(server)).say('where is my order', '#7003', 's3@example.com');
        await expect(page.getByText('It does not answer', { exact: true })).toBeVisible({ timeout: 30_000 });
        peer.faults = [];
        await expect(async () => {
            await (await Shopper.at(server)).say('where is my order', '#7003', 's3@example.com');
            expect(await page.locator('.source-head .standing').textContent()).toBe('Connected');
        }).toPass({ timeout: 120_000, intervals: [5000] });
    } finally {
        await peer.end();
    }
});

test('a Shoptet shop by token: a wrong token is named, it connects with its webhooks, breaks and comes back', async ({ desk: page, server, looks }) => {
    test.setTimeout(240_000);
    const peer = await Shoptet.start();
    try {
        for (let i = 0; i < 25; i++) peer.add(`2026${String(i).padStart(4, '0')}`, `t${i}@example.cz`);
        await page.goto(server.url + '/integrations');
        await page.getByRole('link', { name: /^Shoptet/ }).click();
        await expect(setting(page, 'partner')).toHaveCount(0);
        await setting(page, 'access').selectOption('A private API token');
        await setting(page, 'token').fill('123456-p-wrong');
        await setting(page, 'api').fill(peer.url);
        await page.getByRole('button', { name: 'Test connection' }).click();
        await expect(page.locator('.fact.wrong').first()).toContainText(/refuses the sign-in \(401\).*token is not valid/);
        await looks('shoptet-wrong', { fullPage: true });
        await setting(page, 'token').fill(peer.token);
        await page.getByRole('button', { name: 'Test connection' }).click();
        await expect(page.locator('.facts')).toContainText('Zkušební obchod');
        await expect(page.locator('.facts')).toContainText("5 statuses, of which 1 are the shop's own");
        await page.getByRole('button', { name: 'Connect', exact: true }).click();
        await expect(page).toHaveURL(/\/sources\/src_/, { timeout: 30_000 });
        await expect(page.locator('.source-summary')).toContainText('25', { timeout: 60_000 });
        await expect(card(page, 'Webhooks').getByText('order:update')).toBeVisible();
        await expect(card(page, 'What its words mean')).toContainText('Čeká na dodavatele');
        const shopper = await Shopper.at(server);
        await shopper.say('where is my order', '20260003', 't3@example.cz');
        expect((await shopper.heard()).join('\n')).toContain('20260003');
        await looks('shoptet-connected', { fullPage: true });

        peer.bad = (req) => { req.socket.destroy(); return true; };
        for (let i = 0; i < 5; i++) await (await Shopper.at(server)).say('where is my order', '20260003', 't3@example.cz');
        await expect(page.getByText('It does not answer', { exact: true })).toBeVisible({ timeout: 30_000 });
        peer.bad = null;
        await expect(async () => {
            await (await Shopper.at(server)).say('where is my order', '20260003', 't3@example.cz');
            expect(await page.locator('.source-head .standing').textContent()).toBe('Connected');
        }).toPass({ timeout: 120_000, intervals: [5000] });
    } finally {
        await peer.end();
    }
});

test('a Shoptet add-on: connected before it is installed, its page says where Shoptet must call, then it works', async ({ desk: page, server, looks }) => {
    test.setTimeout(120_000);
    const peer = await Shoptet.start();
    try {
        peer.add('20269001', 'addon@example.cz');
        await page.goto(server.url + '/integrations/sources/new?kind=shoptet');
        await setting(page, 'access').selectOption('An add-on of your own partner account');
        await expect(setting(page, 'token')).toHaveCount(0);
        await setting(page, 'shop').fill(peer.url);
        await setting(page, 'partner').fill(peer.url);
        await setting(page, 'client_id').fill('partner');
        await setting(page, 'api').fill(peer.url);
        await page.getByRole('button', { name: 'Test connection' }).click();
        await expect(page.locator('.fact.wrong').first()).toContainText('not installed yet');
        await page.getByRole('button', { name: 'Connect anyway' }).click();
        await expect(page).toHaveURL(/\/sources\/src_/, { timeout: 30_000 });
        const install = page.locator('.install-url');
        await expect(install).toContainText('/hooks/source-install/' + idOf(page));
        await expect(page.getByText('The add-on is not installed yet')).toBeVisible();
        await expect(page.locator('.source-head .standing')).toHaveText('No answer yet');
        await looks('shoptet-addon', { fullPage: true });
        const called = await fetch((await install.textContent())!.trim() + '?code=good-code');
        expect(called.status).toBe(200);
        await page.getByRole('button', { name: 'Test connection' }).click();
        await expect(page.locator('.facts')).toContainText('Zkušební obchod');
        await page.getByRole('button', { name: 'Look now' }).click();
        await said(page, 'Looking for changes…');
    } finally {
        await peer.end();
    }
});

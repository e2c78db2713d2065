/* What proves an order, as the owner sets it: switches that say how strong they are, and the code for the shop's platform. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, said } from './desk';

const WAYS = ['Order number and email', 'Order number and phone', 'Order number and postcode', 'Code by email', 'Signed in at your shop'];
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const file = (name: string) => readFileSync(new URL('../../docs/identity/' + name, import.meta.url), 'utf8');

test('each way is a switch with its strength, and is saved', async ({ desk: page, server, axe, looks }) => {
    const read = async () => await server.staff('GET', '/api/v1/shop') as Record<string, boolean | number | null>;
    const before = await read();
    await page.goto(server.url + '/settings/widget');
    const panel = page.getByRole('region', { name: 'How shoppers prove that an order is theirs' });
    for (const way of WAYS) await expect(panel.getByRole('switch', { name: way })).toHaveAccessibleDescription(/stro|weak/i);
    await expect(panel.getByRole('switch', { name: 'Code by email' })).toBeChecked({ checked: before.verify_code as boolean });
    await panel.getByRole('switch', { name: 'Order number and postcode' }).click();
    await save(page).click();
    await said(page, 'Settings saved');
    expect((await read()).verify_postcode).toBe(!before.verify_postcode);
    await looks('settings-proof', { fullPage: true });
    await axe();
    const { version } = await read();
    await server.staff('PATCH', '/api/v1/shop', { version, verify_postcode: before.verify_postcode });
});

test('ready code for each platform, with the address of this assistant, to copy', async ({ desk: page, server, axe, isMobile }) => {
    const { assistant_key } = server.demo!;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(server.url + '/settings/widget');
    const panel = page.getByRole('region', { name: 'Code for your shop' }), choose = panel.getByLabel('Your shop runs on');
    for (const [name, f] of [['WordPress, WooCommerce', 'wismo-chat.php'], ['Shopify', 'wismo.liquid'], ['PHP', 'token.php'], ['Node', 'token.mjs'], ['Python', 'token.py']] as const) {
        await choose.selectOption(name);
        const url = server.url + `/widget/${assistant_key}.js`, want = file(f).replaceAll('https://wismo.example/widget/ASSISTANT_KEY.js', url);
        await expect.poll(() => panel.locator('pre').evaluate((e) => e.textContent)).toBe(want);
    }
    await choose.selectOption('Shopify');
    await axe();
    if (!isMobile) {
        await panel.getByRole('button', { name: 'Copy code' }).click();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('hmac_sha256');
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await choose.selectOption('Shoptet, or another hosted platform');
    await expect(panel.getByText(/cannot sign/)).toBeVisible();
    await expect(panel.locator('pre')).toHaveCount(0);
});

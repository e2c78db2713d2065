/* Signing in: the ways in, what is said when one is wrong, and that nothing leads out of this site. */
import { OWNER, expect, test } from './desk';

test('the sign-in page, with pictures', async ({ page, server, looks, quiet }) => {
    await page.goto(server.url + '/login');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByLabel('Email')).toBeFocused();
    await looks('login');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Required field')).toHaveCount(2);
    await looks();
    await page.getByRole('button', { name: 'Forgot password?' }).click();
    await expect(page.getByRole('heading', { name: 'Reset your password' })).toBeVisible();
    await looks();
    expect(quiet).toEqual([]);
});

test('wrong, then right, then out again', async ({ page, server }) => {
    await page.goto(server.url + '/orders');
    await expect(page).toHaveURL(/\/login$/);
    await page.getByLabel('Email').fill(OWNER.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('Email or password is not correct');
    await expect(page.getByLabel('Email')).toBeFocused();
    const secret = page.getByLabel('Password', { exact: true });
    await secret.fill(OWNER.password);
    await page.getByRole('button', { name: 'Show password' }).click();
    await expect(secret).toHaveAttribute('type', 'text');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/orders$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/login$/);
    expect((await page.request.get(server.url + '/api/v1/me')).status()).toBe(401);
});

test('the way back leads to the page that was asked for, and never to another site', async ({ page, server }) => {
    const go = async (next: string) => {
        await page.context().clearCookies();
        await page.goto(`${server.url}/login?next=${encodeURIComponent(next)}`);
        await page.getByLabel('Email').fill(OWNER.email);
        await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.waitForURL((u) => u.pathname !== '/login');
        return page.url();
    };
    expect(await go('/orders?group=new')).toBe(server.url + '/orders?group=new');
    for (const away of ['https://evil.example/orders', '//evil.example', 'javascript:alert(1)', '/\\evil.example', '/login?next=/login']) {
        expect(await go(away)).toBe(server.url + '/orders');
    }
});

test('without scripts of others, in no frame, with a nonce that is new each time', async ({ page, server }) => {
    const policy = async (path: string) => (await page.request.get(server.url + path)).headers()['content-security-policy']!;
    for (const path of ['/login', '/orders']) {
        const csp = await policy(path);
        expect(csp).toContain("frame-ancestors 'none'");
        expect(csp).toContain("default-src 'none'");
        expect(csp).not.toMatch(/unsafe-inline|unsafe-eval|script-src[^;]*(\*|https:)/);
    }
    const nonce = /'nonce-([0-9a-z]{26})'/;
    const first = nonce.exec(await policy('/orders'))![1], second = nonce.exec(await policy('/orders'))![1];
    expect(first).not.toBe(second);
    const html = await (await page.request.get(server.url + '/orders')).text();
    expect(html).not.toMatch(/<script>|<style|@[A-Z]+@| on\w+=| style=/);
});

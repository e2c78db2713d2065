/* The settings: each page saves what was changed and no more, tells secrets once, loses no draft; and who may not see a
   page does not. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { ENOUGH, contrast, nearest } from '../../web/admin/pages/settings/contrast';
import { OWNER, expect, shot, test, said } from './desk';
import { PASSWORD, Session, address, browser_of, enter, newcomer, next_code, totp } from './people';
import { startServer } from './server.mjs';

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
const settled = (page: Page) => expect(page.locator('[aria-busy=true]')).toHaveCount(0);
const no_sideways = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

const PAGES: [path: string, title: string][] = [
    ['profile', 'Profile'], ['ready', 'Ready to go'], ['general', 'General'], ['widget', 'Widget'], ['customers', 'Customers'], ['users', 'Users'], ['keys', 'API keys'], ['mail', 'Mail server'],
];

test('every page, with pictures', async ({ desk: page, server, looks }) => {
    test.setTimeout(180_000);
    for (const [path, title] of PAGES) {
        await page.goto(`${server.url}/settings/${path}`);
        await heading(page, title);
        await expect(page).toHaveTitle(new RegExp(`^(\\(\\d+\\) )?${title} · wismo$`));
        await settled(page);
        await looks('settings-' + path, { fullPage: true });
        await no_sideways(page);
    }
});

test('the list of pages leads to each of them', async ({ desk: page, server, isMobile, axe }, { project }) => {
    await page.goto(server.url + '/settings');
    await heading(page, 'Ready to go');
    const pages = page.getByRole('navigation', { name: 'Settings pages' });
    if (isMobile) {
        await pages.getByRole('button').click();
        await axe();
        await shot(page, 'settings-list', project.name);
    }
    await pages.getByRole('link', { name: 'API keys' }).click();
    await heading(page, 'API keys');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    if (isMobile) await pages.getByRole('button').click();
    await expect(pages.getByRole('link', { name: 'API keys' })).toHaveAttribute('aria-current', 'page');
    await pages.getByRole('link', { name: 'Audit log' }).click();
    await heading(page, 'Audit log');
});

test('who may not see a page is told so, and finds no way to it', async ({ page, server, axe }) => {
    await enter(page.request, server, await newcomer(server, 'agent'));
    await page.goto(server.url + '/settings');
    await heading(page, 'Profile');
    await expect(page.getByRole('navigation', { name: 'Settings pages' }).locator('a')).toHaveCount(1);
    for (const path of ['users', 'keys', 'mail', 'general', 'widget']) {
        await page.goto(`${server.url}/settings/${path}`);
        await heading(page, 'You do not have access to this page');
    }
    await axe();
    await page.goto(server.url + '/audit');
    await heading(page, 'You do not have access to this page');
});

test('profile: only what was changed is saved, a draft is not lost, keys and rows are kept', async ({ page, server, axe, quiet }, { project }) => {
    const who = await newcomer(server, 'agent', 'Pat');
    await enter(page.request, server, who);
    await page.goto(server.url + '/settings/profile');
    await expect(save(page)).toBeDisabled();
    await page.getByLabel('Your name').fill('Pat Porter');
    await expect(page.getByText('You have unsaved changes', { exact: true })).toBeVisible();
    await axe();
    await shot(page, 'settings-dirty', project.name);
    page.once('dialog', (d) => void d.dismiss());
    await page.getByRole('link', { name: 'wismo' }).click();
    await heading(page, 'Profile');
    await expect(page.getByLabel('Your name')).toHaveValue('Pat Porter');
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByLabel('Your name')).toHaveValue('Pat');
    await page.getByLabel('Your name').fill('Pat Porter');
    await page.getByLabel('Rows per page').selectOption('25');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.getByLabel('Single-key shortcuts').uncheck({ force: true });
    await page.keyboard.press('Control+s');
    await said(page, 'Settings saved');
    await expect(save(page)).toBeDisabled();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expect(page.getByRole('button', { name: 'Account of Pat Porter' })).toBeVisible();
    await page.goto(server.url + '/orders');
    await expect(page.getByText(/^1–25 of/)).toBeVisible();
    /* The server keeps it for the person's other browsers. */
    const me = (await (await (await Session.of(server, who)).ask('GET', '/api/v1/me')).json()) as { name: string; preferences: object };
    expect([me.name, me.preferences]).toEqual(['Pat Porter', expect.objectContaining({ theme: 'dark', shortcuts: false, per_page: 25 })]);
    expect(quiet).toEqual([]);
});

test('another password: the old one counts no more, other browsers are signed out', async ({ page, server, axe }) => {
    const who = await newcomer(server, 'agent'), other = await Session.of(server, who);
    await enter(page.request, server, who);
    await page.goto(server.url + '/settings/profile');
    await page.getByRole('button', { name: 'Change password' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change password' }), field = (name: string) => dialog.getByLabel(name, { exact: true });
    await field('Current password').fill('not it at all');
    await field('New password').fill('a new password of mine');
    await field('Confirm new password').fill('a new password of mine?');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await expect(dialog.getByText('The passwords differ')).toBeVisible();
    await field('Confirm new password').fill('a new password of mine');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await expect(dialog.getByText('This is not your password.')).toBeVisible();
    await axe('[role=dialog]');
    await field('Current password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await said(page, 'Password changed. Every other browser was signed out.');
    expect((await other.ask('GET', '/api/v1/me')).status).toBe(401);
    expect((await page.request.get(server.url + '/api/v1/me')).status()).toBe(200);
    await Session.of(server, { ...who, password: 'a new password of mine' });
});

test('the second factor: drawn, confirmed, recovery codes once, and off again', async ({ page, server, axe, quiet }, { project }) => {
    const who = await newcomer(server, 'agent');
    await enter(page.request, server, who);
    await page.goto(server.url + '/settings/profile');
    await page.getByRole('button', { name: 'Switch on' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Current password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    const qr = dialog.getByRole('img', { name: 'QR code for an authenticator app' });
    await expect(qr).toBeVisible();
    await expect(dialog.getByLabel('Code that the app shows')).toBeFocused();
    await axe('[role=dialog]');
    await shot(page, 'settings-factor', project.name);
    const secret = (await dialog.locator('code.key').innerText()).replaceAll(' ', '');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    await dialog.getByLabel('Code that the app shows').fill('000000');
    await dialog.getByRole('button', { name: 'Switch on' }).click();
    await expect(dialog.locator('.mantine-InputWrapper-error')).toBeVisible();
    await dialog.getByLabel('Code that the app shows').fill(totp(secret));
    await dialog.getByRole('button', { name: 'Switch on' }).click();
    const recovery = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await expect(recovery).toHaveCount(10);
    const codes = await recovery.allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await axe('[role=dialog]');
    await shot(page, 'settings-codes', project.name);
    const file = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const kept = readFileSync(await (await file).path(), 'utf8');
    for (const c of codes) expect(kept).toContain(c);
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await expect(page.getByText('An app shows your codes. 10 recovery codes are left.')).toBeVisible();
    await expect(page.getByText(codes[0]!)).toHaveCount(0);
    await Session.of(server, { ...who, code: next_code(secret) });
    await Session.of(server, { ...who, code: codes[0]! });
    await page.reload();
    await expect(page.getByText('9 recovery codes are left')).toBeVisible();

    await page.getByRole('button', { name: 'New recovery codes' }).click();
    await dialog.getByLabel('Current password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await expect(recovery).toHaveCount(10);
    const fresh = await recovery.allInnerTexts();
    expect(fresh.filter((c) => codes.includes(c))).toEqual([]);
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await dialog.getByLabel('Current password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Switch off' }).click();
    await said(page, 'The second factor is off');
    await Session.of(server, who);
    expect(quiet).toEqual([]);
});

test('a session that is ended from elsewhere asks over the page, and the draft is still saved', async ({ page, server, browser, axe }, { project }) => {
    const who = await newcomer(server, 'manager', 'Mel'), here = page;
    await enter(here.request, server, who);
    const there = await browser_of(browser, server, page, who);
    await there.goto(server.url + '/settings/profile');
    await there.getByLabel('Your name').fill('Mel Draft');
    await here.goto(server.url + '/settings/profile');
    await settled(here);
    await expect(here.getByText('This browser')).toHaveCount(1);
    await axe();
    await shot(here, 'settings-sessions', project.name, true);
    await here.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await here.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere else' }).click();
    await said(here, 'Every other browser was signed out');
    await expect(here.getByRole('button', { name: /^Sign out / })).toHaveCount(0);
    const dialog = there.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD); /* it comes by itself: its stream was cut */
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog).toHaveCount(0);
    await save(there).click();
    await said(there, 'Settings saved');
    await expect(there.getByLabel('Your name')).toHaveValue('Mel Draft');
    /* And one alone. */
    await here.reload();
    await here.getByRole('button', { name: /^Sign out Chrome/ }).click();
    await said(here, 'Signed out there');
    expect((await there.request.get(server.url + '/api/v1/me')).status()).toBe(401);
    await there.context().close();
});

test('users: invited by a link that is told once, taken back, a password link, deactivated', async ({ desk: page, server, axe, browser }, { project }) => {
    const who = await newcomer(server, 'agent', 'Uma Untold'), session = await Session.of(server, who);
    await page.goto(server.url + '/settings/users');
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect(dialog.getByText('Required field')).toBeVisible();
    await dialog.getByLabel('Email').fill('nonsense');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect(dialog.locator('.mantine-InputWrapper-error')).toBeVisible();
    const email = address('invited');
    await dialog.getByLabel('Email').fill(email);
    await dialog.getByLabel('Role').selectOption('viewer');
    await axe('[role=dialog]');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByRole('dialog', { name: `Invitation for ${email}` })).toContainText(/\/login#invite=\w{40}/);
    await axe('[role=dialog]');
    await shot(page, 'settings-invited', project.name);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: `Take back the invitation of ${email}` }).click();
    await said(page, 'Invitation taken back');
    await expect(page.getByText(email)).toHaveCount(0);

    const row = page.getByRole('row').filter({ hasText: who.email }), menu = row.getByRole('button', { name: 'Actions for Uma Untold' });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Make a password link' }).click();
    const link = await page.getByRole('dialog', { name: 'Password link for Uma Untold' }).locator('code').innerText();
    await page.getByRole('button', { name: 'Done' }).click();
    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto(link);
    await theirs.getByLabel('Password', { exact: true }).fill('handed over by hand');
    await theirs.getByLabel('Confirm password', { exact: true }).fill('handed over by hand');
    await theirs.getByRole('button', { name: 'Save password' }).click();
    await expect(theirs.getByRole('status')).toHaveText('Your password is saved. Sign in with it.');
    await theirs.context().close();
    expect((await session.ask('GET', '/api/v1/me')).status).toBe(401);

    const again = await Session.of(server, { ...who, password: 'handed over by hand' });
    await menu.click();
    await shot(page, 'settings-user-menu', project.name);
    await page.getByRole('menuitem', { name: 'Deactivate' }).click();
    await axe('[role=dialog]');
    await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
    await said(page, 'Uma Untold was deactivated');
    await expect(row.getByText('Deactivated')).toBeVisible();
    expect((await again.ask('GET', '/api/v1/me')).status).toBe(401);
    await menu.click();
    await page.getByRole('menuitem', { name: 'Let in again' }).click();
    await said(page, 'Uma Untold can come in again');
});

test('U1 a role that was taken away is gone at once, and the last owner stays', async ({ desk: page, server, browser }) => {
    const who = await newcomer(server, 'agent', 'Rae Rolled'), theirs = await browser_of(browser, server, page, who);
    await theirs.goto(server.url + '/orders');
    await expect(theirs.getByRole('button', { name: 'Create order' })).toBeVisible();
    await page.goto(server.url + '/settings/users');
    await page.getByLabel('Role of Rae Rolled').selectOption('viewer');
    await said(page, 'Rae Rolled: Viewer');
    await expect(theirs.getByRole('button', { name: 'Create order' })).toHaveCount(0); /* without reload */
    await theirs.context().close();
    await expect(page.getByLabel('Role of Dana')).toHaveValue('owner');
    await page.getByLabel('Role of Dana').selectOption('agent');
    await said(page, /last owner/);
    await expect(page.getByLabel('Role of Dana')).toHaveValue('owner');
});

test('an owner switches off the second factor of somebody who lost it', async ({ desk: page, server }) => {
    const who = await newcomer(server, 'agent', 'Lou Lost');
    await (await Session.of(server, who)).factor();
    await page.goto(server.url + '/settings/users');
    const row = page.getByRole('row').filter({ hasText: who.email });
    await expect(row.getByText('On', { exact: true })).toBeVisible();
    await row.getByRole('button', { name: 'Actions for Lou Lost' }).click();
    await page.getByRole('menuitem', { name: 'Switch second factor off' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch second factor off' }).click();
    await said(page, 'The second factor is off');
    await expect(row.getByText('Off', { exact: true })).toBeVisible();
    await Session.of(server, who);
});

test('an API key is told once, works with its role, and no more when it is revoked', async ({ desk: page, server, axe }, { project }) => {
    const name = 'Warehouse ' + project.name;
    await page.goto(server.url + '/settings/keys');
    await settled(page);
    await page.getByRole('button', { name: 'Create key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What uses it').fill(name);
    await dialog.getByLabel('Role').selectOption('viewer');
    await axe('[role=dialog]');
    await dialog.getByRole('button', { name: 'Create key' }).click();
    const token = await page.getByRole('dialog', { name: 'Your new API key' }).locator('code').innerText();
    await shot(page, 'settings-key', project.name);
    await page.keyboard.press('Escape');
    await expect(page.getByText(token)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Create key' })).toBeFocused(); /* two dialogs later */
    const ask = async (method: string) => (await fetch(server.url + '/api/v1/orders', { method, headers: { Authorization: 'Bearer ' + token, 'Content-Type': 'application/json' }, body: method === 'POST' ? '{}' : undefined })).status;
    expect([await ask('GET'), await ask('POST')]).toEqual([200, 403]);
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText('Viewer');
    await axe();
    await page.getByRole('button', { name: 'Revoke ' + name }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Revoke ' + name })).toBeFocused();
    await page.getByRole('button', { name: 'Revoke ' + name }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await said(page, 'Key revoked');
    await expect(row).toHaveCount(0);
    expect(await ask('GET')).toBe(401);
});

test('general: what two people change at the same time is both kept', async ({ desk: page, server, axe }, { project }) => {
    const name = 'Hearth & Heddle';
    await page.goto(server.url + '/settings/general');
    const before = await server.staff('GET', '/api/v1/shop') as { version: number; number_prefix: string | null; stalled_days: number };
    await page.getByLabel('Prefix').fill('HH-');
    await server.staff('PATCH', '/api/v1/shop', { version: before.version, stalled_days: before.stalled_days + 1 });
    await save(page).click();
    await expect(page.getByRole('alert')).toHaveText('Somebody else saved meanwhile. What you changed is kept here: check it and save again.');
    await expect(page.getByLabel('Days without a scan')).toHaveValue(String(before.stalled_days + 1));
    await expect(page.getByLabel('Prefix')).toHaveValue('HH-');
    await axe();
    await shot(page, 'settings-stale', project.name);
    await save(page).click();
    await said(page, 'Settings saved');
    const now = await server.staff('GET', '/api/v1/shop') as { version: number; number_prefix: string; stalled_days: number };
    expect([now.number_prefix, now.stalled_days]).toEqual(['HH-', before.stalled_days + 1]);
    await page.getByRole('textbox', { name: 'Shop name' }).fill('');
    await save(page).click();
    await expect(page.getByRole('textbox', { name: 'Shop name' })).toBeFocused();
    await expect(page.locator('.mantine-InputWrapper-error')).toBeVisible();
    await page.getByRole('textbox', { name: 'Shop name' }).fill('Hearth and Heddle');
    await save(page).click();
    await expect(page.locator('.shop-name')).toHaveText('Hearth and Heddle');
    await server.staff('PATCH', '/api/v1/shop', { version: now.version + 1, name, number_prefix: before.number_prefix, stalled_days: before.stalled_days });
});

test('a colour that some people cannot read is refused, and the nearest that they can is offered', async ({ desk: page, server, axe }, { project }) => {
    const all = await server.staff('GET', '/api/v1/assistants') as { items: { id: string; accent: string; key: string }[] }, was = all.items[0]!;
    await page.goto(server.url + '/settings/widget');
    const colour = page.getByLabel('Colour', { exact: true });
    await colour.fill('#ff9900');
    await expect(page.getByText(/^Contrast with white: 2\.1\d/)).toBeVisible();
    await expect(colour).toHaveAttribute('aria-invalid', 'true');
    await axe();
    await shot(page, 'settings-contrast', project.name);
    let writes = 0;
    page.on('request', (r) => { if (r.method() === 'PATCH') writes++; });
    await save(page).click();
    await expect(colour).toBeFocused();
    expect(writes).toBe(0);
    const offered = nearest('#ff9900');
    await page.getByRole('button', { name: `Use ${offered}` }).click();
    await expect(page.getByText('Everybody can read it.')).toBeVisible();
    await page.getByRole('radio', { name: 'Left' }).check();
    await save(page).click();
    await said(page, 'Settings saved');
    expect(writes).toBe(1);
    const script = await (await page.request.get(`${server.url}/widget/${was.key}.js`)).text();
    expect(script).toContain(offered);
    const now = (await server.staff('GET', '/api/v1/assistants') as { items: { version: number }[] }).items[0]!;
    await server.staff('PATCH', '/api/v1/assistants/' + was.id, { version: now.version, accent: was.accent, side: 'end' });
});

test('the offered colour passes, is no darker than it must be, and keeps its hue', () => {
    const hue = (hex: string) => { const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as [number, number, number]; return Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b); };
    for (let n = 0; n < 300; n++) {
        const hex = '#' + ((n * 8191 * 1021) % 0xffffff).toString(16).padStart(6, '0'), found = nearest(hex);
        expect(contrast(found), hex).toBeGreaterThanOrEqual(ENOUGH);
        if (contrast(hex) >= ENOUGH) expect(found).toBe(hex);
        else expect(contrast(found), hex).toBeLessThan(ENOUGH + 0.2);
    }
    expect(Math.abs(hue(nearest('#ffd400')) - hue('#ffd400'))).toBeLessThan(0.35);
    expect(contrast('#767676')).toBeGreaterThan(4.5); /* the known edge: #777777 fails */
    expect(contrast('#777777')).toBeLessThan(4.5);
});

test('widget: domains, links, the snippet, the secret that is told once, a page’s address', async ({ desk: page, server, axe, context }) => {
    const was = (await server.staff('GET', '/api/v1/assistants') as { items: { id: string; key: string; version: number }[] }).items[0]!;
    const shop = await server.staff('GET', '/api/v1/shop') as { version: number; support_url: string | null };
    await page.goto(server.url + '/settings/widget');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy snippet' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`/widget/${was.key}.js`);
    const domains = page.getByRole('textbox', { name: 'Allowed domains' });
    await domains.fill('shop.example/with/path');
    await save(page).click();
    await expect(page.locator('.mantine-InputWrapper-error')).toBeVisible();
    await expect(domains).toBeFocused();
    await domains.fill(`${server.url}\nhttps://shop.example`);
    await page.getByLabel('Support page').fill('https://shop.example/help');
    await save(page).click();
    await said(page, 'Settings saved');
    const now = (await server.staff('GET', '/api/v1/assistants') as { items: { version: number; origins: string }[] }).items[0]!;
    expect(now.origins).toBe(`${server.url} https://shop.example`);
    expect((await server.staff('GET', '/api/v1/shop') as { support_url: string }).support_url).toBe('https://shop.example/help');

    await page.getByRole('button', { name: 'Make a new secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make a new secret' }).click();
    const secret = await page.getByRole('dialog', { name: 'Your new identity secret' }).locator('code').innerText();
    expect(secret.length).toBeGreaterThan(30);
    await axe('[role=dialog]');
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText(secret)).toHaveCount(0);

    await page.getByLabel('Address of a page').fill('nowhere');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(page.locator('.mantine-InputWrapper-error')).toContainText('It must begin with https://');
    const last = (await server.staff('GET', '/api/v1/assistants') as { items: { version: number }[] }).items[0]!;
    await server.staff('PATCH', '/api/v1/assistants/' + was.id, { version: last.version, origins: '' });
    const s = await server.staff('GET', '/api/v1/shop') as { version: number };
    await server.staff('PATCH', '/api/v1/shop', { version: s.version, support_url: shop.support_url });
});

test('“Check my site” opens the page, and tells what is there and what is not', async ({ page, axe }, { project }) => {
    let body = '<p>Nothing here yet</p>';
    const site = createServer((_, r) => { r.setHeader('Content-Type', 'text/html'); r.end(body); });
    await new Promise<void>((go) => { site.listen(0, '127.0.0.1', go); });
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`, server = await startServer({ demo: true, env: { WISMO_ALLOW_HOSTS: new URL(url).host } });
    try {
        await enter(page.request, server, OWNER);
        await page.goto(server.url + '/settings/widget');
        const check = async () => {
            await page.getByLabel('Address of a page').fill(url);
            await page.getByRole('button', { name: 'Check', exact: true }).click();
        };
        await check();
        await expect(page.getByText('The chat cannot open on this page yet.')).toBeVisible();
        await axe();
        body = `<body>${await page.getByRole('group', { name: 'Snippet' }).innerText()}</body>`;
        await page.getByRole('textbox', { name: 'Allowed domains' }).fill(url);
        await save(page).click();
        await said(page, 'Settings saved');
        await check();
        await expect(page.getByText('The chat can open on this page.')).toBeVisible();
        await expect(page.getByRole('listitem').filter({ hasText: 'Passed' })).toHaveCount(4);
        await axe();
        await page.getByText('The chat can open on this page.').scrollIntoViewIfNeeded();
        await shot(page, 'settings-check', project.name);
    } finally {
        await server.stop();
        site.close();
    }
});

test('the VIP rule is typed in the currency’s own notation', async ({ desk: page, server, axe }) => {
    await page.goto(server.url + '/settings/customers');
    await page.getByLabel('From so many orders on').fill('-3');
    await save(page).click();
    await expect(page.getByText('This must be 0 or more')).toBeVisible();
    await page.getByLabel('From so many orders on').fill('5');
    await page.getByLabel(/^Or from so much on/).fill('1,250.50');
    await save(page).click();
    await said(page, 'Settings saved');
    const rule = await server.staff('GET', '/api/v1/customer-rule') as { version: number; orders: number; total: { minor: number } };
    expect([rule.orders, rule.total.minor]).toEqual([5, 125_050]);
    await axe();
    await page.reload();
    await expect(page.getByLabel(/^Or from so much on/)).toHaveValue('1250.50');
    await server.staff('PATCH', '/api/v1/customer-rule', { version: rule.version, orders: 0, total: { minor: 0 } });
});

test('ready to go: what is done is ticked, and the rest leads to where it is done', async ({ desk: page, server }) => {
    await page.goto(server.url + '/settings/ready');
    const list = await server.staff('GET', '/api/v1/ready') as { items: { key: string; title: string; done: boolean }[] };
    for (const i of list.items) await expect(page.getByRole('listitem').filter({ hasText: i.title })).toContainText(i.done ? 'Done' : 'Still to do');
    const open = list.items.find((i) => !i.done && i.key === 'domain');
    if (open) {
        await page.getByRole('listitem').filter({ hasText: open.title }).getByRole('link').click();
        await heading(page, 'Widget');
    }
});

test('what cannot be loaded says so, and comes when it can', async ({ desk: page, server, axe }) => {
    let broken = true;
    await page.route('**/api/v1/shop', (r) => (broken ? r.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"detail":"The disk is full.","request_id":"req_1"}' }) : r.continue()));
    await page.goto(server.url + '/settings/general');
    await expect(page.getByRole('alert')).toContainText('General could not be loaded');
    await axe();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('textbox', { name: 'Shop name' })).toHaveValue(/Hearth/);
});

test('signing out here leads to the sign-in page, and the owner comes back', async ({ desk: page, server }) => {
    await page.goto(server.url + '/settings/profile');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/login$/);
    await page.goto(server.url + '/settings/users');
    await expect(page).toHaveURL(/\/login\?next=%2Fsettings%2Fusers$/);
    await page.getByLabel('Email').fill(OWNER.email);
    await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/settings\/users$/);
});

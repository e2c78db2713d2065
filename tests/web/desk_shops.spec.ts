/* The frame for people of several shops, of a shop that has nothing yet, and when something breaks. */
import { OWNER, expect, member, rows, shot, signInAs, test } from './desk';
import { startShops, type Shops } from './server.mjs';
import type { Page } from '@playwright/test';

const nav = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const open = async (page: Page, isMobile: boolean | undefined) => { if (isMobile) await page.getByRole('button', { name: 'Menu' }).click(); };

test.describe('shops of their own', () => {
    let shops: Shops;
    test.beforeAll(async () => { shops = await startShops(); });
    test.afterAll(() => shops.stop());
    const signIn = async (page: Page, who: { email: string; password: string }) => {
        const r = await page.request.post(shops.url + '/api/v1/session', { data: who });
        expect(r.status()).toBe(201);
        return (await r.json()) as { csrf: string };
    };
    /* The owner of North works in South, too. */
    let joined = false;
    const join = async (page: Page) => {
        if (joined) return;
        joined = true;
        const south = await signIn(page, shops.south.owner), email = shops.north.owner.email;
        const { link } = await (await staff(page, south.csrf, 'POST', '/api/v1/invitations', { email, role: 'agent' })).json() as { link: string };
        expect((await page.request.post(shops.url + '/api/v1/link/use', { data: { token: link.split('invite=')[1], password: shops.north.owner.password } })).status()).toBe(204);
    };
    const staff = async (page: Page, csrf: string, method: string, path: string, data?: object, shop?: string) =>
        page.request.fetch(shops.url + path, { method, data, headers: { 'Wismo-CSRF': csrf, ...(shop ? { 'Wismo-Shop': shop } : {}) } });

    test('L5 a new shop has no orders yet, and Orders is a place once they are connected', async ({ page, isMobile, axe, quiet }, { project }) => {
        const { csrf } = await signIn(page, shops.north.owner);
        await page.goto(shops.url + '/orders');
        await expect(page.getByText('No orders yet')).toBeVisible();
        await expect(page.getByText('Orders from chats and integrations will appear here')).toBeVisible();
        await axe();
        await shot(page, 'orders-none-yet', project.name);
        await open(page, isMobile);
        await expect(nav(page).getByRole('link', { name: 'Settings' })).toBeVisible();
        await expect(nav(page).getByRole('link', { name: 'Orders', exact: true })).toHaveCount(0);
        const { items } = await (await staff(page, csrf, 'GET', '/api/v1/assistants')).json() as { items: { id: string }[] };
        expect((await staff(page, csrf, 'POST', `/api/v1/assistants/${items[0]!.id}/orders`, {})).status()).toBe(201);
        await expect(nav(page).getByRole('link', { name: 'Orders', exact: true })).toBeVisible(); /* without a reload */
        const { version } = await (await staff(page, csrf, 'GET', `/api/v1/assistants/${items[0]!.id}/orders`)).json() as { version: number };
        expect((await staff(page, csrf, 'DELETE', `/api/v1/assistants/${items[0]!.id}/orders`, { version })).status()).toBe(204);
        await expect(nav(page).getByRole('link', { name: 'Orders', exact: true })).toHaveCount(0);
        expect(quiet).toEqual([]);
    });

    test('one person, two shops: the workspace is switched, and kept', async ({ page, axe, quiet }) => {
        await join(page);
        const { csrf } = await signIn(page, shops.north.owner);
        await staff(page, csrf, 'POST', '/api/v1/orders', { number: 'SOUTH-1' }, shops.south.id);
        await page.goto(shops.url + '/orders');
        const chooser = page.getByRole('combobox', { name: 'Switch workspace' });
        await expect(chooser).toHaveValue(shops.north.id);
        await axe('.head');
        await expect(page.getByText('No orders yet')).toBeVisible();
        await chooser.selectOption('South');
        await expect(chooser).toHaveValue(shops.south.id);
        await page.goto(shops.url + '/orders');
        await expect(rows(page)).toHaveCount(1);
        await expect(rows(page).first()).toContainText('#SOUTH-1');
        await page.reload();
        await expect(chooser).toHaveValue(shops.south.id);
        await expect(rows(page)).toHaveCount(1);
        await expect(page.getByRole('link', { name: 'Export CSV' })).toHaveAttribute('href', new RegExp('shop=' + shops.south.id));
        /* An agent there, the owner here: places follow the role. */
        await page.goto(shops.url + '/audit');
        await expect(page.getByRole('heading', { level: 1, name: 'You do not have access to this page' })).toBeVisible();
        await axe();
        expect(quiet).toEqual([]);
    });

    test('a tab stays in its shop, whatever is chosen in another one', async ({ page }) => {
        await join(page);
        await signIn(page, shops.north.owner);
        await page.goto(shops.url + '/settings/keys');
        await page.getByRole('button', { name: 'Create key' }).click();
        const other = await page.context().newPage();
        await other.goto(shops.url + '/orders');
        await other.getByRole('combobox', { name: 'Switch workspace' }).selectOption('South');
        await expect(other.getByRole('combobox', { name: 'Switch workspace' })).toHaveValue(shops.south.id);
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('What uses it').fill('North alone');
        await dialog.getByRole('button', { name: 'Create key' }).click(); /* an agent in South could not */
        await expect(page.getByRole('dialog', { name: 'Your new API key' })).toBeVisible();
        await other.close();
    });

    test('signing in again over the page leads to no other shop', async ({ page }) => {
        await join(page);
        await signIn(page, shops.north.owner);
        await page.goto(shops.url + '/orders');
        const chooser = page.getByRole('combobox', { name: 'Switch workspace' });
        await chooser.selectOption('South');
        await expect(chooser).toHaveValue(shops.south.id);
        await page.goto(shops.url + '/settings/profile');
        await page.getByLabel('Your name').fill('Nora of both');
        await page.context().clearCookies();
        await page.getByRole('button', { name: 'Save' }).click();
        const again = page.getByRole('dialog', { name: 'Your session has ended' });
        await again.getByLabel('Password', { exact: true }).fill(shops.north.owner.password);
        /* What is read as the person comes back is of before the save, and is told behind it. */
        let read = () => {}, save = () => {};
        const was_read = new Promise<void>((go) => { read = go; }), saved = new Promise<void>((go) => { save = go; });
        const older = page.waitForResponse((r) => r.url().endsWith('/api/v1/me') && r.request().method() === 'GET' && r.ok());
        await page.route('**/api/v1/me', async (r) => {
            if (r.request().method() === 'PATCH') {
                await was_read;
                return r.continue();
            }
            const answer = await r.fetch();
            read();
            await saved;
            return r.fulfill({ response: answer });
        });
        await again.getByRole('button', { name: 'Sign in' }).click();
        await expect(again).toHaveCount(0);
        await expect(page.locator('.save-bar [role=status]')).toHaveText('All changes are saved');
        save();
        expect(await (await older).json()).toMatchObject({ shop_id: shops.south.id, role: 'agent', name: 'Owner' });
        await page.evaluate(() => new Promise((drawn) => { setTimeout(drawn, 200); }));
        await expect(chooser).toHaveValue(shops.south.id);
        await expect(page.getByLabel('Your name')).toHaveValue('Nora of both');
    });
});

test('what waits stands in the rail and in the title, and goes when it is done', async ({ desk: page, server, isMobile, axe }, { project }) => {
    await page.route('**/api/v1/desk/counts', async (r) => {
        const answer = await r.fetch();
        await r.fulfill({ response: answer, json: { ...await answer.json(), requests: 2, tickets: 1, reminders_due: 4, conversations_waiting: 3 } });
    });
    await page.goto(server.url + '/orders');
    await expect(page).toHaveTitle('(3) Orders · wismo');
    await open(page, isMobile);
    await expect(nav(page).getByRole('link', { name: 'Requests & tickets' })).toContainText('3 waiting');
    await expect(nav(page).getByRole('link', { name: 'Reminders' })).toContainText('4 waiting');
    await axe();
    await shot(page, 'desk-counts', project.name);
    await page.unroute('**/api/v1/desk/counts');
    const { items } = await server.staff('GET', '/api/v1/orders?per_page=1') as { items: { id: string }[] };
    const before = (await server.staff('GET', '/api/v1/desk/counts') as { reminders_due: number }).reminders_due;
    await server.staff('POST', `/api/v1/orders/${items[0]!.id}/reminders`, { text: 'Call', due_at: new Date(Date.now() - 86_400_000).toISOString() });
    await expect(nav(page).getByRole('link', { name: 'Reminders' })).toContainText(`${before + 1} waiting`);
});

test('K1 g and a letter lead to every place', async ({ desk: page, server, isMobile }) => {
    test.skip(!!isMobile, 'keys belong to the desktop');
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(list).toBeVisible();
    const places = await list.locator('dl > div').filter({ hasText: 'Go to a page' }).evaluateAll((all) => all.map((d) => [d.querySelector('dd')!.textContent!.split(': ')[1]!, d.querySelectorAll('kbd')[1]!.textContent!]));
    expect(places.map(([name]) => name)).toEqual(await nav(page).getByRole('link').locator('.label').allTextContents());
    expect(places.length).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
    for (const [name, key] of [...places.slice(1), places[0]!]) {
        await page.keyboard.press('g');
        await page.keyboard.press(key!);
        await expect(nav(page).getByRole('link', { name: name!, exact: false }).first()).toHaveAttribute('aria-current', 'page');
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    }
});

test('the theme of this person is there on another browser', async ({ browser, server, page }) => {
    const who = await member(server, 'agent');
    await signInAs(page, server, who);
    await page.goto(server.url + '/orders');
    await page.getByRole('button', { name: /^Account of/ }).click();
    const saved = page.waitForResponse((r) => r.request().method() === 'PATCH' && r.url().endsWith('/me'));
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await saved;
    const context = await browser.newContext({ colorScheme: 'light' }), other = await context.newPage();
    await signInAs(other, server, who);
    await other.goto(server.url + '/orders');
    await expect(other.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await context.close();
});

test('a page that breaks says so, gives its details, and leaves the others alone', async ({ page, server, isMobile, axe }, { project }) => {
    await signInAs(page, server);
    await page.route(/\/api\/v1\/orders\?/, (r) => r.fulfill({ json: { items: [null], total: 1, total_is_exact: true, counts: {} } }));
    await page.goto(server.url + '/orders');
    await expect(page.getByRole('heading', { name: 'Something went wrong on this page' })).toBeVisible();
    await axe();
    await shot(page, 'desk-crash', project.name);
    await expect(page.getByRole('button', { name: 'Copy details' })).toBeVisible();
    await open(page, isMobile);
    await nav(page).getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Something went wrong on this page');
    await page.unroute(/\/api\/v1\/orders\?/);
    await page.goto(server.url + '/orders');
    await expect(rows(page)).toHaveCount(10);
});

test('lost live updates are said, and come back', async ({ page, server, axe }) => {
    await signInAs(page, server);
    await page.route('**/api/v1/events', (r) => r.abort());
    await page.goto(server.url + '/orders');
    await expect(page.getByText('Live updates are interrupted. Trying again…')).toBeVisible();
    await expect(rows(page)).toHaveCount(10);
    await axe();
    await page.unroute('**/api/v1/events');
    await expect(page.getByText('Live updates are interrupted. Trying again…')).toBeHidden({ timeout: 30_000 });
});

test('a session that ends under a draft keeps the draft, and the save goes on', async ({ desk: page, server, axe }) => {
    const o = await server.staff('POST', '/api/v1/orders', { customer_name: 'Draft Kept' }) as { id: string };
    await page.goto(`${server.url}/orders/${o.id}?edit=1`);
    await page.getByLabel('Phone', { exact: true }).fill('+420601234567');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await expect(dialog).toBeVisible();
    await axe('[role=dialog]');
    await dialog.getByLabel('Email').fill(OWNER.email);
    await dialog.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Order updated')).toBeVisible();
    expect((await server.staff('GET', '/api/v1/orders/' + o.id) as { phone: string }).phone).toBe('+420601234567');
});

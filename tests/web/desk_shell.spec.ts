/* The frame of every page: keys, palette, theme, bars, the session that ends, focus and titles. */
import { OWNER, expect, rows, shot, test } from './desk';

test.describe('on a desktop', () => {
    test.skip(({ isMobile }) => !!isMobile, 'keys and rail belong to the desktop');

    test('K1 every shortcut, and the switch that turns them off', async ({ desk: page, server }) => {
        await page.goto(server.url + '/orders');
        await expect(rows(page)).toHaveCount(10);
        await page.keyboard.press('/');
        await expect(page.getByRole('searchbox')).toBeFocused();
        await page.keyboard.press('f'); /* a letter in a field */
        await expect(page.getByRole('searchbox')).toHaveValue('f');
        await page.keyboard.press('Escape');
        await expect(page.getByRole('searchbox')).toHaveValue('');
        await page.getByRole('heading', { level: 1 }).focus();
        await page.keyboard.press('j');
        await expect(rows(page).nth(0).getByRole('link').first()).toBeFocused();
        await page.keyboard.press('j');
        await expect(rows(page).nth(1).getByRole('link').first()).toBeFocused();
        await page.keyboard.press('k');
        await expect(rows(page).nth(0).getByRole('link').first()).toBeFocused();
        await page.keyboard.press(']');
        await expect(page.getByText(/^11–20 of/)).toBeVisible();
        await page.keyboard.press('[');
        await expect(page.getByText(/^1–10 of/)).toBeVisible();
        await page.keyboard.press('f');
        await expect(page.getByRole('dialog', { name: 'Advanced filters' })).toBeVisible();
        await page.keyboard.press('j'); /* nothing below a dialog */
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await page.keyboard.press('?');
        const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
        await expect(list).toBeVisible();
        await list.getByRole('switch').click();
        await expect(list.getByRole('switch')).not.toBeChecked();
        await page.keyboard.press('Escape');
        await expect(list).toHaveCount(0);
        await page.getByRole('heading', { level: 1 }).focus();
        await page.keyboard.press('f');
        await page.keyboard.press('/');
        await expect(page.getByRole('searchbox')).not.toBeFocused();
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await page.keyboard.press('Control+k'); /* this one stays */
        await expect(page.getByRole('combobox', { name: 'Go to' })).toBeFocused();
        await page.keyboard.type('shortcuts');
        await page.keyboard.press('Enter');
        await list.getByRole('switch').click();
        await page.keyboard.press('Escape');
    });

    test('K1 the keys that open, edit, save, print and create', async ({ desk: page, server }) => {
        const mark = Math.random().toString(36).slice(2); /* another order may bear this one's number in its phone */
        const o = await server.staff('POST', '/api/v1/orders', { customer_name: `Key ${mark}` }) as { id: string };
        await page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = '1'; }; });
        await page.goto(server.url + '/orders?query=' + mark);
        await expect(rows(page)).toHaveCount(1);
        await page.getByRole('heading', { level: 1 }).focus();
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(new RegExp(`/orders/${o.id}$`));
        await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
        await page.keyboard.press('p');
        await expect(page.locator('html[data-printed]')).toHaveCount(1);
        await page.keyboard.press('e');
        await page.getByLabel('Customer', { exact: true }).fill(`Key ${mark} Bored`);
        await page.keyboard.press('Control+s'); /* in a field, too */
        await expect(page.getByText('Order updated')).toBeVisible();
        await page.keyboard.press('e');
        await expect(page.getByLabel('Customer', { exact: true })).toHaveValue(`Key ${mark} Bored`);
        await page.keyboard.press('Escape');
        await page.goBack();
        await expect(rows(page)).toHaveCount(1);
        await page.getByRole('heading', { level: 1 }).focus();
        await page.keyboard.press('j');
        await page.keyboard.press('e');
        await expect(page.getByLabel('Customer', { exact: true })).toBeVisible();
        await page.goto(server.url + '/orders');
        await expect(rows(page)).toHaveCount(10);
        await page.keyboard.press('c');
        await expect(page).toHaveURL(/\/orders\/ord_\w+\?edit=1$/);
    });

    test('the palette opens an order by its number', async ({ desk: page, server, axe }) => {
        await page.goto(server.url + '/orders');
        await page.getByRole('button', { name: 'Search', exact: true }).click();
        const field = page.getByRole('combobox', { name: 'Go to' });
        await field.fill('zzzz');
        await expect(page.getByRole('listbox', { name: 'Go to' }).getByRole('option')).toHaveCount(1); /* search for it */
        await field.fill('#1388');
        await expect(page.getByRole('option', { name: /Open order #1388/ })).toHaveAttribute('aria-selected', 'true');
        await axe();
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/\/orders\/ord_/);
    });

    test('the rail tells its words, and the skip link skips it', async ({ desk: page, server }) => {
        await page.goto(server.url + '/orders');
        await expect(rows(page).first()).toBeVisible();
        await page.keyboard.press('Tab');
        await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(page.getByRole('main')).toBeFocused();
        await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Orders' })).toHaveAttribute('aria-current', 'page');
        await page.setViewportSize({ width: 1680, height: 900 });
        expect((await page.getByRole('navigation', { name: 'Main' }).boundingBox())!.width).toBe(208);
    });
});

test('the theme is chosen, kept, and there before the first paint', async ({ desk: page, server }) => {
    await page.goto(server.url + '/orders');
    const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
    expect(await scheme()).toBe('light');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    expect(await scheme()).toBe('dark');
    await page.goto(server.url + '/login');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 22, 29)');
    await page.route('**/main-*.js', (r) => r.abort()); /* only what runs before React */
    await page.goto(server.url + '/orders');
    expect(await scheme()).toBe('dark');
});

test('offline is said, and over when it is over', async ({ desk: page, server, context, axe }, { project }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page).first()).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText('You are offline. Changes will not be saved.')).toBeVisible();
    await axe();
    await shot(page, 'desk-offline', project.name);
    await expect(rows(page).first()).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('You are offline. Changes will not be saved.')).toBeHidden();
});

test('a session that ends is begun again over the page, and the request goes on', async ({ desk: page, server, axe }, { project }) => {
    await page.goto(server.url + '/orders');
    await expect(rows(page).first()).toBeVisible();
    const found = page.waitForResponse(/query=14(&|$)/); /* the answer to the typing must not be what ends the session */
    await page.getByRole('searchbox').fill('14');
    await found;
    await expect(page.getByText(/^1–/)).toBeVisible();
    await page.context().clearCookies();
    await page.getByRole('button', { name: /^Delivered/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await expect(dialog).toBeVisible();
    await axe('[role=dialog]'); /* the list behind it is dimmed: its answer is still to come */
    await shot(page, 'desk-session', project.name);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
    await dialog.getByLabel('Email').fill(OWNER.email);
    await dialog.getByLabel('Password', { exact: true }).fill('wrong');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Email or password is not correct');
    await dialog.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('searchbox')).toHaveValue('14');
    await expect(page.getByRole('button', { name: /^Delivered/ })).toHaveAttribute('aria-pressed', 'true');
    /* Writes carry the new session's token. */
    await page.getByRole('button', { name: 'Create order' }).click();
    await expect(page.getByRole('status').getByText('Order created')).toBeVisible();
});

test('a page that is not there says so, and a new page takes focus and title', async ({ desk: page, server, axe }) => {
    await page.goto(server.url + '/settings/nowhere');
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
    await axe();
    await page.getByRole('link', { name: 'Back to Orders' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeFocused();
    await expect(page).toHaveTitle(/^(\(\d+\) )?Orders · wismo$/);
});

test('the drawer of a phone keeps the focus inside', async ({ desk: page, server, isMobile, axe }, { project }) => {
    test.skip(!isMobile, 'phones only');
    await page.goto(server.url + '/orders');
    const burger = page.getByRole('button', { name: 'Menu' });
    await burger.click();
    await expect(page.getByRole('link', { name: 'Orders', exact: true })).toBeFocused();
    await axe();
    await shot(page, 'desk-drawer', project.name);
    await page.keyboard.press('Escape');
    await expect(burger).toBeFocused();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
});

/* Every way into the desk, on the real server: second factor, first owner, invitations, forgotten passwords, and what is
   said when a link or a patience is at its end. */
import { OWNER, expect, shot, test } from './desk';
import { PASSWORD, Session, address, newcomer, next_code, token_of, type } from './people';
import { startServer } from './server.mjs';

const title = (page: import('@playwright/test').Page, name: string) => page.getByRole('heading', { level: 1, name });

test('the second factor: a wrong code, the right one, a recovery code that counts once', async ({ page, server, looks, quiet }) => {
    const who = await newcomer(server, 'agent'), { secret, codes } = await (await Session.of(server, who)).factor();
    await page.goto(server.url + '/login');
    await type(page, who);
    await expect(title(page, 'Second factor')).toBeVisible();
    const code = page.getByLabel('Code', { exact: true });
    await expect(code).toBeFocused();
    await expect(code).toHaveAttribute('inputmode', 'numeric');
    await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
    await looks();
    await code.fill('000000');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This code is not correct')).toBeVisible();
    await looks('login-code');
    await code.fill(next_code(secret));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/orders$/);

    const recover = async (typed: string) => {
        await page.context().clearCookies();
        await page.goto(server.url + '/login');
        await type(page, who);
        await page.getByRole('button', { name: 'Use a recovery code' }).click();
        await page.getByLabel('Recovery code').fill(typed);
        await page.getByRole('button', { name: 'Continue' }).click();
    };
    await recover(codes[3]!.toUpperCase());
    await expect(page).toHaveURL(/\/orders$/);
    await recover(codes[3]!);
    await expect(page.getByText('This code is not correct')).toBeVisible();
    expect(quiet).toEqual([]);
});

test('the first owner: without the link a hint, with it a shop, and the link leaves the address', async ({ page, axe, quiet }, { project }) => {
    const fresh = await startServer({ empty: true });
    try {
        await page.goto(fresh.url + '/login');
        await expect(title(page, 'Create the owner account')).toBeVisible();
        await expect(page.getByText('Open the link that wismo printed')).toBeVisible();
        await axe();
        const link = /http\S+\/login#setup=\S+/.exec(fresh.log())![0];
        await page.goto('about:blank');
        await page.goto(link);
        await expect(page.getByLabel('Shop name')).toBeFocused();
        expect(page.url()).toBe(fresh.url + '/login');
        await page.getByLabel('Shop name').fill('Kiln & Thread');
        await page.getByLabel('Your name').fill('Flo');
        await page.getByLabel('Email').fill('flo@kiln.example');
        await page.getByLabel('Password', { exact: true }).fill('short');
        await page.getByLabel('Confirm password', { exact: true }).fill('shorter');
        await page.getByRole('button', { name: 'Create account' }).click();
        await expect(page.getByText('The password needs at least 12 characters')).toBeVisible();
        await expect(page.getByText('The passwords differ')).toBeVisible();
        await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
        await axe();
        await shot(page, 'login-owner', project.name);
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await page.getByLabel('Confirm password', { exact: true }).fill(PASSWORD);
        await page.getByRole('button', { name: 'Create account' }).click();
        /* The new owner sees what is left to do: the shop has its name, the rest leads on. */
        await expect(page).toHaveURL(/\/settings\/ready$/);
        await expect(title(page, 'Ready to go')).toBeVisible();
        await expect(page.getByText('1 of 5 done')).toBeVisible();
        await expect(page.getByRole('listitem').filter({ hasText: 'Connect Orders' }).getByRole('link')).toHaveAttribute('href', '/integrations');
        await axe();
        await shot(page, 'ready-first', project.name);
        await page.goto(fresh.url + '/orders');
        await page.getByRole('link', { name: 'See what is left to do' }).click();
        await expect(title(page, 'Ready to go')).toBeFocused();
        /* Nobody else becomes the owner with it. */
        await page.context().clearCookies();
        await page.goto('about:blank');
        await page.goto(link);
        for (const [label, words] of [['Shop name', 'Eve'], ['Your name', 'Eve'], ['Email', 'eve@kiln.example'], ['Confirm password', PASSWORD]] as const) await page.getByLabel(label, { exact: true }).fill(words);
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await page.getByRole('button', { name: 'Create account' }).click();
        await expect(page.getByRole('alert')).toContainText('There is an owner already');
        expect(quiet).toEqual([]);
    } finally {
        await fresh.stop();
    }
});

test('an invitation of somebody new', async ({ page, server, looks }) => {
    const email = address('new'), { link } = await server.staff('POST', '/api/v1/invitations', { email, role: 'viewer' }) as { link: string };
    await page.route('**/api/v1/link', (r) => r.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }));
    await page.goto(link);
    await expect(page.getByText('wismo cannot be reached.')).toBeVisible();
    await page.unroute('**/api/v1/link');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(title(page, 'Join Hearth & Heddle')).toBeVisible();
    expect(page.url()).toBe(server.url + '/login');
    await expect(page.getByText(`You were invited as Viewer, with ${email}.`)).toBeVisible();
    await looks('login-invite');
    await page.getByLabel('Your name').fill('Nia New');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Confirm password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('status')).toHaveText('You are in. Sign in now.');
    await expect(page.getByLabel('Email')).toHaveValue(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/orders$/);
    await expect(page.getByRole('button', { name: 'Account of Nia New' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create order' })).toHaveCount(0);
});

test('an invitation of somebody who has an account elsewhere, with a second factor', async ({ page, axe }, { project }) => {
    const two = await startServer({});
    try {
        const north = { email: 'owner@north.example', password: PASSWORD }, south = { email: 'owner@south.example', password: PASSWORD };
        const { secret } = await (await Session.of(two, south)).factor();
        const invited = await (await Session.of(two, north)).ask('POST', '/api/v1/invitations', { email: south.email, role: 'agent' });
        await page.goto(((await invited.json()) as { link: string }).link);
        await expect(page.getByText('You have an account already: enter its password.')).toBeVisible();
        await expect(page.getByLabel('Your name')).toHaveCount(0);
        await axe();
        await page.getByLabel('Password', { exact: true }).fill('not the password');
        await page.getByRole('button', { name: 'Join' }).click();
        await expect(page.getByRole('alert')).toContainText('Email or password is not correct');
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await page.getByRole('button', { name: 'Join' }).click();
        const code = page.getByLabel('Code');
        await expect(code).toBeFocused();
        await expect(page.getByLabel('Password', { exact: true })).toHaveValue(PASSWORD);
        await code.fill('000000');
        await page.keyboard.press('Enter');
        await expect(page.getByText('This code is not correct')).toBeVisible();
        await axe();
        await shot(page, 'login-invite-code', project.name);
        await code.fill(next_code(secret));
        await page.keyboard.press('Enter');
        await expect(page.getByRole('status')).toHaveText('You are in. Sign in now.');
    } finally {
        await two.stop();
    }
});

test('a slow server takes nothing away that was typed: a forgotten password', async ({ page, server }) => {
    let answer = (): void => {};
    const slow = new Promise<void>((go) => { answer = go; });
    await page.route('**/api/v1/setup', async (r) => { await slow; await r.continue(); });
    await page.goto(server.url + '/login');
    await page.getByLabel('Email').fill('late@people.example');
    await page.getByRole('button', { name: 'Forgot password?' }).click();
    await expect(title(page, 'Reset your password')).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue('late@people.example');
    await page.getByRole('button', { name: 'Send the link' }).click();
    answer();
    await expect(page.getByRole('status')).toHaveText('If this email belongs to an account, a link is on its way. It works for one hour.');
});

test('a forgotten password: the same answer for all, a link by mail, and every old session ends', async ({ page, server, axe }, { project }) => {
    const who = await newcomer(server, 'agent'), before = await Session.of(server, who);
    const ask = async (email: string) => {
        await page.goto(server.url + '/login');
        await page.getByRole('button', { name: 'Forgot password?' }).click();
        await page.getByLabel('Email').fill(email);
        await page.getByRole('button', { name: 'Send the link' }).click();
        await expect(page.getByRole('status')).toHaveText('If this email belongs to an account, a link is on its way. It works for one hour.');
    };
    await ask('nobody@people.example');
    await ask(who.email);
    const mailed = async () => ((await (await page.request.get(server.url + '/demo/mails')).json()) as { items: { to: string; subject: string; text: string }[] }).items.find((m) => m.to === who.email && m.subject === 'Reset your password');
    await expect.poll(async () => !!(await mailed()), { timeout: 15_000 }).toBe(true);
    await page.goto(/http\S+#reset=\S+/.exec((await mailed())!.text)![0]);
    await expect(title(page, 'Choose a new password')).toBeVisible();
    await expect(page.getByText(`For ${who.email}`)).toBeVisible();
    await axe();
    await shot(page, 'login-reset', project.name);
    await page.getByLabel('Password', { exact: true }).fill('another horse battery');
    await page.getByLabel('Confirm password', { exact: true }).fill('another horse battery');
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByRole('status')).toHaveText('Your password is saved. Sign in with it.');
    expect((await before.ask('GET', '/api/v1/me')).status).toBe(401);
    await page.getByLabel('Password', { exact: true }).fill('another horse battery');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/orders$/);
});

test('a link that was used, taken back, or is too old says so', async ({ page, server, axe }, { project }) => {
    const dead = async (link: string) => {
        await page.goto('about:blank');
        await page.goto(link);
        await expect(page.getByText('This link was used before, or is too old. Ask for a new one.')).toBeVisible();
    };
    const invite = async () => await server.staff('POST', '/api/v1/invitations', { email: address('late'), role: 'agent' }) as { id: string; link: string };
    const old = await invite(), used = await invite();
    server.sql(`UPDATE staff_link SET until = 1 WHERE id = '${old.id}'`);
    await dead(old.link);
    await axe();
    await shot(page, 'login-dead-link', project.name);
    await fetch(server.url + '/api/v1/link/use', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token: token_of(used.link), password: PASSWORD, name: 'Uma' }) });
    await dead(used.link);
    await page.getByRole('button', { name: 'Back to sign in' }).click();
    await expect(page.getByLabel('Email')).toBeFocused();
});

test('after too many misses one has to wait, and is told how long', async ({ page, axe }, { project }) => {
    const strict = await startServer({ demo: true, limits: true });
    try {
        await page.goto(strict.url + '/login');
        for (let i = 0; i < 5; i++) {
            const answer = page.waitForResponse('**/api/v1/session');
            await type(page, { email: OWNER.email, password: 'wrong ' + i });
            expect((await answer).status()).toBe(401);
            await expect(page.getByRole('alert')).toHaveText('Email or password is not correct');
            await expect(page.getByRole('button', { name: 'Sign in', exact: true })).not.toHaveAttribute('aria-busy', 'true');
        }
        await type(page, OWNER);
        await expect(page.getByRole('alert')).toHaveText('Too many attempts. Try again in 1 minute.');
        await axe();
        await shot(page, 'login-throttled', project.name);
    } finally {
        await strict.stop();
    }
});

test('“Keep me signed in” outlives the browser, without it nothing does', async ({ page, server }) => {
    const who = await newcomer(server, 'viewer');
    const session = async (keep: boolean) => {
        await page.context().clearCookies();
        await page.goto(server.url + '/login');
        if (keep) await page.getByLabel('Keep me signed in').check();
        await type(page, who);
        await expect(page).toHaveURL(/\/orders$/);
        return (await page.context().cookies()).find((c) => c.name === 'wismo_session')!;
    };
    const short = await session(false), long = await session(true);
    expect([short.expires, short.httpOnly, short.sameSite]).toEqual([-1, true, 'Lax']);
    expect(long.expires - Date.now() / 1000).toBeGreaterThan(29 * 86_400);
});

/*
 * The shopper's stories, W-a to W-e. Against the peer, or against a real server with the demo's data by
 * WISMO_TEST_URL; so they look at cards, forms and buttons, and at words only where both say the same.
 */
import { Chat, expect, test as base, type Peer } from './shop';

interface Demo { assistant_key: string; customers: { name: string; email: string; token: string }[]; try: { number: string; email: string }[] }

const real = process.env.WISMO_TEST_URL;

const test = base.extend<{ site: string; demo: Demo; visit: (attrs?: string) => Promise<void> }>({
    site: async ({ peer }, use) => use(real ?? peer.shop),
    demo: async ({ site, request }, use) => use(await (await request.get(site + '/demo/config.json')).json()),
    /* A bare page of the shop's own origin with the widget on it. */
    visit: async ({ page, site, peer, demo }, use) => use(async (attrs = '') => {
        const api = real ?? (peer as Peer).api;
        await page.route(site + '/bare.html', (r) => r.fulfill({
            contentType: 'text/html',
            body: `<!doctype html><html lang="en"><title>Bare</title><body><main><h1>Bare</h1></main><script async src="${api}/widget/${demo.assistant_key}.js" ${attrs}></script></body></html>`,
        }));
        await page.goto(site + '/bare.html');
    }),
});

/* A real server makes those wait who guess. */
test.setTimeout(45_000);

/* Tells the assistant something it asked for, by form or by text, whichever is shown. */
async function tell(chat: Chat, value: string): Promise<void> {
    const field = chat.log.locator('form input').last();
    if (await chat.log.locator('form').count()) {
        await field.fill(value);
        await field.press('Enter');
    } else await chat.say(value);
}

async function asked(chat: Chat, number: string, email: string): Promise<void> {
    const before = await chat.bubbles.count();
    await tell(chat, number);
    await expect.poll(() => chat.bubbles.count()).toBeGreaterThanOrEqual(before + 2);
    await tell(chat, email);
}

test('W-a guest: right, wrong, wrong twice', async ({ chat, demo, visit, axe }) => {
    const [mine] = demo.try;
    await visit();
    await chat.open();
    await chat.choose('Check order status');
    await chat.heard(/order number/);
    await asked(chat, mine!.number, 'nobody@example.com');
    await chat.heard(/could not find/);
    await asked(chat, mine!.number, 'nobody@example.com');
    await expect(chat.option('Contact Support')).toBeVisible();
    await chat.choose('Try again');
    await expect(chat.log.getByRole('button', { name: 'Try again' })).toHaveAttribute('aria-pressed', 'true');
    await asked(chat, mine!.number, mine!.email);
    await expect(chat.cards).toHaveCount(1);
    await expect(chat.cards.first()).toContainText('#' + mine!.number);
    await axe();
});

test('W-b token: at most six orders, then “I cannot see my order”', async ({ page, chat, demo, visit, axe }) => {
    await visit(`data-token="${demo.customers[0]!.token}"`);
    await chat.open();
    await chat.choose('Check order status');
    const lines = chat.log.getByRole('list').last().getByRole('button');
    await expect(lines.first()).toBeVisible();
    expect(await lines.count()).toBeLessThanOrEqual(6);
    await axe();
    await lines.first().click();
    await expect(chat.cards).toHaveCount(1);
    await page.reload();
    await chat.open();
    await expect(chat.cards).toHaveCount(1);
    await expect(chat.log.getByRole('list').first().getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
    await chat.choose('Check another order');
    await expect(chat.log.getByRole('button', { name: 'I cannot see my order' })).toHaveCount(2);
    await chat.choose('I cannot see my order');
    await expect(chat.box).toBeVisible();
});

test('W-c another customer’s number with one’s own address: the same words and steps as a number that is none', async ({ chat, demo, page, visit }) => {
    const mine = demo.try[0]!, theirs = demo.try.find((t) => t.email !== mine.email)!;
    const heard: string[][] = [];
    for (const number of [theirs.number, '999999']) {
        await visit();
        await chat.open();
        await chat.choose('Check order status');
        await chat.heard(/order number/);
        await asked(chat, number, mine.email);
        await chat.heard(/could not find/);
        await expect(chat.cards).toHaveCount(0);
        heard.push((await chat.said()).map((s) => s.replace(number, 'N')));
        await page.evaluate(() => localStorage.clear());
    }
    expect(heard[0]).toEqual(heard[1]);
});

test('W-d a forged token: asks like a guest, no error', async ({ chat, visit, demo }) => {
    await visit(`data-token="${demo.customers[0]!.token.slice(0, -4)}AAAA"`);
    await chat.open();
    await chat.choose('Check order status');
    await chat.heard(/order number/);
    await expect(chat.cards).toHaveCount(0);
});

test('the demo shop opens the chat with an order, and signs customers in and out', async ({ page, site, demo, chat, quiet, axe }) => {
    await page.goto(site + '/storefront/');
    await expect(page.getByRole('heading', { name: 'Stoneware mug' })).toBeVisible();
    await axe();
    await page.getByRole('button', { name: '#' + demo.try[0]!.number }).click();
    await expect(chat.box).toHaveValue(new RegExp(demo.try[0]!.number));
    await chat.box.press('Enter');
    await chat.heard(/e-mail/);
    await page.keyboard.press('Escape');
    await page.getByLabel('Signed in as').selectOption(demo.customers[0]!.email);
    await chat.open();
    await chat.option('Contact Support').waitFor();
    await chat.say('Check order status');
    await expect(chat.cards.or(chat.log.getByRole('list')).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByLabel('Signed in as').selectOption('');
    await chat.open();
    await expect(chat.option('Contact Support')).toBeVisible();
    await expect(chat.log.getByRole('list').or(chat.cards)).toHaveCount(0);
    expect(quiet.filter((n) => !/409/.test(n))).toEqual([]);
});

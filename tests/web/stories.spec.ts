/* The shopper's stories, told to a real server with the demo shop. */
import { inBoth } from './axe';
import { expect, shot, test as base, type Chat } from './shop';
import type { Demo } from './server.mjs';

interface Fixtures {
    demo: Demo;
    visit: (attrs?: string, hash?: string) => Promise<void>;
    pictures: (name: string) => Promise<void>;
}

const test = base.extend<Fixtures>({
    demo: async ({ server }, use) => use(server.demo),
    /* A bare page of the shop's own origin with the widget on it. */
    visit: async ({ page, server, demo }, use) => {
        let at = 0;
        await use(async (attrs = '', hash = '') => {
            const path = `${server.url}/bare${++at}.html`;
            await page.route(path, (r) => r.fulfill({
                contentType: 'text/html',
                body: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Bare</title><body><main><h1>Bare</h1></main><script async src="${server.url}/widget/${demo.assistant_key}.js" ${attrs}></script></body></html>`,
            }));
            await page.goto(path + hash);
        });
    },
    pictures: async ({ page }, use, { project }) => use(async (name) => {
        await inBoth(page, (colorScheme) => shot(page, `story-${name}-${colorScheme}`, project.name));
        await page.emulateMedia({ colorScheme: null });
    }),
});

/* Answers what was asked for, by form or by text, whichever is shown, and waits for the next words of the bot. */
async function tell(chat: Chat, value: string): Promise<void> {
    const theirs = chat.log.locator('.b:not(.u)'), before = await theirs.count();
    const field = chat.log.locator('form input').last();
    if (await field.count()) {
        await field.fill(value);
        await field.press('Enter');
    } else await chat.say(value);
    await expect.poll(() => theirs.count()).toBeGreaterThan(before);
}

async function identify(chat: Chat, number: string, email: string): Promise<void> {
    await chat.heard(/order number/);
    await tell(chat, number);
    await tell(chat, email);
}

/* To a ticket: says what it is about when the bot asks for that. */
async function ticket(chat: Chat, issue: string): Promise<void> {
    const asks = chat.log.getByText(/in a few words/).last(), done = chat.log.getByText(/ticket number is \d+/).last();
    await expect(asks.or(done).last()).toBeVisible();
    if (!await done.count()) await tell(chat, issue);
    await expect(done).toBeVisible();
}

/* A link to the carrier that opens beside the shop. */
async function expectTracking(chat: Chat): Promise<void> {
    const link = chat.cards.last().getByRole('link', { name: 'Track parcel' }).first();
    await expect(link).toHaveAttribute('href', /^https:\/\/\S+/);
    await expect(link).toHaveAttribute('target', '_blank');
}

test('the whole way: wrong twice, right, reload, no cancelling, a person with a ticket', async ({ page, server, chat, demo, quiet, axe, pictures }) => {
    const [mine] = demo.try;
    await page.goto(server.url + '/storefront/');
    await expect(page.getByRole('heading', { name: 'Stoneware mug' })).toBeVisible();
    await axe();
    await pictures('shop');
    await chat.open();
    await expect(chat.option('Check order status')).toBeVisible();
    await pictures('menu');
    await chat.choose('Check order status');
    await identify(chat, mine!.number, 'nobody@example.com');
    await chat.heard(/could not find/);
    await expect(chat.option('Try again')).toHaveCount(0);
    await identify(chat, mine!.number, 'nobody@example.com');
    await expect(chat.option('Try again')).toBeVisible();
    await expect(chat.option('Contact Support')).toBeVisible();
    await axe();
    await pictures('missed');
    await chat.choose('Try again');
    await expect(chat.log.getByRole('button', { name: 'Try again' })).toHaveAttribute('aria-pressed', 'true');
    await identify(chat, mine!.number, mine!.email);
    const card = chat.cards.first();
    await expect(card).toContainText('#' + mine!.number);
    await expect(card).toContainText('In transit');
    await expect(card).toContainText('Expected delivery');
    await expectTracking(chat);
    await axe();
    await pictures('card');

    await page.reload();
    await chat.open();
    await expect(card).toContainText('#' + mine!.number);
    await expectTracking(chat);
    await pictures('reloaded');
    await chat.choose('Change or cancel');
    await chat.choose('Cancel the order');
    await chat.heard(/cannot be cancell?ed.*already been shipped/s);
    await pictures('not-cancelled');
    await chat.choose('Contact Support');
    await ticket(chat, 'I ordered the wrong colour, please call me.');
    await axe();
    await pictures('ticket');
    await page.reload();
    await chat.open();
    await chat.heard(/ticket number is \d+/);
    expect(quiet).toEqual([]);
});

test('W-b token: at most six orders, “I cannot see my order”, a ticket', async ({ page, chat, demo, visit, axe, pictures }) => {
    await visit(`data-token="${demo.customers[0]!.token}"`);
    await chat.open();
    await chat.choose('Check order status');
    const lines = chat.log.getByRole('list').last().getByRole('button');
    await expect(lines.first()).toBeVisible();
    expect(await lines.count()).toBeLessThanOrEqual(6);
    await axe();
    await pictures('orders');
    await lines.first().click();
    await expect(chat.cards).toHaveCount(1);
    await page.reload();
    await chat.open();
    await expect(chat.cards).toHaveCount(1);
    await expect(chat.log.getByRole('list').first().getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
    await chat.choose('Check another order');
    await expect(chat.log.getByRole('button', { name: 'I cannot see my order' })).toHaveCount(2);
    await chat.choose('I cannot see my order');
    await chat.heard(/Which order is missing/);
    await tell(chat, 'It is 9999, ordered by phone');
    await chat.heard(/ticket number is \d+/);
    await expect(chat.box).toBeVisible();
});

test('W-c another customer’s number with one’s own address: the same words and steps as a number that is none', async ({ chat, demo, page, visit }) => {
    const mine = demo.try[0]!, theirs = demo.try.find((t) => t.email !== mine.email)!;
    const heard: string[][] = [];
    for (const number of [theirs.number, '999999']) {
        await visit();
        await chat.open();
        await chat.choose('Check order status');
        await identify(chat, number, mine.email);
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

test('the demo shop opens the chat with an order, and signs customers in and out', async ({ page, server, demo, chat, quiet }) => {
    await page.goto(server.url + '/storefront/');
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

test('a link and an attribute bring an order number', async ({ page, chat, demo, visit }) => {
    const [mine] = demo.try;
    await visit('', '#wismo=' + mine!.number);
    await expect(chat.box).toHaveValue(new RegExp(mine!.number));
    await chat.box.press('Enter');
    await chat.heard(/e-mail/);
    await tell(chat, mine!.email);
    await expect(chat.cards.first()).toContainText('#' + mine!.number);
    await page.evaluate(() => localStorage.clear());
    await visit(`data-order="${mine!.number}"`);
    await chat.open();
    await chat.choose('Check order status');
    await chat.heard(/e-mail/);
    await tell(chat, mine!.email);
    await expect(chat.cards.first()).toContainText('#' + mine!.number);
});

test('an order in two parcels: both are on the card', async ({ chat, server, visit, axe, pictures }) => {
    const { items } = await server.staff('GET', '/api/v1/orders?status=delivery.partially_shipped') as { items: { number: string; email: string }[] };
    await visit();
    await chat.open();
    await chat.choose('Check order status');
    await identify(chat, items[0]!.number, items[0]!.email);
    const parcels = chat.cards.getByText(/^Parcel \d of 2$/);
    await expect(parcels).toHaveCount(2);
    await expectTracking(chat);
    await axe();
    await parcels.last().scrollIntoViewIfNeeded();
    await pictures('parcels');
});

test('End chat and forget: nothing is kept here, and the next chat knows nothing', async ({ page, chat, demo, visit }) => {
    const [mine] = demo.try;
    await visit();
    await chat.open();
    await chat.choose('Check order status');
    await identify(chat, mine!.number, mine!.email);
    await expect(chat.cards).toHaveCount(1);
    await chat.endAndForget();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await chat.open();
    await chat.choose('Check order status');
    await chat.heard(/order number/);
    await expect(chat.cards).toHaveCount(0);
});

test('the server is killed in the middle: the conversation goes on', async ({ chat, demo, server, visit, page }) => {
    const [mine] = demo.try;
    await visit();
    await chat.open();
    await chat.choose('Check order status');
    await chat.heard(/order number/);
    await tell(chat, mine!.number);
    await chat.heard(/e-mail/);
    const before = await chat.said();
    const back = await server.crash();
    await expect(chat.panel.getByText('Connection lost')).toBeVisible();
    await chat.say(mine!.email);
    await expect(chat.log.getByRole('button', { name: 'Not sent. Tap to try again.' })).toBeVisible();
    await back();
    await chat.log.getByRole('button', { name: 'Not sent. Tap to try again.' }).click();
    await expect(chat.cards.first()).toContainText('#' + mine!.number);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(chat.panel.getByText('Connection lost')).toBeHidden();
    expect((await chat.said()).slice(0, before.length + 1)).toEqual([...before, mine!.email]);
});

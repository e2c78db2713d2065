/* T4: from an order to the chat that it came from, to read; live, with what the bot has collected. */
import { expect, test } from './desk';
import { Shopper, handedOff, ordered } from './desk_chat';

test('X1 a conversation, with pictures', async ({ desk: page, server, looks }) => {
    const { order, shopper } = await handedOff(server, 'It was marked delivered, but nothing is here. See https://example.com/photo.');
    await page.goto(`${server.url}/conversations/${shopper.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Conversation with Maria Öz');
    await expect(page).toHaveTitle(/Conversation with Maria Öz · wismo$/);
    await expect(page.getByRole('heading', { name: `Order #${order.number}` })).toBeVisible();
    await expect(page.getByRole('log')).toContainText('It was marked delivered');
    await looks('conversation', { fullPage: true });
});

test('T4 ⋮ of the order opens its conversation, which says that it is read only', async ({ desk: page, server }) => {
    const order = await ordered(server), shopper = await Shopper.at(server);
    await shopper.say('where is my order', order.number, order.email);
    await page.goto(`${server.url}/orders/${order.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Open client chat' }).click();
    await expect(page).toHaveURL(`${server.url}/conversations/${shopper.id}`);
    await expect(page.getByText('You can read here. Replying comes with the inbox.')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByText('Order number and email')).toBeVisible();
    await expect(page.getByText('With the bot')).toBeVisible();
    await expect(page.getByRole('link', { name: server.url + '/storefront/index.html' })).toBeVisible();
    await expect(page.getByRole('log').getByText(order.email)).toBeVisible();
    await page.getByRole('link', { name: 'Open order' }).click();
    await expect(page).toHaveURL(`${server.url}/orders/${order.id}`);
});

test('it is live: new words, the state and tickets come by themselves; who reads further up is not moved', async ({ desk: page, server }) => {
    const order = await ordered(server), shopper = await Shopper.at(server);
    await shopper.say('where is my order', order.number, order.email);
    await page.goto(`${server.url}/conversations/${shopper.id}`);
    const log = page.getByRole('log');
    await expect(log).toContainText(order.number);
    await page.waitForTimeout(500); /* the stream is open */
    await shopper.say('talk to a person', 'The parcel is wet', ...Array.from({ length: 12 }, (_, i) => `And one more thing, number ${i}`));
    await expect(log.getByText('And one more thing, number 11')).toBeInViewport();
    await expect(page.getByText('Waiting for a person')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Ticket \d+$/ })).toBeVisible();
    await log.evaluate((e) => { e.scrollTop = 0; });
    await shopper.say('Hello? Is anybody there?');
    const newer = page.getByRole('button', { name: 'New messages' });
    await expect(newer).toBeVisible();
    expect(await log.evaluate((e) => e.scrollTop)).toBe(0);
    await newer.click();
    await expect(log.getByText('Hello? Is anybody there?')).toBeInViewport();
    await expect(newer).toHaveCount(0);
});

test('what a visitor writes is text; its links get no favour', async ({ desk: page, server }) => {
    const shopper = await Shopper.at(server);
    await shopper.say('<img src=x onerror=alert(1)> javascript:alert(2) https://example.com/a?b=1.');
    await page.goto(`${server.url}/conversations/${shopper.id}`);
    const log = page.getByRole('log');
    await expect(log.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
    await expect(log.locator('img')).toHaveCount(0);
    await expect(log.getByRole('link')).toHaveCount(1);
    await expect(log.getByRole('link')).toHaveAttribute('href', 'https://example.com/a?b=1');
    await expect(log.getByRole('link')).toHaveAttribute('rel', /nofollow ugc/);
});

test('a claimed number is no order; what is not there says so', async ({ desk: page, server }) => {
    const shopper = await Shopper.at(server), order = await ordered(server);
    await shopper.say('talk to a person', order.number, 'My parcel is wet');
    await page.goto(`${server.url}/conversations/${shopper.id}`);
    await expect(page.getByText(`The visitor named order #${order.number}. It is not verified.`)).toBeVisible();
    await expect(page.getByText('Not verified', { exact: true })).toBeVisible();
    await page.goto(server.url + '/conversations/cnv_nothing');
    await expect(page.getByRole('heading', { name: 'Conversation not found' })).toBeVisible();
});

/* The shopper who does not know an order number: an address, the code of its mail, the list, an order; told to a real
   server with the demo shop, whose mails are on a page. */
import { inBoth } from './axe';
import { expect, shot, test as base } from './shop';
import type { Server } from './server.mjs';

const test = base.extend<{ pictures: (name: string) => Promise<void> }>({
    pictures: async ({ page }, use, { project }) => use(async (name) => {
        await inBoth(page, (colorScheme) => shot(page, `code-${name}-${colorScheme}`, project.name));
        await page.emulateMedia({ colorScheme: null });
    }),
});

/* As somebody reads it: on the page of the demo's mails, in another tab. */
async function read_code(page: import('@playwright/test').Page, server: Server, to: string): Promise<string> {
    const mails = await page.context().newPage();
    let text = '';
    await expect.poll(async () => {
        await mails.goto(server.url + '/storefront/mails.html');
        const mail = mails.getByRole('article').filter({ hasText: 'To ' + to }).first();
        text = await mail.count() ? await mail.innerText() : '';
        return text;
    }).toMatch(/Your code is \d{6}/);
    await mails.close();
    await page.bringToFront();
    return /\d{6}/.exec(text)![0];
}

const other = (code: string) => code.slice(0, 5) + (Number(code[5]) + 1) % 10;

test('an address, a wrong code, the right one, the list, an order; it is still there after a reload', async ({ page, server, chat, quiet, axe, pictures }) => {
    const [mine] = server.demo!.try;
    await page.goto(server.url + '/storefront/');
    await chat.open();
    await chat.choose('Check order status');
    await chat.heard('Please write your order number.');
    await chat.choose('I do not know my order number');
    await chat.heard(/e-mail address that you ordered with/);
    await chat.say(mine!.email);
    await chat.heard(/If the details match, we sent a code to that address/);
    const field = chat.log.getByLabel('Code', { exact: true }).last();
    await expect(field).toHaveAttribute('inputmode', 'numeric');
    await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    await axe();
    await pictures('asked');
    const code = await read_code(page, server, mine!.email);
    await field.fill(other(code));
    await field.press('Enter');
    await chat.heard('That is not the code of the latest mail.');
    await chat.choose('Send a new code');
    await chat.heard(/Please wait a minute/);
    await axe();
    await pictures('wrong');
    await chat.log.getByLabel('Code', { exact: true }).last().fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await chat.log.getByRole('button', { name: 'Continue', exact: true }).last().click();
    await chat.heard(/Here are your latest orders/);
    const lines = chat.log.getByRole('button', { name: new RegExp('#?' + mine!.number) });
    await expect(lines.last()).toBeVisible();
    await axe();
    await pictures('list');
    await lines.last().click();
    await expect(chat.cards.last()).toContainText('#' + mine!.number);
    await axe();
    await pictures('card');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.reload();
    await chat.open();
    await expect(chat.cards.last()).toContainText('#' + mine!.number);
    await expect(chat.cards.last()).toContainText('In transit');
    await chat.say('where is my order?');
    await expect(chat.cards.last()).toContainText('#' + mine!.number);
    expect(quiet).toEqual([]);
});

test('an address without orders reads the same words, by keyboard alone', async ({ page, server, chat, axe }) => {
    await page.goto(server.url + '/storefront/');
    await chat.open();
    await chat.choose('Check order status');
    await chat.choose('I do not know my order number');
    await chat.say('nobody@example.com');
    await chat.heard(/If the details match, we sent a code to that address/);
    const field = chat.log.getByLabel('Code', { exact: true }).last();
    await field.focus();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await chat.heard('That is not the code of the latest mail.');
    await chat.option('Use another address').focus();
    await page.keyboard.press('Enter');
    await expect(chat.log.getByText(/e-mail address that you ordered with/).last()).toBeVisible();
    await axe();
    await page.goto(server.url + '/storefront/mails.html');
    await expect(page.getByText('nobody@example.com')).toHaveCount(0);
});

/* The order desk as a whole, UI_SPEC T3–T5, T7 and the shopper beside it: a shop assistant who was just invited finds an order by half
   a phone number, changes it, prints it; a second screen and the shopper's chat know it at once. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { another, card, expect, noViolations, row, rows, shot, test } from './desk';
import { make, part, read, said } from './desk_orders';
import { Chat } from './shop';

test('found by half a phone number, changed, saved, printed; seen elsewhere and told to the shopper', async ({ page, browser, server, quiet }, { project }) => {
    test.setTimeout(120_000);
    const own = String(Math.floor(Math.random() * 9e5) + 1e5), phone = `+420 7339 ${own.slice(0, 2)}${own.slice(2)}`, email = `olena${own}@example.com`, password = 'a shop assistant';
    const { link } = await server.staff('POST', '/api/v1/invitations', { email: `sara${own}@example.com`, role: 'agent' }) as { link: string };
    const owner = await another(browser, server, page);
    await owner.goto(server.url + '/orders');
    await expect(rows(owner).first()).toBeVisible();
    const before = (await server.staff('GET', '/api/v1/orders') as { counts: Record<string, number> }).counts;

    /* T3: it comes in, on top, new, of a new client, with its channel. */
    const o = await make(server, { customer_name: 'Olena Kovalenko', email, phone, channel: 'Instagram', ship_line1: 'Old street 1', ship_city: 'Brno', ship_country: 'CZ' });
    await owner.getByRole('button', { name: '1 new order. Show' }).click();
    const seen = rows(owner).first();
    await expect(seen).toContainText('#' + o.number);
    await expect(seen).toContainText('Instagram');
    await expect(seen.getByTitle('First order of this client')).toBeVisible();
    await expect(card(owner, 'Total')).toContainText(String(before.total! + 1));
    await expect(card(owner, 'New')).toContainText(String(before.new! + 1));

    /* The shopper asks, and hears that it is not on its way yet. */
    const shopper = await (await browser.newContext({ viewport: page.viewportSize(), locale: 'en-GB' })).newPage(), chat = new Chat(shopper);
    await shopper.goto(server.url + '/storefront/');
    await chat.open();
    const tell = async (words: string) => {
        const n = await chat.log.locator('.b:not(.u)').count(), field = chat.log.locator('form input').last();
        if (await field.count()) { await field.fill(words); await field.press('Enter'); } else await chat.say(words);
        await expect.poll(() => chat.log.locator('.b:not(.u)').count()).toBeGreaterThan(n);
    };
    await chat.choose('Check order status');
    await chat.heard(/order number/);
    await tell(o.number);
    await tell(email);
    await expect(chat.cards.last()).toContainText('#' + o.number);
    await expect(chat.cards.last()).not.toContainText('In transit');

    /* A shop assistant who has never seen it: takes the invitation, signs in, searches. */
    await page.goto(link.startsWith('http') ? server.url + new URL(link).pathname + new URL(link).hash : server.url + link);
    await page.getByLabel('Your name').fill('Sara');
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
    await page.getByRole('textbox', { name: 'Confirm password' }).fill(password);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByLabel('Email').fill(`sara${own}@example.com`);
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/orders$/);
    await page.getByRole('searchbox', { name: 'Search orders' }).fill(`39 ${own.slice(0, 2)} ${own.slice(2)}`);
    await expect(rows(page)).toHaveCount(1);
    await row(page, o.number).getByRole('link', { name: '#' + o.number, exact: true }).click();

    /* T5: address, package status and tracking number. */
    await expect(part(page, 'Customer information')).toContainText('Old street 1');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Street', exact: true }).fill('New street 22');
    await page.getByLabel('Package status').selectOption('In transit');
    await page.getByLabel('Delivery service').fill('DHL');
    await page.getByLabel('Tracking number').fill('TR' + own);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await said(page, 'Order updated');
    await expect(page.getByText('Status changed to «In transit»', { exact: true })).toBeVisible();
    await expect(part(page, 'Order history')).toContainText('Sara');

    /* The second screen, which nobody touched. */
    await expect(seen).toContainText('In transit');
    await expect(seen).toContainText('TR' + own);
    await expect(card(owner, 'In transit')).toContainText(String(before.in_transit! + 1));
    await expect(card(owner, 'New')).toContainText(String(before.new!));

    /* The shopper, in the same chat. */
    await tell('Where is my order?');
    await expect(chat.cards.last()).toContainText('In transit');
    await expect(chat.cards.last()).toContainText('DHL');
    await shot(shopper, 'done-shopper', project.name);

    /* Printed as it is now. */
    const pdf = fileURLToPath(new URL(`../../build/shots/done-${project.name}.pdf`, import.meta.url));
    await page.evaluate(() => { window.print = () => { document.body.dataset.printed = 'yes'; }; });
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
    await page.pdf({ path: pdf, format: 'A4', preferCSSPageSize: true });
    const words = execFileSync('pdftotext', ['-layout', pdf, '-']).toString();
    for (const w of ['#' + o.number, 'Olena Kovalenko', 'New street 22', 'TR' + own, 'Ceramic mug', '$34.00']) expect(words).toContain(w);
    await noViolations(page);
    await shot(page, 'done-order', project.name, true);

    /* T4: its lines, and the chat that it was asked about in. */
    await expect(part(page, 'Products in order').first()).toContainText('Ceramic mug');
    await page.reload();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Open client chat' }).click();
    await expect(page).toHaveURL(/\/conversations\/\w+/);
    await expect(page.getByText('Where is my order?')).toBeVisible();
    await page.goBack();

    /* T7: cancelled, not deleted, and nothing is refunded. */
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Cancel order' }).click();
    await page.getByRole('dialog', { name: 'Cancel this order?' }).getByRole('button', { name: 'Cancel order' }).click();
    await said(page, 'Order cancelled');
    await expect(seen).toContainText('Return');
    await expect(card(owner, 'Problematic')).toContainText(String(before.problematic! + 1));
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect(page.getByRole('menuitem', { name: 'Cancel order' })).toBeDisabled();
    expect((await read(server, o.id)).payment_badge).toBe('No payment');
    expect(quiet).toEqual([]);
    await shopper.context().close();
    await owner.context().close();
});

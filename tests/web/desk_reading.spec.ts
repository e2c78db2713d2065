/* A viewer reads what the desk shows besides orders, and changes nothing of it; a page of owners says whose it is. */
import { expect, member, noViolations, signInAs, test } from './desk';
import { asked, handedOff } from './desk_chat';

test('a viewer reads requests, tickets, chats, customers and products', async ({ page, server, quiet }) => {
    test.slow(); /* many pages */
    const { order, request } = await asked(server, 'cancel my order', ['!Yes']), { shopper } = await handedOff(server, 'The parcel is wet');
    const sku = 'V-' + Math.random().toString(36).slice(2, 8);
    await server.staff('POST', '/api/v1/products', { sku, name: 'Oak board', price: { minor: 4200 }, variants: [{ name: 'Large' }] });
    await signInAs(page, server, await member(server, 'viewer'));
    const button = (name: string | RegExp) => page.getByRole('button', { name });

    await page.goto(`${server.url}/requests?request=${request.id}`);
    await expect(page.getByRole('dialog')).toContainText('#' + order.number);
    await expect(button(/^(Approve|Decline)$/)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(button(/^Show:/).first()).toBeVisible();
    await page.goto(server.url + '/requests?show=tickets');
    await expect(page.locator('[data-ticket]').first()).toBeVisible();
    await expect(button(/^Close ticket/)).toHaveCount(0);
    await noViolations(page);

    await page.goto(`${server.url}/conversations/${shopper.id}`);
    await expect(page.getByRole('log')).toContainText('The parcel is wet');

    await page.goto(`${server.url}/orders/${order.id}/customer`);
    await expect(page.getByRole('heading', { name: 'Notes and VIP' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Change the rule' })).toHaveCount(0);
    await noViolations(page);

    await page.goto(`${server.url}/products?query=${sku}`);
    await expect(button(/^(Add product|Import CSV)$/)).toHaveCount(0);
    await button('Show Oak board').click();
    await expect(page.getByRole('dialog', { name: 'Product' }).getByRole('textbox', { name: 'Product name' })).toHaveAttribute('readonly', '');
    await expect(button(/^(Save product|Delete product|\+ Add variant)$/)).toHaveCount(0);
    await page.waitForTimeout(300);
    await noViolations(page, '[role=dialog]');

    await page.goto(server.url + '/integrations');
    await expect(page.getByRole('heading', { name: 'You do not have access to this page' })).toBeVisible();
    expect(quiet).toEqual([]);
});

/* Requests and tickets: seen, filtered, decided; the shopper reads the outcome; nobody is waited for in vain. */
import type { Page } from '@playwright/test';
import { another, expect, test, shot, said } from './desk';
import { asked, handedOff } from './desk_chat';
import type { Server } from './server.mjs';

const line = (page: Page, number: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: '#' + number, exact: true }) });
const read = async (server: Server, id: string) => await server.staff('GET', '/api/v1/orders/' + id) as Record<string, unknown>;
const review = async (page: Page, number: string) => {
    await line(page, number).getByRole('button', { name: /^Review/ }).click();
    await expect(page.getByRole('dialog')).toContainText('#' + number);
    return page.getByRole('dialog');
};

test('X1 the lists and a request, with pictures', async ({ desk: page, server, looks }) => {
    const { order } = await asked(server, 'change my delivery address', ['Short lane 5, 602 00 Brno', '!Yes']);
    await asked(server, 'I want to return my order', ['The mug is broken, the handle came off', '!Yes'], { delivery: 'delivered', delivered_at: new Date().toISOString() });
    await asked(server, 'cancel my order', ['!Yes'], { customer_name: 'Ann Miller' });
    await handedOff(server, 'It was marked delivered, but nothing is here');
    await page.goto(server.url + '/requests');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Requests & tickets');
    await expect(page).toHaveTitle(/Requests & tickets · wismo$/);
    await expect(line(page, order.number)).toContainText('Short lane 5');
    await looks('requests');
    await review(page, order.number);
    await expect(page.getByRole('textbox', { name: 'Street', exact: true })).toHaveValue('Short lane 5, 602 00 Brno');
    await looks('request', { part: '[role=dialog]' });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('navigation', { name: 'What to list' }).getByRole('link', { name: /^Tickets/ }).click();
    await expect(page.locator('[data-ticket]').first()).toBeVisible();
    await looks('tickets');
});

test('approving a cancelling cancels the order, and the shopper reads it', async ({ desk: page, server }) => {
    const { order, shopper, request } = await asked(server, 'cancel my order', ['!Yes']);
    await page.goto(server.url + '/requests');
    const dialog = await review(page, order.number);
    await expect(page).toHaveURL(new RegExp('request=' + request.id));
    await expect(dialog).toContainText('No refund is issued.');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await said(page, 'Request approved and done');
    await expect(dialog).toHaveCount(0);
    await expect(line(page, order.number)).toHaveCount(0);
    expect((await read(server, order.id)).badge).toBe('Return');
    expect((await shopper.heard()).at(-1)).toContain('is cancelled, as you asked');
});

test('declining needs a reason, which the shopper reads', async ({ desk: page, server, axe }) => {
    const { order, shopper } = await asked(server, 'cancel my order', ['!Yes']);
    await page.goto(server.url + '/requests');
    const dialog = await review(page, order.number);
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await expect(dialog.getByText('Required field')).toBeVisible();
    await expect(dialog.getByLabel('Message to the customer')).toBeFocused();
    await axe('[role=dialog]');
    await dialog.getByLabel('Message to the customer').fill('It is being packed.');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await said(page, 'Request declined');
    expect((await read(server, order.id)).badge).toBe('Confirmed');
    expect((await shopper.heard()).at(-1)).toContain('It is being packed.');
    await page.getByRole('combobox', { name: 'State' }).selectOption('Declined');
    await line(page, order.number).getByRole('button', { name: /^Show/ }).click();
    await expect(page.getByRole('dialog')).toContainText('It is being packed.');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Approve' })).toHaveCount(0);
});

test('a new address is sorted into its fields', async ({ desk: page, server }) => {
    const { order } = await asked(server, 'change my delivery address', ['Short lane 5, 602 00 Brno', '!Yes']);
    await page.goto(server.url + '/requests');
    const dialog = await review(page, order.number);
    await expect(dialog).toContainText('Old street 1');
    await dialog.getByRole('textbox', { name: 'Street', exact: true }).fill('Short lane 5');
    await dialog.getByLabel('City').fill('Brno');
    await dialog.getByLabel('Postcode').fill('602 00');
    await dialog.getByLabel('Country').fill('CZ');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await said(page, 'Request approved and done');
    const o = await read(server, order.id);
    expect([o.ship_line1, o.ship_city, o.ship_postcode, o.ship_country]).toEqual(['Short lane 5', 'Brno', '602 00', 'CZ']);
});

test('what wismo cannot do stays to be done, and is marked as done', async ({ desk: page, server, axe }) => {
    const { order, shopper } = await asked(server, 'I want to return my order', ['The mug is broken', '!Yes'], { delivery: 'delivered', delivered_at: new Date().toISOString() });
    await page.goto(server.url + '/requests');
    const dialog = await review(page, order.number);
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await said(page, 'Request approved');
    await expect(dialog.getByText('What is left to do')).toBeVisible();
    await axe('[role=dialog]');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('combobox', { name: 'State' }).selectOption('Approved');
    await expect(page).toHaveURL(/state=approved/);
    await (await review(page, order.number)).getByRole('button', { name: 'Mark as done' }).click();
    await said(page, 'Request done');
    expect((await shopper.heard()).at(-1)).toContain('is done');
});

test('who was slower is told, and sees how it stands', async ({ desk: page, server, axe }) => {
    const { order, request } = await asked(server, 'cancel my order', ['!Yes']);
    await page.route('**/api/v1/events', (r) => r.abort()); /* no hints: as if both pressed at once */
    await page.goto(server.url + '/requests?request=' + request.id);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Message to the customer').fill('No');
    await server.staff('POST', `/api/v1/requests/${request.id}/approve`, { version: request.version });
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await expect(dialog.getByRole('alert')).toContainText(/changed by somebody else|decided already/);
    await expect(dialog.getByText('Done').first()).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Decline' })).toHaveCount(0);
    await axe('[role=dialog]');
    expect((await read(server, order.id)).badge).toBe('Return');
});

test('it is live: what is asked and decided elsewhere comes and goes by itself', async ({ desk: page, server, browser }) => {
    await page.goto(server.url + '/requests');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForTimeout(500); /* the stream is open */
    const { order, request } = await asked(server, 'cancel my order', ['!Yes']);
    await expect(line(page, order.number)).toBeVisible();
    const other = await another(browser, server, page);
    await other.goto(server.url + '/requests?request=' + request.id);
    await other.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await expect(line(page, order.number)).toHaveCount(0);
    await other.context().close();
});

test('filters are in the address; those of one order show all its states', async ({ desk: page, server }) => {
    const one = await asked(server, 'cancel my order', ['!Yes']), two = await asked(server, 'change my delivery address', ['Short lane 5, 602 00 Brno', '!Yes']);
    await server.staff('POST', `/api/v1/requests/${one.request.id}/decline`, { version: one.request.version, reason: 'No' });
    await page.goto(server.url + '/requests');
    await expect(line(page, two.order.number)).toBeVisible();
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Cancel order');
    await expect(page).toHaveURL(/kind=cancel/);
    await expect(line(page, two.order.number)).toHaveCount(0);
    await page.goBack();
    await expect(line(page, two.order.number)).toBeVisible();
    await page.goto(`${server.url}/requests?order_id=${one.order.id}`);
    await expect(line(page, one.order.number)).toContainText('Declined');
    await expect(page.locator('[data-request]')).toHaveCount(1);
    await page.getByRole('button', { name: /^Only order/ }).click();
    await expect(line(page, two.order.number)).toBeVisible();
    await page.goto(server.url + '/requests?kind=refund');
    await expect(page.getByRole('heading', { name: 'Nothing matches your filters' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(line(page, two.order.number)).toBeVisible();
});

test('days narrow both lists, stand in the address, and mean the days of the shop', async ({ desk: page, server, axe }, { project }) => {
    const { order } = await asked(server, 'cancel my order', ['!Yes']), handed = await handedOff(server, 'Nothing is here');
    const asks: string[] = [];
    page.on('request', (r) => { if (/\/api\/v1\/(requests|tickets)\?/.test(r.url()) && r.url().includes('per_page=25')) asks.push(r.url()); });
    await page.goto(server.url + '/requests');
    await expect(line(page, order.number)).toBeVisible();
    await page.getByRole('button', { name: 'Date range' }).click();
    await page.getByRole('button', { name: 'Today' }).click();
    await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
    await expect(line(page, order.number)).toBeVisible();
    const asked_ = new URL(asks.at(-1)!).searchParams, hours = (Date.parse(asked_.get('to')!) - Date.parse(asked_.get('from')!)) / 3_600_000;
    expect(hours >= 23 && hours <= 25, String(hours)).toBe(true);
    await expect(page.getByRole('button', { name: /^Date range: / })).toBeVisible();
    await axe();
    await shot(page, 'requests-days', project.name);
    await page.goto(server.url + '/requests?from=2019-01-01&to=2019-01-31');
    await expect(page.getByRole('heading', { name: 'Nothing matches your filters' })).toBeVisible();
    await page.goto(server.url + '/requests?show=tickets&from=2019-01-01&to=2019-01-31');
    await expect(page.getByRole('heading', { name: 'Nothing matches your filters' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).not.toHaveURL(/from=/);
    await expect(line(page, handed.order.number)).toBeVisible();
});

test('a ticket leads to its chat, is found by its number, and is closed', async ({ desk: page, server }) => {
    const { order, shopper } = await handedOff(server, 'It was marked delivered, but nothing is here');
    await page.goto(server.url + '/requests?show=tickets');
    await expect(line(page, order.number)).toContainText('It was marked delivered');
    const number = (await line(page, order.number).getAttribute('data-ticket'))!;
    await page.getByRole('searchbox', { name: 'Ticket, order or email' }).fill(number);
    await expect(page).toHaveURL(new RegExp('query=' + number));
    await expect(page.locator('[data-ticket]')).toHaveCount(1);
    await expect(page.getByRole('link', { name: `Client chat of ticket ${number}` })).toHaveAttribute('href', '/conversations/' + shopper.id);
    await page.getByRole('button', { name: `Close ticket ${number}` }).click();
    await said(page, `Ticket ${number} closed`);
    await expect(line(page, order.number)).toContainText('Closed');
});

test('what fails says so and can be tried again', async ({ desk: page, server }) => {
    await page.route('**/api/v1/requests?*per_page=25*', (r) => r.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ detail: 'The disk is full.', request_id: 'r0123' }) }));
    await page.goto(server.url + '/requests');
    await expect(page.getByRole('alert')).toContainText('Requests & tickets could not be loaded');
    await expect(page.getByRole('alert')).toContainText('The disk is full.');
    await page.unroute('**/api/v1/requests?*per_page=25*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
});

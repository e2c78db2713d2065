/* Integrations: E2–E12 of the feature list, T1, I1 and I2. Each test has an assistant of its own. */
import type { Page } from '@playwright/test';
import { expect, test, said } from './desk';
import type { Server } from './server.mjs';

interface Backend { connected: boolean; currency: string; version: number; order_fields: { name: string; type: string; required: boolean; options?: string[] }[]; item_fields: { name: string }[] }

async function assistant(server: Server): Promise<{ id: string; name: string; path: string }> {
    const name = 'Shop ' + Math.random().toString(36).slice(2, 8);
    const { id } = await server.staff('POST', '/api/v1/assistants', { name }) as { id: string };
    return { id, name, path: `/api/v1/assistants/${id}/orders` };
}
const connected = async (server: Server) => {
    const a = await assistant(server);
    await server.staff('POST', a.path, {});
    return a;
};
const open = (page: Page, server: Server, id: string) => page.goto(`${server.url}/integrations?assistant=${id}`);
const read = async (server: Server, path: string) => await server.staff('GET', path) as Backend;
const list = (page: Page, name: string) => page.getByRole('group', { name });
const addField = async (page: Page, to: string, name: string) => {
    await page.getByRole('button', { name: 'Add field to ' + to }).click();
    const field = list(page, to).getByRole('textbox', { name: 'Field name' }).last();
    await expect(field).toBeFocused();
    await field.fill(name);
};
const save = (page: Page) => page.getByRole('button', { name: 'Save Config' }).click();

test('X1 the card before and after, with pictures', async ({ desk: page, server, looks }) => {
    const a = await assistant(server);
    await open(page, server, a.id);
    await expect(page).toHaveTitle(/Integrations · wismo$/);
    await expect(page.getByRole('combobox', { name: 'Assistant' })).toHaveValue(a.id);
    await expect(page.getByText('Native order management for your AI agent')).toBeVisible();
    await looks('integrations-connect');
    await page.getByRole('button', { name: 'Connect' }).click();
    await said(page, 'Orders integration connected');
    await addField(page, 'Custom item fields', 'size');
    await list(page, 'Custom item fields').getByRole('combobox', { name: 'Field type' }).selectOption('Select (dropdown)');
    await page.getByRole('textbox', { name: /^Options/ }).fill('Small, Medium, Large');
    await addField(page, 'Order fields', 'delivery_address');
    await list(page, 'Order fields').getByRole('checkbox', { name: 'Required' }).check();
    await page.getByRole('button', { name: 'Close' }).click();
    await looks('integrations', { fullPage: true });
    await save(page);
    await said(page, 'Orders configuration updated');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await looks('integrations-remove', { part: '[role=dialog]' });
});

test('T1 connected in a currency, a required order field, Save Config; the rail leads to the orders', async ({ desk: page, server }) => {
    const a = await assistant(server);
    await open(page, server, a.id);
    const currency = page.getByRole('combobox', { name: 'Currency' });
    await currency.click();
    const options = page.getByRole('listbox').getByRole('option');
    await expect(options.nth(0)).toContainText('USD');
    expect((await options.allTextContents()).slice(0, 10).map((s) => s.slice(0, 3))).toEqual(['USD', 'EUR', 'GBP', 'UAH', 'ILS', 'PLN', 'CAD', 'AUD', 'BRL', 'TRY']);
    expect(await options.count()).toBeGreaterThan(150);
    await currency.fill('forint');
    await page.getByRole('option', { name: /^HUF/ }).click();
    await page.getByRole('button', { name: 'Connect' }).click();
    await said(page, 'Orders integration connected');
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    for (const name of ['name', 'quantity', 'unit_price', 'product_id']) await expect(page.getByRole('table', { name: 'Item schema' }).getByRole('rowheader', { name, exact: true })).toBeVisible();
    await addField(page, 'Order fields', 'delivery_address');
    await list(page, 'Order fields').getByRole('checkbox', { name: 'Required' }).check();
    await save(page);
    await said(page, 'Orders configuration updated');
    const b = await read(server, a.path);
    expect(b.currency).toBe('HUF');
    expect(b.order_fields).toMatchObject([{ name: 'delivery_address', type: 'text', required: true }]);
    await page.getByRole('link', { name: 'View Orders' }).click();
    await expect(page).toHaveURL(/\/orders$/);
    await expect(page.locator('#rail').getByRole('link', { name: 'Orders', includeHidden: true })).toHaveCount(1);
});

test('fields: types, options, order, removing', async ({ desk: page, server }) => {
    const a = await connected(server);
    await open(page, server, a.id);
    await addField(page, 'Custom item fields', 'size');
    await list(page, 'Custom item fields').getByRole('combobox', { name: 'Field type' }).selectOption('Select (dropdown)');
    await page.getByPlaceholder('Options (comma-separated, e.g.: Small, Medium, Large)').fill('Small,  Large ,');
    await addField(page, 'Custom item fields', 'toppings');
    await addField(page, 'Custom item fields', 'number');
    await list(page, 'Custom item fields').getByRole('combobox', { name: 'Field type' }).last().selectOption('Number');
    await page.getByRole('button', { name: 'Move number up' }).click();
    await page.getByRole('button', { name: 'Remove field toppings' }).click();
    await save(page);
    await said(page, 'Orders configuration updated');
    expect((await read(server, a.path)).item_fields).toMatchObject([{ name: 'size', type: 'select', required: false, options: ['Small', 'Large'] }, { name: 'number', type: 'number', required: false }]);
    await page.reload();
    await expect(page.getByPlaceholder(/^Options/)).toHaveValue('Small, Large');
});

test('what is wrong is said at its field', async ({ desk: page, server, axe }) => {
    const a = await connected(server);
    await open(page, server, a.id);
    await addField(page, 'Order fields', '');
    await addField(page, 'Custom item fields', '');
    await save(page);
    await expect(page.getByText('All order fields must have a name')).toBeVisible();
    await expect(page.getByText('All custom item fields must have a name')).toBeVisible();
    await expect(list(page, 'Custom item fields').getByRole('textbox', { name: 'Field name' })).toBeFocused();
    await axe();
    await list(page, 'Order fields').getByRole('textbox', { name: 'Field name' }).fill('address');
    await addField(page, 'Order fields', 'Address');
    await list(page, 'Custom item fields').getByRole('textbox', { name: 'Field name' }).fill('size');
    await addField(page, 'Custom item fields', 'size');
    await save(page);
    await expect(page.getByText('Order field names must be unique').or(page.getByText('Custom item field names must be unique')).first()).toBeVisible();
    await page.getByRole('button', { name: 'Remove field Address', exact: true }).click();
    await save(page);
    await expect(page.getByText('Custom item field names must be unique')).toBeVisible();
    await list(page, 'Custom item fields').getByRole('combobox', { name: 'Field type' }).last().selectOption('Select (dropdown)');
    await list(page, 'Custom item fields').getByRole('textbox', { name: 'Field name' }).last().fill('colour');
    await save(page);
    await expect(page.getByText('Add at least one option')).toBeVisible();
    expect((await read(server, a.path)).order_fields).toEqual([]);
});

test('a changed configuration is not left by accident, and who was slower decides', async ({ desk: page, server, axe }) => {
    const a = await connected(server), b = await connected(server);
    await page.route('**/api/v1/events', (r) => r.abort());
    await open(page, server, a.id);
    await addField(page, 'Order fields', 'mine');
    page.once('dialog', (d) => void d.dismiss());
    await page.getByRole('combobox', { name: 'Assistant' }).selectOption(b.name);
    await expect(page.getByRole('combobox', { name: 'Assistant' })).toHaveValue(a.id);
    const theirs = await read(server, a.path);
    await server.staff('PATCH', a.path, { version: theirs.version, order_fields: [{ name: 'theirs', type: 'text', required: false }] });
    await save(page);
    await expect(page.getByRole('alert').filter({ hasText: 'Somebody else changed this configuration meanwhile.' })).toBeVisible();
    await axe();
    await page.getByRole('button', { name: 'Load theirs' }).click();
    await expect(list(page, 'Order fields').getByRole('textbox', { name: 'Field name' })).toHaveValue('theirs');
    await page.getByRole('combobox', { name: 'Assistant' }).selectOption(b.name);
    await expect(page).toHaveURL(new RegExp(b.id));
    await expect(page.getByText('No fields yet')).toHaveCount(2);
});

test('I1 another kind of backend: why not, in words, and Connect is disabled', async ({ desk: page, server, axe }) => {
    const a = await assistant(server);
    server.sql(`INSERT INTO order_backend (shop_id, assistant_id, kind, name, currency, created_at) SELECT shop_id, id, 'spreadsheet', 'Spreadsheet Orders', 'USD', 1 FROM assistant WHERE id = '${a.id}'`);
    await open(page, server, a.id);
    const words = 'Spreadsheet Orders is already connected to this assistant. Disconnect it first to use native Orders.';
    await expect(page.getByText(words)).toBeVisible();
    const connect = page.getByRole('button', { name: 'Connect' });
    await expect(connect).toBeDisabled();
    await expect(connect).toHaveAccessibleDescription(words);
    await axe();
});

test('I2 Remove asks, and keeps the orders', async ({ desk: page, server }) => {
    const a = await connected(server), before = await server.staff('GET', '/api/v1/orders?per_page=1') as { total: number };
    await open(page, server, a.id);
    const remove = page.locator('.card-foot').getByRole('button', { name: 'Remove', exact: true }), dialog = page.getByRole('dialog', { name: 'Remove Orders Integration' });
    await remove.click();
    await expect(dialog).toContainText('This will delete the integration configuration (currency, order fields). Your existing orders will not be deleted.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    expect((await read(server, a.path)).connected).toBe(true);
    await remove.click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('button', { name: 'Connect' })).toBeEnabled();
    expect((await read(server, a.path)).connected).toBe(false);
    expect((await server.staff('GET', '/api/v1/orders?per_page=1') as { total: number }).total).toBe(before.total);
});

test('one more assistant: its secret is shown once', async ({ desk: page, server, axe }) => {
    await page.goto(server.url + '/integrations');
    await page.getByRole('button', { name: 'Add assistant' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true');
    const name = 'Outlet ' + Math.random().toString(36).slice(2, 6);
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.locator('.integration-secret')).toHaveText(/\S{20,}/);
    await axe('[role=dialog]');
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await expect(page.getByRole('combobox', { name: 'Assistant' }).locator('option:checked')).toHaveText(name);
    await expect(page.getByRole('button', { name: 'Connect' })).toBeEnabled();
});

/* The catalogue: found, made, changed, deleted, filled from a CSV file; what is wrong is said where it is. */
import type { Page } from '@playwright/test';
import { expect, test, said } from './desk';
import type { Server } from './server.mjs';

interface Product { id: string; sku: string; name: string; version: number; stock: number; price: { minor: number }; images: { url: string }[] | null; variants: { name: string; price?: number }[] | null; active: boolean }
const line = (page: Page, sku: string) => page.locator(`[data-product="${sku}"]`);
const code = () => 'P-' + Math.random().toString(36).slice(2, 8).toUpperCase();
const make = async (server: Server, more: object = {}) => await server.staff('POST', '/api/v1/products', { sku: code(), name: 'Ceramic mug', price: { minor: 1250 }, stock: 12, ...more }) as Product;
const find = async (server: Server, sku: string) => (await server.staff('GET', '/api/v1/products?query=' + sku) as { items: Product[] }).items[0];
const editor = (page: Page) => page.getByRole('dialog');
/* One pixel, a picture all the same. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('X1 the list, the editor, an import, with pictures', async ({ desk: page, server, looks }) => {
    const p = await make(server, { name: 'Stoneware mug, 300 ml', variants: [{ name: 'White', sku: 'W', stock: 5 }, { name: 'Cobalt', price: 1400, stock: 7 }] });
    await make(server, { name: 'Linen napkins, set of four', price: { minor: 2800 }, active: false });
    await make(server, { name: 'Oak board', price: { minor: 4200 }, stock: 0 });
    await page.goto(server.url + '/products');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Products');
    await expect(page).toHaveTitle(/Products · wismo$/);
    await expect(line(page, p.sku)).toContainText('$12.50');
    await looks('products');
    await line(page, p.sku).getByRole('button', { name: /^Edit/ }).click();
    await expect(editor(page).getByRole('textbox', { name: 'Product name' })).toHaveValue('Stoneware mug, 300 ml');
    await looks('product', { part: '[role=dialog]' });
    await editor(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(editor(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Import CSV' }).click();
    await editor(page).getByLabel('CSV file').setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from(`sku,name,price,stock\n${p.sku},Stoneware mug,13.00,9\n${code()},Teapot,38.00,4\n,No SKU,1,1\nX-1,Vase,many,1\n`) });
    await expect(editor(page).getByText('What would change')).toBeVisible();
    await looks('products-import', { part: '[role=dialog]' });
});

test('a product is made, with variants and pictures, and found again', async ({ desk: page, server, axe }) => {
    const sku = code();
    await page.goto(server.url + '/products');
    await page.getByRole('button', { name: 'Add product' }).click();
    await editor(page).getByRole('button', { name: 'Add', exact: true }).click();
    await expect(editor(page).getByText('Required field')).toHaveCount(2);
    await expect(editor(page).getByText('Price must be 0 or more')).toBeVisible();
    await expect(editor(page).getByRole('textbox', { name: 'Product name' })).toBeFocused();
    await axe('[role=dialog]');
    await editor(page).getByRole('textbox', { name: 'Product name' }).fill('Blue bowl');
    await editor(page).getByRole('textbox', { name: 'SKU', exact: true }).fill(sku);
    await editor(page).getByRole('textbox', { name: /^Price \(/ }).fill('19,90');
    await editor(page).getByRole('textbox', { name: 'Stock', exact: true }).fill('7');
    await editor(page).getByRole('button', { name: '+ Add variant' }).click();
    await editor(page).getByRole('textbox', { name: 'Name of variant 1' }).fill('Large');
    await editor(page).getByRole('textbox', { name: 'Price of variant 1' }).fill('24.90');
    await editor(page).locator('input[type=file]').setInputFiles({ name: 'bowl.png', mimeType: 'image/png', buffer: PNG });
    await expect(editor(page).getByRole('button', { name: 'Remove image 1' })).toBeVisible();
    await editor(page).getByRole('textbox', { name: 'Image URL' }).fill('http://plain.example/a.png');
    await editor(page).getByRole('button', { name: 'Add image' }).click();
    await expect(editor(page).getByText('Invalid URL')).toBeVisible();
    await editor(page).getByRole('textbox', { name: 'Image URL' }).fill('https://shop.example/bowl.png');
    await editor(page).getByRole('button', { name: 'Add image' }).click();
    await editor(page).getByRole('button', { name: 'Add', exact: true }).click();
    await said(page, 'Product added');
    await page.getByRole('searchbox', { name: 'Search products' }).fill(sku.toLowerCase());
    await expect(page).toHaveURL(/query=/);
    await expect(page.locator('[data-product]')).toHaveCount(1);
    await expect(line(page, sku)).toContainText('$19.90');
    const p = (await find(server, sku))!;
    expect([p.price.minor, p.stock, p.variants![0]!.price, p.images!.length, p.active]).toEqual([1990, 7, 2490, 2, true]);
    expect(p.images![0]!.url).toMatch(/^\/files\/fil_/);
});

test('a product is changed, not twice with one SKU, and deleted', async ({ desk: page, server, axe }) => {
    const p = await make(server), other = await make(server);
    await page.goto(`${server.url}/products?query=${p.sku}`);
    await line(page, p.sku).getByRole('button', { name: /^Edit/ }).click();
    await editor(page).getByRole('textbox', { name: 'SKU', exact: true }).fill(other.sku);
    await editor(page).getByRole('button', { name: 'Save product' }).click();
    await expect(editor(page).getByText(`Another product has the SKU ${other.sku}.`)).toBeVisible();
    await expect(editor(page).getByRole('textbox', { name: 'SKU', exact: true })).toBeFocused();
    await editor(page).getByRole('textbox', { name: 'SKU', exact: true }).fill(p.sku);
    await editor(page).getByRole('checkbox', { name: /^Active/ }).uncheck();
    await editor(page).getByRole('button', { name: 'Save product' }).click();
    await said(page, 'Product saved');
    await expect(line(page, p.sku)).toContainText('Inactive');
    await line(page, p.sku).getByRole('button', { name: /^Edit/ }).click();
    await editor(page).getByRole('button', { name: 'Delete product' }).click();
    await expect(editor(page)).toContainText('Orders keep the items that they have.');
    await axe('[role=dialog]');
    await editor(page).getByRole('button', { name: 'Delete product' }).click();
    await said(page, 'Product deleted');
    await expect(page.getByRole('heading', { name: 'No products found' })).toBeVisible();
    expect(await find(server, p.sku)).toBeUndefined();
});

test('who was slower decides; changes elsewhere come by themselves', async ({ desk: page, server, axe }) => {
    const p = await make(server);
    await page.goto(`${server.url}/products?query=${p.sku}`);
    await expect(line(page, p.sku)).toBeVisible();
    await page.waitForTimeout(500); /* the stream is open */
    await line(page, p.sku).getByRole('button', { name: /^Edit/ }).click();
    await editor(page).getByRole('textbox', { name: 'Product name' }).fill('Mine');
    await server.staff('PATCH', '/api/v1/products/' + p.id, { version: p.version, name: 'Theirs', stock: 3 });
    await editor(page).getByRole('button', { name: 'Save product' }).click();
    await expect(editor(page).getByRole('alert').filter({ hasText: 'Somebody else changed this product meanwhile.' })).toBeVisible();
    await axe('[role=dialog]');
    page.once('dialog', (d) => void d.dismiss());
    await page.keyboard.press('Escape');
    await expect(editor(page).getByRole('textbox', { name: 'Product name' })).toHaveValue('Mine');
    await editor(page).getByRole('button', { name: 'Load theirs' }).click();
    await expect(editor(page).getByRole('textbox', { name: 'Product name' })).toHaveValue('Theirs');
    await editor(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(line(page, p.sku)).toContainText('Theirs');
    const now = (await find(server, p.sku))!;
    await server.staff('PATCH', '/api/v1/products/' + p.id, { version: now.version, name: 'Later' });
    await expect(line(page, p.sku)).toContainText('Later');
});

test('an import says what would change before it does', async ({ desk: page, server }) => {
    const p = await make(server), fresh = code();
    await page.goto(server.url + '/products');
    await page.getByRole('button', { name: 'Import CSV' }).click();
    const file = (text: string) => editor(page).getByLabel('CSV file').setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await file('what,ever\n1,2\n');
    await expect(editor(page).getByRole('alert')).toBeVisible();
    await file(`sku,name,price,stock\n${p.sku},Ceramic mug,13.00,9\n${fresh},Teapot,38.00,4\n,No SKU,1,1\n`);
    await expect(editor(page).getByText('What would change')).toBeVisible();
    const figure = (name: string) => editor(page).locator('.import-figures > div').filter({ hasText: name }).locator('dd');
    for (const [name, n] of [['Added', '1'], ['Changed', '1'], ['Unchanged', '0'], ['Rejected', '1']] as const) await expect(figure(name).first()).toHaveText(n);
    await expect(editor(page).getByRole('row').filter({ hasText: 'Line 4' })).toBeVisible();
    expect((await find(server, p.sku))!.price.minor).toBe(1250);
    expect(await find(server, fresh)).toBeUndefined();
    await editor(page).getByRole('button', { name: 'Import 2 products' }).click();
    await said(page, 'Products imported');
    await expect(editor(page).getByText('What has changed')).toBeVisible();
    expect((await find(server, p.sku))!.price.minor).toBe(1300);
    expect((await find(server, fresh))!.name).toBe('Teapot');
    await file(`sku,name,price,stock\n${p.sku},Ceramic mug,13.00,9\n`);
    await expect(editor(page).getByText('There is nothing to import in this file.')).toBeVisible();
});

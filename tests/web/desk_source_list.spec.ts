/* The list of orders where a shop has more than one source: a column, a filter, and neither where there is but one. */
import { row, rows } from './desk';
import { connected, disconnectAll, expect, test } from './desk_source';

test.afterEach(({ server }) => disconnectAll(server));

test('staff see where an order comes from, and look at one source alone', async ({ desk: page, server, shop, looks }, { project }) => {
    const phone = project.name === 'phone';
    server.sql("DELETE FROM order_item WHERE order_id IN (SELECT id FROM orders WHERE source_id NOT IN (SELECT id FROM source)); DELETE FROM orders WHERE source_id NOT IN (SELECT id FROM source)");
    await page.goto(server.url + '/orders');
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Source' })).toHaveCount(0);
    await expect(page.getByRole('combobox', { name: 'Source' })).toHaveCount(0);
    for (let i = 0; i < 3; i++) shop.add(`F${100 + i}`, `f${i}@example.com`, { placed_at: new Date(Date.now() - i * 60000).toISOString() });
    const s = await connected(server, shop);
    await page.reload();
    if (phone) {
        await expect(row(page, 'F100')).toContainText(s.name);
        await page.getByRole('button', { name: /^Filters/ }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('combobox', { name: 'Source' }).selectOption(s.name);
        await dialog.getByRole('button', { name: 'Apply' }).click();
    } else {
        await expect(page.getByRole('columnheader', { name: 'Source' })).toBeVisible();
        await expect(row(page, 'F100').getByRole('cell', { name: s.name, exact: true })).toBeVisible();
        await looks('orders-source-all');
        await page.getByRole('combobox', { name: 'Source' }).selectOption(s.name);
    }
    await expect(rows(page)).toHaveCount(3);
    await expect(page).toHaveURL(new RegExp('source=' + s.id));
    await expect(page.getByRole('link', { name: 'Export' })).toHaveAttribute('href', new RegExp('source=' + s.id));
    await looks('orders-source');
    await page.reload();
    await expect(rows(page)).toHaveCount(3);
    await expect(row(page, 'F102')).toBeVisible();

    /* What was disconnected keeps its orders, and they are found as such. */
    await disconnectAll(server);
    await page.goto(server.url + '/orders?source=' + s.id);
    await expect(row(page, 'F100')).toContainText('Disconnected source');
});

/* X1: every place of the rail, light and dark: axe, one h1, a title, no sideways scroll, nothing in the console. */
import { expect, test } from './desk';

test('X1 every place of the rail, with pictures', async ({ desk: page, server, looks }) => {
    test.setTimeout(180_000);
    await page.goto(server.url + '/orders');
    await expect(page.locator('[data-order]').first()).toBeVisible();
    const links = page.locator('#rail a');
    await expect(links.nth(4)).toBeAttached();
    const { items } = await server.staff('GET', '/api/v1/orders?per_page=1') as { items: { id: string }[] };
    const paths = [...await links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname)), `/orders/${items[0]!.id}`, `/orders/${items[0]!.id}/customer`];
    expect(paths.length).toBeGreaterThan(6);
    for (const path of paths) {
        await page.goto(server.url + path);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
        await looks('place' + path.replace(/\/ord_\w+/, '-one').replaceAll('/', '-'));
        expect(await page.title(), path).toMatch(/.+ · wismo$/);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${path} goes sideways`).toBe(0);
    }
});

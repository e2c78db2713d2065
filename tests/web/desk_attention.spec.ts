/* What needs somebody's attention: a sign in the header while there is something, a list of what and where, and its end. */
import { member, noViolations, signInAs } from './desk';
import { connected, disconnectAll, expect, said, test } from './desk_source';

test.afterEach(({ server }) => disconnectAll(server));

test('what holds now is listed with the way to it; what nobody can see done is ended by hand; the sign goes with the last', async ({ desk: page, server, shop, looks }, { project }) => {
    shop.add('N1', 'nell@example.com');
    const s = await connected(server, shop), own = server.sql('SELECT id FROM shop');
    const { items: [order] } = await server.staff('GET', '/api/v1/orders?query=N1') as { items: { id: string }[] };
    const sign = page.getByRole('button', { name: /need(s)? attention/ });
    await page.goto(server.url + '/orders');
    await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible();
    await expect(sign).toHaveCount(0);

    const begin = (what: string, subject: string, detail: string, at: number) => server.sql(`INSERT INTO warning (shop_id, what, subject, detail, since) VALUES ('${what === 'backup' ? '' : own}', '${what}', '${subject}', '${detail}', ${at})`);
    begin('backup', '', 'The nightly backup failed. The folder cannot be written.', Date.now() - 5 * 86_400_000);
    begin('privacy', order!.id, 'A customer has asked for their data through the store. Open their order and its customer page, choose Export data, and send the file to them within 30 days.', Date.now() - 3_600_000);
    begin('source', s.id, `“${s.name}” has not answered 5 times in a row, so shoppers cannot see their orders. The last time: It did not answer in 5 seconds.`, Date.now() - 60_000);
    begin('tracker', 'aftership', 'Parcels are not followed by AfterShip: It refuses the key (401).', Date.now());
    await page.reload();
    await expect(sign).toHaveAccessibleName('4 things need attention');
    await sign.click();
    const list = page.getByRole('dialog', { name: 'Needs attention' });
    await expect(list.getByRole('listitem')).toHaveCount(4);
    await expect(list.getByRole('heading', { level: 3 })).toHaveText(['The backup needs a look', 'A customer asked for their data', 'A store does not answer', 'Parcels are not followed']);
    await expect(list.getByRole('listitem').first()).toContainText('5 days ago');
    await expect(list.getByRole('link', { name: 'Open tracking services' })).toHaveAttribute('href', '/settings/trackers');
    await looks('attention');
    if (project.name === 'phone') for (const target of await list.getByRole('link').all()) expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
    await expect(sign).toBeFocused();

    await sign.click();
    await expect(list).toBeVisible();
    await sign.click();
    await expect(list).toHaveCount(0);
    await sign.focus();
    await page.keyboard.press('Enter');
    await list.getByRole('link', { name: 'Open the source' }).click();
    await expect(page).toHaveURL(new RegExp(`/integrations/sources/${s.id}$`));
    await expect(list).toHaveCount(0);
    await sign.click();
    await list.getByRole('link', { name: 'Open the customer' }).click();
    await expect(page).toHaveURL(new RegExp(`/orders/${order!.id}/customer$`));

    await sign.click();
    const theirs = list.getByRole('listitem').filter({ hasText: 'A customer asked for their data' });
    await theirs.getByRole('button', { name: 'Mark as done…' }).click();
    await theirs.getByRole('button', { name: 'Not yet' }).click();
    await theirs.getByRole('button', { name: 'Mark as done…' }).click();
    await theirs.getByRole('button', { name: 'Yes, done' }).click();
    await said(page, 'Marked as done');
    await expect(list.getByRole('listitem')).toHaveCount(3);

    server.sql('DELETE FROM warning');
    await page.reload();
    await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible();
    await expect(sign).toHaveCount(0);
});

test('a manager is told who can see to it; whoever works on orders is not asked', async ({ browser, server }) => {
    const own = server.sql('SELECT id FROM shop');
    server.sql(`INSERT INTO warning (shop_id, what, subject, detail, since) VALUES ('${own}', 'mail', '', 'The mail server refuses the sign-in.', 1)`);
    const page = await (await browser.newContext()).newPage();
    await signInAs(page, server, await member(server, 'manager'));
    await page.goto(server.url + '/orders');
    await page.getByRole('button', { name: '1 thing needs attention' }).click();
    await expect(page.getByRole('dialog')).toContainText('An owner can see to it.');
    await expect(page.getByRole('dialog').getByRole('link')).toHaveCount(0);
    await noViolations(page);
    await signInAs(page, server, await member(server, 'agent'));
    await page.goto(server.url + '/orders');
    await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /attention/ })).toHaveCount(0);
    await page.context().close();
    server.sql('DELETE FROM warning');
});

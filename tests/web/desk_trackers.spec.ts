/* Parcel tracking: a service is connected, its webhook moves an order that somebody looks at, it gets into trouble, it goes.
   The order page leads to the carrier. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, shot, signInAs, test, said } from './desk';
import { startServer } from './server.mjs';

const SECRET = 'the-secret-of-the-webhook', NUMBER = '1Z999AA10123456784';

test('a tracking service from connecting to removing', async ({ page, axe, quiet }, { project }) => {
    test.setTimeout(120_000);
    let status = 200;
    const peer = createServer((rq, rs) => { rq.resume(); rs.writeHead(status, { 'content-type': 'application/json' }); rs.end(JSON.stringify({ meta: { code: 201 }, data: {} })); });
    await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done));
    const port = (peer.address() as AddressInfo).port;
    const server = await startServer({ demo: true, env: { WISMO_ALLOW_HOSTS: `127.0.0.1:${port}` } });
    const told = (words: string | RegExp) => said(page, words);
    const card = page.getByRole('region', { name: 'AfterShip' }), dialog = page.getByRole('dialog');
    try {
        await signInAs(page, server);
        const order = await server.staff('PUT', '/api/v1/orders/by-number/7001', {
            email: 'ann@example.com', general: 'in_progress', delivery: 'shipped', payment: 'paid', shipments: [{ carrier: 'UPS', tracking_number: NUMBER, status: 'shipped' }],
        }) as { id: string };
        await page.goto(server.url + '/settings/trackers');
        await expect(card.getByText('Not connected')).toBeVisible();
        await expect(page.getByRole('region', { name: '17TRACK' })).toBeVisible();
        await expect(page.getByRole('region', { name: 'EasyPost' })).toBeVisible();
        await axe();

        await page.getByRole('button', { name: 'Connect AfterShip' }).click();
        await dialog.getByRole('textbox', { name: 'Address of the API' }).fill('http://192.0.2.1/');
        await dialog.getByRole('button', { name: 'Connect' }).click();
        await expect(dialog.locator('.mantine-InputWrapper-error').first()).toBeVisible(); /* no key yet */
        await dialog.getByLabel('API key').fill('a-key-of-the-shop');
        await dialog.getByLabel('Webhook secret').fill(SECRET);
        await dialog.getByRole('textbox', { name: 'Address of the API' }).fill(`http://127.0.0.1:${port}`);
        await axe();
        await dialog.getByRole('button', { name: 'Connect' }).click();
        await told('Settings saved');
        await expect(card.getByText('Connected')).toBeVisible();
        const hook = await card.getByRole('group', { name: 'Address of the webhook' }).innerText();
        expect(hook).toContain('/hooks/tracker/trk_');
        expect(await page.content()).not.toContain('a-key-of-the-shop');
        await expect(card.getByText(/Parcels: [1-9]\d* followed, 0 waiting/)).toBeVisible({ timeout: 40_000 });
        await axe();
        await shot(page, 'settings-trackers', project.name, true);

        /* Somebody looks at the order while the webhook comes. */
        await page.goto(server.url + '/orders/' + order.id);
        const follow = page.getByRole('link', { name: 'Open the carrier’s page in a new tab' });
        await expect(follow).toHaveAttribute('href', `https://www.ups.com/track?tracknum=${NUMBER}`);
        await expect(follow).toHaveAttribute('rel', /noreferrer/);
        const body = JSON.stringify({ event: 'tracking_update', msg: { tracking_number: NUMBER, tag: 'Delivered', checkpoints: [{ checkpoint_time: new Date().toISOString(), message: 'Left at the door' }] } });
        const r = await fetch(server.url + new URL(hook).pathname, { method: 'POST', body, headers: { 'content-type': 'application/json', 'aftership-hmac-sha256': createHmac('sha256', SECRET).update(body).digest('base64') } });
        expect(await r.json()).toEqual({ moved: 1 });
        await expect(page.locator('.badge', { hasText: 'Delivered' }).first()).toBeVisible();
        await expect(page.getByText(/^Left at the door · .* · seen by a tracking service$/)).toBeVisible();
        await axe();

        /* One in two parcels. */
        const two = await server.staff('PUT', '/api/v1/orders/by-number/7003', {
            delivery: 'in_transit', shipments: [{ carrier: 'PPL', tracking_number: '40412345678', status: 'delivered', last_event: 'Handed over' }, { tracking_number: 'Z1234567890', status: 'in_transit' }],
        }) as { id: string };
        await page.goto(server.url + '/orders/' + two.id);
        await expect(page.getByRole('listitem').filter({ hasText: 'PPL 40412345678: delivered Handed over' })).toBeVisible();
        await expect(page.getByRole('listitem').filter({ hasText: 'Packeta Z1234567890: in transit' })).toBeVisible(); /* known by its number */
        await axe();
        await shot(page, 'order-two-parcels', project.name, true);

        /* The key is withdrawn there. */
        status = 401;
        await server.staff('PUT', '/api/v1/orders/by-number/7002', { delivery: 'shipped', shipments: [{ tracking_number: '1Z999AA10123456785', status: 'shipped' }] });
        await page.goto(server.url + '/settings/trackers');
        await page.getByRole('button', { name: 'Change AfterShip' }).click();
        await expect(dialog.getByText('One is kept. Type another to replace it.').first()).toBeVisible();
        await dialog.getByRole('button', { name: 'Save' }).click();
        await expect(card.getByText('AfterShip does not accept the API key (401).')).toBeVisible({ timeout: 40_000 });
        await axe();

        await page.getByRole('button', { name: 'Remove AfterShip' }).click();
        await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
        await told('AfterShip was removed');
        await expect(card.getByText('Not connected')).toBeVisible();
        expect(quiet).toEqual([]);
    } finally {
        await server.stop();
        peer.close();
    }
});

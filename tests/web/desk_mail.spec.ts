/* The mail server: set, tested against a real SMTP server, refused in words, removed; mails with how they fared. */
import { expect, shot, test, said } from './desk';
import { PASSWORD, enter } from './people';
import { startServer } from './server.mjs';

interface Smtp { mails: { to: string[]; text: string }[]; port: number; close(): Promise<void> }

test('the mail server of a shop', async ({ page, axe, quiet }, { project }) => {
    test.setTimeout(120_000);
    const people = '../http/people.mjs', smtp = await ((await import(people)) as { mail_server(): Promise<Smtp> }).mail_server();
    const server = await startServer({ env: { WISMO_ALLOW_HOSTS: `127.0.0.1:${smtp.port}` } });
    const told = (words: string | RegExp) => said(page, words);
    const save = page.getByRole('button', { name: 'Save', exact: true }), field = (name: string) => page.getByRole('textbox', { name, exact: true });
    try {
        await enter(page.request, server, { email: 'owner@north.example', password: PASSWORD });
        await page.goto(server.url + '/settings/mail');
        await expect(page.getByText('No mail server is set: links are handed over by hand.')).toBeVisible();
        await expect(page.getByRole('button', { name: 'Send a test mail' })).toHaveCount(0);
        await page.getByLabel('Encryption').selectOption('tls');
        await expect(field('Port')).toHaveValue('465'); /* it follows … */
        await field('Port').fill(String(smtp.port));
        await page.getByLabel('Encryption').selectOption('none');
        await expect(field('Port')).toHaveValue(String(smtp.port)); /* … unless somebody chose one */
        await field('Sender address').fill('not an address');
        await field('Server').fill('127.0.0.1');
        await save.click();
        await expect(page.locator('.mantine-InputWrapper-error')).toBeVisible();
        await expect(field('Sender address')).toBeFocused();
        await field('Sender address').fill('shop@north.example');
        await field('Sender name').fill('North');
        await save.click();
        await told('Settings saved');
        await axe();

        const to = page.getByRole('textbox', { name: 'To', exact: true });
        await expect(to).toHaveValue('owner@north.example');
        await to.fill('anna@people.example');
        await page.getByRole('button', { name: 'Send a test mail' }).click();
        await told('A test mail is on its way to anna@people.example');
        expect(smtp.mails.at(-1)!.to).toEqual(['anna@people.example']);
        /* What goes out shows how it fared. */
        await page.goto(server.url + '/settings/users');
        await page.getByRole('button', { name: 'Invite' }).click();
        await page.getByRole('dialog').getByLabel('Email').fill('ned@people.example');
        await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
        await expect(page.getByText('We have mailed this link.')).toBeVisible();
        await expect.poll(() => smtp.mails.some((m) => m.to[0] === 'ned@people.example')).toBe(true);
        await page.goto(server.url + '/settings/mail');
        const row = page.getByRole('row').filter({ hasText: 'ned@people.example' });
        await expect(row).toContainText('Sent');
        await expect(row).toContainText('Your invitation to North');
        await axe();
        await shot(page, 'settings-mail-set', project.name, true);

        await smtp.close();
        await page.getByRole('button', { name: 'Send a test mail' }).click();
        await expect(page.getByRole('region', { name: 'Messages' }).getByRole('alert')).toBeVisible();
        await axe();
        await page.getByRole('button', { name: 'Remove', exact: true }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
        await told('The mail server was removed');
        await expect(field('Server')).toHaveValue('');
        expect(quiet).toEqual([]);
    } finally {
        await server.stop();
        await smtp.close().catch(() => {});
    }
});

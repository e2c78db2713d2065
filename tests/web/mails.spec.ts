/* The page of the demo's mails: what is said stands there as text, our own links lead on. */
import { expect, shot, test } from './shop';

test('the demo’s mails', async ({ page, server, axe }, { project }) => {
    await page.goto(server.url + '/storefront/mails.html');
    await expect(page.getByRole('status')).toContainText(/mail/i); /* “Loading…” is over */
    const before = await page.getByRole('article').count();
    await server.staff('PATCH', '/api/v1/me', { name: '<b>Dana</b>' });
    const made = await server.staff('POST', '/api/v1/invitations', { email: `new-${project.name}@demo.example`, role: 'agent' }) as { link: string };
    await page.reload();
    await expect(page.getByRole('article')).toHaveCount(before + 1);
    const mail = page.getByRole('article').first();
    await expect(mail.getByRole('heading')).toHaveText('Your invitation to Hearth & Heddle');
    await expect(mail.getByText(`To new-${project.name}@demo.example`)).toBeVisible();
    await expect(mail.getByRole('link')).toHaveAttribute('href', made.link);
    await expect(mail).toContainText('<b>Dana</b> invites you'); /* a name is a text, whatever is in it */
    await server.staff('PATCH', '/api/v1/me', { name: 'Dana' });
    await axe();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await shot(page, 'mails', project.name);
});

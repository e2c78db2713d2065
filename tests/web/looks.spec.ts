/* W-j and the rest of what is seen: every state in light and dark, right to left, big, small and without colours. */
import { inBoth } from './axe';
import { expect, shot, test } from './shop';

test('every piece, with pictures', async ({ page, peer, chat, looks, quiet }) => {
    await page.goto(peer.page('a', { body: '<p>'.padEnd(900, 'A long page of a shop. ') }));
    await chat.launcher.waitFor();
    await looks();
    await chat.open();
    await chat.heard('How can I help?');
    await looks('widget-menu');
    await chat.menu.click();
    await expect(chat.forget).toBeVisible();
    await looks('widget-more');
    await chat.menu.click();
    await expect(chat.forget).toBeHidden();
    await chat.say('1044');
    await chat.heard(/e-mail/);
    await chat.say('ann@example.com');
    await expect(chat.cards).toHaveCount(1);
    await expect(chat.cards.getByText('In transit')).toHaveCount(2);
    await expect(chat.cards.locator('.g.in_transit')).toHaveCount(3);
    await looks('widget-parcels');
    await chat.say('hidden');
    await chat.heard('hidden again');
    await chat.say('pay');
    await chat.heard('Here is your payment link.');
    await chat.choose('Contact Support');
    await expect.poll(() => peer.last().streams.size).toBe(1);
    peer.set(peer.last(), 'human', 'text');
    peer.say(peer.last(), { kind: 'notice', author: 'system', text: 'You are now talking to Dana' });
    peer.say(peer.last(), { author: 'agent', author_name: 'Dana', text: 'Hello! I am looking at your parcel.\nHere is the map: https://track.example/NW001.' });
    peer.typing(peer.last(), 'Dana');
    await chat.say('Thank you! '.repeat(12));
    await page.route('**/messages', (r) => r.abort(), { times: 1 });
    await chat.say('One more thing');
    await chat.heard('Not sent. Tap to try again.');
    peer.typing(peer.last(), 'Dana');
    await looks('widget-handoff');
    peer.deaf = true;
    peer.cut();
    await expect(chat.panel.getByText('Connection lost')).toBeVisible();
    await looks();
    peer.deaf = false;
    expect(quiet.filter((n) => !/ERR_/.test(n))).toEqual([]);
});

test('orders and forms, with pictures', async ({ page, peer, chat, looks }) => {
    const { signIdentity } = await import('./peer.mjs');
    const token = signIdentity({ sub: 'c1', email: 'ann@example.com' });
    await page.goto(peer.page('a', { attrs: `data-token="${token}"` }));
    await chat.open();
    await chat.choose('Check order status');
    await expect(chat.option('I cannot see my order')).toBeVisible();
    await looks('widget-orders');
    await chat.log.getByRole('list').getByRole('button').first().click();
    await expect(chat.cards).toHaveCount(1);
    await looks('widget-card');
    peer.say(peer.last(), {
        kind: 'form', text: 'Please fill this in.', form: {
            fields: [{ name: 'why', label: 'What is wrong?', type: 'text', options: [{ value: 'a', label: 'It is broken' }, { value: 'b', label: 'It is another thing' }] },
                { name: 'email', label: 'E-mail', type: 'email', required: true }],
        },
    });
    await chat.log.getByRole('button', { name: 'Continue' }).click();
    await expect(chat.log.getByText('Required field')).toBeVisible();
    await looks('widget-form');
    peer.set(peer.last(), 'closed', 'none');
    await expect(chat.panel.getByText('Conversation closed')).toBeVisible();
    await expect(chat.log.locator('form')).toHaveCount(0);
    await expect(chat.log.locator('button:visible:not([aria-disabled])')).toHaveCount(0);
    await looks('widget-closed');
});

test('the demo shop, with pictures', async ({ page, peer, chat, looks, quiet }, { project }) => {
    await page.goto(peer.shop + '/storefront/');
    await expect(page.getByRole('heading', { name: 'Stoneware mug' })).toBeVisible();
    await chat.launcher.waitFor();
    await looks('shop');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await inBoth(page, (colorScheme) => shot(page, `shop-all-${colorScheme}`, project.name, true));
    await page.goto(peer.shop + '/storefront/delivery.html');
    await chat.launcher.waitFor();
    await looks('delivery');
    expect(quiet).toEqual([]);
});

test('right to left, with an accent of the page and other words', async ({ page, peer, chat, axe }, { project }) => {
    peer.config = { texts: { write: 'כתבו הודעה…', eta: 'מועד אספקה', track: 'מעקב אחר החבילה' }, title: 'עזרה בהזמנות', privacy: null };
    await page.goto(peer.page('a', { html: 'lang="he" dir="rtl"', attrs: 'data-accent="#f2c14e" data-side="start"' }));
    await chat.open();
    await chat.heard('How can I help?');
    expect(peer.last().locale).toBe('he');
    const box = chat.panel.getByRole('textbox', { name: 'כתבו הודעה…' });
    for (const words of ['1042', 'ann@example.com']) {
        await box.fill(words);
        await box.press('Enter');
        await chat.heard(words);
    }
    await expect(chat.cards).toHaveCount(1);
    const side = await chat.launcher.evaluate((e) => e.getBoundingClientRect().left > innerWidth / 2);
    if (project.name === 'desktop') expect(side).toBe(true);
    await axe();
    await shot(page, 'widget-rtl', project.name);
});

test('forced colours and reduced motion', async ({ page, peer, chat, axe }, { project }) => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.say('1042');
    await chat.heard(/e-mail/);
    await chat.say('ann@example.com');
    await expect(chat.cards).toHaveCount(1);
    expect(await chat.panel.evaluate((e) => getComputedStyle(e).animationName)).toBe('none');
    await axe();
    await shot(page, 'widget-forced', project.name);
});

test('400 % zoom: the whole window, nothing cut off', async ({ page, peer, chat }, { project }) => {
    test.skip(project.name !== 'desktop');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 225 });
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.heard('How can I help?');
    const box = (await chat.panel.boundingBox())!;
    expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 360, 225]);
    expect(await chat.panel.locator('.m').evaluate((e) => [e.scrollWidth <= e.clientWidth, e.clientHeight > 60])).toEqual([true, true]);
    await shot(page, 'widget-zoom', project.name);
});

test('everything that is touched is big enough', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.say('1042');
    await chat.heard(/e-mail/);
    await chat.say('ann@example.com');
    await expect(chat.cards).toHaveCount(1);
    await chat.menu.click();
    const small = await chat.panel.locator('button:visible, a.t:visible, textarea:visible, summary:visible').evaluateAll((all) => all
        .map((e) => [e.getBoundingClientRect(), e.outerHTML] as const).filter(([r]) => r.width < 40 || r.height < 40).map(([, html]) => html));
    expect(small).toEqual([]);
});

test('the launcher stands where the shop wants it, the panel above it and inside of the window; the page’s own word wins', async ({ page, peer, chat, isMobile }) => {
    const from_bottom = async (of: { boundingBox(): Promise<{ y: number; height: number } | null> }) => {
        const box = (await of.boundingBox())!;
        return Math.round(page.viewportSize()!.height - box.y - box.height);
    };
    for (const [bottom, style, wanted] of [[20, '', 20], [120, '', 120], [120, '<style>wismo-widget{--wismo-bottom:44px!important}</style>', 44]] as const) {
        peer.config = { bottom };
        await page.goto(peer.page('a', { head: style }));
        await chat.launcher.waitFor();
        expect(await from_bottom(chat.launcher)).toBe(wanted);
        await chat.open();
        const box = (await chat.panel.boundingBox())!;
        expect(box.y).toBeGreaterThanOrEqual(0);
        if (!isMobile) expect(await from_bottom(chat.panel)).toBe(wanted + 68);
    }
});

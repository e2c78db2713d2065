/* A bad network, a bad page, a bad server: W-e to W-n and their cousins. Always against the peer. */
import { expect, test } from './shop';
import { signIdentity } from './peer.mjs';

const sends = (peer: { requests: { method: string; path: string; headers: Record<string, string | undefined> }[] }) =>
    peer.requests.filter((r) => r.method === 'POST' && r.path.endsWith('/messages'));

test('W-e hide-text-area: no text box until a person is asked for; questions are forms', async ({ page, peer, chat, axe }) => {
    peer.text_area = false;
    await page.goto(peer.page('a'));
    await chat.open();
    await expect(chat.option('Check order status')).toBeVisible();
    await expect(chat.box).toBeHidden();
    await chat.choose('Check order status');
    const go = chat.log.getByRole('button', { name: 'Continue' });
    await go.click();
    await expect(chat.log.getByText('Required field')).toBeVisible();
    await expect(chat.log.getByLabel('Order number')).toBeFocused();
    await axe();
    await chat.log.getByLabel('Order number').fill('1042');
    await go.click();
    await chat.log.getByLabel('E-mail').fill('ann');
    await go.click();
    await expect(chat.log.getByText(/@/)).toBeVisible();
    await chat.log.getByLabel('E-mail').fill('ann@example.com');
    await go.click();
    await expect(chat.cards).toHaveCount(1);
    await expect(chat.log.locator('form')).toHaveCount(0);
    await chat.choose('Contact Support');
    await expect(chat.box).toBeVisible();
});

test('W-f system error: the text and a text box', async ({ page, peer, chat }) => {
    peer.text_area = false;
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.choose('Delivery times');
    const talk = peer.last();
    peer.say(talk, { text: 'Something went wrong on our side.' });
    peer.set(talk, 'bot', 'text');
    await chat.heard('Something went wrong on our side.');
    await expect(chat.box).toBeVisible();
});

test('W-g the stream is cut every 1.5 s: nothing lost, nothing double', async ({ page, peer, chat }) => {
    peer.drop = 1500;
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.choose('Contact Support');
    await expect.poll(() => peer.last().state).toBe('waiting');
    const talk = peer.last(), all: string[] = [];
    peer.set(talk, 'human', 'text');
    for (let i = 0; i < 18; i++) {
        if (i % 6 === 3) await chat.say(`mine ${i}`);
        else peer.say(talk, { author: 'agent', author_name: 'Dana', text: `theirs ${i}` });
        all.push(i % 6 === 3 ? `mine ${i}` : `theirs ${i}`);
        await page.waitForTimeout(220);
    }
    await chat.heard('theirs 17');
    const said = (await chat.said()).filter((s) => /^(mine|theirs) /.test(s));
    expect([...said].sort()).toEqual([...all].sort());
    expect(said).toEqual(talk.messages.map((m) => m.text ?? '').filter((s) => /^(mine|theirs) /.test(s)));
});

const hostile = `<style>
  * { all: unset !important; display: none !important; font-size: 40px !important; color: red !important; --a: red !important; --bg: red !important }
  html, head, body, main, h1 { display: block !important } body { transform: rotate(3deg); filter: invert(1) }
  wismo-widget { opacity: 0 !important; visibility: hidden !important; position: static !important; width: 5px !important; transform: scale(9) !important; direction: rtl !important; zoom: 3 !important }
  wismo-widget::backdrop { background: red !important } button { background: lime !important } div { float: left !important }
</style>`;

test('W-h hostile CSS: the panel looks the same, to the pixel', async ({ page, peer, chat }) => {
    const pictures: Buffer[] = [];
    for (const [name, head] of [['kind', '<style>html{background:#fff}</style>'], ['hostile', hostile]] as const) {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.goto(peer.page(name, { head }));
        await page.evaluate(() => localStorage.clear());
        await chat.open();
        await chat.heard('How can I help?');
        await page.evaluate(() => (document.querySelector('wismo-widget')!.shadowRoot!.activeElement as HTMLElement).blur());
        pictures.push(await chat.panel.screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    expect(pictures[0]!.equals(pictures[1]!)).toBe(true);
});

test('W-h strict CSP and Trusted Types: nothing in the console', async ({ page, peer, chat, quiet, axe }) => {
    const csp = `default-src 'none'; script-src ${peer.api}; connect-src ${peer.api}; style-src 'none'; img-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
    await page.goto(peer.page('csp', { headers: { 'content-security-policy': csp } }));
    await chat.open();
    await chat.choose('Check order status');
    await chat.heard(/order number/);
    await chat.say('1044');
    await chat.heard(/e-mail/);
    await chat.say('ann@example.com');
    await expect(chat.cards).toHaveCount(1);
    await expect(chat.cards.getByRole('link')).toHaveCount(2);
    await axe();
    expect(await chat.host.evaluate((e) => e.shadowRoot!.querySelectorAll('[style], style, link').length)).toBe(0);
    expect(quiet).toEqual([]);
});

test('W-i keyboard only', async ({ page, peer, chat, isMobile }) => {
    const all = '<a href="#x">A link of the shop</a><button>A button of the shop</button><input aria-label="A field of the shop">';
    await page.goto(peer.page('a', { body: all }));
    await chat.launcher.focus();
    await page.keyboard.press('Enter');
    await chat.heard('How can I help?');
    await expect(isMobile ? chat.panel.getByRole('heading') : chat.box).toBeFocused();
    await chat.option('Check order status').focus();
    await page.keyboard.press('Enter');
    await chat.heard(/order number/);
    await expect(chat.log.getByRole('button', { name: 'Check order status' })).toBeFocused();
    await chat.box.focus();
    await page.keyboard.type('1042');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await chat.heard(/e-mail/);
    await page.keyboard.type('ann@example.com');
    await page.keyboard.press('Enter');
    await expect(chat.cards).toHaveCount(1);
    await page.keyboard.press('Shift+Tab');
    await expect(chat.option('Contact Support')).toBeFocused();
    if (isMobile) {
        /* The browser's own bars may have their turn; what lies behind the chat may not, not even for a moment. */
        await page.evaluate(() => addEventListener('focusin', (e) => {
            if ((e.target as Element).localName !== 'wismo-widget') document.title += ' focus: ' + (e.target as Element).outerHTML;
        }, true));
        const seen = new Set<string>();
        for (let i = 0; i < 40; i++) {
            await page.keyboard.press(i < 20 ? 'Tab' : 'Shift+Tab');
            const [outside, within] = await page.evaluate(() => {
                const at = document.activeElement!, inner = at.shadowRoot?.activeElement;
                return [at.matches('main *'), inner ? (inner.closest('dialog') ? '' : 'behind ') + (inner.ariaLabel || inner.textContent) : ''];
            });
            expect(outside).toBe(false);
            seen.add(within);
        }
        expect(await page.title()).toBe('A shop');
        expect([...seen]).toEqual(expect.arrayContaining(['Menu', 'Close chat', 'Messages', 'Write a message…', 'Send']));
        expect([...seen].filter((s) => s.startsWith('behind'))).toEqual([]);
    }
    await chat.menu.focus();
    await expect(chat.menu).toHaveAccessibleName('Menu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(chat.forget).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(chat.forget).toBeHidden();
    await expect(chat.menu).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chat.forget).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(chat.panel.getByRole('button', { name: 'Close chat' })).toBeFocused();
    await expect(chat.forget).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(chat.panel).toBeHidden();
    await expect(chat.launcher).toBeFocused();
});

test('the menu closes by a click elsewhere, in the chat and on the page, and forgets from the keyboard', async ({ page, peer, chat, isMobile }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.heard('How can I help?');
    for (const elsewhere of [chat.panel.getByRole('heading'), chat.bubbles.first(), ...isMobile ? [] : [page.getByText('Something to buy.')]]) {
        await chat.menu.click();
        await expect(chat.forget).toBeVisible();
        await elsewhere.click();
        await expect(chat.forget).toBeHidden();
        await expect(chat.panel).toBeVisible();
    }
    await chat.say('hello');
    await chat.heard('I can help with orders.');
    await chat.menu.focus();
    for (const key of ['Enter', 'Tab', 'Enter']) await page.keyboard.press(key);
    await expect(chat.panel).toBeHidden();
    await expect(chat.launcher).toBeFocused();
    await expect.poll(() => peer.talks.size).toBe(0);
    await chat.open();
    await expect(chat.forget).toBeHidden();
});

test('the text box that appears does not cover the last words', async ({ page, peer, chat, isMobile }) => {
    peer.text_area = false;
    await page.goto(peer.page('a'));
    await chat.open();
    for (let i = 0; i < 5; i++) {
        await chat.choose('Delivery times');
        await expect(chat.log.getByRole('button', { name: 'Delivery times' })).toHaveCount(i + 2);
    }
    await expect.poll(() => peer.last().streams.size).toBe(1);
    const talk = peer.last();
    const rest = () => chat.panel.locator('.m').evaluate((e) => Math.round(e.scrollHeight - e.scrollTop - e.clientHeight));
    await chat.panel.locator('.m').evaluate((e) => { e.scrollTop = e.scrollHeight; });
    peer.set(talk, 'bot', 'text');
    await expect(chat.box).toBeVisible();
    expect(await rest()).toBeLessThanOrEqual(1);
    peer.set(talk, 'bot', 'choices');
    await expect(chat.box).toBeHidden();
    await chat.panel.locator('.m').evaluate((e) => { e.scrollTop = 0; });
    peer.set(talk, 'bot', 'text');
    await expect(chat.box).toBeVisible();
    expect(await chat.panel.locator('.m').evaluate((e) => e.scrollTop)).toBe(0);
    if (isMobile) return;
    peer.set(talk, 'bot', 'choices');
    await chat.choose('Contact Support');
    await expect(chat.box).toBeVisible();
    expect(await rest()).toBeLessThanOrEqual(1);
});

test('W-k two tabs: both see everything; forgetting in one ends the other', async ({ page, peer, chat, context }) => {
    const { Chat } = await import('./shop');
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.choose('Delivery times');
    await chat.heard('Two to four working days.');
    const two = new Chat(await context.newPage());
    await two.page.goto(peer.page('b'));
    await two.open();
    await two.heard('Two to four working days.');
    await expect(two.log.getByRole('button', { name: 'Delivery times' }).first()).toHaveAttribute('aria-pressed', 'true');
    await two.say('hello from two');
    await chat.heard('hello from two');
    await chat.say('hello from one');
    await two.heard('hello from one');
    expect(await chat.said()).toEqual(await two.said());
    expect(peer.talks.size).toBe(1);
    await page.bringToFront();
    await chat.endAndForget();
    await expect(two.panel.getByText('Conversation closed')).toBeVisible();
    await expect(two.bubbles).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await two.page.bringToFront();
    await two.panel.getByRole('button', { name: 'Start again' }).click();
    await two.heard('How can I help?');
    await page.bringToFront();
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);   // the browser tells other tabs in its own time
    await chat.open();
    await chat.heard('How can I help?');
    await expect.poll(() => peer.talks.size).toBe(1);
});

test('W-l the script twice on a page mounts once', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a', { twice: true }));
    await chat.launcher.waitFor();
    await page.addScriptTag({ url: peer.api + '/widget/key1.js' });
    await expect(chat.host).toHaveCount(1);
    await page.evaluate(() => window.wismo!.destroy());
    await expect(chat.host).toHaveCount(0);
});

test('W-m an address that is javascript: gives no button', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.say('1045');
    await chat.heard(/e-mail/);
    await chat.say('ann@example.com');
    await expect(chat.cards).toHaveCount(1);
    await expect(chat.log.getByRole('link')).toHaveCount(0);
    await chat.say('pay');
    await expect(chat.log.getByRole('link')).toHaveCount(1);
    await expect(chat.log.getByRole('link')).toHaveAccessibleName('Pay $42.00 (opens in a new tab)');
    expect(await chat.host.evaluate((e) => [...e.shadowRoot!.querySelectorAll('a')].map((a) => a.protocol))).not.toContain('javascript:');
});

test('W-n markup is text, whoever says it', async ({ page, peer, chat, quiet }) => {
    const bad = '<img src=x onerror="document.title=1"><b>bold</b>';
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.say(bad);
    await chat.heard('I can help with orders.');
    peer.say(peer.last(), { text: bad, author: 'agent', author_name: bad });
    peer.say(peer.last(), { kind: 'notice', author: 'system', text: bad });
    peer.say(peer.last(), { kind: 'order', order: { number: bad, status: { name: bad }, payment_name: bad, items: [{ name: bad, quantity: 1 }] } });
    peer.say(peer.last(), { kind: 'menu', text: bad, options: [{ id: 'x', label: bad }] });
    await expect(chat.log.getByRole('button', { name: bad })).toBeVisible();
    expect(await chat.host.evaluate((e) => e.shadowRoot!.querySelectorAll('img, .rows b:not(.k b), script').length)).toBe(0);
    expect(await page.title()).toBe('A shop');
    expect(quiet).toEqual([]);
});

test('a send that fails is kept and sent again with the same key', async ({ page, peer, chat, axe }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.heard('How can I help?');
    const keys: (string | undefined)[] = [];
    page.on('request', (r) => r.url().endsWith('/messages') && r.method() === 'POST' && keys.push(r.headers()['idempotency-key']));
    await page.route('**/messages', (r) => r.abort(), { times: 1 });
    await chat.say('2000000');
    const again = chat.log.getByRole('button', { name: 'Not sent. Tap to try again.' });
    await expect(again).toBeVisible();
    await axe();
    await again.click();
    await chat.heard(/e-mail/);
    await expect(again).toHaveCount(0);
    expect(keys.length).toBe(2);
    expect(new Set(keys).size).toBe(1);
    expect((await chat.said()).filter((s) => s === '2000000').length).toBe(1);
});

test('a send whose answer is lost shows up once', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.heard('How can I help?');
    peer.lost = 1;
    await chat.say('1042');
    await chat.heard(/e-mail/);
    await expect(chat.log.getByText('Not sent')).toBeHidden();
    expect((await chat.said()).filter((s) => s === '1042').length).toBe(1);
});

test('429 waits as long as the server says', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.heard('How can I help?');
    peer.refuse = [{ status: 429, headers: { 'retry-after': '4' }, detail: 'Too many.' }];
    await chat.say('hello');
    const wait = chat.log.getByRole('button', { name: 'Please wait a minute and try again' });
    await expect(wait).toBeDisabled();
    await page.waitForTimeout(1500);
    expect(sends(peer).length).toBe(1);
    const again = chat.log.getByRole('button', { name: 'Not sent. Tap to try again.' });
    await again.click({ timeout: 6000 });
    await chat.heard('I can help with orders.');
});

test('still in flight: tried again by itself', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    peer.refuse = [{ status: 409, headers: { 'retry-after': '1' }, detail: 'Still in flight.' }];
    await chat.say('hello');
    await chat.heard('I can help with orders.');
});

test('refused words can be seen and are not sent again; choices open up', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    peer.refuse = [{ status: 422, detail: 'That choice is gone.' }];
    await chat.choose('Delivery times');
    await chat.heard('That choice is gone.');
    await chat.choose('Delivery times');
    await chat.heard('Two to four working days.');
});

test('offline: a bar, then nothing is missing', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.choose('Contact Support');
    await expect.poll(() => peer.last().streams.size).toBe(1);
    peer.deaf = true;
    peer.cut();
    await expect(chat.panel.getByText('Connection lost. Trying again…')).toBeVisible();
    peer.say(peer.last(), { author: 'agent', author_name: 'Dana', text: 'Are you there?' });
    peer.deaf = false;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await chat.heard('Are you there?');
    await expect(chat.panel.getByText('Connection lost')).toBeHidden();
});

test('opened without a network: waits, then begins', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    peer.deaf = true;
    await chat.open();
    await expect(chat.panel.getByText('Connection lost. Trying again…')).toBeVisible();
    peer.deaf = false;
    await chat.heard('How can I help?');
});

test('no request and no storage before the first open; the page’s address goes without query', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a') + '?secret=1#part');
    await chat.launcher.waitFor();
    await page.waitForTimeout(300);
    expect(peer.requests).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
    await chat.open();
    await chat.heard('How can I help?');
    expect(peer.last().page_url).toBe(peer.shop + '/a');
    expect(peer.requests.every((r) => !JSON.stringify(r).includes('secret=1'))).toBe(true);
});

test('survives a reload; an open handoff listens by itself and counts what is new', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.choose('Contact Support');
    await expect.poll(() => peer.last().state).toBe('waiting');
    await chat.say('My parcel is wet');
    await chat.heard('My parcel is wet');
    const before = await chat.said();
    await page.goto('about:blank');
    peer.set(peer.last(), 'human', 'text');
    peer.say(peer.last(), { author: 'agent', author_name: 'Dana', text: 'Oh no!' });
    await page.goto(peer.page('b'));
    await expect(chat.launcher).toHaveAccessibleName('Open chat, 1 new message');
    peer.say(peer.last(), { author: 'agent', author_name: 'Dana', text: 'Could you send a picture?' });
    await expect(chat.launcher).toHaveAccessibleName('Open chat, 2 new messages');
    await chat.open();
    expect(await chat.said()).toEqual([...before, 'Oh no!', 'Could you send a picture?']);
    await expect(chat.log.getByText('Dana', { exact: true })).toHaveCount(1);
    await expect(chat.launcher).not.toHaveAccessibleName(/new/);
});

test('a token that ended: anew in silence when nothing was said, else said', async ({ page, peer, chat, axe }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.heard('How can I help?');
    peer.last().token = 'other';
    await chat.say('1042');
    await chat.heard(/e-mail/);
    expect(peer.talks.size).toBe(2);
    await expect.poll(() => peer.last().streams.size).toBe(1);
    peer.last().token = 'other';
    await chat.say('ann@example.com');
    await expect(chat.panel.getByText('Conversation closed')).toBeVisible();
    await expect(chat.box).toBeHidden();
    await axe();
    expect(await chat.said()).toContain('1042');
    await chat.panel.getByRole('button', { name: 'Start again' }).click();
    await expect(chat.bubbles).toHaveCount(1);
    await expect(chat.box).toBeVisible();
});

for (const spoken of [false, true])
    test(`a token that ended while words are under way: ${spoken ? 'they stay, unsent' : 'they go with the new one'}`, async ({ page, peer, chat }) => {
        let streamed = () => {};
        const refused = new Promise<void>((done) => { streamed = done; });
        page.on('response', (r) => r.status() === 401 && r.url().endsWith('/events') && streamed());
        await page.goto(peer.page('a'));
        await chat.open();
        await chat.heard('How can I help?');
        if (spoken) {
            await chat.say('Hello');
            await chat.heard(/help|understand|number/);
        }
        const before = peer.talks.size;
        await expect.poll(() => peer.last().streams.size).toBe(1);
        await page.route('**/messages', async (route) => { await refused; await page.waitForTimeout(300); await route.continue(); }, { times: 1 });
        peer.last().token = 'other';
        await chat.say('1042');
        peer.cut();
        if (spoken) {
            await expect(chat.panel.getByText('Conversation closed')).toBeVisible();
            await expect(chat.log.getByText('1042')).toBeVisible();
            await expect(chat.log.getByText('Not sent')).toBeVisible();
        } else {
            await chat.heard(/e-mail/);
            expect(await chat.said()).toContain('1042');
            expect(peer.talks.size).toBe(before + 1);
        }
    });

test('a closed conversation says so', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.choose('Contact Support');
    await expect.poll(() => peer.last().streams.size).toBe(1);
    peer.set(peer.last(), 'closed', 'none');
    await expect(chat.panel.getByText('Conversation closed')).toBeVisible();
    await page.reload();
    await chat.open();
    await expect(chat.panel.getByText('Conversation closed')).toBeVisible();
    await chat.panel.getByRole('button', { name: 'Start again' }).click();
    await expect(chat.option('Check order status')).toBeVisible();
});

test('somebody else signs in: a new conversation, and nothing of the old one on screen', async ({ page, peer, chat }) => {
    const ann = signIdentity({ sub: 'c1', email: 'ann@example.com' }), eve = signIdentity({ sub: 'c2', email: 'eve@example.com' });
    await page.goto(peer.page('a', { attrs: `data-token="${ann}"` }));
    await chat.open();
    await chat.say('1042');
    await expect(chat.cards).toHaveCount(1);
    await page.evaluate((t) => window.wismo!.identify(t), eve);
    await expect(chat.cards).toHaveCount(0);
    await chat.heard('How can I help?');
    await chat.say('2001');
    await expect(chat.cards).toHaveCount(1);
    await page.goto(peer.page('b', { attrs: 'data-token=""' }));
    await chat.open();
    await chat.heard('How can I help?');
    await expect(chat.cards).toHaveCount(0);
});

test('a page that replaces its body keeps the chat', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.heard('How can I help?');
    for (let i = 0; i < 2; i++) {
        await page.evaluate(() => {
            const body = document.createElement('body');
            body.append('Another page');
            document.documentElement.replaceChild(body, document.body);
        });
        await expect(chat.panel).toBeVisible();
    }
    await page.evaluate(() => document.body.replaceChildren('And another'));
    await chat.say('still here');
    await chat.heard('I can help with orders.');
    expect(await chat.host.evaluate((e) => e.matches(':popover-open'))).toBe(true);
});

test('a shop that is not allowed, or an assistant that is off, shows nothing', async ({ page, peer, chat }) => {
    const said: string[] = [];
    page.on('console', (m) => m.type() === 'info' && said.push(m.text()));
    for (const config of [{ origins: ['https://other.example'] }, { off: true }, { origins: [] }]) {
        peer.config = config;
        await page.goto(peer.page('a'));
        await page.waitForTimeout(200);
        await expect(chat.host).toHaveCount(0);
    }
    expect(said.length).toBe(3);
    expect(peer.requests).toEqual([]);
});

test('a link, an attribute and a call bring an order number', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a') + '#wismo=1043');
    await chat.heard('order 1043');
    await expect(chat.box).toHaveValue('Where is my order 1043?');
    await page.evaluate(() => localStorage.clear());
    await page.goto(peer.page('b', { attrs: 'data-order="1044"' }));
    await chat.open();
    await chat.heard('order 1044');
    await expect(chat.box).toHaveValue('');
    await chat.say('something else');
    await chat.heard('I can help with orders.');
    await page.evaluate(() => window.wismo!.open({ order: '1046' }));
    await expect(chat.box).toHaveValue('Where is my order 1046?');
});

test('typing is shown and goes away', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.choose('Contact Support');
    await chat.heard('looking for somebody');
    await expect.poll(() => peer.last().streams.size).toBe(1);
    peer.typing(peer.last(), 'Dana');
    await expect(chat.panel.getByText('Dana: Typing…')).toBeAttached();
    await expect(chat.panel.locator('.dots')).toBeVisible();
    peer.say(peer.last(), { author: 'agent', author_name: 'Dana', text: 'Here I am.' });
    await expect(chat.panel.locator('.dots')).toBeHidden();
});

test('a slow answer: the words are there at once', async ({ page, peer, chat }) => {
    peer.delay = 3000;
    await page.goto(peer.page('a'));
    await chat.open();
    await chat.heard('How can I help?');
    await chat.say('hello');
    await expect.poll(() => chat.said(), { timeout: 1000 }).toContain('hello');
    await expect(chat.panel.locator('.dots')).toBeVisible();
    await chat.heard('I can help with orders.');
    expect((await chat.said()).filter((s) => s === 'hello').length).toBe(1);
});

test('who is signed in is told even when the chat is just beginning', async ({ page, peer, chat }) => {
    const ann = signIdentity({ sub: 'c1', email: 'ann@example.com' });
    await page.goto(peer.page('a'));
    await chat.launcher.waitFor();
    await page.evaluate((t) => {
        window.wismo!.open();
        window.wismo!.identify(t);
    }, ann);
    await expect.poll(() => peer.requests.filter((r) => r.method === 'PUT').length).toBe(1);
    await chat.say('1042');
    await expect(chat.cards).toHaveCount(1);
});

test('destroy leaves nothing: no element, no stream, no requests', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await expect.poll(() => peer.last()?.streams.size).toBe(1);
    peer.deaf = true;
    peer.cut();
    await page.evaluate(() => window.wismo!.destroy());
    const before = peer.requests.length;
    await page.waitForTimeout(1200);
    await expect(chat.host).toHaveCount(0);
    expect(peer.requests.length).toBe(before);
    expect(await page.evaluate(() => 'wismo' in window)).toBe(false);
    peer.deaf = false;
    await page.addScriptTag({ url: peer.api + '/widget/key1.js' });
    await chat.open();
    await chat.heard('How can I help?');
});

test('a tab that nobody sees does not listen', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.open();
    await expect.poll(() => peer.last()?.streams.size).toBe(1);
    const see = (hidden: boolean) => page.evaluate((h) => {
        Object.defineProperty(document, 'hidden', { value: h, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
    await see(true);
    await expect.poll(() => peer.last().streams.size).toBe(0);
    peer.say(peer.last(), { text: 'Meanwhile' });
    await see(false);
    await chat.heard('Meanwhile');
});

test('a slow beginning shows that something comes, and moves nothing when it is there', async ({ page, peer, chat }) => {
    await page.route('**/conversations**', async (route) => { await page.waitForTimeout(600); await route.continue(); });
    await page.goto(peer.page('a'));
    await chat.launcher.click();
    await expect(chat.panel.locator('.load')).toHaveCount(1);
    await expect(chat.panel.locator('.o button').first()).toBeVisible();
    await expect(chat.panel.locator('.load')).toHaveCount(0);
    const moved = await page.evaluate(() => new Promise<number>((done) => {
        new PerformanceObserver((l) => done(l.getEntries().filter((e) => !(e as unknown as { hadRecentInput: boolean }).hadRecentInput).length)).observe({ type: 'layout-shift', buffered: true });
        setTimeout(done, 300, 0);
    }));
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    expect(moved).toBe(0);
});

test('opens fast: the menu is there within 400 ms of the click', async ({ page, peer, chat }) => {
    await page.goto(peer.page('a'));
    await chat.launcher.waitFor();
    const ms = await page.evaluate(() => new Promise<number>((done) => {
        const root = document.querySelector('wismo-widget')!.shadowRoot!, began = performance.now();
        root.querySelector<HTMLElement>('.l')!.click();
        const look = () => (root.querySelector('.o button') ? done(performance.now() - began) : requestAnimationFrame(look));
        look();
    }));
    expect(ms).toBeLessThan(400);
    const moved = await page.evaluate(() => new Promise((done) => {
        new PerformanceObserver((l) => done(l.getEntries().length)).observe({ type: 'layout-shift', buffered: true });
        setTimeout(done, 200, 0);
    }));
    expect(moved).toBe(0);
});

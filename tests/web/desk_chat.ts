/* A shopper at the chat, without a browser: for the desk's tests of what comes of it. */
import type { Server } from './server.mjs';

interface Said { seq: number; author: string; text?: string; options?: { id: string; label: string }[] }
interface Answer { messages: Said[] }
export interface Ordered { id: string; number: string; version: number; email: string }
export interface Asked { id: string; version: number; kind: string; state: string }

const key = () => Math.random().toString(36).slice(2).padEnd(12, '0');

export class Shopper {
    private constructor(private readonly url: string, readonly id: string, private readonly token: string, private last: Said[]) {}

    static async at(server: Server, page = '/storefront/index.html'): Promise<Shopper> {
        const r = await fetch(`${server.url}/api/v1/chat/${server.demo.assistant_key}/conversations`, {
            method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ locale: 'en', page_url: server.url + page }),
        });
        if (!r.ok) throw new Error(await r.text());
        const { conversation: c, messages } = await r.json() as { conversation: { id: string; token: string }; messages: Said[] };
        return new Shopper(server.url, c.id, c.token, messages);
    }

    /* Words; "!Yes" presses the button that begins so. */
    async say(...all: string[]): Promise<this> {
        for (const words of all) {
            const pressed = words.startsWith('!') ? this.last.flatMap((m) => m.options ?? []).find((o) => o.label.startsWith(words.slice(1))) : undefined;
            if (words.startsWith('!') && !pressed) throw new Error(`no button ${words}: ${JSON.stringify(this.last)}`);
            const r = await fetch(`${this.url}/api/v1/chat/conversations/${this.id}/messages`, {
                method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer ' + this.token, 'idempotency-key': key() }, body: JSON.stringify(pressed ? { choice: pressed.id } : { text: words }),
            });
            if (!r.ok) throw new Error(await r.text());
            this.last = (await r.json() as Answer).messages;
        }
        return this;
    }

    /* What the bot has said since, newest last. */
    async heard(): Promise<string[]> {
        const r = await fetch(`${this.url}/api/v1/chat/conversations/${this.id}/messages?after=0`, { headers: { authorization: 'Bearer ' + this.token } });
        return (await r.json() as Answer).messages.filter((m) => m.author !== 'visitor').map((m) => m.text ?? '');
    }
}

/* An order of this test alone, in a state in which everything may be asked for. */
export async function ordered(server: Server, more: object = {}): Promise<Ordered> {
    const number = 'R' + Math.random().toString().slice(2, 9);
    const o = await server.staff('PUT', '/api/v1/orders/by-number/' + number, {
        customer_name: 'Maria Öz', email: 'maria@example.com', phone: '+420611846000', general: 'confirmed', delivery: 'not_shipped', payment: 'none', shipments: [], currency: 'USD',
        ship_line1: 'Old street 1', ship_city: 'Praha', ship_country: 'CZ', items: [{ name: 'Ceramic mug', sku: 'MUG', quantity: 2, unit_price: { minor: 1250, currency: 'USD' } }], total: { minor: 2500, currency: 'USD' }, ...more,
    }) as Ordered;
    return { ...o, email: 'maria@example.com' };
}

export async function everythingAllowed(server: Server): Promise<void> {
    const kinds = ['cancel', 'change_address', 'change', 'return', 'refund', 'confirm', 'received'];
    await server.staff('PUT', '/api/v1/eligibility', { items: kinds.map((action) => ({ action, position: 1, unknown_age: 'yes', answer: 'yes' })) });
}

/* A request that a shopper made in the chat. */
export async function asked(server: Server, words: string, answers: string[], more: object = {}): Promise<{ order: Ordered; shopper: Shopper; request: Asked }> {
    await everythingAllowed(server);
    const order = await ordered(server, more), shopper = await Shopper.at(server);
    await shopper.say(words, order.number, order.email, ...answers);
    const { items } = await server.staff('GET', '/api/v1/requests?order_id=' + order.id) as { items: Asked[] };
    if (items.length !== 1) throw new Error(`no request came of it: ${(await shopper.heard()).join(' | ')}`);
    return { order, shopper, request: items[0]! };
}

/* A chat that needs a person. */
export async function handedOff(server: Server, issue: string): Promise<{ order: Ordered; shopper: Shopper }> {
    const order = await ordered(server), shopper = await Shopper.at(server);
    await shopper.say('where is my order', order.number, order.email, 'talk to a person', issue);
    return { order, shopper };
}

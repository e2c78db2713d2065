/* What the tests of the order page share: an order of their own, and the page's buttons. */
import type { Page } from '@playwright/test';
import type { Server } from './server.mjs';

export interface Order {
    id: string; number: string; version: number; customer_name: string; badge: string; payment_badge: string; comment: string | null; tracking_number: string | null; total: { minor: number; text: string };
    custom: Record<string, unknown> | null; tags: string | null; source_id: string; email: string; phone: string; legacy: boolean;
    items: { name: string; sku: string | null; quantity: number; stock: number; product_id: string | null; images: { url: string; alt: string }[]; custom: Record<string, unknown> | null; unit_price: { minor: number } }[];
}

/* An order of this test alone. */
export async function make(server: Server, more: object = {}): Promise<Order> {
    return await server.staff('POST', '/api/v1/orders', {
        number: 'E-' + Math.random().toString().slice(2, 9), customer_name: 'Maria Öz', email: 'maria@example.com', phone: '+420611846000', warehouse: 'Main',
        items: [{ name: 'Ceramic mug', sku: 'MUG', quantity: 2, unit_price: { minor: 1250 } }, { name: 'Tea towel', quantity: 1, unit_price: { minor: 900 } }], ...more,
    }) as Order;
}
export const read = async (server: Server, id: string) => await server.staff('GET', '/api/v1/orders/' + id) as Order & Record<string, unknown>;
export const edit = (page: Page) => page.getByRole('button', { name: 'Edit', exact: true }).click();
export const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
/* A card of the page, by its heading. */
export const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/* Fields that this shop asks for, until back() is called. */
export async function ask(server: Server, fields: { order_fields?: object[]; item_fields?: object[] }): Promise<() => Promise<unknown>> {
    const { items: [first] } = await server.staff('GET', '/api/v1/assistants') as { items: { id: string }[] }, path = `/api/v1/assistants/${first!.id}/orders`;
    const { version, order_fields, item_fields } = await server.staff('GET', path) as { version: number; order_fields: object[]; item_fields: object[] };
    await server.staff('PATCH', path, { version, order_fields, item_fields, ...fields });
    return async () => {
        const now = await server.staff('GET', path) as { version: number };
        await server.staff('PATCH', path, { version: now.version, order_fields, item_fields });
    };
}

export { said } from './desk';

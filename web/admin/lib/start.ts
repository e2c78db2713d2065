/* What boot.ts has begun before React was there, and the names under which this browser remembers things. */
export const SHOP_KEY = 'wismo-shop';
export const SCHEME_KEY = 'wismo-scheme';

export interface Begun { shop: string | null; me: Promise<Response>; orders: Promise<Response> | null; query: string }

declare global {
    interface Window { wismo_begun?: Begun }
}

/* The shop of this page, for as long as it stands: another one may be chosen in another tab meanwhile. */
export const SHOP = window.wismo_begun ? window.wismo_begun.shop : localStorage.getItem(SHOP_KEY);

/* Hands over what was begun for this question, once. */
export function begun(what: 'me' | 'orders', query = ''): Promise<Response> | null {
    const b = window.wismo_begun, found = b?.[what];
    if (!b || !found || (what === 'orders' && b.query !== query)) return null;
    if (what === 'orders') b.orders = null;
    else delete (b as Partial<Begun>).me;
    return found;
}

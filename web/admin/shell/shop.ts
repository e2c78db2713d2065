import { SHOP_KEY } from '../lib/start';

/* Everything on the page belongs to one shop, so the page begins anew. */
export function enterShop(id: string): void {
    localStorage.setItem(SHOP_KEY, id);
    location.assign('/');
}

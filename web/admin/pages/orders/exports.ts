/* The address of a download: a plain link streams to disk, so the chosen shop stands in it. */
import { SHOP_KEY } from '../../lib/start';

export function exportUrl(query: string): string {
    const q = new URLSearchParams(query), shop = localStorage.getItem(SHOP_KEY);
    ['page', 'per_page', 'cursor'].forEach((k) => q.delete(k));
    if (shop) q.set('shop', shop);
    return '/api/v1/orders/export.csv' + (q.size ? '?' + q : '');
}

/* The address of a download. */
import { ofShop } from '../../lib/api';

export function exportUrl(query: string): string {
    const q = new URLSearchParams(query);
    ['page', 'per_page', 'cursor'].forEach((k) => q.delete(k));
    return '/api/v1/orders/export.csv' + ofShop(q);
}

/* The question of one order: begun by whoever leads to its page, too, while that is still being fetched. */
import { call } from './api';
import type { Order } from './types';

export const orderOf = (id: string) => ({
    queryKey: ['order', id], queryFn: ({ signal }: { signal: AbortSignal }) => call<Order>('GET', '/api/v1/orders/' + encodeURIComponent(id), undefined, { signal }),
});

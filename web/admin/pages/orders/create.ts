/* A new order: however often it is asked for while one is on its way, there is one. */
import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { call } from '../../lib/api';
import { toast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import { t } from '../../text';

let going: Promise<Order> | null = null;

const key = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');

export function useCreateOrder(): () => Promise<void> {
    const [, go] = useLocation(), client = useQueryClient();
    return useCallback(async () => {
        if (going) return void await going.catch(() => {});
        going = call<Order>('POST', '/api/v1/orders', {}, { headers: { 'Idempotency-Key': key() } });
        try {
            const made = await going;
            void client.invalidateQueries({ queryKey: ['orders'], refetchType: 'none' });
            go(`/orders/${made.id}?edit=1`);
            toast(t.orders.created);
        } catch (e) {
            toast(`${t.orders.create_failed}: ${(e as Error).message}`, { bad: true });
        } finally {
            going = null;
        }
    }, [go, client]);
}

/* One page of the list, and what the stream of hints does to it: rows on screen change in place, new ones only count. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { useLive, type Hint } from '../../lib/live';
import { Problem } from '../../lib/problem';
import { begun } from '../../lib/start';
import type { Facets, Order, OrderList, OrderRow } from '../../lib/types';

const GATHER = 300; /* ms: hints come in bursts */

/* A row from the whole order, where that has the members of a row. */
function patched(row: OrderRow, o: Order): OrderRow {
    const { customer_name, phone, email, channel, warehouse, total, payment_badge, carrier, tracking_number, badge, version, item_count } = o;
    return {
        ...row, customer_name, phone, email, channel, warehouse, total, payment_badge: payment_badge ?? row.payment_badge, carrier, tracking_number, badge, version, item_count,
        reminder: o.reminder_at ? { text: o.reminder, at: o.reminder_at, due: o.reminder_due ?? null } : null,
    };
}

/* A reminder or a VIP changes the row, and not the order's version. */
const differs = (a: OrderRow, b: OrderRow): boolean => JSON.stringify(a) !== JSON.stringify(b);

async function fetchOrders(query: string, signal: AbortSignal): Promise<OrderList> {
    const early = begun('orders', query);
    if (early) {
        const r = await early.catch(() => null);
        if (r?.ok) return r.json();
    }
    return call<OrderList>('GET', '/api/v1/orders?' + query, undefined, { signal });
}

export function useFacets() {
    return useQuery({
        queryKey: ['facets'], staleTime: 60_000, refetchOnWindowFocus: false,
        queryFn: ({ signal }) => call<Facets>('GET', '/api/v1/orders/facets', undefined, { signal }),
        retry: (n, e) => n < 1 && !(e instanceof Problem),
    });
}

/* The question of the list: also begun by whoever leads to it, before the page knows. */
export const listOf = (query: string) => ({ queryKey: ['orders', query], queryFn: ({ signal }: { signal: AbortSignal }) => fetchOrders(query, signal) });

export function useOrders(query: string) {
    const client = useQueryClient();
    const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
        ...listOf(query), placeholderData: keepPreviousData,
        /* New rows must not push the list while it is read: they are asked for. */
        refetchOnWindowFocus: false, refetchOnMount: 'always',
    });
    const [fresh, setFresh] = useState<Set<string>>(new Set()), [touched, setTouched] = useState<Set<string>>(new Set());
    const hinted = useRef(new Set<string>()), born = useRef(new Set<string>()), timer = useRef(0), current = useRef(query);
    current.current = query;
    useEffect(() => setFresh((old) => (old.size ? new Set() : old)), [query]);
    useEffect(() => () => clearTimeout(timer.current), []);

    const gather = useCallback(async () => {
        const ids = hinted.current, asked = current.current;
        hinted.current = new Set();
        timer.current = 0;
        const first = new URLSearchParams(asked);
        ['page', 'cursor'].forEach((k) => first.delete(k));
        const top = await call<OrderList>('GET', '/api/v1/orders?' + first).catch(() => null);
        const shown = client.getQueryData<OrderList>(['orders', asked]);
        if (!top || !shown || asked !== current.current) return;
        const changed = new Map<string, OrderRow>(), hit = shown.items.filter((o) => ids.has(o.id));
        /* Behind the first page the page itself is asked: a row has more than its order. */
        const here = asked !== first.toString() && hit.length ? await call<OrderList>('GET', '/api/v1/orders?' + asked).catch(() => null) : null;
        if (asked !== current.current) return;
        await Promise.all(hit.map(async (o) => {
            const row = [...top.items, ...(here?.items ?? [])].find((x) => x.id === o.id);
            if (row) return void (differs(row, o) && changed.set(o.id, row));
            const whole = await call<Order>('GET', '/api/v1/orders/' + o.id).catch(() => null); /* it left the page */
            const now = whole && patched(o, whole);
            if (now && differs(now, o)) changed.set(o.id, now);
        }));
        client.setQueryData<OrderList>(['orders', asked], (old) => old && {
            ...old, counts: top.counts, in_period: top.in_period, total: top.total, total_is_exact: top.total_is_exact,
            items: old.items.map((o) => changed.get(o.id) ?? o),
        });
        const onScreen = new Set(shown.items.map((o) => o.id));
        setFresh((old) => new Set([...old, ...top.items.map((o) => o.id).filter((id) => born.current.has(id) && !onScreen.has(id))]));
        if (changed.size) {
            setTouched(new Set(changed.keys()));
            setTimeout(() => setTouched(new Set()), 1000);
        }
    }, [client]);

    useLive(useCallback((event: string, hint: Hint | null) => {
        if (!hint || (event !== 'order.changed' && event !== 'shop.changed')) return;
        if (event === 'order.changed') hinted.current.add(hint.id);
        else client.getQueryData<OrderList>(['orders', current.current])?.items.forEach((o) => hinted.current.add(o.id)); /* who is a VIP may follow another rule */
        if (event === 'order.changed' && hint.version <= 1) born.current.add(hint.id);
        timer.current ||= window.setTimeout(() => void gather(), GATHER);
    }, [client, gather]));

    const show = () => {
        setFresh(new Set());
        void client.invalidateQueries({ queryKey: ['orders'] });
    };
    return { data, error, isPending, isPlaceholderData, refetch, fresh: fresh.size, touched, show };
}

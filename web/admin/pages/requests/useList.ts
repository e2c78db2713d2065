/* The state of the page in its address, and the list that it asks for. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { call } from '../../lib/api';
import { midnight } from '../../lib/filters';
import { useMe } from '../../lib/me';
import { useRefresh } from '../../lib/refresh';
import type { components } from '../../lib/api.gen';

export type Request = components['schemas']['request'];
export type Ticket = components['schemas']['ticket'];
export interface Listed<T> { items: T[]; page: number; per_page: number; total: number; open: number }

const FILTERS = ['state', 'kind', 'reason', 'query', 'order_id', 'from', 'to'] as const;
type Name = (typeof FILTERS)[number] | 'show' | 'page' | 'request';

export function useAddress() {
    const [search, setSearch] = useSearchParams(), zone = useMe().zone;
    const get = (name: Name) => search.get(name) ?? '';
    const set = (change: Partial<Record<Name, string | null>>, replace = false) => setSearch((old) => {
        const to = new URLSearchParams(old);
        for (const [k, v] of Object.entries('request' in change || 'page' in change ? change : { page: null, ...change })) v ? to.set(k, v) : to.delete(k);
        return to;
    }, { replace });
    const tickets = get('show') === 'tickets', page = Math.max(1, Number(get('page')) || 1);
    /* What is open is what one comes for; of one order, everything. */
    const state = get('state') || (get('order_id') || get('query') ? 'all' : 'open');
    return {
        get, set, tickets, page, state, zone,
        filtered: FILTERS.some((k) => search.has(k)),
        clear: () => set(Object.fromEntries(FILTERS.map((k) => [k, null]))),
    };
}
export type Address = ReturnType<typeof useAddress>;

function query(a: Address, names: readonly Name[]): string {
    const to = new URLSearchParams({ per_page: '25', page: String(a.page) });
    if (a.state !== 'all') to.set('state', a.state);
    for (const name of names) if (a.get(name)) to.set(name, a.get(name));
    /* Whole days of the shop's zone, as in the list of orders. */
    const from = a.get('from') && midnight(a.get('from'), a.zone), until = a.get('to') || a.get('from'), end = until && midnight(until, a.zone, 1);
    if (from) to.set('from', from);
    if (end) to.set('to', end);
    return to.toString();
}

export function useRequests(a: Address) {
    const asked = query(a, ['kind', 'order_id']);
    useRefresh('request.changed order.changed', ['requests']);
    return useQuery({
        queryKey: ['requests', asked], enabled: !a.tickets, placeholderData: keepPreviousData,
        queryFn: ({ signal }) => call<Listed<Request>>('GET', '/api/v1/requests?' + asked, undefined, { signal }),
    });
}

export function useTickets(a: Address) {
    const asked = query(a, ['reason', 'order_id', 'query']);
    useRefresh('ticket.changed', ['tickets']);
    return useQuery({
        queryKey: ['tickets', asked], enabled: a.tickets, placeholderData: keepPreviousData,
        queryFn: ({ signal }) => call<Listed<Ticket>>('GET', '/api/v1/tickets?' + asked, undefined, { signal }),
    });
}

/* The list's state, which lives in the address: shared links, reload, back and forward all keep it. */
import { useMemo, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { ADVANCED, FILTERS, MOVED, PER_PAGE, apiQuery } from '../../lib/filters';
import { useMe, usePreferences } from '../../lib/me';
import { listOf } from './useOrders';

export type Change = Partial<Record<(typeof FILTERS)[number] | 'page' | 'per_page', string | null>>;

export function useFilters() {
    const me = useMe(), client = useQueryClient(), [search, setSearch] = useSearchParams(), [preferences, prefer] = usePreferences();
    const get = (name: keyof Change) => search.get(name) ?? '';
    const chosen = Number(search.get('per_page')), usual = preferences.per_page ?? 10;
    const perPage = PER_PAGE.includes(chosen) ? chosen : PER_PAGE.includes(usual) ? usual : 10;
    /* The cursor is of this visit, not of the address: a shared link leads to a page by its number. */
    const cursor = (history.state as { cursor?: string } | null)?.cursor;
    const asks = (to: URLSearchParams, at: string | null | undefined) => apiQuery(to, me.zone, perPage) + (at && to.has('page') ? '&cursor=' + encodeURIComponent(at) : '');
    const query = asks(search, cursor);
    const now = useRef({ asks, query, prefer });
    now.current = { asks, query, prefer };

    /* The same functions for as long as the page is there: what has been given them is not drawn anew. */
    const { set, turn, clear } = useMemo(() => {
        /* The question goes to the server first, and its answer is being made while the page draws the click. */
        const go = (change: (to: URLSearchParams) => void, { replace = false, at = null as string | null | undefined } = {}) => setSearch((old) => {
            const to = new URLSearchParams(old);
            change(to);
            const next = now.current.asks(to, at);
            if (next !== now.current.query) void client.prefetchQuery(listOf(next));
            return to;
        }, { replace, state: at ? { cursor: at } : null });
        return {
            /* Any change of a filter begins at the first page again. */
            set: (change: Change, replace = false) => {
                if (change.per_page) now.current.prefer({ per_page: Number(change.per_page) });
                go((to) => { for (const [k, v] of Object.entries({ page: null, ...change })) v ? to.set(k, v) : to.delete(k); }, { replace });
            },
            /* To a neighbouring page, by its cursor where there is one: nothing doubles or is lost while orders come in. */
            turn: (page: number, at: string | null | undefined) => go((to) => { page > 1 ? to.set('page', String(page)) : to.delete('page'); }, { at }),
            clear: () => go((to) => [...FILTERS, 'page'].forEach((k) => to.delete(k))),
        };
    }, []);
    return useMemo(() => ({
        get, perPage, query, zone: me.zone, set, turn, clear,
        page: Math.max(1, Number(search.get('page')) || 1),
        active: FILTERS.some((k) => search.has(k)),
        advanced: ADVANCED.filter((k) => search.has(k)).length,
        moved: MOVED.filter((k) => search.has(k)).length,
    }), [search.toString(), query, perPage]);
}

export type Filters = ReturnType<typeof useFilters>;

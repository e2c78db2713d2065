/* The list's state, which lives in the address: shared links, reload, back and forward all keep it. */
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { ADVANCED, FILTERS, MOVED, PER_PAGE, apiQuery } from '../../lib/filters';
import { useMe, usePreferences } from '../../lib/me';

export type Change = Partial<Record<(typeof FILTERS)[number] | 'page' | 'per_page', string | null>>;

export function useFilters() {
    const me = useMe(), [search, setSearch] = useSearchParams(), [preferences, prefer] = usePreferences();
    const get = (name: keyof Change) => search.get(name) ?? '';
    const chosen = Number(search.get('per_page')), usual = preferences.per_page ?? 10;
    const perPage = PER_PAGE.includes(chosen) ? chosen : PER_PAGE.includes(usual) ? usual : 10;
    /* The cursor is of this visit, not of the address: a shared link leads to a page by its number. */
    const cursor = (history.state as { cursor?: string } | null)?.cursor;
    const query = apiQuery(search, me.zone, perPage) + (cursor && search.has('page') ? '&cursor=' + encodeURIComponent(cursor) : '');
    return useMemo(() => ({
        get, perPage, query, zone: me.zone,
        page: Math.max(1, Number(search.get('page')) || 1),
        /* Any change of a filter begins at the first page again. */
        set: (change: Change, replace = false) => {
            if (change.per_page) prefer({ per_page: Number(change.per_page) });
            setSearch((old) => {
                const to = new URLSearchParams(old);
                for (const [k, v] of Object.entries({ page: null, ...change })) v ? to.set(k, v) : to.delete(k);
                return to;
            }, { replace });
        },
        /* To a neighbouring page, by its cursor where there is one: nothing doubles or is lost while orders come in. */
        turn: (page: number, at: string | null | undefined) => setSearch((old) => {
            const to = new URLSearchParams(old);
            page > 1 ? to.set('page', String(page)) : to.delete('page');
            return to;
        }, { state: at ? { cursor: at } : null }),
        clear: () => setSearch((old) => {
            const to = new URLSearchParams(old);
            [...FILTERS, 'page'].forEach((k) => to.delete(k));
            return to;
        }),
        active: FILTERS.some((k) => search.has(k)),
        advanced: ADVANCED.filter((k) => search.has(k)).length,
        moved: MOVED.filter((k) => search.has(k)).length,
    }), [search.toString(), query, perPage]);
}

export type Filters = ReturnType<typeof useFilters>;

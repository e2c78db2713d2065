/* Which rows are chosen. They stay chosen on other pages of the same list; another filter begins anew. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OrderRow } from '../../lib/types';

export const MOST = 200; /* as many as the API changes at once */

export interface Selection {
    ids: ReadonlySet<string>; size: number; page: 'none' | 'some' | 'all';
    pick: (id: string, range: boolean) => void; pickPage: () => void; clear: () => void;
}

export function useSelection(orders: OrderRow[] | undefined, query: string): Selection {
    const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
    const list = useMemo(() => {
        const q = new URLSearchParams(query);
        ['page', 'per_page', 'cursor'].forEach((k) => q.delete(k));
        return q.toString();
    }, [query]);
    useEffect(() => setIds((old) => (old.size ? new Set() : old)), [list]);

    const shown = useRef<string[]>([]), last = useRef<string | null>(null);
    shown.current = orders?.map((o) => o.id) ?? [];
    const change = useCallback((which: string[], on: (old: ReadonlySet<string>) => boolean) => setIds((old) => {
        const to = new Set(old), add = on(old);
        for (const id of which) if (!add) to.delete(id); else if (to.size < MOST) to.add(id);
        return to;
    }), []);
    const pick = useCallback((id: string, range: boolean) => {
        const at = shown.current.indexOf(id), from = range && last.current ? shown.current.indexOf(last.current) : -1;
        last.current = id;
        change(from < 0 ? [id] : shown.current.slice(Math.min(at, from), Math.max(at, from) + 1), (old) => !old.has(id));
    }, [change]);
    const pickPage = useCallback(() => change(shown.current, (old) => !shown.current.every((id) => old.has(id))), [change]);
    const clear = useCallback(() => setIds(new Set()), []);
    const here = shown.current.filter((id) => ids.has(id)).length, page = !here ? 'none' : here < shown.current.length ? 'some' : 'all';
    return useMemo(() => ({ ids, size: ids.size, page, pick, pickPage, clear }), [ids, page, pick, pickPage, clear]);
}

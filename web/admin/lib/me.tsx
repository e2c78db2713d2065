/* Who is signed in, with the shop, the zone and the preferences. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, setCsrf } from './api';
import { SHOP_KEY, begun } from './start';
import type { Me, Preferences, Role } from './types';

const RANK: Role[] = ['viewer', 'agent', 'manager', 'owner'];
const Context = createContext<Me | null>(null);
export const ME = ['me'];

export async function fetchMe(): Promise<Me> {
    const early = begun('me');
    let me: Me | null = null;
    if (early) {
        const r = await early;
        if (r.ok) me = await r.json();
        else if (r.status === 401) leave();
    }
    me ??= await call<Me>('GET', '/api/v1/me');
    setCsrf(me.csrf);
    return me;
}

/* To the sign-in page, and back here afterwards. */
export function leave(): void {
    localStorage.removeItem(SHOP_KEY);
    const here = location.pathname + location.search;
    location.replace('/login' + (here === '/' || here === '/orders' ? '' : '?next=' + encodeURIComponent(here)));
}

export function MeProvider({ children, fallback, failed }: { children: ReactNode; fallback: ReactNode; failed: (e: Error, again: () => void) => ReactNode }) {
    const { data, error, refetch } = useQuery({ queryKey: ME, queryFn: fetchMe, staleTime: Infinity, retry: 0 });
    const value = useMemo(() => data ?? null, [data]);
    if (error && !data) return failed(error, () => void refetch());
    return value ? <Context.Provider value={value}>{children}</Context.Provider> : fallback;
}

export function useMe(): Me {
    const me = useContext(Context);
    if (!me) throw new Error('outside of MeProvider');
    return me;
}

export function useMay(least: Role): boolean {
    return RANK.indexOf(useMe().role) >= RANK.indexOf(least);
}

/* stored: the server has the change already. */
export function usePreferences(): [Preferences, (change: Preferences, stored?: boolean) => void] {
    const me = useMe(), client = useQueryClient();
    const local = JSON.parse(localStorage.getItem('wismo-preferences') ?? '{}') as Preferences;
    return [{ ...local, ...me.preferences }, (change, stored) => {
        localStorage.setItem('wismo-preferences', JSON.stringify({ ...local, ...change }));
        if (change.per_page) localStorage.setItem('wismo-per-page', String(change.per_page));
        client.setQueryData<Me>(ME, (old) => old?.preferences && { ...old, preferences: { ...old.preferences, ...change } });
        /* This browser keeps it in any case; other browsers of this person learn it from the server. */
        if (me.preferences && !stored) call('PATCH', '/api/v1/me', { preferences: change }).catch(() => { /* kept here */ });
    }];
}

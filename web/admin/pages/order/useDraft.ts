/* The one draft of the page: what was changed, of which version, and what the server said of it. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { Problem } from '../../lib/problem';
import { toast, untoast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import { t } from '../../text';
import type { Values } from './custom';

export interface Picture { url: string; alt?: string | null }
export type Item = Omit<NonNullable<Order['items']>[number], 'images' | 'custom'> & { images: Picture[] | null; custom: Values | null };
export type Whole = Omit<Order, 'items' | 'custom'> & { items: Item[]; custom: Values | null };
export type Edit = Partial<Whole>;
export interface Conflict { current: Order; by: string; at: string }
export type CardName = 'customer' | 'delivery' | 'stock' | 'products';
export const CARDS: CardName[] = ['customer', 'delivery', 'stock', 'products'];

/* Nothing and an empty text are the same; so are a number and its digits, and an object whatever its order. */
function plain(v: unknown): unknown {
    if (Array.isArray(v)) return v.map(plain);
    if (v && typeof v === 'object') {
        const all = Object.entries(v).map(([k, x]) => [k, plain(x)] as const).filter(([, x]) => x !== null).sort(([a], [b]) => (a < b ? -1 : 1));
        return all.length ? all : null;
    }
    return v === '' || v === undefined ? null : typeof v === 'number' ? String(v) : v;
}
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

/* Only what may be sent of a line: totals and texts are the server's. */
const sent = (i: Item): object => ({
    name: i.name, sku: i.sku, product_id: i.product_id, warehouse: i.warehouse, stock: i.stock, quantity: i.quantity, unit_price: i.unit_price ? { minor: i.unit_price.minor } : null,
    ...(i.images?.length ? { images: i.images } : i.thumbnail ? { thumbnail: i.thumbnail } : { images: [] }), custom: i.custom,
});
const filled = (v: Values): Values => Object.fromEntries(Object.entries(v).filter(([, x]) => x !== '' && x !== null));

export function useDraft(order: Order | undefined, openAll: boolean, closed: () => void) {
    const client = useQueryClient();
    const [base, setBase] = useState(order as Whole | undefined), [edit, setEdit] = useState<Edit>({}), [errors, setErrors] = useState<Record<string, string>>({});
    const [open, setOpen] = useState<Set<CardName>>(new Set()), [busy, setBusy] = useState(false), [conflict, setConflict] = useState<Conflict | null>(null);
    const [refused, setRefused] = useState<Record<string, string>>({}); /* what stands in a field and can be no value */
    const dirty = Object.keys(edit).length > 0 || Object.keys(refused).length > 0;

    useEffect(() => { if (openAll && order) setOpen(new Set(CARDS)); }, [openAll, !!order]);
    /* A newer version arrives by itself only where nothing is being changed. */
    useEffect(() => { if (order && (!base || (!dirty && order !== base))) setBase(order as Whole); }, [order, dirty]);

    const set = useCallback((change: Edit) => {
        untoast(t.order.save_failed);
        setEdit((old) => {
            const to: Record<string, unknown> = { ...old, ...change };
            for (const k of Object.keys(change)) if (base && same(to[k], base[k as keyof Whole])) delete to[k];
            return to as Edit;
        });
        setErrors((old) => Object.fromEntries(Object.entries(old).filter(([k]) => !Object.keys(change).some((c) => k === c || k.startsWith(c + '[')))));
    }, [base]);
    const forget = (field: string) => setErrors(({ [field]: _, ...rest }) => rest);
    const refuse = (field: string, message: string | null) => setRefused(({ [field]: _, ...rest }) => (message ? { ...rest, [field]: message } : rest));

    const now = useMemo(() => (base ? { ...base, ...edit } as Whole : undefined), [base, edit]);
    const discard = () => { setEdit({}); setErrors({}); setRefused({}); setConflict(null); setOpen(new Set()); closed(); };

    const done = (o: Order) => {
        setBase(o as Whole);
        discard();
        client.setQueryData(['order', o.id], o);
        void client.invalidateQueries({ queryKey: ['history', o.id] });
        void client.invalidateQueries({ queryKey: ['orders'], refetchType: 'none' });
    };

    const save = async (): Promise<void> => {
        if (!base || !dirty || busy || conflict) return;
        if (Object.keys(refused).length) {
            toast(t.order.save_failed, { bad: true });
            return void document.querySelector<HTMLElement>('.order [aria-invalid="true"]')?.focus();
        }
        const { items, custom, ...rest } = edit;
        const money = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, v && typeof v === 'object' && 'minor' in v ? { minor: v.minor } : v]));
        untoast(t.order.save_failed);
        setBusy(true);
        try {
            done(await call<Order>('PATCH', '/api/v1/orders/' + base.id, { version: base.version, ...money, ...(custom ? { custom: filled(custom) } : {}), ...(items ? { items: items.map(sent) } : {}) }));
            toast(t.order.saved);
        } catch (e) {
            if (e instanceof Problem && e.status === 409 && e.body.current) {
                setConflict({ current: e.body.current as Order, by: (e.body.changed_by as string | null) ?? t.order.somebody, at: e.body.changed_at as string });
                setTimeout(() => document.querySelector<HTMLElement>('.order .conflict button')?.focus());
            } else if (e instanceof Problem && e.fields.length) {
                setErrors(Object.fromEntries(e.fields.map((f) => [f.field, f.message])));
                setOpen(new Set(CARDS));
                toast(t.order.save_failed, { bad: true });
                setTimeout(() => document.querySelector<HTMLElement>('.order [aria-invalid="true"], .order .error-list')?.focus());
            } else toast(`${t.order.save_failed}: ${(e as Error).message}`, { bad: true });
        }
        setBusy(false);
    };
    /* What was changed here stands on top of what is there now, or gives way to it. */
    const keepMine = () => { if (conflict) { setBase(conflict.current as Whole); setConflict(null); } };
    const useTheirs = () => { if (conflict) done(conflict.current); };

    return { base, now, edit, set, errors: { ...errors, ...refused }, forget, refuse, dirty, busy, save, discard, done, conflict, keepMine, useTheirs, open, setOpen };
}

export type Draft = ReturnType<typeof useDraft>;

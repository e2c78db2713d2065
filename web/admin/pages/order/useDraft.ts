/* The one draft of the page: what was changed, of which version, and what the server said of it. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import { t } from '../../text';

export type Item = NonNullable<Order['items']>[number];
export type Edit = Partial<Omit<Order, 'items'>> & { items?: Item[] };
export interface Conflict { current: Order; by: string; at: string }
export type CardName = 'customer' | 'delivery' | 'stock' | 'products';
export const CARDS: CardName[] = ['customer', 'delivery', 'stock', 'products'];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null) || ((a ?? '') === '' && (b ?? '') === '');

/* Only what may be sent of a line: totals and texts are the server's. */
const sent = (i: Item): object => ({
    name: i.name, sku: i.sku, product_id: i.product_id, warehouse: i.warehouse, stock: i.stock, quantity: i.quantity, unit_price: i.unit_price ? { minor: i.unit_price.minor } : null,
    images: i.images, custom: i.custom,
});

export function useDraft(order: Order | undefined, openAll: boolean) {
    const client = useQueryClient();
    const [base, setBase] = useState(order), [edit, setEdit] = useState<Edit>({}), [errors, setErrors] = useState<Record<string, string>>({});
    const [open, setOpen] = useState<Set<CardName>>(new Set()), [busy, setBusy] = useState(false), [conflict, setConflict] = useState<Conflict | null>(null);
    const dirty = Object.keys(edit).length > 0;

    useEffect(() => { if (openAll && order) setOpen(new Set(CARDS)); }, [openAll, !!order]);
    /* A newer version arrives by itself only where nothing is being changed. */
    useEffect(() => { if (order && (!base || (!dirty && order.version !== base.version))) setBase(order); }, [order, dirty]);

    const set = useCallback((change: Edit) => {
        setEdit((old) => {
            const to: Record<string, unknown> = { ...old, ...change };
            for (const k of Object.keys(change)) if (base && same(to[k], base[k as keyof Order])) delete to[k];
            return to as Edit;
        });
        setErrors((old) => Object.fromEntries(Object.entries(old).filter(([k]) => !Object.keys(change).some((c) => k === c || k.startsWith(c + '[')))));
    }, [base]);

    const now = useMemo(() => (base ? { ...base, ...edit } as Order : undefined), [base, edit]);
    const discard = () => { setEdit({}); setErrors({}); setConflict(null); setOpen(new Set()); };

    const done = (o: Order) => {
        setBase(o);
        discard();
        client.setQueryData(['order', o.id], o);
        void client.invalidateQueries({ queryKey: ['history', o.id] });
        void client.invalidateQueries({ queryKey: ['orders'], refetchType: 'none' });
    };

    const save = async (): Promise<void> => {
        if (!base || !dirty || busy) return;
        const { items, ...rest } = edit;
        const money = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, v && typeof v === 'object' && 'minor' in v ? { minor: v.minor } : v]));
        setBusy(true);
        try {
            done(await call<Order>('PATCH', '/api/v1/orders/' + base.id, { version: base.version, ...money, ...(items ? { items: items.map(sent) } : {}) }));
            toast(t.order.saved);
        } catch (e) {
            if (e instanceof Problem && e.status === 409 && e.body.current) {
                setConflict({ current: e.body.current as Order, by: (e.body.changed_by as string | null) ?? t.order.somebody, at: e.body.changed_at as string });
            } else if (e instanceof Problem && e.fields.length) {
                setErrors(Object.fromEntries(e.fields.map((f) => [f.field, f.message])));
                setOpen(new Set(CARDS));
                toast(t.order.save_failed, { bad: true });
                setTimeout(() => document.querySelector<HTMLElement>('.order [aria-invalid="true"]')?.focus());
            } else toast(`${t.order.save_failed}: ${(e as Error).message}`, { bad: true });
        }
        setBusy(false);
    };
    /* What was changed here stands on top of what is there now, or gives way to it. */
    const keepMine = () => { if (conflict) { setBase(conflict.current); setConflict(null); } };
    const useTheirs = () => { if (conflict) done(conflict.current); };

    return { base, now, edit, set, errors, dirty, busy, save, discard, done, conflict, keepMine, useTheirs, open, setOpen };
}

export type Draft = ReturnType<typeof useDraft>;

/* The Orders integration of one assistant: what the server has, the draft on top of it, and what it said of the draft. */
import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { useWrong } from '../../lib/focus';
import { Problem } from '../../lib/problem';
import { useRefresh } from '../../lib/refresh';
import { toast } from '../../lib/toast';
import { t } from '../../text';

export type FieldType = 'text' | 'number' | 'select';
interface Saved { name: string; type: FieldType; required: boolean; options?: string[] }
export interface Backend {
    connected: boolean; conflict: string | null; currency?: string; order_fields?: Saved[]; item_fields?: Saved[]; version?: number; item_schema: { name: string; note?: string; required: boolean }[];
}
/* As it is edited: options as they are typed, and a key that survives moving. */
export interface Field { key: number; name: string; type: FieldType; required: boolean; options: string }
export interface Draft { currency: string; order_fields: Field[]; item_fields: Field[] }

let next = 1;
export const emptyField = (): Field => ({ key: next++, name: '', type: 'text', required: false, options: '' });
const edited = (list: Saved[] | undefined): Field[] => (list ?? []).map((f) => ({ key: next++, name: f.name, type: f.type, required: f.required, options: (f.options ?? []).join(', ') }));
const sent = (list: Field[]): Saved[] => list.map((f) => ({
    name: f.name.trim(), type: f.type, required: f.required, ...(f.type === 'select' ? { options: f.options.split(',').map((o) => o.trim()).filter(Boolean) } : {}),
}));
const draftOf = (b: Backend): Draft => ({ currency: b.currency ?? 'USD', order_fields: edited(b.order_fields), item_fields: edited(b.item_fields) });
const same = (a: Draft, b: Draft): boolean => a.currency === b.currency && JSON.stringify([sent(a.order_fields), sent(a.item_fields)]) === JSON.stringify([sent(b.order_fields), sent(b.item_fields)]);

export function useBackend(assistant: string) {
    const client = useQueryClient(), key = ['backend', assistant], path = `/api/v1/assistants/${assistant}/orders`;
    useRefresh('assistant.changed', key);
    const { data, error, refetch } = useQuery({ queryKey: key, refetchOnWindowFocus: false, queryFn: ({ signal }) => call<Backend>('GET', path, undefined, { signal }) });
    const [base, setBase] = useState<Backend>(), [draft, setDraft] = useState<Draft>(), [errors, setErrors, found] = useWrong('.integrations');
    const [busy, setBusy] = useState(''), [late, setLate] = useState<Backend | null>(null);
    const dirty = !!(base?.connected && draft && !same(draft, draftOf(base)));

    const take = (b: Backend) => { setBase(b); setDraft(draftOf(b)); setErrors({}); setLate(null); };
    useEffect(() => { if (data && !dirty && data !== base) take(data); }, [data, dirty]);

    const ask = async (what: string, run: () => Promise<Backend | undefined>, said: string) => {
        setBusy(what);
        try {
            const now = await run() ?? await call<Backend>('GET', path);
            take(now);
            client.setQueryData(key, now);
            for (const other of ['ready', 'waiting', 'counts']) void client.invalidateQueries({ queryKey: [other] });
            toast(said);
            return true;
        } catch (e) {
            if (e instanceof Problem && e.status === 409 && what === 'save') setLate(await call<Backend>('GET', path).catch(() => null));
            else if (e instanceof Problem && e.fields.length) found(e);
            else {
                toast((e as Error).message, { bad: true });
                void refetch();
            }
            return false;
        } finally {
            setBusy('');
        }
    };
    return {
        base, draft, error, refetch, errors, busy, dirty, late,
        set: (change: Partial<Draft>) => {
            setDraft((old) => old && { ...old, ...change });
            setErrors((old) => Object.fromEntries(Object.entries(old).filter(([k]) => !Object.keys(change).some((c) => k === c || k.startsWith(c + '[')))));
        },
        connect: () => ask('connect', () => call<Backend>('POST', path, { currency: draft?.currency }), t.integrations.connected_toast),
        save: () => ask('save', () => call<Backend>('PATCH', path, { version: base!.version, currency: draft!.currency, order_fields: sent(draft!.order_fields), item_fields: sent(draft!.item_fields) }), t.integrations.saved_toast),
        remove: () => ask('remove', () => call<undefined>('DELETE', path), t.integrations.removed_toast),
        keepMine: () => { if (late) { setBase(late); setLate(null); } },
        useTheirs: () => { if (late) { client.setQueryData(key, late); take(late); } },
    };
}
export type BackendState = ReturnType<typeof useBackend>;

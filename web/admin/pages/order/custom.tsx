/* What this shop asks for besides: fields of an order, and of each of its products, as the Orders integration defines them. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';

export type Asked = components['schemas']['custom_field'];
export type Values = Record<string, string | number | boolean | null>;
type Assistant = components['schemas']['assistant'];
type Backend = components['schemas']['order_backend'];
const NONE: { order: Asked[]; item: Asked[] } = { order: [], item: [] };

/* Of the assistant that first took orders of this source, as the server checks them. */
export function useAsked(source: string | null | undefined): typeof NONE {
    return useQuery({
        queryKey: ['asked', source], enabled: !!source, staleTime: 60_000, refetchOnWindowFocus: false,
        queryFn: async ({ signal }) => {
            const get = <T,>(path: string) => call<T>('GET', '/api/v1/assistants' + path, undefined, { signal });
            const all = (await get<{ items: Assistant[] }>('?per_page=100')).items.filter((a) => a.source_id === source);
            const backends = (await Promise.all(all.map((a) => get<Backend>(`/${a.id}/orders`)))).filter((b) => b.connected);
            const first = backends.sort((a, b) => (a.created_at! < b.created_at! ? -1 : 1))[0];
            return { order: first?.order_fields ?? [], item: first?.item_fields ?? [] };
        },
    }).data ?? NONE;
}

export const said = (v: Values[string] | undefined): string => (v === null || v === undefined || v === '' ? t.app.none : v === true ? t.order.yes : v === false ? t.order.no : String(v));

/* Fields to fill in. Errors are named PREFIX.NAME, as the server names them. */
export function CustomFields({ asked, values, set, errors, prefix, mark = false }: { asked: Asked[]; values: Values; set: (name: string, value: string | number) => void; errors: Record<string, string>; prefix: string; mark?: boolean }) {
    return asked.map((f) => {
        const field = `${prefix}.${f.name}`, value = values[f.name], error = errors[field];
        const common = { id: 'f-' + field, label: f.name, value: value === null || value === undefined ? '' : String(value), error, 'aria-invalid': !!error, required: mark && f.required };
        if (f.type === 'select') {
            const options = f.options ?? [], odd = common.value && !options.includes(common.value) ? [common.value] : [];
            return <NativeSelect key={f.name} {...common} data={[{ value: '', label: t.app.none }, ...options, ...odd]} onChange={(e) => set(f.name, e.currentTarget.value)} />;
        }
        return <TextInput key={f.name} {...common} inputMode={f.type === 'number' ? 'decimal' : undefined} maxLength={2000} onChange={(e) => set(f.name, f.type === 'number' ? numeric(e.currentTarget.value) : e.currentTarget.value)} />;
    });
}

/* "1." is not a number yet, and "007" never is: what the digits would lose stays a text. */
const numeric = (s: string): string | number => (s.trim() !== '' && String(Number(s)) === s ? Number(s) : s);

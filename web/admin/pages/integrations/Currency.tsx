/* The ten that shops use most, then all of ISO 4217; found by code or name. */
import { useMemo } from 'react';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { t } from '../../text';

export function Currency({ value, change, error, disabled }: { value: string; change: (code: string) => void; error?: string; disabled?: boolean }) {
    const { data } = useQuery({ queryKey: ['currencies'], staleTime: Infinity, queryFn: ({ signal }) => call<{ items: { code: string; common: boolean }[] }>('GET', '/api/v1/currencies', undefined, { signal }) });
    const groups = useMemo(() => {
        const names = new Intl.DisplayNames(navigator.language, { type: 'currency', fallback: 'none' });
        const all = (data?.items ?? [{ code: value, common: true }]).map((c) => ({ value: c.code, label: names.of(c.code) ? `${c.code} – ${names.of(c.code)}` : c.code, common: c.common }));
        return [{ group: t.integrations.common, items: all.filter((c) => c.common) }, { group: t.integrations.others, items: all.filter((c) => !c.common) }].filter((g) => g.items.length);
    }, [data, value]);
    return (
        <Select className="currency" label={t.integrations.currency} description={t.integrations.currency_more} data={groups} value={value} onChange={(v) => v && change(v)} error={error} disabled={disabled}
            searchable allowDeselect={false} maxDropdownHeight={320} nothingFoundMessage={t.integrations.no_currency} comboboxProps={{ withinPortal: false }} />
    );
}

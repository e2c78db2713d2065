/* Search and filters. On a phone all but the search move into the dialog. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { GROUPS } from '../../lib/badges';
import type { Facets } from '../../lib/types';
import { t } from '../../text';
import { DateRange } from './DateRange';
import type { Filters } from './useFilters';

const DEBOUNCE = 250;

export function Search({ filters, field }: { filters: Filters; field: RefObject<HTMLInputElement | null> }) {
    const url = filters.get('query');
    const [words, setWords] = useState(url);
    const timer = useRef(0), pushed = useRef(url);
    useEffect(() => {
        if (url === pushed.current) return; /* it was us */
        pushed.current = url;
        setWords(url);
    }, [url]);
    useEffect(() => () => clearTimeout(timer.current), []);
    const push = (to: string) => {
        clearTimeout(timer.current);
        pushed.current = to.trim();
        filters.set({ query: to.trim() || null }, true);
    };
    const type = (to: string) => {
        setWords(to);
        clearTimeout(timer.current);
        timer.current = window.setTimeout(() => push(to), DEBOUNCE);
    };
    return (
        <TextInput ref={field} className="search" type="search" enterKeyHint="search" aria-label={t.orders.search_label} placeholder={t.orders.search} leftSection={<IconSearch size={16} aria-hidden="true" />}
            value={words} onChange={(e) => type(e.currentTarget.value)} autoComplete="off" spellCheck={false}
            onKeyDown={(e) => {
                if (e.key === 'Enter') push(words);
                if (e.key === 'Escape') { e.preventDefault(); setWords(''); push(''); }
            }}
            rightSection={words ? <button type="button" className="icon small" aria-label={t.orders.clear_search} onClick={() => { setWords(''); push(''); field.current?.focus(); }}><IconX size={14} /></button> : null} />
    );
}

export interface Choice { label: string; all: string; value: string; options: [string, string][]; change: (value: string | null) => void; visible?: boolean }

/* A value from a shared link that is no option any more stays choosable: it is what is being filtered by. */
export function Select({ label, all, value, options, change, visible }: Choice) {
    const data = [{ value: '', label: all }, ...options.map(([v, l]) => ({ value: v, label: l }))];
    if (value && !data.some((d) => d.value === value)) data.push({ value, label: value });
    return <NativeSelect className={value ? 'filter on' : 'filter'} label={visible ? label : undefined} aria-label={label} data={data} value={value} onChange={(e) => change(e.currentTarget.value || null)} />;
}

export const groupOptions = (): [string, string][] => GROUPS.slice(1).map((g) => [g.key, t.orders.cards[g.key]!]);
export const same = (list: Facets['warehouses'] | undefined): [string, string][] => (list ?? []).flatMap(({ name }) => (name ? [[name, name]] : []));

export function Toolbar({ filters, facets, phone, open, field }: { filters: Filters; facets: Facets | undefined; phone: boolean; open: () => void; field: RefObject<HTMLInputElement | null> }) {
    const { get, set } = filters, n = filters.advanced + (phone ? filters.moved : 0);
    return (
        <div className="toolbar" role="search">
            <Search filters={filters} field={field} />
            {!phone && <>
                <Select label={t.orders.status} all={t.orders.statuses} value={get('group')} options={groupOptions()} change={(group) => set({ group })} />
                <Select label={t.orders.warehouse} all={t.orders.warehouses} value={get('warehouse')} options={same(facets?.warehouses)} change={(warehouse) => set({ warehouse })} />
                <Select label={t.orders.carrier} all={t.orders.carriers} value={get('carrier')} options={same(facets?.carriers)} change={(carrier) => set({ carrier })} />
                <DateRange from={get('from')} to={get('to')} zone={filters.zone} change={(from, to) => set({ from, to })} />
            </>}
            <Button variant="default" className={n ? 'filter on' : undefined} leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />} onClick={open} aria-haspopup="dialog" aria-label={n ? t.orders.filters_active(n) : t.orders.filters}>
                {t.orders.filters}{n > 0 && <span className="count">{n}</span>}
            </Button>
        </div>
    );
}

/* Search and filters. On a phone all but the search move into the dialog. */
import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { GROUPS } from '../../lib/badges';
import type { Facets } from '../../lib/types';
import { t } from '../../text';
import { DateRange } from './DateRange';
import type { Filters } from './useFilters';

const DEBOUNCE = 250;

const Search = memo(function Search({ url, set, field }: { url: string; set: Filters['set']; field: RefObject<HTMLInputElement | null> }) {
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
        set({ query: to.trim() || null }, true);
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
});

export interface Choice { label: string; all: string; value: string; options: [string, string][]; change: (value: string | null) => void; visible?: boolean }

/* A value from a shared link that is no option any more stays choosable: it is what is being filtered by. */
export const Select = memo(function Select({ label, all, value, options, change, visible }: Choice) {
    const data = [{ value: '', label: all }, ...options.map(([v, l]) => ({ value: v, label: l }))];
    if (value && !data.some((d) => d.value === value)) data.push({ value, label: value });
    return <NativeSelect className={value ? 'filter on' : 'filter'} label={visible ? label : undefined} aria-label={label} data={data} value={value} onChange={(e) => change(e.currentTarget.value || null)} />;
});

export const groupOptions = (): [string, string][] => GROUPS.slice(1).map((g) => [g.key, t.orders.cards[g.key]!]);
/* Where orders come from, where that is more than one place: a filter, and a column. */
export const sourceOptions = (facets: Facets | undefined): [string, string][] => (facets?.sources ?? []).map((s) => [s.id ?? '', s.name ?? t.orders.source_gone]);
export const same = (list: Facets['warehouses'] | undefined): [string, string][] => (list ?? []).flatMap(({ name }) => (name ? [[name, name]] : []));

const FilterButton = memo(function FilterButton({ n, open }: { n: number; open: () => void }) {
    return (
        <Button variant="default" className={n ? 'filter on' : undefined} leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />} onClick={open} aria-haspopup="dialog" aria-label={n ? t.orders.filters_active(n) : t.orders.filters}>
            {t.orders.filters}{n > 0 && <span className="count">{n}</span>}
        </Button>
    );
});

/* A click on a filter draws only that field anew: what a field is given is the same as long as nothing has changed for it. */
export const Toolbar = memo(function Toolbar({ filters, facets, phone, open, field }: { filters: Filters; facets: Facets | undefined; phone: boolean; open: () => void; field: RefObject<HTMLInputElement | null> }) {
    const { get, set } = filters;
    const choose = useMemo(() => ({
        source: (source: string | null) => set({ source }),
        group: (group: string | null) => set({ group }), warehouse: (warehouse: string | null) => set({ warehouse }), carrier: (carrier: string | null) => set({ carrier }),
        dates: (from: string | null, to: string | null) => set({ from, to }),
    }), [set]);
    const options = useMemo(() => ({ source: sourceOptions(facets), group: groupOptions(), warehouse: same(facets?.warehouses), carrier: same(facets?.carriers) }), [facets]);
    return (
        <div className="toolbar" role="search">
            <Search url={get('query')} set={set} field={field} />
            {!phone && <>
                {(options.source.length > 1 || get('source')) && <Select label={t.orders.source} all={t.orders.sources} value={get('source')} options={options.source} change={choose.source} />}
                <Select label={t.orders.status} all={t.orders.statuses} value={get('group')} options={options.group} change={choose.group} />
                <Select label={t.orders.warehouse} all={t.orders.warehouses} value={get('warehouse')} options={options.warehouse} change={choose.warehouse} />
                <Select label={t.orders.carrier} all={t.orders.carriers} value={get('carrier')} options={options.carrier} change={choose.carrier} />
                <DateRange from={get('from')} to={get('to')} zone={filters.zone} change={choose.dates} />
            </>}
            <FilterButton n={filters.advanced + (phone ? filters.moved : 0)} open={open} />
        </div>
    );
});

/* Advanced filters: a draft until Apply. On a phone the filters of the toolbar stand on top of them. */
import './filters.css';
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { ADVANCED } from '../../lib/filters';
import { count } from '../../lib/format';
import type { Facets } from '../../lib/types';
import { t } from '../../text';
import { DateRange } from './DateRange';
import { Select, groupOptions, same, sourceOptions } from './Toolbar';
import type { Change, Filters } from './useFilters';

/* As many tags as the server names, and up to how many orders of each it counts. Where there may be more, any can be typed. */
const TAGS_MOST = 100, TAG_COUNTED = 1000;

export default function FilterDialog({ filters, facets, phone, close }: { filters: Filters; facets: Facets | undefined; phone: boolean; close: () => void }) {
    const fields = ['source', 'group', 'warehouse', 'carrier', 'from', 'to', ...ADVANCED] as const;
    const [draft, setDraft] = useState<Change>(() => Object.fromEntries(fields.map((k) => [k, filters.get(k) || null])));
    const set = (change: Change) => setDraft((old) => ({ ...old, ...change }));
    const apply = () => { filters.set({ ...draft, tracking_number: draft.tracking_number?.trim() || null, tag: draft.tag?.trim() || null }); close(); };
    const due = useQuery({ queryKey: ['reminders', 'counts'], queryFn: async ({ signal }) => (await api.GET('/api/v1/reminders', { params: { query: { per_page: '1' } }, signal })).data!.counts }).data;
    const sources = sourceOptions(facets);
    const reminders = Object.entries(t.orders.reminder_options).map(([key, label]): [string, string] => [key, due ? `${label} (${count(due[key as keyof typeof due])})` : label]);
    const tags = (facets?.tags ?? []).flatMap(({ name, orders }): [string, string][] => (name ? [[name, `${name} (${count(orders)}${orders >= TAG_COUNTED ? '+' : ''})`]] : []));
    return (
        <Dialog close={close} title={t.orders.advanced} fullScreen={phone} size="md">
            <form className="filter-form" onSubmit={(e) => { e.preventDefault(); apply(); }}>
                {phone && <>
                    {(sources.length > 1 || draft.source) && <Select visible label={t.orders.source} all={t.orders.sources} value={draft.source ?? ''} options={sources} change={(source) => set({ source })} />}
                    <Select visible label={t.orders.status} all={t.orders.statuses} value={draft.group ?? ''} options={groupOptions()} change={(group) => set({ group })} />
                    <Select visible label={t.orders.warehouse} all={t.orders.warehouses} value={draft.warehouse ?? ''} options={same(facets?.warehouses)} change={(warehouse) => set({ warehouse })} />
                    <Select visible label={t.orders.carrier} all={t.orders.carriers} value={draft.carrier ?? ''} options={same(facets?.carriers)} change={(carrier) => set({ carrier })} />
                    <DateRange visible from={draft.from ?? ''} to={draft.to ?? ''} zone={filters.zone} change={(from, to) => set({ from, to })} />
                </>}
                <Select visible label={t.orders.payment} all={t.orders.payments} value={draft.payment ?? ''} options={Object.entries(t.orders.payment_options)} change={(payment) => set({ payment })} />
                <Select visible label={t.orders.channel} all={t.orders.channels} value={draft.channel ?? ''} options={same(facets?.channels)} change={(channel) => set({ channel })} />
                <TextInput className="wide" label={t.orders.tracking} placeholder={t.orders.tracking_hint} value={draft.tracking_number ?? ''} onChange={(e) => set({ tracking_number: e.currentTarget.value })} autoComplete="off" spellCheck={false} />
                <Select visible label={t.orders.reminder} all={t.orders.reminders} value={draft.reminder ?? ''} options={reminders} change={(reminder) => set({ reminder })} />
                {tags.length < TAGS_MOST ? <Select visible label={t.orders.tag} all={t.orders.any_tag} value={draft.tag ?? ''} options={tags} change={(tag) => set({ tag })} />
                    : <TextInput label={t.orders.tag} value={draft.tag ?? ''} onChange={(e) => set({ tag: e.currentTarget.value })} autoComplete="off" maxLength={50} list="tags-seen" />}
                {tags.length >= TAGS_MOST && <datalist id="tags-seen">{tags.map(([name, label]) => <option key={name} value={name} label={label} />)}</datalist>}
                <div className="row end wide">
                    <Button variant="default" onClick={() => { filters.clear(); close(); }}>{t.orders.clear}</Button>
                    <Button type="submit">{t.orders.apply}</Button>
                </div>
            </form>
        </Dialog>
    );
}

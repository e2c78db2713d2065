/* The list of orders: the server filters, sorts, counts; this shows one page of it and keeps it true. */
import { Suspense, memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowUp, IconDownload, IconPackage, IconPackageOff, IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { count } from '../../lib/format';
import { useMay } from '../../lib/me';
import { usePage } from '../../lib/page';
import { useShortcuts } from '../../lib/shortcuts';
import { Empty, Trouble } from '../../lib/states';
import { part } from '../../shell/style';
import { t } from '../../text';
import { Paging } from './Paging';
import { StatCards } from './StatCards';
import { Bones, Cards, Table } from './Table';
import { Toolbar } from './Toolbar';
import { useCreateOrder } from './create';
import { exportUrl } from './exports';
import { useFilters } from './useFilters';
import { useFacets, useOrders } from './useOrders';
import { useSelection } from './useSelection';
import { useSources } from './useSources';

const FilterDialog = part('orders/FilterDialog', () => import('./FilterDialog'));
const Bulk = part('orders/Bulk', () => import('./Bulk'));

/* Row links in the order of the page; the keys j and k move the focus along them. */
const links = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-order] a.link')];
const rowAt = (): number => links().findIndex((l) => l.closest('[data-order]')?.contains(document.activeElement));

const LATE = 120; /* ms */

/* Rows of the last question stay while the next is being answered, and fade when that takes its time. The class is not
   React's: an answer that comes soon leaves the rows as they are, and the browser need not paint them twice. */
function Rows({ old, children }: { old: boolean; children: ReactNode }) {
    const box = useRef<HTMLDivElement>(null);
    useLayoutEffect(() => {
        const list = box.current;
        if (!old || !list) return;
        const timer = setTimeout(() => list.classList.add('stale'), LATE);
        return () => { clearTimeout(timer); list.classList.remove('stale'); };
    }, [old]);
    return <div ref={box} className="orders" aria-busy={old}>{children}</div>;
}

const Export = memo(function Export({ query, phone }: { query: string; phone: boolean }) {
    return <Button component="a" variant="default" className="export" px={phone ? 12 : undefined} aria-label={t.orders.export} title={phone ? t.orders.export : undefined} download href={exportUrl(query)}><IconDownload size={16} aria-hidden="true" />{!phone && t.orders.export}</Button>;
});
const Create = memo(function Create({ busy, make }: { busy: boolean; make: () => void }) {
    return <Button leftSection={<IconPlus size={16} aria-hidden="true" />} loading={busy} onClick={make}>{t.orders.create}</Button>;
});

export default function OrdersPage() {
    const heading = usePage(t.orders.title), filters = useFilters(), facets = useFacets().data;
    const { data, error, isPending, isPlaceholderData, refetch, fresh, touched, show } = useOrders(filters.query);
    const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false;
    const mayEdit = useMay('agent'), manager = useMay('manager'), create = useCreateOrder();
    const [dialog, setDialog] = useState(false), [creating, setCreating] = useState(false);
    const field = useRef<HTMLInputElement>(null), chosen = useSelection(data?.items, filters.query), [bulk, setBulk] = useState(false);
    useEffect(() => { if (chosen.size) setBulk(true); }, [chosen.size]);

    const make = async () => {
        setCreating(true);
        await create();
        setCreating(false);
    };
    const making = useRef(make);
    making.current = make;
    const onCreate = useCallback(() => void making.current(), []), openDialog = useCallback(() => setDialog(true), []);
    const { set, turn } = filters, choose = useCallback((group: string | null) => set({ group }), [set]);
    const step = (by: number) => {
        const all = links(), i = rowAt();
        all[i < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(i + by, 0), all.length - 1)]?.focus();
    };
    const leaf = (by: number) => document.querySelectorAll<HTMLButtonElement>('.paging button')[by < 0 ? 0 : 1]?.click();
    useShortcuts({
        '/': () => field.current?.focus(),
        f: () => setDialog(true),
        ...(mayEdit ? { c: () => void make(), e: () => links()[rowAt()]?.closest('[data-order]')?.querySelector<HTMLElement>('[data-edit]')?.click() } : {}),
        x: () => links()[rowAt()]?.closest('[data-order]')?.querySelector<HTMLElement>('.pick input')?.click(),
        j: () => step(1), k: () => step(-1), '[': () => leaf(-1), ']': () => leaf(1),
    });

    const props = { zone: filters.zone, mayEdit, touched, chosen, sources: useSources(facets) };
    const nothing = data && !data.items.length;
    return (
        <div className="page">
            <div className="between title orders-title">
                <div className="row baseline grow">
                    <h1 ref={heading} tabIndex={-1}>{t.orders.title}</h1>
                    <span className="dim num">{t.orders.total(data ? count(data.counts.total) : '–')}</span>
                </div>
                <div className="row">
                    {data && data.items.length > 0 && <Export query={filters.query} phone={phone} />}
                    {mayEdit && <Create busy={creating} make={onCreate} />}
                </div>
            </div>
            <StatCards data={data} group={filters.get('group')} choose={choose} />
            <Toolbar filters={filters} facets={facets} phone={phone} open={openDialog} field={field} />
            {error && <Trouble thing={t.orders.title} error={error} again={() => void refetch()} />}
            {data?.search_is_complete === false && filters.get('query') && <p className="dim" role="status">{t.orders.rebuilding}</p>}
            <div className="fresh" role="status">
                {fresh > 0 && <button type="button" className="pill" onClick={() => { if (filters.page > 1) filters.set({ page: null }); show(); }}><IconArrowUp size={14} aria-hidden="true" />{t.orders.fresh(fresh)}</button>}
            </div>
            {isPending ? (!error && <Bones phone={phone} rows={filters.perPage} sourced={!!props.sources} />)
                : nothing ? (
                    data.total > 0 && filters.page > 1 ? <Empty icon={<IconPackageOff size={40} stroke={1.2} aria-hidden="true" />} title={t.orders.page_missing} more=""><Button variant="default" onClick={() => filters.set({})}>{t.orders.first_page}</Button></Empty>
                        : filters.active ? <Empty icon={<IconPackageOff size={40} stroke={1.2} aria-hidden="true" />} title={t.orders.none_found} more={t.orders.none_found_more}><Button variant="default" onClick={filters.clear}>{t.orders.clear}</Button></Empty>
                            : <Empty icon={<IconPackage size={40} stroke={1.2} aria-hidden="true" />} title={t.orders.none_yet} more={t.orders.none_yet_more}>{manager && <Link className="link" href="/settings/ready">{t.orders.none_yet_go}</Link>}</Empty>
                ) : data && (
                    <Rows old={isPlaceholderData}>{phone ? <Cards orders={data.items} {...props} /> : <Table orders={data.items} {...props} />}</Rows>
                )}
            {bulk && <Suspense fallback={null}><Bulk chosen={chosen} tags={[...new Set(data?.items.flatMap((o) => o.tags))]} /></Suspense>}
            {data && data.items.length > 0 && <Paging data={data} page={filters.page} perPage={filters.perPage} set={set} turn={turn} />}
            {dialog && <Suspense fallback={null}><FilterDialog filters={filters} facets={facets} phone={phone} close={() => setDialog(false)} /></Suspense>}
        </div>
    );
}

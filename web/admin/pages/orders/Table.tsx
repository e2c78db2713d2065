/* Thirteen columns, fourteen where orders come from several sources, or cards where there is no room for them. */
import { memo, useEffect, useMemo, useRef, type MouseEvent as Click } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { navigate } from 'wouter/use-browser-location';
import { PaymentBadge, StatusBadge } from '../../lib/badges';
import { day, moment, money } from '../../lib/format';
import { orderOf } from '../../lib/order';
import type { OrderRow } from '../../lib/types';
import { fetchPage } from '../../shell/nav';
import { t } from '../../text';
import { Actions, Client, Delivery, Products } from './cells';
import type { Selection } from './useSelection';
import type { Sources } from './useSources';

interface RowProps { o: OrderRow; zone: string; mayEdit: boolean; touched: boolean; chosen: boolean; pick: Selection['pick']; source?: string }

/* A click with Shift chooses all rows from the last one on. */
const Tick = ({ o, chosen, pick }: Pick<RowProps, 'o' | 'chosen' | 'pick'>) => (
    <label className="pick"><input type="checkbox" checked={chosen} aria-label={t.orders.select(o.number ?? '')} onChange={(e) => pick(o.id, (e.nativeEvent as MouseEvent).shiftKey)} /></label>
);

let ready = false;

/* The links of all rows by one listener: of the router's own each listens to the address, which is three for a row. The
   order's page is fetched when the pointer or the focus comes near it, the order itself at the click. */
function useLinks() {
    const client = useQueryClient();
    return useMemo(() => {
        const near = () => {
            if (!ready) fetchPage('order');
            ready = true;
        };
        const follow = (e: Click) => {
            const to = e.target instanceof Element && e.target.closest('a[href]')?.getAttribute('href');
            if (!to || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
            e.preventDefault();
            const id = /^\/orders\/(\w+)/.exec(to)?.[1];
            if (id) void client.prefetchQuery(orderOf(id));
            navigate(to);
        };
        return { onPointerOver: near, onFocus: near, onClick: follow };
    }, [client]);
}

const reminder = ({ reminder: r }: OrderRow, zone: string) => {
    if (!r) return t.app.none;
    const at = r.due ? <span className="badge tone tone-orange">{r.due}</span> : <small className="ink num">{day(r.at, zone)}</small>;
    return <div className="remind" title={`${moment(r.at, zone)} ${r.text ?? ''}`.trim()}>{at}{r.text && <small className="cut">{r.text}</small>}</div>;
};

const When = ({ o, zone }: { o: OrderRow; zone: string }) => <time className="num" dateTime={o.placed_at ?? undefined} title={o.placed_at ?? undefined}>{day(o.placed_at, zone)}</time>;

const Row = memo(function Row({ o, zone, mayEdit, touched, chosen, pick, source }: RowProps) {
    const automation = <td>{o.automation ? <span className="badge tag cut" title={o.automation}>{o.automation}</span> : t.app.none}</td>;
    return (
        <tr className={[touched && 'touched', chosen && 'chosen'].filter(Boolean).join(' ') || undefined} data-order={o.id}>
            <th scope="row"><span className="number"><Tick o={o} chosen={chosen} pick={pick} /><a href={`/orders/${o.id}`} className="num link cut" title={'#' + o.number}>#{o.number}</a></span></th>
            <td><Client o={o} /></td>
            {source !== undefined && <td><span className="two" title={source}>{source}</span></td>}
            <td className="num nowrap phone"><bdi dir="ltr" className="cut">{o.phone || t.app.none}</bdi></td>
            <td><Products o={o} /></td>
            <td><span className="two" title={o.warehouse ?? undefined}>{o.warehouse || t.app.none}</span></td>
            <td className="num right">{money(o.total)}</td>
            <td><PaymentBadge name={o.payment_badge} /></td>
            <td><Delivery o={o} /></td>
            <td><StatusBadge name={o.badge} /></td>
            <td>{reminder(o, zone)}</td>
            {source === undefined && automation}
            <td><small className="ink" title={moment(o.placed_at, zone)}><When o={o} zone={zone} /></small></td>
            {source !== undefined && automation}
            <td><Actions o={o} mayEdit={mayEdit} /></td>
        </tr>
    );
});

const Card = memo(function Card({ o, zone, mayEdit, touched, chosen, pick, source }: RowProps) {
    return (
        <li className={['order-card', touched && 'touched', chosen && 'chosen'].filter(Boolean).join(' ')} data-order={o.id}>
            <div className="between"><span className="number"><Tick o={o} chosen={chosen} pick={pick} /><a href={`/orders/${o.id}`} className="num link big">#{o.number}</a></span><StatusBadge name={o.badge} /></div>
            <div className="between top"><Client o={o} /><div className="sum"><strong className="num">{money(o.total)}</strong><PaymentBadge name={o.payment_badge} /></div></div>
            {(o.warehouse || o.carrier || o.tracking_number) && <div className="between dim small"><span className="cut">{o.warehouse || t.app.none}</span><span className="num cut">{[o.carrier, o.tracking_number].filter(Boolean).join(' · ') || t.app.none}</span></div>}
            {source && <div className="dim small cut">{source}</div>}
            {o.reminder && <div className="between small">{reminder(o, zone)}</div>}
            <div className="between"><Products o={o} /><span className="row"><small><When o={o} zone={zone} /></small><Actions o={o} mayEdit={mayEdit} /></span></div>
        </li>
    );
});

/* A row is kept for the order that comes next to its place: with another filter fifty rows are filled anew, not made anew,
   which is most of the work. */
export interface ListProps { sources: Sources; orders: OrderRow[]; zone: string; mayEdit: boolean; touched: Set<string>; chosen: Selection }

export const Cards = memo(function Cards({ orders, touched, chosen, sources, ...rest }: ListProps) {
    return <ul className="order-cards" {...useLinks()}>{orders.map((o, i) => <Card key={i} o={o} touched={touched.has(o.id)} chosen={chosen.ids.has(o.id)} pick={chosen.pick} source={nameOf(sources, o)} {...rest} />)}</ul>;
});

const WIDTHS = [110, 134, 122, 90, 77, 82, 132, 98, 127, 112, 84, 76, 98]; /* a number of seven digits, a phone of thirteen, the longest badges */

/* With the source there is one more than a laptop's screen holds: the column that is mostly empty stands where one scrolls to. */
const beside = <T,>(c: T[], source: T): T[] => [c[0]!, c[1]!, source, ...c.slice(2, 10), c[11]!, c[10]!, c[12]!];
const SOURCED = beside(WIDTHS, 86);

/* What a cell says; undefined = there is no such column. */
const nameOf = (sources: Sources, o: OrderRow): string | undefined => (sources ? sources.get(o.source_id ?? '') ?? '' : undefined);

function TickPage({ chosen }: { chosen: Selection }) {
    const box = useRef<HTMLInputElement>(null);
    useEffect(() => { if (box.current) box.current.indeterminate = chosen.page === 'some'; }, [chosen.page]);
    return <label className="pick"><input ref={box} type="checkbox" checked={chosen.page === 'all'} aria-label={t.orders.select_page} onChange={chosen.pickPage} /></label>;
}

function Frame({ children, busy, chosen, sourced }: { children: React.ReactNode; busy?: boolean; chosen?: Selection; sourced: boolean }) {
    const right = t.orders.columns[5], last = t.orders.columns[12];
    return (
        <div className={sourced ? 'grid sourced' : 'grid'} tabIndex={0} role="region" aria-label={t.orders.table} aria-busy={busy}>
            <table>
                <colgroup>{(sourced ? SOURCED : WIDTHS).map((w, i) => <col key={i} width={w} />)}</colgroup>
                <thead><tr>{(sourced ? beside(t.orders.columns, t.orders.source) : t.orders.columns).map((c, i) => <th key={c} scope="col" className={c === right ? 'right' : undefined}>{i === 0 ? <span className="number">{chosen && <TickPage chosen={chosen} />}{c}</span> : c === last ? <span className="hidden">{c}</span> : c}</th>)}</tr></thead>
                <tbody {...useLinks()}>{children}</tbody>
            </table>
        </div>
    );
}

export const Table = memo(function Table({ orders, touched, chosen, sources, ...rest }: ListProps) {
    return <Frame chosen={chosen} sourced={!!sources}>{orders.map((o, i) => <Row key={i} o={o} touched={touched.has(o.id)} chosen={chosen.ids.has(o.id)} pick={chosen.pick} source={nameOf(sources, o)} {...rest} />)}</Frame>;
});

/* The same geometry before the rows are there. */
export function Bones({ phone, rows, sourced }: { phone: boolean; rows: number; sourced: boolean }) {
    if (phone) return <ul className="order-cards" aria-busy="true">{Array.from({ length: 4 }, (_, i) => <li key={i} className="order-card bones"><span className="bone" /><span className="bone" /><span className="bone" /></li>)}</ul>;
    return <Frame busy sourced={sourced}>{Array.from({ length: rows }, (_, i) => <tr key={i} className="bones">{(sourced ? SOURCED : WIDTHS).map((_w, n) => <td key={n}><span className="bone" /></td>)}</tr>)}</Frame>;
}

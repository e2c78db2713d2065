/* Many orders on paper, one to a sheet: whole, or as packing slips, which name no price. The orders stand behind the
   "#" of the address. */
import './print.css';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { PaymentBadge, StatusBadge } from '../../lib/badges';
import { shownAmount } from '../../lib/amount';
import { call } from '../../lib/api';
import { day, money } from '../../lib/format';
import { useMe } from '../../lib/me';
import { usePage } from '../../lib/page';
import { Alone } from '../../lib/states';
import type { Order } from '../../lib/types';
import { t } from '../../text';

const MOST = 200, AT_ONCE = 6;

/* As many requests at a time as a browser opens connections for. */
let going = 0;
const waiting: (() => void)[] = [];
async function inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (going >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    going++;
    try {
        return await run();
    } finally {
        going--;
        waiting.shift()?.();
    }
}

const address = (o: Order): string[] =>
    [o.ship_name || o.customer_name, o.ship_line1, o.ship_line2, [o.ship_postcode, o.ship_city].filter(Boolean).join(' '), o.ship_region, o.ship_country].filter((x): x is string => !!x);

function Lines({ o, slip }: { o: Order; slip: boolean }) {
    if (!o.items?.length) return slip ? null : <><p>{t.print.only_total}</p><p className="right"><strong>{t.print.due} {money(o.total)}</strong></p></>;
    const sums: [string, string][] = [[t.print.subtotal, money(o.subtotal)], [t.print.shipping, money(o.shipping_total)], [t.print.discount, money(o.discount_total)], [t.print.due, money(o.total)]];
    return (
        <table>
            <thead><tr><th scope="col">{t.print.product}</th><th scope="col">{t.print.sku}</th><th scope="col">{t.print.warehouse}</th><th scope="col" className="right">{t.print.qty}</th>{!slip && <><th scope="col" className="right">{t.print.price}</th><th scope="col" className="right">{t.print.sum}</th></>}</tr></thead>
            <tbody>
                {o.items.map((l, i) => (
                    <tr key={i}><th scope="row">{l.name}</th><td>{l.sku || t.app.none}</td><td>{l.warehouse || o.warehouse || t.app.none}</td><td className="num right">{l.quantity}</td>
                        {!slip && <><td className="num right">{money(l.unit_price)}</td><td className="num right">{l.unit_price ? shownAmount(l.quantity * l.unit_price.minor, l.unit_price.currency) : t.app.none}</td></>}</tr>
                ))}
            </tbody>
            {!slip && <tfoot>{sums.map(([name, value]) => <tr key={name}><td colSpan={5} className="right">{name}</td><td className="num right">{value}</td></tr>)}</tfoot>}
        </table>
    );
}

function Sheet({ o, slip }: { o: Order; slip: boolean }) {
    const me = useMe();
    return (
        <article className="sheet" aria-label={t.print.order(o.number ?? '')}>
            <header className="between top">
                <div><h2>{slip ? `${t.print.slip} #${o.number}` : t.print.order(o.number ?? '')}</h2><p className="num">{day(o.placed_at, me.zone)}</p></div>
                <div className="right"><strong>{me.shop.name}</strong>{!slip && <p className="row end"><StatusBadge name={o.badge} /><PaymentBadge name={o.payment_badge} /></p>}</div>
            </header>
            <div className="sheet-parts">
                {!slip && <div><h3>{t.print.customer}</h3><p>{o.customer_name || t.app.none}</p><p className="num"><bdi dir="ltr">{o.phone}</bdi></p><p>{o.email}</p></div>}
                <div><h3>{t.print.ship_to}</h3>{address(o).map((line, i) => <p key={i}>{line}</p>)}{slip && o.phone && <p className="num"><bdi dir="ltr">{o.phone}</bdi></p>}</div>
                <div><h3>{t.print.delivery}</h3><p>{o.carrier || t.app.none}</p>{o.tracking_number && <p className="num">{t.print.tracking}: <bdi dir="ltr">{o.tracking_number}</bdi></p>}</div>
            </div>
            <Lines o={o} slip={slip} />
            {o.comment && <div><h3>{t.print.comment}</h3><p>{o.comment}</p></div>}
            {slip && <p className="packed">{t.print.packed}</p>}
        </article>
    );
}

export default function PrintPage() {
    const [search] = useSearchParams(), slip = search.get('as') === 'slips';
    const ids = useMemo(() => [...new Set(location.hash.slice(1).split(',').filter((x) => /^\w+$/.test(x)))].slice(0, MOST), []);
    const asked = useQueries({
        queries: ids.map((id) => ({ queryKey: ['order', id], queryFn: ({ signal }: { signal: AbortSignal }) => inTurn(() => call<Order>('GET', '/api/v1/orders/' + id, undefined, { signal })), staleTime: Infinity })),
    });
    const orders = asked.flatMap((q) => q.data ?? []), failed = asked.filter((q) => q.isError).length, all = orders.length + failed === ids.length;
    const title = slip ? t.print.slips : t.print.orders, heading = usePage(title);
    const [asks, setAsks] = useState(ids.length > 0);
    useEffect(() => {
        if (!all || !asks || failed) return; /* with something missing the person decides */
        setAsks(false);
        requestAnimationFrame(() => window.print());
    }, [all, asks, failed]);
    if (!ids.length) return <Alone title={t.print.nothing} more={t.print.nothing_more} />;
    return (
        <div className="page">
            <div className="between title no-print">
                <div><h1 ref={heading} tabIndex={-1}>{title}</h1><p className="dim" role="status">{all ? t.print.ready(orders.length) : t.print.loading(orders.length, ids.length)}</p></div>
                <Button leftSection={<IconPrinter size={16} aria-hidden="true" />} disabled={!all || !orders.length} onClick={() => window.print()}>{t.print.print}</Button>
            </div>
            {failed > 0 && <p className="field-error no-print" role="alert">{t.print.missing(failed)}</p>}
            {all && orders.map((o) => <Sheet key={o.id} o={o} slip={slip} />)}
        </div>
    );
}

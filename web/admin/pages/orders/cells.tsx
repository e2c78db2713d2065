/* Parts of a row, plain elements: fifty rows must be painted in a blink. */
import { Suspense, lazy, useState } from 'react';
import { IconDotsVertical, IconEye, IconPencil } from '@tabler/icons-react';
import { copy } from '../../lib/copy';
import { middle } from '../../lib/format';
import type { OrderRow } from '../../lib/types';
import { t } from '../../text';

const RowMenu = lazy(() => import('./RowMenu'));

/* The same element in every row: React sees that there is nothing to do. */
const EYE = <IconEye size={17} />, PENCIL = <IconPencil size={17} />, DOTS = <IconDotsVertical size={17} />;

export function Client({ o }: { o: OrderRow }) {
    return (
        <div className="client">
            <div>
                <span className="cut" title={o.customer_name ?? undefined}>{o.customer_name || <span className="dim">{o.erased ? t.orders.erased : t.orders.no_name}</span>}</span>
                {o.first_time && <span className="badge xs tone tone-blue" title={t.orders.first_more}>{t.orders.first}</span>}
                {o.vip && <span className="badge xs tone tone-amber" title={t.orders.vip}>★ {t.orders.vip}</span>}
            </div>
            <small className="cut">{o.channel}</small>
        </div>
    );
}

export function Products({ o }: { o: OrderRow }) {
    const all = o.thumbnails ?? [], n = o.line_count ?? 0;
    if (!n) return <>{t.app.none}</>;
    if (!all.length) return <small className="num">{t.orders.products(n)}</small>;
    const names = all.map((x) => x.name).join(', '), shown = all.slice(0, 3), left = n - shown.length;
    return (
        <div className="thumbs" role="img" aria-label={names} title={names}>
            {shown.map((x, i) => (x.url ? <img key={i + x.url} src={x.url} alt="" width={30} height={30} loading="lazy" decoding="async" /> : <span key={i}>{[...x.name][0]}</span>))}
            {left > 0 && <span>+{left}</span>}
        </div>
    );
}

export function Delivery({ o }: { o: OrderRow }) {
    const number = o.tracking_number;
    return (
        <>
            <span className="cut" title={o.carrier ?? undefined}>{o.carrier || (number ? '' : t.app.none)}</span>
            {number && <button type="button" className="copy num" title={number} aria-label={t.orders.copy_tracking(number)} onClick={() => void copy(number, t.app.copied)}><bdi dir="ltr">{middle(number)}</bdi></button>}
        </>
    );
}

export function Actions({ o, mayEdit }: { o: OrderRow; mayEdit: boolean }) {
    const [used, setUsed] = useState(false), n = o.number ?? '';
    const dots = <button type="button" className="icon" aria-label={t.orders.more(n)} aria-haspopup="menu" onClick={used ? undefined : () => setUsed(true)}>{DOTS}</button>;
    return (
        <div className="actions">
            <a href={`/orders/${o.id}`} className="icon" aria-label={t.orders.view_order(n)}>{EYE}</a>
            {mayEdit && <a href={`/orders/${o.id}?edit=1`} className="icon" aria-label={t.orders.edit_order(n)} data-edit="">{PENCIL}</a>}
            {used ? <Suspense fallback={dots}><RowMenu o={o} button={dots} /></Suspense> : dots}
        </div>
    );
}

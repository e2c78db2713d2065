/* One order as the other system says it, beside what wismo makes of it. */
import { PaymentBadge, StatusBadge } from '../../lib/badges';
import { moment, money } from '../../lib/format';
import { useMe } from '../../lib/me';
import { t } from '../../text';
import type { Trial } from './Mapping';

function tidy(text: string): string {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
        return text;
    }
}

export function TrialOrder({ trial: r }: { trial: Trial }) {
    const w = t.source, zone = useMe().zone, o = r.order;
    const raw = r.raw ? tidy(r.raw) : null;
    const parcels = o?.shipments ?? [], words = (code: string | null | undefined, raw_: string | null | undefined) => [code, raw_ && raw_ !== code ? `«${raw_}»` : null].filter(Boolean).join(' ') || t.app.none;
    const pairs: [string, React.ReactNode][] = o ? [
        [t.source.try_number, <strong key="n">#{o.number}</strong>],
        ['customer_name', o.customer_name || t.app.none], ['email', o.email || t.app.none], ['phone', o.phone || t.app.none],
        ['badge', <span key="b" className="row wrap"><StatusBadge name={o.badge} /><PaymentBadge name={o.payment_badge} /></span>],
        ['general', words(o.general, o.general_raw)], ['delivery', words(o.delivery, o.delivery_raw)], ['payment', words(o.payment, o.payment_raw)],
        ['total', <span key="t" className="num">{money(o.total)}</span>], ['items', w.try_items(o.items?.length ?? 0) + (o.items?.length ? ': ' + o.items.slice(0, 3).map((i) => `${i.quantity} × ${i.name}`).join(', ') : '')],
        ['shipments', parcels.length ? parcels.map((p) => [p.carrier, p.tracking_number].filter(Boolean).join(' ')).join(', ') : t.app.none],
        ['placed_at', o.placed_at ? moment(o.placed_at, zone) : t.app.none], ['address', [o.ship_line1, o.ship_postcode, o.ship_city, o.ship_country].filter(Boolean).join(', ') || t.app.none],
    ] : [];
    return (
        <div className={raw ? 'trial-both' : undefined}>
            {raw && <div><h3>{w.try_raw}</h3><pre tabIndex={0} role="region" aria-label={w.try_raw}>{raw}{r.cut && '\n…'}</pre></div>}
            <div><h3>{w.try_mapped}</h3>
                {o ? <dl className="pairs trial-pairs">{pairs.map(([k, v]) => <div key={k} className="pair"><dt>{k}</dt><dd className="anywhere">{v}</dd></div>)}</dl> : <p className="note-amber">{r.why ?? w.try_none}</p>}
                {o && r.why && <p className="note-amber">{r.why}</p>}
            </div>
        </div>
    );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { FULFILMENT, StatusBadge } from '../../lib/badges';
import { copy } from '../../lib/copy';
import { useMe } from '../../lib/me';
import { t } from '../../text';
import { useFacets } from '../orders/useOrders';
import { Card, Field } from './Card';
import { Fields } from './CustomerCard';
import type { Draft } from './useDraft';

const WAY = FULFILMENT.slice(0, 5), BRANCH = ['Not picked up', 'Return'];

/* Done, current, future; the way ends at the door, or at a branch. */
function Stepper({ badge }: { badge: string | null }) {
    const off = BRANCH.includes(badge ?? ''), steps = off ? [...WAY.slice(0, 4), FULFILMENT.find((b) => b.name === badge)!] : WAY;
    const at = steps.findIndex((s) => s.name === badge);
    return (
        <ol className="steps" aria-label={t.order.progress}>
            {steps.map((s, i) => <li key={s.key} className={`tone-${s.tone} ${i < at || (i === at && s.key === 'delivered') ? 'done' : i === at ? 'now' : 'later'}`} aria-current={i === at ? 'step' : undefined}><span>{t.badges[s.key]}</span></li>)}
        </ol>
    );
}

export function DeliveryCard({ draft }: { draft: Draft }) {
    const open = draft.open.has('delivery'), o = draft.now!, zone = useMe().zone, facets = useFacets().data;
    const inZone = (iso: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(iso));
    const eta = o.eta_to ?? o.eta_from;
    return (
        <Card title={t.order.tracking_card} name="delivery" draft={draft}>
            <Stepper badge={o.badge} />
            <Fields open={open}>
                <Field draft={draft} name="carrier" label={t.order.carrier} open={open} list="carriers" />
                {open && <datalist id="carriers">{facets?.carriers.map((c) => c.name && <option key={c.name} value={c.name} />)}</datalist>}
                {open ? <Field draft={draft} name="tracking_number" label={t.order.tracking} open />
                    : <div className="pair"><dt>{t.order.tracking}</dt><dd className="row">{o.tracking_number ? <><bdi dir="ltr" className="num">{o.tracking_number}</bdi><button type="button" className="icon small" aria-label={t.order.copy_tracking} onClick={() => void copy(o.tracking_number!, t.order.tracking_copied)}><IconCopy size={14} /></button></> : t.app.none}</dd></div>}
                {open ? <TextInput type="date" label={t.order.expected} value={eta ? inZone(eta) : ''} error={draft.errors.eta_to}
                    onChange={(e) => { const day = e.currentTarget.value; draft.set({ eta_from: day ? `${day}T12:00:00Z` : null, eta_to: day ? `${day}T12:00:00Z` : null }); }} />
                    : <div className="pair"><dt>{t.order.expected}</dt><dd>{eta ? <time dateTime={eta}>{new Intl.DateTimeFormat(navigator.language, { dateStyle: 'medium', timeZone: zone }).format(new Date(eta))}</time> : t.app.none}</dd></div>}
                {open ? <NativeSelect label={t.order.package} value={o.badge ?? ''} error={draft.errors.badge} data={FULFILMENT.map((b) => ({ value: b.name, label: t.badges[b.key]! }))} onChange={(e) => draft.set({ badge: e.currentTarget.value })} />
                    : <div className="pair"><dt>{t.order.package}</dt><dd><StatusBadge name={o.badge} /></dd></div>}
            </Fields>
        </Card>
    );
}

export function StockCard({ draft }: { draft: Draft }) {
    const open = draft.open.has('stock'), o = draft.now!, facets = useFacets().data;
    const numbers = [['in_stock', t.order.in_stock], ['reserved', t.order.reserved], ['available', t.order.available]] as const;
    return (
        <Card title={t.order.stock} name="stock" draft={draft}>
            <Fields open={open}>
                <Field draft={draft} name="warehouse" label={t.order.warehouse} open={open} list="warehouses" />
                {open && <datalist id="warehouses">{facets?.warehouses.map((w) => w.name && <option key={w.name} value={w.name} />)}</datalist>}
                {numbers.map(([name, label]) => (open
                    ? <TextInput key={name} label={label} inputMode="numeric" value={String(o[name])} error={draft.errors[name]} onChange={(e) => draft.set({ [name]: Number(e.currentTarget.value.replace(/\D/g, '').slice(0, 9)) })} />
                    : <div key={name} className="pair"><dt>{label}</dt><dd className="num">{o[name]}</dd></div>))}
            </Fields>
        </Card>
    );
}

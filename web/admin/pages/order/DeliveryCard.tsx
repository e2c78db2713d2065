import { NativeSelect, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { FULFILMENT, StatusBadge } from '../../lib/badges';
import { copy } from '../../lib/copy';
import { instant } from '../../lib/filters';
import { clock, count, dayOnly } from '../../lib/format';
import { useMe } from '../../lib/me';
import { t } from '../../text';
import { useFacets } from '../orders/useOrders';
import { Card, Field, Fields, Pair } from './Card';
import { Tags } from './Tags';
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
    const eta = o.eta_to ?? o.eta_from;
    /* One day: noon of the shop's clock, so that it is this day in every zone near it. */
    const expect = (day: string) => { const at = instant(day + 'T12:00', zone) || null; draft.set({ eta_from: at, eta_to: at }); };
    return (
        <Card title={t.order.tracking_card} name="delivery" draft={draft}>
            <Stepper badge={o.badge} />
            <Fields open={open}>
                <Field draft={draft} name="carrier" label={t.order.carrier} open={open} list="carriers" />
                {open && <datalist id="carriers">{facets?.carriers.map((c) => c.name && <option key={c.name} value={c.name} />)}</datalist>}
                {open ? <Field draft={draft} name="tracking_number" label={t.order.tracking} open />
                    : <Pair label={t.order.tracking} className="row">{o.tracking_number ? <><bdi dir="ltr" className="num">{o.tracking_number}</bdi><button type="button" className="icon small no-print" aria-label={t.order.copy_tracking} onClick={() => void copy(o.tracking_number!, t.order.tracking_copied)}><IconCopy size={14} /></button></> : t.app.none}</Pair>}
                {open ? <TextInput id="f-eta_to" type="date" label={t.order.expected} value={eta ? clock(eta, zone).slice(0, 10) : ''} error={draft.errors.eta_to} onChange={(e) => expect(e.currentTarget.value)} />
                    : <Pair label={t.order.expected}>{eta ? <time dateTime={eta}>{dayOnly(eta, zone)}</time> : t.app.none}</Pair>}
                {open ? <NativeSelect id="f-badge" label={t.order.package} value={o.badge ?? ''} error={draft.errors.badge} data={FULFILMENT.map((b) => ({ value: b.name, label: t.badges[b.key]! }))} onChange={(e) => draft.set({ badge: e.currentTarget.value })} />
                    : <Pair label={t.order.package}><StatusBadge name={o.badge} /></Pair>}
                <Tags draft={draft} open={open} />
            </Fields>
        </Card>
    );
}

export function StockCard({ draft }: { draft: Draft }) {
    const open = draft.open.has('stock'), o = draft.now!, facets = useFacets().data;
    const numbers = [['in_stock', t.order.in_stock], ['reserved', t.order.reserved], ['available', t.order.available]] as const;
    return (
        <Card title={t.order.stock} name="stock" draft={draft} quiet>
            <Fields open={open}>
                <Field draft={draft} name="warehouse" label={t.order.warehouse} open={open} list="warehouses" />
                {open && <datalist id="warehouses">{facets?.warehouses.map((w) => w.name && <option key={w.name} value={w.name} />)}</datalist>}
                {numbers.map(([name, label]) => (open
                    ? <TextInput key={name} id={'f-' + name} label={label} inputMode="numeric" value={String(o[name])} error={draft.errors[name]} onChange={(e) => draft.set({ [name]: Number(e.currentTarget.value.replace(/\D/g, '').slice(0, 9)) })} />
                    : <Pair key={name} label={name === 'in_stock' ? t.order.stock_n : label} className="num">{name === 'in_stock' ? t.order.in_stock_n(count(o[name])) : count(o[name])}</Pair>))}
            </Fields>
        </Card>
    );
}

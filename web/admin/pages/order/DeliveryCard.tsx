import { NativeSelect, TextInput } from '@mantine/core';
import { IconCopy, IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { FULFILMENT, StatusBadge } from '../../lib/badges';
import { copy } from '../../lib/copy';
import { instant } from '../../lib/filters';
import type { components } from '../../lib/api.gen';
import { clock, count, dayOnly, moment } from '../../lib/format';
import { useMe } from '../../lib/me';
import { t } from '../../text';
import { useFacets } from '../orders/useOrders';
import { Card, Field, Fields, Lock, Pair, isTheirs } from './Card';
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

/* Names to choose from; any other may be typed. */
const useCarriers = (wanted: boolean): string[] => useQuery({
    queryKey: ['carriers'], enabled: wanted, staleTime: Infinity, retry: false,
    queryFn: ({ signal }) => call<{ items: { name: string }[] }>('GET', '/api/v1/carriers', undefined, { signal }),
}).data?.items.map((c) => c.name) ?? [];

type Shipment = components['schemas']['shipment'];

/* What was seen of a parcel last, and by whom. */
const scan = (s: Shipment, zone: string): string =>
    [s.last_event, s.last_event_at && moment(s.last_event_at, zone), (s.last_event || s.last_event_at) && s.told_by === 'tracker' && t.order.by_tracker].filter(Boolean).join(' · ');

/* The last scan of the only parcel; several parcels one by one. */
function Parcels({ list, zone }: { list: Shipment[]; zone: string }) {
    const only = list.length === 1 ? scan(list[0]!, zone) : '';
    if (list.length < 2) return only ? <Pair label={t.order.last_scan}>{only}</Pair> : null;
    return (
        <Pair label={t.order.parcels}>
            <ul className="parcel-list">{list.map((s) => <li key={s.line}>{[s.carrier, s.tracking_number].filter(Boolean).join(' ')}: {s.status?.replaceAll('_', ' ')}{scan(s, zone) && <small className="dim"> {scan(s, zone)}</small>}</li>)}</ul>
        </Pair>
    );
}

export function DeliveryCard({ draft }: { draft: Draft }) {
    const theirs = isTheirs(draft.base), any = draft.open.has('delivery'), open = any && !theirs, o = draft.now!, zone = useMe().zone, facets = useFacets().data;
    const eta = o.eta_to ?? o.eta_from, carriers = useCarriers(open);
    /* One day: noon of the shop's clock, so that it is this day in every zone near it. */
    const expect = (day: string) => { const at = instant(day + 'T12:00', zone) || null; draft.set({ eta_from: at, eta_to: at }); };
    return (
        <Card title={t.order.tracking_card} name="delivery" draft={draft}>
            <Stepper badge={o.badge} />
            <Lock order={draft.base!} />
            <Fields open={open}>
                <Field draft={draft} name="carrier" label={t.order.carrier} open={open} list="carriers" />
                {open && <datalist id="carriers">{[...new Set([...(facets?.carriers.map((c) => c.name) ?? []), ...carriers])].map((c) => c && <option key={c} value={c} />)}</datalist>}
                {open ? <Field draft={draft} name="tracking_number" label={t.order.tracking} open />
                    : <Pair label={t.order.tracking} className="row">{o.tracking_number ? <><bdi dir="ltr" className="num">{o.tracking_number}</bdi><button type="button" className="icon small no-print" aria-label={t.order.copy_tracking} onClick={() => void copy(o.tracking_number!, t.order.tracking_copied)}><IconCopy size={14} /></button>{o.tracking_link && <a className="icon small no-print" href={o.tracking_link} target="_blank" rel="noreferrer" aria-label={t.order.follow_parcel}><IconExternalLink size={14} /></a>}</> : t.app.none}</Pair>}
                {open ? <TextInput id="f-eta_to" type="date" label={t.order.expected} value={eta ? clock(eta, zone).slice(0, 10) : ''} error={draft.errors.eta_to} onChange={(e) => expect(e.currentTarget.value)} />
                    : <Pair label={t.order.expected}>{eta ? <time dateTime={eta}>{dayOnly(eta, zone)}</time> : t.app.none}</Pair>}
                {open ? <NativeSelect id="f-badge" label={t.order.package} value={o.badge ?? ''} error={draft.errors.badge} data={FULFILMENT.map((b) => ({ value: b.name, label: t.badges[b.key]! }))} onChange={(e) => draft.set({ badge: e.currentTarget.value })} />
                    : <Pair label={t.order.package}><StatusBadge name={o.badge} /></Pair>}
                {!open && <Parcels list={o.shipments ?? []} zone={zone} />}
                {!(any && theirs) && <Tags draft={draft} open={open} />}
            </Fields>
            {any && theirs && <div className="fields"><Tags draft={draft} open /></div>}
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

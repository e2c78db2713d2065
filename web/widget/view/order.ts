/* The card of one order, with every parcel that it travels in. */
import type { OrderCard, Parcel, Shipment, Status, Step } from '../types';
import { t } from '../texts/text';
import { h, ltr, type Kid } from './dom';
import { link } from './link';
import { date, span } from './time';

const row = (name: string, value: Kid): HTMLElement[] => (value ? [h('dt', {}, name), h('dd', {}, value)] : []);

const join = (...parts: (string | undefined)[]) => [...new Set(parts)].filter(Boolean).join(', ');

const badge = (s: Status | undefined) => !!s && h(`span.g ${s.group ?? ''}`, {}, s.name);

function bar(steps: Step[]): HTMLElement | false {
    const done = steps.filter((s) => s.done);
    return steps.length > 1 && h('div.st x', {
        role: 'img',
        ariaLabel: t('step', { n: done.length, m: steps.length, name: done.at(-1)?.name ?? '' }),
    }, ...steps.map((s) => h(s.done ? 'i.y' : 'i', { title: s.name })));
}

const contents = (s: Shipment) =>
    s.items?.length && h('ul', { role: 'list' }, ...s.items.map((i) => h('li', {}, `${i.quantity} × ${i.name}`)));

/* How and when it arrives, and where to follow it. */
function journey(s: Parcel, by: string | undefined): HTMLElement[] {
    const at = s.pickup_point;
    return [
        ...row(t('eta'), span(s.eta)),
        ...row(t('delivery'), by),
        ...row(t('number'), s.tracking_number && ltr(s.tracking_number)),
        ...row(t('pickup'), at && join(at.name, at.until && t('until', { date: date(at.until) }))),
    ];
}

function parcel(p: Parcel, n: number, m: number): HTMLElement {
    return h('section.x k2', {},
        h('b', {}, t('parcel', { n, m })), badge(p.status),
        h('dl.x', {}, ...journey(p, p.carrier), ...row(t('items'), contents(p))),
        link(p.tracking_url, 't', t('track')));
}

export function orderCard(o: OrderCard): HTMLElement {
    const title = h('b', {}, ltr('#' + o.number));
    const card = (...kids: Kid[]) => h('article.k', {
        ariaLabel: join(`${t('order')} ${o.number}`, o.status?.name),
    }, title, ...kids);
    if (o.expired) return card(h('p.d x', {}, t('expired')));
    const { parcels = [] } = o, many = parcels.length > 1;
    const only: Parcel = { ...o, pickup_point: parcels[0]?.pickup_point };
    return card(
        badge(o.status),
        bar(o.progress ?? []),
        h('dl.x', {},
            ...(many ? row(t('delivery'), o.shipping_name) : journey(only, join(o.shipping_name, o.carrier))),
            ...row(t('payment'), join(o.payment_name, o.payment_status?.name)),
            ...row(t('items'), !(many && parcels[0]!.items?.length) && contents(o)),
            ...row(t('total'), o.total && ltr(o.total.text))),
        ...(many ? parcels.map((p, i) => parcel(p, i + 1, parcels.length)) : [link(o.tracking_url, 't', t('track'))]),
        o.checked_at && h('p.d x', {}, t('checked', { date: date(o.checked_at, true) })));
}

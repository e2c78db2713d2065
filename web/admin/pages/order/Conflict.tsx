/* Somebody was faster: what they changed, and whose version counts. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { dayOnly, moment, money } from '../../lib/format';
import { useMe } from '../../lib/me';
import type { Money } from '../../lib/types';
import { t } from '../../text';
import { said, type Values } from './custom';
import { same, type Draft, type Whole } from './useDraft';

const NAMES: Partial<Record<keyof Whole, () => string>> = {
    customer_name: () => t.order.customer_name, phone: () => t.order.phone, email: () => t.order.email, comment: () => t.order.comment, note: () => t.order.note, carrier: () => t.order.carrier,
    tracking_number: () => t.order.tracking, tags: () => t.order.automations, custom: () => t.order.custom, warehouse: () => t.order.warehouse, badge: () => t.order.package, eta_to: () => t.order.expected, in_stock: () => t.order.in_stock, reserved: () => t.order.reserved,
    available: () => t.order.available, shipping_total: () => t.order.shipping, discount_total: () => t.order.discount, total: () => t.order.due, items: () => t.order.products, payment_badge: () => t.order.payment,
    ship_name: () => t.order.ship_name, ship_line1: () => t.order.ship_line1, ship_line2: () => t.order.ship_line2, ship_city: () => t.order.ship_city, ship_region: () => t.order.ship_region, ship_postcode: () => t.order.ship_postcode, ship_country: () => t.order.ship_country,
};

function words(value: unknown, zone: string): string {
    if (value === null || value === undefined || value === '') return t.app.none;
    if (Array.isArray(value)) return value.map((i: { quantity: number; name: string }) => `${i.quantity} × ${i.name}`).join(', ') || t.app.none;
    if (typeof value !== 'object') return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? dayOnly(String(value), zone) : String(value);
    return 'minor' in value ? money(value as Money) : Object.entries(value as Values).map(([k, v]) => `${k}: ${said(v)}`).join('\n');
}

export function ConflictBanner({ draft }: { draft: Draft }) {
    const [open, setOpen] = useState(false), zone = useMe().zone, { conflict, base, edit } = draft;
    if (!conflict || !base) return null;
    const theirs = conflict.current as Whole;
    const names = (Object.keys(NAMES) as (keyof Whole)[]).filter((k) => k in edit || !same(base[k], theirs[k]));
    return (
        <div className="conflict" role="alert">
            <p className="strong">{t.order.conflict(conflict.by, moment(conflict.at, zone))}</p>
            <div className="row">
                <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t.order.hide_changes : t.order.show_changes}</Button>
                <Button size="xs" variant="default" onClick={draft.keepMine}>{t.order.keep_mine}</Button>
                <Button size="xs" variant="default" onClick={draft.useTheirs}>{t.order.use_theirs}</Button>
            </div>
            {open && (
                <table className="lines-table">
                    <thead><tr><th scope="col">{t.order.field}</th><th scope="col">{t.order.yours}</th><th scope="col">{t.order.theirs}</th></tr></thead>
                    <tbody>{names.map((k) => <tr key={k}><th scope="row">{NAMES[k]!()}</th><td className="lines" data-label={t.order.yours}>{words(draft.now![k], zone)}</td><td className="lines" data-label={t.order.theirs}>{words(theirs[k], zone)}</td></tr>)}</tbody>
                </table>
            )}
        </div>
    );
}

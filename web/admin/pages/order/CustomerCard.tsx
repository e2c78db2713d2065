import { Link } from 'wouter';
import { IconMessage } from '@tabler/icons-react';
import { t } from '../../text';
import { Card, Field } from './Card';
import type { Draft } from './useDraft';

const ADDRESS = ['ship_name', 'ship_line1', 'ship_line2', 'ship_postcode', 'ship_city', 'ship_region', 'ship_country'] as const;

/* Who ordered, where it goes, what they wrote, what the team noted. */
export function CustomerCard({ draft }: { draft: Draft }) {
    const open = draft.open.has('customer'), o = draft.now!;
    const lines = [o.ship_name, o.ship_line1, o.ship_line2, [o.ship_postcode, o.ship_city].filter(Boolean).join(' '), [o.ship_region, o.ship_country].filter(Boolean).join(', ')].filter(Boolean);
    return (
        <Card title={t.order.customer} name="customer" draft={draft}>
            <Fields open={open}>
                {open || !o.conversation_id ? <Field draft={draft} name="customer_name" label={t.order.customer_name} open={open} />
                    : <div className="pair"><dt>{t.order.customer_name}</dt><dd><Link className="link row" href={'/conversations/' + o.conversation_id}>{o.customer_name || t.orders.no_name}<IconMessage size={14} aria-hidden="true" /></Link></dd></div>}
                <Field draft={draft} name="phone" label={t.order.phone} open={open} type="tel" />
                <Field draft={draft} name="email" label={t.order.email} open={open} type="email" />
                {open ? <fieldset className="fields wide"><legend>{t.order.address}</legend>{ADDRESS.map((name) => <Field key={name} draft={draft} name={name} label={t.order[name]} open />)}</fieldset>
                    : <div className="pair"><dt>{t.order.address}</dt><dd className="lines">{lines.join('\n') || t.app.none}</dd></div>}
                <Field draft={draft} name="comment" label={t.order.comment} open={open} long />
                <Field draft={draft} name="note" label={t.order.note} open={open} long hint={t.order.note_more} />
            </Fields>
        </Card>
    );
}

/* Definitions when read, plain boxes when edited. */
export function Fields({ open, children }: { open: boolean; children: React.ReactNode }) {
    return open ? <div className="fields">{children}</div> : <dl className="pairs">{children}</dl>;
}

import { Link } from 'wouter';
import { IconMessage, IconUser } from '@tabler/icons-react';
import { t } from '../../text';
import { Card, Field, Fields, Lock, Pair, isTheirs } from './Card';
import { CustomFields, said, useAsked } from './custom';
import type { Draft } from './useDraft';

const ADDRESS = ['ship_name', 'ship_line1', 'ship_line2', 'ship_postcode', 'ship_city', 'ship_region', 'ship_country'] as const;

/* Who ordered, where it goes, what they wrote, what the team noted, and what this shop asks for besides. */
export function CustomerCard({ draft }: { draft: Draft }) {
    const theirs = isTheirs(draft.base), any = draft.open.has('customer'), open = any && !theirs, o = draft.now!, asked = useAsked(o.source_id).order, values = o.custom ?? {};
    const lines = [o.ship_name, o.ship_line1, o.ship_line2, [o.ship_postcode, o.ship_city].filter(Boolean).join(' '), [o.ship_region, o.ship_country].filter(Boolean).join(', ')].filter(Boolean);
    /* Besides what is asked for, an order may carry what its source knows: read, never lost. */
    const others = Object.keys(values).filter((name) => !asked.some((f) => f.name === name));
    const custom = <CustomFields asked={asked} values={values} errors={draft.errors} prefix="custom" mark set={(name, value) => { draft.set({ custom: { ...values, [name]: value } }); draft.forget('custom.' + name); }} />;
    return (
        <Card title={t.order.customer} name="customer" draft={draft}>
            {o.erased_at && <p className="strong">{t.orders.erased}</p>}
            <Lock order={draft.base!} />
            <Fields open={open}>
                {open || !o.conversation_id ? <Field draft={draft} name="customer_name" label={t.order.customer_name} open={open} />
                    : <Pair label={t.order.customer_name}><Link className="link row" href={'/conversations/' + o.conversation_id}>{o.customer_name || t.orders.no_name}<IconMessage size={14} aria-hidden="true" /><span className="hidden">, {t.order.chat}</span></Link></Pair>}
                <Field draft={draft} name="phone" label={t.order.phone} open={open} type="tel" />
                <Field draft={draft} name="email" label={t.order.email} open={open} type="email" wide />
                {open ? <fieldset className="fields wide"><legend>{t.order.address}</legend>{ADDRESS.map((name) => <Field key={name} draft={draft} name={name} label={t.order[name]} open wide={name === 'ship_name'} />)}</fieldset>
                    : <Pair label={t.order.address} className="lines">{lines.join('\n') || t.app.none}</Pair>}
                <Field draft={draft} name="comment" label={t.order.comment} open={open} long />
                {open ? custom
                    : asked.map((f) => <Pair key={f.name} label={f.name}>{said(values[f.name])}</Pair>)}
                {!open && others.map((name) => <Pair key={name} label={name}>{said(values[name])}</Pair>)}
                {!(any && theirs) && <Field draft={draft} name="note" label={t.order.note} open={open} long hint={t.order.note_more} quiet />}
            </Fields>
            {any && theirs && <div className="fields"><Field draft={draft} name="note" label={t.order.note} open long hint={t.order.note_more} quiet />{custom}</div>}
            {!open && (o.email || o.phone) && <Link className="link row no-print" href={`/orders/${o.id}/customer`}><IconUser size={16} aria-hidden="true" />{t.order.customer_page}</Link>}
        </Card>
    );
}

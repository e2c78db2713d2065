/* Beside the conversation: its order, what the bot has collected, its tickets and requests. */
import { useId, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import { PaymentBadge, StatusBadge } from '../../lib/badges';
import { moment, money } from '../../lib/format';
import { useMe } from '../../lib/me';
import { useRefresh } from '../../lib/refresh';
import { Trouble } from '../../lib/states';
import type { Order } from '../../lib/types';
import { t } from '../../text';
import type { Conversation } from './useConversation';

function Card({ title, children }: { title: string; children: ReactNode }) {
    const id = useId();
    return <section className="card" aria-labelledby={id}><div className="between card-head"><h2 id={id}>{title}</h2></div>{children}</section>;
}

const Pair = ({ name, children }: { name: string; children: ReactNode }) => <div className="pair"><dt>{name}</dt><dd>{children}</dd></div>;

/* A page of the shop, where it is one: never a script. */
const isPage = (url: string): boolean => /^https?:\/\//.test(url);

function eta(o: Order, zone: string): string | null {
    if (!o.eta_to) return null;
    const day = (iso: string) => new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short', timeZone: zone }).format(new Date(iso));
    return o.eta_from && day(o.eta_from) !== day(o.eta_to) ? `${day(o.eta_from)} – ${day(o.eta_to)}` : day(o.eta_to);
}

function OrderCard({ id }: { id: string }) {
    const zone = useMe().zone;
    useRefresh('order.changed', ['order', id], id);
    const { data: o, error, refetch } = useQuery({ queryKey: ['order', id], queryFn: ({ signal }) => call<Order>('GET', '/api/v1/orders/' + id, undefined, { signal }) });
    const title = o ? `${t.conversation.order} #${o.number}` : t.conversation.order, expected = o && eta(o, zone);
    return (
        <Card title={title}>
            {error && <Trouble thing={t.conversation.order} error={error} again={() => void refetch()} />}
            {!o && !error && <><span className="bone" /><span className="bone" /></>}
            {o && <>
                <dl className="pairs">
                    <Pair name={t.conversation.status}><StatusBadge name={o.badge} /></Pair>
                    <Pair name={t.conversation.payment}><PaymentBadge name={o.payment_badge} /></Pair>
                    <Pair name={t.conversation.amount}><span className="num">{money(o.total)}</span> <small>{t.orders.products(o.item_count ?? 0)}</small></Pair>
                    {(o.carrier || o.tracking_number) && <Pair name={t.conversation.delivery}>{o.carrier} {o.tracking_number && <bdi dir="ltr" className="num anywhere">{o.tracking_number}</bdi>}</Pair>}
                    {expected && <Pair name={t.conversation.eta}><span className="num">{expected}</span></Pair>}
                    <Pair name={t.conversation.placed}><span className="num">{moment(o.placed_at, zone)}</span></Pair>
                </dl>
                <div className="row wrap-row">
                    <Button size="xs" variant="default" component={Link} href={'/orders/' + o.id}>{t.conversation.open_order}</Button>
                    <Link href={`/orders/${o.id}/customer`} className="link">{t.conversation.customer}</Link>
                    {(o.requests_open ?? 0) > 0 && <Link href={'/requests?order_id=' + o.id} className="link">{t.conversation.requests} ({o.requests_open})</Link>}
                </div>
            </>}
        </Card>
    );
}

function Known({ c }: { c: Conversation }) {
    const zone = useMe().zone;
    return (
        <Card title={t.conversation.known}>
            <dl className="pairs">
                <Pair name={t.conversation.verified}>{c.verified_by ? <span className="badge tone tone-green">{t.conversation.verified_by[c.verified_by] ?? c.verified_by}</span> : <span className="badge tone tone-grey">{t.conversation.not_verified}</span>}</Pair>
                {c.subject_email && <Pair name={t.conversation.signed_in}>{c.subject_email}</Pair>}
                {c.contact && <Pair name={t.conversation.contact}>{c.contact}</Pair>}
                {c.issue && <Pair name={t.conversation.issue}><span className="lines">{c.issue}</span></Pair>}
                {c.page_url && <Pair name={t.conversation.page}>{isPage(c.page_url) ? <a href={c.page_url} className="link anywhere" target="_blank" rel="noopener noreferrer">{c.page_url}</a> : c.page_url}</Pair>}
                {c.locale && <Pair name={t.conversation.language}>{new Intl.DisplayNames(navigator.language, { type: 'language', fallback: 'code' }).of(c.locale) ?? c.locale}</Pair>}
                <Pair name={t.conversation.began}><span className="num">{moment(c.created_at, zone)}</span></Pair>
                <Pair name={t.conversation.last}><span className="num">{moment(c.last_at, zone)}</span></Pair>
            </dl>
        </Card>
    );
}

export function Beside({ c, reason }: { c: Conversation; reason: (code: string | null) => string }) {
    return (
        <aside className="beside" aria-label={t.conversation.known}>
            {c.order_id ? <OrderCard id={c.order_id} /> : (
                <Card title={t.conversation.order}>
                    <p className="dim">{c.claimed ? t.conversation.claimed(c.claimed) : t.conversation.no_order}</p>
                    {c.claimed && <Link href={'/orders?query=' + encodeURIComponent(c.claimed)} className="link">{t.conversation.search}</Link>}
                </Card>
            )}
            <Known c={c} />
            <Card title={t.conversation.tickets}>
                {!c.tickets.length && <p className="dim">{t.conversation.no_tickets}</p>}
                <ul className="events">{c.tickets.map((k) => (
                    <li key={k.id}><span className="between"><Link href={`/requests?show=tickets&query=${k.number}`} className="link num">{t.conversation.ticket(String(k.number))}</Link><span className={`badge tone tone-${k.state === 'open' ? 'blue' : 'grey'}`}>{t.requests.state_options[k.state] ?? k.state}</span></span><small>{reason(k.reason)}</small></li>
                ))}</ul>
            </Card>
        </aside>
    );
}

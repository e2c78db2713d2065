/* Who an order is from: all that have the same e-mail or phone, what was said, what was spent, what the team notes. */
import '../order/order.css';
import '../../lib/list.css';
import './customer.css';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import { PaymentBadge, StatusBadge } from '../../lib/badges';
import { count, moment, money } from '../../lib/format';
import { useMe } from '../../lib/me';
import { usePage } from '../../lib/page';
import { Problem } from '../../lib/problem';
import { useRefresh } from '../../lib/refresh';
import { Alone, Trouble } from '../../lib/states';
import type { Money } from '../../lib/types';
import { loadText, t } from '../../text';
import { CustomerMenu } from './CustomerMenu';
import { NotesCard } from './NotesCard';
import { RuleCard } from './RuleCard';

await loadText('conversation'); /* the names of states */

export interface OrderLine { id: string; number: string; badge: string; payment_badge: string; total: Money; placed_at: string }
export interface TalkLine { id: string; state: string; order_id: string | null; last_at: string; open_tickets: number }
export interface Customer {
    name: string | null; email: string | null; phone: string | null; order_count: number; order_count_is_exact: boolean; first_time: boolean; erased: boolean; vip: boolean; vip_by: 'hand' | 'rule' | null;
    vip_hand: boolean | null; note: string | null; version: number; spent: Money[]; orders: OrderLine[]; conversations: TalkLine[];
}

export function Card({ title, children }: { title: string; children: ReactNode }) {
    const id = useId();
    return <section className="card" aria-labelledby={id}><div className="between card-head"><h2 id={id}>{title}</h2></div>{children}</section>;
}

const Pair = ({ name, children }: { name: string; children: ReactNode }) => <div className="pair"><dt>{name}</dt><dd>{children}</dd></div>;

function About({ c }: { c: Customer }) {
    return (
        <Card title={t.customer.about}>
            <dl className="pairs">
                <Pair name={t.customer.email}>{c.email ? <a className="link anywhere" href={'mailto:' + c.email}>{c.email}</a> : t.app.none}</Pair>
                <Pair name={t.customer.phone}>{c.phone ? <bdi dir="ltr" className="num">{c.phone}</bdi> : t.app.none}</Pair>
                <Pair name={t.customer.orders_n}><span className="num">{c.order_count_is_exact ? count(c.order_count) : t.customer.at_least(count(c.order_count))}</span></Pair>
                <Pair name={t.customer.first_time}>{c.first_time ? t.customer.first_yes : t.customer.first_no}</Pair>
                <Pair name={t.customer.spent}>{c.spent.some((m) => m.minor) ? <ul className="plain num">{c.spent.filter((m) => m.minor).map((m) => <li key={m.currency}>{money(m)}</li>)}</ul> : t.customer.nothing_spent}</Pair>
            </dl>
            <small>{t.customer.how}</small>
        </Card>
    );
}

const AT_FIRST = 10;

function Orders({ c, here }: { c: Customer; here: string }) {
    const zone = useMe().zone, head = t.customer.columns, [all, setAll] = useState(false), shown = all ? c.orders : c.orders.slice(0, AT_FIRST);
    return (
        <Card title={t.customer.orders}>
            <div className="lines-box">
                <table className="lines-table">
                    <thead><tr><th scope="col">{head.number}</th><th scope="col">{head.status}</th><th scope="col">{head.payment}</th><th scope="col" className="right">{head.total}</th><th scope="col">{head.date}</th></tr></thead>
                    <tbody>{shown.map((o) => (
                        <tr key={o.id} data-order={o.id}>
                            <th scope="row"><Link href={'/orders/' + o.id} className="link num" aria-current={o.id === here ? 'true' : undefined}>#{o.number}</Link></th>
                            <td data-label={head.status}><StatusBadge name={o.badge} /></td>
                            <td data-label={head.payment}><PaymentBadge name={o.payment_badge} /></td>
                            <td data-label={head.total} className="num right">{money(o.total)}</td>
                            <td data-label={head.date} className="num nowrap">{moment(o.placed_at, zone)}</td>
                        </tr>
                    ))}</tbody>
                </table>
            </div>
            {c.orders.length > shown.length && <div><Button size="xs" variant="default" onClick={() => setAll(true)}>{t.customer.show_all(count(c.orders.length))}</Button></div>}
            {all && !c.order_count_is_exact && <small>{t.customer.newest(c.orders.length)}</small>}
        </Card>
    );
}

function Conversations({ c }: { c: Customer }) {
    const zone = useMe().zone, number = (id: string | null) => c.orders.find((o) => o.id === id)?.number;
    return (
        <Card title={t.customer.conversations}>
            {!c.conversations.length && <p className="dim">{t.customer.no_conversations}</p>}
            <ul className="events">{c.conversations.map((v) => (
                <li key={v.id}>
                    <span className="between"><Link href={'/conversations/' + v.id} className="link num">{t.customer.chat_at(moment(v.last_at, zone))}</Link><small>{t.conversation.states[v.state] ?? v.state}</small></span>
                    <small>{[number(v.order_id) && t.customer.about_order(number(v.order_id)!), v.open_tickets ? t.customer.open_tickets(v.open_tickets) : null].filter(Boolean).join(' · ')}</small>
                </li>
            ))}</ul>
        </Card>
    );
}

export default function CustomerPage({ id }: { id: string }) {
    const key = ['customer', id], path = `/api/v1/orders/${encodeURIComponent(id)}/customer`;
    useRefresh('order.changed', key, id);
    useRefresh('conversation.changed', key);
    const { data: c, error, refetch } = useQuery({ queryKey: key, refetchOnWindowFocus: false, queryFn: ({ signal }) => call<Customer>('GET', path, undefined, { signal }) });
    const name = c?.erased ? t.customer.erased : c ? c.name || c.email || c.phone || t.customer.no_name : t.customer.title;
    const heading = usePage(c ? `${t.customer.title}: ${name}` : t.customer.title), number = c?.orders.find((o) => o.id === id)?.number;
    if (error instanceof Problem && error.status === 404) return <Alone title={t.customer.missing} />;
    return (
        <div className="page customer">
            <div className="title between top">
                <div>
                    <h1 ref={heading} tabIndex={-1}><Link href={'/orders/' + id} className="crumb num">{number ? '#' + number : t.orders.title}</Link> <span className="dim">/</span> {name}</h1>
                    {c && <p className="row marks">
                        {c.first_time && <span className="badge tone tone-blue" title={t.customer.first_more}>{t.customer.first}</span>}
                        {c.vip && <span className="badge tone tone-amber" title={c.vip_by ? t.customer.by[c.vip_by] : undefined}>★ {t.customer.vip}</span>}
                        {c.vip_by && <span className="dim">{t.customer.by[c.vip_by]}</span>}
                        {c.erased && <span className="dim">{t.customer.erased_more}</span>}
                    </p>}
                </div>
                {c && <CustomerMenu id={id} customer={c} />}
            </div>
            {error && <Trouble thing={t.customer.title} error={error} again={() => void refetch()} />}
            {!c && !error && <div className="cards" aria-busy="true">{[0, 1].map((i) => <div key={i} className="card"><span className="bone" /><span className="bone" /><span className="bone" /></div>)}</div>}
            {c && (
                <div className="cards customer-cards">
                    <Orders c={c} here={id} />
                    <div className="column"><NotesCard id={id} customer={c} /><About c={c} /><RuleCard /></div>
                    <Conversations c={c} />
                </div>
            )}
        </div>
    );
}

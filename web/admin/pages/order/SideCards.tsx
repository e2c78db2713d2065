/* Payments, requests, history: what happened, and what the customer asks for. */
import { Suspense, lazy, useState } from 'react';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import { dayOnly, moment, money } from '../../lib/format';
import { useMay, useMe } from '../../lib/me';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { Card, Lock, isTheirs } from './Card';

type Happened = components['schemas']['event'];
type Asked = components['schemas']['request'];
const PAGE = 20, PRINT_KEY = 'wismo-print-history';
const TONE: Record<string, string> = { open: 'amber', approved: 'blue', done: 'green', declined: 'grey' };
const PaymentDialog = lazy(() => import('./PaymentDialog'));

export function PaymentCard({ order: o, dirty, done }: { order: Order; dirty: boolean; done: (o: Order) => void }) {
    const zone = useMe().zone, may = useMay('agent') && !isTheirs(o), list = o.payments ?? [];
    const [adding, setAdding] = useState(false);
    const reverse = async (line: number, amount: string) => {
        if (!confirm(t.order.reverse_ask(amount))) return;
        try {
            done(await call<Order>('POST', `/api/v1/orders/${o.id}/payments/${line}/reverse`, { version: o.version }));
            toast(t.order.was_reversed);
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
    };
    return (
        <Card title={t.order.payments} quiet action={may && <Button size="xs" variant="default" disabled={dirty} title={dirty ? t.order.save_first : undefined} onClick={() => setAdding(true)}>{t.order.record}</Button>}>
            <Lock order={o} />
            {!list.length ? <p className="dim">{t.order.no_payments}</p> : <p className="num">{t.order.paid_of(money(o.paid_total), money(o.total))}</p>}
            <ul className="events">
                {list.map((p) => (
                    <li key={p.line}>
                        <span className="between"><span className={p.reversed_at ? 'num struck' : 'num'}>{money(p.amount)}</span>
                            {p.reversed_at ? <span className="badge tone tone-grey">{t.order.reversed}</span>
                                : may && <button type="button" className="link-button" disabled={dirty} aria-label={t.order.reverse_of(money(p.amount))} onClick={() => void reverse(p.line, money(p.amount))}>{t.order.reverse}</button>}</span>
                        <small className="num">{[p.method, dayOnly(p.paid_at, zone), p.note].filter(Boolean).join(' · ')}</small>
                    </li>
                ))}
            </ul>
            {adding && <Suspense fallback={null}><PaymentDialog order={o} close={() => setAdding(false)} done={done} /></Suspense>}
        </Card>
    );
}

/* Not there while nothing was asked for. */
export function RequestsCard({ id }: { id: string }) {
    const zone = useMe().zone, href = '/requests?order_id=' + id;
    const { data, error, refetch } = useQuery({ queryKey: ['requests', id], queryFn: ({ signal }) => call<{ items: Asked[]; total: number }>('GET', `/api/v1/requests?order_id=${id}&per_page=10`, undefined, { signal }) });
    if (!error && !data?.items.length) return null;
    return (
        <Card title={t.order.requests} quiet action={<Link className="link" href={href}>{t.order.requests_all}</Link>}>
            {error && <Trouble thing={t.order.requests} error={error} again={() => void refetch()} />}
            <ul className="events">
                {data?.items.map((r) => (
                    <li key={r.id}>
                        <span className="between"><span>{t.order.request_kinds[r.kind]}</span><span className={`badge tone tone-${TONE[r.state ?? ''] ?? 'grey'}`}>{t.order.request_states[r.state ?? '']}</span></span>
                        <small className="num">{[moment(r.created_at, zone), r.todo ?? r.reason].filter(Boolean).join(' · ')}</small>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

export function HistoryCard({ id }: { id: string }) {
    const zone = useMe().zone, [printed, setPrinted] = useState(localStorage.getItem(PRINT_KEY) === 'yes');
    const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
        queryKey: ['history', id], initialPageParam: '',
        queryFn: ({ pageParam, signal }) => call<{ items: Happened[]; more?: boolean }>('GET', `/api/v1/orders/${id}/history?per_page=${PAGE}${pageParam && '&before=' + pageParam}`, undefined, { signal }),
        getNextPageParam: (last) => (last.more ? last.items.at(-1)?.id ?? undefined : undefined),
    });
    return (
        <Card title={t.order.history} quiet={!printed} action={<label className="print-check no-print"><input type="checkbox" checked={printed} onChange={(e) => { setPrinted(e.currentTarget.checked); localStorage.setItem(PRINT_KEY, e.currentTarget.checked ? 'yes' : 'no'); }} />{t.order.print_too}</label>}>
            {error && <Trouble thing={t.order.history} error={error} again={() => void refetch()} />}
            <ol className="events timeline">
                {data?.pages.flatMap((p) => p.items).map((e) => <li key={e.id}><span>{e.text ?? e.what}</span><small className="num">{[e.actor_name ?? t.order.by_shop, moment(e.at, zone)].join(' · ')}</small></li>)}
            </ol>
            {hasNextPage && <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t.order.show_more}</Button>}
        </Card>
    );
}

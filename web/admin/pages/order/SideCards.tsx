/* Payments, reminders, history: what happened and what is to come. */
import { Suspense, lazy, useState } from 'react';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { moment, money } from '../../lib/format';
import { useMay, useMe } from '../../lib/me';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { Card } from './Card';

type Happened = components['schemas']['event'];
type Reminder = components['schemas']['reminder'];
const PAGE = 20;
const PaymentDialog = lazy(() => import('./PaymentDialog'));

export function PaymentCard({ order: o, dirty, done }: { order: Order; dirty: boolean; done: (o: Order) => void }) {
    const zone = useMe().zone, may = useMay('agent'), list = o.payments ?? [];
    const [adding, setAdding] = useState(false);
    const reverse = async (line: number, amount: string) => {
        if (!confirm(t.order.reverse_ask(amount))) return;
        try {
            done(await call<Order>('POST', `/api/v1/orders/${o.id}/payments/${line}/reverse`, {}));
            toast(t.order.was_reversed);
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
    };
    return (
        <Card title={t.order.payments} action={may && <Button size="xs" variant="default" disabled={dirty} title={dirty ? t.order.save_first : undefined} onClick={() => setAdding(true)}>{t.order.record}</Button>}>
            {!list.length ? <p className="dim">{t.order.no_payments}</p> : <p className="num">{t.order.paid_of(money(o.paid_total), money(o.total))}</p>}
            <ul className="events">
                {list.map((p) => (
                    <li key={p.line}>
                        <span className="between"><span className={p.reversed_at ? 'num struck' : 'num'}>{money(p.amount)}</span>
                            {p.reversed_at ? <span className="badge tone tone-grey">{t.order.reversed}</span>
                                : may && <button type="button" className="link-button" disabled={dirty} aria-label={t.order.reverse_of(money(p.amount))} onClick={() => void reverse(p.line, money(p.amount))}>{t.order.reverse}</button>}</span>
                        <small className="num">{[p.method, moment(p.paid_at, zone), p.note].filter(Boolean).join(' · ')}</small>
                    </li>
                ))}
            </ul>
            {adding && <Suspense fallback={null}><PaymentDialog order={o} close={() => setAdding(false)} done={done} /></Suspense>}
        </Card>
    );
}

export function RemindersCard({ order: o }: { order: Order }) {
    const zone = useMe().zone;
    const { data, error, refetch } = useQuery({ queryKey: ['reminders', o.id], queryFn: ({ signal }) => call<{ items: Reminder[] }>('GET', `/api/v1/orders/${o.id}/reminders`, undefined, { signal }) });
    return (
        <Card title={t.order.reminders}>
            {error && <Trouble thing={t.order.reminders} error={error} again={() => void refetch()} />}
            {data && !data.items.length && <p className="dim">{t.order.no_data}</p>}
            <ul className="events">
                {data?.items.map((r) => (
                    <li key={r.id}>
                        <span className="between"><span className={r.done_at ? 'struck' : undefined}>{r.text}</span>
                            <span className="row">{r.due && <span className="badge tone tone-orange">{r.due}</span>}<span className={`badge tone tone-${r.kind === 'automatic' ? 'violet' : 'grey'}`}>{r.badge}</span>{r.active && !r.done_at && <span className="badge tone tone-green">{t.order.active}</span>}</span></span>
                        <small className="num">{moment(r.due_at, zone)}</small>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

export function HistoryCard({ id }: { id: string }) {
    const zone = useMe().zone;
    const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
        queryKey: ['history', id], initialPageParam: '',
        queryFn: ({ pageParam, signal }) => call<{ items: Happened[]; more?: boolean }>('GET', `/api/v1/orders/${id}/history?per_page=${PAGE}${pageParam && '&before=' + pageParam}`, undefined, { signal }),
        getNextPageParam: (last) => (last.more ? last.items.at(-1)?.id ?? undefined : undefined),
    });
    return (
        <Card title={t.order.history}>
            {error && <Trouble thing={t.order.history} error={error} again={() => void refetch()} />}
            <ol className="events timeline">
                {data?.pages.flatMap((p) => p.items).map((e) => <li key={e.id}><span>{e.text ?? e.what}</span><small className="num">{[e.actor_name ?? t.order.by_shop, moment(e.at, zone)].join(' · ')}</small></li>)}
            </ol>
            {hasNextPage && <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t.order.show_more}</Button>}
        </Card>
    );
}

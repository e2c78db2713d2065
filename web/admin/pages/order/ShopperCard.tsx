/* What a shopper who asks about this order is told: the chat's own answer, asked for when somebody wants to see it. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { dayOnly, money } from '../../lib/format';
import { useMe } from '../../lib/me';
import { Trouble } from '../../lib/states';
import type { Money, Order } from '../../lib/types';
import { t } from '../../text';
import { Card } from './Card';

interface Answer { name: string }
interface Told {
    seq: number; text?: string; options?: { label: string }[];
    order?: { number: string; status?: Answer; payment_status?: Answer; eta?: { from?: string; to?: string }; shipping_name?: string | null; carrier?: string | null; payment_name?: string | null; tracking_number?: string | null; tracking_url?: string; total?: Money };
}
interface View { assistant: { id: string; name: string } | null; messages: Told[] }

function OrderBubble({ o }: { o: NonNullable<Told['order']> }) {
    const zone = useMe().zone, eta = o.eta?.to ?? o.eta?.from;
    const rows = [[t.order.expected, eta && dayOnly(eta, zone)], [t.order.delivery, [o.shipping_name ?? o.carrier, o.tracking_number].filter(Boolean).join(' · ')], [t.order.payment, o.payment_name ?? o.payment_status?.name], [t.order.amount, o.total && money(o.total)]];
    return (
        <div className="says">
            <span className="between"><strong>#{o.number}</strong>{o.status && <span className="badge tone tone-grey">{o.status.name}</span>}</span>
            <dl className="pairs">{rows.filter(([, v]) => v).map(([k, v]) => <div key={k} className="pair"><dt>{k}</dt><dd className="num">{v}</dd></div>)}</dl>
            {o.tracking_url && <small className="cut">{o.tracking_url}</small>}
        </div>
    );
}

export function ShopperCard({ order: o }: { order: Pick<Order, 'id' | 'version'> }) {
    const [open, setOpen] = useState(false);
    const { data, error, refetch, isPending } = useQuery({
        queryKey: ['shopper', o.id, o.version], enabled: open, staleTime: 0, refetchOnWindowFocus: false,
        queryFn: ({ signal }) => call<View>('GET', `/api/v1/orders/${o.id}/shopper-view`, undefined, { signal }),
    });
    return (
        <Card title={t.order.shopper} quiet action={<Button size="xs" variant="default" aria-expanded={open} aria-label={`${open ? t.order.shopper_hide : t.order.shopper_show}: ${t.order.shopper}`} onClick={() => setOpen(!open)}>{open ? t.order.shopper_hide : t.order.shopper_show}</Button>}>
            {open && error && <Trouble thing={t.order.shopper} error={error} again={() => void refetch()} />}
            {open && !error && isPending && <div aria-busy="true"><span className="bone" /></div>}
            {open && data && (!data.assistant || !data.messages.length ? <p className="dim">{t.order.shopper_none}</p> : <>
                <p className="dim">{t.order.shopper_of(data.assistant.name)}</p>
                <div className="told">
                    {data.messages.map((m) => (
                        <div key={m.seq}>
                            {m.text && <p className="says lines">{m.text}</p>}
                            {m.order && <OrderBubble o={m.order} />}
                            {!!m.options?.length && <span className="row wrap">{m.options.map((x) => <span key={x.label} className="badge tag">{x.label}</span>)}</span>}
                        </div>
                    ))}
                </div>
            </>)}
        </Card>
    );
}

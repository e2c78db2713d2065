/* One order. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { PaymentBadge, StatusBadge } from '../../lib/badges';
import { call } from '../../lib/api';
import { money } from '../../lib/format';
import { usePage } from '../../lib/page';
import { Problem } from '../../lib/problem';
import { Alone, Trouble } from '../../lib/states';
import type { Order } from '../../lib/types';
import { t } from '../../text';

export default function OrderPage({ id }: { id: string }) {
    const { data, error, refetch } = useQuery({ queryKey: ['order', id], queryFn: ({ signal }) => call<Order>('GET', '/api/v1/orders/' + encodeURIComponent(id), undefined, { signal }) });
    const heading = usePage(data ? `#${data.number}` : t.order.title);
    if (error instanceof Problem && error.status === 404) return <Alone title={t.order.missing} />;
    return (
        <div className="page">
            <div><h1 ref={heading} tabIndex={-1}><Link href="/orders" className="link">{t.orders.title}</Link> / #{data?.number ?? '…'}</h1><p className="dim">{t.order.title}</p></div>
            {error && <Trouble thing={t.order.title} error={error} again={() => void refetch()} />}
            {data && <p className="row"><StatusBadge name={data.badge} /><PaymentBadge name={data.payment_badge} /><strong className="num">{money(data.total)}</strong></p>}
        </div>
    );
}

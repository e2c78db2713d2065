/* What shoppers asked for, and the chats that need a person: seen, decided, done. */
import '../order/order.css';
import './requests.css';
import { Suspense, lazy } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import { count } from '../../lib/format';
import { usePage } from '../../lib/page';
import { Bones, Pages, SearchField } from '../../lib/list';
import { Empty, Trouble } from '../../lib/states';
import type { Order } from '../../lib/types';
import { useWaiting } from '../../lib/waiting';
import { t } from '../../text';
import { DateRange } from '../orders/DateRange';
import { RequestTable } from './RequestTable';
import { TicketTable } from './TicketTable';
import { useAddress, useRequests, useTickets, type Address } from './useList';

const RequestDialog = lazy(() => import('./RequestDialog'));

function Tabs({ a }: { a: Address }) {
    const waiting = useWaiting();
    const tab = (name: string, n: number, here: boolean, href: string) => (
        <Link href={href} className="tab" aria-current={here ? 'page' : undefined}>{name}{n > 0 && <span className="count" title={t.requests.open_n(n)}><span aria-hidden="true">{count(n)}</span><span className="hidden">{t.requests.open_n(n)}</span></span>}</Link>
    );
    return (
        <nav className="tabs" aria-label={t.requests.tabs}>
            {tab(t.requests.requests, waiting.requests, !a.tickets, '/requests')}
            {tab(t.requests.tickets, waiting.tickets, a.tickets, '/requests?show=tickets')}
        </nav>
    );
}

function Choice({ a, name, label, all, options, value }: { a: Address; name: 'state' | 'kind' | 'reason'; label: string; all: string; options: [string, string][]; value?: string }) {
    const now = value ?? a.get(name);
    const known = !now || now === 'all' || options.some(([v]) => v === now) ? [] : [{ value: now, label: now }];
    return (
        <NativeSelect className="filter" aria-label={label} value={now} onChange={(e) => a.set({ [name]: e.currentTarget.value || null })}
            data={[{ value: name === 'state' ? 'all' : '', label: all }, ...options.map(([v, l]) => ({ value: v, label: l })), ...known]} />
    );
}

/* Links of an order lead here: what is shown is said, and can be widened. */
function OneOrder({ a }: { a: Address }) {
    const id = a.get('order_id');
    const { data } = useQuery({ queryKey: ['order', id], enabled: !!id, queryFn: ({ signal }) => call<Order>('GET', '/api/v1/orders/' + encodeURIComponent(id), undefined, { signal }) });
    if (!id) return null;
    return (
        <Button variant="default" className="filter on" rightSection={<IconX size={14} aria-hidden="true" />} aria-label={`${t.requests.one_order('#' + (data?.number ?? '…'))}. ${t.requests.every_order}`} onClick={() => a.set({ order_id: null })}>
            {t.requests.one_order('#' + (data?.number ?? '…'))}
        </Button>
    );
}

const states = (names: string[]): [string, string][] => names.map((s) => [s, t.requests.state_options[s]!]);

export default function RequestsPage() {
    const heading = usePage(t.requests.title), a = useAddress(), requests = useRequests(a), tickets = useTickets(a);
    const list = a.tickets ? tickets : requests, { data, error, isPending, isPlaceholderData, refetch } = list;
    const nothing = data && !data.items.length, narrowed = a.filtered && !(a.get('state') === 'open' && !a.get('kind') && !a.get('reason') && !a.get('query') && !a.get('order_id') && !a.get('from') && !a.get('to'));
    return (
        <div className="page requests">
            <div className="between title"><h1 ref={heading} tabIndex={-1}>{t.requests.title}</h1></div>
            <Tabs a={a} />
            <div className="toolbar" role="search">
                {a.tickets && <SearchField value={a.get('query')} label={t.requests.find} change={(query) => a.set({ query: query || null }, true)} />}
                <Choice a={a} name="state" label={t.requests.state} all={t.requests.states} value={a.state} options={states(a.tickets ? ['open', 'closed'] : ['open', 'approved', 'declined', 'done'])} />
                {a.tickets ? <Choice a={a} name="reason" label={t.requests.reason} all={t.requests.reasons} options={Object.entries(t.requests.reason_options)} />
                    : <Choice a={a} name="kind" label={t.requests.kind} all={t.requests.kinds} options={Object.entries(t.requests.kind_options)} />}
                <DateRange from={a.get('from')} to={a.get('to')} zone={a.zone} change={(from, to) => a.set({ from, to })} />
                <OneOrder a={a} />
            </div>
            {error && <Trouble thing={t.requests.title} error={error} again={() => void refetch()} />}
            {isPending ? (!error && <Bones rows={6} />)
                : nothing ? (
                    narrowed ? <Empty icon={<IconCircleCheck size={40} stroke={1.2} aria-hidden="true" />} title={t.requests.none_found} more={t.requests.none_found_more}><Button variant="default" onClick={a.clear}>{t.requests.clear}</Button></Empty>
                        : <Empty icon={<IconCircleCheck size={40} stroke={1.2} aria-hidden="true" />} title={a.tickets ? t.requests.no_tickets : t.requests.none} more={a.tickets ? t.requests.no_tickets_more : t.requests.none_more} />
                ) : (
                    <div className={isPlaceholderData ? 'stale' : undefined} aria-busy={isPlaceholderData}>
                        {a.tickets ? tickets.data && <TicketTable tickets={tickets.data.items} /> : requests.data && <RequestTable requests={requests.data.items} a={a} />}
                    </div>
                )}
            {data && data.items.length > 0 && <Pages page={a.page} perPage={data.per_page} shown={data.items.length} total={data.total} turn={(page) => a.set({ page: page > 1 ? String(page) : null })} />}
            {a.get('request') && <Suspense fallback={null}><RequestDialog key={a.get('request')} id={a.get('request')} close={() => a.set({ request: null }, true)} /></Suspense>}
        </div>
    );
}

/* One order: cards to read, each with its own fields, one draft, one Save. */
import './order.css';
import { Suspense, lazy, useCallback, useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconDotsVertical, IconPencil, IconPrinter } from '@tabler/icons-react';
import { Link, useSearchParams } from 'wouter';
import { PaymentBadge, StatusBadge } from '../../lib/badges';
import { moment, money } from '../../lib/format';
import { useGuard } from '../../lib/guard';
import { useLive, type Hint } from '../../lib/live';
import { useMay, useMe } from '../../lib/me';
import { orderOf } from '../../lib/order';
import { usePage } from '../../lib/page';
import { Problem } from '../../lib/problem';
import { useShortcuts } from '../../lib/shortcuts';
import { Alone, Trouble } from '../../lib/states';
import { useOnline } from '../../shell/online';
import type { Order } from '../../lib/types';
import { t } from '../../text';
import { isTheirs } from './Card';
import { ConflictBanner } from './Conflict';
import { CustomerCard } from './CustomerCard';
import { DeliveryCard, StockCard } from './DeliveryCard';
import { ProductsCard } from './ProductsCard';
import { RemindersCard } from './RemindersCard';
import { ShopperCard } from './ShopperCard';
import { StoreCard } from './StoreCard';
import { HistoryCard, PaymentCard, RequestsCard } from './SideCards';
import { WrongList } from './WrongList';
import { CARDS, useDraft, type Draft } from './useDraft';

const MoreMenu = lazy(() => import('./MoreMenu'));

function More({ order, done }: { order: Order; done: (o: Order) => void }) {
    const [used, setUsed] = useState(false);
    const button = <Button variant="default" px={8} aria-label={t.order.more} aria-haspopup="menu" onClick={used ? undefined : () => setUsed(true)}><IconDotsVertical size={18} /></Button>;
    return used ? <Suspense fallback={button}><MoreMenu order={order} button={button} done={done} /></Suspense> : button;
}

function Summary({ o }: { o: Order }) {
    const paid = o.paid_total?.minor ?? 0, all = o.total?.minor ?? 0;
    const cells: [string, React.ReactNode, React.ReactNode][] = [
        [t.order.status, <StatusBadge key="s" name={o.badge} />, <span key="c" className="badge tone tone-grey">{t.order.current}</span>],
        [t.order.payment, <PaymentBadge key="p" name={o.payment_badge} />, paid > 0 || o.payment_badge === 'Paid' ? (paid >= all || o.payment_badge === 'Paid' ? t.order.fully : t.order.partially) : null],
        [t.order.amount, <strong key="a" className="num big">{money(o.total)}</strong>, o.legacy ? null : t.order.products_n(o.item_count ?? 0)],
        [t.order.warehouse, <span key="w" className="cut" title={o.warehouse ?? undefined}>{o.warehouse || t.app.none}</span>, null],
        [t.order.delivery, o.carrier || t.app.none, o.tracking_number ? <bdi key="t" dir="ltr" className="num cut">{o.tracking_number}</bdi> : null],
    ];
    return <dl className="summary">{cells.map(([name, value, more]) => <div key={name}><dt>{name}</dt><dd className="row">{value}{more && <small>{more}</small>}</dd></div>)}</dl>;
}

function Head({ draft, order, print }: { draft: Draft; order: Order; print: () => void }) {
    const may = useMay('agent'), online = useOnline(), editing = draft.open.size > 0 || draft.dirty;
    const cancel = () => { if (!draft.dirty || confirm(t.order.discard)) draft.discard(); };
    return (
        <div className="row head-actions">
            {may && !editing && <Button leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={() => draft.setOpen(new Set(CARDS))}>{t.order.edit}</Button>}
            {may && editing && <><Button variant="default" onClick={cancel}>{t.order.cancel_edit}</Button><Button loading={draft.busy} disabled={!draft.dirty || !!draft.conflict || !online} title={online ? undefined : t.app.offline} onClick={() => void draft.save()}>{t.order.save}</Button></>}
            {!editing && <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={print}>{t.order.print}</Button>}
            {!editing && <More order={order} done={draft.done} />}
        </div>
    );
}

/* The pictures belong to what is printed; one that does not come does not hold it up. */
async function printPage(): Promise<void> {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('.order img')].map((i) => { i.loading = 'eager'; return i.decode().catch(() => {}); });
    await Promise.race([Promise.all(pictures), new Promise((go) => setTimeout(go, 2000))]);
    window.print();
}

export default function OrderPage({ id }: { id: string }) {
    const [search, setSearch] = useSearchParams(), client = useQueryClient(), me = useMe(), may = useMay('agent');
    const { data, error, refetch } = useQuery({
        ...orderOf(id), refetchOnWindowFocus: false,
    });
    /* The address says “edit” only until the editing is over: a reload, or a link to it, shows the order. */
    const without = (name: string) => new URLSearchParams(location.search).has(name) && setSearch((old) => { const to = new URLSearchParams(old); to.delete(name); return to; }, { replace: true });
    const draft = useDraft(data, may && search.get('edit') === '1', () => without('edit')), o = draft.now;
    const heading = usePage(data ? `#${data.number}` : t.order.title);
    useGuard(draft.dirty, t.order.leave);
    useLive(useCallback((event: string, hint: Hint | null) => {
        if (event === 'request.changed') void client.invalidateQueries({ queryKey: ['requests', id] });
        if (event !== 'order.changed' || hint?.id !== id) return;
        void client.invalidateQueries({ queryKey: ['order', id] });
        void client.invalidateQueries({ queryKey: ['history', id] });
        void client.invalidateQueries({ queryKey: ['reminders', id] });
    }, [client, id]));
    useEffect(() => {
        if (!data || search.get('print') !== '1') return;
        without('print');
        void printPage();
    }, [!!data]);
    useShortcuts({
        'mod+s': () => void draft.save(),
        ...(may ? { e: () => draft.setOpen(new Set(CARDS)) } : {}),
        p: () => void printPage(),
        Escape: () => { if (draft.open.size && (!draft.dirty || confirm(t.order.discard))) draft.discard(); },
    });
    if (error instanceof Problem && error.status === 404) return <Alone title={t.order.missing} />;
    return (
        <div className="page order">
            <div className="between title order-title">
                <div>
                    <h1 ref={heading} tabIndex={-1}><Link href="/orders" className="crumb">{t.orders.title}</Link> <span className="dim">/</span> #{data?.number ?? '…'}</h1>
                    <p className="dim">{t.order.title}{o && <span className="num"> · {moment(o.placed_at, me.zone)}</span>}<span className="print-only"> · {me.shop?.name}</span>{!!o?.requests_open && <> · <Link className="link no-print" href={`/requests?order_id=${id}`}>{t.order.requests_open(o.requests_open)}</Link></>}</p>
                </div>
                {o && data && <Head draft={draft} order={data} print={() => void printPage()} />}
            </div>
            {error && <Trouble thing={t.order.title} error={error} again={() => void refetch()} />}
            <div role="status">{draft.dirty && !draft.conflict && <p className="banner">{t.order.unsaved}</p>}{draft.open.size > 0 && !draft.dirty && <p className="banner quiet">{t.order.only_save}</p>}</div>
            <WrongList draft={draft} />
            <ConflictBanner draft={draft} />
            {!o && !error && <div className="cards" aria-busy="true">{[0, 1, 2, 3].map((i) => <div key={i} className="card"><span className="bone" /><span className="bone" /><span className="bone" /></div>)}</div>}
            {o && <>
                <Summary o={draft.base!} />
                <div className="cards">
                    <div className="column"><CustomerCard draft={draft} /><ShopperCard order={draft.base!} />{isTheirs(draft.base) && draft.base!.source.id && <StoreCard order={draft.base!} />}</div>
                    <div className="column"><DeliveryCard draft={draft} /><StockCard draft={draft} /></div>
                </div>
                <ProductsCard key={`${draft.base?.version}`} draft={draft} />
                <div className="cards three"><div className="column no-print"><PaymentCard order={data!} dirty={draft.dirty} done={draft.done} /><RequestsCard id={id} /></div><RemindersCard id={id} /><HistoryCard id={id} /></div>
            </>}
        </div>
    );
}

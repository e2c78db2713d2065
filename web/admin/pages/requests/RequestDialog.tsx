/* One request: what was asked, of which order, and the decision. Who was slower is told, and sees how it stands now. */
import { useEffect, useState } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Age } from '../../lib/age';
import { call } from '../../lib/api';
import { PaymentBadge, StatusBadge } from '../../lib/badges';
import { Dialog } from '../../lib/dialog';
import { useWrong } from '../../lib/focus';
import { moment, money } from '../../lib/format';
import { useMay, useMe } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { useRefresh } from '../../lib/refresh';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import { t } from '../../text';
import { State, written } from './RequestTable';
import type { Request } from './useList';

const PARTS = ['name', 'line1', 'line2', 'city', 'region', 'postcode', 'country'] as const;
type Part = (typeof PARTS)[number];
type Address = Record<Part, string>;
const NOTHING = Object.fromEntries(PARTS.map((p) => [p, ''])) as Address;

const address = (o: Order): string => [o.ship_name, o.ship_line1, o.ship_line2, [o.ship_postcode, o.ship_city].filter(Boolean).join(' '), o.ship_region, o.ship_country].filter(Boolean).join('\n');

function Facts({ request: r, order: o }: { request: Request; order: Order | undefined }) {
    const zone = useMe().zone;
    return (
        <dl className="pairs">
            <div className="pair"><dt>{t.requests.order}</dt><dd className="row facts-order"><Link href={'/orders/' + r.order_id} className="link num">#{r.order_number}</Link>{o && <><StatusBadge name={o.badge} /><PaymentBadge name={o.payment_badge} /><span className="num">{money(o.total)}</span></>}</dd></div>
            <div className="pair"><dt>{t.requests.customer}</dt><dd>{r.customer_name || t.app.none}{r.conversation_id && <> · <Link href={'/conversations/' + r.conversation_id} className="link">{t.requests.open_chat}</Link></>}</dd></div>
            <div className="pair"><dt>{t.requests.asked}</dt><dd className="num">{moment(r.created_at, zone)} (<Age at={r.created_at} />)</dd></div>
            {r.kind === 'change_address' && o && <div className="pair"><dt>{t.requests.now}</dt><dd className="lines">{address(o) || t.app.none}</dd></div>}
            {written(r.details).map(([k, v]) => <div key={k} className="pair"><dt>{t.requests.details[k] ?? t.requests.detail}</dt><dd><blockquote className="quote lines">{v}</blockquote></dd></div>)}
        </dl>
    );
}

function AddressFields({ value, set, errors }: { value: Address; set: (change: Partial<Address>) => void; errors: Record<string, string> }) {
    const field = (p: Part, more: object = {}) => (
        <TextInput key={p} label={t.requests[p]} value={value[p]} onChange={(e) => set({ [p]: e.currentTarget.value })} error={errors['ship_' + p]} autoComplete="off" {...more} />
    );
    return (
        <fieldset className="fields">
            <legend>{t.requests.address}</legend>
            {field('line1', { className: 'wide', maxLength: 500 })}{field('line2', { className: 'wide', maxLength: 500 })}
            {field('city', { maxLength: 255 })}{field('postcode', { maxLength: 60 })}{field('region', { maxLength: 255 })}{field('country', { maxLength: 2 })}{field('name', { className: 'wide', maxLength: 255 })}
        </fieldset>
    );
}

export default function RequestDialog({ id, close }: { id: string; close: () => void }) {
    const may = useMay('agent'), zone = useMe().zone, client = useQueryClient(), phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
    const { data: r, error, refetch } = useQuery({ queryKey: ['requests', 'one', id], queryFn: ({ signal }) => call<Request>('GET', '/api/v1/requests/' + encodeURIComponent(id), undefined, { signal }) });
    const order = useQuery({ queryKey: ['order', r?.order_id], enabled: !!r, queryFn: ({ signal }) => call<Order>('GET', '/api/v1/orders/' + r!.order_id, undefined, { signal }) }).data;
    const [parts, setParts] = useState<Address>(NOTHING), [words, setWords] = useState(''), [errors, setErrors, found] = useWrong('.request-dialog');
    const [busy, setBusy] = useState(''), [late, setLate] = useState('');
    useRefresh('request.changed', ['requests', 'one', id], id);
    /* The shopper's words stand in the first line until somebody sorts them. */
    useEffect(() => {
        const wish = r?.kind === 'change_address' ? written(r.details).find(([k]) => k === 'new_address')?.[1] : undefined;
        if (wish) setParts((old) => (old === NOTHING ? { ...NOTHING, line1: wish.replace(/\s*[\r\n]+\s*/g, ', ').trim() } : old));
    }, [r]);

    const decide = async (what: 'approve' | 'decline' | 'done') => {
        if (!r) return;
        if (what === 'decline' && !words.trim()) return found({ reason: t.requests.required });
        setBusy(what);
        setErrors({});
        setLate('');
        try {
            const ship = what === 'approve' && r.kind === 'change_address' && parts.line1.trim() ? Object.fromEntries(PARTS.filter((p) => parts[p].trim()).map((p) => ['ship_' + p, parts[p].trim()])) : {};
            const now = await call<Request>('POST', `/api/v1/requests/${r.id}/${what}`, { version: r.version, ...(what !== 'done' && words.trim() ? { reason: words.trim() } : {}), ...ship });
            client.setQueryData(['requests', 'one', id], now);
            toast(what === 'decline' ? t.requests.declined : what === 'done' ? t.requests.finished : now.todo ? t.requests.approved : t.requests.approved_done);
            if (!now.todo) close();
        } catch (e) {
            if (e instanceof Problem && e.status === 409) {
                setLate(e.message);
                void refetch();
            } else if (e instanceof Problem && e.fields.length) found(e);
            else toast((e as Error).message, { bad: true });
        }
        setBusy('');
        for (const key of ['requests', 'waiting', 'orders', 'order', 'history']) void client.invalidateQueries({ queryKey: [key] });
    };
    const kind = r ? t.requests.kind_options[r.kind] ?? r.kind : '', gone = error instanceof Problem && error.status === 404;
    return (
        <Dialog close={close} size="lg" fullScreen={phone} title={gone ? t.requests.missing : r ? `${kind} · #${r.order_number}` : t.app.loading} classNames={{ body: 'request-dialog' }}>
            {error && !gone && <Trouble thing={t.requests.requests} error={error} again={() => void refetch()} />}
            {r && (
                <div className="stack">
                    {late && <p className="banner" role="alert">{late} {t.requests.as_it_is}</p>}
                    <Facts request={r} order={order} />
                    {r.state !== 'open' && (
                        <div className="decision">
                            <p className="row"><State name={r.state} /><span>{r.decided_at ? t.requests.decided(t.requests.state_options[r.state ?? ''] ?? '', r.decided_by ?? t.requests.somebody, moment(r.decided_at, zone)) : null}</span></p>
                            {r.reason && <><p className="dim">{t.requests.outcome}</p><blockquote className="quote lines">{r.reason}</blockquote></>}
                            {r.todo && <p className="banner"><strong>{t.requests.todo}:</strong> {r.todo}</p>}
                        </div>
                    )}
                    {may && r.state === 'open' && <>
                        {r.kind === 'change_address' && <AddressFields value={parts} set={(change) => setParts((old) => ({ ...old, ...change }))} errors={errors} />}
                        <Textarea id="request-reason" label={t.requests.message} description={t.requests.message_more} autosize minRows={2} maxRows={6} maxLength={500} value={words} onChange={(e) => setWords(e.currentTarget.value)} error={errors.reason} />
                        <p className="dim">{t.requests.approving[r.kind]} {t.requests.told}</p>
                        <div className="row end">
                            <Button variant="default" loading={busy === 'decline'} disabled={!!busy} onClick={() => void decide('decline')}>{t.requests.decline}</Button>
                            <Button loading={busy === 'approve'} disabled={!!busy} onClick={() => void decide('approve')}>{t.requests.approve}</Button>
                        </div>
                    </>}
                    {may && r.state === 'approved' && <div className="row end"><Button variant="default" onClick={close}>{t.app.close}</Button><Button loading={busy === 'done'} onClick={() => void decide('done')}>{t.requests.done}</Button></div>}
                </div>
            )}
        </Dialog>
    );
}

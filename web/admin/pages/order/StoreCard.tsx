/* What wismo did, or tried, on an order in the shop's own system; and a note for the people who work there. */
import { useEffect, useRef, useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconNote } from '@tabler/icons-react';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { moment } from '../../lib/format';
import { useGuard } from '../../lib/guard';
import { useMay, useMe } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import { t } from '../../text';
import { Card } from './Card';

type Acts = components['schemas']['act_list'];
const TONE: Record<string, string> = { done: 'green', refused: 'red', failed: 'red' }, MOST = 1000;
const open = (a: Acts | undefined): boolean => !!a?.items.some((x) => !(x.state! in TONE));
const textOf = (details: unknown): string => ((details as { text?: string } | null)?.text ?? '');

export function StoreCard({ order: o }: { order: Pick<Order, 'id' | 'source'> }) {
    const zone = useMe().zone, may = useMay('agent'), client = useQueryClient(), key = ['acts', o.id];
    const [writing, setWriting] = useState(false), [text, setText] = useState(''), [wrong, setWrong] = useState(''), [busy, setBusy] = useState(false);
    useGuard(writing && !!text.trim(), t.order.leave);
    const { data, error, refetch } = useQuery({
        queryKey: key, queryFn: ({ signal }) => call<Acts>('GET', `/api/v1/orders/${o.id}/acts`, undefined, { signal }),
        refetchInterval: (q) => (open(q.state.data) ? 2000 : false),
    });
    /* What was sent and what has ended there stand in the history. */
    const known = data?.items.map((a) => `${a.id} ${a.state}`).join(), was = useRef(known);
    useEffect(() => {
        if (was.current !== undefined && was.current !== known) void client.invalidateQueries({ queryKey: ['history', o.id] });
        was.current = known;
    }, [known]);
    if (data && !data.items.length && !(data.takes_notes && may)) return null;

    const send = async () => {
        if (!text.trim()) return setWrong(t.order.required);
        setBusy(true);
        try {
            await call('POST', `/api/v1/orders/${o.id}/notes`, { text });
            setWriting(false);
            setText('');
            toast(t.order.store_sent);
        } catch (e) {
            const field = e instanceof Problem ? e.fields.find((x) => x.field === 'text')?.message : undefined;
            setWrong(field ?? (e as Error).message);
        } finally {
            setBusy(false);
            void client.invalidateQueries({ queryKey: key });
        }
    };
    return (
        <Card title={t.order.store(o.source.name ?? '')} quiet action={may && data?.takes_notes && !writing && <Button size="xs" variant="default" leftSection={<IconNote size={14} aria-hidden="true" />} onClick={() => setWriting(true)}>{t.order.store_note}</Button>}>
            {error && <Trouble thing={t.order.store(o.source.name ?? '')} error={error} again={() => void refetch()} />}
            {writing && <form onSubmit={(e) => { e.preventDefault(); void send(); }} className="fields store-note">
                <Textarea className="wide" data-autofocus autoFocus label={t.order.store_words} description={t.order.store_more} value={text} error={wrong} maxLength={MOST} autosize minRows={2} maxRows={8}
                    onChange={(e) => { setText(e.currentTarget.value); setWrong(''); }} onKeyDown={(e) => { if (e.key === 'Escape') { e.stopPropagation(); setWriting(false); } }} />
                <span className="row wide"><Button type="submit" size="xs" loading={busy}>{t.order.store_send}</Button><Button size="xs" variant="default" onClick={() => setWriting(false)}>{t.order.cancel_edit}</Button></span>
            </form>}
            {data && !data.items.length && !writing && <p className="dim">{t.order.store_none}</p>}
            <ul className="events">
                {data?.items.map((a) => (
                    <li key={a.id}>
                        <span className="between"><span>{t.order.store_acts[a.what ?? ''] ?? a.what}</span><span className={`badge tone tone-${TONE[a.state ?? ''] ?? 'amber'}`}>{t.order.store_states[a.state ?? ''] ?? t.order.store_waits}</span></span>
                        {a.what === 'note' && textOf(a.details) && <span className="lines dim">{textOf(a.details)}</span>}
                        <small className="num">{[moment(a.ended_at ?? a.created_at, zone), a.state === 'done' ? null : a.trouble].filter(Boolean).join(' · ')}</small>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

/* What this order shall not be forgotten for: made, edited, switched, done, removed. */
import { Suspense, lazy, useState } from 'react';
import { Button, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconCheck, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { moment } from '../../lib/format';
import { useMay, useMe } from '../../lib/me';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { Card } from './Card';

export type Reminder = components['schemas']['reminder'];
const ReminderDialog = lazy(() => import('./ReminderDialog'));

export function RemindersCard({ id }: { id: string }) {
    const zone = useMe().zone, may = useMay('agent'), client = useQueryClient(), key = ['reminders', id];
    const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => call<{ items: Reminder[] }>('GET', `/api/v1/orders/${id}/reminders`, undefined, { signal }) });
    const [dialog, setDialog] = useState<Reminder | 'new' | null>(null);
    /* The order holds its next reminder, and the history this one. */
    const fresh = () => [key, ['order', id], ['history', id]].forEach((k) => void client.invalidateQueries({ queryKey: k }));
    const act = async (method: string, path: string, body?: object, words?: string) => {
        try {
            await call(method, '/api/v1/reminders/' + path, body);
            if (words) toast(words);
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        fresh();
    };
    return (
        <Card title={t.order.reminders} quiet action={may && <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => setDialog('new')}>{t.order.add_reminder}</Button>}>
            {error && <Trouble thing={t.order.reminders} error={error} again={() => void refetch()} />}
            {data && !data.items.length && <p className="dim">{t.order.no_data}</p>}
            <ul className="events">
                {data?.items.map((r) => (
                    <li key={r.id} className={r.done_at ? 'off' : undefined}>
                        <span className={r.done_at ? 'struck' : undefined}>{r.text}</span>
                        <span className="row wrap">
                            {r.due && <span className={`badge tone tone-${r.due === 'Overdue' ? 'red' : 'orange'}`}>{r.due}</span>}
                            <span className={`badge tone tone-${r.kind === 'automatic' ? 'violet' : 'grey'}`}>{r.badge}</span>
                            {r.active && !r.done_at && <span className="badge tone tone-green">{t.order.active}</span>}
                            <small className="num">{r.done_at ? t.order.reminder_done_at(moment(r.done_at, zone)) : moment(r.due_at, zone)}</small>
                        </span>
                        {may && <span className="row does">
                            {!r.done_at && <>
                                <Switch size="sm" checked={r.active} aria-label={t.order.reminder_active(r.text)} onChange={(e) => void act('PATCH', r.id!, { version: r.version, active: e.currentTarget.checked })} />
                                <button type="button" className="icon" aria-label={t.order.reminder_do(r.text)} title={t.order.reminder_do_short} onClick={() => void act('POST', r.id + '/done', { version: r.version }, t.order.reminder_did)}><IconCheck size={16} /></button>
                                <button type="button" className="icon" aria-label={t.order.edit_line(r.text)} title={t.order.edit} onClick={() => setDialog(r)}><IconPencil size={16} /></button>
                            </>}
                            <button type="button" className="icon" aria-label={t.order.delete_line(r.text)} title={t.order.remove} onClick={() => confirm(t.order.reminder_remove(r.text)) && void act('DELETE', r.id!, undefined, t.order.reminder_removed)}><IconTrash size={16} /></button>
                        </span>}
                    </li>
                ))}
            </ul>
            {dialog && <Suspense fallback={null}><ReminderDialog order={id} reminder={dialog === 'new' ? null : dialog} close={() => setDialog(null)} saved={fresh} /></Suspense>}
        </Card>
    );
}

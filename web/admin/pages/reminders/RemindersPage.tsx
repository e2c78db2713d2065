/* What is due over the whole shop: today, overdue, all that is open. */
import './reminders.css';
import { Suspense, lazy, useCallback, useState } from 'react';
import { Button, Switch } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconBell, IconCheck } from '@tabler/icons-react';
import { Link, useSearchParams } from 'wouter';
import { call } from '../../lib/api';
import { count, moment } from '../../lib/format';
import { useLive } from '../../lib/live';
import { useMay, useMe } from '../../lib/me';
import { usePage } from '../../lib/page';
import { Empty, Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';

const EditDialog = lazy(() => import('./EditDialog'));

export type Reminder = components['schemas']['reminder'];
type Which = 'today' | 'overdue' | 'open';
interface List { items: Reminder[]; page: number; per_page: number; total: number; counts: Record<Which, number> }
const PER_PAGE = 25, TABS: Which[] = ['today', 'overdue', 'open'];

function Item({ r, act, edit }: { r: Reminder; act: (run: () => Promise<Reminder>, said: string, undo?: (now: Reminder) => Promise<unknown>) => Promise<void>; edit: () => void }) {
    const w = t.reminders, zone = useMe().zone, may = useMay('agent'), path = '/api/v1/reminders/' + r.id;
    const off = () => act(() => call<Reminder>('PATCH', path, { version: r.version, active: false }), w.switched_off, (now) => call('PATCH', path, { version: now.version, active: true }));
    return (
        <li className="reminder">
            <div className="reminder-words">
                <p className="row wrap"><span className="strong">{r.text}</span>{r.due && <span className={`badge tone tone-${r.due === 'Overdue' ? 'red' : 'amber'}`}>{w.due[r.due] ?? r.due}</span>}
                    <span className={`badge tone tone-${r.kind === 'automatic' ? 'violet' : 'grey'}`}>{r.kind === 'automatic' ? w.automatic : w.scheduled}</span></p>
                <p className="row wrap small"><Link className="link" href={'/orders/' + r.order_id}>{w.order(r.order_number ?? '')}</Link><span className="dim num">{[moment(r.due_at, zone), r.created_by && w.by(r.created_by)].filter(Boolean).join(' · ')}</span></p>
            </div>
            {may && <div className="row reminder-do">
                <Switch size="sm" label={w.active} aria-label={w.active_of(r.text)} checked onChange={() => void off()} />
                <Button size="xs" variant="default" aria-label={w.edit_of(r.text)} onClick={edit}>{w.edit}</Button>
                <Button size="xs" variant="default" leftSection={<IconCheck size={14} aria-hidden="true" />} aria-label={w.done_of(r.text)} onClick={() => void act(() => call<Reminder>('POST', path + '/done', { version: r.version }), w.was_done)}>{w.done}</Button>
            </div>}
        </li>
    );
}

export default function RemindersPage() {
    const w = t.reminders, heading = usePage(w.title), client = useQueryClient(), [search, setSearch] = useSearchParams(), [editing, setEditing] = useState<Reminder | null>(null);
    const due = TABS.find((x) => x === search.get('due')) ?? 'today', page = Math.max(1, Number(search.get('page')) || 1);
    const { data, error, refetch, isPlaceholderData } = useQuery({
        queryKey: ['reminders', 'all', due, page], placeholderData: keepPreviousData,
        queryFn: ({ signal }) => call<List>('GET', `/api/v1/reminders?due=${due}&page=${page}&per_page=${PER_PAGE}`, undefined, { signal }),
    });
    const again = useCallback(() => void client.invalidateQueries({ queryKey: ['reminders'] }), [client]);
    useLive(useCallback((event: string) => { if (event.startsWith('order.') || event.startsWith('reminder.')) again(); }, [again]));
    const act = async (run: () => Promise<Reminder>, said: string, undo?: (now: Reminder) => Promise<unknown>) => {
        try {
            const now = await run();
            toast(said, undo ? { action: { label: w.undo, run: () => void undo(now).catch((e) => toast((e as Error).message, { bad: true })).finally(again) } } : {});
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        again();
    };
    const to = (change: { due?: Which; page?: number }) => setSearch((old) => {
        const now = new URLSearchParams(old);
        if (change.due) now.set('due', change.due);
        if (change.page && change.page > 1) now.set('page', String(change.page)); else now.delete('page');
        return now;
    });
    const last = data ? Math.max(1, Math.ceil(data.total / PER_PAGE)) : 1;
    return (
        <div className="page reminders">
            <div className="title"><h1 ref={heading} tabIndex={-1}>{w.title}</h1><p className="dim">{w.more}</p></div>
            <div className="reminder-tabs" role="group" aria-label={w.tabs}>
                {TABS.map((x) => <button key={x} type="button" aria-pressed={x === due} onClick={() => to({ due: x })}>{w.tab[x]}<span className="count">{data ? count(data.counts[x]) : '…'}</span></button>)}
            </div>
            {error && <Trouble thing={w.title} error={error} again={() => void refetch()} />}
            {!data && !error && <div className="reminder-box" aria-busy="true">{[0, 1, 2, 3].map((i) => <div key={i} className="reminder"><span className="bone" /></div>)}</div>}
            {data && !data.items.length && <Empty icon={<IconBell size={28} stroke={1.4} aria-hidden="true" />} title={w.none[due]!} more={w.none_more[due]!} />}
            {!!data?.items.length && <ul className={isPlaceholderData ? 'reminder-box stale' : 'reminder-box'} aria-label={w.tab[due]}>{data.items.map((r) => <Item key={r.id} r={r} act={act} edit={() => setEditing(r)} />)}</ul>}
            {data && data.total > 0 && (
                <nav className="row end wrap" aria-label={w.pages}>
                    <span className="num dim" role="status">{w.range(count(Math.min(data.total, (page - 1) * PER_PAGE + 1)), count(Math.min(data.total, page * PER_PAGE)), count(data.total))}</span>
                    {last > 1 && <><Button variant="default" disabled={page <= 1} onClick={() => to({ page: page - 1 })}>{w.previous}</Button><Button variant="default" disabled={page >= last} onClick={() => to({ page: page + 1 })}>{w.next}</Button></>}
                </nav>
            )}
            {editing && <Suspense fallback={null}><EditDialog reminder={editing} close={() => setEditing(null)} done={() => { setEditing(null); again(); }} /></Suspense>}
        </div>
    );
}

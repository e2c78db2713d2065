/* Warnings that hold now: what, since when, and where it is seen to. Most end by themselves; one is ended by whoever has done
   what it asks for. */
import './attention.css';
import { useEffect, useRef, useState } from 'react';
import { Popover } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Age } from '../lib/age';
import { api, call } from '../lib/api';
import type { components } from '../lib/api.gen';
import { useMay } from '../lib/me';
import { Trouble } from '../lib/states';
import { toast } from '../lib/toast';
import { useCounts } from '../lib/waiting';
import { text as w } from '../text/en/attention';

type Warning = components['schemas']['warning'];
const KEY = ['warnings'];

/* Where it is seen to, and who may. */
function place({ what, subject }: Warning): { href: string; label: string; owner?: boolean } | null {
    const id = subject ?? '';
    if (what === 'source' || what === 'version' || what === 'privacy_failed') return { href: '/integrations/sources/' + id, label: w.go[what]! };
    if (what === 'tracker') return { href: '/settings/trackers', label: w.go.tracker!, owner: true };
    if (what === 'mail') return { href: '/settings/mail', label: w.go.mail!, owner: true };
    if (what !== 'privacy') return null;
    return id.startsWith('ord_') ? { href: `/orders/${id}/customer`, label: w.go.customer! } : { href: '/settings/privacy', label: w.go.privacy! };
}

function Item({ warning, close }: { warning: Warning; close: () => void }) {
    const [asks, setAsks] = useState(false), client = useQueryClient(), to = place(warning), owner = useMay('owner');
    const done = async () => {
        try {
            await call('POST', '/api/v1/warnings/done', { what: warning.what, subject: warning.subject });
            toast(w.done_said);
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        await Promise.all([client.invalidateQueries({ queryKey: KEY }), client.invalidateQueries({ queryKey: ['waiting'] })]);
    };
    return (
        <li>
            <h3>{w.titles[warning.what ?? ''] ?? w.other}</h3>
            <p>{warning.detail}</p>
            <small className="dim"><Age at={warning.since} />{!warning.by_hand && ` · ${w.itself}`}</small>
            {asks ? <div className="row" role="group" aria-label={w.done_ask}><span>{w.done_ask}</span><button type="button" className="do" autoFocus onClick={() => void done()}>{w.done_yes}</button><button type="button" className="do" onClick={() => setAsks(false)}>{w.done_no}</button></div>
                : (to || warning.by_hand) && <div className="row">
                    {to && (!to.owner || owner) ? <Link href={to.href} className="do" onClick={close}>{to.label}</Link> : to && <span className="dim">{w.owner}</span>}
                    {warning.by_hand && <button type="button" className="do" onClick={() => setAsks(true)}>{w.done}</button>}
                </div>}
        </li>
    );
}

export default function AttentionList({ open, close }: { open: boolean; close: () => void }) {
    const n = useCounts()?.warnings;
    const { data, error, refetch } = useQuery({ queryKey: KEY, staleTime: 0, enabled: open, queryFn: async ({ signal }) => (await api.GET('/api/v1/warnings', { signal })).data! });
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => { if (open) void refetch(); }, [open, n]);
    useEffect(() => { if (open) box.current?.focus(); }, [open]);
    return (
        <Popover opened={open} onChange={(now) => { if (!now) close(); }} position="bottom-end" withRoles={false} width="min(400px, calc(100vw - 16px))" withinPortal={false} closeOnEscape={false}>
            <Popover.Target><span className="attention-edge" /></Popover.Target>
            <Popover.Dropdown ref={box} tabIndex={-1} className="attention-list" role="dialog" aria-label={w.title} aria-busy={!data && !error}>
                <h2>{w.title}</h2>
                {error ? <Trouble thing={w.title} error={error} again={() => void refetch()} />
                    : !data ? <p><span className="bone" /></p>
                        : data.items.length ? <ul>{data.items.map((i) => <Item key={`${i.what} ${i.subject}`} warning={i} close={close} />)}</ul>
                            : <p className="dim">{w.none}</p>}
            </Popover.Dropdown>
        </Popover>
    );
}

/* Webhooks: where they go, whether they stand there, and the messages that could not be followed up. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconCopy } from '@tabler/icons-react';
import { Age } from '../../lib/age';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { copy } from '../../lib/copy';
import { useMay } from '../../lib/me';
import type { Source, SourceKind } from '../../lib/source';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import type { Take } from './SourcePage';

type Delivery = components['schemas']['delivery'];
interface Hook { topic: string; state: string; trouble?: string | null }
const TONE: Record<string, string> = { active: 'green', disabled: 'amber', missing: 'red' };
const PRIVATE = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1)|\.local$/;

function Dead({ source: s }: { source: Source }) {
    const w = t.source, client = useQueryClient(), key = ['source', s.id, 'failed'], [busy, setBusy] = useState('');
    const { data } = useQuery({ queryKey: [...key, s.state?.deliveries_failed], queryFn: ({ signal }) => call<{ items: Delivery[] }>('GET', `/api/v1/sources/${s.id}/deliveries?state=failed`, undefined, { signal }) });
    const replay = async (d: Delivery) => {
        setBusy(d.id);
        try {
            await call('POST', `/api/v1/sources/${s.id}/deliveries/${d.id}/replay`);
            toast(w.replayed);
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        void client.invalidateQueries({ queryKey: ['source', s.id] });
        setBusy('');
    };
    if (!data?.items.length) return null;
    return (
        <div className="dead">
            <h3>{w.deliveries}</h3>
            <p className="dim small">{w.deliveries_more}</p>
            <ul>{data.items.map((d) => (
                <li key={d.id}>
                    <div><span className="between"><code>{d.topic}</code><Age at={d.at} /></span>{d.trouble && <p className="dead-why">{d.trouble}</p>}</div>
                    <Button size="xs" variant="default" loading={busy === d.id} aria-label={w.replay_of(d.topic ?? '')} onClick={() => void replay(d)}>{w.replay}</Button>
                </li>
            ))}</ul>
        </div>
    );
}

/* An address to be given to the other side. */
function Address({ url, label, does, className }: { url: string; label: string; does: string; className: string }) {
    return <div className={`row hook-url ${className}`}><code tabIndex={0} role="group" aria-label={label}>{url}</code><button type="button" className="icon" aria-label={does} onClick={() => void copy(url, t.app.copied)}><IconCopy size={16} /></button></div>;
}

/* An add-on of Shoptet is installed by a call of Shoptet's. */
export const installs = (s: Source): boolean => s.kind === 'shoptet' && (s.settings as { access?: string } | undefined)?.access === 'addon';

export function Install({ source: s }: { source: Source }) {
    const w = t.source;
    return (
        <section className="card hooks" aria-labelledby="s-install">
            <h2 id="s-install">{w.install}</h2>
            <p className="dim small">{w.install_more}</p>
            <Address className="install-url" url={s.hook_url!.replace('/hooks/source/', '/hooks/source-install/')} label={w.install_url} does={w.copy_install} />
        </section>
    );
}

export function Hooks({ source: s, kind, take }: { source: Source; kind?: SourceKind; take: Take }) {
    const w = t.source, owner = useMay('owner'), may = useMay('manager'), [busy, setBusy] = useState(false), hooks = (s.state?.hooks ?? []) as Hook[], url = s.hook_url!;
    const unreachable = PRIVATE.test(new URL(url, location.origin).hostname);
    const register = async () => {
        setBusy(true);
        try {
            take(await call<Source>('POST', `/api/v1/sources/${s.id}/hooks`));
            toast(w.hooks_done);
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        setBusy(false);
    };
    return (
        <section className="card hooks" aria-labelledby="s-hooks">
            <div className="between"><h2 id="s-hooks">{w.hooks}</h2>{kind?.hooks && owner && <Button size="xs" variant="default" loading={busy} onClick={() => void register()}>{hooks.length ? w.hooks_again : w.hooks_register}</Button>}</div>
            <p className="dim small">{kind?.hooks ? w.hooks_more : w.hooks_by_hand}</p>
            <Address className="" url={url} label={w.hook_url} does={w.copy_hook} />
            {w.hooks_kind[s.kind ?? ''] && <p className="dim small">{w.hooks_kind[s.kind ?? '']}</p>}
            {unreachable && <p className="note-amber">{w.hook_private}</p>}
            {kind?.hooks && (hooks.length ? (
                <ul className="hook-list">{hooks.map((h) => <li key={h.topic}><span className="between"><code>{h.topic}</code><span className={`badge tone tone-${TONE[h.state] ?? 'grey'}`}>{w.hook_states[h.state] ?? h.state}</span></span>{h.trouble && <p className="dead-why">{h.trouble}</p>}</li>)}</ul>
            ) : <p className="dim">{w.hooks_none}</p>)}
            {may && <Dead source={s} />}
        </section>
    );
}

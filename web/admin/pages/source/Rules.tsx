/* Two switches whose consequences are told in whole sentences, and who reads the source. */
import { useState } from 'react';
import { Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import { useMay } from '../../lib/me';
import { readsOf, useAssistants, type Source, type SourceKind } from '../../lib/source';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import type { Take } from './SourcePage';

export function Rules({ source: s, kind, take }: { source: Source; kind?: SourceKind; take: Take }) {
    const w = t.source, owner = useMay('owner'), client = useQueryClient(), [busy, setBusy] = useState(false);
    const readers = (useAssistants().data?.items ?? []).filter((a) => readsOf(a).includes(s.id)), can = kind?.can ?? [];
    const put = async (name: 'last_known' | 'acts', on: boolean) => {
        setBusy(true);
        try {
            take(await call<Source>('PATCH', '/api/v1/sources/' + s.id, { version: s.version, [name]: on }));
            toast(w.rule_saved);
        } catch (e) {
            toast((e as Error).message, { bad: true });
            void client.invalidateQueries({ queryKey: ['source', s.id] });
        }
        setBusy(false);
    };
    const sw = (name: 'last_known' | 'acts', label: string, more: string) => <Switch label={label} description={more} checked={s[name]} disabled={busy || !owner} onChange={(e) => void put(name, e.currentTarget.checked)} />;
    return (
        <>
            {s.remote && <section className="card rules" aria-labelledby="s-rules">
                <h2 id="s-rules">{w.rules}</h2>
                {kind?.mirrors && sw('last_known', w.last_known, s.last_known ? w.last_known_on : w.last_known_off)}
                {can.length ? sw('acts', w.acts, s.acts ? w.acts_on(can.map((c) => w.can[c] ?? c).join(', ')) : w.acts_off) : <p className="dim small">{w.acts_none}</p>}
                {can.includes('change_address') && s.acts && <p className="dim small">{w.acts_address}</p>}
            </section>}
            <section className="card" aria-labelledby="s-readers">
                <div className="between"><h2 id="s-readers">{w.readers}</h2>{owner && <Link className="link" href={'/integrations' + (readers[0] ? '?assistant=' + readers[0].id : '')}>{w.readers_change}</Link>}</div>
                {readers.length ? <ul className="plain-list">{readers.map((a) => <li key={a.id}>{a.name}</li>)}</ul> : <p className="note-amber">{w.readers_none}</p>}
            </section>
        </>
    );
}

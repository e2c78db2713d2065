/* Disconnecting: what goes and what stays is said before it happens. */
import { useState } from 'react';
import { Button, Modal, Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { call } from '../../lib/api';
import { count } from '../../lib/format';
import { useMay } from '../../lib/me';
import { SOURCES, putReads, readsOf, useAssistants, useSources, type Source, type SourceKind } from '../../lib/source';
import { toast } from '../../lib/toast';
import { t } from '../../text';

export function Disconnect({ source: s, kind }: { source: Source; kind?: SourceKind }) {
    const w = t.source, owner = useMay('owner'), client = useQueryClient(), [, go] = useLocation(), [asking, setAsking] = useState(false), [busy, setBusy] = useState(false), [keep, setKeep] = useState(true);
    const n = s.state?.orders ?? 0;
    const readers = (useAssistants(owner).data?.items ?? []).filter((a) => readsOf(a).includes(s.id)), own = useSources(owner).data?.items.find((x) => x.kind === 'native');
    const run = async () => {
        setBusy(true);
        try {
            /* An assistant always reads something: at last the shop's own orders. */
            for (const a of readers) {
                const rest = readsOf(a).filter((id) => id !== s.id);
                await putReads(a, rest.length ? rest : own ? [own.id] : []);
            }
            await call('DELETE', `/api/v1/sources/${s.id}?copies=${keep ? 'keep' : 'remove'}`);
            client.removeQueries({ queryKey: ['source', s.id] });
            for (const key of [SOURCES, ['assistants'], ['waiting']]) void client.invalidateQueries({ queryKey: key });
            toast(w.disconnected(s.name));
            go('/integrations');
        } catch (e) {
            toast((e as Error).message, { bad: true });
            void client.invalidateQueries({ queryKey: ['assistants'] });
            setBusy(false);
        }
    };
    if (!owner) return null;
    return (
        <section className="card" aria-labelledby="s-disconnect">
            <div className="between"><div><h2 id="s-disconnect">{w.disconnect}</h2><p className="dim">{w.disconnect_more}</p></div><Button variant="default" className="deletes" onClick={() => { setKeep(true); setAsking(true); }}>{w.disconnect}…</Button></div>
            <Modal opened={asking} onClose={() => setAsking(false)} title={w.disconnect_title(s.name)}>
                <div className="stack">
                    {n > 0 && (
                        <Radio.Group label={w.copies(n, count(n))} value={keep ? 'keep' : 'remove'} onChange={(v) => setKeep(v === 'keep')}>
                            <div className="stack"><Radio value="keep" label={w.keep_copies} description={w.keep_copies_more} /><Radio value="remove" label={w.remove_copies} description={w.remove_copies_more} /></div>
                        </Radio.Group>
                    )}
                    <div><p className="strong">{w.what_happens}</p><ul className="plain-list" aria-live="polite">{w.happens(readers.map((a) => a.name).join(', '), keep, kind?.hooks ? 'ours' : s.hook_url ? 'theirs' : null).map((x) => <li key={x}>{x}</li>)}</ul></div>
                    <div className="row end wrap"><Button variant="default" data-autofocus onClick={() => setAsking(false)}>{t.app.cancel}</Button><Button color={keep ? undefined : 'red'} loading={busy} onClick={() => void run()}>{keep ? w.disconnect : w.disconnect_remove}</Button></div>
                </div>
            </Modal>
        </section>
    );
}

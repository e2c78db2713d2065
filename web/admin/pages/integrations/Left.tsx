/* Shops that were disconnected and whose copies stayed: an owner may remove them later. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { count, day } from '../../lib/format';
import { useMay, useMe } from '../../lib/me';
import { SOURCES, type SourceLeft } from '../../lib/source';
import { toast } from '../../lib/toast';
import { t } from '../../text';

export function Left({ items }: { items: SourceLeft[] }) {
    const w = t.integrations, owner = useMay('owner'), { zone } = useMe(), client = useQueryClient(), [asked, ask] = useState<SourceLeft | null>(null), [busy, setBusy] = useState(false);
    const remove = async (l: SourceLeft) => {
        setBusy(true);
        await call('DELETE', `/api/v1/sources/${l.id}?copies=remove`).then(() => toast(w.left_removed(l.name!)), (e: Error) => toast(e.message, { bad: true }));
        void client.invalidateQueries({ queryKey: SOURCES });
        setBusy(false);
        ask(null);
    };
    if (!items.length) return null;
    return (
        <section className="card" aria-labelledby="sources-left">
            <div><h3 id="sources-left">{w.left}</h3><p className="dim">{w.left_more}</p></div>
            <ul className="sources-left">{items.map((l) => (
                <li key={l.id} className="between wrap">
                    <span>{w.left_one(l.name!, l.label, count(l.orders!), l.orders === 1, day(l.left_at!, zone))}</span>
                    {!l.kept ? <span className="dim">{w.left_going}</span> : owner && <Button variant="default" size="compact-sm" onClick={() => ask(l)}>{w.left_remove}<span className="hidden"> {l.name}</span></Button>}
                </li>
            ))}</ul>
            <Modal opened={!!asked} onClose={() => ask(null)} title={w.left_remove_of(asked?.name ?? '')}>
                <div className="stack">
                    <p>{w.left_remove_more}</p>
                    <div className="row end wrap"><Button variant="default" data-autofocus onClick={() => ask(null)}>{t.app.cancel}</Button><Button color="red" loading={busy} onClick={() => void remove(asked!)}>{w.left_remove_yes}</Button></div>
                </div>
            </Modal>
        </section>
    );
}

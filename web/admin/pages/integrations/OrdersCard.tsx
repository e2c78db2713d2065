/* The card “Orders” of an assistant. */
import { useEffect, useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useGuard } from '../../lib/guard';
import { Trouble } from '../../lib/states';
import { t } from '../../text';
import { Currency } from './Currency';
import { FieldEditor } from './FieldEditor';
import { useBackend, type Backend } from './useBackend';

/* Field names are the API's own, so their meaning stands beside them. */
function ItemSchema({ backend }: { backend: Backend }) {
    return (
        <div>
            <h4>{t.integrations.schema}</h4>
            <p className="dim small">{t.integrations.schema_more}</p>
            <div className="lines-box">
                <table className="lines-table schema" aria-label={t.integrations.schema}>
                    <thead><tr><th scope="col">{t.integrations.schema_field}</th><th scope="col">{t.integrations.schema_meaning}</th><th scope="col">{t.integrations.required}</th></tr></thead>
                    <tbody>{backend.item_schema.map((f) => <tr key={f.name}><th scope="row"><code>{f.name}</code></th><td data-label={t.integrations.schema_meaning}>{f.note}</td><td data-label={t.integrations.required}>{f.required ? t.integrations.required : <span className="dim">{t.integrations.optional}</span>}</td></tr>)}</tbody>
                </table>
            </div>
        </div>
    );
}

export function OrdersCard({ assistant, dirty }: { assistant: string; dirty: (is: boolean) => void }) {
    const b = useBackend(assistant), [asking, setAsking] = useState(false), { base, draft } = b;
    useEffect(() => dirty(b.dirty), [b.dirty]);
    useGuard(b.dirty, t.integrations.leave);
    if (b.error && !base) return <Trouble thing={t.integrations.orders} error={b.error} again={() => void b.refetch()} />;
    if (!base || !draft) return <div className="card" aria-busy="true"><span className="bone" /><span className="bone" /><span className="bone" /></div>;
    return (
        <section className="card orders-integration" aria-labelledby="orders-card">
            <div className="between top card-head">
                <div className="row"><span className="kind-icon"><IconPackage size={22} stroke={1.5} aria-hidden="true" /></span><div><h3 id="orders-card">{t.integrations.orders}</h3><p className="dim">{t.integrations.orders_more}</p></div></div>
                {base.connected && <span className="badge tone tone-green">{t.integrations.connected}</span>}
            </div>
            {base.conflict && <p className="banner" id="orders-conflict">{base.conflict}</p>}
            {!base.connected ? (
                <>
                    <Currency value={draft.currency} change={(currency) => b.set({ currency })} error={b.errors.currency} disabled={!!base.conflict} />
                    <div><Button loading={b.busy === 'connect'} disabled={!!base.conflict} aria-describedby={base.conflict ? 'orders-conflict' : undefined} onClick={() => void b.connect()}>{t.integrations.connect}</Button></div>
                </>
            ) : (
                <>
                    {b.late && (
                        <div className="conflict" role="alert">
                            <p className="strong">{t.integrations.conflict}</p>
                            <div className="row"><Button size="xs" variant="default" onClick={b.keepMine}>{t.integrations.keep_mine}</Button><Button size="xs" variant="default" onClick={b.useTheirs}>{t.integrations.use_theirs}</Button></div>
                        </div>
                    )}
                    <Currency value={draft.currency} change={(currency) => b.set({ currency })} error={b.errors.currency} />
                    <ItemSchema backend={base} />
                    <FieldEditor title={t.integrations.item_fields} more={t.integrations.item_more} name="item_fields" fields={draft.item_fields} set={(item_fields) => b.set({ item_fields })} errors={b.errors} />
                    <FieldEditor title={t.integrations.order_fields} more={t.integrations.order_more} name="order_fields" fields={draft.order_fields} set={(order_fields) => b.set({ order_fields })} errors={b.errors} />
                    <div className="row card-foot">
                        <Button variant="default" component={Link} href="/orders">{t.integrations.view}</Button>
                        <Button loading={b.busy === 'save'} disabled={!!b.late} onClick={() => void b.save()}>{t.integrations.save}</Button>
                        <Button variant="default" className="deletes" onClick={() => setAsking(true)}>{t.integrations.remove}</Button>
                        <span role="status" className="dim">{b.dirty ? t.integrations.unsaved : ''}</span>
                    </div>
                </>
            )}
            <Modal opened={asking} onClose={() => setAsking(false)} title={t.integrations.remove_title}>
                <div className="stack">
                    <p>{t.integrations.remove_more}</p>
                    <div className="row end"><Button variant="default" onClick={() => setAsking(false)}>{t.app.cancel}</Button><Button loading={b.busy === 'remove'} onClick={() => void b.remove().then((ok) => ok && setAsking(false))}>{t.integrations.remove}</Button></div>
                </div>
            </Modal>
        </section>
    );
}

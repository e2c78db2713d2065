/* What the team notes of a customer, and whether they are a VIP by hand: one draft, and who was faster is shown. */
import { useEffect, useState } from 'react';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { useGuard } from '../../lib/guard';
import { useMay } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { Card, type Customer } from './CustomerPage';

type Choice = 'rule' | 'yes' | 'no';
const choiceOf = (hand: boolean | null): Choice => (hand === null ? 'rule' : hand ? 'yes' : 'no');

export function NotesCard({ id, customer }: { id: string; customer: Customer }) {
    const may = useMay('agent'), client = useQueryClient();
    const [base, setBase] = useState(customer), [edit, setEdit] = useState<{ note?: string; vip?: Choice }>({}), [theirs, setTheirs] = useState<Customer | null>(null);
    const [error, setError] = useState(''), [busy, setBusy] = useState(false);
    const note = edit.note ?? base.note ?? '', vip = edit.vip ?? choiceOf(base.vip_hand);
    const dirty = note !== (base.note ?? '') || vip !== choiceOf(base.vip_hand);
    useGuard(dirty, t.customer.leave);
    /* A newer version arrives by itself only where nothing is being changed. */
    useEffect(() => { if (!dirty) { setBase(customer); setEdit({}); } }, [customer, dirty]);

    const words = { rule: dirty || base.vip_by === 'hand' ? t.customer.by_rule : t.customer.by_rule_is(base.vip), yes: t.customer.yes, no: t.customer.no };
    const save = async () => {
        setBusy(true);
        setError('');
        try {
            const now = await call<Customer>('PATCH', `/api/v1/orders/${id}/customer`, { version: base.version, note: note.trim() || null, vip: vip === 'rule' ? null : vip === 'yes' });
            setBase(now);
            setEdit({});
            client.setQueryData(['customer', id], now);
            void client.invalidateQueries({ queryKey: ['orders'], refetchType: 'none' });
            toast(t.customer.saved);
        } catch (e) {
            if (e instanceof Problem && e.status === 409) setTheirs(await call<Customer>('GET', `/api/v1/orders/${id}/customer`).catch(() => null));
            else if (e instanceof Problem && e.fields.length) setError(e.fields.map((f) => f.message).join(' '));
            else toast(`${t.customer.save_failed}: ${(e as Error).message}`, { bad: true });
        }
        setBusy(false);
    };
    if (!may) return <Card title={t.customer.notes}><p className="lines">{base.note || <span className="dim">{t.app.none}</span>}</p></Card>;
    return (
        <Card title={t.customer.notes}>
            {theirs && (
                <div className="conflict" role="alert">
                    <p className="strong">{t.customer.conflict}</p>
                    <p><span className="dim">{t.customer.theirs_note}</span> {theirs.note || t.app.none}<br /><span className="dim">{t.customer.theirs_vip}</span> {{ rule: t.customer.by_rule, yes: t.customer.yes, no: t.customer.no }[choiceOf(theirs.vip_hand)]}</p>
                    <div className="row">
                        <Button size="xs" variant="default" onClick={() => { setEdit({ note, vip }); setBase(theirs); setTheirs(null); }}>{t.customer.keep_mine}</Button>
                        <Button size="xs" variant="default" onClick={() => { setEdit({}); setBase(theirs); client.setQueryData(['customer', id], theirs); setTheirs(null); }}>{t.customer.use_theirs}</Button>
                    </div>
                </div>
            )}
            <NativeSelect label={t.customer.vip_choice} value={vip} onChange={(e) => setEdit({ ...edit, vip: e.currentTarget.value as Choice })} data={(['rule', 'yes', 'no'] as const).map((value) => ({ value, label: words[value] }))} />
            <Textarea label={t.customer.note} description={t.customer.note_more} autosize minRows={3} maxRows={12} maxLength={2000} value={note} onChange={(e) => setEdit({ ...edit, note: e.currentTarget.value })} error={error} />
            <div className="row end">
                {dirty && <Button variant="default" onClick={() => { setEdit({}); setError(''); setTheirs(null); }}>{t.app.cancel}</Button>}
                <Button loading={busy} disabled={!dirty || !!theirs} onClick={() => void save()}>{t.app.save}</Button>
            </div>
        </Card>
    );
}

/* A payment that came in is written down: never a charge. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { call } from '../../lib/api';
import { parseAmount, typedAmount } from '../../lib/amount';
import { Dialog } from '../../lib/dialog';
import { instant } from '../../lib/filters';
import { clock } from '../../lib/format';
import { useMe } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import { t } from '../../text';

export default function PaymentDialog({ order: o, close, done }: { order: Order; close: () => void; done: (o: Order) => void }) {
    const currency = o.currency ?? 'USD', open = Math.max(0, (o.total?.minor ?? 0) - (o.paid_total?.minor ?? 0));
    const [amount, setAmount] = useState(open ? typedAmount(open, currency) : ''), [method, setMethod] = useState(''), [note, setNote] = useState('');
    const zone = useMe().zone, today = clock(new Date().toISOString(), zone).slice(0, 10), [day, setDay] = useState(today);
    const [errors, setErrors] = useState<Record<string, string>>({}), [busy, setBusy] = useState(false);
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        const minor = parseAmount(amount, currency);
        if (minor === null || minor <= 0) return setErrors({ amount: t.order.pay_least });
        if (!day || day > today) return setErrors({ paid_at: day ? t.order.paid_future : t.order.required });
        const paid_at = day === today ? undefined : instant(day + 'T12:00', zone); /* today: now, as the server's clock says */
        setBusy(true);
        try {
            const made = await call<Order>('POST', `/api/v1/orders/${o.id}/payments`, { amount: { minor }, paid_at, ...(method.trim() ? { method: method.trim() } : {}), ...(note.trim() ? { note: note.trim() } : {}) });
            toast(t.order.recorded);
            done(made);
            close();
        } catch (x) {
            setBusy(false);
            if (x instanceof Problem && x.fields.length) setErrors(Object.fromEntries(x.fields.map((f) => [f.field, f.message])));
            else toast((x as Error).message, { bad: true });
        }
    };
    return (
        <Dialog close={close} title={t.order.record}>
            <form className="stack" noValidate onSubmit={submit}>
                <p className="dim">{t.order.record_more}</p>
                <TextInput data-autofocus label={`${t.order.pay_amount} (${currency})`} inputMode="decimal" value={amount} onChange={(e) => setAmount(e.currentTarget.value)} error={errors.amount} />
                <TextInput label={t.order.method} value={method} onChange={(e) => setMethod(e.currentTarget.value)} error={errors.method} maxLength={100} />
                <TextInput type="date" label={t.order.paid_on} value={day} max={today} onChange={(e) => setDay(e.currentTarget.value)} error={errors.paid_at} />
                <TextInput label={t.order.pay_note} value={note} onChange={(e) => setNote(e.currentTarget.value)} error={errors.note} maxLength={500} />
                <div className="row end"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{t.order.record}</Button></div>
            </form>
        </Dialog>
    );
}

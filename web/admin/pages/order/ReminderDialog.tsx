import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { call } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { instant } from '../../lib/filters';
import { clock } from '../../lib/format';
import { useMe } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import type { Reminder } from './RemindersCard';

export default function ReminderDialog({ order, reminder: r, close, saved }: { order: string; reminder: Reminder | null; close: () => void; saved: () => void }) {
    const zone = useMe().zone, from = r?.due_at ? clock(r.due_at, zone) : clock(new Date(Date.now() + 86_400_000).toISOString(), zone).slice(0, 11) + '09:00';
    const [text, setText] = useState(r?.text ?? ''), [day, setDay] = useState(from.slice(0, 10)), [time, setTime] = useState(from.slice(11));
    const [errors, setErrors] = useState<Record<string, string>>({}), [busy, setBusy] = useState(false);
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        const due_at = instant(`${day}T${time}`, zone);
        const wrong = { ...(text.trim() ? {} : { text: t.order.required }), ...(due_at ? {} : { due_at: t.order.required }) };
        setErrors(wrong);
        if (Object.keys(wrong).length) return document.getElementById(wrong.text ? 'reminder-text' : 'reminder-day')?.focus();
        setBusy(true);
        try {
            await (r ? call('PATCH', '/api/v1/reminders/' + r.id, { version: r.version, text: text.trim(), due_at }) : call('POST', `/api/v1/orders/${order}/reminders`, { text: text.trim(), due_at }));
            toast(r ? t.order.reminder_saved : t.order.reminder_added);
            saved();
            close();
        } catch (x) {
            setBusy(false);
            if (x instanceof Problem && x.fields.length) return setErrors(Object.fromEntries(x.fields.map((f) => [f.field, f.message])));
            toast((x as Error).message, { bad: true });
            saved(); /* somebody else was faster: the list shows what there is now */
        }
    };
    return (
        <Dialog close={close} title={r ? t.order.edit_reminder : t.order.add_reminder}>
            <form className="stack" noValidate onSubmit={submit}>
                <TextInput id="reminder-text" data-autofocus label={t.order.reminder_text} value={text} onChange={(e) => setText(e.currentTarget.value)} error={errors.text} maxLength={500} />
                <div className="two-fields">
                    <TextInput id="reminder-day" type="date" label={t.order.reminder_day} value={day} onChange={(e) => setDay(e.currentTarget.value)} error={errors.due_at} />
                    <TextInput type="time" label={t.order.reminder_time} value={time} onChange={(e) => setTime(e.currentTarget.value)} aria-invalid={!!errors.due_at} />
                </div>
                <div className="row end"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{t.app.save}</Button></div>
            </form>
        </Dialog>
    );
}

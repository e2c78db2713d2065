/* A reminder's words and time, in the shop's zone. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { call } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { midnight } from '../../lib/filters';
import { useMe } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import type { Reminder } from './RemindersPage';

const parts = (iso: string, zone: string): [day: string, time: string] => {
    const p = Object.fromEntries(new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).formatToParts(new Date(iso)).map((x) => [x.type, x.value]));
    return [`${p.year}-${p.month}-${p.day}`, `${p.hour}:${p.minute}`];
};

/* The wall's clock of a day there; in an hour that a summer time leaves out, the one after it. */
function instant(day: string, time: string, zone: string): string {
    const [h = 0, m = 0] = time.split(':').map(Number), guess = Date.parse(midnight(day, zone)) + (h * 60 + m) * 60_000;
    const [d, now] = parts(new Date(guess).toISOString(), zone), [gh = 0, gm = 0] = now.split(':').map(Number);
    const off = (h * 60 + m - (gh * 60 + gm) + (d === day ? 0 : d < day ? 1440 : -1440)) * 60_000;
    return new Date(guess + off).toISOString();
}

export default function EditDialog({ reminder: r, close, done }: { reminder: Reminder; close: () => void; done: () => void }) {
    const w = t.reminders, zone = useMe().zone, begun = r.due_at ? parts(r.due_at, zone) : ['', ''];
    const [text, setText] = useState(r.text), [day, setDay] = useState(begun[0]!), [time, setTime] = useState(begun[1]!), [version, setVersion] = useState(r.version);
    const [errors, setErrors] = useState<Record<string, string>>({}), [busy, setBusy] = useState(false), [stale, setStale] = useState(false);
    const attempt = async (run: () => Promise<unknown>, said: string) => {
        setBusy(true);
        setErrors({});
        try {
            await run();
            toast(said);
            return done();
        } catch (e) {
            if (e instanceof Problem && e.fields.length) setErrors(Object.fromEntries(e.fields.map((f) => [f.field, f.message])));
            else if (e instanceof Problem && e.status === 409) {
                const now = (await call<{ items: Reminder[] }>('GET', `/api/v1/orders/${r.order_id}/reminders`)).items.find((x) => x.id === r.id);
                if (!now || now.done_at) { toast(e.message, { bad: true }); return done(); }
                const [d, c] = parts(now.due_at!, zone);
                setText(now.text); setDay(d); setTime(c); setVersion(now.version); setStale(true);
            } else toast((e as Error).message, { bad: true });
        }
        setBusy(false);
    };
    const submit = (e: FormEvent) => {
        e.preventDefault();
        const wrong = { ...(text.trim() ? {} : { text: w.required }), ...(day ? {} : { day: w.required }), ...(time ? {} : { time: w.required }) };
        setErrors(wrong);
        if (!Object.keys(wrong).length) void attempt(() => call('PATCH', '/api/v1/reminders/' + r.id, { version, text: text.trim(), due_at: instant(day, time, zone) }), w.saved);
    };
    const remove = () => { if (confirm(w.remove_ask)) void attempt(() => call('DELETE', '/api/v1/reminders/' + r.id), w.removed); };
    return (
        <Dialog close={close} title={w.edit_title}>
            <form className="stack" noValidate onSubmit={submit}>
                {stale && <p role="alert" className="field-error">{w.stale}</p>}
                <TextInput data-autofocus label={w.text} value={text} maxLength={500} error={errors.text} onChange={(e) => setText(e.currentTarget.value)} />
                <div className="when"><TextInput label={w.date} type="date" value={day} error={errors.day ?? errors.due_at} onChange={(e) => setDay(e.currentTarget.value)} /><TextInput label={w.time} type="time" value={time} error={errors.time} onChange={(e) => setTime(e.currentTarget.value)} /></div>
                <div className="between"><Button variant="default" onClick={remove}>{w.remove}</Button><span className="row"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{t.app.save}</Button></span></div>
            </form>
        </Dialog>
    );
}

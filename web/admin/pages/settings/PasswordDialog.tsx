/* Another password for oneself. */
import { useState, type FormEvent } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { useMe } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import type { Errors } from './form';

const LEAST = 12;

/* The server's words at the field that it names, else in a toast. */
export function told(e: unknown, set: (errors: Errors) => void): void {
    if (e instanceof Problem && e.fields.length) set(Object.fromEntries(e.fields.map((f) => [f.field, f.message])));
    else toast((e as Error).message, { bad: true });
}

export default function PasswordDialog({ close }: { close: () => void }) {
    const w = t.settings.profile, me = useMe(), client = useQueryClient();
    const [v, setV] = useState({ current: '', password: '', again: '' }), [errors, setErrors] = useState<Errors>({}), [busy, setBusy] = useState(false);
    const field = (name: keyof typeof v, label: string, complete: string, description?: string) => (
        <PasswordInput label={label} autoComplete={complete} description={description} value={v[name]} error={errors[name]} visibilityToggleButtonProps={{ 'aria-label': t.settings.show }}
            data-autofocus={name === 'current' || undefined} onChange={(e) => { const { value } = e.currentTarget; setV((old) => ({ ...old, [name]: value })); }} />
    );
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        const wrong: Errors = {
            ...(v.current ? {} : { current: t.settings.required }), ...([...v.password].length < LEAST ? { password: w.short } : {}), ...(v.again === v.password ? {} : { again: w.differ }),
        };
        setErrors(wrong);
        if (Object.keys(wrong).length) return;
        setBusy(true);
        try {
            await call('POST', '/api/v1/me/password', { current: v.current, password: v.password });
            void client.invalidateQueries({ queryKey: ['sessions'] });
            toast(w.password_saved);
            close();
        } catch (x) {
            told(x, setErrors);
            setBusy(false);
        }
    };
    return (
        <Dialog close={close} title={w.password_change}>
            <form className="stack" noValidate onSubmit={submit}>
                <input type="email" name="username" autoComplete="username" value={me.email ?? ''} readOnly hidden />
                {field('current', w.current, 'current-password')}
                {field('password', w.fresh, 'new-password', w.least)}
                {field('again', w.again, 'new-password')}
                <div className="row end wrap"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{w.password_change}</Button></div>
            </form>
        </Dialog>
    );
}

/* Somebody is invited: the answer is a link that counts once. */
import { useState, type FormEvent } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { call } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { t } from '../../text';
import type { Errors } from './form';
import { told } from './PasswordDialog';
import { ROLES } from './Users';

export default function InviteDialog({ close, made }: { close: () => void; made: (link: { title: string; more: string; secret: string }) => void }) {
    const w = t.settings.users, [email, setEmail] = useState(''), [role, setRole] = useState('agent'), [errors, setErrors] = useState<Errors>({}), [busy, setBusy] = useState(false);
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        if (!email.trim()) return setErrors({ email: t.settings.required });
        setBusy(true);
        setErrors({});
        try {
            const { link, mailed } = await call<{ link: string; mailed: boolean }>('POST', '/api/v1/invitations', { email: email.trim(), role });
            made({ title: w.invited(email.trim()), more: mailed ? w.invited_mail : w.invited_link, secret: link });
        } catch (x) {
            told(x, setErrors);
            setBusy(false);
        }
    };
    return (
        <Dialog close={close} title={w.invite_title}>
            <form className="stack" noValidate onSubmit={submit}>
                <TextInput data-autofocus label={w.email} type="email" autoComplete="off" value={email} error={errors.email} onChange={(e) => setEmail(e.currentTarget.value)} />
                <NativeSelect label={w.role} description={w.roles[role]} data={ROLES.map((r) => ({ value: r, label: t.user.role[r]! }))} value={role} error={errors.role} onChange={(e) => setRole(e.currentTarget.value)} />
                <div className="row end wrap"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{w.invite}</Button></div>
            </form>
        </Dialog>
    );
}

/* The dialog of a session that has ended. It cannot be dismissed: without a session nothing behind it works. */
import { useState, type FormEvent } from 'react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Dialog } from '../lib/dialog';
import type { Me } from '../lib/types';
import { t } from '../text';

export default function SignInAgain({ me, done }: { me: Me; done: (csrf: string) => void }) {
    const [email, setEmail] = useState(me.email ?? ''), [password, setPassword] = useState(''), [code, setCode] = useState<string | null>(null);
    const [error, setError] = useState(''), [busy, setBusy] = useState(false);
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        setBusy(true);
        setError('');
        try {
            const r = await fetch('/api/v1/session', {
                method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password, ...(code ? { code } : {}) }),
            });
            const answer = await r.json();
            if (r.ok) {
                if (answer.id !== me.id) setError(t.login.again_other);
                else done(answer.csrf);
            } else if (answer.errors?.[0]?.field === 'code') {
                if (code !== null) setError(t.login.code_wrong);
                setCode('');
            } else setError(answer.detail ?? t.login.failed);
        } catch {
            setError(t.login.unreachable);
        }
        setBusy(false);
    };
    return (
        <Dialog close={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={t.login.again_title} centered>
            <form onSubmit={submit} className="stack">
                <p>{t.login.again_more}</p>
                {error && <p role="alert" className="field-error">{error}</p>}
                <TextInput label={t.login.email} type="email" autoComplete="username" required withAsterisk={false} value={email} onChange={(e) => setEmail(e.currentTarget.value)} data-autofocus={email ? undefined : true} />
                <PasswordInput label={t.login.password} autoComplete="current-password" required withAsterisk={false} value={password} onChange={(e) => setPassword(e.currentTarget.value)}
                    data-autofocus={email ? true : undefined} visibilityToggleButtonProps={{ 'aria-label': t.login.show }} />
                {code !== null && <TextInput label={t.login.code} autoComplete="one-time-code" required withAsterisk={false} value={code} onChange={(e) => setCode(e.currentTarget.value)} />}
                <Button type="submit" loading={busy}>{t.login.submit}</Button>
            </form>
        </Dialog>
    );
}

/* “Check my site”, and the secret that the shop signs with. */
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { call } from '../../lib/api';
import { useMay } from '../../lib/me';
import { t } from '../../text';
import type { Errors } from './form';
import { Ask, Once, Panel } from './parts';
import { told } from './PasswordDialog';
import type { Assistant } from './Widget';

interface Checked { url: string; final_url?: string; ok: boolean; checks: { key: string; ok: boolean; text: string }[] }

export function CheckSite({ assistant: a }: { assistant: Assistant }) {
    const w = t.settings.widget, [url, setUrl] = useState((a.origins ?? '').split(/\s+/)[0] ?? ''), [errors, setErrors] = useState<Errors>({}), [busy, setBusy] = useState(false), [found, setFound] = useState<Checked | null>(null);
    const run = async () => {
        if (!url.trim()) return setErrors({ url: t.settings.required });
        setBusy(true);
        setErrors({});
        setFound(null);
        try {
            setFound(await call<Checked>('POST', `/api/v1/assistants/${a.id}/check-site`, { url: url.trim() }));
        } catch (e) {
            told(e, setErrors);
        }
        setBusy(false);
    };
    return (
        <Panel title={w.check} more={w.check_more}>
            <form className="row wrap bottom" noValidate onSubmit={(e) => { e.preventDefault(); void run(); }}>
                <TextInput className="narrow" label={w.check_url} type="url" placeholder="https://" value={url} error={errors.url} onChange={(e) => setUrl(e.currentTarget.value)} />
                <Button type="submit" variant="default" loading={busy}>{w.check_go}</Button>
            </form>
            <div role="status">
                {found && <>
                    <p className="strong">{found.ok ? w.check_ok : w.check_bad}</p>
                    <ul className="checks">
                        {found.checks.map((c) => <li key={c.key} className={c.ok ? 'good' : 'field-error'}>{c.ok ? <IconCircleCheck size={18} aria-hidden="true" /> : <IconCircleX size={18} aria-hidden="true" />}<span><span className="hidden">{c.ok ? w.passed : w.failed}: </span>{c.text}</span></li>)}
                    </ul>
                </>}
            </div>
        </Panel>
    );
}

export function IdentitySecret({ assistant: a, reload }: { assistant: Assistant; reload: () => Promise<unknown> }) {
    const w = t.settings.widget, owner = useMay('owner'), [asking, setAsking] = useState(false), [secret, setSecret] = useState<string | null>(null);
    const rotate = async () => {
        setSecret((await call<{ identity_secret: string }>('POST', `/api/v1/assistants/${a.id}/rotate-secret`)).identity_secret);
        await reload();
    };
    return (
        <Panel title={w.secret} more={w.secret_more} action={owner && <Button variant="default" onClick={() => setAsking(true)}>{w.rotate}</Button>}>
            <p className="num">{w.secret_id([a.secret_kid, a.secret2_kid].filter(Boolean).join(', '))}</p>
            {asking && <Ask close={() => setAsking(false)} question={{ title: w.rotate, more: w.rotate_ask, submit: w.rotate, run: rotate }} />}
            {secret && <Once title={w.rotated} more={t.settings.once} secret={secret} label={w.copy_secret} close={() => setSecret(null)} />}
        </Panel>
    );
}

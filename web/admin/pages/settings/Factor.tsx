/* The second factor: switched on with an app's first code, recovery codes that are told once, switched off. */
import { useState, type FormEvent } from 'react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { encode } from 'uqr';
import { call } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { ME, useMe } from '../../lib/me';
import { toast } from '../../lib/toast';
import type { Me } from '../../lib/types';
import { t } from '../../text';
import type { Errors } from './form';
import { CopyButton, Panel } from './parts';
import { told } from './PasswordDialog';

const QUIET = 4; /* modules of white around it, or cameras do not find it */

/* Drawn here: the key must not leave this page for a picture of it. */
function Qr({ text }: { text: string }) {
    const { data, size } = encode(text, { ecc: 'M', border: QUIET });
    const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
    return <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t.settings.profile.qr} shapeRendering="crispEdges"><rect width={size} height={size} fill="#fff" /><path d={path} fill="#000" /></svg>;
}

function Codes({ codes, close }: { codes: string[]; close: () => void }) {
    const w = t.settings.profile, me = useMe(), text = codes.join('\n');
    const save = () => {
        const url = URL.createObjectURL(new Blob([`${w.codes_file(me.email ?? me.name)}\n\n${text}\n`], { type: 'text/plain' }));
        Object.assign(document.createElement('a'), { href: url, download: 'wismo-recovery-codes.txt' }).click();
        setTimeout(() => URL.revokeObjectURL(url), 1000);
    };
    return (
        <div className="stack">
            <p>{w.codes_more}</p>
            <ul className="codes" aria-label={w.codes}>{codes.map((c) => <li key={c}><code>{c}</code></li>)}</ul>
            <div className="row end wrap"><CopyButton text={text} label={w.codes_copy} /><Button variant="default" onClick={save}>{w.codes_save}</Button><Button onClick={close}>{w.codes_kept}</Button></div>
        </div>
    );
}

type What = 'on' | 'off' | 'codes';
type Step = { at: 'password' } | { at: 'scan'; secret: string; uri: string } | { at: 'codes'; codes: string[] };

function FactorDialog({ what, close }: { what: What; close: () => void }) {
    const w = t.settings.profile, me = useMe(), client = useQueryClient();
    const [step, setStep] = useState<Step>({ at: 'password' }), [current, setCurrent] = useState(''), [code, setCode] = useState(''), [errors, setErrors] = useState<Errors>({}), [busy, setBusy] = useState(false);
    const title = step.at === 'codes' ? w.codes : { on: w.factor_started, off: w.factor_off, codes: w.codes_new }[what];
    const now = (second_factor: boolean, left: number) => client.setQueryData<Me>(ME, (old) => old && { ...old, second_factor, recovery_codes_left: left });
    const kept = (codes: string[]) => { now(true, codes.length); setStep({ at: 'codes', codes }); };
    const next = async () => {
        if (step.at === 'scan') {
            kept((await call<{ recovery_codes: string[] }>('PUT', '/api/v1/me/second-factor', { code: code.replace(/\s/g, '') })).recovery_codes);
            toast(w.factor_is_on);
        } else if (what === 'on') {
            setStep({ at: 'scan', ...(await call<{ secret: string; uri: string }>('POST', '/api/v1/me/second-factor', { current })) });
        } else if (what === 'codes') {
            kept((await call<{ recovery_codes: string[] }>('POST', '/api/v1/me/recovery-codes', { current })).recovery_codes);
        } else {
            await call('DELETE', '/api/v1/me/second-factor', { current });
            now(false, 0);
            toast(w.factor_is_off);
            close();
        }
    };
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        setErrors({});
        setBusy(true);
        await next().catch((x) => told(x, setErrors));
        setBusy(false);
    };
    if (step.at === 'codes') return <Dialog close={close} title={title} closeOnClickOutside={false}><Codes codes={step.codes} close={close} /></Dialog>;
    return (
        <Dialog close={close} title={title} closeOnClickOutside={false}>
            <form className="stack" noValidate onSubmit={submit}>
                {step.at === 'password' ? <>
                    <p>{{ on: w.factor_off_more, off: w.factor_off_ask, codes: w.codes_new_ask }[what]}</p>
                    <input type="email" name="username" autoComplete="username" value={me.email ?? ''} readOnly hidden />
                    <PasswordInput data-autofocus label={w.current} autoComplete="current-password" value={current} error={errors.current} onChange={(e) => setCurrent(e.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t.settings.show }} />
                </> : <>
                    <p>{w.scan}</p>
                    <Qr text={step.uri} />
                    <div className="between wrap"><div><span className="label-like">{w.secret}</span><code className="key">{step.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></div><CopyButton text={step.secret} label={w.copy_secret} /></div>
                    <TextInput data-autofocus autoFocus label={w.code} autoComplete="one-time-code" inputMode="numeric" maxLength={7} value={code} error={errors.code} onChange={(e) => setCode(e.currentTarget.value)} />
                </>}
                <div className="row end wrap"><Button variant="default" onClick={close}>{t.app.cancel}</Button>
                    <Button type="submit" loading={busy} className={what === 'off' ? 'danger' : undefined}>{what === 'off' ? w.factor_off : step.at === 'scan' ? w.factor_on : w.continue}</Button></div>
            </form>
        </Dialog>
    );
}

export default function Factor() {
    const w = t.settings.profile, me = useMe(), on = me.second_factor === true, [what, setWhat] = useState<What | null>(null);
    return (
        <Panel title={w.factor} more={on ? w.factor_on_more(me.recovery_codes_left ?? 0) : w.factor_off_more}
            action={<span className={`badge tone tone-${on ? 'green' : 'grey'}`}>{on ? w.on : w.off}</span>}>
            <div className="row wrap">
                {on ? <><Button variant="default" onClick={() => setWhat('codes')}>{w.codes_new}</Button><Button variant="default" onClick={() => setWhat('off')}>{w.factor_off}</Button></>
                    : <Button variant="default" onClick={() => setWhat('on')}>{w.factor_on}</Button>}
            </div>
            {what && <FactorDialog what={what} close={() => setWhat(null)} />}
        </Panel>
    );
}

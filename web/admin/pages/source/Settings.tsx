/* How it is reached. What was changed is kept apart from what is stored; a secret stays until another one is typed. */
import { useEffect, useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { call } from '../../lib/api';
import { useWrong, type Wrong } from '../../lib/focus';
import { useGuard } from '../../lib/guard';
import { useMay } from '../../lib/me';
import { Problem } from '../../lib/problem';
import type { Report, Source, SourceKind } from '../../lib/source';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { Mapping } from './Mapping';
import { SettingsFields, jsonText, place, sent, without } from './SettingsForm';
import type { Values } from './layouts';
import type { Take } from './SourcePage';

export function Settings({ source: s, kind, take, report }: { source: Source; kind: SourceKind; take: Take; report: (r: Report) => void }) {
    const w = t.source, owner = useMay('owner'), stored = (s.settings ?? {}) as Values;
    const [base, setBase] = useState(s), [draft, setDraft] = useState<Values>({}), [name, setName] = useState(s.name), [errors, setErrors, found] = useWrong('.source-settings');
    const [busy, setBusy] = useState<'' | 'test' | 'save'>(''), [late, setLate] = useState(false);
    const differs = (f: string, v: unknown) => v !== undefined && (kind.settings.find((x) => x.name === f)?.type === 'secret' ? v !== '' : jsonText(v ?? '') !== jsonText(stored[f] ?? ''));
    const changed = Object.fromEntries(Object.entries(draft).filter(([f, v]) => differs(f, v))), dirty = name.trim() !== base.name || Object.keys(changed).length > 0;
    useGuard(dirty, w.leave);
    /* What others, or the switches beside, change: taken over at once where nothing is typed; else only its version counts. */
    useEffect(() => {
        if (!dirty) { setBase(s); setName(s.name); }
        else if (JSON.stringify(s.settings) === JSON.stringify(base.settings) && s.name === base.name) setBase(s);
    }, [s, dirty]);

    const set = (field: string, value: unknown) => {
        setDraft((old) => ({ ...old, [field]: value }));
        setErrors((old) => without(old, field));
    };
    const fail = (e: unknown) => {
        if (!(e instanceof Error)) found(e as Wrong);
        else if (e instanceof Problem && e.fields.length) place(kind, e, found);
        else toast(`${w.save_failed}: ${e.message}`, { bad: true });
    };
    /* What a conflict is about: somebody was faster, or these settings cannot be. */
    const others = (version: number) => call<Source>('GET', '/api/v1/sources/' + s.id).then((now) => now.version !== version, () => false);
    const reset = (to: Source) => { setDraft({}); setErrors({}); setLate(false); setBase(to); setName(to.name); };
    const save = async (version = base.version) => {
        setBusy('save');
        try {
            const now = await call<Source>('PATCH', '/api/v1/sources/' + s.id, { version, ...(name.trim() === base.name ? {} : { name: name.trim() }), settings: sent(kind, changed, false) });
            take(now);
            reset(now);
            toast(w.saved);
        } catch (e) {
            if (e instanceof Problem && e.status === 409 && await others(version)) setLate(true);
            else fail(e);
        }
        setBusy('');
    };
    const test = async () => {
        setBusy('test');
        try {
            report(await call<Report>('POST', '/api/v1/sources/try', { kind: kind.name, id: s.id, settings: sent(kind, changed, false) }));
            document.querySelector('.facts')?.scrollIntoView({ block: 'nearest' });
        } catch (e) {
            fail(e);
        }
        setBusy('');
    };
    const theirs = async () => { const now = await call<Source>('GET', '/api/v1/sources/' + s.id); take(now); reset(now); };
    const mine = async () => { const now = await call<Source>('GET', '/api/v1/sources/' + s.id); setLate(false); await save(now.version); };
    const p = { kind, stored, draft, set, errors, disabled: !owner };
    return (
        <form className="stack source-settings" noValidate onSubmit={(e: FormEvent) => { e.preventDefault(); if (dirty && !late) void save(); }}>
            <section className="card" aria-labelledby="s-settings">
                <h2 id="s-settings">{w.settings}</h2>
                {!owner && <p className="dim">{w.owners_only}</p>}
                {late && <div className="conflict" role="alert"><p className="strong">{w.conflict}</p><div className="row"><Button size="xs" variant="default" onClick={() => void mine().catch(fail)}>{w.keep_mine}</Button><Button size="xs" variant="default" onClick={() => void theirs().catch(fail)}>{w.use_theirs}</Button></div></div>}
                <div className="source-fields"><TextInput name="name" label={w.name} description={w.name_more} maxLength={80} value={name} error={errors.name} disabled={!owner} autoComplete="off" onChange={(e) => setName(e.currentTarget.value)} /></div>
                <SettingsFields {...p} />
            </section>
            {kind.remote && <Mapping {...p} id={s.id} settings={() => sent(kind, changed, false)} fail={fail} />}
            {owner && (
                <div className={dirty ? 'source-bar unsaved' : 'source-bar'}>
                    <span role="status" className={dirty ? 'strong' : 'dim'}>{dirty ? w.unsaved : w.all_saved}</span>
                    <span className="row wrap">
                        {dirty && <Button variant="default" onClick={() => reset(s)}>{w.discard}</Button>}
                        {dirty && <Button variant="default" loading={busy === 'test'} onClick={() => void test()}>{w.test}</Button>}
                        <Button type="submit" loading={busy === 'save'} disabled={!dirty || late}>{t.app.save}</Button>
                    </span>
                </div>
            )}
        </form>
    );
}

/* The fields of a kind, each as its form says. What is wrong stands at its field. */
import { useRef, useState } from 'react';
import { Button, NativeSelect, PasswordInput, Switch, TextInput, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { FormField, SourceKind } from '../../lib/source';
import type { Wrong } from '../../lib/focus';
import type { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { labelOf, noteOf, otherwiseOf, sections, type Values } from './layouts';

export interface FormProps { kind: SourceKind; stored: Values | null; draft: Values; set: (name: string, value: unknown) => void; errors: Wrong; disabled?: boolean }

export const jsonText = (v: unknown): string => (typeof v === 'string' ? v : v === null || v === undefined ? '' : JSON.stringify(v, null, 2));

const within = (name: string, error: string): boolean => error === 'settings.' + name || error.startsWith(`settings.${name}.`) || error.startsWith(`settings.${name}[`);
export const without = (errors: Wrong, name: string): Wrong => Object.fromEntries(Object.entries(errors).filter(([k]) => !within(name, k)));

/* What is wrong with a field, or with a place inside of it: "lines[0].path: …". */
function errorOf(errors: Wrong, name: string): string | undefined {
    const [at, words] = Object.entries(errors).find(([k]) => within(name, k)) ?? [];
    return at && at.length > name.length + 9 ? `${at.slice(name.length + 9).replace(/^\./, '')}: ${words}` : words;
}

/* Each error to its field; what has none here is said. */
export function place(kind: SourceKind, e: Problem, found: (from: Problem) => void): void {
    found(e);
    for (const { field, message } of e.fields) if (field !== 'name' && !kind.settings.some((f) => within(f.name, field))) toast(`${field.replace(/^settings\./, '')}: ${message}`, { bad: true });
}

/* A secret that is stored is never shown: it stays until another one is typed. */
function Secret({ f, label, note, isSet, value, error, set, disabled }: { f: FormField; label: string; note?: string; isSet: boolean; value: string | undefined; error?: string; set: (v: unknown) => void; disabled?: boolean }) {
    const [open, setOpen] = useState(false);
    if (isSet && value === undefined && !open && !error) return (
        <div className="secret-set">
            <span className="label-like" id={'l-' + f.name}>{label}</span>
            {note && <span className="dim small">{note}</span>}
            <span className="row"><span className="badge tone tone-green"><IconCheck size={12} aria-hidden="true" />{t.source.secret_set}</span><span className="secret-dots" aria-hidden="true">••••••••</span>
                {!disabled && <Button size="xs" variant="default" aria-label={t.source.replace_of(label)} onClick={() => setOpen(true)}>{t.source.replace}</Button>}</span>
        </div>
    );
    return (
        <div>
            <PasswordInput name={'settings.' + f.name} label={label} description={note} required={f.required && !isSet} withAsterisk={f.required} autoComplete="new-password" spellCheck={false} data-autofocus={open || undefined} autoFocus={open}
                value={value ?? ''} error={error} disabled={disabled} onChange={(e) => set(e.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t.source.show, tabIndex: 0 }} />
            {isSet && <button type="button" className="link-button" onClick={() => { setOpen(false); set(undefined); }}>{t.source.keep}</button>}
        </div>
    );
}

function Input({ kind, f, p }: { kind: SourceKind; f: FormField; p: FormProps }) {
    const label = labelOf(kind, f), description = noteOf(kind, f), error = errorOf(p.errors, f.name), stored = p.stored?.[f.name], value = f.name in p.draft ? p.draft[f.name] : stored;
    const common = { name: 'settings.' + f.name, label, description, error, disabled: p.disabled, withAsterisk: f.required, 'aria-required': f.required || undefined };
    const typed = { ...common, value: (f.type === 'json' ? jsonText(value) : (value as string | number | null | undefined)?.toString()) ?? '', placeholder: otherwiseOf(f), autoComplete: 'off', spellCheck: false, onChange: (e: { currentTarget: { value: string } }) => p.set(f.name, e.currentTarget.value) };
    switch (f.type) {
    case 'secret': return <Secret f={f} label={label} note={description} isSet={stored === true} value={p.draft[f.name] as string | undefined} error={error} set={(v) => p.set(f.name, v)} disabled={p.disabled} />;
    case 'switch': return <Switch {...common} checked={!!value} onChange={(e) => p.set(f.name, e.currentTarget.checked)} />;
    case 'select': return <NativeSelect {...common} value={(value as string | null) ?? ''} data={[...(value && f.required ? [] : [{ value: '', label: f.required ? t.source.choose : t.source.by_default }]), ...(f.options ?? []).map((o) => ({ value: o, label: t.source.options[`${kind.name}.${f.name}.${o}`] ?? o }))]} onChange={(e) => p.set(f.name, e.currentTarget.value)} />;
    case 'multiline': return <Textarea {...typed} autosize minRows={2} maxRows={10} />;
    case 'json': return <Textarea {...typed} autosize minRows={3} maxRows={16} classNames={{ input: 'mono' }} />;
    case 'number': return <TextInput {...typed} inputMode="numeric" />;
    case 'url': return <TextInput {...typed} type="url" inputMode="url" />;
    case 'email': return <TextInput {...typed} type="email" />;
    default: return <TextInput {...typed} />;
    }
}

export function SettingsFields(p: FormProps) {
    /* What was wrong stays in sight until the form is saved or begun anew, also while it is mended. */
    const wrong = useRef(new Set<string>()), now = p.kind.settings.filter((f) => errorOf(p.errors, f.name));
    if (!now.length && !Object.keys(p.draft).length) wrong.current.clear();
    now.forEach((f) => wrong.current.add(f.name));
    return sections(p.kind, { ...p.stored, ...p.draft }, wrong.current).map((s) => {
        const fields = <div className="source-fields">{s.fields.map((f) => <Input key={f.name} kind={p.kind} f={f} p={p} />)}</div>;
        if (!s.title) return <div key={s.key}>{fields}</div>;
        if (!s.closed) return <fieldset key={s.key} className="source-section"><legend>{s.title}</legend>{fields}</fieldset>;
        return <details key={s.key} className="source-section" open={s.fields.some((f) => wrong.current.has(f.name)) || undefined}><summary>{s.title}</summary>{fields}</details>;
    });
}

/* As it is sent: texts that are empty are none, JSON as a tree, numbers as numbers. Throws Wrong. */
export function sent(kind: SourceKind, draft: Values, fresh: boolean): Values {
    const out: Values = {}, wrong: Wrong = {};
    for (const f of kind.settings) {
        const v = draft[f.name];
        if (v === undefined || (fresh && (v === '' || v === null))) {
            if (fresh && f.required) wrong['settings.' + f.name] = t.source.required;
            continue;
        }
        if (typeof v !== 'string') out[f.name] = v;
        else if (f.type === 'json' && v.trim()) {
            try {
                out[f.name] = JSON.parse(v);
                if (!out[f.name] || typeof out[f.name] !== 'object') wrong['settings.' + f.name] = t.source.not_object;
            } catch {
                wrong['settings.' + f.name] = t.source.not_json;
            }
        } else if (f.type === 'number') out[f.name] = v.trim() === '' ? null : Number.isNaN(Number(v)) ? v : Number(v);
        else out[f.name] = v.trim() === '' ? null : v.trim();
    }
    if (Object.keys(wrong).length) throw wrong;
    return out;
}

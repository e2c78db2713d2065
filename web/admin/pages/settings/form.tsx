/* A page of settings is one form: what was changed is kept apart from what is stored, and Save sends only that. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useGuard } from '../../lib/guard';
import { Problem } from '../../lib/problem';
import { useShortcuts } from '../../lib/shortcuts';
import { toast } from '../../lib/toast';
import { t } from '../../text';

type TextName<T> = { [K in keyof T]-?: T[K] extends string | null | undefined ? K : never }[keyof T] & string;
export type Errors = Record<string, string>;

export interface Form<T> {
    now: T; dirty: boolean; busy: boolean; errors: Errors; stale: boolean;
    set: (change: Partial<T>) => void;
    text: (name: TextName<T>) => { value: string; error?: string; onChange: (e: { currentTarget: { value: string } }) => void };
    save: () => Promise<void>; discard: () => void;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? '') === JSON.stringify(b ?? '');

/* send stores what was changed; it throws what the server says, or Errors that it found itself. */
export function useForm<T extends object>(stored: T, send: (changed: Partial<T>, now: T) => Promise<unknown>, reload: () => Promise<unknown>): Form<T> {
    const [draft, setDraft] = useState<Partial<T>>({}), [errors, setErrors] = useState<Errors>({}), [busy, setBusy] = useState(false), [stale, setStale] = useState(false);
    const changed = Object.fromEntries(Object.entries(draft).filter(([k, v]) => !same(v, stored[k as keyof T]))) as Partial<T>;
    const dirty = Object.keys(changed).length > 0, now = { ...stored, ...changed };
    useGuard(dirty, t.settings.leave);
    useEffect(() => { if (Object.keys(errors).length) document.querySelector<HTMLElement>('.settings [aria-invalid="true"]')?.focus(); }, [errors]);
    const form: Form<T> = {
        now, dirty, busy, errors, stale,
        set: (change) => {
            setDraft((old) => ({ ...old, ...change }));
            setErrors((old) => Object.fromEntries(Object.entries(old).filter(([k]) => !(k in change))));
        },
        text: (name) => ({ value: (now[name] as string | null | undefined) ?? '', error: errors[name], onChange: (e) => form.set({ [name]: e.currentTarget.value } as unknown as Partial<T>) }),
        discard: () => { setDraft({}); setErrors({}); setStale(false); },
        save: async () => {
            if (!dirty || busy) return;
            setBusy(true);
            setErrors({});
            try {
                await send(changed, now);
                setDraft({});
                setStale(false);
                toast(t.settings.saved);
            } catch (e) {
                if (!(e instanceof Error)) setErrors(e as Errors);
                else if (e instanceof Problem && e.fields.length) setErrors(Object.fromEntries(e.fields.map((f) => [f.field, f.message])));
                else if (e instanceof Problem && e.status === 409) { await reload(); setStale(true); } else toast(`${t.settings.save_failed}: ${e.message}`, { bad: true });
            }
            setBusy(false);
        },
    };
    const latest = useRef(form);
    latest.current = form;
    useShortcuts({ 'mod+s': () => void latest.current.save() });
    return form;
}

/* The form of a page with its bar, which stays in sight. */
export function FormBody<T>({ form, children }: { form: Form<T>; children: ReactNode }) {
    return (
        <form className="form" noValidate onSubmit={(e) => { e.preventDefault(); void form.save(); }}>
            {form.stale && <p className="note warn" role="alert">{t.settings.stale}</p>}
            {children}
            <div className="save-bar">
                <span role="status" className={form.dirty ? 'strong' : 'dim'}>{form.dirty ? t.settings.unsaved : t.settings.all_saved}</span>
                <span className="row">
                    {form.dirty && <Button variant="default" onClick={form.discard}>{t.settings.discard}</Button>}
                    <Button type="submit" loading={form.busy} disabled={!form.dirty}>{t.app.save}</Button>
                </span>
            </div>
        </form>
    );
}

/* What the pages of settings are made of. */
import { useId, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Dialog } from '../../lib/dialog';
import { usePage } from '../../lib/page';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import { t } from '../../text';

export function Title({ name, more, children }: { name: string; more?: string; children?: ReactNode }) {
    const heading = usePage(name);
    return (
        <div className="between top title">
            <div><h1 ref={heading} tabIndex={-1}>{name}</h1>{more && <p className="dim">{more}</p>}</div>
            {children}
        </div>
    );
}

export function Panel({ title, more, action, children }: { title: string; more?: string; action?: ReactNode; children?: ReactNode }) {
    const id = useId();
    return (
        <section className="panel" aria-labelledby={id}>
            <div className="between top panel-head"><div><h2 id={id}>{title}</h2>{more && <p className="dim">{more}</p>}</div>{action}</div>
            {children}
        </section>
    );
}

/* What was loaded, or what stands there meanwhile. */
export function Loaded<T>({ query, thing, children }: { query: UseQueryResult<T>; thing: string; children: (data: T) => ReactNode }) {
    if (query.data !== undefined) return children(query.data);
    if (query.error) return <Trouble thing={thing} error={query.error} again={() => void query.refetch()} />;
    return <div className="panel" aria-busy="true"><span className="bone short" /><span className="bone" /><span className="bone" /><span className="bone" /></div>;
}

/* Copies, and says so on the button itself, where the eye is. */
export function CopyButton({ text, label }: { text: string; label: string }) {
    const [done, setDone] = useState(false);
    const run = async () => {
        try {
            await navigator.clipboard.writeText(text);
            setDone(true);
            toast(t.settings.copied);
            setTimeout(() => setDone(false), 2000);
        } catch {
            toast(text, { bad: true });
        }
    };
    return <Button variant="default" leftSection={done ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />} onClick={() => void run()}>{label}</Button>;
}

/* Something that is told once: it goes only when somebody says so. */
export function Once({ title, more, secret, label, close }: { title: string; more: string; secret: string; label: string; close: () => void }) {
    return (
        <Dialog close={close} title={title} closeOnClickOutside={false} size="lg">
            <div className="stack">
                <p>{more}</p>
                <code className="secret" role="group" tabIndex={0} aria-label={title}>{secret}</code>
                <div className="row end wrap"><CopyButton text={secret} label={label} /><Button data-autofocus onClick={close}>{t.settings.done}</Button></div>
            </div>
        </Dialog>
    );
}

export interface Question { title: string; more: string; submit: string; bad?: boolean; run: () => Promise<unknown> }

/* Asks before something that cannot be undone. */
export function Ask({ question: q, close }: { question: Question; close: () => void }) {
    const [busy, setBusy] = useState(false);
    const go = async () => {
        setBusy(true);
        try {
            await q.run();
            close();
        } catch (e) {
            toast((e as Error).message, { bad: true });
            setBusy(false);
        }
    };
    return (
        <Dialog close={close} title={q.title} centered>
            <div className="stack">
                <p>{q.more}</p>
                <div className="row end wrap"><Button variant="default" data-autofocus onClick={close}>{t.app.cancel}</Button><Button className={q.bad ? 'danger' : undefined} loading={busy} onClick={() => void go()}>{q.submit}</Button></div>
            </div>
        </Dialog>
    );
}

/* A few choices that are all seen at once. */
export function Choice<V extends string>({ label, name, value, options, change }: { label: string; name: string; value: V; options: [V, string][]; change: (v: V) => void }) {
    return (
        <fieldset className="choice">
            <legend className="label-like">{label}</legend>
            <div className="choices">
                {options.map(([v, words]) => <label key={v}><input type="radio" name={name} value={v} checked={v === value} onChange={() => change(v)} /><span>{words}</span></label>)}
            </div>
        </fieldset>
    );
}

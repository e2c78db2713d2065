/* A card of the page: read, or with its fields open. Saving is the page's. */
import { useId, type ReactNode } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import { useMay } from '../../lib/me';
import { t } from '../../text';
import type { CardName, Draft, Edit } from './useDraft';

export function Card({ title, name, draft, action, children }: { title: string; name?: CardName; draft?: Draft; action?: ReactNode; children: ReactNode }) {
    const id = useId(), may = useMay('agent'), open = name && draft?.open.has(name);
    const toggle = () => draft!.setOpen((old) => {
        const to = new Set(old);
        open ? to.delete(name!) : to.add(name!);
        return to;
    });
    return (
        <section className="card" aria-labelledby={id}>
            <div className="between card-head">
                <h2 id={id}>{title}</h2>
                {action}
                {may && name && draft && <button type="button" className="link-button" aria-pressed={open} aria-label={open ? t.order.done_card(title) : t.order.edit_card(title)} onClick={toggle}>{open ? t.app.close : t.order.edit}</button>}
            </div>
            {children}
        </section>
    );
}

type TextName = { [K in keyof Edit]-?: Edit[K] extends string | null | undefined ? K : never }[keyof Edit];

/* A text of the order: words, or a field when the card is open. */
export function Field({ draft, name, label, open, type, long, list, complete, hint }: { draft: Draft; name: TextName; label: string; open: boolean; type?: string; long?: boolean; list?: string; complete?: string; hint?: string }) {
    const value = (draft.now?.[name] as string | null | undefined) ?? '';
    if (!open) return <div className="pair"><dt>{label}</dt><dd className={long ? 'lines' : undefined}>{value ? (type === 'tel' ? <bdi dir="ltr" className="num">{value}</bdi> : value) : t.app.none}</dd></div>;
    const common = { label, value, error: draft.errors[name], description: hint, 'aria-invalid': !!draft.errors[name], onChange: (e: { currentTarget: { value: string } }) => draft.set({ [name]: e.currentTarget.value } as Edit) };
    return long ? <Textarea autosize minRows={2} maxRows={8} {...common} /> : <TextInput type={type} list={list} autoComplete={complete ?? 'off'} {...common} />;
}

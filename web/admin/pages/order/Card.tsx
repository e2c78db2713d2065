/* A card of the page: read, or with its fields open. Saving is the page's. */
import { useId, type ReactNode } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { day } from '../../lib/format';
import { useMay, useMe } from '../../lib/me';
import { t } from '../../text';
import type { Order } from '../../lib/types';
import type { CardName, Draft, Edit } from './useDraft';

/* It lives in another system, which alone changes what it says. */
export const isTheirs = (o: Pick<Order, 'source'> | undefined): boolean => !!o && !o.source.ours;

export function Lock({ order: o }: { order: Pick<Order, 'source'> }) {
    const { zone } = useMe();
    if (!isTheirs(o)) return null;
    const { name, left_at: left } = o.source;
    return <p className="locked no-print"><IconLock size={14} aria-hidden="true" />{!name ? t.order.orphan : left ? t.order.left_behind(name, day(left, zone)) : t.order.lives_in(name)}</p>;
}

export function Card({ title, name, draft, action, quiet, children }: { title: string; name?: CardName; draft?: Draft; action?: ReactNode; quiet?: boolean; children: ReactNode }) {
    const id = useId(), may = useMay('agent'), open = name && draft?.open.has(name);
    const toggle = () => draft!.setOpen((old) => {
        const to = new Set(old);
        open ? to.delete(name!) : to.add(name!);
        return to;
    });
    return (
        <section className={quiet ? 'card no-print' : 'card'} aria-labelledby={id}>
            <div className="between card-head">
                <h2 id={id}>{title}</h2>
                {action}
                {may && name && draft && <button type="button" className="link-button" aria-pressed={open} aria-label={open ? t.order.done_card(title) : t.order.edit_card(title)} onClick={toggle}>{open ? t.app.close : t.order.edit}</button>}
            </div>
            {children}
        </section>
    );
}

/* Definitions when read, plain boxes when edited. */
export function Fields({ open, children }: { open: boolean; children: ReactNode }) {
    return open ? <div className="fields">{children}</div> : <dl className="pairs">{children}</dl>;
}

export function Pair({ label, className, quiet, children }: { label: string; className?: string; quiet?: boolean; children: ReactNode }) {
    return <div className={quiet ? 'pair no-print' : 'pair'}><dt>{label}</dt><dd className={className}>{children}</dd></div>;
}

type TextName = { [K in keyof Edit]-?: Edit[K] extends string | null | undefined ? K : never }[keyof Edit];

/* A text of the order: words, or a field when the card is open. */
export function Field({ draft, name, label, open, type, long, list, complete, hint, quiet, wide }: { draft: Draft; name: TextName; label: string; open: boolean; type?: string; long?: boolean; list?: string; complete?: string; hint?: string; quiet?: boolean; wide?: boolean }) {
    const value = (draft.now?.[name] as string | null | undefined) ?? '';
    if (!open) return <Pair label={label} className={long ? 'lines' : undefined} quiet={quiet}>{value ? (type === 'tel' ? <bdi dir="ltr" className="num">{value}</bdi> : value) : t.app.none}</Pair>;
    const common = { id: 'f-' + name, label, value, error: draft.errors[name], description: hint, 'aria-invalid': !!draft.errors[name], onChange: (e: { currentTarget: { value: string } }) => draft.set({ [name]: e.currentTarget.value } as Edit) };
    return long ? <Textarea autosize minRows={2} maxRows={8} {...common} /> : <TextInput className={wide ? 'wide' : undefined} type={type} list={list} autoComplete={complete ?? 'off'} {...common} />;
}

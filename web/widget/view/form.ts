/* Questions with a field each. The browser's own checks word their errors in the visitor's language. */
import type { Field } from '../types';
import { t } from '../texts/text';
import { h } from './dom';

type Control = HTMLInputElement | HTMLSelectElement;

export interface Form {
    node: HTMLElement;
    errors(list: { field: string; message: string }[]): boolean;    /* false: none of them belongs to a field */
    busy(yes: boolean): void;
    focus(): void;
}

function control(f: Field, id: string, value: string): Control {
    const { name, type = 'text', required } = f, code = type === 'code';
    const attrs = { name, required, 'aria-describedby': id, autocomplete: code ? 'one-time-code' : /^(email|tel)$/.test(type) ? type : 'off' };
    if (f.options?.length) {
        return h('select', attrs, ...f.options.map((o) => (typeof o === 'string' ? h('option', {}, o)
            : h('option', { value: o.value }, o.label))));
    }
    const e = h('input', { ...attrs, type: code ? 'text' : type, inputmode: code && 'numeric' });
    if (/order|number/.test(name)) e.value = value;
    return e;
}

/* `prefill` goes where an order number is asked for. */
export function form(fields: Field[], prefill: string, submit: (values: Record<string, string>) => void): Form {
    const id = 'f' + Math.random();
    const all = new Map<string, [Control, HTMLElement]>();
    const mark = (name: string, message: string) => {
        const [input, note] = all.get(name) ?? [];
        if (input) input.ariaInvalid = String(!!message);
        if (note) note.textContent = message;
        return input;
    };
    const go = h('button.go', { type: 'submit' }, t('submit'));
    const node = h('form.f', {
        novalidate: true,
        submit: (e: Event) => {
            e.preventDefault();
            let bad: Control | undefined;
            const values: Record<string, string> = {};
            for (const [name, [input]] of all) {
                values[name] = input.value = input.value.trim();
                const v = input.validity;
                mark(name, v.valueMissing ? t('required') : v.valid ? '' : input.validationMessage);
                if (!v.valid) bad ??= input;
            }
            if (bad) bad.focus();
            else if (!go.disabled) submit(values);
        },
    });
    for (const f of fields) {
        const c = control(f, id + f.name, prefill), note = h('span.er', { id: id + f.name });
        all.set(f.name, [c, note]);
        node.append(h('label', {}, f.label, c), note);
    }
    node.append(go);
    return {
        node,
        errors: (list) => {
            const found = list.map((e) => mark(e.field, e.message)).filter((c) => !!c);
            found[0]?.focus();
            return found.length > 0;
        },
        busy: (yes) => { go.disabled = yes; },
        focus: () => all.values().next().value?.[0].focus({ preventScroll: true }),
    };
}

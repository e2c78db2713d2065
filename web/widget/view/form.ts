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
    const e = f.options?.length
        ? h('select', {}, ...f.options.map((o) => (typeof o === 'string' ? new Option(o) : new Option(o.label, o.value))))
        : h('input', { type: code ? 'text' : type, inputMode: code ? 'numeric' : '', value: /order|number/.test(name) ? value : '' });
    e.setAttribute('aria-describedby', id);
    return Object.assign(e, { required, autocomplete: code ? 'one-time-code' : /^(email|tel)$/.test(type) ? type : 'off' });
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
    const go = h('button.go', {}, t('submit'));
    const node = h('form.f', {
        noValidate: true,
        onsubmit: (e) => {
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
        focus: () => (node[0] as Control).focus({ preventScroll: true }),
    };
}

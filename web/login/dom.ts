/* Forms of the sign-in page as plain elements. Nothing is made from markup. */
import { text as t } from '../admin/text/en/login';

export { t };

export function el<K extends keyof HTMLElementTagNameMap>(tag: K, props: Partial<Omit<HTMLElementTagNameMap[K], 'children' | 'style'>> & { attrs?: Record<string, string> } = {}, ...children: (Node | string | null | undefined)[]): HTMLElementTagNameMap[K] {
    const e = document.createElement(tag), { attrs, ...plain } = props as Record<string, unknown>;
    Object.assign(e, plain);
    for (const [k, v] of Object.entries((attrs ?? {}) as Record<string, string>)) e.setAttribute(k, v);
    e.append(...children.filter((c): c is Node | string => c !== null && c !== undefined));
    return e;
}

export interface Field { name: string; label: string; type?: string; autocomplete: AutoFill; hint?: string; value?: string; code?: boolean; check?: (value: string, all: Record<string, string>) => string | null }

export interface View {
    title: string; more?: string; good?: string; fields?: Field[]; keep?: boolean; submit?: string;
    send?: (values: Record<string, string>) => Promise<Trouble | void>; others?: [string, () => void][];
}
export interface Trouble { alert?: string; fields?: Record<string, string> }

function input(f: Field): HTMLElement {
    const id = 'f-' + f.name, secret = f.type === 'password';
    const box = el('input', { id, name: f.name, type: f.type ?? 'text', autocomplete: f.autocomplete, value: f.value ?? '', spellcheck: false, autocapitalize: 'none',
        attrs: { 'aria-describedby': `${id}-hint ${id}-wrong`, ...(f.code ? { inputmode: 'numeric', maxlength: '6', pattern: '[0-9]*' } : {}) } });
    const show = secret ? el('button', { type: 'button', className: 'show', textContent: t.show, attrs: { 'aria-label': `${t.show} ${f.label.toLowerCase()}`, 'aria-pressed': 'false' } }) : null;
    show?.addEventListener('click', () => {
        const hidden = box.type === 'password';
        box.type = hidden ? 'text' : 'password';
        show.textContent = hidden ? t.hide : t.show;
        show.setAttribute('aria-pressed', String(hidden));
    });
    const caps = secret ? el('p', { className: 'hint', hidden: true, textContent: t.caps }) : null;
    if (caps) box.addEventListener('keyup', (e) => { caps.hidden = !e.getModifierState?.('CapsLock'); });
    return el('div', { className: f.code ? 'field code' : 'field' },
        el('label', { htmlFor: id }, f.label), el('div', { className: secret ? 'box secret' : 'box' }, box, show),
        el('p', { className: 'hint', id: id + '-hint', textContent: f.hint ?? '', hidden: !f.hint }), caps,
        el('p', { className: 'wrong', id: id + '-wrong', hidden: true }));
}

let alert: HTMLElement;

/* Shows what was wrong; the focus goes to the first field that it is about, else to the first one. */
function tell(form: HTMLFormElement, trouble: Trouble): void {
    alert.textContent = '';
    alert.hidden = !trouble.alert;
    alert.textContent = trouble.alert ?? '';
    let first: HTMLInputElement | null = null;
    for (const box of form.querySelectorAll<HTMLInputElement>('input:not([type=checkbox])')) {
        const words = trouble.fields?.[box.name] ?? '', p = document.getElementById(box.id + '-wrong')!;
        box.setAttribute('aria-invalid', String(!!words));
        p.textContent = words;
        p.hidden = !words;
        if (words) first ??= box;
    }
    (first ?? form.querySelector('input'))?.focus();
}

export function show(view: View): void {
    const card = document.getElementById('card')!;
    document.title = `${view.title} · wismo`;
    const heading = el('h1', { tabIndex: -1, textContent: view.title });
    alert = el('p', { className: 'alert', hidden: true, attrs: { role: 'alert' } });
    const parts: (Node | null)[] = [heading, view.more ? el('p', { className: 'more', textContent: view.more }) : null, view.good ? el('p', { className: 'good', textContent: view.good, attrs: { role: 'status' } }) : null];
    const others = view.others?.length ? el('div', { className: 'others' }, ...view.others.map(([label, run]) => el('button', { type: 'button', className: 'plain', textContent: label, onclick: run }))) : null;
    if (view.send) {
        const keep = view.keep ? el('label', { className: 'check' }, el('input', { type: 'checkbox', name: 'keep' }), t.keep) : null;
        const submit = el('button', { className: 'submit', textContent: view.submit ?? t.submit });
        const form = el('form', { noValidate: true, method: 'post' }, ...(view.fields ?? []).map(input), keep, submit);
        form.addEventListener('submit', async (e) => {
            e.preventDefault();
            if (submit.getAttribute('aria-busy') === 'true') return;
            const values = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v)]));
            const fields: Record<string, string> = {};
            for (const f of view.fields ?? []) {
                const words = values[f.name] ? f.check?.(values[f.name]!, values) : t.required;
                if (words) fields[f.name] = words;
            }
            if (Object.keys(fields).length) return tell(form, { fields });
            submit.setAttribute('aria-busy', 'true');
            const trouble = await view.send!(values).catch((x): Trouble => ({ alert: x instanceof TypeError ? t.unreachable : t.failed }));
            submit.removeAttribute('aria-busy');
            if (trouble) tell(form, trouble);
        });
        parts.push(alert, form);
        card.replaceChildren(...parts.filter((p): p is Node => !!p), ...(others ? [others] : []));
        /* The first field that is still to be filled in. */
        const boxes = [...form.querySelectorAll<HTMLInputElement>('input:not([type=checkbox])')];
        (boxes.find((b) => !b.value) ?? boxes[0] ?? heading).focus();
        return;
    }
    card.replaceChildren(...parts.filter((p): p is Node => !!p), ...(others ? [others] : []));
    heading.focus();
}

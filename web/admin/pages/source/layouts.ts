/* A form draws itself from its kind's fields. Long ones are laid out here: in sections, and without the fields that another
   choice makes pointless. What is not named comes last, so that a new field is never lost. */
import type { FormField, SourceKind } from '../../lib/source';
import { t } from '../../text';

export type Values = Record<string, unknown>;
export interface Section { key: string; title: string | null; closed: boolean; fields: FormField[] }
interface Part { key: string; names: string[]; closed?: boolean }

const LAYOUTS: Record<string, Part[]> = {
    http: [
        { key: 'main', names: ['url', 'headers'] },
        { key: 'auth', names: ['auth', 'header_name', 'header_value', 'user', 'password', 'token_url', 'client_id', 'client_secret', 'scope', 'token_style', 'hmac_secret', 'signed_text', 'signature_code', 'signature_header', 'signature_prefix', 'timestamp_header'] },
        { key: 'orders', names: ['find', 'read', 'email', 'customer', 'changed', 'placed'] },
        { key: 'lists', names: ['list_path', 'next_path', 'total_path'], closed: true },
        { key: 'actions', names: ['actions', 'eligibility'], closed: true },
        { key: 'hooks', names: ['hook_style', 'hook_secret', 'hook_header', 'hook_prefix', 'hook_code', 'hook_id_path', 'hook_topic_path', 'hook_delivery_header'], closed: true },
    ],
};

/* A note that begins with a choice of the same form, as in "hmac: the key", belongs to that choice alone. */
function choiceOf(kind: SourceKind, f: FormField): { of: FormField; choice: string } | null {
    const choice = /^([a-z]\w*)(?:[:;]|$)/.exec(f.note ?? '')?.[1], of = choice ? kind.settings.find((x) => x.type === 'select' && x !== f && x.options?.includes(choice)) : undefined;
    return choice && of ? { of, choice } : null;
}

/* Fields that have an editor of their own on the page. */
export const APART = new Set(['mapping']);

/* Nothing chosen is the first choice, unless one must be chosen. */
function wanted(kind: SourceKind, f: FormField, values: Values): boolean {
    const it = choiceOf(kind, f);
    return !it || (values[it.of.name] || (it.of.required ? '' : it.of.options?.[0])) === it.choice;
}

/* kept: what stays whatever is chosen. */
export function sections(kind: SourceKind, values: Values, kept: Set<string>): Section[] {
    const parts = LAYOUTS[kind.name], fields = kind.settings.filter((f) => !APART.has(f.name) && (wanted(kind, f, values) || kept.has(f.name)));
    if (!parts) return [{ key: 'main', title: null, closed: false, fields }];
    const named = new Set(parts.flatMap((p) => p.names));
    const all = parts.map((p) => ({ key: p.key, title: t.source.sections[p.key] ?? p.key, closed: !!p.closed, fields: p.names.flatMap((n) => fields.find((f) => f.name === n) ?? []) }));
    const rest = fields.filter((f) => !named.has(f.name));
    return [...all, { key: 'more', title: t.source.sections.more!, closed: true, fields: rest }].filter((s) => s.fields.length > 0);
}

const WORDS: Record<string, string> = { url: 'URL', id: 'ID', api: 'API', hmac: 'HMAC', oauth: 'OAuth', json: 'JSON', http: 'HTTP', Url: 'URL', Id: 'ID', Api: 'API', Hmac: 'HMAC' };
export const labelOf = (kind: SourceKind, f: FormField): string => t.source.labels[`${kind.name}.${f.name}`] ?? f.label.split(' ').map((w) => WORDS[w] ?? w).join(' ');

/* Notes begin like sentences; what a section says already is not said again. */
export function noteOf(kind: SourceKind, f: FormField): string | undefined {
    let note = f.note ?? '';
    const it = choiceOf(kind, f);
    if (it) note = note.slice(it.choice.length).replace(/^[:;]\s*/, '');
    if (kind.name === 'http') note = note.replace(/^Webhooks[:;]?\s*/, '');
    note = note.startsWith(labelOf(kind, f) + ': ') ? note.slice(labelOf(kind, f).length + 2) : note;
    return note ? note.replace(/^[a-z]+(?=[\s,;]|: |$)/, (word) => word[0]!.toUpperCase() + word.slice(1)) : undefined;
}

/* What holds while nothing is typed, where the note tells it: "…; empty = /orders/{id}, none = by number". */
export const otherwiseOf = (f: FormField): string | undefined => /\bempty = (\/\S+?|X-[\w-]+|Authorization)(?=[,;]|$)/.exec(f.note ?? '')?.[1];

/* The tags of an order: small words without colour, each to be taken off, and a field for one more. */
import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { t } from '../../text';
import { Pair } from './Card';
import type { Draft } from './useDraft';

const KNOWN = ['Delivery control', 'Payment control'];
const apart = (s: string | null): string[] => (s ?? '').split(',').map((x) => x.trim()).filter(Boolean);

export function Tags({ draft, open }: { draft: Draft; open: boolean }) {
    const [text, setText] = useState(''), o = draft.now!, tags = apart(o.tags), rules = o.automations;
    const put = (all: string[]) => draft.set({ tags: [...new Set(all)].join(', ') });
    const add = (s: string) => { put([...tags, ...apart(s)]); setText(''); };
    if (!open) return <Pair label={t.order.automations} className="row wrap">{rules.length || tags.length ? [...rules, ...tags].map((x) => <span key={x} className="badge tag">{x}</span>) : t.app.none}</Pair>;
    return (
        <div className="wide">
            <TextInput id="f-tags" label={t.order.automations} description={t.order.tags_more} list="tags" value={text} maxLength={64} error={draft.errors.tags} autoComplete="off"
                onChange={(e) => { const s = e.currentTarget.value; s.endsWith(',') ? add(s) : setText(s); }}
                onKeyDown={(e) => { if (e.key === 'Enter') { e.preventDefault(); add(text); } }} onBlur={() => text.trim() && add(text)} />
            <datalist id="tags">{KNOWN.filter((x) => !tags.includes(x)).map((x) => <option key={x} value={x} />)}</datalist>
            {tags.length > 0 && <ul className="tags">{tags.map((x) => <li key={x} className="badge tag">{x}<button type="button" className="icon" aria-label={t.order.untag(x)} onClick={() => put(tags.filter((y) => y !== x))}><IconX size={12} /></button></li>)}</ul>}
        </div>
    );
}

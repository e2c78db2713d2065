/* What lists have in common: the search field, the bones, the way to the next page. */
import './list.css';
import { useEffect, useRef, useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { count } from './format';
import { t } from '../text';

const DEBOUNCE = 250; /* ms */

export function SearchField({ value, label, hint, change }: { value: string; label: string; hint?: string; change: (words: string) => void }) {
    const [words, setWords] = useState(value), sent = useRef(value), timer = useRef(0), field = useRef<HTMLInputElement>(null);
    useEffect(() => () => clearTimeout(timer.current), []);
    /* Back, forward and "clear" change it from outside; what is being typed does not give way to its own echo. */
    useEffect(() => { if (value !== sent.current) { sent.current = value; setWords(value); } }, [value]);
    const push = (now: string) => {
        clearTimeout(timer.current);
        sent.current = now.trim();
        if (now.trim() !== value) change(now.trim());
    };
    const type = (now: string) => {
        setWords(now);
        clearTimeout(timer.current);
        timer.current = window.setTimeout(() => push(now), DEBOUNCE);
    };
    return (
        <TextInput ref={field} className="search" type="search" enterKeyHint="search" aria-label={label} placeholder={hint ?? label} leftSection={<IconSearch size={16} aria-hidden="true" />} autoComplete="off" spellCheck={false}
            value={words} onChange={(e) => type(e.currentTarget.value)}
            onKeyDown={(e) => {
                if (e.key === 'Enter') push(words);
                if (e.key === 'Escape') { e.preventDefault(); setWords(''); push(''); }
            }}
            rightSection={words ? <button type="button" className="icon small" aria-label={t.orders.clear_search} onClick={() => { setWords(''); push(''); field.current?.focus(); }}><IconX size={14} /></button> : null} />
    );
}

export function Bones({ rows }: { rows: number }) {
    return <div className="card bones" aria-busy="true">{Array.from({ length: rows }, (_, i) => <span key={i} className="bone" />)}</div>;
}

export function Pages({ page, perPage, shown, total, turn }: { page: number; perPage: number; shown: number; total: number; turn: (page: number) => void }) {
    const from = (page - 1) * perPage + 1;
    if (total <= perPage && page === 1) return <p className="dim num small right">{t.orders.range(count(from), count(from + shown - 1), count(total))}</p>;
    return (
        <nav className="paging" aria-label={t.orders.pages}>
            <bdi dir="ltr" className="num" aria-live="polite">{t.orders.range(count(from), count(from + shown - 1), count(total))}</bdi>
            <span className="row">
                <Button size="xs" variant="default" disabled={page === 1} onClick={() => turn(page - 1)}>{t.orders.previous}</Button>
                <Button size="xs" variant="default" disabled={page * perPage >= total} onClick={() => turn(page + 1)}>{t.orders.next}</Button>
            </span>
        </nav>
    );
}

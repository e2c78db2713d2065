/* The shop's own words for states, and what they mean for customers. */
import { Fragment, useState, type FormEvent } from 'react';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { Dialog } from '../../lib/dialog';
import { useGuard } from '../../lib/guard';
import { useMay, useMe } from '../../lib/me';
import { useRefresh } from '../../lib/refresh';
import type { Source, SourceKind } from '../../lib/source';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import { t } from '../../text';

type Meaning = components['schemas']['source_meaning'];
type Status = components['schemas']['status'];
const TYPES = ['general', 'delivery', 'payment'] as const;
const keyOf = (m: Meaning): string => `${m.type} ${m.raw}`;

function TextDialog({ status: st, close }: { status: Status; close: () => void }) {
    const w = t.source, client = useQueryClient(), locale = useMe().shop?.locale || 'en', [text, setText] = useState(st.text ?? ''), [error, setError] = useState(''), [busy, setBusy] = useState(false);
    useGuard(text !== (st.text ?? ''), w.leave);
    const save = async (e: FormEvent) => {
        e.preventDefault();
        if (!text.trim()) return setError(w.required);
        setBusy(true);
        try {
            const r = await call<{ notice?: string }>('PUT', `/api/v1/statuses/${st.type}/${encodeURIComponent(st.code ?? '')}/text`, { locale, text });
            void client.invalidateQueries({ queryKey: ['statuses'] });
            toast(r.notice ?? w.text_saved);
            close();
        } catch (x) {
            setError((x as Error).message);
            setBusy(false);
        }
    };
    return (
        <Dialog close={close} title={w.text_title(st.name)}>
            <form className="stack" noValidate onSubmit={(e) => void save(e)}>
                <p className="dim">{w.text_more}</p>
                <Textarea label={w.text} autosize minRows={4} maxRows={12} maxLength={1000} data-autofocus placeholder={w.text_example} value={text} error={error} onChange={(e) => { setText(e.currentTarget.value); setError(''); }} />
                <div className="row end"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{t.app.save}</Button></div>
            </form>
        </Dialog>
    );
}

const KNOWN_MOST = 8; /* so many words that need nobody stand there at once */

export function Meanings({ source: s, kind }: { source: Source; kind?: SourceKind }) {
    const w = t.source, may = useMay('manager'), client = useQueryClient(), key = ['source', s.id, 'words'], path = `/api/v1/sources/${s.id}/statuses`;
    const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => call<{ items: Meaning[] }>('GET', path, undefined, { signal }) });
    const catalogue = useQuery({ queryKey: ['statuses'], queryFn: ({ signal }) => call<{ items: Status[] }>('GET', '/api/v1/statuses', undefined, { signal }) }).data?.items ?? [];
    useRefresh('source.changed', key, s.id);
    useRefresh('status.changed', ['statuses']);
    const [opened, setOpened] = useState<string[]>([]);
    const [draft, setDraft] = useState<Record<string, string>>({}), [busy, setBusy] = useState<'' | 'ask' | 'save'>(''), [writing, setWriting] = useState<Status | null>(null);
    const list = data?.items ?? [], chosen = (m: Meaning) => draft[keyOf(m)] ?? m.code ?? '', changed = list.filter((m) => chosen(m) !== (m.code ?? ''));
    useGuard(changed.length > 0, w.leave);
    const find = (type: string | null, code: string | null) => catalogue.find((x) => x.type === type && x.code === code);
    const meant = (m: Meaning) => find(m.type, chosen(m) || m.shipped || m.own);
    const run = async (what: 'ask' | 'save', ask: () => Promise<{ items: Meaning[] }>, said: (n: number) => string) => {
        setBusy(what);
        try {
            const now = await ask();
            client.setQueryData(key, now);
            if (what === 'save') setDraft({});
            void client.invalidateQueries({ queryKey: ['statuses'] });
            toast(said(now.items.length));
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        setBusy('');
    };
    const options = (m: Meaning) => {
        const of = catalogue.filter((x) => x.type === m.type), same = find(m.type, m.own), shipped = m.shipped ? find(m.type, m.shipped)?.name ?? m.shipped : same?.builtin ? same.name : null, item = (x: Status) => ({ value: x.code ?? '', label: x.name });
        return [{ value: '', label: shipped ? w.shipped(shipped) : w.own_word }, { group: w.built_in, items: of.filter((x) => x.builtin).map(item) }, ...(of.some((x) => !x.builtin) ? [{ group: w.custom, items: of.filter((x) => !x.builtin).map(item) }] : [])];
    };
    return (
        <section className="card meanings" aria-labelledby="s-words">
            <div className="between top wrap"><div><h2 id="s-words">{w.words}</h2><p className="dim">{w.words_more}</p></div>
                {may && kind && <Button size="xs" variant="default" loading={busy === 'ask'} disabled={s.paused} onClick={() => void run('ask', () => call('POST', path), w.words_asked)}>{w.words_ask}</Button>}</div>
            {error && <Trouble thing={w.words} error={error} again={() => void refetch()} />}
            {data && !list.length && <p className="dim">{w.words_none}</p>}
            {TYPES.map((type) => {
                const of = list.filter((m) => m.type === type), known = of.filter((m) => m.shipped && !chosen(m)), closed = known.length > KNOWN_MOST && !opened.includes(type);
                return of.length > 0 && (<Fragment key={type}>
                    <table className="meaning-table">
                        <caption>{w.types[type]}</caption>
                        <thead><tr><th scope="col">{w.word}</th><th scope="col">{w.means}</th></tr></thead>
                        <tbody>{of.filter((m) => !closed || !known.includes(m)).map((m) => {
                            const status = meant(m), word = m.name || m.raw || '';
                            return (
                                <tr key={keyOf(m)}>
                                    <th scope="row"><span className="anywhere">{word}</span>{m.name && m.name !== m.raw && <code>{m.raw}</code>}</th>
                                    <td>
                                        <NativeSelect aria-label={w.means_of(word)} value={chosen(m)} disabled={!may} data={options(m)} onChange={(e) => { const v = e.currentTarget.value; setDraft((old) => ({ ...old, [keyOf(m)]: v })); }} />
                                        {status && !status.builtin && !status.text && <span className="row wrap no-text"><span className="badge tone tone-amber">{w.no_text}</span>{may && <button type="button" className="link-button" aria-label={w.write_text_of(status.name)} onClick={() => setWriting(status)}>{w.write_text}</button>}</span>}
                                    </td>
                                </tr>
                            );
                        })}</tbody>
                    </table>
                    {closed && <button type="button" className="link-button words-known" onClick={() => setOpened([...opened, type])}>{w.words_known(known.length)}</button>}
                </Fragment>);
            })}
            {changed.length > 0 && (
                <div className="row wrap"><Button loading={busy === 'save'} onClick={() => void run('save', () => call('PUT', path, { statuses: changed.map((m) => ({ type: m.type, raw: m.raw, code: chosen(m) || null })) }), () => w.words_saved)}>{t.app.save}</Button>
                    <Button variant="default" onClick={() => setDraft({})}>{w.discard}</Button><span role="status" className="dim">{w.unsaved}</span></div>
            )}
            {writing && <TextDialog status={writing} close={() => setWriting(null)} />}
        </section>
    );
}

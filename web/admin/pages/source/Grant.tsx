/* Connecting by the shop's own page of consent: sent there with a click, and what came of it on the way back. */
import { useEffect, useRef, useState } from 'react';
import { Button, Loader, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { Problem } from '../../lib/problem';
import type { SourceKind } from '../../lib/source';
import { t } from '../../text';

type Grant = components['schemas']['source_grant'];
const PATIENCE = 20_000; /* ms until it is said that a shop may not reach us */

/* grant: begun before; the shop has sent the person back. done: the source that it became. */
function Returned({ id, denied, done }: { id: string; denied: boolean; done: (source: string) => Promise<void> }) {
    const w = t.source, [late, setLate] = useState(false), [trouble, setTrouble] = useState(''), told = useRef(false);
    const { data: g, error } = useQuery<Grant>({
        queryKey: ['grant', id], retry: false, refetchInterval: (q) => (['waiting', 'given'].includes(q.state.data?.state ?? '') && !denied ? 1000 : false),
        queryFn: ({ signal }) => call<Grant>(denied ? 'DELETE' : 'GET', '/api/v1/source-grants/' + id, undefined, { signal }).then((x) => x ?? ({ id, state: 'refused' } as Grant)),
    });
    useEffect(() => { const timer = setTimeout(() => setLate(true), PATIENCE); return () => clearTimeout(timer); }, []);
    const finish = (source: string) => { setTrouble(''); done(source).catch((e: Error) => setTrouble(e.message)); };
    useEffect(() => {
        if (g?.state !== 'done' || !g.source_id || told.current) return;
        told.current = true;
        finish(g.source_id);
    });
    const state = denied ? 'refused' : g?.state;
    if (error && !denied) return <p className="note-amber" role="alert">{error.message}</p>;
    if (state === 'refused') return <p className="note-amber" role="alert">{w.grant_denied}</p>;
    if (state === 'expired') return <p className="note-amber" role="alert">{w.grant_expired}</p>;
    if (state === 'failed') return <p className="note-amber" role="alert">{w.grant_failed(g!.why ?? '')}</p>;
    if (trouble) return <div role="alert" className="stack"><p className="note-amber">{trouble}</p><div><Button variant="default" onClick={() => finish(g!.source_id!)}>{t.app.retry}</Button></div></div>;
    return (
        <div role="status" className="stack">
            <p className="row"><Loader size={16} aria-hidden="true" />{state === 'given' || state === 'done' ? w.grant_given : w.grant_waiting}</p>
            {late && state === 'waiting' && <p className="note-amber">{w.grant_never}</p>}
        </div>
    );
}

/* name: as typed in the form. reader: the assistant that was chosen, or '', kept over the way to the shop and back; done gets
   it once, and null whenever this address is opened again. */
export function GrantCard({ kind, name, reader, done }: { kind: SourceKind; name: string; reader: string; done: (source: string, reader: string | null) => Promise<void> }) {
    const w = t.source, g = kind.grant!, [search] = useSearchParams(), id = search.get('grant');
    const [url, setUrl] = useState(''), [error, setError] = useState(''), [busy, setBusy] = useState(false);
    const go = async () => {
        setBusy(true);
        setError('');
        try {
            const begun = await call<Grant & { url: string }>('POST', '/api/v1/source-grants', { kind: kind.name, name: name.trim() || undefined, settings: { url: url.trim() } });
            sessionStorage.setItem('grant ' + begun.id, reader);
            location.assign(begun.url);
        } catch (e) {
            setError(e instanceof Problem && e.fields[0] ? e.fields[0].message : (e as Error).message);
            setBusy(false);
        }
    };
    const finish = async (source: string) => {
        await done(source, sessionStorage.getItem('grant ' + id));
        sessionStorage.removeItem('grant ' + id);
    };
    return (
        <section className="card" aria-labelledby="c-grant">
            <div><h2 id="c-grant">{g.label}</h2><p className="dim">{g.note}</p></div>
            {id && <Returned id={id} denied={search.get('success') === '0'} done={finish} />}
            {g.trouble ? <p className="note-amber">{g.trouble}</p> : (
                <div className="source-fields">
                    <TextInput type="url" name="grant-url" label={w.grant_url} placeholder="https://shop.example" value={url} error={error} autoComplete="off" onChange={(e) => setUrl(e.currentTarget.value)}
                        onKeyDown={(e) => { if (e.key === 'Enter') { e.preventDefault(); void go(); } }} />
                    <div><Button loading={busy} onClick={() => void go()}>{id ? w.grant_again : g.label}</Button></div>
                </div>
            )}
        </section>
    );
}

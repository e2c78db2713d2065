/* One order source: how it stands, how it is reached, what its words mean, what it may do. */
import '../order/order.css';
import '../../lib/list.css';
import '../../lib/source.css';
import './source.css';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { Link, useSearchParams } from 'wouter';
import { call } from '../../lib/api';
import { useMay } from '../../lib/me';
import { usePage } from '../../lib/page';
import { Problem } from '../../lib/problem';
import { useRefresh } from '../../lib/refresh';
import { POLL, SOURCES, StandingBadge, TestData, filling, readsOf, silent, unanswered, useAssistants, useKinds, type Report, type Source, type SourceKind } from '../../lib/source';
import { Alone, Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { Connect } from './Connect';
import { Disconnect } from './Disconnect';
import { Facts } from './Facts';
import { Hooks, Install, installs } from './Hooks';
import { Rules } from './Rules';
import { Settings } from './Settings';
import { Standing } from './Standing';
import { Meanings } from './Meanings';

export type Take = (s: Source) => void;

function Actions({ source: s, kind, take, test, testing }: { source: Source; kind?: SourceKind; take: Take; test: () => void; testing: boolean }) {
    const w = t.source, owner = useMay('owner'), client = useQueryClient(), [busy, setBusy] = useState('');
    const run = async (what: string, ask: () => Promise<Source>, said: string) => {
        setBusy(what);
        try {
            take(await ask());
            toast(said);
        } catch (e) {
            toast((e as Error).message, { bad: true });
            void client.invalidateQueries({ queryKey: ['source', s.id] });
        }
        setBusy('');
    };
    const icon = { size: 16, 'aria-hidden': true } as const;
    return (
        <div className="row wrap source-actions">
            <Button variant="default" loading={testing} onClick={test}>{w.test}</Button>
            {kind?.mirrors && <Button variant="default" leftSection={<IconRefresh {...icon} />} disabled={s.paused} loading={busy === 'look'} onClick={() => void run('look', () => call<Source>('POST', `/api/v1/sources/${s.id}/sync`), w.looked)}>{w.look}</Button>}
            {owner && <Button variant="default" leftSection={s.paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />} loading={busy === 'pause'}
                onClick={() => void run('pause', () => call<Source>('PATCH', '/api/v1/sources/' + s.id, { version: s.version, paused: !s.paused }), s.paused ? w.resumed_toast : w.paused_toast)}>{s.paused ? w.resume : w.pause}</Button>}
        </div>
    );
}

function Existing({ id }: { id: string }) {
    const w = t.source, client = useQueryClient(), [search] = useSearchParams(), key = ['source', id], owner = useMay('owner');
    const read = useAssistants().data?.items.some((a) => readsOf(a).includes(id));
    const kinds = useKinds().data?.sources, kindOf = (x: Source | undefined) => kinds?.find((k) => k.name === x?.kind);
    const { data: s, error, refetch } = useQuery<Source>({
        queryKey: key, refetchInterval: (q) => (q.state.data && (filling(q.state.data) || silent(q.state.data) || (kindOf(q.state.data)?.mirrors && !q.state.data.state?.looked_at)) ? POLL : 15_000),
        queryFn: ({ signal }) => call<Source>('GET', '/api/v1/sources/' + id, undefined, { signal }),
    });
    useRefresh('source.changed', key, id);
    useRefresh('warning.changed', key);
    const kind = kindOf(s), heading = usePage(s?.name ?? w.crumb), [report, setReport] = useState<Report | null>(null), [testing, setTesting] = useState(false);
    const take: Take = (now) => { client.setQueryData(key, now); void client.invalidateQueries({ queryKey: SOURCES }); void client.invalidateQueries({ queryKey: ['waiting'] }); };
    const test = async () => {
        setTesting(true);
        try {
            setReport(await call<Report>('POST', `/api/v1/sources/${id}/check`));
            void client.invalidateQueries({ queryKey: key });
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        setTesting(false);
    };
    if (error instanceof Problem && error.status === 404) return <Alone title={w.missing} />;
    return (
        <div className="page source-page">
            <div className="between title source-head">
                <div>
                    <h1 ref={heading} tabIndex={-1}>{owner ? <Link href="/integrations" className="crumb">{w.crumb}</Link> : <span className="crumb">{w.crumb}</span>} <span className="dim">/</span> {s?.name ?? '…'}</h1>
                    {s && <div className="row wrap"><span className="dim">{s.label}</span>{s.invented && <TestData />}{s.remote && <StandingBadge source={s} />}</div>}
                </div>
                {s?.remote && <Actions source={s} kind={kind} take={take} test={() => void test()} testing={testing} />}
            </div>
            {error && !s && <Trouble thing={w.crumb} error={error} again={() => void refetch()} />}
            {!s && !error && <div className="card" aria-busy="true"><span className="bone" /><span className="bone" /><span className="bone" /></div>}
            {s && (
                <>
                    <div role="status" className="stack">
                        {unanswered(s) && !silent(s) && <p className="note-amber">{installs(s) ? w.uninstalled : w.unanswered}</p>}
                        {search.has('fresh') && read && !silent(s) && !s.paused && !unanswered(s) && <p className="note-green">{!s.remote ? w.fresh_by_hand : kind?.mirrors && (filling(s) || !s.state?.looked_at) ? w.fresh : w.fresh_done}</p>}
                        {s.invented && <p className="note-amber">{w.invented}</p>}
                        {s.paused && <p className="note-amber">{w.paused_more}</p>}
                        {report && <section className="card" aria-label={w.result}><Facts report={report} /></section>}
                    </div>
                    <Standing source={s} mirrors={!!kind?.mirrors} />
                    <div className="source-columns">
                        <div className="stack">
                            {kind && s.kind !== 'native' && <Settings source={s} kind={kind} take={take} report={setReport} />}
                            {(kind?.mirrors || kind?.statuses) && <Meanings source={s} kind={kind} />}
                        </div>
                        <aside className="stack">
                            {s.kind !== 'native' && <Rules source={s} kind={kind} take={take} />}
                            {s.hook_url && installs(s) && <Install source={s} />}
                            {s.hook_url && <Hooks source={s} kind={kind} take={take} />}
                            {s.kind !== 'native' && <Disconnect source={s} kind={kind} />}
                        </aside>
                    </div>
                </>
            )}
        </div>
    );
}

export default function SourcePage({ id }: { id: string }) {
    const [search] = useSearchParams(), owner = useMay('owner');
    if (id !== 'new') return <Existing key={id} id={id} />;
    return owner ? <Connect name={search.get('kind') ?? ''} /> : <Alone title={t.app.denied} more={t.app.denied_more(t.user.role.owner ?? 'owner')} />;
}

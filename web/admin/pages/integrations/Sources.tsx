/* The group “Order sources”: what is connected and how it stands, and what can be connected. */
import { IconArrowRight, IconBuildingStore, IconFlask, IconHeadset, IconPlugConnected } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Age } from '../../lib/age';
import { count } from '../../lib/format';
import { FillBar, StandingBadge, TestData, answeredAt, readsOf, silent, useKinds, useSources, type Assistant, type Source, type SourceKind } from '../../lib/source';
import { Trouble } from '../../lib/states';
import { sourceWords } from '../../text/en/source_words';
import { t } from '../../text';
import { Left } from './Left';

export function KindIcon({ kind: k }: { kind: { invented: boolean; remote: boolean } }) {
    const Icon = k.invented ? IconFlask : k.remote ? IconBuildingStore : IconHeadset;
    return <span className="kind-icon"><Icon size={22} stroke={1.5} aria-hidden="true" /></span>;
}

function SourceCard({ source: s, readers }: { source: Source; readers: Assistant[] }) {
    const w = t.integrations, st = s.state, failing = !!st?.why && (silent(s) || (!!st.failed_at && (!st.ok_at || st.failed_at > st.ok_at)));
    return (
        <li className={silent(s) ? 'card source-card bad' : 'card source-card'}>
            <div className="between top">
                <div className="row"><KindIcon kind={s} /><div><h3><Link href={`/integrations/sources/${s.id}`} className="source-name">{s.name}</Link></h3><p className="dim">{s.label}</p></div></div>
                <span className="row wrap end">{s.invented && <TestData />}<StandingBadge source={s} /></span>
            </div>
            {st && <FillBar source={s} label={w.fill_label(s.name)} />}
            {st && (
                <dl className="source-facts">
                    <div><dt>{w.mirrored}</dt><dd className="num">{count(st.orders)}</dd></div>
                    <div><dt>{w.last_ok}</dt><dd>{answeredAt(s) ? <Age at={answeredAt(s)} /> : sourceWords.never}</dd></div>
                    <div><dt>{w.read_by}</dt><dd className="cut" title={readers.map((a) => a.name).join(', ')}>{readers.length ? readers.map((a) => a.name).join(', ') : w.read_by_none}</dd></div>
                </dl>
            )}
            {failing && <p className="source-why">{st!.why}</p>}
            {st && st.deliveries_failed > 0 && <p className="source-why">{w.dead(st.deliveries_failed)}</p>}
            {!readers.length && !failing && <p className="source-hint">{w.unread}</p>}
        </li>
    );
}

function KindCard({ kind: k }: { kind: SourceKind }) {
    return (
        <li>
            <Link href={`/integrations/sources/new?kind=${encodeURIComponent(k.name)}`} className="card kind-card">
                <span className="row"><KindIcon kind={k} /><span className="strong">{k.label}</span>{k.invented && <TestData />}</span>
                {k.note && <span className="dim">{k.note}</span>}
                <span className="kind-go">{t.integrations.connect_kind}<span className="hidden"> {k.label}</span><IconArrowRight size={16} aria-hidden="true" /></span>
            </Link>
        </li>
    );
}

export function Sources({ assistants }: { assistants: Assistant[] }) {
    const { data, error, refetch } = useSources(), kinds = useKinds().data?.sources.filter((k) => k.name !== 'native') ?? [];
    const theirs = data?.items.filter((s) => s.kind !== 'native') ?? [];
    const real = kinds.filter((k) => !k.invented), sorted = [...real, ...kinds.filter((k) => k.invented)];
    return (
        <section aria-labelledby="order-sources" className="stack">
            <div><h2 id="order-sources">{t.integrations.sources}</h2><p className="dim">{t.integrations.sources_more}</p></div>
            {error && <Trouble thing={t.integrations.sources} error={error} again={() => void refetch()} />}
            {!data && !error && <div className="card" aria-busy="true"><span className="bone" /><span className="bone" /></div>}
            {data && theirs.length === 0 && <p className="card source-none"><IconPlugConnected size={20} stroke={1.5} aria-hidden="true" />{t.integrations.none_connected}</p>}
            {theirs.length > 0 && <ul className="source-cards">{theirs.map((s) => <SourceCard key={s.id} source={s} readers={assistants.filter((a) => readsOf(a).includes(s.id))} />)}</ul>}
            {data && <Left items={data.left} />}
            {sorted.length > 0 && <><h3 className="kinds-title">{theirs.length ? t.integrations.connect_more : t.integrations.connect_first}</h3><ul className="kind-cards">{sorted.map((k) => <KindCard key={k.name} kind={k} />)}</ul></>}
        </section>
    );
}

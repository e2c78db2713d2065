/* What wismo knows of a source by asking it: whether it answers, how far its orders are copied. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { Age } from '../../lib/age';
import { count, dayOnly } from '../../lib/format';
import { useMe } from '../../lib/me';
import { FillBar, answeredAt, filling, silent, useSilent, type Source } from '../../lib/source';
import { t } from '../../text';

const seconds = (iso: string): string => new Intl.DateTimeFormat(navigator.language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(iso));

export function Standing({ source: s, mirrors }: { source: Source; mirrors: boolean }) {
    const w = t.source, st = s.state, zone = useMe().zone, quiet = useSilent().some((q) => q.id === s.id);
    if (!st) return null;
    const failing = !s.paused && (silent(s) || quiet), erred = !failing && !!st.why && !!st.failed_at;
    const age = (at: string | null) => (at ? <Age at={at} /> : <span className="dim">{w.never}</span>);
    const cells: [string, React.ReactNode, React.ReactNode?][] = [
        [w.orders, <span key="o" className="num figure">{count(st.orders)}</span>],
        [w.last_ok, age(answeredAt(s))], ...(mirrors ? [[w.last_look, age(st.looked_at)], [s.hook_url ? w.last_hook : w.last_change, age(s.hook_url ? st.hook_at : st.changed_at)]] as [string, React.ReactNode][] : []),
        [w.calls, <span key="c" className="num">{count(st.calls)}</span>, st.failed || st.throttled ? w.calls_more(count(st.failed), count(st.throttled)) : null],
    ];
    return (
        <section className="stack" aria-label={w.facts}>
            {failing && (
                <div className="trouble source-trouble" role="alert">
                    <IconAlertTriangle size={20} aria-hidden="true" />
                    <div><p className="strong">{w.not_answering}</p>{st.why && <p className="anywhere">{st.why}</p>}<p className="dim">{st.rests_until && Date.parse(st.rests_until) > Date.now() ? w.rests(seconds(st.rests_until)) : w.tries}</p></div>
                </div>
            )}
            <dl className="source-summary">{cells.map(([name, value, more]) => <div key={name}><dt>{name}</dt><dd>{value}{more && <small>{more}</small>}</dd></div>)}</dl>
            {filling(s) && (
                <div className="card fill-card">
                    <div className="between wrap"><h2>{w.fill}</h2><span className="num" aria-live="polite">{st.fill_total > 0 ? w.fill_of(count(Math.min(st.fill_done, st.fill_total)), count(st.fill_total)) : w.fill_so_far(count(st.fill_done))}</span></div>
                    <FillBar source={s} label={w.fill} />
                    <p className="dim small">{w.fill_more(dayOnly(st.fill_from, zone))}</p>
                </div>
            )}
            {erred && <p className="dim small anywhere">{w.last_error}: {st.why} <Age at={st.failed_at} /></p>}
        </section>
    );
}

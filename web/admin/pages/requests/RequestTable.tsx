import { Link } from 'wouter';
import { Age } from '../../lib/age';
import { useMay } from '../../lib/me';
import { t } from '../../text';
import type { Address, Request } from './useList';

const TONE: Record<string, string> = { open: 'blue', approved: 'amber', declined: 'grey', done: 'green', closed: 'grey' };

export const State = ({ name }: { name: string | null }) => <span className={`badge tone tone-${TONE[name ?? ''] ?? 'grey'}`}>{t.requests.state_options[name ?? ''] ?? name}</span>;

/* What the shopper wrote, whatever the flow called it. */
export const written = (details: unknown): [string, string][] =>
    details && typeof details === 'object' ? Object.entries(details).filter((e): e is [string, string] => typeof e[1] === 'string' && e[1] !== '') : [];

export function RequestTable({ requests, a }: { requests: Request[]; a: Address }) {
    const may = useMay('agent'), c = t.requests.columns;
    return (
        <div className="card lines-box">
            <table className="lines-table requests-table" aria-label={t.requests.table}>
                <thead><tr><th scope="col">{c.kind}</th><th scope="col">{c.order}</th><th scope="col">{c.customer}</th><th scope="col">{c.wish}</th><th scope="col">{c.age}</th><th scope="col">{c.state}</th><th scope="col"><span className="hidden">{c.actions}</span></th></tr></thead>
                <tbody>
                    {requests.map((r) => {
                        const kind = t.requests.kind_options[r.kind] ?? r.kind, words = written(r.details).map(([, v]) => v).join(' · ');
                        const waits = may && (r.state === 'open' || r.state === 'approved');
                        return (
                            <tr key={r.id} data-request={r.id}>
                                <th scope="row">{kind}</th>
                                <td data-label={c.order}><Link href={'/orders/' + r.order_id} className="link num">#{r.order_number}</Link></td>
                                <td data-label={c.customer}>{r.customer_name || <span className="dim">{t.app.none}</span>}</td>
                                <td data-label={c.wish} className={words ? undefined : 'nil'}>{words ? <span className="two" title={words}>{words}</span> : <span className="dim">{t.app.none}</span>}</td>
                                <td data-label={c.age}><Age at={r.created_at} /></td>
                                <td data-label={c.state}><State name={r.state} /></td>
                                <td className="right"><button type="button" className="link-button" aria-label={(waits ? t.requests.review_of : t.requests.show_of)(kind, '#' + r.order_number)} onClick={() => a.set({ request: r.id })}>{waits ? t.requests.review : t.requests.show}</button></td>
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </div>
    );
}

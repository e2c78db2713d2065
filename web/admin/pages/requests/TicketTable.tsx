import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Age } from '../../lib/age';
import { call } from '../../lib/api';
import { useMay } from '../../lib/me';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { State } from './RequestTable';
import type { Ticket } from './useList';

/* A reason of a flow of one's own has no words here: its code then. */
export const reasonWords = (code: string | null): string => t.requests.reason_options[code ?? ''] ?? (code ?? '').replaceAll('_', ' ');

const snapshot = (k: Ticket): { number?: string; customer_name?: string } => (k.order_snapshot ?? {}) as { number?: string; customer_name?: string };

function About({ ticket: k }: { ticket: Ticket }) {
    const number = snapshot(k).number;
    if (k.order_id) return <Link href={'/orders/' + k.order_id} className="link num">#{number ?? '…'}</Link>;
    return k.claimed ? <span className="dim num">{t.requests.claimed(k.claimed)}</span> : <span className="dim">{t.app.none}</span>;
}

export function TicketTable({ tickets }: { tickets: Ticket[] }) {
    const may = useMay('agent'), client = useQueryClient(), c = t.requests.columns;
    const end = async (k: Ticket) => {
        try {
            await call('POST', `/api/v1/tickets/${k.id}/close`, { version: k.version });
            toast(t.requests.closed(String(k.number)));
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        void client.invalidateQueries({ queryKey: ['tickets'] });
        void client.invalidateQueries({ queryKey: ['waiting'] });
    };
    return (
        <div className="card lines-box">
            <table className="lines-table requests-table" aria-label={t.requests.tickets_table}>
                <thead><tr><th scope="col">{c.number}</th><th scope="col">{c.reason}</th><th scope="col">{c.order}</th><th scope="col">{c.contact}</th><th scope="col">{c.issue}</th><th scope="col">{c.age}</th><th scope="col">{c.state}</th><th scope="col"><span className="hidden">{c.actions}</span></th></tr></thead>
                <tbody>
                    {tickets.map((k) => (
                        <tr key={k.id} data-ticket={k.number}>
                            <th scope="row" className="num">{k.number}</th>
                            <td data-label={c.reason}>{reasonWords(k.reason)}</td>
                            <td data-label={c.order}><About ticket={k} /></td>
                            <td data-label={c.contact} className={k.contact ? undefined : 'nil'}><span className="anywhere">{k.contact || <span className="dim">{t.app.none}</span>}</span></td>
                            <td data-label={c.issue} className={k.issue ? undefined : 'nil'}>{k.issue ? <span className="two" title={k.issue}>{k.issue}</span> : <span className="dim">{t.app.none}</span>}</td>
                            <td data-label={c.age}><Age at={k.created_at} /></td>
                            <td data-label={c.state}><State name={k.state} /></td>
                            <td className="right nowrap">
                                <Link href={'/conversations/' + k.conversation_id} className="link-button" aria-label={t.requests.chat_of(String(k.number))}>{t.requests.open_chat}</Link>
                                {may && k.state === 'open' && <button type="button" className="link-button" aria-label={t.requests.close_of(String(k.number))} onClick={() => void end(k)}>{t.requests.close_ticket}</button>}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

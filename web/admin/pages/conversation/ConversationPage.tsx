/* A conversation to read, with its order beside it. Replying comes with the inbox. */
import '../order/order.css';
import '../../lib/list.css';
import './conversation.css';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { usePage } from '../../lib/page';
import { Problem } from '../../lib/problem';
import { Alone, Trouble } from '../../lib/states';
import type { Order } from '../../lib/types';
import { loadText, t } from '../../text';
import { reasonWords } from '../requests/TicketTable';
import { Beside } from './Beside';
import { Log } from './Log';
import { useConversation, type Conversation } from './useConversation';

await loadText('requests'); /* the names of reasons and states */

const TONE: Record<string, string> = { bot: 'grey', waiting: 'amber', human: 'violet', closed: 'grey' };

/* The name is the proven order's; else what the visitor has told. */
function useName(c: Conversation | undefined): string {
    const { data } = useQuery({ queryKey: ['order', c?.order_id], enabled: !!c?.order_id, queryFn: ({ signal }) => call<Order>('GET', '/api/v1/orders/' + c!.order_id, undefined, { signal }) });
    return (c?.order_id ? data?.customer_name : null) || c?.subject_email || c?.contact || t.conversation.visitor;
}

export default function ConversationPage({ id }: { id: string }) {
    const { about, said } = useConversation(id), c = about.data, name = useName(c);
    const heading = usePage(c ? t.conversation.of(name) : t.conversation.title);
    if (about.error instanceof Problem && about.error.status === 404) return <Alone title={t.conversation.missing} />;
    return (
        <div className="page conversation">
            <div className="title row baseline">
                <h1 ref={heading} tabIndex={-1}>{c ? t.conversation.of(name) : t.conversation.title}</h1>
                {c && <span className={`badge tone tone-${TONE[c.state ?? ''] ?? 'grey'}`} aria-live="polite">{t.conversation.states[c.state ?? ''] ?? c.state}</span>}
            </div>
            {about.error && <Trouble thing={t.conversation.title} error={about.error} again={() => void about.refetch()} />}
            <div className="talk">
                <section className="card talk-card" aria-label={t.conversation.log}>
                    {said.error && <Trouble thing={t.conversation.log} error={said.error} again={() => void said.refetch()} />}
                    {said.data ? <Log messages={said.data} /> : !said.error && <div className="bones card-bones" aria-busy="true"><span className="bone" /><span className="bone" /><span className="bone" /></div>}
                    <p className="read-only dim"><IconEye size={16} aria-hidden="true" />{t.conversation.read_only}</p>
                </section>
                {c && <Beside c={c} reason={reasonWords} />}
            </div>
        </div>
    );
}

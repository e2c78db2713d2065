/* What was said, oldest first. Whoever reads at the end stays there; whoever reads further up is told of what is new. */
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { IconArrowDown } from '@tabler/icons-react';
import { moment } from '../../lib/format';
import { useMe } from '../../lib/me';
import { t } from '../../text';
import type { Message } from './useConversation';

const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'])/;

/* A visitor's text is text; an address in it can be followed, without any favour to it. */
function Words({ text }: { text: string }) {
    return <>{text.split(LINK).map((part, i) => (i % 2 ? <a key={i} href={part} className="said-link" target="_blank" rel="noopener noreferrer nofollow ugc">{part}</a> : part))}</>;
}

const statusOf = (s: unknown): string => (typeof s === 'string' ? s : s && typeof s === 'object' && 'label' in s ? String((s as { label: unknown }).label) : '');

function Extra({ m }: { m: Message }) {
    const parts: ReactNode[] = [];
    if (m.orders?.length) parts.push(<ul key="orders" className="said-options" aria-label={t.conversation.shown_orders}>{m.orders.map((o) => <li key={o.number}><span className="num">#{o.number}</span>{o.status ? ` · ${o.status}` : ''}</li>)}</ul>);
    if (m.order) parts.push(<p key="order" className="said-note">{t.conversation.shown('#' + m.order.number, statusOf(m.order.status))}</p>);
    if (m.form) parts.push(<p key="form" className="said-note">{t.conversation.asked_for(m.form.fields.map((f) => f.label).join(', '))}</p>);
    if (m.options?.length) parts.push(<ul key="options" className="said-options" aria-label={t.conversation.offered}>{m.options.map((o, i) => <li key={o.id ?? i}>{o.label}</li>)}</ul>);
    return <>{parts}</>;
}

function Said({ m, zone, first }: { m: Message; zone: string; first: boolean }) {
    const who = m.author_name ?? t.conversation.authors[m.author] ?? m.author;
    return (
        <li className={`said ${m.author}`} data-seq={m.seq}>
            {first && <small className="said-who">{t.conversation.said(who, moment(m.created_at, zone))}</small>}
            {m.text && <p className="bubble lines"><Words text={m.text} /></p>}
            <Extra m={m} />
        </li>
    );
}

const PAUSE = 5 * 60_000; /* ms: after it, who and when are said again */

export function Log({ messages }: { messages: Message[] }) {
    const box = useRef<HTMLDivElement>(null), end = useRef(true), seen = useRef(0), [newer, setNewer] = useState(false), zone = useMe().zone;
    const last = messages.at(-1)?.seq ?? 0;
    const down = () => { if (box.current) box.current.scrollTop = box.current.scrollHeight; };
    useLayoutEffect(() => {
        if (last === seen.current) return;
        if (end.current) down();
        else setNewer(true);
        seen.current = last;
    }, [last]);
    useEffect(() => { document.fonts?.ready.then(() => { if (end.current) down(); }); }, []);
    return (
        <div className="log-frame">
            <div ref={box} className="log" role="log" aria-label={t.conversation.log} tabIndex={0} onScroll={(e) => {
                const b = e.currentTarget;
                end.current = b.scrollHeight - b.scrollTop - b.clientHeight < 40;
                if (end.current) setNewer(false);
            }}>
                {!messages.length && <p className="dim">{t.conversation.nothing}</p>}
                <ol>{messages.map((m, i) => {
                    const before = messages[i - 1];
                    return <Said key={m.seq} m={m} zone={zone} first={!before || before.author !== m.author || before.author_name !== m.author_name || Date.parse(m.created_at) - Date.parse(before.created_at) > PAUSE} />;
                })}</ol>
            </div>
            {newer && <button type="button" className="pill log-newer" onClick={down}><IconArrowDown size={14} aria-hidden="true" />{t.conversation.newer}</button>}
        </div>
    );
}

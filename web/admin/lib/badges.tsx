/* The one table of badges: name of the API → words, tone, glyph. Shape, colour and text together tell the state. */
import { t } from '../text';
import type { Group } from './types';

const CIRCLE = 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11Z';
export const FULFILMENT: { name: string; key: string; group: Group; tone: string; glyph: string }[] = [
    { name: 'New', key: 'new', group: 'new', tone: 'blue', glyph: CIRCLE },
    { name: 'Confirmed', key: 'confirmed', group: 'in_processing', tone: 'violet', glyph: CIRCLE + 'M8 2.5V8h5.5' },
    { name: 'Collected', key: 'collected', group: 'in_processing', tone: 'cyan', glyph: CIRCLE + 'M8 2.5v11' },
    { name: 'In transit', key: 'in_transit', group: 'in_transit', tone: 'amber', glyph: 'M2 8h9M8 4l4 4-4 4M14 3v10' },
    { name: 'Delivered', key: 'delivered', group: 'delivered', tone: 'green', glyph: 'M2.5 8.5l3.5 3.5 7.5-8' },
    { name: 'Not picked up', key: 'not_picked_up', group: 'problematic', tone: 'orange', glyph: 'M8 3v6M8 12v.5' },
    { name: 'Return', key: 'return', group: 'problematic', tone: 'red', glyph: 'M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7' },
];
const PAYMENT: Record<string, [key: string, tone: string]> = {
    'Paid': ['paid', 'green'], 'Cash on delivery': ['cod', 'violet'], 'Pending': ['pending', 'amber'], 'Partial': ['partial', 'cyan'],
    'No payment': ['none', 'grey'], 'Payment failed': ['failed', 'failed'],
};
export const GROUPS: { key: 'total' | Group; tone: string }[] = [
    { key: 'total', tone: 'grey' }, { key: 'new', tone: 'blue' }, { key: 'in_processing', tone: 'violet' }, { key: 'in_transit', tone: 'amber' },
    { key: 'delivered', tone: 'green' }, { key: 'problematic', tone: 'red' },
];

export function StatusBadge({ name }: { name: string | null | undefined }) {
    const b = FULFILMENT.find((x) => x.name === name);
    if (!b) return <span className="badge tone tone-grey">{name ?? t.app.none}</span>;
    return (
        <span className={`badge tone tone-${b.tone}`}>
            <svg viewBox="0 0 16 16" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d={b.glyph} /></svg>
            {t.badges[b.key]}
        </span>
    );
}

export function PaymentBadge({ name }: { name: string | null | undefined }) {
    const [key, tone] = PAYMENT[name ?? ''] ?? ['none', 'grey'];
    return <span className={`badge tone tone-${tone}`} title={key === 'failed' ? t.badges.failed_more : undefined}>{t.badges[key]}</span>;
}

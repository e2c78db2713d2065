/* Six figures that are filters too. They ignore the other filters: they say where all orders stand. */
import { memo } from 'react';
import { GROUPS } from '../../lib/badges';
import { count } from '../../lib/format';
import type { OrderList } from '../../lib/types';
import { t } from '../../text';

export const StatCards = memo(function StatCards({ data, group, choose }: { data: OrderList | undefined; group: string; choose: (group: string | null) => void }) {
    return (
        <div className="stats" role="group" aria-label={t.orders.by_status}>
            {GROUPS.map(({ key, tone }) => (
                <button key={key} type="button" className={`stat tone-${tone}`} aria-pressed={key === 'total' ? !group : group === key} onClick={() => choose(key === 'total' ? null : key)}>
                    <span className="stat-label">{t.orders.cards[key]}</span>
                    {data ? <span className="stat-value">{count(data.counts[key])}</span> : <span className="bone stat-bone" />}
                    {data?.in_period && <small className="num">{t.orders.in_period(count(data.in_period[key]))}</small>}
                </button>
            ))}
        </div>
    );
});

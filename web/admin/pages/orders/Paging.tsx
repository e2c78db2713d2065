import { memo } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { PER_PAGE } from '../../lib/filters';
import { count } from '../../lib/format';
import type { OrderList } from '../../lib/types';
import { t } from '../../text';
import type { Filters } from './useFilters';

/* Rows per page, where we are, and the way on. */
export const Paging = memo(function Paging({ data, page, perPage, set, turn }: { data: OrderList } & Pick<Filters, 'page' | 'perPage' | 'set' | 'turn'>) {
    const from = (page - 1) * perPage + 1, to = Math.min(page * perPage, from + data.items.length - 1);
    const all = data.total_is_exact ? count(data.total) : t.orders.at_least(count(data.total));
    const last = data.total_is_exact ? page * perPage >= data.total : data.items.length < perPage;
    return (
        <nav className="paging" aria-label={t.orders.pages}>
            <label className="row"><span>{t.orders.per_page}</span><NativeSelect size="xs" w={72} data={PER_PAGE.map(String)} value={String(perPage)} onChange={(e) => set({ per_page: e.currentTarget.value })} /></label>
            <span className="row">
                <bdi dir="ltr" className="num" aria-live="polite">{t.orders.range(count(from), count(Math.max(from, to)), all)}</bdi>
                <Button size="xs" variant="default" disabled={page === 1} onClick={() => turn(page - 1, data.previous)}>{t.orders.previous}</Button>
                <Button size="xs" variant="default" disabled={last} onClick={() => turn(page + 1, data.next)}>{t.orders.next}</Button>
            </span>
        </nav>
    );
});

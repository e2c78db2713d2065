/* From when on a customer is a VIP by itself. Everybody reads the rule; managers change it in the settings. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import { count, money } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useRefresh } from '../../lib/refresh';
import type { Money } from '../../lib/types';
import { t } from '../../text';
import { Card } from './CustomerPage';

interface Rule { orders: number; total: Money | null; version: number }
const KEY = ['customer-rule'];

export function RuleCard() {
    const may = useMay('manager');
    useRefresh('shop.changed', KEY);
    const { data: r } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call<Rule>('GET', '/api/v1/customer-rule', undefined, { signal }) });
    const parts = r ? [r.orders > 0 && t.customer.rule_orders(count(r.orders)), (r.total?.minor ?? 0) > 0 && t.customer.rule_total(money(r.total))].filter((p): p is string => !!p) : [];
    return (
        <Card title={t.customer.rule}>
            {r ? <p>{parts.length ? t.customer.rule_is(parts) : t.customer.rule_off}</p> : <span className="bone" />}
            {may && r && <div><Link href="/settings/customers" className="link">{t.customer.rule_edit}</Link></div>}
        </Card>
    );
}

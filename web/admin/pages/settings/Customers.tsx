/* From when on a customer is a VIP. */
import { TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { parseAmount, typedAmount } from '../../lib/amount';
import { useMe } from '../../lib/me';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { FormBody, useForm } from './form';
import { Loaded, Panel, Title } from './parts';

type Rule = components['schemas']['customer_rule'];
const KEY = ['customer-rule'], PATH = '/api/v1/customer-rule';

function Fields({ rule, reload }: { rule: Rule; reload: () => Promise<unknown> }) {
    const w = t.settings.customers, client = useQueryClient(), shop = useMe().currency, currency = rule.total?.minor ? rule.total.currency : shop;
    const form = useForm({ orders: String(rule.orders), total: typedAmount(rule.total?.minor ?? 0, currency) }, async (_, now) => {
        const orders = /^\d{1,9}$/.test(now.orders.trim()) ? Number(now.orders) : null, minor = now.total.trim() === '' ? 0 : parseAmount(now.total, currency);
        if (orders === null) throw { orders: w.bad_number };
        if (minor === null || minor < 0) throw { total: w.bad_amount };
        client.setQueryData(KEY, await call<Rule>('PATCH', PATH, { version: rule.version, orders, total: { minor, currency } }));
    }, reload);
    return (
        <FormBody form={form}>
            <Panel title={w.rule}>
                <TextInput className="narrow" label={w.orders} description={w.orders_more} inputMode="numeric" {...form.text('orders')} />
                <TextInput className="narrow" label={w.total(currency)} description={w.total_more} inputMode="decimal" {...form.text('total')} />
            </Panel>
        </FormBody>
    );
}

export default function Customers() {
    const query = useQuery({ queryKey: KEY, refetchOnWindowFocus: false, queryFn: ({ signal }) => call<Rule>('GET', PATH, undefined, { signal }) });
    return (
        <>
            <Title name={t.settings.names.customers!} more={t.settings.customers.more} />
            <Loaded query={query} thing={t.settings.customers.rule}>{(rule) => <Fields rule={rule} reload={query.refetch} />}</Loaded>
        </>
    );
}

/* How long is kept what is not the shop's own book; and one person's data, by their address. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { useMay } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { FormBody, useForm, type Errors } from './form';
import { SHOP, fetchShop } from './General';
import { Ask, Loaded, Panel, Title } from './parts';

type Shop = components['schemas']['shop'];
type Erased = components['schemas']['customer_erased'];

const days = (text: string): number | null => (text.trim() === '' ? 0 : /^\d{1,4}$/.test(text.trim()) && Number(text) <= 3650 ? Number(text) : null);
const shown = (n: number | undefined): string => (n ? String(n) : '');

function Keeping({ shop, reload }: { shop: Shop; reload: () => Promise<unknown> }) {
    const w = t.settings.privacy, client = useQueryClient();
    const form = useForm({ conversations: shown(shop.keep_conversations), mirrors: shown(shop.keep_mirrors) }, async (_, now) => {
        const keep_conversations = days(now.conversations), keep_mirrors = days(now.mirrors);
        if (keep_conversations === null || keep_mirrors === null) throw { ...(keep_conversations === null && { conversations: w.bad_days }), ...(keep_mirrors === null && { mirrors: w.bad_days }) } as Errors;
        client.setQueryData(SHOP, await call<Shop>('PATCH', '/api/v1/shop', { version: shop.version, keep_conversations, keep_mirrors }));
    }, reload);
    return (
        <FormBody form={form}>
            <Panel title={w.keep} more={w.keep_more}>
                <TextInput className="narrow" label={w.conversations} description={w.conversations_more} placeholder={w.ever} inputMode="numeric" {...form.text('conversations')} />
                <TextInput className="narrow" label={w.mirrors} description={w.mirrors_more} placeholder={w.ever} inputMode="numeric" {...form.text('mirrors')} />
                <ul className="dim">{w.others.map((line) => <li key={line}>{line}</li>)}</ul>
            </Panel>
        </FormBody>
    );
}

/* For whoever never ordered: customers have a page. */
function Person() {
    const w = t.settings.privacy, owner = useMay('owner');
    const [email, setEmail] = useState(''), [phone, setPhone] = useState(''), [errors, setErrors] = useState<Errors>({}), [asking, setAsking] = useState(false);
    const body = () => ({ ...(email.trim() && { email: email.trim() }), ...(phone.trim() && { phone: phone.trim() }) });
    const failed = (e: unknown) => {
        if (e instanceof Problem && e.fields.length) setErrors(Object.fromEntries(e.fields.map((f) => [f.field, f.message])));
        else toast((e as Error).message, { bad: true });
    };
    const hand = async (e: FormEvent) => {
        e.preventDefault();
        setErrors({});
        try {
            const file = await call<object>('POST', '/api/v1/privacy/export', body());
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }));
            link.download = 'customer.json';
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 10000);
        } catch (x) { failed(x); }
    };
    const erase = async () => {
        try {
            const n = await call<Erased>('POST', '/api/v1/privacy/erase', body());
            setEmail('');
            setPhone('');
            toast(w.erased(n.orders ?? 0, n.conversations ?? 0));
        } catch (x) { failed(x); }
    };
    return (
        <Panel title={w.person} more={w.person_more}>
            <form className="stack" noValidate onSubmit={(e) => void hand(e)}>
                <div className="two-columns narrow">
                    <TextInput label={w.email} type="email" autoComplete="off" value={email} onChange={(e) => setEmail(e.currentTarget.value)} error={errors.email} />
                    <TextInput label={w.phone} type="tel" autoComplete="off" value={phone} onChange={(e) => setPhone(e.currentTarget.value)} error={errors.phone} />
                </div>
                <div className="row wrap">
                    <Button type="submit" variant="default">{w.export}</Button>
                    {owner && <Button className="danger" onClick={() => (email.trim() || phone.trim() ? setAsking(true) : setErrors({ email: w.whom }))}>{w.erase}</Button>}
                </div>
                <p className="dim">{w.audit} <Link className="link" href="/audit">{t.settings.names.audit}</Link></p>
            </form>
            {asking && <Ask close={() => setAsking(false)} question={{ title: w.erase_title(Object.values(body()).join(' · ')), more: w.erase_more, submit: w.erase_now, bad: true, run: erase }} />}
        </Panel>
    );
}

export default function Privacy() {
    const query = useQuery({ queryKey: SHOP, queryFn: fetchShop, refetchOnWindowFocus: false });
    return (
        <>
            <Title name={t.settings.names.privacy!} more={t.settings.privacy.more} />
            <Loaded query={query} thing={t.settings.names.privacy!}>{(shop) => <Keeping shop={shop} reload={query.refetch} />}</Loaded>
            <Person />
        </>
    );
}

/* ⋮ of the customer: the file to hand out to them, and the end of what is kept of them. */
import { useState, type FormEvent } from 'react';
import { Button, Menu, TextInput } from '@mantine/core';
import { IconDotsVertical, IconDownload, IconUserX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { call, ofShop } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { Dialog } from '../../lib/dialog';
import { count } from '../../lib/format';
import { useMay } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import type { Customer } from './CustomerPage';

type Erased = components['schemas']['customer_erased'];

const fileOf = (id: string): string => `/api/v1/orders/${encodeURIComponent(id)}/customer/export` + ofShop();

function EraseDialog({ id, customer: c, close }: { id: string; customer: Customer; close: () => void }) {
    const client = useQueryClient(), w = t.customer.erasing;
    const known = c.email || c.phone || c.orders.find((o) => o.id === id)?.number || '';
    const [typed, setTyped] = useState(''), [error, setError] = useState(''), [busy, setBusy] = useState(false);
    const label = c.email ? w.type_email : c.phone ? w.type_phone : w.type_number;
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        if (!typed.trim()) return setError(t.customer.erasing.required);
        setBusy(true);
        setError('');
        try {
            const n = await call<Erased>('POST', `/api/v1/orders/${encodeURIComponent(id)}/customer/erase`, { confirm: typed.trim() });
            close();
            toast(w.done(n.orders ?? 0, n.conversations ?? 0));
            void client.invalidateQueries();
        } catch (x) {
            setBusy(false);
            if (x instanceof Problem && x.fields.length) setError(w.wrong);
            else setError(`${w.failed}: ${(x as Error).message}`);
        }
    };
    return (
        <Dialog close={close} title={w.title} size="lg">
            <form className="stack" noValidate onSubmit={submit}>
                <p>{w.intro}</p>
                <ul className="what">
                    <li>{w.orders(count(c.order_count), c.order_count_is_exact)}</li>
                    <li>{w.talks}</li>
                    <li>{w.notes}</li>
                    <li>{w.stays}</li>
                    <li>{w.cannot}</li>
                </ul>
                <p className="strong">{w.final}</p>
                <TextInput data-autofocus label={label} description={known} autoComplete="off" spellCheck={false} value={typed} onChange={(e) => setTyped(e.currentTarget.value)} error={error} />
                <div className="row end wrap"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" className="erase-now" loading={busy}>{w.submit}</Button></div>
            </form>
        </Dialog>
    );
}

export function CustomerMenu({ id, customer }: { id: string; customer: Customer }) {
    const manager = useMay('manager'), owner = useMay('owner'), [asking, setAsking] = useState(false);
    if (!manager || customer.erased) return null;
    return (
        <>
            <Menu position="bottom-end">
                <Menu.Target><Button variant="default" px={8} aria-label={t.customer.more}><IconDotsVertical size={18} /></Button></Menu.Target>
                <Menu.Dropdown>
                    <Menu.Item leftSection={<IconDownload size={16} />} component="a" href={fileOf(id)} download>{t.customer.export}</Menu.Item>
                    {owner && <Menu.Item leftSection={<IconUserX size={16} />} onClick={() => setAsking(true)}>{t.customer.erase}</Menu.Item>}
                </Menu.Dropdown>
            </Menu>
            {asking && <EraseDialog id={id} customer={customer} close={() => setAsking(false)} />}
        </>
    );
}

/* ⋮ of the order: copying, the chat, cancelling. */
import { useState, type ReactElement } from 'react';
import { Button, Menu, Modal } from '@mantine/core';
import { IconBan, IconCopy, IconMessage, IconTruck } from '@tabler/icons-react';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import { copy } from '../../lib/copy';
import { useMay } from '../../lib/me';
import { toast } from '../../lib/toast';
import type { Order } from '../../lib/types';
import { t } from '../../text';
import { isTheirs } from './Card';

export default function MoreMenu({ order: o, button, done }: { order: Order; button: ReactElement; done: (o: Order) => void }) {
    const [asking, setAsking] = useState(false), [busy, setBusy] = useState(false), may = useMay('agent') && !isTheirs(o);
    const cancelled = !!o.cancelled_at;
    /* The item that opened the question is gone with its menu: the button of the menu has the focus again. */
    const close = () => { setAsking(false); setTimeout(() => document.querySelector<HTMLElement>('.order-title [aria-haspopup=menu]')?.focus(), 150); };
    const cancel = async () => {
        setBusy(true);
        try {
            done(await call<Order>('POST', `/api/v1/orders/${o.id}/cancel`, { version: o.version }));
            toast(t.order.cancelled);
            close();
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        setBusy(false);
    };
    return (
        <>
            <Menu defaultOpened position="bottom-end">
                <Menu.Target>{button}</Menu.Target>
                <Menu.Dropdown>
                    <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void copy(o.number ?? '', t.order.number_copied)}>{t.order.copy_number}</Menu.Item>
                    <Menu.Item leftSection={<IconTruck size={16} />} onClick={() => (o.tracking_number ? void copy(o.tracking_number, t.order.tracking_copied) : toast(t.order.no_tracking))}>{t.order.copy_tracking}</Menu.Item>
                    {o.conversation_id && <Menu.Item leftSection={<IconMessage size={16} />} component={Link} href={'/conversations/' + o.conversation_id}>{t.order.chat}</Menu.Item>}
                    {may && <Menu.Item leftSection={<IconBan size={16} />} disabled={cancelled} onClick={() => setAsking(true)}>{t.order.cancel}</Menu.Item>}
                </Menu.Dropdown>
            </Menu>
            <Modal opened={asking} onClose={close} title={t.order.cancel_ask}>
                <div className="stack">
                    {o.payment_badge === 'Paid' || (o.paid_total?.minor ?? 0) > 0 ? <p>{t.order.no_refund}</p> : null}
                    <div className="row end"><Button variant="default" onClick={close}>{t.order.cancel_no}</Button><Button loading={busy} onClick={() => void cancel()}>{t.order.cancel}</Button></div>
                </div>
            </Modal>
        </>
    );
}

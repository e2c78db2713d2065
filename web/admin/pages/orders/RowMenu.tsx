/* ⋮ of a row, fetched and mounted once a row's button was used. */
import type { ReactElement } from 'react';
import { Menu } from '@mantine/core';
import { IconEye, IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { OrderRow } from '../../lib/types';
import { t } from '../../text';

export default function RowMenu({ o, button }: { o: OrderRow; button: ReactElement }) {
    return (
        <Menu defaultOpened position="bottom-end">
            <Menu.Target>{button}</Menu.Target>
            <Menu.Dropdown>
                <Menu.Item leftSection={<IconEye size={15} />} component={Link} href={`/orders/${o.id}`}>{t.orders.view}</Menu.Item>
                <Menu.Item leftSection={<IconPrinter size={15} />} component={Link} href={`/orders/${o.id}?print=1`}>{t.orders.print}</Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}

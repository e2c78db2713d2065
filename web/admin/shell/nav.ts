/* The pages of the rail, each with the least role that may see it and the key after "g". */
import { IconPackage, type Icon } from '@tabler/icons-react';
import { t } from '../text';
import type { Role } from '../lib/types';

export interface Place { href: string; label: string; icon: Icon; least: Role; key?: string }

export const places = (): Place[] => [
    { href: '/orders', label: t.nav.orders, icon: IconPackage, least: 'viewer', key: 'o' },
];

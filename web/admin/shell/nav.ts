/*
 * Every page of the desk, one line each, in the order of the rail. A page's `name` is its folder in pages/: its words
 * (text/en/NAME.ts, listed in text/index.ts) and the styles that its files import are fetched together with its script.
 */
import { createElement, useEffect, useState, type ComponentType } from 'react';
import { IconAdjustments, IconBell, IconClipboardList, IconHistory, IconPackage, IconPlug, IconTag, type Icon } from '@tabler/icons-react';
import { useMay } from '../lib/me';
import type { Role } from '../lib/types';
import { useCounts, type DeskCounts } from '../lib/waiting';
import { loadText, t, type Text } from '../text';
import { loadStyle } from './style';

export interface Page {
    path: string; name: string; least: Role;
    load: () => Promise<{ default: ComponentType<any> }>;
    /* In the rail: its label in t.nav, its icon, the key after "g", what is counted. */
    nav?: Exclude<keyof Text['nav'], 'waiting'>; icon?: Icon; key?: string; count?: (c: DeskCounts) => number;
}

const PAGES: Page[] = [
    { path: '/orders', name: 'orders', load: () => import('../pages/orders/OrdersPage'), least: 'viewer', nav: 'orders', icon: IconPackage, key: 'o' },
    { path: '/orders/print', name: 'print', load: () => import('../pages/print/PrintPage'), least: 'viewer' },
    { path: '/orders/:id', name: 'order', load: () => import('../pages/order/OrderPage'), least: 'viewer' },
    { path: '/requests', name: 'requests', load: () => import('../pages/requests/RequestsPage'), least: 'viewer', nav: 'requests', icon: IconClipboardList, key: 'r', count: (c) => c.requests + c.tickets },
    { path: '/conversations/:id', name: 'conversation', load: () => import('../pages/conversation/ConversationPage'), least: 'viewer' },
    { path: '/orders/:id/customer', name: 'customer', load: () => import('../pages/customer/CustomerPage'), least: 'viewer' },
    { path: '/reminders', name: 'reminders', load: () => import('../pages/reminders/RemindersPage'), least: 'viewer', nav: 'reminders', icon: IconBell, key: 'm', count: (c) => c.reminders_due },
    { path: '/products', name: 'products', load: () => import('../pages/products/ProductsPage'), least: 'viewer', nav: 'products', icon: IconTag, key: 'p' },
    { path: '/integrations', name: 'integrations', load: () => import('../pages/integrations/IntegrationsPage'), least: 'owner', nav: 'integrations', icon: IconPlug, key: 'n' },
    { path: '/integrations/sources/:id', name: 'source', load: () => import('../pages/source/SourcePage'), least: 'manager' },
    { path: '/audit', name: 'audit', load: () => import('../pages/audit/AuditPage'), least: 'manager', nav: 'audit', icon: IconHistory, key: 'l' },
    { path: '/settings/:section?', name: 'settings', load: () => import('../pages/settings/SettingsPage'), least: 'viewer', nav: 'settings', icon: IconAdjustments, key: 's' },
];

const got = new Map<string, ComponentType<any>>();

async function bring(p: Page): Promise<ComponentType<any>> {
    const [page] = await Promise.all([p.load(), loadText(p.name), loadStyle(p.name)]);
    got.set(p.name, page.default);
    return page.default;
}

/* Fetches a page that will probably be opened next. */
export const fetchPage = (name: string): void => PAGES.forEach((p) => { if (p.name === name) bring(p).catch(() => { /* said when it is opened */ }); });

/* Not React's lazy: once that has shown its fallback, it keeps what has come from the eye for 300 ms. */
function body(p: Page) {
    return function Body(params: object) {
        const [{ Found, failed }, set] = useState<{ Found?: ComponentType<any>; failed?: unknown }>(() => ({ Found: got.get(p.name) }));
        useEffect(() => { if (!Found) bring(p).then((Found) => set({ Found }), (failed) => set({ failed: failed ?? true })); }, []);
        if (failed) throw failed;
        return Found ? createElement(Found, params) : createElement('div', { className: 'page', 'aria-busy': true });
    };
}

export const pages: (Page & { Body: ComponentType<any> })[] = PAGES.map((p) => ({ ...p, Body: body(p) }));

/* Where a place of the rail leads: its path without parameters. */
export const home = (p: Page): string => p.path.replace(/\/:.*$/, '');

/* Orders are a place once they are connected to an assistant. */
export const places = (connected = true) => pages.flatMap((p) => (p.nav && p.icon && (connected || p.nav !== 'orders')
    ? [{ href: home(p), label: t.nav[p.nav], icon: p.icon, least: p.least, key: p.key, count: p.count }] : []));

/* Those that this person may see. */
export function usePlaces() {
    const may = { viewer: useMay('viewer'), agent: useMay('agent'), manager: useMay('manager'), owner: useMay('owner') };
    return places(useCounts()?.orders_connected !== false).filter((p) => may[p.least]);
}

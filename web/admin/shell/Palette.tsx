/* Ctrl K: pages, actions, orders by number. A combobox over one list, so that the focus never leaves the field. */
import './palette.css';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconKeyboard, IconLogout, IconPackage, IconPlus, IconSearch, type Icon } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { call } from '../lib/api';
import { Dialog } from '../lib/dialog';
import { useMay, usePreferences } from '../lib/me';
import type { OrderList } from '../lib/types';
import { useCreateOrder } from '../pages/orders/create';
import { t } from '../text';
import { usePlaces } from './nav';
import { SCHEMES, signOut } from './UserMenu';

interface Entry { id: string; group: string; label: string; more?: string; icon: Icon; run: () => void }

const folded = (s: string): string => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export default function Palette({ close, showKeys }: { close: () => void; showKeys: () => void }) {
    const [, go] = useLocation(), [words, setWords] = useState(''), [at, setAt] = useState(0);
    const [asked] = useDebouncedValue(words.trim(), 200);
    const { setColorScheme } = useMantineColorScheme(), [, prefer] = usePreferences();
    const pages = usePlaces();
    const may = { agent: useMay('agent') };
    const create = useCreateOrder(), list = useId();
    const { data } = useQuery({
        queryKey: ['palette', asked], enabled: asked.length > 1, staleTime: 30_000,
        queryFn: ({ signal }) => call<OrderList>('GET', '/api/v1/orders?per_page=5&query=' + encodeURIComponent(asked.replace(/^#/, '')), undefined, { signal }),
    });
    const entries = useMemo<Entry[]>(() => {
        const fixed: Entry[] = [
            ...pages.map((p) => ({ id: p.href, group: t.palette.pages, label: p.label, icon: p.icon, run: () => go(p.href) })),
            ...(may.agent ? [{ id: 'create', group: t.palette.actions, label: t.palette.create, icon: IconPlus, run: () => void create() }] : []),
            ...SCHEMES.map(([value, label, icon]) => ({ id: 'theme-' + value, group: t.palette.actions, label: t.palette.theme(label()), icon, run: () => { setColorScheme(value); prefer({ theme: value }); } })),
            { id: 'keys', group: t.palette.actions, label: t.user.shortcuts, icon: IconKeyboard, run: showKeys },
            { id: 'out', group: t.palette.actions, label: t.user.sign_out, icon: IconLogout, run: () => void signOut() },
        ];
        const orders = words.trim().length > 1 && data ? data.items.map((o) => ({
            id: o.id, group: t.palette.orders, label: t.palette.order(o.number ?? ''), more: o.customer_name ?? undefined, icon: IconPackage, run: () => go('/orders/' + o.id),
        })) : [];
        const search: Entry[] = words.trim() ? [{ id: 'search', group: t.palette.orders, label: t.palette.search(words.trim()), icon: IconSearch, run: () => go('/orders?query=' + encodeURIComponent(words.trim())) }] : [];
        const fits = fixed.filter((e) => folded(e.label).includes(folded(words.trim())));
        return words.trim() ? [...orders, ...fits, ...search] : fits;
    }, [words, data]);
    const now = Math.min(at, entries.length - 1);
    const run = (e: Entry) => { close(); e.run(); };
    const onKey = (e: KeyboardEvent) => {
        const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
        if (step && entries.length) {
            const to = (now + step + entries.length) % entries.length;
            e.preventDefault();
            setAt(to);
            document.getElementById(`${list}-${to}`)?.scrollIntoView({ block: 'nearest' });
        } else if (e.key === 'Enter' && entries[now]) {
            e.preventDefault();
            run(entries[now]);
        }
    };
    return (
        <Dialog close={close} withCloseButton={false} padding={0} size="lg" yOffset="12vh" aria-label={t.palette.title} classNames={{ content: 'palette' }}>
            <div className="palette-field">
                <IconSearch size={18} aria-hidden="true" />
                <input data-autofocus role="combobox" aria-expanded="true" aria-controls={list} aria-autocomplete="list" aria-activedescendant={entries.length ? `${list}-${now}` : undefined}
                    aria-label={t.palette.title} placeholder={t.palette.hint} value={words} onChange={(e) => { setWords(e.currentTarget.value); setAt(0); }} onKeyDown={onKey} autoComplete="off" spellCheck={false} />
                <kbd>Esc</kbd>
            </div>
            <ul className="palette-list" role="listbox" id={list} aria-label={t.palette.title}>
                {entries.map((e, i) => (
                    <li key={e.id} id={`${list}-${i}`} role="option" aria-selected={i === now} onPointerMove={() => setAt(i)} onClick={() => run(e)}>
                        <e.icon size={18} stroke={1.6} aria-hidden="true" /><span className="cut">{e.label}</span>{e.more && <small className="cut">{e.more}</small>}
                        {e.group !== entries[i - 1]?.group && <small className="palette-group">{e.group}</small>}
                    </li>
                ))}
            </ul>
            {!entries.length && <p className="palette-none" role="status">{t.palette.empty}</p>}
        </Dialog>
    );
}

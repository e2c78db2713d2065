/* The frame of every page: rail, header, bars, palette, shortcuts, and the routes. */
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { IconMenu2, IconSearch, IconX } from '@tabler/icons-react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { day } from '../lib/format';
import { startLive, useLive, useLiveUp } from '../lib/live';
import { useMay, useMe } from '../lib/me';
import { tellWaiting } from '../lib/page';
import { useShortcuts } from '../lib/shortcuts';
import { Alone } from '../lib/states';
import { useCounts, useCountsLive } from '../lib/waiting';
import { t } from '../text';
import { Attention } from './Attention';
import { Boundary } from './Boundary';
import { pages, usePlaces } from './nav';
import { enterShop } from './shop';
import { part } from './style';
import { useTheme } from './scheme';
import { UserButton } from './UserButton';
import { useOnline } from './online';

const Palette = part('shell/Palette', () => import('./Palette'));
const KeyList = part('shell/KeyList', () => import('./KeyList'));

function Rail({ open, close }: { open: boolean; close: () => void }) {
    const [at] = useLocation();
    const counts = useCounts();
    return (
        <nav className={open ? 'rail open' : 'rail'} id="rail" aria-label={t.app.main} onKeyDown={(e) => e.key === 'Escape' && close()}>
            {usePlaces().map(({ href, label, icon: Icon, count: waiting }) => {
                const here = at === href || at.startsWith(href + '/'), n = counts && waiting ? waiting(counts) : 0;
                return (
                    <Link key={href} href={href} className="place" aria-current={here ? 'page' : undefined} onClick={close}>
                        <Icon size={20} stroke={1.6} aria-hidden="true" /><span className="label">{label}</span>
                        {n > 0 && <span className="count"><span aria-hidden="true">{n > 99 ? '99+' : n}</span><span className="hidden">{t.nav.waiting(n)}</span></span>}
                    </Link>
                );
            })}
        </nav>
    );
}

function Bars() {
    const [here] = useLocation(), online = useOnline(), live = useLiveUp(), silent = useCounts()?.silent ?? [], zone = useMe().zone, may = useMay('manager');
    return (
        <div role="status" className="bars">
            {!online ? <p className="bar">{t.app.offline}</p> : live === false ? <p className="bar quiet">{t.app.live_lost}</p> : null}
            {silent.map((s) => <p key={s.id} className="bar silent">{t.app.silent(s.name, day(s.since, zone))} {may && here !== '/integrations/sources/' + s.id && <Link href={'/integrations/sources/' + s.id}>{t.app.silent_see}</Link>}</p>)}
        </div>
    );
}

function Guarded({ page: { Body, least }, params }: { page: (typeof pages)[number]; params: object }) {
    return useMay(least) ? <Body {...params} /> : <Alone title={t.app.denied} more={t.app.denied_more(t.user.role[least] ?? least)} />;
}

/* Hints make the pages' questions stale; after a gap everything is asked anew. */
function useHints(): void {
    const client = useQueryClient();
    const listen = useCallback((event: string) => {
        if (event === 'reset') void client.invalidateQueries();
    }, [client]);
    useLive(listen);
    useCountsLive();
    useEffect(() => startLive(), []);
}

export function Shell() {
    const me = useMe(), [at, go] = useLocation();
    const [drawer, setDrawer] = useState(false), [palette, setPalette] = useState(false), [keys, setKeys] = useState(false);
    const burger = useRef<HTMLButtonElement>(null);
    const counts = useCounts(), all = usePlaces();
    useHints();
    useEffect(() => tellWaiting(counts?.conversations_waiting ?? 0), [counts?.conversations_waiting]);
    useTheme();
    useEffect(() => setDrawer(false), [at]);
    useEffect(() => { if (drawer) document.querySelector<HTMLElement>('#rail a')?.focus(); }, [drawer]);
    useShortcuts({
        'mod+k': () => setPalette(true),
        '?': () => setKeys(true),
        ...Object.fromEntries(all.filter((p) => p.key).map((p) => ['g ' + p.key, () => go(p.href)])),
    });
    const closeDrawer = () => { if (drawer) { setDrawer(false); burger.current?.focus(); } };
    return (
        <div className="shell">
            <a href="#content" className="skip" onClick={(e) => { e.preventDefault(); document.getElementById('content')?.focus(); }}>{t.app.skip}</a>
            <header className="head">
                <button ref={burger} type="button" className="icon burger" aria-label={t.app.menu} aria-expanded={drawer} aria-controls="rail" onClick={() => setDrawer(!drawer)}>
                    {drawer ? <IconX size={20} /> : <IconMenu2 size={20} />}
                </button>
                <Link href="/" className="brand">{t.app.name}</Link>
                {(me.shops?.length ?? 0) > 1
                    ? <select className="shop-name cut" aria-label={t.user.shops} value={me.shop_id} onChange={(e) => enterShop(e.currentTarget.value)}>{me.shops!.map((s) => <option key={s.id} value={s.id}>{s.name}</option>)}</select>
                    : <span className="shop-name cut">{me.shop.name}</span>}
                <button type="button" className="find" aria-label={t.palette.open} onClick={() => setPalette(true)} aria-keyshortcuts="Control+K Meta+K">
                    <IconSearch size={16} aria-hidden="true" /><span>{t.palette.open}</span><kbd aria-hidden="true">Ctrl K</kbd>
                </button>
                <Attention />
                <UserButton showKeys={() => setKeys(true)} />
            </header>
            <Rail open={drawer} close={closeDrawer} />
            {drawer && <div className="veil" onClick={closeDrawer} />}
            <main id="content" tabIndex={-1} inert={drawer}>
                <Bars />
                <Boundary key={at}>
                    <Suspense fallback={<div className="page" aria-busy="true" />}>
                        <Switch>
                            {pages.map((p) => <Route key={p.path} path={p.path}>{(params) => <Guarded page={p} params={params} />}</Route>)}
                            <Route path="/"><Redirect to={all[0]?.href ?? '/orders'} replace /></Route>
                            <Route><Alone title={t.app.missing} /></Route>
                        </Switch>
                    </Suspense>
                </Boundary>
            </main>
            <Suspense fallback={null}>
                {palette && <Palette close={() => setPalette(false)} showKeys={() => setKeys(true)} />}
                {keys && <KeyList close={() => setKeys(false)} />}
            </Suspense>
        </div>
    );
}

/* The frame before it is known who is there: the same measures, so that nothing moves. */
export function ShellSkeleton() {
    return <div className="shell" aria-busy="true"><header className="head"><span className="brand">{t.app.name}</span></header><nav className="rail" aria-hidden="true" /><main /></div>;
}

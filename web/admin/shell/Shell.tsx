/* The frame of every page: rail, header, bars, palette, shortcuts, and the routes. */
import { Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { IconMenu2, IconSearch, IconX } from '@tabler/icons-react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { startLive, useLive, useLiveUp } from '../lib/live';
import { useMay, useMe } from '../lib/me';
import { useShortcuts } from '../lib/shortcuts';
import { Alone } from '../lib/states';
import { t } from '../text';
import { Boundary } from './Boundary';
import { pages, places } from './nav';
import { UserButton } from './UserButton';
import { useOnline } from './online';

const Palette = lazy(() => import('./Palette'));
const KeyList = lazy(() => import('./KeyList'));

function Rail({ open, close }: { open: boolean; close: () => void }) {
    const [at] = useLocation();
    const may = { viewer: useMay('viewer'), agent: useMay('agent'), manager: useMay('manager'), owner: useMay('owner') };
    return (
        <nav className={open ? 'rail open' : 'rail'} id="rail" aria-label={t.app.main} onKeyDown={(e) => e.key === 'Escape' && close()}>
            {places().filter((p) => may[p.least]).map(({ href, label, icon: Icon }) => {
                const here = at === href || at.startsWith(href + '/');
                return (
                    <Link key={href} href={href} className="place" aria-current={here ? 'page' : undefined} onClick={close}>
                        <Icon size={20} stroke={1.6} aria-hidden="true" /><span className="label">{label}</span>
                    </Link>
                );
            })}
        </nav>
    );
}

function Bars() {
    const online = useOnline(), live = useLiveUp();
    return (
        <div role="status" className="bars">
            {!online ? <p className="bar">{t.app.offline}</p> : live === false ? <p className="bar quiet">{t.app.live_lost}</p> : null}
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
    useEffect(() => startLive(), []);
}

export function Shell() {
    const me = useMe(), [at, go] = useLocation();
    const [drawer, setDrawer] = useState(false), [palette, setPalette] = useState(false), [keys, setKeys] = useState(false);
    const burger = useRef<HTMLButtonElement>(null);
    useHints();
    useEffect(() => setDrawer(false), [at]);
    useEffect(() => { if (drawer) document.querySelector<HTMLElement>('#rail a')?.focus(); }, [drawer]);
    useShortcuts({
        'mod+k': () => setPalette(true),
        '?': () => setKeys(true),
        ...Object.fromEntries(places().filter((p) => p.key).map((p) => ['g ' + p.key, () => go(p.href)])),
    });
    const closeDrawer = () => { if (drawer) { setDrawer(false); burger.current?.focus(); } };
    return (
        <div className="shell">
            <a href="#content" className="skip" onClick={(e) => { e.preventDefault(); document.getElementById('content')?.focus(); }}>{t.app.skip}</a>
            <header className="head">
                <button ref={burger} type="button" className="icon burger" aria-label={t.app.menu} aria-expanded={drawer} aria-controls="rail" onClick={() => setDrawer(!drawer)}>
                    {drawer ? <IconX size={20} /> : <IconMenu2 size={20} />}
                </button>
                <Link href="/orders" className="brand">{t.app.name}</Link>
                <span className="shop-name cut">{me.shop?.name}</span>
                <button type="button" className="find" aria-label={t.palette.open} onClick={() => setPalette(true)} aria-keyshortcuts="Control+K Meta+K">
                    <IconSearch size={16} aria-hidden="true" /><span>{t.palette.open}</span><kbd aria-hidden="true">Ctrl K</kbd>
                </button>
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
                            <Route path="/"><Redirect to="/orders" replace /></Route>
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

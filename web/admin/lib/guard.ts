/* Nobody loses a draft by a click or a key: the browser asks when the page is left, and we ask when a page of ours is
   opened, however that began (link, palette, keys, Back). main.tsx loads this file before the router listens. */
import { useEffect } from 'react';

let here = '';
const guards = new Set<{ ask: string }>(); /* several drafts may stand on one page */
const words = (): string => [...guards].at(-1)!.ask;
const leaves = (to: string | URL | null | undefined): boolean => guards.size > 0 && new URL(to ?? here, here).pathname !== new URL(here).pathname;

const { pushState, replaceState } = history;
const asked = (go: typeof pushState): typeof pushState => function (state, unused, to) {
    if (!leaves(to) || confirm(words())) go.call(history, state, unused, to);
};
history.pushState = asked(pushState);
history.replaceState = asked(replaceState);

/* Back has happened already: it is undone. A window calls its listeners in the order in which they came, and the
   router's come with React: too late to hear of it. */
addEventListener('popstate', (e) => {
    if (!leaves(location.href) || confirm(words())) return;
    e.stopImmediatePropagation();
    pushState.call(history, null, '', here);
});

export function useGuard(dirty: boolean, ask: string): void {
    useEffect(() => {
        if (!dirty) return;
        const unload = (e: BeforeUnloadEvent) => e.preventDefault(), own = { ask };
        guards.add(own);
        here = location.href;
        addEventListener('beforeunload', unload);
        return () => {
            guards.delete(own);
            removeEventListener('beforeunload', unload);
        };
    }, [dirty, ask]);
}

/* Nobody loses a draft by a click or a key: the browser asks when the page is left, and we ask when a page of ours is
   opened, however that began (link, palette, keys, Back). main.tsx loads this file before the router listens. */
import { useEffect } from 'react';

let words: string | null = null, here = '';
const leaves = (to: string | URL | null | undefined): boolean => words !== null && new URL(to ?? here, here).pathname !== new URL(here).pathname;

const { pushState, replaceState } = history;
const asked = (go: typeof pushState): typeof pushState => function (state, unused, to) {
    if (!leaves(to) || confirm(words!)) go.call(history, state, unused, to);
};
history.pushState = asked(pushState);
history.replaceState = asked(replaceState);

/* Back has happened already: it is undone. A window calls its listeners in the order in which they came, and the
   router's come with React: too late to hear of it. */
addEventListener('popstate', (e) => {
    if (!leaves(location.href) || confirm(words!)) return;
    e.stopImmediatePropagation();
    pushState.call(history, null, '', here);
});

export function useGuard(dirty: boolean, ask: string): void {
    useEffect(() => {
        if (!dirty) return;
        const unload = (e: BeforeUnloadEvent) => e.preventDefault();
        words = ask;
        here = location.href;
        addEventListener('beforeunload', unload);
        return () => {
            words = null;
            removeEventListener('beforeunload', unload);
        };
    }, [dirty, ask]);
}

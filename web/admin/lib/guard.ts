/* Nobody loses a draft by a click or a key: the browser asks when the page is left, and we ask when a page of ours is
   opened, however that began (link, palette, keys, Back). */
import { useEffect } from 'react';

export function useGuard(dirty: boolean, words: string): void {
    useEffect(() => {
        if (!dirty) return;
        const here = location.href, path = location.pathname;
        const away = (url: unknown) => new URL(String(url ?? here), here).pathname !== path;
        const { pushState, replaceState } = history;
        const asked = (go: typeof pushState): typeof pushState => function (this: History, state, unused, url) {
            if (!away(url) || confirm(words)) go.call(history, state, unused, url);
        };
        const unload = (e: BeforeUnloadEvent) => e.preventDefault();
        /* Back has happened already: it is undone, past our own question. */
        const back = (e: PopStateEvent) => {
            if (!away(location.href) || confirm(words)) return;
            e.stopImmediatePropagation();
            pushState.call(history, null, '', here);
        };
        history.pushState = asked(pushState);
        history.replaceState = asked(replaceState);
        addEventListener('beforeunload', unload);
        addEventListener('popstate', back, true);
        return () => {
            history.pushState = pushState;
            history.replaceState = replaceState;
            removeEventListener('beforeunload', unload);
            removeEventListener('popstate', back, true);
        };
    }, [dirty, words]);
}

/* Nobody loses a draft by a click or a key: the browser asks when the page is left, and we ask when the desk turns to another. */
import { useEffect } from 'react';
import { t } from '../../text';

export function useGuard(dirty: boolean): void {
    useEffect(() => {
        if (!dirty) return;
        const here = location.href, push = history.pushState;
        const unload = (e: BeforeUnloadEvent) => e.preventDefault();
        /* Links, shortcuts and the palette all end here. */
        history.pushState = function (state, unused, to) {
            const stays = new URL(to ?? here, here).pathname === location.pathname;
            if (stays || confirm(t.order.leave)) push.call(history, state, unused, to);
        };
        const back = (e: PopStateEvent) => {
            if (location.pathname === new URL(here).pathname || confirm(t.order.leave)) return;
            e.stopImmediatePropagation();
            push.call(history, null, '', here);
        };
        addEventListener('beforeunload', unload);
        addEventListener('popstate', back, true);
        return () => {
            history.pushState = push;
            removeEventListener('beforeunload', unload);
            removeEventListener('popstate', back, true);
        };
    }, [dirty]);
}

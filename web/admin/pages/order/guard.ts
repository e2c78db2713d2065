/* Nobody loses a draft by a click: the browser asks when the page is left, and we ask when a link of ours is. */
import { useEffect } from 'react';
import { t } from '../../text';

export function useGuard(dirty: boolean): void {
    useEffect(() => {
        if (!dirty) return;
        const unload = (e: BeforeUnloadEvent) => e.preventDefault();
        const click = (e: MouseEvent) => {
            const a = e.target instanceof Element ? e.target.closest('a') : null;
            if (!a || a.target || e.metaKey || e.ctrlKey || e.shiftKey || a.origin !== location.origin || a.hash) return;
            if (!confirm(t.order.leave)) { e.preventDefault(); e.stopPropagation(); }
        };
        const here = location.href;
        const back = () => {
            if (location.href !== here && !confirm(t.order.leave)) history.pushState(null, '', here);
        };
        addEventListener('beforeunload', unload);
        addEventListener('click', click, true);
        addEventListener('popstate', back, true);
        return () => {
            removeEventListener('beforeunload', unload);
            removeEventListener('click', click, true);
            removeEventListener('popstate', back, true);
        };
    }, [dirty]);
}

/* What every page does when it is opened: its title in the tab, the focus on its heading. */
import { useEffect, useRef, type RefObject } from 'react';
import { t } from '../text';

let opened = false; /* the first page of a visit leaves the focus where the browser put it */

export function usePage(title: string): RefObject<HTMLHeadingElement | null> {
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => { document.title = `${title} · ${t.app.name}`; }, [title]);
    useEffect(() => {
        if (opened) heading.current?.focus({ preventScroll: true });
        opened = true;
    }, []);
    return heading;
}

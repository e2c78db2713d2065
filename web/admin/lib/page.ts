/* What every page does when it is opened: its title in the tab, the focus on its heading. */
import { useEffect, useRef, type RefObject } from 'react';
import { t } from '../text';

let opened = false; /* the first page of a visit leaves the focus where the browser put it */
let title = '', waiting = 0;

const write = (): void => { document.title = `${waiting ? `(${waiting}) ` : ''}${title ? `${title} · ` : ''}${t.app.name}`; };

/* People who wait for an answer stand in the tab's title. */
export function tellWaiting(n: number): void {
    if (n === waiting) return;
    waiting = n;
    write();
}

export function usePage(name: string): RefObject<HTMLHeadingElement | null> {
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => { title = name; write(); }, [name]);
    useEffect(() => {
        if (opened) heading.current?.focus({ preventScroll: true });
        opened = true;
    }, []);
    return heading;
}

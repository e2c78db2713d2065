/* What the server finds wrong takes the focus once it stands there: the first field of a form that is marked. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from './problem';

export type Wrong = Record<string, string>;

/* [what is wrong by field, set it, set it from an answer and go there]. */
export function useWrong(form: string): [Wrong, (to: Wrong | ((old: Wrong) => Wrong)) => void, (from: Problem | Wrong) => void] {
    const [wrong, setWrong] = useState<Wrong>({}), go = useRef(false);
    useEffect(() => {
        if (!go.current) return;
        go.current = false;
        document.querySelector<HTMLElement>(form + ' [aria-invalid="true"]')?.focus();
    }, [wrong]);
    const found = useCallback((from: Problem | Wrong) => {
        go.current = true;
        setWrong(from instanceof Error ? Object.fromEntries((from as Problem).fields.map((f) => [f.field, f.message])) : from);
    }, []);
    return [wrong, setWrong, found];
}

const modal = (): Element | null => document.querySelector('[aria-modal=true]');
let page: Element | null = null; /* what had the focus before the first of several dialogs */

/* A dialog that is taken away at once cannot give the focus back: whoever had it when the dialog came gets it again, unless
   somebody else has it by then, such as the dialog that follows. */
export function useFocusBack(): void {
    const [from] = useState(() => {
        if (!modal()) page = document.activeElement;
        return [document.activeElement, page];
    });
    useEffect(() => () => {
        setTimeout(() => {
            const to = from.find((x) => x?.isConnected && x !== document.body), over = modal();
            if (to instanceof HTMLElement && document.activeElement === document.body && (!over || over.contains(to))) to.focus();
        });
    }, []);
}

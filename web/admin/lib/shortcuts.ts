/* Single keys of a page (off in fields and dialogs, and where the person switched them off), and Ctrl or ⌘ with a key. */
import { useLayoutEffect } from 'react';
import { usePreferences } from './me';

type Run = (e: KeyboardEvent) => void;
const typing = (e: KeyboardEvent): boolean => e.target instanceof HTMLElement && (e.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName));
const covered = (): boolean => !!document.querySelector('[aria-modal="true"], [role="menu"]');

let leader = 0; /* when "g" was pressed */

export function useShortcuts(keys: Record<string, Run>): void {
    const [{ shortcuts = true }] = usePreferences();
    useLayoutEffect(() => { /* before the page is painted: who sees it may press its keys */
        const onKey = (e: KeyboardEvent) => {
            if (e.defaultPrevented || e.isComposing) return;
            const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
            if (e.ctrlKey || e.metaKey) {
                const run = keys['mod+' + key];
                if (run && !e.altKey) { e.preventDefault(); run(e); }
                return;
            }
            if (e.altKey || !shortcuts || typing(e) || covered()) return;
            const run = keys[Date.now() - leader < 1500 ? 'g ' + key : key];
            if (run) { e.preventDefault(); leader = 0; run(e); } else if (key === 'g') leader = Date.now();
        };
        addEventListener('keydown', onKey);
        return () => removeEventListener('keydown', onKey);
    });
}

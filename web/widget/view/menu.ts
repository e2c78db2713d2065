/* The ⋯ in the header: a button that shows one more button. */
import { t } from '../texts/text';
import { h, icon } from './dom';

/* Returns both; `run` is what the second one does. */
export function menu(label: string, run: () => void): HTMLElement[] {
    const show = (yes: boolean) => {
        item.hidden = !yes;
        more.ariaExpanded = String(yes);
    };
    const more = h('button', {
        'aria-label': t('menu'), 'aria-expanded': 'false', click: () => show(item.hidden),
    }, icon('more'));
    const item = h('button.mn', { hidden: true, click: () => { show(false); run(); } }, label);
    const leave = (e: FocusEvent) => {
        if (e.relatedTarget !== item && e.relatedTarget !== more) show(false);
    };
    for (const b of [more, item]) {
        b.addEventListener('focusout', leave);
        b.addEventListener('keydown', (e) => {
            if (e.key !== 'Escape' || item.hidden) return;
            e.stopPropagation();
            more.focus();
            show(false);
        });
    }
    return [more, item];
}

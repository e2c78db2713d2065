/*
 * Things to choose from: menus and lists of orders. A group locks after a choice; the chosen one stays marked and
 * keeps the focus, so that Tab goes on to what came next.
 */
import type { Option, OrderLine } from '../types';
import { t } from '../texts/text';
import { h, ltr } from './dom';
import { linkButton } from './link';
import { date } from './time';

export interface Group {
    node: HTMLElement;
    lock(chosen?: Element): void;
    unlock(): void;
    find(text: string): Element | undefined;    /* the choice that a visitor's words repeat */
}

export type Choose = (id: string, label: string, group: Group, by: MouseEvent) => void;

function group(node: HTMLElement): Group {
    const all = () => [...node.querySelectorAll('button')];
    return {
        node,
        lock(chosen) {
            for (const b of all()) {
                b.ariaDisabled = 'true';
                b.tabIndex = -1;
                if (b === chosen) b.ariaPressed = 'true';
            }
        },
        unlock() {
            for (const b of all()) {
                b.ariaDisabled = b.ariaPressed = null;
                b.tabIndex = 0;
            }
        },
        find: (text) => all().find((b) => b.dataset.label === text),
    };
}

/* One button; `g` is filled in by the caller before anybody can click. */
function choice(id: string, label: string, g: () => Group, choose: Choose, ...kids: (Node | string | false)[]) {
    const b = h('button', {
       
        'data-label': label,
        click: (e: MouseEvent) => {
            if (b.ariaDisabled) return;
            g().lock(b);
            choose(id, label, g(), e);
        },
    }, ...kids);
    return b;
}

export function options(list: Option[], choose: Choose): Group {
    const g = group(h('div.o', { role: 'group' }));
    for (const o of list) {
        const node = o.url ? linkButton(o.label, o.url) : o.id && choice(o.id, o.label, () => g, choose, o.label);
        if (node) g.node.append(node);
    }
    return g;
}

export function orders(list: OrderLine[], choose: Choose): Group {
    const g = group(h('ul.c', { role: 'list', 'aria-label': t('order') }));
    for (const o of list.slice(0, 6)) {
        g.node.append(h('li', {}, choice(o.choice, '#' + o.number, () => g, choose,
            h('b', {}, ltr('#' + o.number)),
            !!o.status && h('span.g', {}, o.status),
            h('span.d', {}, date(o.placed_at)),
            !!o.total && h('span.d e', {}, ltr(o.total.text)))));
    }
    return g;
}

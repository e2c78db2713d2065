/*
 * Things to choose from: menus and lists of orders. A group locks after a choice; the chosen one stays marked and
 * keeps the focus, so that Tab goes on to what came next.
 */
import type { Option, OrderLine } from '../types';
import { t } from '../texts/text';
import { h, ltr, type Kid } from './dom';
import { link } from './link';
import { date } from './time';

export type Choose = (id: string, label: string, by: MouseEvent) => void;

const buttons = (group: HTMLElement) => [...group.querySelectorAll('button')];

/* Nothing of the group can be chosen any more; `chosen` stays marked. */
export function lock(group: HTMLElement, chosen?: EventTarget | null): void {
    for (const b of buttons(group)) {
        b.ariaDisabled = 'true';
        b.tabIndex = -1;
        if (b === chosen) b.ariaPressed = 'true';
    }
}

export function unlock(group: HTMLElement): void {
    for (const b of buttons(group)) {
        b.ariaDisabled = b.ariaPressed = null;
        b.tabIndex = 0;
    }
}

/* The choice that a visitor's words repeat; an order's number may come without its #. */
export const find = (group: HTMLElement, words: string) =>
    buttons(group).find((b) => [words, '#' + words].includes(b.value));

function choice(id: string, label: string, choose: Choose, ...kids: Kid[]) {
    const b = h('button', {
        value: label,
        onclick: (e) => b.ariaDisabled || choose(id, label, e),
    }, ...kids);
    return b;
}

export function options(list: Option[], choose: Choose): HTMLElement {
    return h('div.o', { role: 'group' }, ...list.map(({ id, label, url }) =>
        (url ? link(url, 't', label) : id && choice(id, label, choose, label))));
}

export function orders(list: OrderLine[], choose: Choose): HTMLElement {
    return h('ul.c', { role: 'list', ariaLabel: t('order') }, ...list.slice(0, 6).map((o) => {
        const number = '#' + o.number;
        return h('li', {}, choice(o.choice, number, choose,
            h('b', {}, ltr(number)),
            o.status && h('span.g', {}, o.status),
            h('span.d', {}, date(o.placed_at)),
            o.total && h('span.d e', {}, ltr(o.total.text))));
    }));
}

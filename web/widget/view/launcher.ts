/* The round button, and how many messages wait behind it. */
import { t } from '../texts/text';
import { h, icon } from './dom';

const count = h('span.n', { 'aria-hidden': 'true', hidden: true });
let unread: number[] = [];
let expanded = false;

export const launcher = h('button.l', { 'aria-expanded': 'false', 'aria-controls': 'p' }, icon('chat'), count);

export function setLauncher(open: boolean): void {
    expanded = open;
    launcher.classList.toggle('h', open);
    launcher.ariaExpanded = String(open);
    if (open) unread = [];
    tell();
}

export function addUnread(seq: number): void {
    unread.push(seq);
    tell();
}

export function readTo(seq: number): void {
    unread = unread.filter((n) => n > seq);
    tell();
}

function tell(): void {
    const n = unread.length;
    count.hidden = !n;
    count.textContent = String(n);
    launcher.ariaLabel = t(expanded ? 'close' : 'open') + (n ? ', ' + t(n > 1 ? 'unread' : 'unread_one', { n }) : '');
}

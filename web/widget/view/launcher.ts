/* The round button, and how many messages wait behind it. */
import { t } from '../texts/text';
import { h, icon } from './dom';

const count = h('span.n', { 'aria-hidden': 'true', hidden: true });

export const launcher = h('button.l', { 'aria-controls': 'p' }, icon('chat'), count);

export function setLauncher(open: boolean, unread: number): void {
    launcher.classList.toggle('h', open);
    launcher.ariaExpanded = String(open);
    count.hidden = !unread;
    count.textContent = String(unread);
    launcher.ariaLabel = t(open ? 'close' : 'open') + (unread ? ', ' + t(unread > 1 ? 'unread' : 'unread_one', { n: unread }) : '');
}

/* The round button, and how many messages wait behind it. */
import { t } from '../texts/text';
import { h } from './dom';

const count = h('span.n', { ariaHidden: 'true' });

export const launcher = h('button.l', {}, count);

export function setLauncher(open: boolean, unread: number): void {
    launcher.ariaExpanded = String(open);
    count.textContent = unread ? String(unread) : '';
    launcher.ariaLabel = t(open ? 'close' : 'open') + (unread ? ', ' + t(unread > 1 ? 'unread' : 'unread_one', { n: unread }) : '');
}

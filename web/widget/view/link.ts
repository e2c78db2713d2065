/* Links that leave the chat: only http and https, a new tab, and a screen reader hears that. */
import { t } from '../texts/text';
import { h, hidden, icon, safeUrl } from './dom';

/* Null when the address may not be opened. */
export function link(url: string | undefined, look: string, ...kids: (Node | string)[]): HTMLAnchorElement | null {
    const href = safeUrl(url);
    return href ? h('a', { class: look, href, target: '_blank', rel: 'noopener noreferrer' }, ...kids, hidden(t('new_tab'))) : null;
}

export const linkButton = (label: string, url: string | undefined) => link(url, 't', label, icon('out'));

/* Text whose addresses can be followed. */
export const linked = (text: string) =>
    text.split(/(https?:\/\/\S+[^\s.,;:!?)\]"'])/).map((part, i) => (i % 2 && link(part, '', part)) || part);

/* Links that leave the chat: only http and https, a new tab, and a screen reader hears that. */
import { t } from '../texts/text';
import { h, hidden } from './dom';

/* Null when the address may not be opened. */
export const link = (href: string | undefined, look: string, text: string): HTMLAnchorElement | null =>
    /^https?:\/\//i.test(href ?? '') ? h('a', { className: look, href: href!, target: '_blank', rel: 'noreferrer' }, text, hidden(t('new_tab'))) : null;

/* Text whose addresses can be followed. */
export const linked = (text: string) =>
    text.split(/(https?:\/\/\S+[^\s.,;:!?)\]"'])/).map((part, i) => (i % 2 && link(part, '', part)) || part);

/* What somebody said. */
import type { Message } from '../types';
import { t } from '../texts/text';
import { h, hidden } from './dom';
import { linked } from './link';

export function bubble(m: Message): HTMLElement | null {
    if (!m.text) return null;
    if (m.author === 'system' || m.kind === 'notice') return h('p.s', {}, m.text);
    if (m.author === 'visitor') return h('p.b u', {}, hidden(t('you')), m.text);
    return h('p.b', {}, ...linked(m.text));
}

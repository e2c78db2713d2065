/* The text box. Enter sends, Shift+Enter is a new line; it grows to five lines where the browser can. */
import { t } from '../texts/text';
import { h } from './dom';
import { say } from './log';

const box = h('textarea', {
    rows: 1, maxLength: 2000, enterKeyHint: 'send', autocomplete: 'off',
    placeholder: t('write'), ariaLabel: t('write'),
    onkeydown: (e) => { if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) post(e); },
});
const go = h('button.send', { ariaLabel: t('send') }, '↑');

export const composer = h('form.i', { hidden: true, onsubmit: post }, box, go);

export function setComposer(visible: boolean): void {
    composer.hidden = !visible;
}

function post(e: Event): void {
    e.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    box.value = '';
    say({ text }, text);
}

export function fillComposer(text: string): void {
    if (!box.value) box.value = text;
}

export const focusComposer = () => box.focus({ preventScroll: true });

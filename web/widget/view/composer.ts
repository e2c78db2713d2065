/* The text box. Enter sends, Shift+Enter is a new line; it grows to five lines. */
import { t } from '../texts/text';
import { h, icon } from './dom';
import { say } from './log';

const box = h('textarea', {
    rows: '1', maxlength: '2000', enterkeyhint: 'send', autocomplete: 'off', input: grow,
    keydown: (e: KeyboardEvent) => {
        if (e.key !== 'Enter' || e.shiftKey || e.isComposing) return;
        e.preventDefault();
        post();
    },
});
const go = h('button.send', { type: 'submit' }, icon('send'));

export const composer = h('form.i', {
    hidden: true, submit: (e: Event) => { e.preventDefault(); post(); },
}, box, go);

export function setComposer(visible: boolean): void {
    box.placeholder = t('write');
    box.ariaLabel = t('write');
    go.ariaLabel = t('send');
    composer.hidden = !visible;
}

function grow(): void {
    box.rows = 1;
    box.rows = Math.min(5, Math.max(1, Math.round((box.scrollHeight - 20) / 22)));
}

function post(): void {
    const text = box.value.trim();
    if (!text) return;
    box.value = '';
    grow();
    say({ text }, text);
}

export function fillComposer(text: string): void {
    if (!box.value) box.value = text;
    grow();
}

export const focusComposer = () => box.focus({ preventScroll: true });

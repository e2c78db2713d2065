/* The window: a dialog beside the page on a desktop, the whole screen and modal on a phone. */
import * as session from '../session';
import type { Setup } from '../setup';
import { t } from '../texts/text';
import { composer, fillComposer, focusComposer, setComposer } from './composer';
import { h, icon } from './dom';
import { launcher, setLauncher } from './launcher';
import { link } from './link';
import * as messages from './log';
import { menu } from './menu';

const small = matchMedia('(max-width:480px)');
const title = h('h2', { id: 't', tabindex: '-1' });
const bar = h('p.net', { role: 'status' });
const endNote = h('p', { role: 'status' });
const endButton = h('button.go', { click: () => { session.again(); focusIn(); } });
const ended = h('div.end', { hidden: true }, endNote, endButton);
const header = h('div.hd', {}, title);
let open = false;
let slow: ReturnType<typeof setTimeout> | undefined;

export const panel = h('section.p', {
    id: 'p', role: 'dialog', 'aria-labelledby': 't', hidden: true, keydown: keys,
}, header, bar, messages.log, composer, ended);

export function setPanel(setup: Setup): session.View {
    title.textContent = setup.title;
    endButton.textContent = t('again');
    header.append(
        ...menu(t('forget'), () => { session.forget(); toggle(false); }),
        h('button', { 'aria-label': t('close'), click: () => toggle(false) }, icon('cross')));
    messages.setLog((byKeyboard) => byKeyboard || small.matches || focusIn());
    setComposer(setup.textArea);
    refresh();
    launcher.addEventListener('click', () => toggle(!open));
    small.addEventListener('change', shape);
    const p = setup.privacy;
    if (p?.text) {
        messages.intro.append(p.text, ' ', link(p.url, '', t('privacy')) ?? '');
        messages.intro.hidden = false;
    }
    return {
        clear: () => {
            messages.clear();
            refresh();
            setEnded(false, setup.textArea);
        },
        loading: (yes) => {
            clearTimeout(slow);
            if (yes) slow = setTimeout(messages.loading, 150, true);
            else messages.loading(false);
        },
        message: (m, fresh) => {
            messages.message(m, fresh);
            refresh();
        },
        state: (s, input) => setEnded(s === 'closed', input === 'text'),
        typing: messages.typing,
        down: (yes) => { bar.textContent = yes ? t('offline') : ''; },
        prefill: (order) => {
            messages.setPrefill(order);
            fillComposer(t('ask', { n: order }));
        },
        seen: refresh,
        unavailable: () => messages.message({ seq: 0, author: 'system', kind: 'notice', text: t('unavailable') }, true),
    };
}

const refresh = () => setLauncher(open, open ? 0 : messages.after(session.seen()));

function setEnded(yes: boolean, input: boolean): void {
    const had = (panel.getRootNode() as ShadowRoot).activeElement;
    ended.hidden = !yes;
    endNote.textContent = yes ? t('closed') : '';
    if (yes) messages.freeze();
    setComposer(input && !yes);
    if (had && composer.contains(had) && composer.hidden) focusIn();
}

const usable = () => [...panel.querySelectorAll<HTMLElement>('button,a,input,select,textarea,[tabindex="0"]')]
    .filter((e) => e.tabIndex >= 0 && !(e as HTMLButtonElement).disabled && e.getClientRects().length);

/* To where the next thing is done; a phone's keyboard stays down until it is asked for. */
function focusIn(): void {
    if (small.matches) title.focus();
    else if (!messages.focusForm()) composer.hidden ? title.focus() : focusComposer();
}

function keys(e: KeyboardEvent): void {
    if (e.key === 'Escape') {
        e.stopPropagation();
        toggle(false);
    }
    if (e.key !== 'Tab' || !small.matches) return;
    const all = usable(), at = (panel.getRootNode() as ShadowRoot).activeElement;
    const first = all[0], last = all[all.length - 1];
    if (e.shiftKey ? at === first || at === title : at === last) {
        e.preventDefault();
        (e.shiftKey ? last : first)?.focus();
    }
}

function shape(): void {
    panel.ariaModal = open && small.matches ? 'true' : null;
}

export function toggle(to: boolean): void {
    if (open === to) return;
    open = to;
    panel.hidden = !to;
    refresh();
    shape();
    session.setOpen(to);
    if (!to) return launcher.focus();
    messages.show();
    focusIn();
}

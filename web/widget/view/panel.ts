/* The window: a dialog beside the page on a desktop, the whole screen and modal on a phone. */
import * as session from '../session';
import { life } from '../life';
import type { Setup } from '../setup';
import { t } from '../texts/text';
import { composer, fillComposer, focusComposer, setComposer } from './composer';
import { h } from './dom';
import { launcher, setLauncher } from './launcher';
import { link } from './link';
import * as messages from './log';

const small = matchMedia('(max-width:480px),(max-height:440px)');
const title = h('h2', { tabIndex: -1 });
const bar = h('p.net', { role: 'status' });
const endNote = h('p');
const endButton = h('button.go', { onclick: () => { session.again(); focusIn(); } }, t('again'));
const ended = h('div.over', { hidden: true, role: 'status' }, endNote, endButton);
const dots = h('summary', { ariaLabel: t('menu') }, '⋯');
const menu = h('details', {}, dots, h('button', { onclick: () => { session.forget(); toggle(false); } }, t('forget')));
const header = h('div.hd', {}, title, menu, h('button', { ariaLabel: t('close'), onclick: () => toggle(false) }, '×'));
let open = false;

export const panel = h('dialog.p', {
    onclose: () => panel.open || toggle(false),
    onkeydown: (e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        if (!menu.open) return toggle(false);
        e.preventDefault();         /* the browser would close a modal dialog */
        menu.open = false;
        dots.focus();
    },
}, header, bar, messages.log, composer, ended);

export function setPanel(setup: Setup): session.View {
    title.textContent = panel.ariaLabel = setup.title || setup.name;
    messages.setLog((byKeyboard) => byKeyboard || small.matches || focusIn());
    setComposer(setup.text_area);
    refresh();
    launcher.onclick = () => toggle(!open);
    small.onchange = show;
    const { text = '', url } = setup.privacy ?? {};
    messages.intro.append(text, ' ', link(url, '', t('privacy')) ?? '');
    for (const at of [panel, window]) for (const what of ['click', 'focusin']) at.addEventListener(what, leave, life);
    return {
        clear: () => {
            messages.clear();
            refresh();
            setEnded(false, setup.text_area);
        },
        loading: messages.loading,
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

/* Clicked or focused elsewhere: the menu closes. Focus that stays within our tree is heard only there. */
const leave = (e: Event) => { menu.open &&= e.composedPath().includes(menu); };

const refresh = () => setLauncher(open, open ? 0 : messages.after(session.seen()));

function setEnded(yes: boolean, input: boolean): void {
    const near = messages.atEnd(), tall = messages.log.clientHeight;
    const had = composer.matches(':focus-within');
    ended.hidden = !yes;
    endNote.textContent = yes ? t('closed') : '';
    if (yes) messages.freeze();
    setComposer(input && !yes);
    if (near && tall !== messages.log.clientHeight) messages.toEnd();
    if (had && composer.hidden) focusIn();
}

/* To where the next thing is done; a phone's keyboard stays down until it is asked for. */
function focusIn(): void {
    if (small.matches) title.focus();
    else if (!messages.focusForm()) composer.hidden ? title.focus() : focusComposer();
}

/* The browser keeps the focus inside a modal dialog, and the page behind it still. */
function show(): void {
    panel.close();
    if (open) small.matches ? panel.showModal() : panel.show();
}

export function toggle(to: boolean): void {
    if (open === to) return;
    open = to;
    menu.open = false;
    show();
    refresh();
    session.setOpen(to);
    if (!to) return launcher.focus();
    messages.show();
    focusIn();
}

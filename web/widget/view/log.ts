/*
 * The messages, in order of seq. Groups of choices between two words of the visitor are one turn: they lock
 * together, when one was chosen or when a later turn offers others.
 */
import type { Draft } from '../session';
import { send } from '../session';
import type { Problem } from '../http';
import type { Body, Message } from '../types';
import { t } from '../texts/text';
import { bubble } from './bubble';
import { h, hidden } from './dom';
import { form, type Form } from './form';
import { find, lock, options, orders, unlock, type Choose } from './options';
import { orderCard } from './order';

const rows = h('div.rows', { role: 'log', ariaLive: 'polite' });
const who = hidden('');
const dots = h('div.r', { role: 'status', hidden: true }, h('p.b dots', {}, h('i'), h('i'), h('i'), who));
export const intro = h('p.s');
export const log = h('div.m', { role: 'group', tabIndex: 0, ariaLabel: t('log') }, intro, rows, dots);

let turn: HTMLElement[] = [];
let asked: Form | null = null;
let answered = false;
let prefill = '';
let mine: HTMLElement | null = null;        /* the visitor's last words: they stay in sight */
let author = '';
let slow: ReturnType<typeof setTimeout> | undefined;
let dotsEnd: ReturnType<typeof setTimeout> | undefined;
let refocus: (byKeyboard: boolean) => void = () => {};

export function setLog(after: (byKeyboard: boolean) => void): void {
    refocus = after;
}

/* True: there is a place for the number here. */
export function setPrefill(order: string): void {
    prefill = order;
}

export function clear(): void {
    rows.replaceChildren();
    [turn, asked, answered, mine, author] = [[], null, false, null, ''];
    typing(null);
}

export function typing(name: string | null): void {
    clearTimeout(dotsEnd);
    if (name === null) {
        dots.hidden = true;
        return;
    }
    if (dots.hidden) {
        const near = atEnd();
        dots.hidden = false;
        who.textContent = (name && name + ': ') + t('typing');
        if (near) show();
    }
    dotsEnd = setTimeout(typing, 8e3, null);
}

const all = () => [...rows.children] as HTMLElement[];
const seqOf = (row: HTMLElement) => Number(row.dataset.seq);

/* How many messages for the visitor come after this one. */
export const after = (seq: number) => all().filter((r) => seqOf(r) > seq && !r.matches('.u')).length;

/* A session that is there at once should not flash. */
export function loading(yes: boolean): void {
    clearTimeout(slow);
    if (yes) slow = setTimeout(() => log.classList.add('load'), 150);
    else log.classList.remove('load');
}

export const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;

/* To what the visitor said last, and as much of the answers as fits. */
export function show(): void {
    log.scrollTop = mine ? mine.offsetTop - 12 : 0;
}

export function toEnd(): void {
    log.scrollTop = log.scrollHeight;
}

const lockAll = (chosen?: EventTarget | null) => turn.forEach((g) => lock(g, chosen));

function dropForm(): void {
    asked?.node.remove();
    asked = null;
}

/* Nothing here can be answered any more. */
export function freeze(): void {
    lockAll();
    dropForm();
}

function place(row: HTMLElement, seq: number): void {
    row.dataset.seq = String(seq);
    rows.insertBefore(row, all().find((r) => seqOf(r) > seq) ?? null);
}

function offer(group: HTMLElement): HTMLElement {
    if (!group.querySelector('button')) return group;       /* only links: nothing to lock for */
    if (answered) {
        lockAll();
        turn = [];
        answered = false;
    }
    turn.push(group);
    return group;
}

/* The visitor's words answer the form and, when they repeat a choice, mark it. */
function heard(text: string): void {
    answered = true;
    dropForm();
    const hit = turn.map((g) => find(g, text)).find((b) => b);
    if (hit) lockAll(hit);
}

export function message(m: Message, fresh: boolean): void {
    const visitor = m.author === 'visitor';
    const near = atEnd();
    const box = document.activeElement?.shadowRoot?.activeElement;
    const row = h(visitor ? 'div.r u' : 'div.r');
    rows.ariaLive = fresh ? 'polite' : 'off';
    if (visitor) {
        heard(m.text ?? '');
        mine = row;
    } else typing(null);
    if (m.author === 'agent' && m.author_name && m.author_name !== author) row.append(h('p.d', {}, m.author_name));
    author = m.author_name ?? '';
    const said = bubble(m);
    if (said) row.append(said);
    if (m.order) row.append(orderCard(m.order));
    if (m.orders?.length) row.append(offer(orders(m.orders, choose)));
    if (m.options?.length) row.append(offer(options(m.options, choose)));
    if (m.form) {
        dropForm();
        const f: Form = asked = form(m.form.fields, prefill, (values) => fill(f, values));
        row.append(f.node);
    }
    place(row, m.seq);
    if (near || visitor) show();
    if (m.form && fresh && (!box || box === log)) refocus(false);
}

export const focusForm = (): boolean => (asked?.focus(), !!asked);

const choose: Choose = (choice, label, by) => {
    lockAll(by.currentTarget);
    say({ choice }, label, () => turn.forEach(unlock));
    refocus(by.detail === 0);
};

function fill(f: Form, values: Record<string, string>): void {
    f.busy(true);
    say({ form: values }, Object.values(values).filter(Boolean).join(', '), (p) => {
        f.busy(false);
        return f.errors(p.errors);
    }, () => refocus(false));
}

/* Unique within a conversation; nobody gains by guessing it. */
const key = () => `${Date.now()}${Math.random()}`;

/* Says something: shown at once, sent, and made good or marked. `refused` tells whether the error was shown elsewhere. */
export function say(body: Body, echo: string, refused?: (p: Problem) => boolean | void, sent?: () => void): void {
    const text = h('p.b u', {}, hidden(t('you')), echo);
    const note = h('button.fail', { hidden: true, onclick: () => go() });
    const row = h('div.r u', {}, text, note);
    let wait: ReturnType<typeof setTimeout> | undefined;
    let tries = 0;
    const mark = (words: string, usable: boolean) => {
        note.textContent = words;
        note.disabled = !usable;
        note.hidden = false;
    };
    const draft: Draft = {
        body, echo, key: key(),
        sent: (m) => {
            note.hidden = true;
            text.lastChild!.textContent = m.text || echo;
            row.remove();
            heard(m.text ?? '');
            place(row, m.seq);
            author = '';
            typing(null);
            sent?.();
        },
        failed: (p) => {
            typing(null);
            clearTimeout(wait);
            if (p.wait && p.wait < 4 && tries++ < 5) setTimeout(go, p.wait * 1e3);
            else if (p.passing) {
                mark(p.wait ? t('wait') : t('failed'), !p.wait);
                if (p.wait) wait = setTimeout(mark, p.wait * 1e3, t('failed'), true);
            } else if (refused?.(p)) row.remove();
            else mark(p.detail || t('unavailable'), false);
        },
    };
    const go = () => {
        note.hidden = true;
        clearTimeout(dotsEnd);
        dotsEnd = setTimeout(typing, 500, '');
        send(draft);
    };
    rows.ariaLive = 'polite';
    answered = true;
    rows.append(row);
    mine = row;
    show();
    go();
}

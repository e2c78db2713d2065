/*
 * The conversation of this tab: begun, resumed, sent to and listened to. Knows no element; tells the view.
 * Invariants: a seq is shown once; `cursor` moves only with what a list or the stream brought, never with the
 * answer to a send, so that nothing that happened between is skipped; one message is under way at a time, and
 * what the stream brings meanwhile waits, so that our own words are not shown twice and a state that came after
 * the answer is not undone by it.
 */
import { call, pause, problem, type Problem } from './http';
import { life } from './life';
import { load, save, setStore, type Kept } from './store';
import { listen } from './stream';
import { addTexts } from './texts/text';
import type { Setup } from './setup';
import type { Begun, Body, Input, Message, State, Turn } from './types';

/* A message of the visitor that has no seq yet. */
export interface Draft {
    body: Body;
    echo: string;
    key: string;
    sent(m: Message): void;
    failed(p: Problem): void;
}

export interface View {
    clear(): void;
    loading(yes: boolean): void;
    message(m: Message, fresh: boolean): void;
    state(s: State, input: Input): void;
    typing(name: string | null): void;
    down(yes: boolean): void;
    prefill(order: string): void;
    seen(): void;                               /* another tab has shown some of them */
    unavailable(): void;
}

let setup: Setup;
let view: View;
let open = false;                       /* the panel is open */
let kept: Kept | null = null;           /* what this tab shows; null before the first open */
let state: State = 'bot';
let identity: string | null | undefined;
let told: typeof identity;              /* what the server knows of it */
let wanted = '';                        /* the order number to begin with */
let urgent = false;                     /* it was asked for by hand, so it is also filled in */
let cursor = 0;
let shown = new Set<number>();
let held: (() => void)[] | null = null; /* not null: a message is under way */
let failed: Draft[] = [];
let spoken = false;                     /* the visitor has said something here */
let over = false;                       /* lost with words on screen: they stay until “Start again” */
let ended: Kept | null = null;          /* the conversation that was lost last */
let missed = false;                     /* another tab did something while we were busy */
let retried = false;                    /* begun anew without being asked, and not yet answered since */
let starting: Promise<void> | null = null;
let line = Promise.resolve();           /* sends, one after another */
let stop: (() => void) | null = null;

const path = (tail: string) => `conversations/${kept!.id}/${tail}`;
const person = () => state === 'waiting' || state === 'human';

/* Asks until there is an answer or a refusal. */
async function insist<T>(what: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
        try {
            const r = await what();
            view.down(false);
            return r;
        } catch (e) {
            const p = e as Problem;
            if (over || !p.passing) throw e;
            view.down(true);
            await pause(tries, p.wait);
        }
    }
}

function hush(): void {
    stop?.();
    stop = null;
}

/* Streams are for who can see them: an open panel or an open handoff, in a visible tab. */
function tune(): void {
    const want = !!kept && !starting && state !== 'closed' && (open || person()) && !document.hidden;
    if (!want) return hush();
    stop ??= listen({
        path: path('events'),
        token: kept!.token,
        cursor: () => cursor,
        down: view.down,
        ended: () => { hush(); lost(); },
        event: (name, data) => {
            const d = JSON.parse(data);
            if (name === 'typing') return view.typing(d.author_name ?? '');
            if (name === 'message') cursor = Math.max(cursor, d.seq);
            const act = () => {
                if (name === 'state') setState(d.state, d.input);
                if (name === 'message') take([d], true);
            };
            if (held) held.push(act);
            else act();
        },
    });
}

function keep(change: Partial<Kept>): void {
    if (!kept) return;
    Object.assign(kept, change);
    if (load()?.id === kept.id) save(kept);
}

function setState(s: State, input: Input): void {
    state = s;
    keep({ handoff: person() });
    view.state(s, input);
    tune();
}

function take(messages: Message[], fresh: boolean): void {
    for (const m of messages) {
        if (shown.has(m.seq)) continue;
        shown.add(m.seq);
        const mine = m.author === 'visitor';
        const draft = mine && failed.find((d) => d.echo === m.text);
        spoken ||= mine;
        if (draft) settle(draft, m);
        else view.message(m, fresh);
    }
    look();
}

/* What is on screen has been seen. */
function look(): void {
    if (open && shown.size) keep({ seen: Math.max(...shown) });
}

function settle(d: Draft, m: Message): void {
    failed = failed.filter((f) => f !== d);
    d.sent(m);
}

function reset(next: Kept | null): void {
    hush();
    kept = next;
    state = 'bot';
    cursor = 0;
    shown = new Set();
    held = null;
    failed = [];
    spoken = over = false;
    view.clear();
}

function list(turn: Turn): void {
    for (const m of turn.messages) cursor = Math.max(cursor, m.seq);
    take(turn.messages, false);
    setState(turn.state, turn.input);
}

async function begin(): Promise<void> {
    reset(null);
    told = identity;
    const r = await insist(() => call<Begun>('POST', setup.key + '/conversations', '', {
        locale: setup.lang,
        page_url: location.origin + location.pathname,
        identity_token: identity || undefined,
        order: wanted || undefined,
    }));
    const { id, token } = r.conversation;
    addTexts(r.assistant?.texts);
    kept = { id, token, known: !!identity };
    save(kept);
    list({ ...r, ...r.conversation });
    prefill();
}

/* Who is here may have changed since; 409 says that this conversation was somebody else's. */
async function tell(): Promise<boolean> {
    told = identity;
    if (identity === undefined || (!identity && !kept?.known)) return true;
    try {
        await insist(() => call('PUT', path('identity'), kept!.token, { identity_token: identity }));
        keep({ known: !!identity });
    } catch (e) {
        return (e as Problem).status !== 409 && !(e as Problem).gone;
    }
    return true;
}

async function resume(from: Kept): Promise<void> {
    reset(from);
    if (!(await tell())) return begin();
    try {
        list(await insist(() => call<Turn>('GET', path('messages?after=0'), from.token)));
    } catch (e) {
        if ((e as Problem).gone) return begin();
        throw e;
    }
    if (wanted && !spoken) await begin();
    else prefill();
}

function prefill(): void {
    if (urgent) view.prefill(wanted);
    wanted = '';
    urgent = false;
}

/* Makes the conversation ready: the one that this tab shows, else the kept one, else a new one. */
export function ready(): Promise<void> {
    if (over || (kept && !starting)) return Promise.resolve();
    starting ??= (async () => {
        const from = load();
        view.loading(true);
        try {
            await (from ? resume(from) : begin());
        } catch {
            view.unavailable();
        } finally {
            starting = null;
            view.loading(false);
            tune();
            catchUp();
            heed();
        }
    })();
    return starting;
}

function finish(): void {
    kept = null;
    over = true;
    state = 'closed';
    view.state('closed', 'none');
}

/* The server does not know the conversation any more: with words on screen that is said, else begin quietly, once. */
function lost(draft?: Draft): void {
    hush();
    ended = kept;
    save(null);
    if (spoken || retried) {
        draft?.failed(problem(409));
        return finish();
    }
    retried = true;
    kept = null;
    void ready().then(() => {
        if (draft && 'text' in draft.body) send(draft);
    });
}

async function attempt(d: Draft): Promise<void> {
    await ready();
    if (!kept) return d.failed(problem(0));
    const here = kept;
    let turn: Turn | null = null;
    held = [];
    try {
        turn = await call<Turn>('POST', path('messages'), here.token, d.body, d.key);
    } catch (e) {
        const p = e as Problem;
        if (p.gone && ended === here) return send(d);   /* the stream knew it first */
        if (kept !== here) return;
        if (p.gone) return lost(d);
        if (p.passing) failed.push(d);
        else if (p.status === 409) setState('closed', 'none');
        d.failed(p);
    } finally {
        const late = held ?? [];
        held = null;
        if (kept === here) {
            if (turn) {
                retried = false;
                const mine = turn.messages.find((m) => m.author === 'visitor');
                if (mine && !shown.has(mine.seq)) {
                    shown.add(mine.seq);
                    spoken = true;
                    settle(d, mine);
                }
                take(turn.messages, true);
                setState(turn.state, turn.input);
            }
            for (const act of late) act();
        }
        catchUp();
    }
}

export function send(d: Draft): void {
    failed = failed.filter((f) => f !== d);
    line = line.then(() => attempt(d));
}

/* The visitor asked for a new conversation after the old one ended. */
export function again(): void {
    save(null);
    kept = null;
    over = retried = false;
    void ready();
}

/* Nothing of this conversation stays in the browser; the server is told, which may fail without harm. */
export function forget(): void {
    if (kept) call('DELETE', 'conversations/' + kept.id, kept.token).catch(() => {});
    save(null);
    wanted = '';
    reset(null);
}

export function setOpen(yes: boolean): void {
    open = yes;
    if (yes) void ready();
    look();
    tune();
}

export const seen = (): number => kept?.seen ?? 0;

/* An order number to talk about: a new conversation begins with it, one with words in it gets it to send. */
export function want(order: string): void {
    wanted = order;
    urgent = true;
    if (!kept || starting) return;
    if (spoken) return prefill();
    save(null);
    kept = null;
}

export function identify(token: string | null): void {
    identity = token;
    heed();
}

function heed(): void {
    if (!kept || starting || told === identity) return;
    void tell().then((same) => {
        if (same) return;
        save(null);
        reset(null);
        if (open) void ready();
    });
}

/* Another tab began, ended or changed the conversation. */
function elsewhere(): void {
    const now = load();
    missed = !!(starting || held);
    if (missed) return;
    if (kept && now?.id === kept.id) {
        kept.seen = Math.max(now.seen ?? 0, seen());
        return view.seen();
    }
    if (!now) {
        if (!kept) return;
        reset(null);
        finish();
    } else if (kept || open || now.handoff) {
        kept = null;
        over = false;
        void ready();
    }
}

const catchUp = () => missed && elsewhere();

/* Begins quietly: no request unless a person may be answering. */
export function start(s: Setup, v: View): void {
    [setup, view, identity, wanted] = [s, v, s.token, s.order];
    setStore(s.key, elsewhere);
    document.addEventListener('visibilitychange', tune, life);
    if (load()?.handoff) void ready();
}

export function end(): void {
    over = true;
    open = false;
    hush();
    kept = null;
}

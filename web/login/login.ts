/* Signing in, the second factor, the first owner, a forgotten password, an invitation. */
import { roles } from '../admin/text/en/roles';
import { show, t, type Field, type Trouble } from './dom';

interface Answer { status: number; body: Record<string, unknown> & { detail?: string; errors?: { field: string; message: string }[] } }

async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const r = await fetch('/api/v1/' + path, { method, headers: body ? { 'Content-Type': 'application/json' } : {}, body: body ? JSON.stringify(body) : undefined });
    const text = await r.text();
    return { status: r.status, body: text ? JSON.parse(text) : {} };
}

const ok = (a: Answer): boolean => a.status < 300;

/* The server's words: at its fields where the form has them, else above the form. */
function trouble(a: Answer, fields: Field[]): Trouble {
    const found = (a.body.errors ?? []).filter((e) => fields.some((f) => f.name === e.field));
    if (found.length) return { fields: Object.fromEntries(found.map((e) => [e.field, e.message])) };
    return { alert: a.body.detail ?? (a.status === 429 ? t.wait : t.failed) };
}

/* Only to a page of this very site. */
function onward(): void {
    const next = new URL(new URLSearchParams(location.search).get('next') ?? '/orders', location.origin);
    location.replace(next.origin === location.origin && next.pathname !== '/login' ? next.pathname + next.search : '/orders');
}

const EMAIL: Field = { name: 'email', label: t.email, type: 'email', autocomplete: 'username' };
const long = (value: string): string | null => ([...value].length < 12 ? t.short : null);
const fresh = (label: string): Field[] => [
    { name: 'password', label, type: 'password', autocomplete: 'new-password', hint: t.least, check: long },
    { name: 'again', label: t.again, type: 'password', autocomplete: 'new-password', check: (v, all) => (v === all.password ? null : t.differ) },
];

function signIn(more: { good?: string; email?: string } = {}): void {
    const fields: Field[] = [{ ...EMAIL, value: more.email }, { name: 'password', label: t.password, type: 'password', autocomplete: 'current-password' }];
    show({
        title: t.title, good: more.good, fields, keep: true, submit: t.submit, others: [[t.forgot, forgot]],
        send: async (v) => {
            const who = { email: v.email, password: v.password, ...(v.keep ? { keep: true } : {}) };
            const a = await ask('POST', 'session', who);
            if (ok(a)) return onward();
            if (a.body.errors?.[0]?.field === 'code') return second(who);
            return trouble(a, []);
        },
    });
}

function second(who: Record<string, unknown>, recovery = false): void {
    const fields: Field[] = [recovery ? { name: 'code', label: t.recovery, autocomplete: 'off' } : { name: 'code', label: t.code, autocomplete: 'one-time-code', code: true }];
    show({
        title: t.code_title, more: recovery ? t.recovery_more : t.code_more, fields, submit: t.code_submit,
        others: [[recovery ? t.code_app : t.code_recovery, () => second(who, !recovery)], [t.other, () => signIn()]],
        send: async (v) => {
            const a = await ask('POST', 'session', { ...who, code: v.code!.trim() });
            if (ok(a)) return onward();
            return a.body.errors?.[0]?.field === 'code' ? { fields: { code: t.code_wrong } } : trouble(a, []);
        },
    });
}

/* What the server says of itself, asked once: whether it has an owner, and whether it sends mail. */
const about = ask('GET', 'setup').catch((): Answer => ({ status: 0, body: {} }));

function forgot(): void {
    const back: [string, () => void][] = [[t.back, () => signIn()]], typed = document.querySelector<HTMLInputElement>('#f-email')?.value;
    const mute = (): void => show({ title: t.reset_title, more: t.reset_no_mail, others: back });
    show({
        title: t.reset_title, more: t.reset_more, fields: [{ ...EMAIL, value: typed }], submit: t.reset_submit, others: back,
        send: async (v) => {
            if ((await about).body.mail === false) return mute();
            const a = await ask('POST', 'password-resets', { email: v.email });
            if (!ok(a)) return trouble(a, [EMAIL]);
            return show({ title: t.reset_title, good: t.reset_sent, others: back });
        },
    });
    const shown = document.querySelector('form');
    void about.then((a) => { if (a.body.mail === false && shown?.isConnected) mute(); });
}

function owner(token: string): void {
    const fields: Field[] = [
        { name: 'shop', label: t.shop, autocomplete: 'organization' }, { name: 'name', label: t.name, autocomplete: 'name' }, EMAIL, ...fresh(t.new_password),
    ];
    show({
        title: t.owner_title, more: t.owner_more, fields, submit: t.create,
        send: async ({ shop, name, email, password }) => {
            const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
            const a = await ask('POST', 'setup', { token, shop, name, email, password, zone });
            if (ok(a)) return location.replace('/settings/ready'); /* what is left to do before shoppers are answered */
            return trouble(a, fields);
        },
    });
}

async function link(token: string): Promise<void> {
    const a = await ask('POST', 'link', { token }).catch((): Answer => ({ status: 503, body: { detail: t.unreachable } }));
    const back: [string, () => void][] = [[t.back, () => signIn()]];
    if (a.status === 404) return show({ title: t.title, more: t.link_dead, others: back });
    if (!ok(a)) return show({ title: t.title, more: a.body.detail ?? t.failed, others: [[t.retry, () => void link(token)], ...back] });
    const { kind, email, shop, role, known } = a.body as { kind: string; email: string; shop?: string; role?: string; known?: boolean };
    const invite = kind === 'invite';
    const fields: Field[] = invite && known ? [{ name: 'password', label: t.password, type: 'password', autocomplete: 'current-password' }]
        : [...(invite ? [{ name: 'name', label: t.name, autocomplete: 'name' } as Field] : []), ...fresh(t.new_password)];
    /* Who has a second factor is asked for it once the password was right; what was typed stays. */
    const ask_for = (all: Field[]): void => show({
        title: invite ? t.invite_title(shop ?? 'wismo') : t.choose_title, fields: all, submit: invite ? t.invite_submit : t.choose_submit, others: back,
        more: invite ? `${t.invite_more(email, roles[role ?? ''] ?? role ?? '')} ${known ? t.invite_known : ''}`.trim() : t.choose_for(email),
        send: async (v) => {
            const b = await ask('POST', 'link/use', { token, password: v.password, ...(v.name ? { name: v.name } : {}), ...(v.code ? { code: v.code.trim() } : {}) });
            if (ok(b)) return signIn({ good: invite ? t.joined : t.chosen, email });
            if (b.body.errors?.[0]?.field !== 'code') return trouble(b, all);
            if (all.some((f) => f.name === 'code')) return { fields: { code: t.code_wrong } };
            return ask_for([...all.map((f) => ({ ...f, value: v[f.name] })), { name: 'code', label: t.code, autocomplete: 'one-time-code', hint: t.code_either }]);
        },
    });
    ask_for(fields);
}

async function start(): Promise<void> {
    const given = new URLSearchParams(location.hash.slice(1)), setup = given.get('setup'), token = given.get('invite') ?? given.get('reset');
    /* A token does not stay in the address, where the next person at this screen would find it. */
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
    if (setup) return owner(setup);
    if (token) return link(token);
    signIn();
    const shown = document.querySelector('form');
    if ((await about).body.needed && shown?.isConnected) show({ title: t.owner_title, more: t.owner_link });
}

addEventListener('hashchange', () => void start());
void start();

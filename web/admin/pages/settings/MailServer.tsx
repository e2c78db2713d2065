/* How mails go out, a test of it, and what went out lately. */
import { useState } from 'react';
import { Button, NativeSelect, PasswordInput, TextInput, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { moment } from '../../lib/format';
import { useMe } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { FormBody, useForm, type Errors } from './form';
import { Ask, Loaded, Panel, Title } from './parts';
import { told } from './PasswordDialog';

type Server = components['schemas']['mail_server'];
type Mail = components['schemas']['mail'];
type Typed = { host: string; port: string; tls: string; user: string; password: string; sender: string; sender_name: string; ca: string };
const PATH = '/api/v1/mail-server', KEY = ['mail-server'], TONES: Record<string, string> = { waiting: 'amber', sent: 'green', failed: 'red', kept: 'grey' };
const PORTS: Record<string, string> = { starttls: '587', tls: '465', none: '25' };

const typed = (s: Server | null): Typed => ({
    host: s?.host ?? '', port: String(s?.port ?? 587), tls: s?.tls ?? 'starttls', user: s?.user ?? '', password: '', sender: s?.sender ?? '', sender_name: s?.sender_name ?? '', ca: s?.ca ?? '',
});

function Test({ dirty }: { dirty: boolean }) {
    const w = t.settings.mail, me = useMe(), client = useQueryClient(), [to, setTo] = useState(me.email ?? ''), [errors, setErrors] = useState<Errors>({}), [busy, setBusy] = useState(false);
    const send = async () => {
        setBusy(true);
        setErrors({});
        try {
            await call('POST', PATH + '/test', { to });
            toast(w.sent_to(to));
        } catch (e) {
            told(e, setErrors);
        }
        setBusy(false);
        void client.invalidateQueries({ queryKey: ['mails'] });
    };
    return (
        <Panel title={w.test} more={w.test_more}>
            <form className="row wrap bottom" noValidate onSubmit={(e) => { e.preventDefault(); void send(); }}>
                <TextInput className="narrow" label={w.to} type="email" autoComplete="email" value={to} error={errors.to} onChange={(e) => setTo(e.currentTarget.value)} />
                <Button type="submit" variant="default" loading={busy} disabled={dirty}>{w.send}</Button>
            </form>
        </Panel>
    );
}

function Mails() {
    const w = t.settings.mail, zone = useMe().zone;
    const query = useQuery({ queryKey: ['mails'], queryFn: ({ signal }) => call<{ items: Mail[] }>('GET', '/api/v1/mails', undefined, { signal }), refetchInterval: (q) => (q.state.data?.items.some((m) => m.state === 'waiting') ? 5000 : false) });
    return (
        <Loaded query={query} thing={w.list}>{({ items }) => (
            <section className="panel flush" aria-label={w.list}>
                <h2 className="flush-head">{w.list}</h2>
                {!items.length ? <p className="dim flush-head">{w.list_none}</p> : (
                    <table className="table" aria-label={w.list}>
                        <thead><tr>{w.columns.map((c) => <th key={c} scope="col">{c}</th>)}</tr></thead>
                        <tbody>
                            {items.map((m) => (
                                <tr key={m.id}>
                                    <th scope="row">{m.to}</th>
                                    <td data-label={w.columns[1]}>{m.subject}</td>
                                    <td data-label={w.columns[2]}><span className={`badge tone tone-${TONES[m.state ?? 'waiting']}`}>{w.states[m.state ?? 'waiting']}</span>{m.trouble && <small className="trouble-words">{m.trouble}</small>}</td>
                                    <td data-label={w.columns[3]} className="num">{moment(m.sent_at ?? m.created_at, zone)}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                )}
            </section>
        )}</Loaded>
    );
}

function Fields({ server, reload }: { server: Server | null; reload: () => Promise<unknown> }) {
    const w = t.settings.mail, client = useQueryClient(), [removing, setRemoving] = useState(false);
    const form = useForm<Typed>(typed(server), async (_, { password, port, user, sender_name, ca, ...rest }) => {
        const now = await call<Server>('PUT', PATH, { ...rest, port: Number(port) || 0, ...(user.trim() ? { user } : {}), ...(password ? { password } : {}), ...(sender_name.trim() ? { sender_name } : {}), ...(ca.trim() ? { ca } : {}) });
        client.setQueryData(KEY, now);
    }, reload);
    /* Another encryption has another port, unless somebody chose one of their own. */
    const tls = (to: string) => form.set({ tls: to, ...(form.now.port === PORTS[form.now.tls] ? { port: PORTS[to]! } : {}) });
    const remove = async () => {
        await call('DELETE', PATH);
        client.setQueryData(KEY, null);
        form.discard();
        toast(w.removed);
    };
    return (
        <>
            <FormBody form={form}>
                <Panel title={server ? server.host : t.settings.names.mail!} more={server ? undefined : w.none} action={server && <Button variant="default" onClick={() => setRemoving(true)}>{w.remove}</Button>}>
                    <div className="two-columns">
                        <TextInput label={w.host} placeholder="smtp.example.com" autoComplete="off" {...form.text('host')} />
                        <div className="two-columns"><NativeSelect label={w.tls} data={Object.entries(w.tls_options).map(([value, label]) => ({ value, label }))} value={form.now.tls} error={form.errors.tls} onChange={(e) => tls(e.currentTarget.value)} /><TextInput label={w.port} inputMode="numeric" {...form.text('port')} /></div>
                        <TextInput label={w.user} autoComplete="off" {...form.text('user')} />
                        <PasswordInput label={w.password} description={server?.password ? w.password_set : undefined} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t.settings.show }} {...form.text('password')} />
                        <TextInput label={w.sender} type="email" autoComplete="off" {...form.text('sender')} />
                        <TextInput label={w.sender_name} autoComplete="off" {...form.text('sender_name')} />
                    </div>
                    <details><summary>{w.ca}</summary><Textarea aria-label={w.ca} autosize minRows={3} maxRows={10} classNames={{ input: 'mono' }} {...form.text('ca')} /></details>
                </Panel>
            </FormBody>
            {server && <Test dirty={form.dirty} />}
            {removing && <Ask close={() => setRemoving(false)} question={{ title: w.remove, more: w.remove_ask, submit: w.remove, bad: true, run: remove }} />}
        </>
    );
}

export default function MailServer() {
    const query = useQuery<Server | null>({
        queryKey: KEY, refetchOnWindowFocus: false,
        queryFn: ({ signal }) => call<Server>('GET', PATH, undefined, { signal }).catch((e) => { if (e instanceof Problem && e.status === 404) return null; throw e; }),
    });
    return (
        <>
            <Title name={t.settings.names.mail!} more={t.settings.mail.more} />
            <Loaded query={query} thing={t.settings.names.mail!}>{(s) => <Fields server={s} reload={query.refetch} />}</Loaded>
            <Mails />
        </>
    );
}

/* Services that follow parcels: each kind with its form as the server describes it, and how a connected one is doing. */
import { useState, type FormEvent } from 'react';
import { Button, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { count, moment } from '../../lib/format';
import { useMe } from '../../lib/me';
import { toast } from '../../lib/toast';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import type { Errors } from './form';
import { Ask, CopyButton, Loaded, Panel, Title } from './parts';
import { told } from './PasswordDialog';

type Tracker = components['schemas']['tracker'];
type Kind = components['schemas']['kinds']['trackers'][number];
type Values = Record<string, string | boolean>;
const PATH = '/api/v1/trackers', KEY = ['trackers'];

function ServiceDialog({ kind, tracker, close }: { kind: Kind; tracker: Tracker | undefined; close: () => void }) {
    const w = t.settings.trackers, client = useQueryClient(), [busy, setBusy] = useState(false), [errors, setErrors] = useState<Errors>({});
    const [v, setV] = useState<Values>(() => Object.fromEntries(kind.settings.map((f) => [f.name,
        f.type === 'switch' ? tracker?.enabled ?? true : f.type === 'secret' ? '' : (tracker?.[f.name as keyof Tracker] as string | null | undefined) ?? ''])));
    const set = (name: string, value: string | boolean) => setV((old) => ({ ...old, [name]: value }));
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        setBusy(true);
        setErrors({});
        try { /* a secret that is not typed stays */
            await call('PUT', `${PATH}/${kind.name}`, Object.fromEntries(Object.entries(v).filter(([name, value]) => value !== '' || kind.settings.find((f) => f.name === name)?.type !== 'secret')));
            await client.invalidateQueries({ queryKey: KEY });
            toast(t.settings.saved);
            close();
        } catch (x) {
            told(x, setErrors);
            setBusy(false);
        }
    };
    return (
        <Dialog close={close} title={kind.label}>
            <form className="stack" noValidate onSubmit={submit}>
                {kind.settings.map((f) => {
                    const label = w.fields[f.name] ?? f.label, description = f.type === 'secret' && tracker?.[f.name as keyof Tracker] === true ? w.kept : w.notes[f.name];
                    if (f.type === 'switch') return <Switch key={f.name} label={label} checked={v[f.name] === true} onChange={(e) => set(f.name, e.currentTarget.checked)} />;
                    const given = { label, description, error: errors[f.name], value: String(v[f.name] ?? ''), required: f.required && !tracker, onChange: (e: { currentTarget: { value: string } }) => set(f.name, e.currentTarget.value) };
                    return f.type === 'secret' ? <PasswordInput key={f.name} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t.settings.show }} {...given} />
                        : <TextInput key={f.name} type={f.type === 'url' ? 'url' : 'text'} autoComplete="off" {...given} />;
                })}
                <div className="row end wrap"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{tracker ? t.app.save : w.connect}</Button></div>
            </form>
        </Dialog>
    );
}

function Standing({ tracker }: { tracker: Tracker }) {
    const w = t.settings.trackers, zone = useMe().zone, blocked = tracker.blocked_until && Date.parse(tracker.blocked_until) > Date.now();
    return (
        <>
            {tracker.trouble && <p className="note warn" role="status">{tracker.trouble}{blocked && ' ' + w.blocked(moment(tracker.blocked_until!, zone))}</p>}
            <p className="dim">{w.figures(count(tracker.followed), count(tracker.waiting), count(tracker.refused))}</p>
            <p className="dim">{w.answered(tracker.ok_at ? moment(tracker.ok_at, zone) : w.never)} {w.heard(tracker.hook_at ? moment(tracker.hook_at, zone) : w.never)}</p>
            <p>{w.hook}</p>
            <div className="row wrap"><code className="secret" tabIndex={0} role="group" aria-label={w.hook_label}>{tracker.hook_url}</code><CopyButton text={tracker.hook_url} label={w.copy} /></div>
        </>
    );
}

function Service({ kind, tracker }: { kind: Kind; tracker: Tracker | undefined }) {
    const w = t.settings.trackers, client = useQueryClient(), [open, setOpen] = useState(false), [removing, setRemoving] = useState(false);
    const remove = async () => {
        await call('DELETE', `${PATH}/${kind.name}`);
        await client.invalidateQueries({ queryKey: KEY });
        toast(w.removed(kind.label));
    };
    const action = tracker
        ? <div className="row wrap"><Button variant="default" aria-label={w.change_it(kind.label)} onClick={() => setOpen(true)}>{w.change}</Button><Button variant="default" aria-label={w.remove_it(kind.label)} onClick={() => setRemoving(true)}>{w.remove}</Button></div>
        : <Button aria-label={w.connect_it(kind.label)} onClick={() => setOpen(true)}>{w.connect}</Button>;
    return (
        <Panel title={kind.label} more={tracker ? (tracker.enabled ? w.on : w.off) : w.none} action={action}>
            {tracker && <Standing tracker={tracker} />}
            {open && <ServiceDialog kind={kind} tracker={tracker} close={() => setOpen(false)} />}
            {removing && <Ask close={() => setRemoving(false)} question={{ title: w.remove_it(kind.label), more: w.remove_ask, submit: w.remove, bad: true, run: remove }} />}
        </Panel>
    );
}

export default function Trackers() {
    const w = t.settings.trackers;
    const query = useQuery({
        queryKey: KEY, refetchInterval: 15_000,
        queryFn: async ({ signal }) => {
            const [kinds, list] = await Promise.all([call<{ trackers: Kind[] }>('GET', '/api/v1/kinds', undefined, { signal }), call<{ items: Tracker[] }>('GET', PATH, undefined, { signal })]);
            return { kinds: kinds.trackers, items: list.items };
        },
    });
    return (
        <>
            <Title name={t.settings.names.trackers!} more={w.more} />
            <Loaded query={query} thing={t.settings.names.trackers!}>{({ kinds, items }) => <>{kinds.map((k) => <Service key={k.name} kind={k} tracker={items.find((x) => x.kind === k.name)} />)}</>}</Loaded>
        </>
    );
}

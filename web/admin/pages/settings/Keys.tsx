/* API keys: what programs sign in with. A key is told once. */
import { useState, type FormEvent } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { call } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { moment } from '../../lib/format';
import { useMe } from '../../lib/me';
import { Empty } from '../../lib/states';
import { toast } from '../../lib/toast';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import type { Errors } from './form';
import { Ask, Loaded, Once, Title } from './parts';
import { told } from './PasswordDialog';
import { ROLES } from './Users';

type Key = components['schemas']['key'];
const PATH = '/api/v1/keys';

function CreateDialog({ close, made }: { close: () => void; made: (token: string) => void }) {
    const w = t.settings.keys, [name, setName] = useState(''), [role, setRole] = useState('agent'), [errors, setErrors] = useState<Errors>({}), [busy, setBusy] = useState(false);
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        if (!name.trim()) return setErrors({ name: t.settings.required });
        setBusy(true);
        setErrors({});
        try {
            made((await call<{ token: string }>('POST', PATH, { name: name.trim(), role })).token);
        } catch (x) {
            told(x, setErrors);
            setBusy(false);
        }
    };
    return (
        <Dialog close={close} title={w.create}>
            <form className="stack" noValidate onSubmit={submit}>
                <TextInput data-autofocus label={w.name} autoComplete="off" maxLength={120} value={name} error={errors.name} onChange={(e) => setName(e.currentTarget.value)} />
                <NativeSelect label={w.role} description={t.settings.users.roles[role]} data={ROLES.map((r) => ({ value: r, label: t.user.role[r]! }))} value={role} error={errors.role} onChange={(e) => setRole(e.currentTarget.value)} />
                <div className="row end wrap"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{w.create}</Button></div>
            </form>
        </Dialog>
    );
}

export default function Keys() {
    const w = t.settings.keys, zone = useMe().zone, client = useQueryClient();
    const [creating, setCreating] = useState(false), [token, setToken] = useState<string | null>(null), [going, setGoing] = useState<Key | null>(null);
    const query = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => call<{ items: Key[] }>('GET', PATH, undefined, { signal }) });
    const again = () => client.invalidateQueries({ queryKey: ['keys'] });
    const button = <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setCreating(true)}>{w.create}</Button>;
    const columns = w.columns;
    return (
        <>
            <Title name={t.settings.names.keys!} more={w.more}>{!!query.data?.items.length && button}</Title>
            <Loaded query={query} thing={t.settings.names.keys!}>{({ items }) => (!items.length ? <div className="panel"><Empty icon={<IconKey size={28} stroke={1.4} aria-hidden="true" />} title={w.none} more={w.none_more}>{button}</Empty></div> : (
                <div className="panel flush">
                    <table className="table" aria-label={w.table}>
                        <thead><tr>{columns.map((c, i) => <th key={c} scope="col">{i === 4 ? <span className="hidden">{c}</span> : c}</th>)}</tr></thead>
                        <tbody>
                            {items.map((k) => (
                                <tr key={k.id}>
                                    <th scope="row">{k.name}</th>
                                    <td data-label={columns[1]}>{t.user.role[k.role]}</td>
                                    <td data-label={columns[2]} className="num">{moment(k.created_at, zone)}</td>
                                    <td data-label={columns[3]} className="num">{k.used_at ? moment(k.used_at, zone) : t.settings.never}</td>
                                    <td className="right last"><Button size="xs" variant="default" aria-label={w.revoke_of(k.name)} onClick={() => setGoing(k)}>{w.revoke}</Button></td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            ))}</Loaded>
            {creating && <CreateDialog close={() => setCreating(false)} made={(made) => { setCreating(false); setToken(made); void again(); }} />}
            {token && <Once title={w.made} more={w.made_more} secret={token} label={w.copy} close={() => setToken(null)} />}
            {going && <Ask close={() => setGoing(null)} question={{ title: w.revoke_of(going.name), more: w.revoke_ask(going.name), submit: w.revoke, bad: true, run: async () => { await call('DELETE', `${PATH}/${going.id}`); toast(w.revoked); await again(); } }} />}
        </>
    );
}

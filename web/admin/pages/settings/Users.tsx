/* Who works in the shop: roles, invitations, and what an owner does for somebody who cannot come in. */
import { Suspense, lazy, useState } from 'react';
import { Button, Menu, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconDotsVertical, IconUserPlus } from '@tabler/icons-react';
import { call } from '../../lib/api';
import { initials, moment } from '../../lib/format';
import { useMe } from '../../lib/me';
import { toast } from '../../lib/toast';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { Ask, Loaded, Once, Panel, Title, type Question } from './parts';

const InviteDialog = lazy(() => import('./InviteDialog'));

type User = components['schemas']['user'];
type Invitation = components['schemas']['invitation'];
const PATH = '/api/v1/users', INVITATIONS = '/api/v1/invitations';
export const ROLES = ['viewer', 'agent', 'manager', 'owner'] as const;

interface Link { title: string; more: string; secret: string }

function UserMenu({ user: u, ask, act, link }: { user: User; ask: (q: Question) => void; act: (run: () => Promise<unknown>, said: string) => Promise<void>; link: (l: Link) => void }) {
    const w = t.settings.users, zone = useMe().zone, name = u.name || u.email!, path = `${PATH}/${u.id}`;
    const reset = async () => {
        try {
            const made = await call<{ link: string; until: string }>('POST', path + '/reset-link');
            link({ title: w.reset_title(name), more: w.reset_more(moment(made.until, zone)), secret: made.link });
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
    };
    return (
        <Menu position="bottom-end" width={240}>
            <Menu.Target><button type="button" className="icon" aria-label={t.settings.actions(name)}><IconDotsVertical size={18} aria-hidden="true" /></button></Menu.Target>
            <Menu.Dropdown>
                {u.active && <Menu.Item onClick={() => void reset()}>{w.reset}</Menu.Item>}
                {u.second_factor && <Menu.Item onClick={() => ask({ title: w.factor_off, more: w.factor_off_ask(name), submit: w.factor_off, bad: true, run: () => act(() => call('DELETE', path + '/second-factor'), w.factor_is_off) })}>{w.factor_off}</Menu.Item>}
                {u.active ? <Menu.Item className="bad" onClick={() => ask({ title: `${w.deactivate}: ${name}`, more: w.deactivate_ask(name), submit: w.deactivate, bad: true, run: () => act(() => call('PATCH', path, { active: false }), w.deactivated(name)) })}>{w.deactivate}</Menu.Item>
                    : <Menu.Item onClick={() => void act(() => call('PATCH', path, { active: true }), w.activated(name)).catch(() => {})}>{w.activate}</Menu.Item>}
            </Menu.Dropdown>
        </Menu>
    );
}

function Row({ user: u, children, role }: { user: User; children: React.ReactNode; role: (to: string) => void }) {
    const w = t.settings.users, me = useMe(), name = u.name || u.email!, [, , factor, seen] = w.columns;
    return (
        <tr className={u.active ? undefined : 'off'}>
            <th scope="row">
                <div className="who"><span className="face" aria-hidden="true">{initials(name)}</span>
                    <div><p className="row wrap"><span>{name}</span>{u.id === me.id && <span className="badge tone tone-grey">{w.you}</span>}{!u.active && <span className="badge tone tone-orange">{w.inactive}</span>}</p><small>{u.email}</small></div></div>
            </th>
            <td data-label={w.columns[1]}><NativeSelect size="sm" aria-label={w.role_of(name)} disabled={!u.active} data={ROLES.map((r) => ({ value: r, label: t.user.role[r]! }))} value={u.role ?? 'viewer'} onChange={(e) => role(e.currentTarget.value)} /></td>
            <td data-label={factor}><span className={`badge tone tone-${u.second_factor ? 'green' : 'grey'}`}>{u.second_factor ? t.settings.profile.on : t.settings.profile.off}</span></td>
            <td data-label={seen} className="num">{u.seen_at ? moment(u.seen_at, me.zone) : t.settings.never}</td>
            <td className="right last">{children}</td>
        </tr>
    );
}

export default function Users() {
    const w = t.settings.users, client = useQueryClient(), zone = useMe().zone;
    const [question, ask] = useState<Question | null>(null), [link, setLink] = useState<Link | null>(null), [inviting, setInviting] = useState(false);
    const users = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => call<{ items: User[] }>('GET', PATH, undefined, { signal }) });
    const invitations = useQuery({ queryKey: ['invitations'], queryFn: ({ signal }) => call<{ items: Invitation[] }>('GET', INVITATIONS, undefined, { signal }) });
    const again = async () => { await Promise.all([client.invalidateQueries({ queryKey: ['users'] }), client.invalidateQueries({ queryKey: ['invitations'] })]); };
    const act = async (run: () => Promise<unknown>, said: string) => {
        try {
            await run();
            toast(said);
        } finally {
            await again();
        }
    };
    const role = (u: User, to: string) => void act(() => call('PATCH', `${PATH}/${u.id}`, { role: to }), w.role_saved(u.name || u.email!, t.user.role[to]!)).catch((e) => toast((e as Error).message, { bad: true }));
    const takeBack = (i: Invitation) => void act(() => call('DELETE', `${INVITATIONS}/${i.id}`), w.taken_back).catch((e) => toast((e as Error).message, { bad: true }));
    return (
        <>
            <Title name={t.settings.names.users!} more={w.more}><Button leftSection={<IconUserPlus size={16} aria-hidden="true" />} onClick={() => setInviting(true)}>{w.invite}</Button></Title>
            <Loaded query={users} thing={t.settings.names.users!}>{({ items }) => (
                <div className="panel flush">
                    <table className="table" aria-label={w.table}>
                        <thead><tr>{w.columns.map((c, i) => <th key={c} scope="col" className={i === 4 ? 'right' : undefined}>{i === 4 ? <span className="hidden">{c}</span> : c}</th>)}</tr></thead>
                        <tbody>{items.map((u) => <Row key={u.id} user={u} role={(to) => role(u, to)}><UserMenu user={u} ask={ask} act={act} link={setLink} /></Row>)}</tbody>
                    </table>
                </div>
            )}</Loaded>
            {!!invitations.data?.items.length && (
                <Panel title={w.invitations}>
                    <ul className="lines-list">
                        {invitations.data.items.map((i) => (
                            <li key={i.id}>
                                <div><p className="row wrap"><span className="strong">{i.email}</span><span className="badge tone tone-grey">{t.user.role[i.role]}</span></p><small className="num">{w.invited_by(i.by ?? '', moment(i.until, zone))}</small></div>
                                <Button size="xs" variant="default" aria-label={w.take_back_of(i.email)} onClick={() => takeBack(i)}>{w.take_back}</Button>
                            </li>
                        ))}
                    </ul>
                </Panel>
            )}
            <Panel title={w.roles_title}>
                <dl className="roles">{ROLES.map((r) => <div key={r}><dt className="strong">{t.user.role[r]}</dt><dd>{w.roles[r]}</dd></div>)}</dl>
            </Panel>
            {question && <Ask question={question} close={() => ask(null)} />}
            {link && <Once {...link} label={w.copy_link} close={() => setLink(null)} />}
            {inviting && <Suspense fallback={null}><InviteDialog close={() => setInviting(false)} made={(l) => { setInviting(false); setLink(l); void again(); }} /></Suspense>}
        </>
    );
}

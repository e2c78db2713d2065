/* Where one is signed in; each can be ended from here. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { call } from '../../lib/api';
import { moment } from '../../lib/format';
import { useMe } from '../../lib/me';
import { toast } from '../../lib/toast';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { Ask, Loaded, Panel } from './parts';

type Session = components['schemas']['session'];
const PATH = '/api/v1/sessions';

/* Browsers call themselves by everybody's name: the most particular one counts. */
const BROWSERS: [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: [RegExp, string][] = [[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']];
const first = (list: [RegExp, string][], agent: string) => list.find(([re]) => re.test(agent))?.[1];
const called = (agent: string | null): string => (agent ? [first(BROWSERS, agent), first(SYSTEMS, agent)].filter(Boolean).join(' · ') || agent.slice(0, 60) : t.settings.profile.unknown_browser);

export function Sessions() {
    const w = t.settings.profile, zone = useMe().zone, client = useQueryClient(), [asking, setAsking] = useState(false);
    const query = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => call<{ items: Session[] }>('GET', PATH, undefined, { signal }) });
    const again = () => client.invalidateQueries({ queryKey: ['sessions'] });
    const end = async (s: Session) => {
        try {
            await call('DELETE', `${PATH}/${s.id}`);
            toast(w.signed_out);
        } catch (e) {
            toast((e as Error).message, { bad: true });
        }
        await again();
    };
    const others = query.data?.items.some((s) => !s.current);
    return (
        <Panel title={w.sessions} action={others && <Button variant="default" onClick={() => setAsking(true)}>{w.everywhere}</Button>}>
            <Loaded query={query} thing={w.sessions}>{({ items }) => (
                <ul className="lines-list">
                    {items.map((s) => {
                        const name = called(s.agent), Device = /Mobile|iPhone|Android/.test(s.agent ?? '') ? IconDeviceMobile : IconDeviceDesktop;
                        return (
                            <li key={s.id}>
                                <Device size={20} stroke={1.6} aria-hidden="true" />
                                <div><p className="row wrap"><span className="strong">{name}</span>{s.current && <span className="badge tone tone-green">{w.here}</span>}{s.kept && <span className="badge tone tone-grey">{w.kept}</span>}</p>
                                    <small className="num">{[s.address, w.seen(moment(s.seen_at, zone))].filter(Boolean).join(' · ')}</small></div>
                                {!s.current && <Button size="xs" variant="default" aria-label={w.sign_out_of(name)} onClick={() => void end(s)}>{w.sign_out}</Button>}
                            </li>
                        );
                    })}
                </ul>
            )}</Loaded>
            {asking && <Ask close={() => setAsking(false)} question={{ title: w.everywhere, more: w.everywhere_ask, submit: w.everywhere, run: async () => { await call('DELETE', PATH); toast(w.everywhere_done); await again(); } }} />}
        </Panel>
    );
}

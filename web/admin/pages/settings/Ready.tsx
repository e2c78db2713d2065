/* What is left to do before shoppers are answered. */
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconCircle, IconConfetti } from '@tabler/icons-react';
import { Link } from 'wouter';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { Loaded, Title } from './parts';

const WHERE: Record<string, string> = { shop: '/settings/general', orders: '/integrations', domain: '/settings/widget', snippet: '/settings/widget' };

export default function Ready() {
    const w = t.settings.ready;
    const query = useQuery({ queryKey: ['ready'], refetchOnMount: 'always', queryFn: ({ signal }) => call<components['schemas']['ready']>('GET', '/api/v1/ready', undefined, { signal }) });
    return (
        <>
            <Title name={t.settings.names.ready!} more={w.more} />
            <Loaded query={query} thing={t.settings.names.ready!}>{({ items, ready }) => {
                const done = items.filter((i) => i.done).length;
                return (
                    <div className="panel">
                        <p role="status" className={ready ? 'row strong' : 'strong'}>{ready && <IconConfetti size={20} aria-hidden="true" />}{ready ? w.all : w.progress(done, items.length)}</p>
                        <progress className="progress" max={items.length} value={done} aria-label={w.progress(done, items.length)} />
                        <ol className="steps-list">
                            {items.map((i) => (
                                <li key={i.key} className={i.done ? 'is-done' : undefined}>
                                    <span className="tick">{i.done ? <IconCheck size={16} stroke={2.4} aria-hidden="true" /> : <IconCircle size={16} aria-hidden="true" />}<span className="hidden">{i.done ? w.done : w.open}</span></span>
                                    <div><p className="strong">{i.title}</p><p className="dim">{w.how[i.key]}</p></div>
                                    {!i.done && WHERE[i.key] && <Link className="link" href={WHERE[i.key]!}>{w.go[i.key]}</Link>}
                                </li>
                            ))}
                        </ol>
                    </div>
                );
            }}</Loaded>
        </>
    );
}

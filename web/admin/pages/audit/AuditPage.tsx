/* Who changed what: one list, filtered by its address, read on from where the last page ended. */
import './audit.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconArrowRight, IconFilter, IconHistory, IconX } from '@tabler/icons-react';
import { Link, useSearchParams } from 'wouter';
import { call } from '../../lib/api';
import { midnight } from '../../lib/filters';
import { moment } from '../../lib/format';
import { useMe } from '../../lib/me';
import { usePage } from '../../lib/page';
import { Empty, Trouble } from '../../lib/states';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';

type Happened = components['schemas']['audit_event'];
type List = components['schemas']['audit'];
type People = components['schemas']['audit_people'];
const PER_PAGE = 50, FILTERS = ['actor', 'who', 'what', 'subject', 'subject_id'] as const, DAYS = ['from', 'to'] as const;
/* Shown words for who and subject_id, which are ids; they travel in the address so that a reload still knows them. */
const NAMED = ['who_name', 'subject_name'] as const;
const LEADS: Record<string, (id: string) => string> = { order: (id) => '/orders/' + id, source: (id) => '/integrations/sources/' + id, conversation: (id) => '/conversations/' + id };

function query(search: URLSearchParams, zone: string, before: string): string {
    const to = new URLSearchParams({ per_page: String(PER_PAGE) });
    for (const name of FILTERS) if (search.get(name)) to.set(name, search.get(name)!);
    if (search.get('from')) to.set('from', midnight(search.get('from')!, zone));
    if (search.get('to')) to.set('to', midnight(search.get('to')!, zone, 1));
    if (before) to.set('before', before);
    return to.toString();
}

const words = (what: string | null): string => t.audit.whats[what ?? ''] ?? (what ?? '').replace(/[._]/g, ' ');
const value = (v: string | null) => (v === null || v === '' ? <em className="dim">{t.audit.empty_value}</em> : <span>{v}</span>);

function Change({ e }: { e: Happened }) {
    const field = e.field?.replace(/_/g, ' ');
    if (e.from === null && e.to === null) return field ? <span className="change">{field}</span> : <span className="dim">{t.app.none}</span>;
    return (
        <span className="change">
            {field && <span className="field">{field}:</span>}
            {e.from !== null && <>{value(e.from)}<IconArrowRight size={14} role="img" aria-label={t.audit.became} /></>}{value(e.to)}
        </span>
    );
}

function Row({ e, zone, set }: { e: Happened; zone: string; set: (change: Record<string, string | null>) => void }) {
    const w = t.audit, who = e.actor_name || w.actors[e.actor ?? ''] || e.actor || t.app.none, one = e.order_number ? `${w.one.order} #${e.order_number}` : w.one[e.subject ?? ''] ?? e.subject ?? '', lead = LEADS[e.subject ?? ''];
    return (
        <tr>
            <td className="num nowrap" data-label={w.columns[0]}>{moment(e.at, zone)}</td>
            <td data-label={w.columns[1]}><span className="with-filter"><span>{who}</span>{e.actor_id && <button type="button" className="icon small" aria-label={w.only(who)} title={w.only(who)} onClick={() => set({ who: e.actor_id, who_name: who })}><IconFilter size={14} /></button>}</span></td>
            <th scope="row" data-label={w.columns[2]}>{words(e.what)}</th>
            <td data-label={w.columns[3]}><span className="with-filter">{lead && e.subject_id ? <Link className="link" href={lead(e.subject_id)}>{one}</Link> : <span>{one}</span>}
                {e.subject_id && <button type="button" className="icon small" aria-label={w.only_about(e.order_number ? one : `${one} ${e.subject_id}`)} title={w.only_about(w.this_one)} onClick={() => set({ subject: e.subject, subject_id: e.subject_id, subject_name: one })}><IconFilter size={14} /></button>}</span></td>
            <td data-label={w.columns[4]}><Change e={e} /></td>
        </tr>
    );
}

function Chip({ words: text, remove }: { words: string; remove: () => void }) {
    return <span className="chip">{text}<button type="button" className="icon small" aria-label={t.audit.remove(text)} onClick={remove}><IconX size={14} /></button></span>;
}

/* A kind of actor, or one of the people; a key that was clicked on in the log is neither, and named as it was there. */
function Who({ search, people, set }: { search: URLSearchParams; people: People['items']; set: (change: Record<string, string | null>) => void }) {
    const w = t.audit, who = search.get('who'), name = (id: string) => people.find((p) => p.id === id)?.name ?? search.get('who_name') ?? id;
    const listed = who && !people.some((p) => p.id === who) ? [...people, { id: who, name: name(who) }] : people;
    const choose = (value: string) => {
        const id = value.startsWith('who:') ? value.slice(4) : null;
        set({ who: id, who_name: id && name(id), actor: id ? null : value });
    };
    return (
        <NativeSelect label={w.actor} value={who ? 'who:' + who : search.get('actor') ?? ''} onChange={(e) => choose(e.currentTarget.value)}
            data={[{ value: '', label: w.everybody }, ...Object.entries(w.actors).map(([value, label]) => ({ value, label })), ...(listed.length ? [{ group: w.people, items: listed.map((p) => ({ value: 'who:' + p.id, label: p.name })) }] : [])]} />
    );
}

export default function AuditPage() {
    const w = t.audit, zone = useMe().zone, heading = usePage(w.title), [search, setSearch] = useSearchParams();
    const asked = [...FILTERS, ...DAYS].map((n) => search.get(n) ?? '');
    const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isFetching, isPending } = useInfiniteQuery({
        queryKey: ['audit', ...asked], initialPageParam: '',
        queryFn: ({ pageParam, signal }) => call<List>('GET', '/api/v1/audit?' + query(search, zone, pageParam), undefined, { signal }),
        getNextPageParam: (last) => last.next ?? undefined,
    });
    const people = useQuery({ queryKey: ['audit-people'], queryFn: ({ signal }) => call<People>('GET', '/api/v1/audit/people', undefined, { signal }) }).data?.items ?? [];
    const set = (change: Record<string, string | null>) => setSearch((old) => {
        const to = new URLSearchParams(old);
        for (const [k, v] of Object.entries(change)) if (v) to.set(k, v); else to.delete(k);
        return to;
    });
    const clear = () => set(Object.fromEntries([...FILTERS, ...DAYS, ...NAMED].map((n) => [n, null])));
    const items = data?.pages.flatMap((p) => p.items) ?? [], filtered = asked.some(Boolean), subject = search.get('subject') ?? '';
    /* What can have happened to the chosen subject. A reminder happens to its order, orders are connected to an assistant. */
    const whats = Object.entries(w.whats).filter(([k]) => !subject || k.startsWith(subject + '.') || (subject === 'order' && k.startsWith('reminder.')) || (subject === 'staff' && k.startsWith('user.')) || (subject === 'assistant' && k.startsWith('orders.')) || (subject === 'installation' && k.startsWith('secret.')) || (subject === 'shop' && k.startsWith('eligibility.')));
    return (
        <div className="page audit">
            <div className="title"><h1 ref={heading} tabIndex={-1}>{w.title}</h1><p className="dim">{w.more}</p></div>
            <div className="audit-filters" role="group" aria-label={w.filters}>
                <Who search={search} people={people} set={set} />
                <NativeSelect label={w.subject} value={subject} data={[{ value: '', label: w.anything }, ...Object.entries(w.subjects).map(([value, label]) => ({ value, label }))]} onChange={(e) => set({ subject: e.currentTarget.value, subject_id: null, subject_name: null, what: null })} />
                <NativeSelect label={w.what} value={search.get('what') ?? ''} data={[{ value: '', label: w.everything }, ...whats.map(([value, label]) => ({ value, label }))]} onChange={(e) => set({ what: e.currentTarget.value })} />
                <TextInput label={w.from} type="date" value={search.get('from') ?? ''} max={search.get('to') ?? undefined} onChange={(e) => set({ from: e.currentTarget.value })} />
                <TextInput label={w.to} type="date" value={search.get('to') ?? ''} min={search.get('from') ?? undefined} onChange={(e) => set({ to: e.currentTarget.value })} />
            </div>
            {filtered && (
                <div className="row chips">
                    {search.get('who') && <Chip words={w.by(search.get('who_name') ?? search.get('who')!)} remove={() => set({ who: null, who_name: null })} />}
                    {search.get('subject_id') && <Chip words={w.about(search.get('subject_name')?.includes('#') ? search.get('subject_name')! : `${search.get('subject_name') ?? ''} ${search.get('subject_id')}`.trim())} remove={() => set({ subject_id: null, subject_name: null })} />}
                    <Button size="xs" variant="default" onClick={clear}>{w.clear}</Button>
                </div>
            )}
            {error && <Trouble thing={w.title} error={error} again={() => void refetch()} />}
            {isPending && !error && <div className="audit-box" aria-busy="true">{[0, 1, 2, 3, 4, 5, 6, 7].map((i) => <span key={i} className="bone" />)}</div>}
            {data && !items.length && !hasNextPage && <Empty icon={<IconHistory size={28} stroke={1.4} aria-hidden="true" />} title={w.none} more={w.none_more} />}
            {!!items.length && (
                <div className={isFetching && !isFetchingNextPage ? 'audit-box flush stale' : 'audit-box flush'}>
                    <table className="audit-table" aria-label={w.title}>
                        <thead><tr>{w.columns.map((c) => <th key={c} scope="col">{c}</th>)}</tr></thead>
                        <tbody>{items.map((e) => <Row key={e.id} e={e} zone={zone} set={set} />)}</tbody>
                    </table>
                </div>
            )}
            {data && <p className="row audit-more" role="status">
                {hasNextPage && <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{w.load_more}</Button>}
                <span className="dim">{hasNextPage ? (items.length ? '' : w.looking) : items.length ? w.end : ''}</span>
            </p>}
        </div>
    );
}

/* Order sources: what the API says of them, and how they stand in one badge. */
import './source.css';
import { useQuery } from '@tanstack/react-query';
import { call } from './api';
import type { components } from './api.gen';
import { count, day } from './format';
import { useMe } from './me';
import { useRefresh } from './refresh';
import { useCounts } from './waiting';
import { sourceWords as words } from '../text/en/source_words';

type Schemas = components['schemas'];
export type Source = Schemas['source'];
export type SourceLeft = Schemas['source_left'];
export type SourceKind = Schemas['kinds']['sources'][number];
export type FormField = SourceKind['settings'][number];
export type Report = Schemas['source_report'];
export type Assistant = Schemas['assistant'];

export const SOURCES = ['sources'];
export const POLL = 3000; /* ms, while something moves there */

/* Orders from before it was connected are still being read. */
export const filling = (s: Source): boolean => !s.paused && !!s.state?.fill_from && !s.state.fill_ended_at;
export const silent = (s: Source): boolean => !s.paused && !!s.state && !s.state.answers;

/* Figures are stored once a minute; what it brought tells of an answer, too. */
export const answeredAt = ({ state: st }: Source): string | null => [st?.ok_at, st?.changed_at, st?.fill_ended_at].filter((x): x is string => !!x).sort().at(-1) ?? null;

/* Connected, looked at, and nothing has come of it yet: a test said so, and it was connected anyway. */
export const unanswered = (s: Source): boolean => !s.paused && !!s.remote && !!s.state?.looked_at && !filling(s) && !answeredAt(s);

export type Silence = { id: string; since: string };

export function standing(s: Source, quiet: Silence[], zone: string): { tone: string; text: string } {
    const since = quiet.find((q) => q.id === s.id)?.since ?? (silent(s) ? s.state!.failed_at : null);
    if (s.paused) return { tone: 'grey', text: words.paused };
    if (since) return { tone: 'red', text: words.silent_since(day(since, zone)) };
    if (silent(s)) return { tone: 'red', text: words.silent };
    if (filling(s)) {
        const { fill_done: done, fill_total: total } = s.state!;
        return { tone: 'blue', text: total > 0 ? words.filling(count(Math.min(done, total)), count(total)) : words.filling_so_far(count(done)) };
    }
    if (unanswered(s)) return { tone: 'amber', text: words.unanswered };
    return { tone: 'green', text: words.connected };
}

export const useSilent = (): Silence[] => useCounts()?.silent ?? [];

export function StandingBadge({ source }: { source: Source }) {
    const { tone, text } = standing(source, useSilent(), useMe().zone);
    return <span className={`badge tone tone-${tone} standing`}>{text}</span>;
}

export function TestData() {
    return <span className="badge tone tone-orange" title={words.test_data_more}>{words.test_data}</span>;
}

/* How far the first reading has come; what is not known is not drawn. */
export function FillBar({ source: s, label }: { source: Source; label: string }) {
    const { fill_done: done, fill_total: total } = s.state!;
    if (!filling(s)) return null;
    return <progress className="fill-bar" aria-label={label} max={total > 0 ? total : undefined} value={total > 0 ? Math.min(done, total) : undefined} />;
}

export function useSources(wanted = true) {
    useRefresh('source.changed warning.changed', SOURCES);
    return useQuery<{ items: Source[]; left: SourceLeft[] }>({
        queryKey: SOURCES, enabled: wanted, refetchInterval: (q) => (q.state.data?.items.some((s) => filling(s) || silent(s)) || q.state.data?.left.some((l) => !l.kept) ? POLL : false),
        queryFn: ({ signal }) => call('GET', '/api/v1/sources', undefined, { signal }),
    });
}

export const useKinds = () => useQuery({
    queryKey: ['kinds'], staleTime: Infinity, queryFn: ({ signal }) => call<Schemas['kinds']>('GET', '/api/v1/kinds', undefined, { signal }),
});

export const useAssistants = (wanted = true) => useQuery({
    queryKey: ['assistants'], enabled: wanted, queryFn: ({ signal }) => call<{ items: Assistant[] }>('GET', '/api/v1/assistants', undefined, { signal }),
});

/* Where an assistant reads orders, its own source first. */
export const readsOf = (a: Assistant): string[] => [a.source_id ?? '', ...(a.also_reads ?? '').split(/\s+/)].filter(Boolean);
export const putReads = (a: Assistant, sources: string[]): Promise<Assistant> => call<Assistant>('PUT', `/api/v1/assistants/${a.id}/sources`, { version: a.version, sources });

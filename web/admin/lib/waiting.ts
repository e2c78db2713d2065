/* How many requests and tickets wait for somebody: the count in the rail and on the tabs of their page. */
import { useQuery } from '@tanstack/react-query';
import { call } from './api';
import { useRefresh } from './refresh';

const open = async (what: string, signal: AbortSignal): Promise<number> =>
    (await call<{ open: number }>('GET', `/api/v1/${what}?state=open&per_page=1`, undefined, { signal })).open;

export function useWaiting(): { requests: number; tickets: number } {
    useRefresh('request.changed ticket.changed', ['waiting']);
    const { data } = useQuery({
        queryKey: ['waiting'], staleTime: 60_000,
        queryFn: async ({ signal }) => {
            const [requests, tickets] = await Promise.all([open('requests', signal), open('tickets', signal)]);
            return { requests, tickets };
        },
    });
    return data ?? { requests: 0, tickets: 0 };
}

/* How much waits for somebody, live: the rail, the title and the tabs of pages tell it. */
import { useCallback, useEffect, useRef } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './api';
import type { components } from './api.gen';
import { useLive } from './live';

export type DeskCounts = components['schemas']['desk_counts'];
const KEY = ['waiting'], GATHER = 1000, AGAIN = 300_000; /* ms; a reminder becomes due without a hint */
const TOUCH = new Set(['request.changed', 'ticket.changed', 'conversation.changed', 'order.changed', 'assistant.changed', 'warning.changed', 'source.changed']);

/* One place keeps the figures fresh: the shell. */
export function useCountsLive(): void {
    const client = useQueryClient(), timer = useRef(0);
    useEffect(() => () => clearTimeout(timer.current), []);
    useLive(useCallback((event: string) => {
        if (!TOUCH.has(event)) return;
        timer.current ||= window.setTimeout(() => {
            timer.current = 0;
            void client.invalidateQueries({ queryKey: KEY });
        }, GATHER);
    }, [client]));
}

export const useCounts = (): DeskCounts | undefined => useQuery({
    queryKey: KEY, staleTime: 60_000, refetchInterval: AGAIN,
    queryFn: async ({ signal }) => (await api.GET('/api/v1/desk/counts', { signal })).data!,
}).data;

export function useWaiting(): { requests: number; tickets: number } {
    return useCounts() ?? { requests: 0, tickets: 0 };
}

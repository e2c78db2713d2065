/* What the stream of hints says has changed is asked again; hints that come in bursts are one question. */
import { useCallback, useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLive, type Hint } from './live';

const GATHER = 200; /* ms */

/* events: of the stream, "request.changed ticket.changed". id: only hints about this one. */
export function useRefresh(events: string, key: readonly unknown[], id?: string): void {
    const client = useQueryClient(), timer = useRef(0), name = JSON.stringify(key);
    useEffect(() => () => clearTimeout(timer.current), []);
    useLive(useCallback((event: string, hint: Hint | null) => {
        if (!events.split(' ').includes(event) || (id && hint?.id !== id)) return;
        timer.current ||= window.setTimeout(() => {
            timer.current = 0;
            void client.invalidateQueries({ queryKey: JSON.parse(name) as unknown[] });
        }, GATHER);
    }, [client, events, name, id]));
}

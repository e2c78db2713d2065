/* The conversation and all that was said in it; what is new is added behind what is there. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { useRefresh } from '../../lib/refresh';

export type Message = components['schemas']['chat_message'];
export interface TicketLine { id: string; number: number; reason: string | null; state: string }
export type Conversation = Omit<components['schemas']['conversation'], 'tickets'> & { tickets: TicketLine[] };

const AT_ONCE = 200; /* the server's */

export function useConversation(id: string) {
    const client = useQueryClient(), path = '/api/v1/conversations/' + encodeURIComponent(id);
    useRefresh('conversation.changed', ['conversation', id], id);
    const about = useQuery({ queryKey: ['conversation', id, 'about'], queryFn: ({ signal }) => call<Conversation>('GET', path, undefined, { signal }) });
    const said = useQuery({
        queryKey: ['conversation', id, 'said'], staleTime: 0,
        queryFn: async ({ signal }) => {
            const all = [...client.getQueryData<Message[]>(['conversation', id, 'said']) ?? []];
            for (;;) {
                const { items } = await call<{ items: Message[] }>('GET', `${path}/messages?after=${all.at(-1)?.seq ?? 0}`, undefined, { signal });
                all.push(...items);
                if (items.length < AT_ONCE) return all;
            }
        },
    });
    return { about, said };
}

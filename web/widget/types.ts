/* The chat API's shapes, as the server sends them. Fields that are not named here are ignored. */

export type State = 'bot' | 'waiting' | 'human' | 'closed';
export type Input = 'text' | 'choices' | 'none';

export interface Option { id?: string; label: string; url?: string }
export interface Money { minor: number; currency: string; text: string }
export interface Span { from?: string; to?: string }
export interface Status { type?: string; code?: string; name: string; group?: string }
export interface Item { name: string; quantity: number }
export interface Step { code: string; name: string; done: boolean; at?: string }

export interface Shipment {
    carrier?: string;
    tracking_number?: string;
    tracking_url?: string;
    eta?: Span;
    items?: Item[];
}

export interface Parcel extends Shipment {
    status?: Status;
    pickup_point?: { name: string; until?: string };
}

export interface OrderCard extends Shipment {
    number: string;
    expired?: boolean;
    status?: Status;
    payment_status?: Status;
    placed_at?: string;
    shipping_name?: string;
    payment_name?: string;
    total?: Money;
    progress?: Step[];
    parcels?: Parcel[];
    checked_at?: string;
    live?: boolean;
}

export interface OrderLine { choice: string; number: string; placed_at?: string; status?: string; total?: Money }

export interface Field {
    name: string;
    label: string;
    type?: string;
    required?: boolean;
    options?: (string | { value: string; label: string })[];
}

export interface Message {
    seq: number;
    author: 'visitor' | 'bot' | 'agent' | 'system';
    author_name?: string;
    kind: 'text' | 'menu' | 'orders' | 'order' | 'form' | 'link' | 'notice';
    text?: string;
    options?: Option[];
    orders?: OrderLine[];
    order?: OrderCard;
    form?: { fields: Field[] };
    created_at?: string;
}

export interface Turn { state: State; input: Input; messages: Message[] }

export interface Begun {
    conversation: { id: string; token: string; state: State };
    input: Input;
    assistant?: { name?: string; texts?: Record<string, string>; privacy?: Privacy | null };
    messages: Message[];
}

export type Body = { text: string } | { choice: string } | { form: Record<string, string> };

export interface Privacy { text: string; url?: string }

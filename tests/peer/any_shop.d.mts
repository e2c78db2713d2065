import type { IncomingMessage, ServerResponse } from 'node:http';

export interface AnyOrder { id: string; number: string; email: string; general: string; delivery: string; total: { minor: number; currency: string }; [more: string]: unknown }
export class AnyShop {
    orders: AnyOrder[];
    seen: { method: string; path: string; query: Record<string, string> }[];
    acts: { act: string; id: string }[];
    size: number;
    bad: ((req: IncomingMessage, res: ServerResponse, url: URL) => boolean | void) | null;
    allow: (req: IncomingMessage, body: string) => boolean;
    show: (o: AnyOrder) => object;
    url: string;
    static start(): Promise<AnyShop>;
    end(): Promise<void>;
    add(number: string, email: string, more?: object): AnyOrder;
    touch(o: AnyOrder, more: object): void;
}
export function signed(secret: string, body: string, how?: string, as?: string): string;

import type { IncomingMessage, ServerResponse } from 'node:http';

export class Shoptet {
    url: string;
    token: string;
    hooks: { event: string }[];
    eshopUrl?: string;
    bad: ((req: IncomingMessage, res: ServerResponse, url: URL) => boolean | void) | null;
    static start(): Promise<Shoptet>;
    add(code: string, email: string, more?: object): { code: string };
    end(): Promise<void>;
}

export interface WooHook { id: number; status: string; topic: string; delivery_url: string }
export class WooPeer {
    url: string;
    settings: { url: string; consumer_key: string; consumer_secret: string };
    notes: Map<number, { note: string; customer_note: boolean }[]>;
    hooks: Map<number, WooHook>;
    static start(more?: object, port?: number): Promise<WooPeer>;
    set(switches: object): void;
    order(what?: object): { id: number; number: string };
    end(): Promise<void>;
}

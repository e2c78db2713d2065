export function shopifyMissing(): string | false;
export class ShopifyPeer {
    url: string;
    client: { id: string; secret: string };
    scopes: string[];
    denied: string[];
    faults: (number | string)[];
    hooks: { topic: string }[];
    bucket: { most: number; rate: number; left: number; at: number };
    static start(port?: number): Promise<ShopifyPeer>;
    add(data: object): { name: string };
    end(): Promise<void>;
}

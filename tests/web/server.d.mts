/* What the stories may touch of the real server. */
export interface Demo {
    assistant_key: string;
    customers: { name: string; email: string; token: string }[];
    try: { number: string; email: string; what: string }[];
}
export interface Server {
    url: string;
    demo: Demo;
    stop(): Promise<void>;
    log(): string;
    crash(): Promise<() => Promise<void>>;
    sql(text: string): string;
    staff(method: string, path: string, body?: object): Promise<unknown>;
}
export const bin: string;
export interface Shop { id: string; name: string; owner: { email: string; password: string }; key: string }
export interface Shops { url: string; north: Shop; south: Shop; stop(): Promise<void> }
export function startShops(): Promise<Shops>;
export interface Options { demo?: boolean; empty?: boolean; limits?: boolean; env?: Record<string, string> }
export function startServer(options?: Options): Promise<Server>;

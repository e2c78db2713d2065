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
    crash(): Promise<() => Promise<void>>;
    sql(text: string): string;
    staff(method: string, path: string, body?: object): Promise<unknown>;
}
export const bin: string;
export function startServer(): Promise<Server>;
export interface Shop { id: string; name: string; owner: { email: string; password: string }; key: string }
export interface Shops { url: string; north: Shop; south: Shop; stop(): Promise<void> }
export function startShops(): Promise<Shops>;

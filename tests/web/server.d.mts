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
    staff(method: string, path: string, body?: object): Promise<unknown>;
}
export const bin: string;
export function startServer(): Promise<Server>;

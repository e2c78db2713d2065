/* What the stories may touch of the peer. */
export interface Talk {
    id: string; token: string; state: string; input: string; order?: string; locale: string; page_url: string;
    messages: { seq: number; author: string; text?: string }[]; streams: Set<unknown>;
}
export interface Refusal { status: number; headers?: Record<string, string>; detail?: string; body?: object }
export interface Asked { method: string; path: string; headers: Record<string, string | undefined>; body: Record<string, unknown> | null }
export interface PageOptions { attrs?: string; head?: string; body?: string; headers?: Record<string, string>; html?: string; twice?: boolean }
export interface Peer {
    drop: number; broken: number; lost: number; refuse: Refusal[]; deaf: boolean; delay: number; text_area?: boolean;
    config: Record<string, unknown>; requests: Asked[]; talks: Map<string, Talk>; pages: Map<string, object>;
    api: string; shop: string;
    page(name: string, options?: PageOptions): string;
    say(talk: Talk, message: object): void;
    set(talk: Talk, state: string, input: string): void;
    typing(talk: Talk, author_name: string): void;
    last(): Talk;
    cut(): void;
    reset(): void;
    stop(): void;
}
export function startPeer(): Promise<Peer>;
export function signIdentity(claims: object, key?: string): string;

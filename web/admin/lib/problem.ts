/* A request that failed, in the server's words. */
export class Problem extends Error {
    constructor(readonly status: number, readonly body: { detail?: string; request_id?: string; errors?: { field: string; message: string }[]; [more: string]: unknown }) {
        super(body.detail ?? 'HTTP ' + status);
    }

    get requestId(): string | undefined { return this.body.request_id; }
    get fields(): { field: string; message: string }[] { return this.body.errors ?? []; }
}

/* No answer came at all: the network, or wismo itself, is away. */
export const unreachable = (e: unknown): boolean => e instanceof TypeError;

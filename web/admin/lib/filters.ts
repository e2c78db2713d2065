/* The list's address ↔ what is asked of the API. Used before React is there, so it imports next to nothing. */
export const ADVANCED = ['payment', 'channel', 'tracking_number', 'reminder', 'tag'] as const;
export const MOVED = ['source', 'group', 'warehouse', 'carrier', 'from'] as const;
export const FILTERS = ['query', 'source', 'group', 'warehouse', 'carrier', 'from', 'to', ...ADVANCED] as const;
export const PER_PAGE = [10, 25, 50];

/* What a clock shows in a time zone ("2026-11-21T09:30"), as an instant; "": no such time. */
export function instant(local: string, zone: string, days = 0): string {
    const utc = Date.parse(local + ':00Z') + days * 86_400_000;
    if (Number.isNaN(utc)) return '';
    const shift = (at: number) => {
        const p = Object.fromEntries(new Intl.DateTimeFormat('en-US', {
            timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
        }).formatToParts(at).map((x) => [x.type, Number(x.value)])) as Record<string, number>;
        return Date.UTC(p.year!, p.month! - 1, p.day, p.hour, p.minute, p.second) - at;
    };
    const first = utc - shift(utc);
    return new Date(utc - shift(first)).toISOString();
}

/* Midnight of a day ("2026-11-21") in a time zone, as an instant. */
export const midnight = (day: string, zone: string, days = 0): string => instant(day + 'T00:00', zone, days);

/* The API's query. Days become instants of the shop's zone: from the first one's start to the last one's end. */
export function apiQuery(search: URLSearchParams, zone: string, perPage: number): string {
    const to = new URLSearchParams();
    for (const name of FILTERS) {
        const value = search.get(name);
        if (!value || name === 'from' || name === 'to') continue;
        to.set(name, value);
    }
    const from = search.get('from'), until = search.get('to') ?? from;
    if (from) to.set('from', midnight(from, zone));
    if (until) to.set('to', midnight(until, zone, 1));
    const page = Number(search.get('page'));
    if (page > 1) to.set('page', String(page));
    to.set('per_page', String(PER_PAGE.includes(Number(search.get('per_page'))) ? Number(search.get('per_page')) : perPage));
    return to.toString();
}

/* Dates as the visitor's language writes them. */
import type { Span } from '../types';

let lang: string | undefined;

/* A language that the browser does not know falls back to the browser's own. */
export function setLanguage(l: string): void {
    try {
        [lang] = Intl.getCanonicalLocales(l);
    } catch { /* not a language at all */ }
}

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
const hour: Intl.DateTimeFormatOptions = { ...day, hour: '2-digit', minute: '2-digit' };

/* A whole day has no zone: midnight in UTC, or the last minute of a day, is the day itself. */
const whole = (s: string) => /^\d{4}-\d\d-\d\d($|T(00:00|23:59))/.test(s);

export function date(s: string | undefined, withTime = false): string {
    const d = new Date(s ?? '');
    if (isNaN(+d)) return '';
    const far = Math.abs(Date.now() - +d) > 3e10;
    return new Intl.DateTimeFormat(lang, withTime ? hour
        : { day: 'numeric', month: 'short', ...(far && { year: 'numeric' }) }).format(d);
}

/* “Sat 21 Nov, 10:00 – 14:00”, “20 – 22 Nov”; nothing when there is no date. */
export function span(s: Span | undefined): string {
    const from = s?.from || s?.to, to = s?.to || from;
    if (!from || !to) return '';
    const days = whole(from) && whole(to);
    const [a, b] = [new Date(from), new Date(to)];
    if (isNaN(+a) || isNaN(+b)) return '';
    const f = new Intl.DateTimeFormat(lang, days ? { ...day, timeZone: 'UTC' } : hour);
    return +a < +b ? f.formatRange(a, b) : f.format(a);
}

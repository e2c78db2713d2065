/* Dates as the visitor's language writes them. */
import type { Span } from '../types';

let lang: string | undefined;

/* The page's language, in the visitor's region when that is one of it: “en” is written as in en-GB there. */
export function setLanguage(l: string): void {
    try {
        [lang] = Intl.getCanonicalLocales(navigator.languages.find((own) => own.startsWith(l)) ?? l);
    } catch { /* not a language at all: the browser's own */ }
}

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
const hour: Intl.DateTimeFormatOptions = { ...day, hour: '2-digit', minute: '2-digit' };

/* A whole day has no zone: midnight in UTC, or the last minute of a day, is the day itself. */
const whole = (s: string) => /^[\d-]{10}($|T00:00|T23:59)/.test(s);

export function date(s: string | undefined, withTime = false): string {
    const d = new Date(s ?? '');
    return isNaN(+d) ? '' : d.toLocaleString(lang, withTime ? hour : { dateStyle: 'medium' });
}

/* “Sat 21 Nov, 10:00 – 14:00”, “20 – 22 Nov”; nothing when there is no date. */
export function span(s: Span | undefined): string {
    const from = s?.from || s?.to || '', to = s?.to || from;
    const a = new Date(from), b = new Date(to);
    if (isNaN(+a + +b)) return '';
    return new Intl.DateTimeFormat(lang, whole(from) && whole(to) ? { ...day, timeZone: 'UTC' } : hour).formatRange(a, b);
}

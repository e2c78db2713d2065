/* Numbers, dates and amounts, in the person's language and the shop's time zone. */
import { t } from '../text';
import type { Money } from './types';

const numbers = new Intl.NumberFormat(navigator.language);
const kept = new Map<string, Intl.DateTimeFormat>();

function dates(zone: string, name: 'day' | 'full' | 'long' | 'date', options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = name + zone;
    if (!kept.has(key)) kept.set(key, new Intl.DateTimeFormat(navigator.language, { ...options, timeZone: zone }));
    return kept.get(key)!;
}

export const count = (n: number): string => numbers.format(n);

/* The server words amounts: exponent and notation of every currency stand in one place. */
export const money = (m: Money | null | undefined): string => m?.text ?? t.app.none;

export function day(iso: string | null | undefined, zone: string): string {
    if (!iso) return t.app.none;
    const at = new Date(iso), same = at.getFullYear() === new Date().getFullYear();
    return same ? dates(zone, 'day', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(at)
        : dates(zone, 'long', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

export const moment = (iso: string | null | undefined, zone: string): string =>
    iso ? dates(zone, 'full', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(iso)) : t.app.none;

export const dayOnly = (iso: string | null | undefined, zone: string): string =>
    iso ? dates(zone, 'date', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso)) : t.app.none;

/* As a date field and a time field want it: "2026-11-21T09:30" of the zone's clock. */
export function clock(iso: string, zone: string): string {
    const p = Object.fromEntries(new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
        .formatToParts(new Date(iso)).map((x) => [x.type, x.value]));
    return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}`;
}

/* The middle of a long number is what can be left out: its end tells parcels apart. */
export const middle = (s: string, most = 14): string => (s.length <= most ? s : s.slice(0, Math.ceil(most / 2) - 1) + '…' + s.slice(-Math.floor(most / 2)));

export const initials = (name: string): string => name.split(/\s+/).filter(Boolean).slice(0, 2).map((w) => [...w][0]!.toUpperCase()).join('') || '?';

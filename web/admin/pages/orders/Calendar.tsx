/* The open date range: presets, and a calendar of two clicks. */
import '@mantine/dates/styles.css';
import './calendar.css';
import { useState, type ReactElement } from 'react';
import { Button, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { t } from '../../text';
import type { Range } from './DateRange';

const shift = (day: string, days: number): string => new Date(Date.parse(day + 'T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);

export default function Calendar({ from, to, zone, change, button }: Range & { button: (toggle: () => void) => ReactElement }) {
    const [open, setOpen] = useState(true), [half, setHalf] = useState<string | null>(null);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
    const presets: [string, string, string][] = [
        [t.orders.today, today, today], [t.orders.last7, shift(today, -6), today], [t.orders.last30, shift(today, -29), today], [t.orders.this_month, today.slice(0, 8) + '01', today],
    ];
    const done = (a: string | null, b: string | null) => { setHalf(null); setOpen(false); change(a, b); };
    return (
        <Popover opened={open} onChange={setOpen} onDismiss={() => setHalf(null)} position="bottom-end" trapFocus withinPortal shadow="md">
            <Popover.Target>{button(() => setOpen(!open))}</Popover.Target>
            <Popover.Dropdown className="calendar" aria-label={t.orders.dates}>
                <div className="presets">
                    {presets.map(([label, a, b]) => <button key={label} type="button" className="preset" aria-pressed={from === a && (to || from) === b} onClick={() => done(a, b)}>{label}</button>)}
                    <Button variant="default" size="xs" disabled={!from && !half} onClick={() => done(null, null)}>{t.orders.dates_clear}</Button>
                </div>
                <DatePicker type="range" allowSingleDateInRange size="sm" value={half ? [half, null] : [from || null, to || from || null]} defaultDate={from || today} maxLevel="year" hideOutsideDates
                    ariaLabels={{ previousMonth: t.orders.previous_month, nextMonth: t.orders.next_month, previousYear: t.orders.previous_year, nextYear: t.orders.next_year, monthLevelControl: t.orders.choose_month }}
                    getDayProps={(d) => (d === today ? { 'aria-current': 'date', 'data-today': true } : {})}
                    onChange={([a, b]) => (a && b ? done(a, b) : setHalf(a))} />
            </Popover.Dropdown>
        </Popover>
    );
}

/* Days from and to, both included, in the shop's time zone. The calendar is fetched when it is first opened. */
import { Suspense, memo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { part } from '../../shell/style';
import { t } from '../../text';

const Calendar = part('orders/Calendar', () => import('./Calendar'));

export interface Range { from: string; to: string; zone: string; change: (from: string | null, to: string | null) => void; visible?: boolean }

const words = (day: string): string => new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day + 'T00:00:00Z'));

export const DateRange = memo(function DateRange(range: Range) {
    const [used, setUsed] = useState(false);
    const valid = (d: string) => !Number.isNaN(Date.parse(d + 'T00:00:00Z'));
    const text = range.from && valid(range.from) ? (range.to && range.to !== range.from && valid(range.to) ? `${words(range.from)} – ${words(range.to)}` : words(range.from)) : '';
    const button = (toggle?: () => void) => (
        <Button variant="default" className={text ? 'filter dates on' : 'filter dates'} justify="space-between" rightSection={<IconCalendar size={16} aria-hidden="true" />} aria-haspopup="dialog"
            aria-label={text ? `${t.orders.dates}: ${text}` : t.orders.dates} onClick={toggle ?? (() => setUsed(true))}>{text || t.orders.dates}</Button>
    );
    const field = used ? <Suspense fallback={button()}><Calendar {...range} button={button} /></Suspense> : button();
    return range.visible ? <div><span className="label-like">{t.orders.dates}</span>{field}</div> : field;
});

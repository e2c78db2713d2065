/* How long ago, in the person's words; the moment itself is one look away. */
import { useEffect, useState } from 'react';
import { moment } from './format';
import { useMe } from './me';
import { t } from '../text';

const words = new Intl.RelativeTimeFormat(navigator.language, { numeric: 'auto', style: 'short' });
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3600], ['minute', 60]];

export function ago(iso: string): string {
    const s = Math.max(0, (Date.now() - Date.parse(iso)) / 1000);
    const [unit, size] = UNITS.find(([, n]) => s >= n) ?? ['second', 1];
    return unit === 'second' ? words.format(0, 'second') : words.format(-Math.floor(s / size), unit);
}

export function Age({ at }: { at: string | null | undefined }) {
    const zone = useMe().zone, [, tick] = useState(0);
    useEffect(() => {
        const timer = setInterval(() => tick((n) => n + 1), 60_000);
        return () => clearInterval(timer);
    }, []);
    return at ? <time dateTime={at} title={moment(at, zone)} className="num nowrap">{ago(at)}</time> : <>{t.app.none}</>;
}

/* Amounts that people type, in the currency's own notation, as minor units. Integers all the way: never a float. */
const digits = (currency: string): number => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/* "1 299,50" or "1,299.50" → 129950; null: no amount, or more decimals than the currency has. */
export function parseAmount(text: string, currency: string): number | null {
    const exponent = digits(currency), plain = text.replace(/[^\d.,-]/g, '');
    if (!/^-?\d/.test(plain) && !/^[.,]\d/.test(plain)) return null;
    const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
    const after = last < 0 ? '' : plain.slice(last + 1);
    /* The last mark is the decimal one, unless it can only group thousands. */
    const decimal = last >= 0 && exponent > 0 && !(after.length === 3 && exponent !== 3);
    const whole = (decimal ? plain.slice(0, last) : plain).replace(/[.,]/g, ''), part = decimal ? after : '';
    if (part.length > exponent || !/^-?\d*$/.test(whole) || !/^\d*$/.test(part)) return null;
    const n = Number((whole || '0') + part.padEnd(exponent, '0'));
    return Number.isSafeInteger(n) ? n : null;
}

/* As it is typed: "1299.50". */
export function typedAmount(minor: number, currency: string): string {
    const exponent = digits(currency), s = String(Math.abs(minor)).padStart(exponent + 1, '0');
    return (minor < 0 ? '-' : '') + (exponent ? `${s.slice(0, -exponent)}.${s.slice(-exponent)}` : s);
}

/* As it is shown until the server has worded it. */
export function shownAmount(minor: number, currency: string): string {
    const exponent = digits(currency);
    return new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(`${typedAmount(minor, currency)}` as unknown as number) || String(minor / 10 ** exponent);
}

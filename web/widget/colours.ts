/* The accent as rules of a constructed sheet: only colours that were parsed get in. */
import type { Config } from './setup';

/* Perceived light of a #rrggbb, 0 to 1; NaN when it is none. */
function light(hex: string): number {
    const [r, g, b] = [1, 3, 5].map((i) => (parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2);
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/*
 * The server sends colours whose contrast it has measured. For what is missing, as with an accent from the script
 * tag: black or white on the accent, and the accent itself as link on white when it is dark enough.
 */
export function accentRules(theme: NonNullable<Config['theme']>): string {
    const ok = (c: string | undefined) => (/^#[\da-f]{6}$/i.test(c ?? '') ? c! : '');
    const accent = ok(theme.accent) || '#1f3fae', l = light(accent);
    const text = ok(theme.accent_text) || (l > 0.179 ? '#000' : '#fff');
    const link = ok(theme.link) || (l < 0.17 ? accent : '#1f3fae');
    const dark = ok(theme.link_dark) || '#a9bdff';
    return `.w{--ca:${accent};--cat:${text};--cl:${link};--cd:${dark}}`;
}

/* The accent, and where the launcher is, as rules of a constructed sheet. */
import type { Config } from './setup';

type Theme = Partial<Config['theme']> & { accent: string };

/* Perceived light of a #rrggbb, 0 to 1. */
function light(hex: string): number {
    const [r, g, b] = [1, 3, 5].map((i) => (parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2);
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/*
 * The server checks its colours and measures their contrast. For an accent from the script tag: black or white on
 * it, and the accent itself as link on white when it is dark enough.
 */
export function accentRules({ accent, accent_text, link, link_dark }: Theme, bottom: number): string {
    const l = light(accent);
    return `.w{--ca:${accent};--cat:${accent_text ?? (l > 0.179 ? '#000' : '#fff')};--cl:${link ?? (l < 0.17 ? accent : '#1f3fae')};--cd:${link_dark ?? '#a9bdff'};--b:var(--wismo-bottom,${bottom}px)}`;
}

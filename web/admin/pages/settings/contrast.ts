/* How well a colour can be read on white (WCAG 2.2), and the nearest one that can: darker in OKLab, where equal steps look
   equal, with the hue kept. */
type Rgb = [number, number, number];

export const ENOUGH = 4.5;
export const isColour = (s: string): boolean => /^#[0-9a-f]{6}$/i.test(s);

const read = (hex: string): Rgb => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255) as Rgb;
const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const curved = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

/* White stands at 1: its contrast with white is 1.05 over this colour's own light. */
export function contrast(hex: string): number {
    const [r, g, b] = read(hex).map(linear) as Rgb;
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

function toLab(hex: string): Rgb {
    const [r, g, b] = read(hex).map(linear) as Rgb;
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b), m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b), s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

/* null: no screen can show it. */
function toHex([L, a, b]: Rgb): string | null {
    const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3, m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3, s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
    const rgb = [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s];
    if (rgb.some((c) => c < -0.001 || c > 1.001)) return null;
    return '#' + rgb.map((c) => Math.round(255 * curved(Math.min(1, Math.max(0, c)))).toString(16).padStart(2, '0')).join('');
}

export function nearest(hex: string): string {
    if (contrast(hex) >= ENOUGH) return hex.toLowerCase();
    const [L, a, b] = toLab(hex);
    for (let dark = L; dark > 0; dark -= 0.002) {
        /* What is too strong for a screen at this lightness is a little greyer there. */
        for (let strong = 1; strong >= 0; strong -= 0.02) {
            const found = toHex([dark, a * strong, b * strong]);
            if (!found) continue;
            if (contrast(found) >= ENOUGH) return found;
            break;
        }
    }
    return '#000000';
}

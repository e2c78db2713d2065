/* The words of the chosen language. Another one is a file beside en.ts, fetched before the first paint. */
import { en, type Text } from './en';

const others: Record<string, () => Promise<Text>> = {};

export let t: Text = en;

export async function chooseLanguage(locale: string): Promise<void> {
    const found = others[locale] ?? others[locale.split('-')[0] ?? ''];
    if (found) t = await found();
}

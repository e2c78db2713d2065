/* The words in use: English, overridden by what the server sent, in front of the script and with a conversation. */
import { en, type Texts } from './en';

const words: Texts = { ...en, ...window.__wismo_cfg?.texts };

export function addTexts(more: Record<string, string> | undefined): void {
    Object.assign(words, more);
}

/* One text with its {holes} filled. */
export function t(key: keyof Texts, fill: Record<string, string | number> = {}): string {
    return words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(fill[name] ?? whole));
}

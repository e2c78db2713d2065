/*
 * The words of the chosen language. A language is a folder like en/: shell.ts comes with the page, the words of a page
 * with that page. Another one is one more entry of `languages`.
 */
import { text as shell } from './en/shell';

const en = {
    login: () => import('./en/login'),
    order: () => import('./en/order'),
    requests: () => import('./en/requests'),
    conversation: () => import('./en/conversation'),
    customer: () => import('./en/customer'),
    integrations: () => import('./en/integrations'),
    source: () => import('./en/source'),
    products: () => import('./en/products'),
    settings: () => import('./en/settings'),
    audit: () => import('./en/audit'),
    reminders: () => import('./en/reminders'),
    print: () => import('./en/print'),
};

type Pages = { [K in keyof typeof en]: Awaited<ReturnType<(typeof en)[K]>>['text'] };
export type Text = typeof shell & Pages;
interface Language { shell: typeof shell; pages: typeof en }

const languages: Record<string, () => Promise<Language>> = {};
let pages: Record<string, (() => Promise<{ text: unknown }>) | undefined> = en;

/* The words of a page are there once loadText has brought them, which a route does before it shows the page. */
export const t = { ...shell } as Text;

export async function loadText(page: string): Promise<void> {
    const load = pages[page];
    if (load && !(page in t)) Object.assign(t, { [page]: (await load()).text });
}

export async function chooseLanguage(locale: string): Promise<void> {
    const found = languages[locale] ?? languages[locale.split('-')[0] ?? ''];
    if (!found) return;
    const chosen = await found();
    Object.assign(t, chosen.shell);
    pages = chosen.pages;
}

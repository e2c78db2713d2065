/*
 * What this page wants: the server's config in front of the bundle, and the attributes of the script tag,
 * which win.
 */
import type { Privacy } from './types';

/*
 * The server writes `self.__wismo_cfg={…};` and a newline in front of the bundle.
 * The object is JSON of public things: whoever can load the shop's page can read it.
 */
export interface Config {
    key: string;                     /* the assistant's key, as in the path of the script */
    api?: string;                    /* origin of the API, no slash at the end; default: the script's origin */
    name: string;                    /* the assistant's name */
    title: string | null;            /* heading of the panel; when empty, the name */
    locale: string;                  /* language of `texts`; used when neither the tag nor the page names one */
    texts: Record<string, string>;   /* keys of texts/en.ts, for another language or other words */
    text_area: boolean;              /* false: hide-text-area mode, no text box until the server asks for it */
    theme: {
        accent: string;              /* #rrggbb; header, launcher and the visitor's bubbles */
        accent_text?: string;        /* text on it, at least 4.5:1; computed here when missing */
        link?: string;               /* links and buttons on white, at least 4.5:1; computed when missing */
        link_dark?: string;          /* the same on the dark panel, #171b22 */
        position: 'end' | 'start';
        mode: 'auto' | 'light' | 'dark';
    };
    bottom: number;                  /* pixels between the launcher and the bottom of the page */
    privacy: Privacy | null;         /* the line before the first message; `url` is the shop's policy */
    origins: string[];               /* exact origins that may show the chat; empty: only `api` itself */
    off?: boolean;                   /* true: the assistant is switched off, no launcher anywhere */
}

export interface Setup extends Config {
    api: string;
    lang: string;
    look: string;                       /* classes of the whole: mode and side */
    colours: Partial<Config['theme']> & { accent: string };
    order: string;
    token: string | null | undefined;   /* undefined: the page said nothing about who is here; null: nobody */
    blocked: boolean;
}

declare global {
    interface Window { __wismo_cfg?: Config }
}

/* Reads the page once. `script` is the tag that loaded us, null when something evaluated the text. */
export function readSetup(script: HTMLScriptElement | null): Setup | null {
    const config = window.__wismo_cfg;
    if (!config) return null;
    const data: DOMStringMap = script?.dataset ?? {};
    const { theme, origins } = config;
    const api = config.api || new URL(script?.src ?? location.href).origin;
    return {
        ...config,
        api,
        lang: data.lang || document.documentElement.lang || config.locale,
        look: `${data.theme || theme.mode} ${data.side || theme.position}`,
        colours: data.accent ? { accent: data.accent } : theme,
        order: data.order ?? '',
        token: data.token === '' ? null : data.token,
        blocked: !!config.off || !(origins.length ? origins : [api]).includes(location.origin),
    };
}

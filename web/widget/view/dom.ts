/* Elements without markup: text is always text, attributes are never style or handlers. */

type Kid = Node | string | false | null | undefined;
type Value = string | boolean | null | undefined | ((e: never) => void);

type Tags = HTMLElementTagNameMap;

/*
 * An element, named `tag` or `tag.its classes`; a property that is a function listens to the event of that name.
 * A button submits nothing unless it says so.
 */
export function h<K extends keyof Tags>(name: K | `${K}.${string}`, props: Record<string, Value> = {}, ...kids: Kid[]): Tags[K] {
    const [tag, look] = name.split('.') as [K, string?];
    const e = document.createElement(tag);
    const all: Record<string, Value> = { class: look, ...props };
    if (tag === 'button') all.type ??= tag;
    for (const [k, v] of Object.entries(all)) {
        if (typeof v === 'function') e.addEventListener(k, v as EventListener);
        else if (v !== false && v != null) e.setAttribute(k, v === true ? '' : v);
    }
    e.append(...kids.filter((k): k is Node | string => !!k));
    return e;
}

const shapes = {
    chat: 'M3 8l9-5 9 5v8l-9 5-9-5zM3 8l9 5 9-5M12 13v8',
    cross: 'M6 6l12 12M18 6L6 18',
    more: 'M5 12h.01M12 12h.01M19 12h.01',
    send: 'M4 12h15M13 6l6 6-6 6',
    out: 'M14 4h6v6M20 4L11 13M18 14v5H5V6h5',
};

export function icon(name: keyof typeof shapes): SVGElement {
    const make = (tag: string, key: string, value: string) => {
        const e = document.createElementNS('http://www.w3.org/2000/svg', tag) as SVGElement;
        e.setAttribute(key, value);
        return e;
    };
    const svg = make('svg', 'viewBox', '0 0 24 24');
    svg.ariaHidden = 'true';
    svg.classList.add('i-' + name);
    svg.append(make('path', 'd', shapes[name]));
    return svg;
}

/* The address when it is one that may be opened, else nothing. */
export function safeUrl(url: string | undefined): string {
    try {
        const u = new URL(url ?? '');
        return /^https?:$/.test(u.protocol) ? u.href : '';
    } catch {
        return '';
    }
}

/* A number or code keeps its direction in a right-to-left sentence. */
export const ltr = (text: string) => h('bdi', { dir: 'ltr' }, text);

export const hidden = (text: string) => h('span.v', {}, text);

/* Elements without markup: text is always text, no style attributes. */

export type Kid = Node | string | false | 0 | null | undefined;

type Tags = HTMLElementTagNameMap;

/* An element, named `tag` or `tag.its classes`, with its properties; a listener is the property `onclick` and the like. */
export function h<K extends keyof Tags>(name: K | `${K}.${string}`, props: Partial<Tags[K]> = {}, ...kids: Kid[]): Tags[K] {
    const [tag, className = ''] = name.split('.') as [K, string?];
    const e = Object.assign(document.createElement(tag), { className }, props);
    e.append(...kids.filter((k): k is Node | string => !!k));
    return e;
}

/* A number or code keeps its direction in a right-to-left sentence. */
export const ltr = (text: string) => h('bdi', { dir: 'ltr' }, text);

export const hidden = (text: string) => h('span.v', {}, text);

/* The mapping of any API's order: our field → where it stands there. A path, or an object that says more. */
export type Spec = string | null | { path?: unknown; [more: string]: unknown };
export type Map = Record<string, unknown>;

export const FIELDS: Record<'order' | 'items' | 'shipments', string[]> = {
    order: ('id number email phone customer_name customer_id general delivery payment currency total subtotal shipping_total discount_total tax_total payment_name shipping_name placed_at changed_at cancelled_at delivered_at '
        + 'eta_from eta_to ship_name ship_line1 ship_line2 ship_city ship_region ship_postcode ship_country comment locale').split(' '),
    items: 'sku name quantity unit_price thumbnail'.split(' '),
    shipments: 'carrier tracking_number tracking_url service status shipped_at delivered_at eta_from eta_to last_event last_event_at pickup_point pickup_until'.split(' '),
};
/* Asked about first: what an order cannot do without. */
export const FIRST = ['id', 'number', 'email', 'general', 'delivery', 'payment', 'currency', 'total', 'placed_at', 'items', 'items.name', 'items.quantity', 'items.unit_price', 'shipments', 'shipments.tracking_number'];

const isObject = (v: unknown): v is Record<string, unknown> => !!v && typeof v === 'object' && !Array.isArray(v);
const apart = (name: string): [string | null, string] => { const at = name.indexOf('.'); return at < 0 ? [null, name] : [name.slice(0, at), name.slice(at + 1)]; };

/* The entry of "number", "items" (its path) or "items.sku". */
export function entry(map: Map, name: string): unknown {
    const [list, field] = apart(name);
    if (!list) return map[name];
    return isObject(map[list]) ? map[list][field] : undefined;
}

/* Its path as it is typed; null: it says more than one path, so that only JSON can hold it. */
export function pathOf(map: Map, name: string): string | null {
    const e = entry(map, name);
    if (e === undefined) return '';
    if (typeof e === 'string') return e;
    return isObject(e) ? (e.path === undefined ? '' : typeof e.path === 'string' && !('value' in e) ? e.path : null) : null;
}
export const hasRules = (map: Map, name: string): boolean => { const e = entry(map, name); return isObject(e) && !['items', 'shipments'].includes(name) && Object.keys(e).some((k) => k !== 'path'); };

export function withPath(map: Map, name: string, path: string): Map {
    const [list, field] = apart(name), to = { ...map }, old = entry(map, name);
    const put = (into: Record<string, unknown>, key: string) => {
        if (isObject(old)) {
            const { path: _, ...rest } = old;
            into[key] = path ? { ...rest, path } : rest;
            if (!Object.keys(into[key] as object).length) delete into[key];
        } else if (path) into[key] = path;
        else delete into[key];
    };
    if (!list) put(to, name);
    else {
        const was = to[list], into: Record<string, unknown> = isObject(was) ? { ...was } : typeof was === 'string' ? { path: was } : {};
        put(into, field);
        if (Object.keys(into).length) to[list] = into;
        else delete to[list];
    }
    return to;
}

export function names(map: Map): string[] {
    const own = Object.entries(map).flatMap(([k, v]) => (k === 'allowed' ? [] : (k === 'items' || k === 'shipments') && isObject(v) ? [k, ...Object.keys(v).filter((x) => x !== 'path').map((x) => `${k}.${x}`)] : [k]));
    return [...new Set([...FIRST, ...own])];
}

/* "a.b[0].c" in a tree; "" is the tree itself. */
export function at(tree: unknown, path: string): unknown {
    let now: unknown = tree;
    for (const [, key, index] of path.matchAll(/([^.[\]]+)|\[(-?\d+)\]/g)) {
        if (index !== undefined) now = Array.isArray(now) ? now.at(Number(index)) : undefined;
        else now = isObject(now) ? now[key!] : undefined;
    }
    return now;
}

/* The first order of an answer, where lists usually stand. */
export function orderIn(raw: unknown, listPath: string): unknown {
    const places = [...(listPath ? [listPath] : []), '', 'orders', 'data', 'results', 'items', 'order', 'result', 'data.orders', 'data.order'];
    for (const place of places) {
        const found = at(raw, place);
        if (Array.isArray(found) && isObject(found[0])) return found[0];
        if (place && isObject(found) && !Array.isArray(found)) return found;
    }
    return raw;
}

/* What stands at a field of an order, in a few words. */
export function sampleOf(order: unknown, map: Map, name: string): string | null {
    const [list, field] = apart(name), path = pathOf(map, name);
    if (path === null) return null;
    let from = order;
    if (list) {
        const l = at(order, pathOf(map, list) || list);
        from = Array.isArray(l) ? l[0] : l;
    }
    const v = at(from, path || field);
    if (v === undefined || v === null || v === '') return null;
    if (Array.isArray(v)) return `[${v.length}]`;
    return typeof v === 'object' ? '{…}' : String(v).slice(0, 80);
}

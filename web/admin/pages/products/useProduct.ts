/* The draft of one product: prices as they are typed, checked like the server checks them. */
import { parseAmount, typedAmount } from '../../lib/amount';
import type { Wrong } from '../../lib/focus';
import type { Money } from '../../lib/types';
import { t } from '../../text';

export interface Picture { url: string; alt?: string | null }
export interface Variant { name: string; sku?: string; price?: number | null; stock?: number | null }
export interface Product {
    id: string; sku: string; name: string; price: Money | null; stock: number; images: Picture[] | null; variants: Variant[] | null; active: boolean; version: number; changed_at: string;
}
export interface VariantDraft { key: number; name: string; sku: string; price: string; stock: string }
export interface Draft { name: string; sku: string; price: string; stock: string; active: boolean; images: Picture[]; variants: VariantDraft[] }

let next = 1;
export const emptyVariant = (): VariantDraft => ({ key: next++, name: '', sku: '', price: '', stock: '0' });

export function draftOf(p: Product | null, currency: string): Draft {
    return {
        name: p?.name ?? '', sku: p?.sku ?? '', price: p?.price ? typedAmount(p.price.minor, currency) : '', stock: String(p?.stock ?? 0), active: p?.active ?? true, images: p?.images ?? [],
        variants: (p?.variants ?? []).map((v) => ({ key: next++, name: v.name, sku: v.sku ?? '', price: v.price == null ? '' : typedAmount(v.price, currency), stock: String(v.stock ?? 0) })),
    };
}

const whole = (s: string): number | null => (/^\d{1,10}$/.test(s.trim()) && Number(s) <= 1_000_000_000 ? Number(s) : s.trim() ? null : 0);

export function check(d: Draft, currency: string): Wrong {
    const wrong: Wrong = {}, minor = parseAmount(d.price, currency);
    if (!d.name.trim()) wrong.name = t.products.required;
    if (!d.sku.trim()) wrong.sku = t.products.required;
    if (minor === null || minor < 0) wrong.price = t.products.bad_price;
    if (whole(d.stock) === null) wrong.stock = t.products.bad_stock;
    d.variants.forEach((v, i) => {
        const at = `variants[${i}]`, price = v.price.trim() ? parseAmount(v.price, currency) : 0;
        if (!v.name.trim()) wrong[at + '.name'] = t.products.required;
        if (price === null || price < 0) wrong[at + '.price'] = t.products.bad_price;
        if (whole(v.stock) === null) wrong[at + '.stock'] = t.products.bad_stock;
    });
    return wrong;
}

export const sent = (d: Draft, currency: string): object => ({
    name: d.name.trim(), sku: d.sku.trim(), price: { minor: parseAmount(d.price, currency), currency }, stock: whole(d.stock), active: d.active, images: d.images,
    variants: d.variants.map((v) => ({ name: v.name.trim(), ...(v.sku.trim() ? { sku: v.sku.trim() } : {}), ...(v.price.trim() ? { price: parseAmount(v.price, currency) } : {}), stock: whole(v.stock) })),
});

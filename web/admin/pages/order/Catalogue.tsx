/* A product of the catalogue, found by a part of its name or SKU, to begin a line with. Not there while the catalogue is empty. */
import { useEffect, useState } from 'react';
import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { typedAmount } from '../../lib/amount';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { money } from '../../lib/format';
import { t } from '../../text';
import type { Picture } from './useDraft';

type Product = Omit<components['schemas']['product'], 'images' | 'variants'> & { images: Picture[] | null; variants: { name: string; sku?: string | null; price?: number | null; stock?: number | null }[] | null };
export interface Picked { product_id: string; name: string; sku: string; stock: number; price: { minor: number; currency: string } | null; images: Picture[] }

const entry = (p: Product, variant: number): Picked => {
    const v = p.variants?.[variant], minor = v?.price ?? p.price?.minor;
    return {
        product_id: p.id!, name: v ? `${p.name} – ${v.name}` : p.name, sku: v?.sku || p.sku, stock: v?.stock ?? p.stock, images: p.images ?? [],
        price: minor === undefined || minor === null ? null : { minor, currency: p.price?.currency ?? '' },
    };
};

export function Catalogue({ pick }: { pick: (p: Picked) => void }) {
    const [text, setText] = useState(''), [query, setQuery] = useState('');
    useEffect(() => { const timer = setTimeout(() => setQuery(text.trim()), 250); return () => clearTimeout(timer); }, [text]);
    const { data } = useQuery({
        queryKey: ['catalogue', query], placeholderData: keepPreviousData, staleTime: 30_000, refetchOnWindowFocus: false,
        queryFn: ({ signal }) => call<{ items: Product[] }>('GET', `/api/v1/products?per_page=25&query=${encodeURIComponent(query)}`, undefined, { signal }),
    });
    const [any, setAny] = useState(false);
    useEffect(() => { if (data?.items.length) setAny(true); }, [data]);
    if (!any) return null;
    const found = new Map((data?.items ?? []).filter((p) => p.active).flatMap((p) => (p.variants?.length ? p.variants.map((_, i) => [`${p.id}/${i}`, entry(p, i)] as const) : [[`${p.id}/-1`, entry(p, -1)] as const])));
    const more = (p: Picked) => [p.sku, p.price && (p.price.currency ? `${typedAmount(p.price.minor, p.price.currency)} ${p.price.currency}` : money(null)), t.order.in_stock_n(String(p.stock))].filter(Boolean).join(' · ');
    return (
        <Select label={t.order.catalogue} placeholder={t.order.catalogue_more} searchable searchValue={text} onSearchChange={setText} value={null} filter={({ options }) => options} limit={50}
            data={[...found].map(([value, p]) => ({ value, label: p.name }))} nothingFoundMessage={t.palette.empty} comboboxProps={{ withinPortal: true }} maxDropdownHeight={280}
            onChange={(value) => { const p = value && found.get(value); if (p) { pick(p); setText(''); } }}
            renderOption={({ option }) => { const p = found.get(option.value)!; return <span className="product-choice"><span>{p.name}</span><small className="num">{more(p)}</small></span>; }} />
    );
}

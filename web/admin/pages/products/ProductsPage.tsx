/* The catalogue: found by name or SKU, opened, filled from a file. */
import '../order/order.css';
import '../../lib/list.css';
import './products.css';
import { Suspense, lazy, useState } from 'react';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconDownload, IconFileImport, IconPhoto, IconPlus, IconTag, IconTagOff } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { Age } from '../../lib/age';
import { call, ofShop } from '../../lib/api';
import { count, money } from '../../lib/format';
import { Bones, Pages, SearchField } from '../../lib/list';
import { useMay } from '../../lib/me';
import { usePage } from '../../lib/page';
import { useRefresh } from '../../lib/refresh';
import { Empty, Trouble } from '../../lib/states';
import { loadText, t } from '../../text';
import type { Product } from './useProduct';

await loadText('order'); /* the words of the pictures */

const ProductEditor = lazy(() => import('./ProductEditor'));
const ImportDialog = lazy(() => import('./ImportDialog'));

interface List { items: Product[]; page: number; per_page: number; total: number }

function Table({ products, open }: { products: Product[]; open: (id: string) => void }) {
    const may = useMay('manager'), c = t.products.columns;
    return (
        <div className="card lines-box">
            <table className="lines-table products-table" aria-label={t.products.table}>
                <thead><tr><th scope="col">{c.product}</th><th scope="col">{c.sku}</th><th scope="col" className="right">{c.price}</th><th scope="col" className="right">{c.stock}</th><th scope="col">{c.variants}</th><th scope="col">{c.state}</th><th scope="col">{c.changed}</th><th scope="col"><span className="hidden">{c.actions}</span></th></tr></thead>
                <tbody>
                    {products.map((p) => (
                        <tr key={p.id} data-product={p.sku}>
                            <th scope="row"><span className="row">{p.images?.[0] ? <img src={p.images[0].url} alt="" width={36} height={36} loading="lazy" /> : <span className="no-image"><IconPhoto size={18} stroke={1.4} aria-hidden="true" /></span>}<span className="two">{p.name}</span></span></th>
                            <td data-label={c.sku}><bdi dir="ltr" className="num anywhere">{p.sku}</bdi></td>
                            <td data-label={c.price} className="num right">{money(p.price)}</td>
                            <td data-label={c.stock} className="num right">{count(p.stock)}</td>
                            <td data-label={c.variants} className={p.variants?.length ? 'num' : 'nil'}>{p.variants?.length ? count(p.variants.length) : <span className="dim">{t.app.none}</span>}</td>
                            <td data-label={c.state}><span className={`badge tone tone-${p.active ? 'green' : 'grey'}`}>{p.active ? t.products.active : t.products.inactive}</span></td>
                            <td data-label={c.changed}><Age at={p.changed_at} /></td>
                            <td className="right"><button type="button" className="link-button" aria-label={(may ? t.products.edit_of : t.products.show_of)(p.name)} onClick={() => open(p.id)}>{may ? t.orders.edit : t.orders.view}</button></td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

export default function ProductsPage() {
    const heading = usePage(t.products.title), may = useMay('manager'), [search, setSearch] = useSearchParams(), [importing, setImporting] = useState(false);
    const set = (change: Record<string, string | null>, replace = false) => setSearch((old) => {
        const to = new URLSearchParams(old);
        for (const [k, v] of Object.entries(change)) v ? to.set(k, v) : to.delete(k);
        return to;
    }, { replace });
    const words = search.get('query') ?? '', page = Math.max(1, Number(search.get('page')) || 1), open = search.get('product');
    const asked = new URLSearchParams({ per_page: '25', page: String(page), ...(words ? { query: words } : {}) }).toString();
    useRefresh('product.changed', ['products']);
    const { data, error, isPending, isPlaceholderData, refetch } = useQuery({ queryKey: ['products', asked], placeholderData: keepPreviousData, queryFn: ({ signal }) => call<List>('GET', '/api/v1/products?' + asked, undefined, { signal }) });
    const make = () => set({ product: 'new' });
    const buttons = may && <><Button variant="default" leftSection={<IconFileImport size={16} aria-hidden="true" />} onClick={() => setImporting(true)}>{t.products.import}</Button><Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={make}>{t.products.add}</Button></>;
    return (
        <div className="page products">
            <div className="between title head-wrap">
                <div className="row baseline"><h1 ref={heading} tabIndex={-1}>{t.products.title}</h1>{data && !words && <span className="dim num">{t.products.total(count(data.total))}</span>}</div>
                <div className="row wrap">{!!data?.total && <Button component="a" href={'/api/v1/products/export.csv' + ofShop()} download variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />}>{t.orders.export}</Button>}{buttons}</div>
            </div>
            <div className="toolbar" role="search"><SearchField value={words} label={t.products.search_label} hint={t.products.search} change={(query) => set({ query: query || null, page: null }, true)} /></div>
            {error && <Trouble thing={t.products.title} error={error} again={() => void refetch()} />}
            {isPending ? (!error && <Bones rows={8} />)
                : data && !data.items.length ? (
                    words ? <Empty icon={<IconTagOff size={40} stroke={1.2} aria-hidden="true" />} title={t.products.none_found} more={t.products.none_found_more}><Button variant="default" onClick={() => set({ query: null, page: null })}>{t.products.clear_search}</Button></Empty>
                        : <Empty icon={<IconTag size={40} stroke={1.2} aria-hidden="true" />} title={t.products.none_yet} more={t.products.none_yet_more} />
                ) : data && <div className={isPlaceholderData ? 'stale' : undefined} aria-busy={isPlaceholderData}><Table products={data.items} open={(product) => set({ product })} /></div>}
            {data && data.items.length > 0 && <Pages page={page} perPage={data.per_page} shown={data.items.length} total={data.total} turn={(n) => set({ page: n > 1 ? String(n) : null })} />}
            <Suspense fallback={null}>
                {open && (may || open !== 'new') && <ProductEditor key={open} id={open} close={() => set({ product: null }, true)} />}
                {importing && <ImportDialog close={() => setImporting(false)} />}
            </Suspense>
        </div>
    );
}

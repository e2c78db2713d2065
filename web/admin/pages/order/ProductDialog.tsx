/* One line of the order. It goes into the page's draft; nothing is saved here. */
import { useEffect, useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { parseAmount, shownAmount, typedAmount } from '../../lib/amount';
import { Dialog } from '../../lib/dialog';
import { untoast } from '../../lib/toast';
import { t } from '../../text';
import { Catalogue, type Picked } from './Catalogue';
import { MOST, Pictures, pictureUrl } from './Pictures';
import { CustomFields, type Asked, type Values } from './custom';
import type { Item, Picture } from './useDraft';

const EMPTY: Item = { line: 0, name: '', sku: null, quantity: 1, unit_price: null, product_id: null, thumbnail: null, custom: null, warehouse: null, stock: 0, images: null };

export default function ProductDialog({ item, currency, asked, close, done }: { item: Item | null; currency: string; asked: Asked[]; close: () => void; done: (item: Item) => void }) {
    useEffect(() => untoast(t.order.save_failed), []); /* the fields say it, and its words would cover the dialog */
    const [from, setFrom] = useState(item ?? EMPTY);
    const [name, setName] = useState(from.name), [sku, setSku] = useState(from.sku ?? ''), [warehouse, setWarehouse] = useState(from.warehouse ?? '');
    const [qty, setQty] = useState(String(from.quantity)), [price, setPrice] = useState(from.unit_price ? typedAmount(from.unit_price.minor, currency) : ''), [tried, setTried] = useState(false);
    const [pictures, setPictures] = useState<Picture[]>(from.images?.length ? from.images : from.thumbnail ? [{ url: from.thumbnail, alt: '' }] : []);
    const [custom, setCustom] = useState<Values>(from.custom ?? {}), [url, setUrl] = useState(''), [badUrl, setBadUrl] = useState(false), [sending, setSending] = useState(0);
    const minor = parseAmount(price, currency), n = Number(qty);
    const wrong = {
        name: name.trim() ? null : t.order.required,
        qty: Number.isInteger(n) && n >= 1 && n <= 1_000_000 ? null : t.order.qty_least,
        price: minor !== null && minor >= 0 ? null : t.order.price_least,
    };
    const lacking = Object.fromEntries(asked.filter((f) => f.required && (custom[f.name] ?? '') === '').map((f) => ['item.' + f.name, t.order.required]));
    const pick = (p: Picked) => {
        setFrom({ ...from, product_id: p.product_id, stock: p.stock });
        setName(p.name);
        setSku(p.sku);
        if (p.images.length) setPictures(p.images);
        setPrice(p.price?.currency === currency ? typedAmount(p.price.minor, currency) : ''); /* never an amount of another currency */
        document.getElementById('product-qty')?.focus();
    };
    /* The pictures with what stands in the URL's field; null: that is no URL. */
    const withUrl = (): Picture[] | null => {
        if (!url.trim()) return pictures;
        const good = pictureUrl(url);
        setBadUrl(!good);
        if (!good) { document.getElementById('product-url')?.focus(); return null; }
        return pictures.some((p) => p.url === good) ? pictures : [...pictures, { url: good, alt: '' }].slice(0, MOST);
    };
    const addUrl = () => {
        const all = withUrl();
        if (!all) return;
        if (!url.trim()) return setBadUrl(true);
        setPictures(all);
        setUrl('');
    };
    const submit = (e: FormEvent) => {
        e.preventDefault();
        setTried(true);
        const first = (['name', 'qty', 'price'] as const).find((k) => wrong[k]);
        if (first) return document.getElementById('product-' + first)?.focus();
        const lacks = Object.keys(lacking)[0];
        if (lacks) return document.getElementById('f-' + lacks)?.focus();
        const images = withUrl();
        if (!images || sending) return;
        done({ ...from, name: name.trim(), sku: sku.trim() || null, warehouse: warehouse.trim() || null, quantity: n, unit_price: { minor: minor!, currency, text: shownAmount(minor!, currency) }, images, thumbnail: images[0]?.url ?? null, custom });
    };
    return (
        <Dialog close={close} title={item ? t.order.edit_product : t.order.add_product} size="lg">
            <form className="stack" noValidate onSubmit={submit}>
                <Catalogue pick={pick} />
                <TextInput id="product-name" data-autofocus label={t.order.product_name} value={name} onChange={(e) => setName(e.currentTarget.value)} error={tried && wrong.name} maxLength={500} />
                <div className="two-fields">
                    <TextInput label={t.order.sku} value={sku} onChange={(e) => setSku(e.currentTarget.value)} maxLength={255} />
                    <TextInput label={t.order.warehouse} value={warehouse} onChange={(e) => setWarehouse(e.currentTarget.value)} list="warehouses" maxLength={255} />
                    <TextInput id="product-qty" label={t.order.qty} inputMode="numeric" value={qty} onChange={(e) => setQty(e.currentTarget.value.trim())} error={tried && wrong.qty} />
                    <TextInput id="product-price" label={`${t.order.price} (${currency})`} inputMode="decimal" value={price} onChange={(e) => setPrice(e.currentTarget.value)} error={tried && wrong.price} />
                    <CustomFields asked={asked} values={custom} set={(k, v) => setCustom((old) => ({ ...old, [k]: v }))} errors={tried ? lacking : {}} prefix="item" mark />
                </div>
                <Pictures pictures={pictures} set={setPictures} url={url} setUrl={(s) => { setUrl(s); setBadUrl(false); }} badUrl={badUrl} addUrl={addUrl} busy={setSending} />
                <div className="row end">{tried && sending > 0 && <small role="status">{t.order.image_wait}</small>}<Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit">{item ? t.order.save_product : t.order.add}</Button></div>
            </form>
        </Dialog>
    );
}

/* One line of the order. It goes into the page's draft; nothing is saved here. */
import { useState, type FormEvent } from 'react';
import { Button, Modal, TextInput } from '@mantine/core';
import { parseAmount, shownAmount, typedAmount } from '../../lib/amount';
import { t } from '../../text';
import type { Item } from './useDraft';

const EMPTY: Item = { line: 0, name: '', sku: null, quantity: 1, unit_price: null, product_id: null, thumbnail: null, custom: null, warehouse: null, stock: 0, images: [] };

export default function ProductDialog({ item, currency, close, done }: { item: Item | null; currency: string; close: () => void; done: (item: Item) => void }) {
    const from = item ?? EMPTY;
    const [name, setName] = useState(from.name), [sku, setSku] = useState(from.sku ?? ''), [warehouse, setWarehouse] = useState(from.warehouse ?? '');
    const [qty, setQty] = useState(String(from.quantity)), [price, setPrice] = useState(from.unit_price ? typedAmount(from.unit_price.minor, currency) : ''), [tried, setTried] = useState(false);
    const minor = parseAmount(price, currency), n = Number(qty);
    const wrong = {
        name: name.trim() ? null : t.order.required,
        qty: Number.isInteger(n) && n >= 1 && n <= 1_000_000 ? null : t.order.qty_least,
        price: minor !== null && minor >= 0 ? null : t.order.price_least,
    };
    const submit = (e: FormEvent) => {
        e.preventDefault();
        setTried(true);
        const first = (['name', 'qty', 'price'] as const).find((k) => wrong[k]);
        if (first) return document.getElementById('product-' + first)?.focus();
        done({ ...from, name: name.trim(), sku: sku.trim() || null, warehouse: warehouse.trim() || null, quantity: n, unit_price: { minor: minor!, currency, text: shownAmount(minor!, currency) } });
    };
    return (
        <Modal opened onClose={close} title={item ? t.order.edit_product : t.order.add_product}>
            <form className="stack" noValidate onSubmit={submit}>
                <TextInput id="product-name" data-autofocus label={t.order.product_name} value={name} onChange={(e) => setName(e.currentTarget.value)} error={tried && wrong.name} maxLength={500} />
                <TextInput label={t.order.sku} value={sku} onChange={(e) => setSku(e.currentTarget.value)} maxLength={255} />
                <TextInput label={t.order.warehouse} value={warehouse} onChange={(e) => setWarehouse(e.currentTarget.value)} list="warehouses" maxLength={255} />
                <div className="two-fields">
                    <TextInput id="product-qty" label={t.order.qty} inputMode="numeric" value={qty} onChange={(e) => setQty(e.currentTarget.value.trim())} error={tried && wrong.qty} />
                    <TextInput id="product-price" label={`${t.order.price} (${currency})`} inputMode="decimal" value={price} onChange={(e) => setPrice(e.currentTarget.value)} error={tried && wrong.price} />
                </div>
                <div className="row end"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit">{item ? t.order.save_product : t.order.add}</Button></div>
            </form>
        </Modal>
    );
}

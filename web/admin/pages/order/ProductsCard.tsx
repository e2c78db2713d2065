/* The lines with their steppers, and what they come to. The totals shown while editing are a preview: the server counts. */
import { Suspense, lazy, useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconMinus, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { parseAmount, shownAmount, typedAmount } from '../../lib/amount';
import { money } from '../../lib/format';
import { useMay } from '../../lib/me';
import { t } from '../../text';
import { Card, Lock, isTheirs } from './Card';
import { said, useAsked } from './custom';
import type { Draft, Item } from './useDraft';

const ProductDialog = lazy(() => import('./ProductDialog'));

function Amount({ label, draft, name, currency }: { label: string; draft: Draft; name: 'shipping_total' | 'discount_total' | 'total'; currency: string }) {
    const minor = draft.now![name]?.minor ?? 0;
    const [text, setText] = useState(typedAmount(minor, currency)), error = draft.errors[name];
    return <TextInput id={'f-' + name} size="xs" w={110} aria-label={label} inputMode="decimal" value={text} error={error} aria-invalid={!!error}
        onChange={(e) => { const s = e.currentTarget.value, n = parseAmount(s, currency); setText(s); draft.refuse(name, n !== null && n >= 0 ? null : t.order.price_least); if (n !== null && n >= 0) draft.set({ [name]: { minor: n, currency, text: shownAmount(n, currency) } }); }} />;
}

export function ProductsCard({ draft }: { draft: Draft }) {
    const may = useMay('agent'), theirs = isTheirs(draft.base), open = draft.open.has('products') && !theirs, o = draft.now!, currency = o.currency ?? 'USD', asked = useAsked(o.source_id).item;
    const [gone, setGone] = useState<Set<Item>>(new Set()), [dialog, setDialog] = useState<number | 'new' | null>(null);
    const lines = o.items ?? [], base = draft.base!;
    /* A removed line stays on screen until Save, to be taken back. */
    const put = (all: Item[], removed = gone) => draft.set({ items: all.filter((i) => !removed.has(i)) });
    const shown = [...lines, ...[...gone].filter((g) => !lines.includes(g))].sort((a, b) => a.line - b.line);
    const change = (item: Item, to: Item) => put(lines.map((i) => (i === item ? to : i)));
    const remove = (item: Item) => { const to = new Set(gone).add(item); setGone(to); put(lines, to); };
    const back = (item: Item) => { const to = new Set(gone); to.delete(item); setGone(to); put([...lines, item].sort((a, b) => a.line - b.line), to); };
    const edited = !!draft.edit.items || !!draft.edit.shipping_total || !!draft.edit.discount_total;
    const sum = (i: Item) => i.quantity * (i.unit_price?.minor ?? 0);
    const subtotal = lines.reduce((n, i) => n + sum(i), 0);
    const due = subtotal + (o.shipping_total?.minor ?? 0) - (o.discount_total?.minor ?? 0) + (o.tax_total?.minor ?? 0);
    const only = base.legacy; /* a total, and nothing that makes it up */
    const wrong = (i: Item) => Object.entries(draft.errors).filter(([k]) => k.startsWith(`items[${lines.indexOf(i)}]`)).map(([, x]) => x);
    if (gone.size && !draft.dirty) setGone(new Set());
    return (
        <Card title={t.order.products} name={theirs ? undefined : 'products'} draft={draft} action={may && open && !base.legacy && <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => setDialog('new')}>{t.order.add_product}</Button>}>
            <Lock order={base} />
            {base.legacy ? <p className="dim">{t.order.legacy}</p> : shown.length === 0 ? <p className="dim">{t.order.no_products}</p> : (
                <div className="lines-box order-lines" id="products" tabIndex={0} role="region" aria-label={t.order.products}>
                    <table className="lines-table">
                        <thead><tr><th scope="col">{t.order.product}</th><th scope="col">{t.order.sku}</th><th scope="col">{t.order.warehouse}</th><th scope="col" className="stock">{t.order.stock_n}</th><th scope="col">{t.order.qty}</th><th scope="col" className="right">{t.order.price}</th><th scope="col" className="right">{t.order.sum}</th>{open && <th scope="col"><span className="hidden">{t.orders.columns[12]}</span></th>}</tr></thead>
                        <tbody>
                            {shown.map((i) => (gone.has(i)
                                ? <tr key={i.line} className="gone"><td colSpan={7}>{t.order.removed(i.name)}</td><td><button type="button" className="link-button" onClick={() => back(i)}>{t.order.undo}</button></td></tr>
                                : (
                                    <tr key={i.line}>
                                        <th scope="row"><span className="row">{i.thumbnail && <img src={i.thumbnail} alt={i.images?.[0]?.alt ?? ''} width={36} height={36} loading="lazy" />}<span>{i.name}{i.custom && Object.keys(i.custom).length > 0 && <small className="block">{Object.entries(i.custom).filter(([, v]) => v !== '' && v !== null).map(([k, v]) => `${k}: ${said(v)}`).join(' · ')}</small>}{wrong(i).map((x) => <small key={x} className="block field-error">{x}</small>)}</span></span></th>
                                        <td className="num" data-label={t.order.sku}>{i.sku || t.app.none}</td><td data-label={t.order.warehouse}>{i.warehouse || t.app.none}</td><td className="num stock" data-label={t.order.stock_n}>{i.stock}</td>
                                        <td data-label={t.order.qty}>{open ? (
                                            <span className="stepper">
                                                <button type="button" className="icon" aria-label={t.order.less(i.name)} disabled={i.quantity <= 1} onClick={() => change(i, { ...i, quantity: i.quantity - 1 })}><IconMinus size={14} /></button>
                                                <span className="num">{i.quantity}</span>
                                                <button type="button" className="icon" aria-label={t.order.one_more(i.name)} onClick={() => change(i, { ...i, quantity: i.quantity + 1 })}><IconPlus size={14} /></button>
                                            </span>
                                        ) : <span className="num">{i.quantity}</span>}</td>
                                        <td className="num right" data-label={t.order.price}>{money(i.unit_price)}</td><td className="num right" data-label={t.order.sum}>{shownAmount(sum(i), currency)}</td>
                                        {open && <td><span className="actions"><button type="button" className="icon" aria-label={t.order.edit_line(i.name)} onClick={() => setDialog(lines.indexOf(i))}><IconPencil size={16} /></button><button type="button" className="icon" aria-label={t.order.delete_line(i.name)} onClick={() => remove(i)}><IconTrash size={16} /></button></span></td>}
                                    </tr>
                                )))}
                        </tbody>
                    </table>
                </div>
            )}
            <dl className="totals">
                {!only && <div><dt>{t.order.subtotal}</dt><dd className="num">{edited ? shownAmount(subtotal, currency) : money(o.subtotal)}</dd></div>}
                {(!only || !!o.shipping_total?.minor) && <div><dt>{t.order.shipping}</dt><dd className="num">{open && !base.legacy ? <Amount label={t.order.shipping} draft={draft} name="shipping_total" currency={currency} /> : money(o.shipping_total)}</dd></div>}
                {(!only || !!o.discount_total?.minor) && <div><dt>{t.order.discount}</dt><dd className="num">{open && !base.legacy ? <Amount label={t.order.discount} draft={draft} name="discount_total" currency={currency} /> : money(o.discount_total)}</dd></div>}
                {!!o.tax_total?.minor && <div><dt>{t.order.tax}</dt><dd className="num">{money(o.tax_total)}</dd></div>}
                <div className="due"><dt>{t.order.due}</dt><dd className="num">{base.legacy && open ? <Amount label={t.order.due} draft={draft} name="total" currency={currency} /> : edited && !base.legacy ? shownAmount(due, currency) : money(o.total)}</dd></div>
            </dl>
            {dialog !== null && <Suspense fallback={null}><ProductDialog item={dialog === 'new' ? null : lines[dialog]!} currency={currency} asked={asked} close={() => setDialog(null)}
                done={(i) => { dialog === 'new' ? put([...lines, { ...i, line: Math.max(0, ...shown.map((x) => x.line)) + 1 }]) : change(lines[dialog]!, i); setDialog(null); }} /></Suspense>}
        </Card>
    );
}

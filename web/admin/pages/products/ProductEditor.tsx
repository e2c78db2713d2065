/* One product of the catalogue: made, changed, deleted. Orders keep the words that they have. */
import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { call } from '../../lib/api';
import { Dialog } from '../../lib/dialog';
import { useWrong, type Wrong } from '../../lib/focus';
import { useMay, useMe } from '../../lib/me';
import { Problem } from '../../lib/problem';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { MOST, Pictures, pictureUrl } from '../order/Pictures';
import { check, draftOf, emptyVariant, sent, type Draft, type Product, type VariantDraft } from './useProduct';

const COLUMNS = ['name', 'sku', 'price', 'stock'] as const;

function Variants({ list, set, errors, may }: { list: VariantDraft[]; set: (to: VariantDraft[]) => void; errors: Wrong; may: boolean }) {
    const names = { name: t.products.variant_name, sku: t.products.sku, price: t.products.variant_price, stock: t.products.stock };
    const add = () => {
        const v = emptyVariant();
        set([...list, v]);
        setTimeout(() => document.getElementById(`variant-${v.key}`)?.focus());
    };
    return (
        <fieldset className="variants">
            <legend>{t.products.variants}</legend>
            <small>{t.products.variants_more}</small>
            {errors.variants && <p className="field-error small" role="alert">{errors.variants}</p>}
            <ul>
                {list.map((v, i) => (
                    <li key={v.key} className="variant">
                        {COLUMNS.map((c) => (
                            <TextInput key={c} id={c === 'name' ? `variant-${v.key}` : undefined} className={'variant-' + c} size="xs" placeholder={names[c]} aria-label={t.products.variant_of(names[c], i + 1)} value={v[c]} readOnly={!may} maxLength={c === 'name' ? 500 : 255}
                                inputMode={c === 'price' ? 'decimal' : c === 'stock' ? 'numeric' : undefined} error={errors[`variants[${i}].${c}`] ?? (c === 'name' ? errors[`variants[${i}]`] : undefined)} onChange={(e) => { const to = e.currentTarget.value; set(list.map((x) => (x === v ? { ...x, [c]: to } : x))); }} />
                        ))}
                        {may && <button type="button" className="icon" aria-label={t.products.remove_variant(i + 1)} onClick={() => set(list.filter((x) => x !== v))}><IconX size={16} /></button>}
                    </li>
                ))}
            </ul>
            {may && <div><button type="button" className="link-button" onClick={add}>{t.products.add_variant}</button></div>}
        </fieldset>
    );
}

function Form({ product, reload, close, leave, dirty }: { product: Product | null; reload: () => Promise<Product | undefined>; close: () => void; leave: () => void; dirty: RefObject<boolean> }) {
    const may = useMay('manager'), me = useMe(), client = useQueryClient();
    const [base, setBase] = useState(product), currency = base?.price?.currency || me.currency;
    const [draft, setDraft] = useState<Draft>(() => draftOf(product, currency)), [wrong, setWrong, found] = useWrong('.product-form');
    const [url, setUrl] = useState(''), [badUrl, setBadUrl] = useState(false), [sending, setSending] = useState(0), [busy, setBusy] = useState(false), [late, setLate] = useState<Product | null>(null), [asking, setAsking] = useState(false);
    dirty.current = may && (!!url.trim() || sending > 0 || JSON.stringify(sent(draft, currency)) !== JSON.stringify(sent(draftOf(base, currency), currency)));
    const set = (change: Partial<Draft>) => {
        setDraft((old) => ({ ...old, ...change }));
        setWrong((old) => Object.fromEntries(Object.entries(old).filter(([k]) => !Object.keys(change).some((c) => k === c || k.startsWith(c + '[')))));
    };
    const addUrl = () => {
        const good = pictureUrl(url);
        setBadUrl(!good);
        if (!good) return document.getElementById('product-url')?.focus();
        if (!draft.images.some((p) => p.url === good)) set({ images: [...draft.images, { url: good, alt: '' }].slice(0, MOST) });
        setUrl('');
    };
    const over = () => { void client.invalidateQueries({ queryKey: ['products'] }); close(); };
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        const now = check(draft, currency);
        if (Object.keys(now).length) return found(now);
        if (url.trim()) return addUrl();
        setBusy(true);
        try {
            const body = sent(draft, currency);
            const done = base ? await call<Product>('PATCH', '/api/v1/products/' + base.id, { version: base.version, ...body }) : await call<Product>('POST', '/api/v1/products', body);
            client.setQueryData(['products', 'one', done.id], done);
            toast(base ? t.products.saved : t.products.added);
            return over();
        } catch (x) {
            if (x instanceof Problem && x.fields.length) found(x);
            else if (x instanceof Problem && x.status === 409 && base) {
                const there = await reload();
                if (there && there.version !== base.version) setLate(there);
                else found({ sku: x.message });
            } else if (x instanceof Problem && x.status === 409) found({ sku: x.message });
            else toast(`${t.products.save_failed}: ${(x as Error).message}`, { bad: true });
        }
        setBusy(false);
    };
    const remove = async () => {
        setBusy(true);
        try {
            await call('DELETE', '/api/v1/products/' + base!.id);
            toast(t.products.removed);
            over();
        } catch (x) {
            toast((x as Error).message, { bad: true });
            setBusy(false);
        }
    };
    const field = (name: 'name' | 'sku' | 'price' | 'stock', label: string, more: object = {}) => (
        <TextInput label={label} value={draft[name]} readOnly={!may} error={wrong[name]} autoComplete="off" onChange={(e) => set({ [name]: e.currentTarget.value })} {...more} />
    );
    if (asking) return (
        <div className="stack">
            <p className="strong">{t.products.remove_title(base!.name)}</p>
            <p>{t.products.remove_more}</p>
            <div className="row end"><Button variant="default" onClick={() => setAsking(false)}>{t.app.cancel}</Button><Button loading={busy} onClick={() => void remove()}>{t.products.remove}</Button></div>
        </div>
    );
    return (
        <form className="stack product-form" noValidate onSubmit={submit}>
            {late && (
                <div className="conflict" role="alert">
                    <p className="strong">{t.products.conflict}</p>
                    <div className="row"><Button size="xs" variant="default" onClick={() => { setBase(late); setLate(null); }}>{t.products.keep_mine}</Button><Button size="xs" variant="default" onClick={() => { setBase(late); setDraft(draftOf(late, late.price?.currency || currency)); setLate(null); }}>{t.products.use_theirs}</Button></div>
                </div>
            )}
            {field('name', t.products.name, { 'data-autofocus': true, maxLength: 500 })}
            <div className="fields three">{field('sku', t.products.sku, { maxLength: 255 })}{field('price', t.products.price(currency), { inputMode: 'decimal' })}{field('stock', t.products.stock, { inputMode: 'numeric' })}</div>
            <label className="product-check"><input type="checkbox" checked={draft.active} disabled={!may} onChange={(e) => set({ active: e.currentTarget.checked })} /><span>{t.products.active_label}<small>{t.products.active_more}</small></span></label>
            {may ? <Pictures pictures={draft.images.map((p) => ({ url: p.url, alt: p.alt ?? '' }))} set={(to) => setDraft((old) => ({ ...old, images: to(old.images.map((p) => ({ url: p.url, alt: p.alt ?? '' }))) }))} url={url} setUrl={(s) => { setUrl(s); setBadUrl(false); }} badUrl={badUrl} addUrl={addUrl} busy={setSending} />
                : draft.images.length > 0 && <div className="product-images">{draft.images.map((p) => <img key={p.url} src={p.url} alt={p.alt ?? ''} width={72} height={72} />)}</div>}
            {(may || draft.variants.length > 0) && <Variants list={draft.variants} set={(variants) => set({ variants })} errors={wrong} may={may} />}
            {may && <div className="row product-foot">
                {base && <Button variant="default" className="deletes" onClick={() => setAsking(true)}>{t.products.remove}</Button>}
                <span className="row end grow"><Button variant="default" onClick={leave}>{t.app.cancel}</Button><Button type="submit" loading={busy} disabled={sending > 0 || !!late}>{base ? t.products.save : t.products.create}</Button></span>
            </div>}
        </form>
    );
}

/* id "new": one that is not there yet. */
export default function ProductEditor({ id, close }: { id: string; close: () => void }) {
    const may = useMay('manager'), fresh = id === 'new', phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
    const { data, error, refetch } = useQuery({ queryKey: ['products', 'one', id], enabled: !fresh, staleTime: 0, refetchOnWindowFocus: false, queryFn: ({ signal }) => call<Product>('GET', '/api/v1/products/' + encodeURIComponent(id), undefined, { signal }) });
    const gone = error instanceof Problem && error.status === 404, [ready, setReady] = useState(fresh);
    const dirty = useRef(false), leave = () => { if (!dirty.current || confirm(t.products.discard)) close(); };
    useEffect(() => { if (data) setReady(true); }, [data]);
    return (
        <Dialog close={leave} size="lg" fullScreen={phone} closeOnClickOutside={false} title={gone ? t.products.missing : fresh ? t.products.new_title : may ? t.products.edit_title : t.products.show_title}>
            {error && !gone && <Trouble thing={t.products.title} error={error} again={() => void refetch()} />}
            {ready && <Form product={data ?? null} reload={async () => (await refetch()).data} close={close} leave={leave} dirty={dirty} />}
        </Dialog>
    );
}

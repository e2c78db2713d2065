/* The pictures of a product: dropped, chosen or named by URL; sent at once, each with how far it is, kept with the line. */
import { useEffect, useRef, useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconPhotoUp, IconRefresh, IconX } from '@tabler/icons-react';
import { Problem } from '../../lib/problem';
import { upload } from '../../lib/upload';
import { t } from '../../text';
import type { Picture } from './useDraft';

export const MOST = 8;
const BYTES = 5 * 1024 * 1024, TYPES = ['image/png', 'image/jpeg', 'image/webp'];
interface Sending { id: number; file: File; share: number; error: string | null; stop: AbortController }
let next = 1;

/* null: no address that a picture can be shown from. */
export function pictureUrl(s: string): string | null {
    try {
        const u = new URL(s.trim());
        return u.protocol === 'https:' && u.hostname.includes('.') ? u.href : null;
    } catch {
        return null;
    }
}

export function Pictures({ pictures, set, url, setUrl, badUrl, addUrl, busy }: {
    pictures: Picture[]; set: (to: (old: Picture[]) => Picture[]) => void; url: string; setUrl: (s: string) => void; badUrl: boolean; addUrl: () => void; busy: (n: number) => void;
}) {
    const [sending, setSending] = useState<Sending[]>([]), [over, setOver] = useState(false), [full, setFull] = useState(false), all = useRef(sending);
    all.current = sending;
    const going = sending.filter((s) => !s.error).length, left = MOST - pictures.length - going;
    useEffect(() => busy(going), [going]);
    useEffect(() => () => all.current.forEach((s) => s.stop.abort()), []);
    const change = (id: number, to: Partial<Sending>) => setSending((old) => old.map((s) => (s.id === id ? { ...s, ...to } : s)));
    const drop = (id: number) => setSending((old) => old.filter((s) => s.id !== id));

    const send = async (s: Sending) => {
        const wrong = !TYPES.includes(s.file.type) ? t.order.image_type : s.file.size > BYTES ? t.order.image_size : null;
        if (wrong) return change(s.id, { error: wrong });
        change(s.id, { error: null, share: 0 });
        try {
            const made = await upload<{ url: string }>('/api/v1/files', s.file, (share) => change(s.id, { share }), s.stop.signal);
            drop(s.id);
            set((old) => [...old, { url: made.url, alt: '' }].slice(0, MOST));
        } catch (e) {
            if (!s.stop.signal.aborted) change(s.id, { error: e instanceof Problem ? e.fields[0]?.message ?? e.message : t.order.image_lost });
        }
    };
    const take = (files: FileList | null) => {
        const fresh = [...(files ?? [])].slice(0, Math.max(0, left)).map((file): Sending => ({ id: next++, file, share: 0, error: null, stop: new AbortController() }));
        setFull((files?.length ?? 0) > left);
        setSending((old) => [...old, ...fresh]);
        fresh.forEach((s) => void send(s));
    };
    return (
        <fieldset className="pictures">
            <legend>{t.order.images}</legend>
            <label className={over ? 'picture-drop over' : 'picture-drop'} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(e) => { e.preventDefault(); setOver(false); take(e.dataTransfer.files); }}>
                <IconPhotoUp size={20} aria-hidden="true" />
                <span><strong>{t.order.images_drop}</strong><small>{t.order.images_limit}</small></span>
                <input type="file" className="hidden" multiple accept={TYPES.join()} disabled={left <= 0} onChange={(e) => { take(e.currentTarget.files); e.currentTarget.value = ''; }} />
            </label>
            <div role="alert">{(full || left <= 0) && <small className="field-error">{t.order.images_full}</small>}</div>
            <ul>
                {pictures.map((p, i) => (
                    <li key={p.url}>
                        <img src={p.url} alt="" width={44} height={44} />
                        <TextInput size="xs" aria-label={t.order.image_alt(i + 1)} placeholder={t.order.image_alt_short} value={p.alt ?? ''} maxLength={200} onChange={(e) => { const alt = e.currentTarget.value; set((old) => old.map((x, k) => (k === i ? { ...x, alt } : x))); }} />
                        <button type="button" className="icon" aria-label={t.order.image_remove(i + 1)} onClick={() => set((old) => old.filter((_, k) => k !== i))}><IconX size={16} /></button>
                    </li>
                ))}
                {sending.map((s) => (
                    <li key={s.id}>
                        <span className="grow"><span className="cut">{s.file.name}</span>{s.error ? <small role="alert" className="field-error">{s.error}</small> : <progress value={s.share} max={1} aria-label={t.order.image_sending(s.file.name)} />}</span>
                        {s.error && TYPES.includes(s.file.type) && s.file.size <= BYTES && <button type="button" className="icon" aria-label={t.order.image_again(s.file.name)} onClick={() => void send(s)}><IconRefresh size={16} /></button>}
                        <button type="button" className="icon" aria-label={t.order.image_drop(s.file.name)} onClick={() => { s.stop.abort(); drop(s.id); }}><IconX size={16} /></button>
                    </li>
                ))}
            </ul>
            <div className="row top">
                <TextInput id="product-url" className="grow" label={t.order.image_url} placeholder="https://" inputMode="url" value={url} disabled={left <= 0} error={badUrl && t.order.bad_url} onChange={(e) => setUrl(e.currentTarget.value)}
                    onKeyDown={(e) => { if (e.key === 'Enter' && url.trim()) { e.preventDefault(); addUrl(); } }} />
                <Button variant="default" mt={22} aria-label={t.order.image_add} disabled={left <= 0} onClick={addUrl}>{t.order.add}</Button>
            </div>
        </fieldset>
    );
}

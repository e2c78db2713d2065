/* Where things stand in an order of the other system, and one order read to see it. The rows and the JSON are the same
   mapping: what rows cannot hold is edited as JSON. */
import { useState } from 'react';
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { call } from '../../lib/api';
import type { Order } from '../../lib/types';
import { t } from '../../text';
import { TrialOrder } from './TrialOrder';
import { FIELDS, FIRST, hasRules, names, orderIn, pathOf, sampleOf, withPath, type Map } from './paths';
import { jsonText, type FormProps } from './SettingsForm';
import type { Values } from './layouts';

export interface Trial { found: boolean; order: Order | null; why: string | null; raw: string | null; cut: boolean }

function read(text: string): Map | null {
    if (!text.trim()) return {};
    try {
        const v: unknown = JSON.parse(text);
        return v && typeof v === 'object' && !Array.isArray(v) ? v as Map : null;
    } catch {
        return null;
    }
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined; /* it answered with something else: shown as it came */
    }
}

const groupOf = (name: string): keyof typeof FIELDS => (/^items(\.|$)/.test(name) ? 'items' : /^shipments(\.|$)/.test(name) ? 'shipments' : 'order');

function Rows({ map, put, errors, order, disabled }: { map: Map; put: (m: Map) => void; errors: FormProps['errors']; order: unknown; disabled?: boolean }) {
    const w = t.source, [added, setAdded] = useState<string[]>([]), shown = [...new Set([...names(map), ...added])];
    const all = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((g) => FIELDS[g].map((f) => (g === 'order' ? f : `${g}.${f}`))), rest = all.filter((f) => !shown.includes(f));
    return (
        <>
            {(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((g) => (
                <table key={g} className={order === undefined ? 'map-table' : 'map-table sampled'}>
                    <caption>{w.groups[g]}</caption>
                    <thead><tr><th scope="col">{w.field}</th><th scope="col">{w.path}</th><th scope="col">{w.sample}</th><th scope="col"><span className="hidden">{w.remove_rows}</span></th></tr></thead>
                    <tbody>
                        {shown.filter((n) => groupOf(n) === g).map((n) => {
                            const path = pathOf(map, n), error = errors['settings.mapping.' + n] ?? errors[`settings.mapping.${n}.path`] ?? Object.entries(errors).find(([k]) => k.startsWith(`settings.mapping.${n}.`) && !FIELDS.items.concat(FIELDS.shipments).some((f) => k.startsWith(`settings.mapping.${n}.${f}`)))?.[1];
                            const sample = order === undefined ? undefined : sampleOf(order, map, n), own = n.slice(n.indexOf('.') + 1);
                            return (
                                <tr key={n}>
                                    <th scope="row"><code>{n === g ? n + '[ ]' : own}</code></th>
                                    <td>{path === null ? <span className="dim small">{w.as_object}</span>
                                        : <TextInput aria-label={w.path_of(n)} placeholder={own} value={path} error={error} disabled={disabled} autoComplete="off" spellCheck={false} classNames={{ input: 'mono' }} onChange={(e) => put(withPath(map, n, e.currentTarget.value.trim()))} />}
                                        {path !== null && hasRules(map, n) && <small>{w.as_object}</small>}</td>
                                    <td className="map-sample">{sample === undefined ? <span className="dim">{t.app.none}</span> : sample === null ? <span className="dim">{w.no_value}</span> : <span className="anywhere">{sample}</span>}</td>
                                    <td>{!disabled && !FIRST.includes(n) && <button type="button" className="icon small" aria-label={w.remove_row(n)} onClick={() => { setAdded(added.filter((x) => x !== n)); put(withPath(map, n, '')); }}><IconX size={14} /></button>}</td>
                                </tr>
                            );
                        })}
                    </tbody>
                </table>
            ))}
            {!disabled && rest.length > 0 && <NativeSelect className="narrow" label={w.add_row} value="" data={[{ value: '', label: w.row_choose }, ...rest]} onChange={(e) => { const n = e.currentTarget.value; if (n) setAdded([...added, n]); }} />}
        </>
    );
}

export function Mapping({ kind, stored, draft, set, errors, disabled, id, settings, fail }: FormProps & { id?: string; settings: () => Values; fail: (e: unknown) => void }) {
    const w = t.source, value = 'mapping' in draft ? draft.mapping : stored?.mapping, text = jsonText(value), map = read(text), maps = kind.settings.some((f) => f.name === 'mapping');
    const [view, setView] = useState<'rows' | 'json'>('rows'), [number, setNumber] = useState(''), [email, setEmail] = useState(''), [trial, setTrial] = useState<Trial | null>(null), [busy, setBusy] = useState(false);
    const wrong = Object.entries(errors).filter(([k]) => k === 'settings.mapping' || k.startsWith('settings.mapping.')), as = map ? view : 'json';
    const raw = trial?.raw && !trial.cut ? parsed(trial.raw) : undefined, order = raw ? orderIn(raw, String(draft.list_path ?? stored?.list_path ?? '')) : undefined;
    const go = async () => {
        setBusy(true);
        try {
            setTrial(await call<Trial>('POST', '/api/v1/sources/try-order', { kind: kind.name, ...(id ? { id } : {}), settings: settings(), number: number.trim(), ...(email.trim() ? { email: email.trim() } : {}) }));
        } catch (e) {
            setTrial(null);
            fail(e);
        }
        setBusy(false);
    };
    return (
        <>
            {maps && (
                <section className="card mapping" aria-labelledby="s-mapping">
                    <div className="between top wrap"><div><h2 id="s-mapping">{w.mapping}</h2><p className="dim">{w.mapping_more}</p></div>
                        <fieldset className="map-view"><legend className="hidden">{w.mapping_view}</legend>{(['rows', 'json'] as const).map((v) => <label key={v}><input type="radio" name="map-view" checked={as === v} disabled={!map} onChange={() => setView(v)} /><span>{v === 'rows' ? w.mapping_rows : w.mapping_json}</span></label>)}</fieldset></div>
                    {as === 'rows' && map ? <Rows map={map} put={(m) => set('mapping', Object.keys(m).length ? JSON.stringify(m, null, 2) : '')} errors={errors} order={order} disabled={disabled} />
                        : <Textarea aria-label={w.mapping} name="settings.mapping" autosize minRows={8} maxRows={28} classNames={{ input: 'mono' }} spellCheck={false} disabled={disabled} value={text} placeholder={'{\n  "number": "order_no",\n  "email": "customer.email"\n}'}
                            error={map ? wrong.map(([k, m]) => `${k.slice('settings.'.length)}: ${m}`).join(' · ') || undefined : w.not_json} onChange={(e) => set('mapping', e.currentTarget.value)} />}
                    {as === 'rows' && errors['settings.mapping'] && <p className="field-error" role="alert">{errors['settings.mapping']}</p>}
                </section>
            )}
            {!disabled && (
                <section className="card trial" aria-labelledby="s-try">
                    <div><h2 id="s-try">{w.try}</h2><p className="dim">{w.try_more}</p></div>
                    <div className="trial-ask" onKeyDown={(e) => { if (e.key === 'Enter' && number.trim()) { e.preventDefault(); void go(); } }}>
                        <TextInput label={w.try_number} value={number} autoComplete="off" maxLength={80} onChange={(e) => setNumber(e.currentTarget.value)} />
                        <TextInput label={w.try_email} type="email" value={email} autoComplete="off" maxLength={254} onChange={(e) => setEmail(e.currentTarget.value)} />
                        <Button variant="default" loading={busy} disabled={!number.trim()} onClick={() => void go()}>{w.try_go}</Button>
                    </div>
                    <div aria-live="polite">{trial && <TrialOrder trial={trial} />}</div>
                </section>
            )}
        </>
    );
}

/* What can be done with the chosen rows, and what came of the last change, with one way back. */
import './bulk.css';
import { useState, type ReactNode } from 'react';
import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconChevronDown, IconDownload, IconFileText, IconPrinter, IconX } from '@tabler/icons-react';
import { FULFILMENT, StatusBadge } from '../../lib/badges';
import { api } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { count } from '../../lib/format';
import { useMay } from '../../lib/me';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { exportUrl } from './exports';
import type { Selection } from './useSelection';

type Change = Omit<components['schemas']['bulk_change'], 'ids'>;
interface Outcome { text: string; undo: string | null; failed: components['schemas']['bulk_failure'][] }

const icon = { size: 16, 'aria-hidden': true } as const;

function Tags({ tags, apply }: { tags: string[]; apply: (change: Change, text: (n: number) => string) => Promise<void> }) {
    const [open, setOpen] = useState(false), [tag, setTag] = useState('');
    const word = tag.trim();
    const run = (change: Change, text: (n: number) => string) => { setOpen(false); setTag(''); void apply(change, text); };
    return (
        <Popover opened={open} onChange={setOpen} position="top" trapFocus returnFocus withinPortal>
            <Popover.Target><Button variant="default" size="xs" rightSection={<IconChevronDown {...icon} />} aria-haspopup="dialog" onClick={() => setOpen(!open)}>{t.orders.tags}</Button></Popover.Target>
            <Popover.Dropdown aria-label={t.orders.tags}>
                <form className="stack tag-form" onSubmit={(e) => { e.preventDefault(); if (word) run({ add_tag: word }, (n) => t.orders.tag_added(word, n)); }}>
                    <TextInput label={t.orders.tag} data-autofocus maxLength={50} value={tag} onChange={(e) => setTag(e.currentTarget.value)} autoComplete="off" list="known-tags" />
                    <datalist id="known-tags">{tags.map((x) => <option key={x} value={x} />)}</datalist>
                    <div className="row end">
                        <Button variant="default" size="xs" disabled={!word} onClick={() => run({ remove_tag: word }, (n) => t.orders.tag_removed(word, n))}>{t.orders.tag_remove}</Button>
                        <Button type="submit" size="xs" disabled={!word}>{t.orders.tag_add}</Button>
                    </div>
                </form>
            </Popover.Dropdown>
        </Popover>
    );
}

function Notice({ outcome, back, close }: { outcome: Outcome; back: (undo: string) => void; close: () => void }) {
    const { text, undo, failed } = outcome;
    return (
        <div className={failed.length ? 'outcome bad' : 'outcome'} role={failed.length ? 'alert' : 'status'}>
            <div>
                <p>{text}{undo && <button type="button" className="link-button" onClick={() => back(undo)}>{t.orders.undo}</button>}</p>
                {failed.length > 0 && <><p className="strong">{t.orders.not_changed(failed.length)}</p><ul>{failed.map((f) => <li key={f.id}>{f.number ? `#${f.number}: ` : ''}{f.reason}</li>)}</ul></>}
            </div>
            <button type="button" className="icon small" aria-label={t.app.close} onClick={close}><IconX size={14} /></button>
        </div>
    );
}

export default function Bulk({ chosen, tags }: { chosen: Selection; tags: string[] }) {
    const client = useQueryClient(), may = useMay('agent'), [busy, setBusy] = useState(false), [outcome, setOutcome] = useState<Outcome | null>(null);
    const ask = async (run: () => Promise<Outcome>) => {
        if (busy) return;
        setBusy(true);
        try {
            setOutcome(await run());
            void client.invalidateQueries({ queryKey: ['orders'] });
            void client.invalidateQueries({ queryKey: ['facets'] });
        } catch (e) {
            toast(`${t.orders.bulk_failed}: ${(e as Error).message}`, { bad: true });
        }
        setBusy(false);
    };
    const apply = (change: Change, text: (n: number) => string) => ask(async () => {
        const { data } = await api.POST('/api/v1/orders/bulk-change', { body: { ...change, ids: [...chosen.ids] } });
        const { changed, unchanged, undo, failed } = data!;
        return { text: [text(changed), unchanged > 0 && t.orders.unchanged(unchanged)].filter(Boolean).join('. '), undo, failed };
    });
    const back = (undo: string) => ask(async () => {
        const { data } = await api.POST('/api/v1/orders/bulk-change/{undo}/undo', { params: { path: { undo } } });
        return { text: t.orders.undone(data!.changed), undo: null, failed: data!.failed };
    });
    const sheets = (as: string, label: string, picture: ReactNode) => (
        <Button component="a" variant="default" size="xs" leftSection={picture} target="_blank" href={`/orders/print?as=${as}#${[...chosen.ids].join(',')}`}>{label}</Button>
    );
    if (!outcome && !chosen.size) return null;
    return (
        <div className="bulk-area">
            {outcome && <Notice outcome={outcome} back={back} close={() => setOutcome(null)} />}
            {chosen.size > 0 && (
                <div className="bulk" role="group" aria-label={t.orders.bulk}>
                    <strong className="num" role="status">{t.orders.selected(count(chosen.size))}</strong>
                    {may && <>
                        <Menu position="top-start" withinPortal>
                            <Menu.Target><Button variant="default" size="xs" loading={busy} rightSection={<IconChevronDown {...icon} />}>{t.orders.package}</Button></Menu.Target>
                            <Menu.Dropdown>
                                {FULFILMENT.map((b) => <Menu.Item key={b.key} onClick={() => void apply({ badge: b.name }, (n) => t.orders.status_set(t.badges[b.key] ?? b.name, n))}><StatusBadge name={b.name} /></Menu.Item>)}
                            </Menu.Dropdown>
                        </Menu>
                        <Tags tags={tags} apply={apply} />
                    </>}
                    {sheets('orders', t.orders.print, <IconPrinter {...icon} />)}
                    {sheets('slips', t.orders.slips, <IconFileText {...icon} />)}
                    <Button component="a" variant="default" size="xs" leftSection={<IconDownload {...icon} />} href={exportUrl('ids=' + [...chosen.ids].join(','))} download>{t.orders.export}</Button>
                    <button type="button" className="icon" aria-label={t.orders.unselect} onClick={chosen.clear}><IconX size={16} /></button>
                </div>
            )}
        </div>
    );
}

/* The chat on the shop's site: where it may be, how it looks, what proves an order. Two records, one Save. */
import { useState } from 'react';
import { NativeSelect, Switch, TextInput, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { Accent, Preview } from './Accent';
import { ENOUGH, contrast, isColour } from './contrast';
import { FormBody, useForm } from './form';
import { SHOP, fetchShop } from './General';
import { Choice, CopyButton, Loaded, Panel, Title } from './parts';
import { IdentityCode } from './IdentityCode';
import { CheckSite, IdentitySecret } from './WidgetTools';

export type Assistant = components['schemas']['assistant'];
type Shop = components['schemas']['shop'];
const OF_SHOP = ['support_url', 'returns_url', 'privacy_url', 'tracking_url', 'verify_email', 'verify_phone', 'verify_postcode', 'verify_code', 'verify_token'] as const;
const OF_ASSISTANT = ['name', 'title', 'origins', 'accent', 'side', 'launcher_offset', 'theme', 'text_area'] as const;
/* What proves an order, in the order of how many shops take it. */
const WAYS = ['verify_email', 'verify_phone', 'verify_postcode', 'verify_code', 'verify_token'] as const;
const KEY = ['assistants'];

function some<T extends object, K extends keyof T>(all: T, keys: readonly K[]): Partial<Pick<T, K>> {
    return Object.fromEntries(keys.filter((k) => k in all).map((k) => [k, all[k]])) as Partial<Pick<T, K>>;
}

function Fields({ assistant: a, all, choose, shop, reload }: { assistant: Assistant; all: Assistant[]; choose: (id: string) => void; shop: Shop; reload: () => Promise<unknown> }) {
    const w = t.settings.widget, client = useQueryClient();
    type All = Pick<Assistant, (typeof OF_ASSISTANT)[number]> & Pick<Shop, (typeof OF_SHOP)[number]>;
    const stored = { ...some(a, OF_ASSISTANT), ...some(shop, OF_SHOP), origins: (a.origins ?? '').split(/\s+/).filter(Boolean).join('\n') } as All;
    const form = useForm<All>(stored, async (changed, now) => {
        if (!isColour(now.accent ?? '')) throw { accent: w.accent_bad };
        if (contrast(now.accent!) < ENOUGH) throw { accent: w.contrast_low };
        const mine = some(changed, OF_ASSISTANT), shops = some(changed, OF_SHOP);
        if (Object.keys(mine).length) {
            const saved = await call<Assistant>('PATCH', '/api/v1/assistants/' + a.id, { version: a.version, ...mine, ...(mine.origins === undefined ? {} : { origins: (mine.origins ?? '').split(/[\s,]+/).filter(Boolean).join(' ') }) });
            client.setQueryData<{ items: Assistant[] }>(KEY, (old) => old && { items: old.items.map((x) => (x.id === a.id ? { ...x, ...saved } : x)) });
        }
        if (Object.keys(shops).length) client.setQueryData(SHOP, await call<Shop>('PATCH', '/api/v1/shop', { version: shop.version, ...shops }));
    }, reload);
    const { now } = form, proves = WAYS.some((way) => now[way]);
    const sw = (name: 'text_area' | (typeof WAYS)[number], label: string, description?: string) => <Switch label={label} description={description} checked={now[name]} error={form.errors[name]} onChange={(e) => form.set({ [name]: e.currentTarget.checked })} />;
    return (
        <FormBody form={form}>
            {all.length > 1 && <NativeSelect className="narrow" label={w.assistant} data={all.map((x) => ({ value: x.id!, label: x.name }))} value={a.id!} onChange={(e) => { if (!form.dirty || confirm(t.settings.leave)) choose(e.currentTarget.value); }} />}
            <Panel title={w.snippet} more={w.snippet_more} action={<CopyButton text={a.snippet} label={w.copy_snippet} />}><code className="secret" role="group" tabIndex={0} aria-label={w.snippet}>{a.snippet}</code></Panel>
            <Panel title={w.look}>
                <div className="with-preview">
                    <div className="stack">
                        <div className="two-columns"><TextInput label={w.name} description={w.name_more} maxLength={80} {...form.text('name')} /><TextInput label={w.title} description={w.title_more} maxLength={80} {...form.text('title')} /></div>
                        <Accent value={now.accent ?? ''} error={form.errors.accent} change={(accent) => form.set({ accent })} />
                        <Choice label={w.side} name="side" value={now.side ?? 'end'} options={[['end', w.sides.end!], ['start', w.sides.start!]]} change={(side) => form.set({ side })} />
                        <TextInput className="narrow" label={w.offset} type="number" min={0} max={400} value={String(now.launcher_offset)} error={form.errors.launcher_offset} onChange={(e) => form.set({ launcher_offset: Number(e.currentTarget.value) })} />
                        <Choice label={w.theme} name="widget-theme" value={now.theme ?? 'auto'} options={[['auto', w.themes.auto!], ['light', w.themes.light!], ['dark', w.themes.dark!]]} change={(theme) => form.set({ theme })} />
                        {sw('text_area', w.text_area, w.text_area_more)}
                    </div>
                    <Preview colour={now.accent ?? ''} title={now.title || now.name} side={now.side ?? 'end'} field={now.text_area} />
                </div>
            </Panel>
            <Panel title={w.domains} more={w.domains_more}><Textarea aria-label={w.domains} autosize minRows={2} maxRows={10} spellCheck={false} classNames={{ input: 'mono' }} {...form.text('origins')} /></Panel>
            <Panel title={w.links}>
                <div className="two-columns">
                    <TextInput label={w.support} type="url" placeholder="https://" {...form.text('support_url')} />
                    <TextInput label={w.returns} type="url" placeholder="https://" {...form.text('returns_url')} />
                    <TextInput label={w.privacy} type="url" placeholder="https://" {...form.text('privacy_url')} />
                    <TextInput label={w.tracking} type="url" placeholder="https://" description={w.tracking_more} inputWrapperOrder={['label', 'input', 'description', 'error']} {...form.text('tracking_url')} />
                </div>
            </Panel>
            <Panel title={w.lookup}>
                {WAYS.map((way) => <div key={way}>{sw(way, w[way], w[`${way}_more`])}</div>)}
                <p role="status" className={proves ? 'hidden' : 'note warn'}>{proves ? '' : w.lookup_none}</p>
            </Panel>
        </FormBody>
    );
}

export default function Widget() {
    const w = t.settings.widget, [chosen, setChosen] = useState<string | null>(null);
    const assistants = useQuery({ queryKey: KEY, refetchOnWindowFocus: false, queryFn: ({ signal }) => call<{ items: Assistant[] }>('GET', '/api/v1/assistants', undefined, { signal }) });
    const shop = useQuery({ queryKey: SHOP, queryFn: fetchShop, refetchOnWindowFocus: false });
    const reload = () => Promise.all([assistants.refetch(), shop.refetch()]);
    return (
        <>
            <Title name={t.settings.names.widget!} more={w.more} />
            <Loaded query={assistants} thing={t.settings.names.widget!}>{({ items }) => {
                const a = items.find((x) => x.id === chosen) ?? items[0];
                return a && <>
                    <Loaded query={shop} thing={t.settings.names.widget!}>{(s) => <Fields key={a.id} assistant={a} all={items} choose={setChosen} shop={s} reload={reload} />}</Loaded>
                    <CheckSite key={'check-' + a.id} assistant={a} />
                    <IdentitySecret key={'secret-' + a.id} assistant={a} reload={reload} />
                    <IdentityCode assistant={a} />
                </>;
            }}</Loaded>
        </>
    );
}

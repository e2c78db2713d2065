/* The shop: its name, its days, its money, its numbers. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { ME } from '../../lib/me';
import type { Me } from '../../lib/types';
import type { components } from '../../lib/api.gen';
import { t } from '../../text';
import { FormBody, useForm } from './form';
import { Loaded, Panel, Title } from './parts';

type Shop = components['schemas']['shop'];
type Currency = components['schemas']['currency_list']['items'][number];
export const SHOP = ['shop'];
export const fetchShop = ({ signal }: { signal: AbortSignal }) => call<Shop>('GET', '/api/v1/shop', undefined, { signal });

const LANGUAGES = ['bg', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'en-US', 'es', 'et', 'fi', 'fr', 'he', 'hr', 'hu', 'it', 'ja', 'ko', 'lt', 'lv', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'sk', 'sl', 'sv', 'tr', 'uk', 'zh'];
const named = (type: 'language' | 'currency', code: string): string => {
    const name = new Intl.DisplayNames(t.lang, { type }).of(code);
    return !name || name === code ? code : type === 'currency' ? `${code} · ${name}` : name;
};
const zones = (now: string): string[] => {
    const all = Intl.supportedValuesOf('timeZone');
    return all.includes(now) ? all : [now, ...all];
};

/* The time there now; nothing while the zone is none. */
function timeThere(zone: string): string | undefined {
    try {
        return t.settings.general.zone_more(new Intl.DateTimeFormat(navigator.language, { timeZone: zone, hour: '2-digit', minute: '2-digit', weekday: 'short' }).format(new Date()));
    } catch {
        return undefined;
    }
}

function Fields({ shop, currencies, reload }: { shop: Shop; currencies: Currency[]; reload: () => Promise<unknown> }) {
    const w = t.settings.general, client = useQueryClient();
    const form = useForm<Shop>(shop, async (changed) => {
        const now = await call<Shop>('PATCH', '/api/v1/shop', { version: shop.version, ...changed });
        client.setQueryData(SHOP, now);
        client.setQueryData<Me>(ME, (old) => old && { ...old, zone: now.zone ?? old.zone, currency: now.currency ?? old.currency, shop: { id: now.id!, name: now.name, zone: now.zone!, locale: now.locale!, currency: now.currency! } });
    }, reload);
    const currency = (c: Currency) => ({ value: c.code, label: named('currency', c.code) });
    const language = shop.locale ?? 'en', languages = LANGUAGES.includes(language) ? LANGUAGES : [language, ...LANGUAGES];
    return (
        <FormBody form={form}>
            <Panel title={form.now.name || w.name}>
                <TextInput className="narrow" label={w.name} maxLength={120} autoComplete="organization" {...form.text('name')} />
                <NativeSelect className="narrow" label={w.zone} description={timeThere(form.now.zone ?? '')} data={zones(form.now.zone ?? 'UTC')} {...form.text('zone')} />
                <NativeSelect className="narrow" label={w.locale} description={w.locale_more} data={languages.map((value) => ({ value, label: named('language', value) }))} {...form.text('locale')} />
                <NativeSelect className="narrow" label={w.currency} description={w.currency_more} {...form.text('currency')}
                    data={[{ group: w.currency_common, items: currencies.filter((c) => c.common).map(currency) }, { group: w.currency_all, items: currencies.filter((c) => !c.common).map(currency) }]} />
            </Panel>
            <Panel title={w.numbers} more={w.affix_more}>
                <div className="two-columns narrow"><TextInput label={w.prefix} maxLength={16} {...form.text('number_prefix')} /><TextInput label={w.suffix} maxLength={16} {...form.text('number_suffix')} /></div>
                <TextInput className="narrow" label={w.stalled} type="number" min={1} max={365} inputMode="numeric" value={String(form.now.stalled_days)} error={form.errors.stalled_days} onChange={(e) => form.set({ stalled_days: Number(e.currentTarget.value) })} />
                <TextInput className="narrow" label={w.stalled_no_scan} type="number" min={1} max={365} inputMode="numeric" value={String(form.now.stalled_days_no_scan)} error={form.errors.stalled_days_no_scan} onChange={(e) => form.set({ stalled_days_no_scan: Number(e.currentTarget.value) })} />
            </Panel>
        </FormBody>
    );
}

export default function General() {
    const shop = useQuery({ queryKey: SHOP, queryFn: fetchShop, refetchOnWindowFocus: false });
    const currencies = useQuery({ queryKey: ['currencies'], staleTime: Infinity, queryFn: ({ signal }) => call<{ items: Currency[] }>('GET', '/api/v1/currencies', undefined, { signal }) });
    return (
        <>
            <Title name={t.settings.names.general!} more={t.settings.general.more} />
            <Loaded query={shop} thing={t.settings.names.general!}>{(s) => (
                <Loaded query={currencies} thing={t.settings.general.currency}>{(c) => <Fields shop={s} currencies={c.items} reload={shop.refetch} />}</Loaded>
            )}</Loaded>
        </>
    );
}

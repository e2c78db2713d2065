/* One's own account: name, look, password, second factor, and where one is signed in. */
import { Suspense, lazy, useState } from 'react';
import { Button, NativeSelect, Switch, TextInput, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { PER_PAGE } from '../../lib/filters';
import { ME, useMe, usePreferences } from '../../lib/me';
import type { Me, Preferences, Scheme } from '../../lib/types';
import { SCHEMES } from '../../shell/UserMenu';
import { t } from '../../text';
import { FormBody, useForm } from './form';
import { Choice, Panel, Title } from './parts';
import { Sessions } from './Sessions';

const Factor = lazy(() => import('./Factor'));
const PasswordDialog = lazy(() => import('./PasswordDialog'));

export default function Profile() {
    const me = useMe(), client = useQueryClient(), w = t.settings.profile;
    const { colorScheme, setColorScheme } = useMantineColorScheme(), [preferences, prefer] = usePreferences();
    const [password, setPassword] = useState(false);
    const stored = { name: me.name, theme: (colorScheme as Scheme), shortcuts: preferences.shortcuts ?? true, per_page: preferences.per_page ?? 10 };
    const form = useForm(stored, async ({ name, ...look }) => {
        const told = await call<Me>('PATCH', '/api/v1/me', { ...(name === undefined ? {} : { name }), ...(Object.keys(look).length ? { preferences: look } : {}) });
        client.setQueryData<Me>(ME, (old) => old && { ...old, name: told.name, preferences: told.preferences });
        if (look.theme) setColorScheme(look.theme);
        if (Object.keys(look).length) prefer(look as Preferences, true);
    }, async () => {});
    return (
        <>
            <Title name={t.settings.names.profile!} more={w.more} />
            <FormBody form={form}>
                <Panel title={me.email ?? me.name} more={t.user.role[me.role]}>
                    <TextInput className="narrow" label={w.name} autoComplete="name" maxLength={120} {...form.text('name')} />
                </Panel>
                <Panel title={w.look}>
                    <Choice<Scheme> label={w.theme} name="theme" value={form.now.theme} options={SCHEMES.map(([v, label]) => [v, label()])} change={(theme) => form.set({ theme })} />
                    <NativeSelect className="tiny" label={w.per_page} data={PER_PAGE.map(String)} value={String(form.now.per_page)} onChange={(e) => form.set({ per_page: Number(e.currentTarget.value) })} />
                    <Switch label={w.shortcuts} description={w.shortcuts_more} checked={form.now.shortcuts} onChange={(e) => form.set({ shortcuts: e.currentTarget.checked })} />
                </Panel>
            </FormBody>
            <Panel title={w.password} more={w.password_more} action={<Button variant="default" onClick={() => setPassword(true)}>{w.password_change}</Button>} />
            <Suspense fallback={null}><Factor /></Suspense>
            <Sessions />
            {password && <Suspense fallback={null}><PasswordDialog close={() => setPassword(false)} /></Suspense>}
        </>
    );
}

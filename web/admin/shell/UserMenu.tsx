/* Theme, shortcuts, signing out. */
import type { ReactElement } from 'react';
import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { call } from '../lib/api';
import { useMe, usePreferences } from '../lib/me';
import { SHOP_KEY } from '../lib/start';
import { toast } from '../lib/toast';
import type { Scheme } from '../lib/types';
import { t } from '../text';

export const signOut = async (): Promise<void> => {
    try {
        await call('DELETE', '/api/v1/session');
    } catch (e) {
        return toast((e as Error).message, { bad: true });
    }
    localStorage.removeItem(SHOP_KEY);
    location.assign('/login');
};

export const SCHEMES: [Scheme, () => string, typeof IconSun][] = [
    ['auto', () => t.user.theme_auto, IconDeviceDesktop], ['light', () => t.user.theme_light, IconSun], ['dark', () => t.user.theme_dark, IconMoon],
];

export default function UserMenu({ button, showKeys }: { button: ReactElement; showKeys: () => void }) {
    const me = useMe(), [, prefer] = usePreferences();
    const { colorScheme, setColorScheme } = useMantineColorScheme();
    return (
        <Menu defaultOpened position="bottom-end" width={240}>
            <Menu.Target>{button}</Menu.Target>
            <Menu.Dropdown>
                <div className="menu-who"><strong className="cut">{me.name}</strong><small className="cut">{[me.email, t.user.role[me.role]].filter(Boolean).join(' · ')}</small></div>
                <Menu.Divider />
                <Menu.Label>{t.user.theme}</Menu.Label>
                <Menu.RadioGroup value={colorScheme} onChange={(v) => { setColorScheme(v as Scheme); prefer({ theme: v as Scheme }); }}>
                    {SCHEMES.map(([value, label, Icon]) => <Menu.RadioItem key={value} value={value} rightSection={<Icon size={16} aria-hidden="true" />} closeMenuOnClick={false}>{label()}</Menu.RadioItem>)}
                </Menu.RadioGroup>
                <Menu.Divider />
                <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={showKeys}>{t.user.shortcuts}</Menu.Item>
                <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t.user.sign_out}</Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}

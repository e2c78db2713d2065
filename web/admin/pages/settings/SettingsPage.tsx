/* The settings: a list of pages beside the one that is open; on phones the list opens from a button. */
import './settings.css';
import { Suspense, lazy, useState, type ComponentType } from 'react';
import { IconCheckbox, IconChevronDown, IconHistory, IconKey, IconMail, IconMessageCircle, IconSettings, IconShieldLock, IconStar, IconTruck, IconUser, IconUsers, type Icon } from '@tabler/icons-react';
import { Link, Redirect } from 'wouter';
import { useMay } from '../../lib/me';
import { Alone } from '../../lib/states';
import type { Role } from '../../lib/types';
import { t } from '../../text';

interface Part { key: string; group: string; least: Role; icon: Icon; Body?: ComponentType; href?: string }

const PARTS: Part[] = [
    { key: 'profile', group: 'you', least: 'viewer', icon: IconUser, Body: lazy(() => import('./Profile')) },
    { key: 'ready', group: 'shop', least: 'manager', icon: IconCheckbox, Body: lazy(() => import('./Ready')) },
    { key: 'general', group: 'shop', least: 'manager', icon: IconSettings, Body: lazy(() => import('./General')) },
    { key: 'widget', group: 'shop', least: 'manager', icon: IconMessageCircle, Body: lazy(() => import('./Widget')) },
    { key: 'customers', group: 'shop', least: 'manager', icon: IconStar, Body: lazy(() => import('./Customers')) },
    { key: 'privacy', group: 'shop', least: 'manager', icon: IconShieldLock, Body: lazy(() => import('./Privacy')) },
    { key: 'trackers', group: 'shop', least: 'owner', icon: IconTruck, Body: lazy(() => import('./Trackers')) },
    { key: 'users', group: 'team', least: 'owner', icon: IconUsers, Body: lazy(() => import('./Users')) },
    { key: 'keys', group: 'team', least: 'owner', icon: IconKey, Body: lazy(() => import('./Keys')) },
    { key: 'mail', group: 'team', least: 'owner', icon: IconMail, Body: lazy(() => import('./MailServer')) },
    { key: 'audit', group: 'team', least: 'manager', icon: IconHistory, href: '/audit' },
];

function SubNav({ at }: { at: string }) {
    const may: Record<Role, boolean> = { viewer: true, agent: useMay('agent'), manager: useMay('manager'), owner: useMay('owner') };
    const [open, setOpen] = useState(false), seen = PARTS.filter((p) => may[p.least]);
    return (
        <nav className={open ? 'sub open' : 'sub'} aria-label={t.settings.pages}>
            <button type="button" className="sub-button" aria-expanded={open} onClick={() => setOpen(!open)}>
                <span><span className="dim">{t.settings.title} / </span>{t.settings.names[at]}</span><IconChevronDown size={18} aria-hidden="true" />
            </button>
            <ul>
                {seen.map(({ key, group, icon: Icon, href }, i) => (
                    <li key={key}>
                        {group !== seen[i - 1]?.group && <p className="sub-group" aria-hidden="true">{t.settings.groups[group]}</p>}
                        <Link href={href ?? '/settings/' + key} aria-current={key === at ? 'page' : undefined}><Icon size={18} stroke={1.6} aria-hidden="true" />{t.settings.names[key]}</Link>
                    </li>
                ))}
            </ul>
        </nav>
    );
}

function Opened({ part: { Body, least } }: { part: Part }) {
    const may = useMay(least);
    if (!Body) return null;
    return may ? <Body /> : <Alone title={t.app.denied} more={t.app.denied_more(t.user.role[least]!)} />;
}

export default function SettingsPage({ section }: { section?: string }) {
    const manager = useMay('manager');
    const part = PARTS.find((p) => p.key === section && p.Body);
    if (!section) return <Redirect to={manager ? '/settings/ready' : '/settings/profile'} replace />;
    if (!part) return <Alone title={t.app.missing} />;
    return (
        <div className="settings">
            <SubNav at={part.key} />
            <div className="settings-body"><Suspense fallback={<div className="panel" aria-busy="true" />}><Opened key={part.key} part={part} /></Suspense></div>
        </div>
    );
}

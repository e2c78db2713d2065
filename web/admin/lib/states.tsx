/* What every page can be besides full: failed, empty, forbidden, missing. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCopy } from '@tabler/icons-react';
import { Link } from 'wouter';
import { copy } from './copy';
import { usePage } from './page';
import { Problem, unreachable } from './problem';
import { t } from '../text';

export function Trouble({ thing, error, again }: { thing: string; error: Error; again: () => void }) {
    const id = error instanceof Problem ? error.requestId : undefined;
    return (
        <div className="trouble" role="alert">
            <IconAlertTriangle size={20} aria-hidden="true" />
            <div>
                <p className="strong">{t.app.failed(thing)}</p>
                <p>{unreachable(error) ? t.app.unreachable : error.message}</p>
                <div className="row">
                    <Button size="xs" variant="default" onClick={again}>{t.app.retry}</Button>
                    {id && <small className="row">{t.app.request(id)} <button type="button" className="icon" aria-label={t.app.copy} onClick={() => void copy(id, t.app.copied)}><IconCopy size={14} /></button></small>}
                </div>
            </div>
        </div>
    );
}

export function Empty({ icon, title, more, children }: { icon: ReactNode; title: string; more: string; children?: ReactNode }) {
    return (
        <div className="empty">
            {icon}
            <h2>{title}</h2>
            <p>{more}</p>
            {children}
        </div>
    );
}

/* A whole page that says why there is nothing else. */
export function Alone({ title, more }: { title: string; more?: string }) {
    const heading = usePage(title);
    return (
        <div className="empty">
            <h1 ref={heading} tabIndex={-1}>{title}</h1>
            {more && <p>{more}</p>}
            <Link href="/orders" className="link">{t.app.back_to_orders}</Link>
        </div>
    );
}

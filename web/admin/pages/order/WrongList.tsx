/* What the server refused, where the fields alone do not say it: many at once, or something that has no field here. */
import { t } from '../../text';
import type { Draft } from './useDraft';

const place = (field: string): HTMLElement | null => document.getElementById('f-' + field) ?? (field.startsWith('items') ? document.getElementById('products') : null);

export function WrongList({ draft }: { draft: Draft }) {
    const all = Object.entries(draft.errors);
    if (all.length <= 3 && all.every(([field]) => place(field))) return null;
    return (
        <div className="conflict error-list" role="alert" tabIndex={-1}>
            <p className="strong field-error">{t.order.fix(all.length)}</p>
            <ul>{all.map(([field, message]) => <li key={field}><button type="button" className="link-button" onClick={() => place(field)?.focus()}>{t.order.field_name(field)}: {message}</button></li>)}</ul>
        </div>
    );
}

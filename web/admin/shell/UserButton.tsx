/* Who is signed in; the menu itself is fetched when it is first opened. */
import { Suspense, lazy, useState } from 'react';
import { useMe } from '../lib/me';
import { initials } from '../lib/format';
import { t } from '../text';

const UserMenu = lazy(() => import('./UserMenu'));

export function UserButton({ showKeys }: { showKeys: () => void }) {
    const me = useMe();
    const [used, setUsed] = useState(false);
    const button = (
        <button type="button" className="user" aria-label={t.user.menu(me.name)} aria-haspopup="menu" onClick={used ? undefined : () => setUsed(true)}>
            <span className="face" aria-hidden="true">{initials(me.name)}</span>
        </button>
    );
    return used ? <Suspense fallback={button}><UserMenu button={button} showKeys={showKeys} /></Suspense> : button;
}

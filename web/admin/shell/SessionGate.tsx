/* When the session has ended, the person signs in over the page: nothing of what they typed is lost. */
import { Suspense, lazy, useEffect, useRef, useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { onSessionEnd, setCsrf } from '../lib/api';
import { ME, useMe } from '../lib/me';
import { loadText } from '../text';

const SignInAgain = lazy(async () => (await Promise.all([import('./SignInAgain'), loadText('login')]))[0]);

export function SessionGate({ children }: { children: ReactNode }) {
    const me = useMe(), client = useQueryClient();
    const [asking, setAsking] = useState(false);
    const waiting = useRef<(() => void)[]>([]);
    useEffect(() => {
        onSessionEnd(() => new Promise((go) => {
            waiting.current.push(go);
            setAsking(true);
        }));
    }, []);
    /* What else the answer tells is of the person's first shop, not of this page's. */
    const done = (csrf: string) => {
        setCsrf(csrf);
        void client.invalidateQueries({ queryKey: ME });
        setAsking(false);
        waiting.current.splice(0).forEach((go) => go());
    };
    return <>{children}{asking && <Suspense fallback={null}><SignInAgain me={me} done={done} /></Suspense>}</>;
}

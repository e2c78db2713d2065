/* The desk: providers around the shell. Pages are chunks of their own. */
import './fonts.css';
import './mantine.css';
import './app.css';
import './shell/shell.css';
import './pages/orders/orders.css';
import { createRoot } from 'react-dom/client';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider, notifyManager } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import './lib/guard';
import { MeProvider } from './lib/me';
import { Problem } from './lib/problem';
import { SCHEME_KEY } from './lib/start';
import { Toasts } from './lib/toast';
import { Trouble } from './lib/states';
import { SessionGate } from './shell/SessionGate';
import { Shell, ShellSkeleton } from './shell/Shell';
import { chooseLanguage, t } from './text';
import { theme } from './theme';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
setNonce(nonce);

const scheme = {
    get: (fallback: 'auto' | 'light' | 'dark') => (localStorage.getItem(SCHEME_KEY) as typeof fallback | null) ?? fallback,
    set: (value: string) => localStorage.setItem(SCHEME_KEY, value),
    subscribe: () => {}, unsubscribe: () => {}, clear: () => localStorage.removeItem(SCHEME_KEY),
};

notifyManager.setScheduler(queueMicrotask); /* an answer is drawn in its own turn, not in a later one */

const client = new QueryClient({
    queryCache: new QueryCache(),
    defaultOptions: {
        queries: {
            staleTime: 10_000, refetchOnReconnect: 'always',
            /* What the server has decided does not change by asking again. */
            retry: (n, e) => n < 1 && !(e instanceof Problem && e.status < 500),
        },
    },
});

/* What was read before a write was stored is older than what the write answered: it is read again, and never shown. */
client.getQueryCache().subscribe((e) => {
    if (e.type === 'updated' && e.action.type === 'success' && e.action.manual && e.query.state.fetchStatus === 'fetching') void e.query.fetch(undefined, { cancelRefetch: true }).catch(() => { /* its state says so */ });
});

await chooseLanguage(navigator.language);
document.documentElement.lang = t.lang;
document.documentElement.dir = t.dir;

createRoot(document.getElementById('root')!).render(
    <DirectionProvider>
        <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={scheme} getStyleNonce={() => nonce}>
            <QueryClientProvider client={client}>
                <MeProvider fallback={<ShellSkeleton />} failed={(e, again) => <main className="lonely"><Trouble thing={t.app.name} error={e} again={again} /></main>}>
                    <SessionGate><Shell /></SessionGate>
                </MeProvider>
                <Toasts />
            </QueryClientProvider>
        </MantineProvider>
    </DirectionProvider>,
);

/* What an assistant is connected to. One page for all assistants of the shop: which one is in the address. */
import '../order/order.css';
import '../../lib/list.css';
import '../../lib/source.css';
import './integrations.css';
import { useState, type FormEvent } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { call } from '../../lib/api';
import { copy } from '../../lib/copy';
import { Dialog } from '../../lib/dialog';
import { usePage } from '../../lib/page';
import { Problem } from '../../lib/problem';
import { useRefresh } from '../../lib/refresh';
import { Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import type { Assistant } from '../../lib/source';
import { OrdersCard } from './OrdersCard';
import { Reads } from './Reads';
import { Sources } from './Sources';

function AddDialog({ close, added }: { close: () => void; added: (a: Assistant) => void }) {
    const [name, setName] = useState(''), [error, setError] = useState(''), [busy, setBusy] = useState(false), [secret, setSecret] = useState('');
    const submit = async (e: FormEvent) => {
        e.preventDefault();
        setBusy(true);
        setError('');
        try {
            const made = await call<Assistant & { identity_secret: string }>('POST', '/api/v1/assistants', { name: name.trim() });
            added(made);
            setSecret(made.identity_secret);
        } catch (x) {
            setError(x instanceof Problem && x.fields.length ? x.fields[0]!.message : (x as Error).message);
        }
        setBusy(false);
    };
    if (secret) return (
        <Dialog close={close} closeOnClickOutside={false} title={t.integrations.secret_title}>
            <div className="stack">
                <p>{t.integrations.secret_more}</p>
                <code className="integration-secret" tabIndex={0}>{secret}</code>
                <div className="row end"><Button variant="default" onClick={() => void copy(secret, t.integrations.secret_copied)}>{t.integrations.secret_copy}</Button><Button onClick={close}>{t.integrations.secret_done}</Button></div>
            </div>
        </Dialog>
    );
    return (
        <Dialog close={close} title={t.integrations.add_assistant}>
            <form className="stack" noValidate onSubmit={submit}>
                <p className="dim">{t.integrations.add_more}</p>
                <TextInput data-autofocus label={t.integrations.name} value={name} maxLength={80} onChange={(e) => setName(e.currentTarget.value)} error={error} />
                <div className="row end"><Button variant="default" onClick={close}>{t.app.cancel}</Button><Button type="submit" loading={busy}>{t.integrations.add}</Button></div>
            </form>
        </Dialog>
    );
}

export default function IntegrationsPage() {
    const heading = usePage(t.integrations.title), client = useQueryClient(), [search, setSearch] = useSearchParams();
    const [adding, setAdding] = useState(false), [dirty, setDirty] = useState(false);
    useRefresh('assistant.changed', ['assistants']);
    const { data, error, refetch } = useQuery({ queryKey: ['assistants'], queryFn: ({ signal }) => call<{ items: Assistant[] }>('GET', '/api/v1/assistants', undefined, { signal }) });
    const all = data?.items ?? [], chosen = all.find((a) => a.id === search.get('assistant')) ?? all[0];
    const choose = (id: string) => {
        if (dirty && !confirm(t.integrations.leave)) return;
        setDirty(false);
        setSearch((old) => { const to = new URLSearchParams(old); to.set('assistant', id); return to; });
    };
    const added = (a: Assistant) => {
        client.setQueryData<{ items: Assistant[] }>(['assistants'], (old) => ({ items: [...(old?.items ?? []).filter((x) => x.id !== a.id), a] }));
        void client.invalidateQueries({ queryKey: ['assistants'] });
        setDirty(false);
        setSearch((old) => { const to = new URLSearchParams(old); to.set('assistant', a.id); return to; });
        toast(t.integrations.added(a.name));
    };
    return (
        <div className="page integrations">
            <div className="between title"><h1 ref={heading} tabIndex={-1}>{t.integrations.title}</h1></div>
            <Sources assistants={all} />
            {error && <Trouble thing={t.integrations.title} error={error} again={() => void refetch()} />}
            <div className="row picker">
                <NativeSelect label={t.integrations.assistant} value={chosen?.id ?? ''} data={all.map((a) => ({ value: a.id, label: a.name }))} onChange={(e) => choose(e.currentTarget.value)} disabled={!all.length} />
                <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} disabled={!all.length} onClick={() => { if (!dirty || confirm(t.integrations.leave)) setAdding(true); }}>{t.integrations.add_assistant}</Button>
            </div>
            {chosen ? <section aria-labelledby="order-management" className="stack">
                <h2 id="order-management">{t.integrations.group}</h2>
                <div className="assistant-cards"><OrdersCard key={chosen.id} assistant={chosen.id} dirty={setDirty} /><Reads key={chosen.id + ' reads'} assistant={chosen} /></div>
            </section> : !error && <div className="card" aria-busy="true"><span className="bone" /><span className="bone" /><span className="bone" /></div>}
            {adding && <AddDialog close={() => setAdding(false)} added={added} />}
        </div>
    );
}

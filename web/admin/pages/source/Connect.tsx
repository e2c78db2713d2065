/* Connecting a system: its form, a test that says what is wrong, then it is stored, read by an assistant, and told where to
   send its webhooks. */
import { useRef, useState, type FormEvent } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { call } from '../../lib/api';
import { useWrong, type Wrong } from '../../lib/focus';
import { useGuard } from '../../lib/guard';
import { usePage } from '../../lib/page';
import { Problem } from '../../lib/problem';
import { SOURCES, TestData, putReads, readsOf, useAssistants, useKinds, type Assistant, type Report, type Source, type SourceKind } from '../../lib/source';
import { Alone, Trouble } from '../../lib/states';
import { toast } from '../../lib/toast';
import { t } from '../../text';
import { Facts } from './Facts';
import { GrantCard } from './Grant';
import { Mapping } from './Mapping';
import { SettingsFields, place, sent, without } from './SettingsForm';
import type { Values } from './layouts';

function Form({ kind }: { kind: SourceKind }) {
    const w = t.source, heading = usePage(w.connect_title(kind.name, kind.label)), client = useQueryClient(), [, go] = useLocation();
    const assistants = useAssistants().data?.items ?? [], [chosen, setChosen] = useState<string | null>(null);
    const [name, setName] = useState(''), [draft, setDraft] = useState<Values>({}), [errors, setErrors, found] = useWrong('.source-connect');
    const [report, setReport] = useState<Report | null>(null), [busy, setBusy] = useState<'' | 'test' | 'save'>('');
    const reader = assistants.find((a) => a.id === (chosen ?? assistants[0]?.id));
    const dirty = Object.values(draft).some((v) => v !== undefined && v !== '');
    useGuard(dirty && busy !== 'save', w.leave);

    /* Counts the changes: what a test finds holds for the settings that it was asked with. */
    const at = useRef(0);
    const set = (field: string, value: unknown) => {
        at.current++;
        setDraft((old) => ({ ...old, [field]: value }));
        setReport(null);
        setErrors((old) => without(old, field));
    };
    const fail = (e: unknown) => {
        if (!(e instanceof Error)) found(e as Wrong);
        else if (e instanceof Problem && e.fields.length) place(kind, e, found);
        else toast((e as Error).message, { bad: true });
    };
    const ask = async (): Promise<Report | null> => {
        const asked = at.current, r = await call<Report>('POST', '/api/v1/sources/try', { kind: kind.name, settings: sent(kind, draft, true) });
        if (asked !== at.current) return null;
        setReport(r);
        return r;
    };
    const test = async () => {
        if (busy) return;
        setBusy('test');
        await ask().catch(fail);
        setBusy('');
    };
    /* What follows the saving may fail without undoing it: it is said, and can be repeated on the page of the source. */
    const follow = async (s: Source, anyway: boolean, by: Assistant | undefined, hooks: boolean) => {
        if (by) await putReads(by, [...readsOf(by).filter((id) => id !== s.id), s.id]).catch((e: Error) => toast(w.reads_failed(e.message), { bad: true }));
        if (hooks && !anyway) await call('POST', `/api/v1/sources/${s.id}/hooks`).catch((e: Error) => toast(w.hooks_failed(e.message), { bad: true }));
        if (kind.statuses && !anyway) await call('POST', `/api/v1/sources/${s.id}/statuses`).catch(() => { /* asked for again on its page */ });
    };
    const connected = (s: Source, replace = false) => {
        for (const key of [SOURCES, ['assistants'], ['waiting']]) void client.invalidateQueries({ queryKey: key });
        toast(s.again_at ? w.made_again(s.name) : w.made(s.name));
        setDraft({});
        setTimeout(() => go(`/integrations/sources/${s.id}?fresh=1`, { replace }));
    };
    /* By the shop's consent: made there already, with its webhooks. by null: what follows was done before. */
    const granted = async (id: string, by: string | null) => {
        if (by === null) return go('/integrations/sources/' + id, { replace: true });
        const s = await call<Source>('GET', '/api/v1/sources/' + id), list = await call<{ items: Assistant[] }>('GET', '/api/v1/assistants?per_page=100');
        await follow(s, false, list.items.find((a) => a.id === by), false);
        connected(s, true);
    };
    const save = async (anyway: boolean) => {
        if (busy) return;
        setBusy('save');
        try {
            const settings = sent(kind, draft, true);
            if (!anyway && !(report ?? await ask())?.good) return setBusy('');
            const s = await call<Source>('POST', '/api/v1/sources', { kind: kind.name, name: name.trim() || undefined, settings });
            await follow(s, anyway, chosen === '' ? undefined : reader, kind.hooks);
            connected(s);
        } catch (e) {
            fail(e);
            setBusy('');
        }
    };
    const next = w.next_steps(kind.settings.some((f) => f.type === 'secret'), kind.mirrors, kind.hooks, kind.can.length > 0);
    const submit = (e: FormEvent) => { e.preventDefault(); void save(false); };
    return (
        <div className="page source-page source-connect">
            <div className="between title"><div>
                <h1 ref={heading} tabIndex={-1}><Link href="/integrations" className="crumb">{w.crumb}</Link> <span className="dim">/</span> {w.connect_title(kind.name, kind.label)}</h1>
                {kind.note && <p className="dim">{kind.note}</p>}
            </div>{kind.invented && <TestData />}</div>
            {kind.invented && <p className="note-amber">{w.invented}</p>}
            <form className="source-columns" noValidate onSubmit={submit}>
                <div className="stack">
                    {kind.grant && <GrantCard kind={kind} name={name} reader={chosen ?? reader?.id ?? ''} done={granted} />}
                    <section className="card" aria-labelledby="c-settings">
                        <h2 id="c-settings">{kind.grant ? w.grant_or : w.settings}</h2>
                        <div className="source-fields"><TextInput name="name" label={w.name} description={w.name_more} placeholder={kind.label} maxLength={80} value={name} error={errors.name} autoComplete="off" onChange={(e) => setName(e.currentTarget.value)} /></div>
                        <SettingsFields kind={kind} stored={null} draft={draft} set={set} errors={errors} />
                    </section>
                    {kind.settings.some((f) => f.name === 'mapping') && <Mapping kind={kind} stored={null} draft={draft} set={set} errors={errors} settings={() => sent(kind, draft, true)} fail={fail} />}
                    <section className="card" aria-labelledby="c-assistant">
                        <h2 id="c-assistant">{w.assistant}</h2>
                        <NativeSelect className="narrow" aria-label={w.assistant} description={w.assistant_more} value={chosen ?? reader?.id ?? ''} data={[...assistants.map((a) => ({ value: a.id!, label: a.name })), { value: '', label: w.no_assistant }]} onChange={(e) => setChosen(e.currentTarget.value)} />
                    </section>
                </div>
                <aside className="stack sticky">
                    <section className="card" aria-labelledby="c-test">
                        <h2 id="c-test">{w.result}</h2>
                        <div aria-live="polite" className="stack">
                            {report ? <Facts report={report} /> : <p className="dim">{w.test_fresh}</p>}
                            {report && !report.good && <p className="dim small">{w.anyway_more}</p>}
                        </div>
                        <div className="row wrap">
                            <Button variant="default" loading={busy === 'test'} disabled={busy === 'save'} onClick={() => void test()}>{report ? w.test_again : w.test}</Button>
                            {report && !report.good ? <Button variant="default" loading={busy === 'save'} disabled={busy === 'test'} onClick={() => void save(true)}>{w.connect_anyway}</Button>
                                : <Button type="submit" leftSection={<IconPlugConnected size={16} aria-hidden="true" />} loading={busy === 'save'} disabled={busy === 'test'}>{w.connect}</Button>}
                        </div>
                    </section>
                    {next.length > 0 && <section className="card" aria-labelledby="c-next"><h2 id="c-next">{w.what_next}</h2><ul className="plain-list">{next.map((x) => <li key={x}>{x}</li>)}</ul></section>}
                </aside>
            </form>
        </div>
    );
}

export function Connect({ name }: { name: string }) {
    const { data, error, refetch } = useKinds(), kind = data?.sources.find((k) => k.name === name && k.name !== 'native');
    if (error && !data) return <Trouble thing={t.source.crumb} error={error} again={() => void refetch()} />;
    if (!data) return <div className="page" aria-busy="true"><div className="card"><span className="bone" /><span className="bone" /></div></div>;
    return kind ? <Form key={kind.name} kind={kind} /> : <Alone title={t.source.unknown_kind} />;
}

/* Which sources an assistant reads, in which order; its own is the first. Every change is stored at once. */
import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { StandingBadge, putReads, readsOf, useSources, type Assistant } from '../../lib/source';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { t } from '../../text';

export function Reads({ assistant: a }: { assistant: Assistant }) {
    const w = t.integrations, client = useQueryClient(), all = useSources().data?.items ?? [], [busy, setBusy] = useState(false);
    const reads = readsOf(a), others = all.filter((s) => !reads.includes(s.id)), name = (id: string) => all.find((s) => s.id === id)?.name ?? id;
    const put = async (sources: string[], said: string) => {
        if (busy) return;
        setBusy(true);
        try {
            const now = await putReads(a, sources);
            client.setQueryData<{ items: Assistant[] }>(['assistants'], (old) => old && { items: old.items.map((x) => (x.id === now.id ? { ...x, ...now } : x)) });
            toast(said);
        } catch (e) {
            toast(e instanceof Problem && e.status === 409 ? w.reads_stale : (e as Error).message, { bad: true });
            void client.invalidateQueries({ queryKey: ['assistants'] });
        }
        setBusy(false);
    };
    const swap = (i: number, j: number) => {
        const to = [...reads];
        [to[i], to[j]] = [to[j]!, to[i]!];
        void put(to, w.reads_saved);
    };
    return (
        <section className="card reads" aria-labelledby="reads-card">
            <div><h3 id="reads-card">{w.reads}</h3><p className="dim">{w.reads_more(a.name)}</p></div>
            <ol className="reads-list" aria-busy={busy}>
                {reads.map((id, i) => {
                    const s = all.find((x) => x.id === id);
                    return (
                        <li key={id}>
                            <span className="reads-n num" aria-hidden="true">{i + 1}</span>
                            <div><span className="strong cut">{name(id)}</span><span className="row wrap">{i === 0 && <span className="badge tone tone-grey">{w.its_own}</span>}{s?.remote && <StandingBadge source={s} />}</span></div>
                            <span className="row field-do">
                                <button type="button" className="icon" aria-label={w.up(name(id))} disabled={i === 0 || busy} onClick={() => swap(i, i - 1)}><IconArrowUp size={16} /></button>
                                <button type="button" className="icon" aria-label={w.down(name(id))} disabled={i === reads.length - 1 || busy} onClick={() => swap(i, i + 1)}><IconArrowDown size={16} /></button>
                                <button type="button" className="icon" aria-label={w.unread_do(name(id))} disabled={reads.length === 1 || busy} onClick={() => void put(reads.filter((x) => x !== id), w.reads_without(name(id)))}><IconX size={16} /></button>
                            </span>
                        </li>
                    );
                })}
            </ol>
            {others.length > 0 && <NativeSelect label={w.reads_add} value="" disabled={busy} data={[{ value: '', label: w.reads_choose }, ...others.map((s) => ({ value: s.id, label: s.name }))]} onChange={(e) => e.currentTarget.value && void put([...reads, e.currentTarget.value], w.reads_with(name(e.currentTarget.value)))} />}
        </section>
    );
}

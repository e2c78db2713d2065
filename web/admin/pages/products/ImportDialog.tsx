/* Products from a CSV file: first what would change, then, when somebody says so, the change. */
import { useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { Dialog } from '../../lib/dialog';
import { count } from '../../lib/format';
import { Problem } from '../../lib/problem';
import { toast } from '../../lib/toast';
import { upload } from '../../lib/upload';
import { t } from '../../text';

interface Outcome { added: number; changed: number; unchanged: number; dry_run: boolean; rejected: { line: number; field: string | null; reason: string }[]; rejected_total: number }
const PATH = '/api/v1/products/import';

function Rejected({ outcome: o }: { outcome: Outcome }) {
    if (!o.rejected.length) return null;
    return (
        <div>
            <div className="lines-box rejected" tabIndex={0} role="region" aria-label={t.products.rejected_table}>
                <table className="lines-table">
                    <caption className="hidden">{t.products.rejected_table}</caption>
                    <thead><tr><th scope="col">{t.products.line}</th><th scope="col">{t.products.field}</th><th scope="col">{t.products.why}</th></tr></thead>
                    <tbody>{o.rejected.map((r, i) => <tr key={i}><th scope="row" className="num">{t.products.line} {count(r.line)}</th><td data-label={t.products.field}>{r.field || t.app.none}</td><td data-label={t.products.why}>{r.reason}</td></tr>)}</tbody>
                </table>
            </div>
            {o.rejected_total > o.rejected.length && <small>{t.products.rejected_more(count(o.rejected.length))}</small>}
        </div>
    );
}

export default function ImportDialog({ close }: { close: () => void }) {
    const client = useQueryClient(), field = useRef<HTMLInputElement>(null);
    const [file, setFile] = useState<File | null>(null), [outcome, setOutcome] = useState<Outcome | null>(null), [trouble, setTrouble] = useState(''), [busy, setBusy] = useState(false), [over, setOver] = useState(false);
    const send = async (f: File, dry: boolean) => {
        setFile(f);
        setTrouble('');
        setBusy(true);
        try {
            const made = await upload<Outcome>(PATH + (dry ? '?dry_run=true' : ''), f, () => {});
            setOutcome(made);
            if (!dry) {
                void client.invalidateQueries({ queryKey: ['products'] });
                toast(t.products.imported);
            }
        } catch (e) {
            setOutcome(null);
            setTrouble(e instanceof Problem && e.fields.length ? e.fields.map((x) => x.message).join(' ') : (e as Error).message);
        }
        setBusy(false);
    };
    const take = (files: FileList | null) => { if (files?.[0]) void send(files[0], true); };
    const changes = outcome ? outcome.added + outcome.changed : 0, figures: [string, number][] = outcome ? [['added', outcome.added], ['changed', outcome.changed], ['unchanged', outcome.unchanged], ['rejected', outcome.rejected_total]] : [];
    return (
        <Dialog close={close} size="lg" title={t.products.import_title} closeOnClickOutside={!file}>
            <div className="stack" aria-busy={busy}>
                <p>{t.products.import_more}</p>
                <p className="dim small">{t.products.import_columns}</p>
                <label className={over ? 'import-file over' : 'import-file'} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(e) => { e.preventDefault(); setOver(false); take(e.dataTransfer.files); }}>
                    <IconFileSpreadsheet size={20} aria-hidden="true" />
                    <span className="anywhere"><strong>{file ? file.name : t.products.file}</strong><small>{file ? t.products.another : t.products.choose}</small></span>
                    <input ref={field} type="file" className="hidden" accept=".csv,text/csv,text/plain" aria-label={t.products.file} disabled={busy} onChange={(e) => { take(e.currentTarget.files); e.currentTarget.value = ''; }} />
                </label>
                {trouble && <p className="field-error" role="alert">{trouble}</p>}
                <div role="status" className="stack">
                    {busy && !outcome && <p className="dim">{t.products.checking}</p>}
                    {outcome && <>
                        <h3 className="import-head">{outcome.dry_run ? t.products.preview : t.products.result}</h3>
                        <dl className="import-figures">{figures.map(([name, n]) => <div key={name} className={name === 'rejected' && n > 0 ? 'bad' : undefined}><dt>{t.products.counts[name]}</dt><dd className="num">{count(n)}</dd></div>)}</dl>
                        {outcome.dry_run && !changes && <p>{t.products.nothing}</p>}
                    </>}
                </div>
                {outcome && <Rejected outcome={outcome} />}
                <div className="row end">
                    <Button variant="default" onClick={close}>{outcome && !outcome.dry_run ? t.products.close : t.app.cancel}</Button>
                    {outcome?.dry_run && changes > 0 && file && <Button loading={busy} onClick={() => void send(file, false)}>{t.products.run(count(changes))}</Button>}
                </div>
            </div>
        </Dialog>
    );
}

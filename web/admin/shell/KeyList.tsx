/* The list of shortcuts, and the switch of the single-key ones (WCAG 2.1.4). */
import './keys.css';
import { Switch } from '@mantine/core';
import { Dialog } from '../lib/dialog';
import { usePreferences } from '../lib/me';
import { usePlaces } from './nav';
import { t } from '../text';

export default function KeyList({ close }: { close: () => void }) {
    const [{ shortcuts = true }, prefer] = usePreferences();
    const places = usePlaces();
    const rows: [string[], string][] = [
        [['/'], t.keys.search], [['f'], t.keys.filters], [['c'], t.keys.create], [['j', 'k'], t.keys.row], [['Enter'], t.keys.open], [['x'], t.keys.select], [['e'], t.keys.edit],
        [['Ctrl S'], t.keys.save], [['Esc'], t.keys.cancel], [['[', ']'], t.keys.pages], [['p'], t.keys.print], [['Ctrl K'], t.keys.palette], ...places.filter((p) => p.key).map((p): [string[], string] => [['g', p.key!], `${t.keys.go}: ${p.label}`]), [['?'], t.keys.list],
    ];
    return (
        <Dialog close={close} title={t.keys.title} size="md">
            <div className="stack">
                <Switch checked={shortcuts} onChange={(e) => prefer({ shortcuts: e.currentTarget.checked })} label={t.keys.off} description={t.keys.off_more} />
                <dl className="keys">{rows.map(([keys, what]) => <div key={what}><dt>{keys.map((k) => <kbd key={k}>{k}</kbd>)}</dt><dd>{what}</dd></div>)}</dl>
            </div>
        </Dialog>
    );
}

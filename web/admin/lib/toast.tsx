/* Short messages at the lower edge: four seconds, held while pointed at or focused, but not by a pointer that rested there
   before; errors stay until closed. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { IconX } from '@tabler/icons-react';
import { t } from '../text';

interface Toast { id: number; text: string; bad: boolean; action?: { label: string; run: () => void } }
const MOST = 3, STAYS = 4000;
let all: Toast[] = [], next = 1;
const watchers = new Set<() => void>();

function set(list: Toast[]): void {
    all = list;
    watchers.forEach((w) => w());
}

export function toast(text: string, more: { bad?: boolean; action?: Toast['action'] } = {}): void {
    const same = all.filter((x) => x.text !== text);
    set([...same.slice(-(MOST - 1)), { id: next++, text, bad: more.bad ?? false, action: more.action }]);
}

/* What it said is over. */
export const untoast = (text: string): void => set(all.filter((x) => !x.text.startsWith(text)));

const close = (id: number) => set(all.filter((x) => x.id !== id));

function One({ it }: { it: Toast }) {
    const [held, setHeld] = useState(false);
    const left = useRef(STAYS);
    useEffect(() => {
        if (held || it.bad) return;
        const began = Date.now(), timer = setTimeout(() => close(it.id), left.current);
        return () => { clearTimeout(timer); left.current = Math.max(1000, left.current - (Date.now() - began)); };
    }, [held, it]);
    return (
        <div className={it.bad ? 'toast bad' : 'toast'} role={it.bad ? 'alert' : 'status'} onPointerMove={() => setHeld(true)} onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
            <span>{it.text}</span>
            {it.action && <button type="button" className="toast-do" onClick={() => { it.action!.run(); close(it.id); }}>{it.action.label}</button>}
            <button type="button" className="icon" aria-label={t.app.close} onClick={() => close(it.id)}><IconX size={16} /></button>
        </div>
    );
}

export function Toasts() {
    const list = useSyncExternalStore((w) => { watchers.add(w); return () => watchers.delete(w); }, () => all);
    return <section className="toasts" aria-label={t.app.toasts}>{list.map((x) => <One key={x.id} it={x} />)}</section>;
}

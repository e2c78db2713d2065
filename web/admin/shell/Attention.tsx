/* What needs somebody, beside the person's name: nothing where nothing does. The list is fetched when it is first opened. */
import { Suspense, useRef, useState, type SyntheticEvent } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useCounts } from '../lib/waiting';
import { t } from '../text';
import { part } from './style';

const AttentionList = part('shell/AttentionList', () => import('./AttentionList'));

export function Attention() {
    const n = useCounts()?.warnings ?? 0, [open, setOpen] = useState(false), [used, setUsed] = useState(false);
    const sign = useRef<HTMLButtonElement>(null);
    if (!n && !open) return null;
    const toggle = () => { setUsed(true); setOpen(!open); };
    const held = (e: SyntheticEvent) => { if (open) e.stopPropagation(); }; /* else the list takes it for a click beside it, and the click opens it again */
    return (
        <span className="attention-at" onKeyDown={(e) => { if (open && e.key === 'Escape') { setOpen(false); sign.current?.focus(); } }}>
            <button ref={sign} type="button" className="icon attention" aria-label={t.app.attention(n)} title={t.app.attention(n)} aria-haspopup="dialog" aria-expanded={open} onClick={toggle} onMouseDown={held} onTouchStart={held}>
                <IconAlertTriangle size={20} stroke={1.6} aria-hidden="true" />{n > 0 && <span className="count" aria-hidden="true">{n > 99 ? '99+' : n}</span>}
            </button>
            {used && <Suspense fallback={null}><AttentionList open={open} close={() => setOpen(false)} /></Suspense>}
        </span>
    );
}

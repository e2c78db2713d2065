/* The widget's colour: typed or picked, measured while it is typed, and never one that some people cannot read. */
import { useEffect, useId, useRef } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMessageCircle } from '@tabler/icons-react';
import { t } from '../../text';
import { ENOUGH, contrast, isColour, nearest } from './contrast';

export function Accent({ value, error, change }: { value: string; error?: string; change: (v: string) => void }) {
    const w = t.settings.widget, valid = isColour(value), ratio = valid ? contrast(value) : 0, enough = ratio >= ENOUGH, better = valid && !enough ? nearest(value) : null, id = useId();
    const typed = (s: string) => change(s && !s.startsWith('#') && /^[0-9a-f]{3,6}$/i.test(s) ? '#' + s : s);
    return (
        <div>
            <div className="row bottom">
                <TextInput className="tiny" label={w.accent} value={value} maxLength={7} spellCheck={false} autoComplete="off" error={valid ? !enough : error ?? w.accent_bad} aria-describedby={id} onChange={(e) => typed(e.currentTarget.value)} />
                <input type="color" className="colour" aria-label={w.accent_pick} value={valid ? value : '#000000'} onChange={(e) => change(e.currentTarget.value)} />
            </div>
            <div id={id} role="status" className="contrast">
                {valid && <p className={enough ? 'row good' : 'row field-error'}>{enough ? <IconCheck size={16} aria-hidden="true" /> : <IconAlertTriangle size={16} aria-hidden="true" />}
                    <span><span className="num">{w.contrast((Math.floor(ratio * 100) / 100).toFixed(2))}</span>. {enough ? w.contrast_ok : w.contrast_low}</span></p>}
            </div>
            {better && <p className="row wrap"><span>{w.nearest}:</span><Swatch colour={better} /><Button size="xs" variant="default" onClick={() => change(better)}>{w.use(better)}</Button></p>}
        </div>
    );
}

/* Colours that are data are set by script: the page's policy allows no style in its markup. */
function useColour<T extends HTMLElement>(colour: string) {
    const ref = useRef<T>(null);
    useEffect(() => { ref.current?.style.setProperty('--accent', isColour(colour) ? colour : '#5c6675'); }, [colour]);
    return ref;
}

function Swatch({ colour }: { colour: string }) {
    return <span ref={useColour<HTMLSpanElement>(colour)} className="swatch" aria-hidden="true" />;
}

/* What shoppers will see, small. */
export function Preview({ colour, title, side, field }: { colour: string; title: string; side: string; field: boolean }) {
    const w = t.settings.widget, ref = useColour<HTMLDivElement>(isColour(colour) ? nearest(colour) : colour);
    return (
        <div ref={ref} className={`preview ${side}`} role="img" aria-label={w.preview}>
            <div className="preview-chat" aria-hidden="true">
                <p className="preview-title">{title}</p>
                <p className="preview-bot">{w.preview_hi}</p>
                <p className="preview-me">{w.preview_ask}</p>
                {field && <p className="preview-field">{w.preview_field}</p>}
            </div>
            <span className="preview-button" aria-hidden="true"><IconMessageCircle size={22} /></span>
        </div>
    );
}

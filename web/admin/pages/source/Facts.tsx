/* What a test of the connection has found, line by line. */
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { count } from '../../lib/format';
import type { Report } from '../../lib/source';
import { t } from '../../text';

export function Facts({ report: r }: { report: Report }) {
    const bad = r.facts.filter((f) => !f.good).length, about = [r.shop_name, r.version, r.orders >= 0 ? t.source.has_orders(count(r.orders)) : null].filter(Boolean).join(' · ');
    return (
        <div className={r.good ? 'facts good' : 'facts bad'}>
            <p className="facts-head"><strong>{r.good ? t.source.test_good : t.source.test_bad(bad)}</strong>{about && <span>{about}</span>}</p>
            <ul>
                {r.facts.map((f, i) => (
                    <li key={i} className={f.good ? 'fact' : 'fact wrong'}>
                        {f.good ? <IconCircleCheck size={18} aria-hidden="true" /> : <IconCircleX size={18} aria-hidden="true" />}
                        <div><span className="hidden">{f.good ? t.source.fact_good : t.source.fact_bad} </span><span className="strong">{f.what}</span><p>{f.text}</p></div>
                    </li>
                ))}
            </ul>
        </div>
    );
}

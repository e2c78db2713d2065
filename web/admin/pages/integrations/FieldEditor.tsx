/* Fields that the assistant asks for: name, type, required; options of a selection; moved, removed, added. */
import { NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { t } from '../../text';
import { emptyField, type Field, type FieldType } from './useBackend';

const TYPES: FieldType[] = ['text', 'number', 'select'];

export function FieldEditor({ title, more, name, fields, set, errors }: { title: string; more: string; name: 'order_fields' | 'item_fields'; fields: Field[]; set: (to: Field[]) => void; errors: Record<string, string> }) {
    const change = (i: number, to: Partial<Field>) => set(fields.map((f, k) => (k === i ? { ...f, ...to } : f)));
    const move = (i: number, by: number) => {
        const to = [...fields], [f] = to.splice(i, 1);
        to.splice(i + by, 0, f!);
        set(to);
    };
    const add = () => {
        const f = emptyField();
        set([...fields, f]);
        setTimeout(() => document.getElementById(`field-${f.key}`)?.focus());
    };
    return (
        <fieldset className="field-editor">
            <legend>{title}</legend>
            <p className="dim small">{more}</p>
            {errors[name] && <p className="field-error small" role="alert">{errors[name]}</p>}
            {!fields.length && <p className="dim">{t.integrations.no_fields}</p>}
            <ul className="field-rows">
                {fields.map((f, i) => {
                    const called = f.name.trim() || t.integrations.unnamed, at = `${name}[${i}]`;
                    return (
                        <li key={f.key} className="field-row">
                            <TextInput id={`field-${f.key}`} className="field-name" aria-label={t.integrations.field_name} placeholder={t.integrations.field_name} value={f.name} maxLength={64} autoComplete="off" error={errors[at + '.name'] ?? errors[at]} onChange={(e) => change(i, { name: e.currentTarget.value })} />
                            <NativeSelect className="field-type" aria-label={t.integrations.field_type} value={f.type} data={TYPES.map((value) => ({ value, label: t.integrations.types[value]! }))} error={errors[at + '.type']} onChange={(e) => change(i, { type: e.currentTarget.value as FieldType })} />
                            <label className="integration-check"><input type="checkbox" checked={f.required} onChange={(e) => change(i, { required: e.currentTarget.checked })} />{t.integrations.required}</label>
                            <span className="row field-do">
                                <button type="button" className="icon" aria-label={t.integrations.up(called)} disabled={i === 0} onClick={() => move(i, -1)}><IconArrowUp size={16} /></button>
                                <button type="button" className="icon" aria-label={t.integrations.down(called)} disabled={i === fields.length - 1} onClick={() => move(i, 1)}><IconArrowDown size={16} /></button>
                                <button type="button" className="icon" aria-label={t.integrations.remove_field(called)} onClick={() => set(fields.filter((x) => x !== f))}><IconX size={16} /></button>
                            </span>
                            {f.type === 'select' && <TextInput className="field-options" aria-label={t.integrations.options} placeholder={t.integrations.options} value={f.options} maxLength={2000} autoComplete="off" error={errors[at + '.options']} onChange={(e) => change(i, { options: e.currentTarget.value })} />}
                        </li>
                    );
                })}
            </ul>
            <div><button type="button" className="link-button" aria-label={t.integrations.add_to(title)} onClick={add}>{t.integrations.add_field}</button></div>
        </fieldset>
    );
}

/* Ready code that makes the identity token, for the shop's own platform: the files of docs/identity. */
import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import code from 'identity-code';
import { t } from '../../text';
import { CopyButton, Panel } from './parts';
import type { Assistant } from './Widget';

const FILES = ['wismo-chat.php', 'wismo.liquid', 'token.php', 'token.mjs', 'token.py', ''] as const;

/* With the address of this assistant's script in its place. */
const filled = (text: string, snippet: string) => text.replaceAll('https://wismo.example/widget/ASSISTANT_KEY.js', /src="([^"]+)"/.exec(snippet)?.[1] ?? '$&');

export function IdentityCode({ assistant: a }: { assistant: Assistant }) {
    const w = t.settings.widget, [file, setFile] = useState<(typeof FILES)[number]>(FILES[0]), text = file && filled(code[file] ?? '', a.snippet ?? '');
    return (
        <Panel title={w.code} more={w.code_more} action={text && <CopyButton text={text} label={w.copy_code} />}>
            <NativeSelect className="narrow" label={w.platform} data={FILES.map((f) => ({ value: f, label: w.platforms[f]! }))} value={file} onChange={(e) => setFile(e.currentTarget.value as typeof file)} />
            <p className="dim">{w.platform_more[file]}</p>
            {text && <pre className="secret code" role="group" tabIndex={0} aria-label={w.code}>{text}</pre>}
        </Panel>
    );
}

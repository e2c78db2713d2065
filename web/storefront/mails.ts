/* The mails that the demo keeps instead of sending them. Texts only; their addresses become links. */

interface Mail { id: string; to: string; subject: string; text?: string; created_at: string }

/* The text with what looks like an address of ours as a link; nothing else is markup. */
function withLinks(text: string): (Node | string)[] {
    return text.split(/(https?:\/\/\S+)/).map((part, i) => {
        if (i % 2 === 0 || !part.startsWith(location.origin + '/')) return part;
        const a = document.createElement('a');
        [a.href, a.textContent] = [part, part];
        return a;
    });
}

function shown(m: Mail): HTMLElement {
    const article = document.createElement('article'), title = document.createElement('h2');
    const about = document.createElement('p'), when = document.createElement('time'), text = document.createElement('p');
    title.textContent = m.subject;
    when.dateTime = m.created_at;
    when.textContent = new Date(m.created_at).toLocaleString();
    about.append(`To ${m.to}, `, when);
    text.className = 'letter';
    text.append(...withLinks(m.text ?? ''));
    article.append(title, about, text);
    return article;
}

async function show(): Promise<void> {
    const state = document.getElementById('state') as HTMLElement;
    try {
        const answer = await fetch('/demo/mails');
        if (!answer.ok) throw new Error(String(answer.status));
        const { items } = await answer.json() as { items: Mail[] };
        state.textContent = items.length ? `${items.length} mail${items.length === 1 ? '' : 's'}` : 'No mail yet. Invite somebody, ask for a new password, or for a code in the chat.';
        document.getElementById('mails')?.append(...items.map(shown));
    } catch {
        state.textContent = 'The mails could not be loaded. Reload the page to try again.';
    }
}

void show();

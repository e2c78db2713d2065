/* To the clipboard, with a word of what happened. */
import { toast } from './toast';

export async function copy(text: string, said: string): Promise<void> {
    try {
        await navigator.clipboard.writeText(text);
        toast(said);
    } catch {
        toast(text, { bad: true }); /* no clipboard here (plain http): at least it can be marked and copied */
    }
}

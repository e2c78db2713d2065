/* Starts the widget once, whatever the page does, and gives the page its handle. */
import { setBase } from './http';
import { mount } from './host';
import { life } from './life';
import * as session from './session';
import { readSetup, type Setup } from './setup';
import { launcher } from './view/launcher';
import { panel, setPanel, toggle } from './view/panel';
import { setLanguage } from './view/time';

export interface Handle {
    open(what?: { order?: string }): void;
    close(): void;
    identify(token: string | null): void;
    destroy(): void;
}

declare global {
    interface Window { wismo?: Handle }
}

/* The page's link `#wismo=1042` opens the chat with the number filled in. */
function fromLink(): void {
    const number = /^#wismo=([^&]+)/.exec(location.hash)?.[1];
    if (number) window.wismo?.open({ order: decodeURIComponent(number) });
}

function run(setup: Setup): void {
    if (window.wismo?.identify) return;
    if (setup.blocked) return console.info('wismo: not enabled for ' + location.origin);
    setBase(setup.api);
    setLanguage(setup.lang);
    const view = setPanel(setup);
    mount(setup, panel, launcher);
    window.wismo = {
        open: (what) => {
            if (what?.order) session.want(String(what.order));
            toggle(true);
            session.setOpen(true);
        },
        close: () => toggle(false),
        identify: session.identify,
        destroy: () => {
            session.end();
            life.abort();
            delete window.wismo;
        },
    };
    session.start(setup, view);
    addEventListener('hashchange', fromLink, life);
    fromLink();
    dispatchEvent(new Event('wismo:ready'));
}

const setup = readSetup(document.currentScript as HTMLScriptElement | null);
if (setup) {
    if (document.body) run(setup);
    else addEventListener('DOMContentLoaded', () => run(setup));
}

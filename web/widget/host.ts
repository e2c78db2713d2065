/* Our element on somebody else's page: its own tree, its own style sheets, in the top layer, put back when lost. */
import { accentRules } from './colours';
import { life } from './life';
import type { Setup } from './setup';
import css from './style.css';
import { h } from './view/dom';

export function mount(setup: Setup, ...parts: HTMLElement[]): void {
    const host = document.createElement('wismo-widget');
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet(), size = new CSSStyleSheet();
    sheet.replaceSync(css + accentRules(setup.colours, setup.bottom));
    root.adoptedStyleSheets = [sheet, size];
    root.append(h(`div.w ${setup.look}`, { dir: /^(ar|fa|he|ur|yi)\b/i.test(setup.lang) ? 'rtl' : 'ltr', lang: setup.lang }, ...parts));
    host.popover = 'manual';

    let timer = 0;
    const attach = () => {
        timer = 0;
        if (!host.isConnected && !life.signal.aborted) {
            document.body.append(host);
            host.showPopover?.();
        }
        watch.observe(document.documentElement, { childList: true });
        watch.observe(document.body, { childList: true });
    };
    /* Later, not at once: two scripts that undo each other must not stop the page. */
    const watch = new MutationObserver(() => host.isConnected || (timer ||= +setTimeout(attach)));
    attach();

    /* A phone's keyboard covers the page without telling its layout. */
    const seen = window.visualViewport;
    const fit = () => size.replaceSync(seen && seen.scale < 1.01 ? `.w{--vh:${Math.round(seen.height)}px}` : '');
    seen?.addEventListener('resize', fit, life);
    life.signal.onabort = () => {
        watch.disconnect();
        host.remove();
    };
}

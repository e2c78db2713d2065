/*
 * axe, and pictures for people. axe runs in the page itself, brought once for each document: the runner that is made for
 * Playwright opens a second page for every report, which takes longer than the looking does. No page of ours has frames.
 */
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import axe, { type RunOnly } from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/* What another colour scheme can change: nothing else of a page differs between light and dark. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/* Nothing fades any more: half-transparent words have no contrast. What turns for ever does not count. */
export async function still(page: Page): Promise<void> {
    await page.evaluate(async () => {
        const moving = () => [document, ...[...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ?? [])].flatMap((root) => root.getAnimations())
            .some((a) => a.playState === 'running' && a.effect?.getComputedTiming().endTime !== Infinity);
        for (let calm = 0; calm < 4; calm = moving() ? 0 : calm + 1) await new Promise((done) => { requestAnimationFrame(done); });
    });
}

export async function noViolations(page: Page, part = 'html', colours = false): Promise<void> {
    await still(page);
    expect(page.frames(), 'frames are not looked into').toHaveLength(1);
    if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe.source);
    const found = await page.evaluate(async ([where, runOnly]) => {
        const { violations } = await window.axe.run({ include: [where] }, { runOnly, resultTypes: ['violations'] });
        return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.any[0]?.message ?? ''}`).join(' | ')}`);
    }, [part, { type: colours ? 'rule' : 'tag', values: colours ? COLOURS : TAGS } satisfies RunOnly] as const);
    expect(found).toEqual([]);
}

/* A picture for people, in build/shots/, when WISMO_PICTURES is set (make pictures): nobody looks at those of every run. */
export async function shot(page: Page, name: string, project: string, fullPage = false): Promise<void> {
    if (!process.env.WISMO_PICTURES) return;
    await page.screenshot({ path: fileURLToPath(new URL(`../../build/shots/${name}-${project}.png`, import.meta.url)), fullPage, animations: 'disabled' });
}

export interface Look { part?: string; fullPage?: boolean }

/* What is on screen now, light and then dark. The page stays dark, so that what comes next begins so. */
export async function inBoth(page: Page, what: (colorScheme: 'light' | 'dark') => Promise<void>): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const ours = page.locator('html[data-mantine-color-scheme]');
        if (await ours.count()) await expect(ours).toHaveAttribute('data-mantine-color-scheme', colorScheme);
        await what(colorScheme);
    }
}

/* No violations in light, then none of dark's colours, and a picture of each if it has a name. */
export async function looks(page: Page, project: string, name?: string, { part, fullPage }: Look = {}): Promise<void> {
    await inBoth(page, async (colorScheme) => {
        await noViolations(page, part, colorScheme === 'dark');
        if (name) await shot(page, `${name}-${colorScheme}`, project, fullPage);
    });
}

declare global {
    interface Window { axe: typeof axe }
}

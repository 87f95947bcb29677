import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activityOf, FAILURE, REGISTRATION, RUNNING } from './page/fake-run.ts';
import type { Opened, OpenOptions } from './page/open.ts';
import { useCanvas } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

const open = useCanvas();

/** Notes what begins to move by itself, by the name of its animation or the property in transition, and each place of the viewport. */
function watch(): void {
  const seen = { moving: new Set<string>(), places: [] as string[] };
  document.addEventListener('animationstart', ({ animationName }) => seen.moving.add(animationName));
  document.addEventListener('transitionrun', ({ propertyName }) => seen.moving.add(propertyName));
  const frame = (): void => {
    const place = (document.querySelector('.react-flow__viewport') as HTMLElement).style.transform;
    if (seen.places.at(-1) !== place) seen.places.push(place);
    requestAnimationFrame(frame);
  };
  frame();
  Object.assign(window, { seen });
}

/** What moved by itself while requests pass along connections, a node is pointed at, and the view goes near, whole and elsewhere. */
async function motion(options: Partial<OpenOptions>, bodyClass = ''): Promise<{ readonly moving: readonly string[]; readonly places: number }> {
  const { page }: Opened = await open({ text: conference, viewState: { mode: 'run', results: 'run', runView: 'requests', palette: 'icons' }, ...options });
  await page.locator('.react-flow__node-service').first().waitFor();
  if (bodyClass !== '') await page.evaluate((name) => document.body.classList.add(name), bodyClass);
  await page.evaluate(watch);
  await page.evaluate(([run, first, second]) => {
    window.fakeHost.emit('run', run);
    window.fakeHost.emit('runActivity', first);
    window.fakeHost.emit('runActivity', second);
  }, [RUNNING, activityOf(REGISTRATION), activityOf(FAILURE)] as const);
  await page.locator('.run-pulse').first().waitFor({ state: 'attached' });
  await page.locator('.react-flow__node[data-id="node:register"]').hover();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const { moving, places } = (window as unknown as { seen: { moving: Set<string>; places: string[] } }).seen;
    return { moving: [...moving].sort(), places: places.length };
  });
}

describe('motion', () => {
  it('shows requests on their way, and fades, where nobody minds', async () => {
    expect((await motion({})).moving).toEqual(expect.arrayContaining(['opacity', 'run-pulse']));
  });

  it('is none where the system asks for less of it: the view jumps, nothing fades, and counts tell what passes', async () => {
    const { moving, places } = await motion({ motion: 'reduce' });
    expect(moving).toEqual([]);
    // Where it began, nearer, and whole again: no steps between.
    expect(places).toBeLessThanOrEqual(4);
  });

  it('is none where VS Code asks for less of it', async () => {
    expect((await motion({}, 'vscode-reduce-motion')).moving).toEqual([]);
  });
});

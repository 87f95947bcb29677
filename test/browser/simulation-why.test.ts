import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useCanvas } from './page/use-workbench.ts';

const sync = readFileSync(new URL('../../samples/conference-sync/conference-sync.arch.yaml', import.meta.url), 'utf8')
  .replace('duration: 15 min', 'duration: 20 s')
  .replace(/(register:\n\s+service: lambda\n(?:.*\n)*?\s+properties: \{[^}]*)\}/, '$1, ReservedConcurrentExecutions: 10 }');

const open = useCanvas();

describe('why a run came to its figures', () => {
  it('is told step by step: the calls that failed, the limit that turned them away, its line and what AWS documents', async () => {
    const view = await open({ text: sync });
    await view.page.getByRole('button', { name: 'Simulate' }).click();
    await view.page.getByRole('button', { name: 'Run', exact: true }).click();
    await view.page.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 25_000 });
    await view.page.getByRole('button', { name: 'Why', exact: true }).click();
    const chain = view.page.locator('.why-list > li').filter({ hasText: 'turned' }).first();
    await chain.getByText('because ReservedConcurrentExecutions is 10').waitFor();
    expect(await chain.getByRole('button', { name: /^line \d+$/ }).count()).toBe(1);
    await chain.getByRole('button', { name: /^line \d+$/ }).click();
    expect((await view.requests('revealText')).at(-1)?.params).toEqual({ path: ['nodes', 'register', 'properties', 'ReservedConcurrentExecutions'] });
  });

  it('leaves the page responsive while the run goes on: no task of it takes more than 50 ms of the processor', async () => {
    const view = await open({ text: sync.replace('duration: 20 s', 'duration: 3 min') });
    await view.page.getByRole('button', { name: 'Simulate' }).click();
    await view.page.getByRole('button', { name: 'Run', exact: true }).waitFor();
    const browser = view.page.context().browser();
    await browser?.startTracing(view.page, { categories: ['toplevel', 'blink.user_timing'] });
    await view.page.getByRole('button', { name: 'Run', exact: true }).click();
    await view.page.getByRole('progressbar', { name: 'Progress of the run' }).waitFor();
    await view.page.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 25_000 });
    const trace = JSON.parse((await browser?.stopTracing())?.toString() ?? '{}') as { readonly traceEvents: readonly TraceEvent[] };
    const page = trace.traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`);
    // The host answers in the page here, elsewhere in VS Code: what it is asked for is not the page's.
    const host = trace.traceEvents.filter(({ name }) => name === 'host').map(({ ts }) => ts);
    const tasks = trace.traceEvents.filter(({ name, pid, tid, ts, dur = 0 }) => name.endsWith('RunTask') && page.includes(`${pid} ${tid}`) && !host.some((at) => at >= ts && at <= ts + dur));
    expect(host.length).toBeGreaterThan(2);
    expect(tasks.length).toBeGreaterThan(100);
    // Time of the thread, not of the clock: what else the machine does meanwhile does not count.
    expect(tasks.map(({ tdur = 0 }) => tdur / 1000).filter((ms) => ms > 50)).toEqual([]);
  });
});

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of a clock. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of the thread's processor time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

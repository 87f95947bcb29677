import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { revisions, runCli, type Files } from './testing.ts';

const sample = (name: string): string => readFileSync(join(import.meta.dirname, `../../../samples/${name}/${name}.arch.yaml`), 'utf8').replace('duration: 15 min', 'duration: 1 min').replace('peak: 2400/s', 'peak: 200/s');
const FILES: Readonly<Record<string, string>> = { 'conference.arch.yaml': sample('conference'), 'conference-sync.arch.yaml': sample('conference-sync') };

interface Machine {
  readonly files?: Files;
  readonly commits?: Readonly<Record<string, string>>;
}

const run = (argv: readonly string[], { files = FILES, commits = {} }: Machine = {}) => runCli(argv[0] === 'compare-runs' ? argv : ['simulate', ...argv], files, revisions(commits));

interface Compared {
  readonly scenario: string;
  readonly before: { readonly name: string; readonly seed: number };
  readonly after: { readonly name: string; readonly seed: number };
  readonly figures: readonly { readonly of: string; readonly id?: string; readonly figure: string; readonly before: number | null; readonly after: number | null; readonly change: string }[];
  readonly because: readonly string[];
}

async function compared(argv: readonly string[], machine?: Machine): Promise<Compared> {
  const { code, out, err } = await run([...argv, '--format', 'json'], machine);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Compared;
}

const BOTH = ['conference.arch.yaml', '--compare', 'conference-sync.arch.yaml'];

describe('simulate --compare', () => {
  it('shows in one table and one chart why the certificate goes through SNS', async () => {
    const { figures, because } = await compared(BOTH);
    const row = (of: string, id: string, figure: string) => figures.find((each) => each.of === of && each.id === id && each.figure === figure);
    const p99 = row('flow', 'visitors.register', 'p99');
    expect(p99?.before).toBeLessThan(300);
    expect(p99?.after).toBeGreaterThan(3000);
    expect(p99?.change).toBe('worse');
    expect(row('flow', 'visitors.pages', 'p99')?.change).toBe('same');
    expect(row('node', 'registered', 'requests')).toMatchObject({ change: 'removed', after: null });
    expect(figures.filter(({ figure }) => figure === 'errors').every(({ before, after }) => before === 0 && after === 0)).toBe(true);
    expect(because).toEqual([
      expect.stringMatching(/^visitors\.register takes [\d.]+ s at p99 \(conference-sync\) instead of [\d.]+ ms \(conference\): \d\d times as long\.$/),
      expect.stringMatching(/^While the caller waits, 1\.[\d.]+ s on average pass at register \(conference-sync\) instead of \d\d[.\d]* ms \(conference\)\.$/),
      expect.stringMatching(/^Nobody waits for the 1\.[\d.]+ s of certificate \(conference\): registered takes over and answers at once\.$/),
    ]);
    const { out } = await run(BOTH);
    const [, quick = '', slow = ''] = /visitors\.register\n {2}conference {7}(.*)\n {2}conference-sync {2}(.*)\n/.exec(out) ?? [];
    expect(quick.indexOf('┤')).toBeGreaterThan(0);
    // All of the slow one lies to the right of all of the quick one.
    expect(slow.indexOf('├')).toBeGreaterThan(quick.indexOf('┤'));
    expect(out).toMatch(/\nvisitors\.register {2}p99 +[\d.]+ ms +[\d.]+ s +× \d\d[.\d]*\n/);
  });

  it('brings the same load with the same seed to both', async () => {
    const { figures, before, after, scenario } = await compared([...BOTH, '--seed', '7']);
    expect([scenario, before, after]).toEqual(['opens', { name: 'conference', seed: 7 }, { name: 'conference-sync', seed: 7 }]);
    expect(figures.filter(({ of, figure }) => of === 'flow' && figure === 'requests').every(({ before: a, after: b }) => a === b)).toBe(true);
  });

  it('is what compare-runs does with two files', async () => {
    expect(await run(['compare-runs', 'conference.arch.yaml', 'conference-sync.arch.yaml', '--scenario', 'day'])).toEqual(await run([...BOTH, '--scenario', 'day']));
    expect(await run(['compare-runs', 'conference.arch.yaml'])).toMatchObject({ code: 2, err: expect.stringMatching(/^serverless-canvas simulate FILE /) });
  });

  it('comes to no difference where there is none', async () => {
    const { figures, because } = await compared(['conference.arch.yaml', '--compare', 'commit'], { commits: { HEAD: FILES['conference.arch.yaml'] ?? '' } });
    expect([figures.filter(({ change }) => change !== 'same'), because]).toEqual([[], []]);
  });

  it('holds the file against what git has of it, which stands before, under the load of the file', async () => {
    const { before, after, figures } = await compared(['conference.arch.yaml', '--compare', 'commit=v1'], { commits: { v1: (FILES['conference-sync.arch.yaml'] ?? '').replace(/^scenarios:[^]*?^goals:/m, 'goals:') } });
    expect([before.name, after.name]).toEqual(['v1', 'Now']);
    expect(figures.find(({ id, figure }) => id === 'visitors.register' && figure === 'p99')?.change).toBe('better');
  });

  it('is a document in Markdown, in Korean too', async () => {
    const { out } = await run([...BOTH, '--format', 'markdown']);
    expect(out).toMatch(/^# conference: opens, 1 min, seed 1: conference \/ conference-sync\n\n- visitors\.register takes /);
    expect(out).toContain('| Of | Figure | conference | conference-sync | Difference |\n| --- | --- | ---: | ---: | ---: |\n');
    expect(out.match(/```/g)).toHaveLength(2);
  });

  it.each([
    ['a file that is not there', ['conference.arch.yaml', '--compare', 'gone.arch.yaml'], /^gone\.arch\.yaml:1:1: There is no such file\.\n$/],
    ['a file that cannot be read', ['conference.arch.yaml', '--compare', 'broken.arch.yaml'], /^broken\.arch\.yaml: /],
    ['a revision that is not there', ['conference.arch.yaml', '--compare', 'commit=v9'], /^conference\.arch\.yaml: git has no version of it at v9\.\n$/],
    ['a revision that git would take for an option', ['conference.arch.yaml', '--compare', 'commit=--output=x'], /is no revision of git\.\n$/],
    ['an alternative of the bill', ['conference.arch.yaml', '--compare', 'arm64'], /^"arm64" is no design\. Name a file \(\*\.arch\.yaml\), commit or commit=REV\.\n$/],
    ['a scenario that is not there', [...BOTH, '--scenario', 'closes'], /^There is no scenario "closes"\./],
    ['Markdown of a single run', ['conference.arch.yaml', '--format', 'markdown'], /^serverless-canvas simulate FILE /],
    ['two questions at once', [...BOTH, '--breaking-point'], /^serverless-canvas simulate FILE /],
  ])('ends with 2 and one line for %s', async (_, argv, expected) => {
    const { code, out, err } = await run(argv, { files: { ...FILES, 'broken.arch.yaml': 'nodes: [' } });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(expected);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineHandlers } from '../../src/node/worker/engine.ts';

/** A sample with a short scenario and two goals of its own. */
const sample = (name: string): string => readFileSync(join(import.meta.dirname, `../../samples/${name}/${name}.arch.yaml`), 'utf8').replace('duration: 15 min', 'duration: 20 s')
  .replace(/^goals:\n(?: .*\n)+/m, 'goals:\n  quick: { scenario: opens, flow: register, p99: < 300 ms, errors: < 0.1 % }\n  cheap: { cost: < 30 USD/month }\n');
const [TEXT, SYNC] = [sample('conference'), sample('conference-sync')];
const NEVER = { cancelled: false, onCancelled: () => undefined };
const line = (text: string, part: string): number => text.split('\n').findIndex((each) => each.includes(part));

/** Cancelled as soon as the computation has let go of the thread. */
function soonCancelled() {
  let cancelled = false;
  setTimeout(() => { cancelled = true; }, 20);
  return { get cancelled() { return cancelled; }, onCancelled: () => undefined };
}

describe('goals of a text', () => {
  it('are listed with what they ask for and where they stand, without a run', async () => {
    const answer = await engineHandlers().goals({ text: SYNC, locale: 'en' }, NEVER);
    expect(answer).toEqual({ ok: true, value: { scenarios: ['opens', 'day'], goals: [
      { name: 'quick', asks: 'p99 < 300 ms, errors < 0.1 % (visitors.register, opens)', load: 'opens', start: { line: line(SYNC, '  quick:'), column: 2 }, end: { line: line(SYNC, '  quick:'), column: expect.any(Number) } },
      { name: 'cheap', asks: 'cost of a month < 30.00 USD', load: 'opens', start: { line: line(SYNC, '  cheap:'), column: 2 }, end: { line: line(SYNC, '  cheap:'), column: expect.any(Number) } },
    ] } });
  });

  it('are tested, each figure with its place, what was expected and what it came to', async () => {
    const answer = await engineHandlers().testGoals({ text: SYNC, locale: 'en' }, NEVER);
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.value.outcomes.map(({ goal, figure, allowed, pass, start }) => ({ goal, figure, allowed, pass, line: start.line }))).toEqual([
      { goal: 'quick', figure: 'p99 of visitors.register under opens', allowed: '< 300 ms', pass: false, line: line(SYNC, '  quick:') },
      { goal: 'quick', figure: 'errors of visitors.register under opens', allowed: '< 0.1 %', pass: true, line: line(SYNC, '  quick:') },
      { goal: 'cheap', figure: 'cost of a month', allowed: '< 30.00 USD', pass: true, line: line(SYNC, '  cheap:') },
    ]);
    expect(answer.value.outcomes[0]).toMatchObject({ nodes: ['register'], got: expect.stringMatching(/^[\d.]+ s$/) });
    expect(answer.value.runs).toEqual([{ load: 'opens', seed: 1, requests: expect.any(Number), findings: [] }]);
  });

  it('are tested by name and under another scenario', async () => {
    const answer = await engineHandlers().testGoals({ text: TEXT, locale: 'ko', goals: ['quick'], scenario: 'day' }, NEVER);
    expect(answer.ok && answer.value.outcomes.map(({ goal, figure, pass }) => [goal, figure, pass])).toEqual([['quick', 'visitors.register p99 (day)', expect.any(Boolean)], ['quick', 'visitors.register 오류 (day)', true]]);
  });

  it('that cannot be read are told with their place, and so is what is wrong with a scenario', async () => {
    const answer = await engineHandlers().testGoals({ text: TEXT.replace('p99: < 300 ms', 'p9x: < 300 ms').replace('peak: 40/s', 'peak: often'), locale: 'en' }, NEVER);
    expect(answer).toMatchObject({ ok: true, value: { wrong: [{ goal: 'quick', messages: [expect.stringContaining("'p9x'")], start: { line: line(TEXT, '  quick:') } }] } });
    const under = await engineHandlers().testGoals({ text: TEXT.replace('peak: 40/s', 'peak: often'), locale: 'en' }, NEVER);
    expect(under.ok && under.value.runs[0]?.findings).toEqual([expect.stringContaining("'often' is not a rate")]);
  });

  it('stop being tested when nobody waits any more', async () => {
    expect(await engineHandlers().testGoals({ text: TEXT.replace('duration: 20 s', 'duration: 6 h'), locale: 'en' }, soonCancelled())).toMatchObject({ ok: false, error: { code: 'channel.cancelled' } });
  });

  it('are refused for a text that cannot be read, and for a scenario that is not there', async () => {
    expect(await engineHandlers().goals({ text: 'nodes: [', locale: 'en' }, NEVER)).toMatchObject({ ok: false, error: { code: 'simulation.broken-text' } });
    expect(await engineHandlers().testGoals({ text: TEXT, locale: 'en', scenario: 'gone' }, NEVER)).toMatchObject({ ok: false, error: { code: 'simulation.unknown-scenario' } });
  });

  it('stand with the figures of a run that decides them', async () => {
    const answer = await engineHandlers().simulate({ run: 'r', text: TEXT, version: 1, locale: 'en', scenario: 'opens' }, NEVER);
    expect(answer.ok && answer.value.result.goals?.map(({ goal, figure }) => [goal, figure.split(' ')[0]])).toEqual([['quick', 'p99'], ['quick', 'errors'], ['cheap', 'cost']]);
    const day = await engineHandlers().simulate({ run: 'r', text: TEXT, version: 1, locale: 'en', scenario: 'day' }, NEVER);
    expect(day.ok && day.value.result.goals?.map(({ goal }) => goal)).toEqual(['cheap']);
  }, 20_000);
});

describe('two designs under one load', () => {
  const ASKED = { text: TEXT, locale: 'en', against: { text: SYNC, title: 'conference-sync', earlier: false } } as const;

  it('are held against each other, figure by figure, with what differs most in words', async () => {
    const answer = await engineHandlers().compareRuns(ASKED, NEVER);
    if (!answer.ok) throw new Error(answer.error.message);
    const { names, scenario, rows, because, waits, markdown } = answer.value;
    expect([names, scenario]).toEqual([{ before: 'conference', after: 'conference-sync' }, 'opens']);
    expect(rows.find(({ subject, figure }) => subject === 'visitors.register' && figure === 'p99')).toMatchObject({ change: 'worse', difference: expect.stringMatching(/^× \d/) });
    expect(because.at(-1)).toMatch(/^Nobody waits for the [\d.]+ s of certificate \(conference\): /);
    expect(waits.map(({ flow }) => flow)).toContain('visitors.register');
    expect(markdown).toMatch(/^# conference: /);
  });

  it('puts what was before first', async () => {
    const answer = await engineHandlers().compareRuns({ ...ASKED, against: { text: SYNC, title: 'HEAD', earlier: true } }, NEVER);
    expect(answer.ok && answer.value.names).toEqual({ before: 'HEAD', after: 'Now' });
  });

  it('is given up on request, and refused where one of them cannot be read', async () => {
    expect(await engineHandlers().compareRuns({ ...ASKED, text: TEXT.replace('duration: 20 s', 'duration: 6 h') }, soonCancelled())).toMatchObject({ ok: false, error: { code: 'channel.cancelled' } });
    expect(await engineHandlers().compareRuns({ ...ASKED, against: { ...ASKED.against, text: 'nodes: [' } }, NEVER)).toMatchObject({ ok: false, error: { message: 'The design that it is held against cannot be read.' } });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineHandlers } from '../../src/node/worker/engine.ts';

const TEXT = readFileSync(join(import.meta.dirname, '../../samples/conference/conference.arch.yaml'), 'utf8').replace('duration: 15 min', 'duration: 20 s');
const NEVER = { cancelled: false, onCancelled: () => undefined };
const ASKED = { run: 'first', text: TEXT, version: 7, locale: 'en' } as const;

describe('a run in the worker', () => {
  it('names the scenarios that there are', async () => {
    expect(await engineHandlers().scenarios({ text: TEXT }, NEVER)).toEqual({ ok: true, value: ['opens', 'day'] });
  });

  it('answers with the version of the text that it is of, and says how far it is meanwhile', async () => {
    const handlers = engineHandlers();
    const answer = handlers.simulate(ASKED, NEVER);
    const heard: number[] = [];
    const watch = setInterval(() => void Promise.resolve(handlers.simulating({ run: 'first' }, NEVER)).then((now) => now.ok && now.value && heard.push(now.value.progress)), 5);
    const done = await answer;
    clearInterval(watch);
    expect(done).toMatchObject({ ok: true, value: { version: 7, result: { scenario: 'opens', seed: 1, durationMs: 20_000 } } });
    expect(heard.length).toBeGreaterThan(1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(await handlers.simulating({ run: 'first' }, NEVER)).toEqual({ ok: true, value: null });
  });

  it('of an overlay runs its template too', async () => {
    const source = 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n';
    const text = 'version: 1\nname: shop\nregion: us-east-1\nsource: ./t.yaml\nscenarios:\n  quiet: { duration: 1 s }\n';
    const done = await engineHandlers().simulate({ ...ASKED, text, source, scenario: 'quiet' }, NEVER);
    expect(done.ok && done.value.result.nodes.map(({ node }) => node)).toEqual(['jobs']);
  });

  it('stops when nobody waits for it any more', async () => {
    let cancelled = false;
    const stopped = { get cancelled() { return cancelled; }, onCancelled: () => undefined };
    setTimeout(() => { cancelled = true; }, 20);
    expect(await engineHandlers().simulate({ ...ASKED, scenario: 'day', text: TEXT.replace('2M/month', '2000M/month') }, stopped)).toMatchObject({ ok: false, error: { code: 'channel.cancelled' } });
  });

  it('refuses what it cannot run, with the reason', async () => {
    expect(await engineHandlers().simulate({ ...ASKED, scenario: 'gone' }, NEVER)).toMatchObject({ ok: false, error: { code: 'simulation.unknown-scenario' } });
    expect(await engineHandlers().simulate({ ...ASKED, text: 'nodes: [' }, NEVER)).toMatchObject({ ok: false, error: { code: 'simulation.broken-text' } });
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { engineHandlers } from '../../src/node/worker/engine.ts';
import { inSlices } from '../../src/node/worker/slices.ts';
import { createChannel, type Pipe } from '../../src/protocol/channel.ts';
import type { EngineRequests } from '../../src/protocol/engine.ts';

const conference = await readFile(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const ranged = conference.replace('receives: 40 KB', 'receives: { p10: 20 KB, p90: 90 KB }');
const locale = 'en';

/** The engine behind a channel, as in a worker: messages arrive in turns of the event loop. */
function engine() {
  const [here, there] = pipes();
  createChannel<Record<never, never>, EngineRequests, Record<never, never>, Record<never, never>>({ pipe: there, handlers: engineHandlers() });
  return createChannel<EngineRequests, Record<never, never>, Record<never, never>, Record<never, never>>({ pipe: here, handlers: {} });
}

function pipes(): readonly [Pipe, Pipe] {
  const listeners = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const pipe = (own: 0 | 1): Pipe => ({
    post: (message) => setTimeout(() => { for (const listener of listeners[own === 0 ? 1 : 0]) listener(structuredClone(message)); }),
    listen: (listener) => {
      listeners[own].add(listener);
      return () => listeners[own].delete(listener);
    },
  });
  return [pipe(0), pipe(1)];
}

describe('what a design would cost otherwise', () => {
  const { request } = engine();

  it('is offered, with the reason where it is none', async () => {
    const answer = await request('offers', { text: conference, locale });
    expect(answer.ok && answer.value.filter(({ applies }) => !applies).map(({ id }) => id)).toEqual(['http', 'cloudfront', 'on-demand', 'x86']);
  });

  it('is compared with an alternative, in the language of the reader', async () => {
    const answer = await request('compare', { text: conference, locale: 'ko', against: { id: 'arm64' } });
    expect(answer.ok && [answer.value.names, answer.value.changes.length, answer.value.curves.points.length]).toEqual([{ before: '현재', after: '대안' }, 4, 81]);
  });

  it('is compared with an earlier text', async () => {
    const answer = await request('compare', { text: conference, locale, against: { text: conference.replace('MemorySize: 1024', 'MemorySize: 512'), title: 'HEAD' } });
    expect(answer.ok && answer.value.lines.map(({ node, status }) => [node, status])).toContainEqual(['certificate', 'changed']);
  });

  it('is compared with its template where it is an overlay, by the bill that the canvas shows', async () => {
    const source = 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: a.b, Runtime: nodejs22.x, InlineCode: x, MemorySize: 1024, Events: { Post: { Type: HttpApi, Properties: { Path: /orders, Method: post } } } }\n';
    const text = 'version: 1\nname: shop\nregion: us-east-1\nsource: ./t.yaml\nnodes:\n  Orders: { assume: { duration: 400 ms } }\n  visitors: { service: client, traffic: { look: { requests: 2M/month, path: POST /orders } } }\nconnections:\n  visitors-api: { from: visitors, to: ServerlessHttpApi }\n';
    const shown = await request('analyse', { file: 'file:///shop.arch.yaml', title: 'shop', text, version: 1, locale, source });
    const total = shown.ok ? shown.value.snapshot.bill.total : 0;
    const answer = await request('compare', { text, source, locale, against: { text, source: source.replace('1024', '512'), title: 'HEAD' } });
    expect(total).toBeGreaterThan(5);
    expect(answer.ok && answer.value.after).toBeCloseTo(total, 6);
    expect(answer.ok && answer.value.lines.map(({ node, status }) => [node, status])).toContainEqual(['orders', 'changed']);
  });

  it('lies between its ranges; without one there is nothing to tell', async () => {
    const answer = await request('ranges', { text: ranged, locale, seed: 1 });
    expect(answer.ok && answer.value?.drivers.map(({ place }) => place)).toEqual(['visitors.traffic.pages.receives']);
    expect(await request('ranges', { text: conference, locale, seed: 1 })).toEqual({ ok: true, value: null });
  });

  it('is exported with its ranges', async () => {
    const answer = await request('bill', { file: 'a', text: ranged, format: 'markdown', locale });
    expect(answer.ok && answer.value).toMatch(/\n## Ranges\n[\s\S]*visitors\.traffic\.pages\.receives/);
  });

  it.each([
    ['a text that cannot be read', { text: 'nodes: [', locale, against: { id: 'arm64' } } as const, 'bill.broken-text'],
    ['an earlier text that cannot be read', { text: conference, locale, against: { text: 'nodes: [', title: 'HEAD' } } as const, 'bill.broken-text'],
    ['an alternative that is none', { text: conference, locale, against: { id: 'x86' } } as const, 'compare.does-not-apply'],
  ])('is refused for %s', async (_, params, code) => {
    const answer = await request('compare', params);
    expect(answer.ok ? '' : answer.error.code).toBe(code);
  });
});

describe('a long computation', () => {
  it('lets other requests through, and ends when nobody waits for it any more', async () => {
    const { request } = engine();
    const given = new AbortController();
    const long = request('ranges', { text: ranged, locale, seed: 1 }, given.signal);
    const quick = await request('locate', { file: 'b', text: conference, path: ['name'] });
    expect(quick.ok).toBe(true);
    given.abort();
    expect(await long).toEqual({ ok: false, error: { code: 'channel.cancelled', message: 'Cancelled.' } });
  });

  it('is not taken a step further once it is given up', async () => {
    let steps = 0;
    function* endless(): Generator<undefined, never, unknown> {
      for (;;) {
        steps += 1;
        yield undefined;
      }
    }
    const cancellation = { cancelled: false };
    const running = inSlices(endless(), cancellation);
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    cancellation.cancelled = true;
    expect(await running).toBeUndefined();
    const taken = steps;
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    expect(steps).toBe(taken);
  });
});

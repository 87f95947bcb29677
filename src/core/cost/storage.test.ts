import { describe, expect, it } from 'vitest';
import { EMPTY_DESIGN, indexOf, type Node } from '../model/design.ts';
import type { Json } from '../model/json.ts';
import { MB } from '../model/units.ts';
import { createResolver } from '../resolve/resolver.ts';
import { assumptionReader } from './assumed.ts';
import type { CostContext } from './contract.ts';
import { storedIn } from './storage.ts';

function stored(storage: Json, month: number): { readonly megabytes: number | undefined; readonly findings: readonly string[] } {
  const reader = assumptionReader();
  const context: CostContext = {
    design: EMPTY_DESIGN, index: indexOf(EMPTY_DESIGN), resolve: createResolver(EMPTY_DESIGN), hoursPerMonth: 730, region: 'us-east-1', month,
    usage: { arriving: () => [], over: () => [], kindOf: () => undefined, peak: () => 0, flows: [], hoursPerMonth: 730, findings: [], passages: [] }, roleOf: () => undefined, ...reader,
  };
  const node: Node = { id: 'n', service: 'x', properties: {}, attributes: {}, parts: {}, assume: { storage }, traffic: {}, routes: {}, behaviours: {}, settings: {} };
  const bytes = storedIn(node, context)?.bytes;
  return { megabytes: bytes === undefined ? undefined : bytes / MB, findings: reader.findings.map(({ message }) => message.en) };
}

describe('what is stored on average in a month', () => {
  it.each<[string, Json, number, number]>([
    ['a plain size stays', '5 MB', 7, 5],
    ['half of the first month’s growth', { grow: '60 MB/month' }, 1, 30],
    ['what was there and what has grown by the middle of the month', { start: '100 MB', grow: '60 MB/month' }, 12, 790],
    ['no more growth than is kept', { grow: '60 MB/month', retain: '730 h' }, 12, 60],
    ['the month in the middle of which the oldest begins to go', { grow: '100 MB/month', retain: '1095 h' }, 2, 137.5],
  ])('%s', (_, storage, month, megabytes) => expect(stored(storage, month)).toEqual({ megabytes, findings: [] }));

  it('is not known where it is written wrongly', () => {
    expect(stored({ start: '5 MB', growth: '60 MB/month' }, 1)).toEqual({ megabytes: undefined, findings: ["'growth' says nothing about storage. Write { start: 5 GB, grow: 60 MB/month, retain: 90 days }."] });
  });
});

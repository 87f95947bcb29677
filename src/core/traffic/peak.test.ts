import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../analysis/analyse.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { peaksOf } from './peak.ts';

const analyser = createAnalyser(createCatalog([]));

function peaks(traffic: string, hours: number) {
  const { usage } = analyser.analyse(`version: 1\nname: peaks\nnodes:\n  people: { service: x, traffic: { all: { ${traffic} } } }\naccount: { billing: { hoursPerMonth: ${hours} } }\n`);
  return { ...peaksOf({ usage }), streams: usage.arriving('people') };
}

describe('rates of streams', () => {
  it('are those of the flows at their peak, and on average', () => {
    const { rate, mean, shape, streams } = peaks('requests: 20/s, shape: diurnal', 730);
    expect([rate(streams), mean(streams), shape(streams[0]!).name]).toEqual([30, 20, 'diurnal']);
  });

  it('follow the hours that the account counts a month as', () => {
    const monthly = 'requests: 1800k/month';
    expect(peaks(monthly, 500).mean(peaks(monthly, 500).streams)).toBeCloseTo(1, 9);
    expect(peaks(monthly, 250).mean(peaks(monthly, 250).streams)).toBeCloseTo(2, 9);
  });
});

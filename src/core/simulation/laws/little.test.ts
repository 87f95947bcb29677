import { describe, expect, it } from 'vitest';
import { littleOf } from './little.ts';

const node = { requests: 100, throttles: 0, unfinished: 0, latency: { mean: 30 } };

describe("Little's law", () => {
  it('is the rate of the answered calls times their mean time', () => {
    expect(littleOf(node, 2000)).toBe(1.5);
  });

  it('says nothing where calls were turned away or none were answered', () => {
    expect([{ throttles: 1 }, { requests: 0 }, { latency: { mean: Infinity } }].map((changed) => littleOf({ ...node, ...changed }, 2000))).toEqual([undefined, undefined, undefined]);
  });
});

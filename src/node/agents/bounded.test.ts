import { describe, expect, it } from 'vitest';
import { boundedJson } from './bounded.ts';

describe('an answer to an agent', () => {
  it('is given whole where it is short', () => {
    expect(boundedJson({ nodes: [1, 2, 3] })).toBe('{"nodes":[1,2,3]}');
  });

  it('is cut where it is long, and says where and how much', () => {
    const answer = { name: 'shop', lines: Array.from({ length: 5_000 }, (_, index) => ({ node: `node-${index}`, amount: index })) };
    const text = boundedJson(answer, 5_000);
    const cut = JSON.parse(text) as { name: string; lines: unknown[]; cut: { places: unknown[] } };
    expect(text.length).toBeLessThanOrEqual(5_000);
    expect(cut.name).toBe('shop');
    expect(cut.lines).toHaveLength(100);
    expect(cut.cut.places).toEqual([{ at: 'lines', kept: 100, of: 5_000 }]);
  });

  it('stays within its bound whatever it is asked to hold', () => {
    const wide = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`key-${index}`, 'x'.repeat(100)]));
    expect(boundedJson({ a: { b: [wide, wide] }, text: 'x'.repeat(200_000) }).length).toBeLessThanOrEqual(60_000);
    expect(boundedJson(wide, 10_000).length).toBeLessThanOrEqual(10_000);
  });
});

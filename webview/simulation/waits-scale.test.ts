import { describe, expect, it } from 'vitest';
import { WAITS, waitsDrawing } from './waits-scale.ts';

describe('the chart of how long callers wait', () => {
  it('has a logarithmic axis of whole decades that every time lies on', () => {
    const drawing = waitsDrawing([{ flow: 'a.b', before: { p50: 20, p95: 50, p99: 200 }, after: { p50: 200, p95: 1500, p99: 4000 } }]);
    expect(drawing?.ticks.map(({ ms }) => ms)).toEqual([10, 100, 1000, 10_000]);
    expect(drawing?.ticks.map(({ x }) => Math.round(x))).toEqual([WAITS.left, 189, 371, WAITS.right]);
    const [before, after] = drawing?.rows[0]?.bars ?? [];
    expect(before?.p99).toBe(after?.p50);
    expect(after?.p50).toBeLessThan(after?.p95 ?? 0);
  });

  it('lets a bar go on to the edge where calls were never answered', () => {
    const drawing = waitsDrawing([{ flow: 'a.b', before: { p50: 20, p95: 50, p99: null } }]);
    expect(drawing?.rows[0]?.bars).toEqual([expect.objectContaining({ side: 'before', p99: WAITS.right, endless: true })]);
  });

  it('is none where nobody waited', () => {
    expect(waitsDrawing([])).toBeUndefined();
    expect(waitsDrawing([{ flow: 'a.b', after: { p50: null, p95: null, p99: null } }])).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { CAUSE } from '../cause.ts';
import { Tracer } from '../trace.ts';

const named = (place: number) => ({ node: `n${place}` });

describe('calls that are followed', () => {
  it('tell what their time went into, all of it, the longest part first', () => {
    const tracer = new Tracer(1);
    for (let call = 1; call <= 200; call++) {
      const trace = tracer.begin(0);
      tracer.note(trace, 1, CAUSE.work, 10);
      if (call > 198) tracer.note(trace, 2, CAUSE.cold, 300);
      tracer.end(trace, call > 198 ? 310 : 10);
    }
    const figures = tracer.figures(0, named);
    expect(figures?.slowest).toEqual({ calls: 2, meanMs: 310, fromMs: 310, parts: [{ cause: 'cold', ms: 300, node: 'n2' }, { cause: 'work', ms: 10, node: 'n1' }] });
    expect(figures?.all.parts.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(figures?.all.meanMs ?? 0, 9);
  });

  it('count what their caller gave up on only as far as it had come', () => {
    const tracer = new Tracer(1);
    const trace = tracer.begin(0);
    tracer.note(trace, 1, CAUSE.work, 5);
    tracer.note(trace, 2, CAUSE.work, 40_000);
    tracer.end(trace, 30_000);
    tracer.note(trace, 2, CAUSE.work, 1000);
    expect(tracer.figures(0, named)?.all.parts).toEqual([{ cause: 'work', ms: 29_995, node: 'n2' }, { cause: 'work', ms: 5, node: 'n1' }]);
  });

  it('are bounded, however many there are', () => {
    const tracer = new Tracer(1);
    for (let call = 0; call < 100_000; call++) tracer.end(tracer.begin(0), 1);
    expect(tracer.figures(0, named)?.all.calls).toBeLessThan(2048);
  });
});

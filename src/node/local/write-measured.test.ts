import { describe, expect, it } from 'vitest';
import { withMeasured } from './write-measured.ts';
import { readReports } from './reports.ts';
import { parseDocument } from '../../core/document/parser.ts';

const DESIGN = `version: 1
name: shop
region: us-east-1
nodes:
  # Takes orders.
  order:
    service: lambda
    code: ./order
    assume: { duration: { p50: 35 ms, p99: 140 ms } } # guessed
  orders: { service: dynamodb }
connections:
  order-orders: { from: order, to: orders, access: [put], assume: { calls: { buy: 1 } } }
`;

const SOURCE = { from: 'a local run', date: '2026-11-21' };

describe('what was measured, written to a design', () => {
  it('changes the values, keeps the comments and says where they come from', () => {
    const measured = [
      { node: 'order', path: 'duration.p50', value: '12 ms', samples: 200 }, { node: 'order', path: 'duration.p99', value: '1.2 s', samples: 200 },
      { node: 'orders', path: 'itemSize', value: '340 B', samples: 90 },
    ];
    expect(withMeasured(DESIGN, measured, SOURCE)).toEqual({ ok: true, value: DESIGN
      .replace('  order:\n', '  # Measured in a local run on 2026-11-21, 200 invocations or items.\n  order:\n')
      .replace('p50: 35 ms, p99: 140 ms', 'p50: 12 ms, p99: 1.2 s')
      .replace('  orders: { service: dynamodb }', '  # Measured in a local run on 2026-11-21, 90 invocations or items.\n  orders: { service: dynamodb, assume: { itemSize: 340 B } }') });
  });

  it('takes the place of what was measured before', () => {
    const once = withMeasured(DESIGN, [{ node: 'order', path: 'duration.p50', value: '12 ms', samples: 200 }], SOURCE);
    const twice = withMeasured(once.ok ? once.value : '', [{ node: 'order', path: 'duration.p50', value: '14 ms', samples: 7 }], { ...SOURCE, date: '2026-11-22' });
    expect(twice.ok && twice.value.match(/# Measured.*/g)).toEqual(['# Measured in a local run on 2026-11-22, 7 invocations or items.']);
  });

  it('leaves alone what is written per flow', () => {
    expect(withMeasured(DESIGN, [{ connection: 'order-orders', path: 'calls', value: '0.5', samples: 3 }], SOURCE)).toEqual({ ok: true, value: DESIGN });
  });
});

describe('durations out of REPORT lines', () => {
  const { design } = parseDocument(DESIGN);

  it('are those of the line\'s function, without its initialization', () => {
    const text = ['[order] REPORT RequestId: a\tDuration: 10.20 ms\tBilled Duration: 200 ms\tMemory Size: 128 MB\tInit Duration: 180.00 ms', '2026-11-21T10:00:00 2026/11/21/[$LATEST]0f REPORT RequestId: b\tDuration: 30.00 ms\tBilled Duration: 30 ms', 'INFO nothing'].join('\n');
    expect(readReports([{ node: undefined, text }], design)).toEqual({ measured: [{ node: 'order', path: 'duration.p50', value: '10 ms', samples: 2 }, { node: 'order', path: 'duration.p99', value: '30 ms', samples: 2 }], unknown: 0 });
  });

  it('are counted where they belong to nobody', () => {
    expect(readReports([{ node: 'orders', text: 'REPORT RequestId: a\tDuration: 1.00 ms' }], design)).toEqual({ measured: [], unknown: 1 });
  });
});

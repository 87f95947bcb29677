import { describe, expect, it } from 'vitest';
import { parseDocument } from '../document/parser.ts';
import { P10, P50, P90, rangesOf, withQuantiles } from './ranges.ts';

const design = (assume: string, traffic = '{ requests: 1/s }') => parseDocument(`
version: 1
name: ranges
region: us-east-1
nodes:
  a: { service: client, traffic: { f: ${traffic} } }
  b: { service: s3, assume: ${assume} }
connections:
  a-b: { from: a, to: b, assume: { calls: { from: 1, to: 3 } } }
`).design;

const valuesOf = (assume: string): readonly unknown[] => {
  const [range] = rangesOf(design(assume));
  return range ? [P10, P50, P90].map((quantile) => range.at(quantile)) : [];
};

describe('the ranges of a design', () => {
  it('are found in flows, nodes and connections, however deep, in the order of the file', () => {
    const found = rangesOf(design('{ storage: { start: { from: 1 GB, to: 2 GB } } }', '{ requests: { p10: 1/s, p90: 4/s } }'));
    expect(found.map(({ path, law, low, high }) => [path.join('.'), law, low, high])).toEqual([
      ['nodes.a.traffic.f.requests', 'log-normal', '1/s', '4/s'],
      ['nodes.b.assume.storage.start', 'uniform', '1 GB', '2 GB'],
      ['connections.a-b.assume.calls', 'uniform', '1', '3'],
    ]);
  });

  it('leave out what is no range of numbers: the bill reports it', () => {
    expect(rangesOf(design('{ objectSize: { from: small, to: 2 GB }, storage: { from: 5 MB, to: 3 min } }')).map(({ path }) => path[1])).toEqual(['a-b']);
  });
});

describe('the numbers of a range', () => {
  it.each([
    ['between two numbers, evenly', '{ objectSize: { from: 10 KB, to: 20 KB } }', ['11264 B', '15360 B', '19456 B']],
    ['from a tenth to nine tenths of a log-normal distribution, its median the geometric mean', '{ duration: { p10: 10 ms, p90: 40 ms } }', ['10 ms', '20 ms', '40 ms']],
    ['of a normal distribution where the lower end is 0', '{ logBytes: { p10: 0 B, p90: 2 KB } }', ['0 B', '1024 B', '2048 B']],
    ['of a share, written with or without a per cent sign', '{ cacheHitRatio: { from: 50 %, to: 0.7 } }', [0.52, 0.6, 0.68]],
  ])('lie %s', (_, assume, expected) => {
    const values = valuesOf(assume);
    expect(values).toHaveLength(3);
    values.forEach((value, place) => {
      const wanted = expected[place] as string | number;
      expect(parseFloat(String(value))).toBeCloseTo(parseFloat(String(wanted)), 9);
      expect(String(value).replace(/^[\d.e+-]+/, '')).toBe(String(wanted).replace(/^[\d.e+-]+/, ''));
    });
  });

  it('never leave what a number of their kind can be: no share above 1, nothing below 0', () => {
    const [share] = rangesOf(design('{ cacheHitRatio: { p10: 0.8, p90: 0.95 } }'));
    expect(share?.at({ share: 1, deviations: 8 })).toBe(1);
    const [count] = rangesOf(design('{ connections: { p10: 0, p90: 10 } }'));
    expect(count?.at({ share: 0, deviations: -8 })).toBe(0);
  });

  it('are one number where both ends are the same', () => {
    expect(valuesOf('{ objectSize: { p10: 10 KB, p90: 10 KB } }')).toEqual(['10240 B', '10240 B', '10240 B']);
  });
});

describe('a design at quantiles', () => {
  it('has a number where a range stood, and everything else as it was', () => {
    const before = design('{ objectSize: { from: 10 KB, to: 20 KB }, storage: 5 GB }');
    const after = withQuantiles(before, rangesOf(before), [P50, P50]);
    expect(after.nodes[1]?.assume).toEqual({ objectSize: '15360 B', storage: '5 GB' });
    expect(after.connections[0]?.assume).toEqual({ calls: 2 });
    expect(after.nodes[0]).toBe(before.nodes[0]);
  });

  it('keeps keys that stand for more than themselves elsewhere', () => {
    const before = parseDocument('version: 1\nname: x\nregion: us-east-1\nnodes:\n  a: { service: s3, assume: { usage: { __proto__: { from: 1, to: 3 }, b: 2 } } }\n').design;
    const after = withQuantiles(before, rangesOf(before), [P50]);
    expect(Object.entries(after.nodes[0]?.assume['usage'] as object)).toEqual([['__proto__', 2], ['b', 2]]);
  });
});

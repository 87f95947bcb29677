import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { createParser } from '../../src/core/document/parser.ts';
import { createHooks } from '../fuzz/hooks.ts';
import { bytesOutside } from '../fuzz/oracle.ts';
import { fuzzOne } from '../fuzz/run.ts';

describe('a thousand mutated documents (`npm run fuzz` does 100,000)', () => {
  it('go through parse, check, estimate, export and editsFor without exception, hang or stray change', { timeout: 120_000 }, () => {
    const parser = createParser();
    const hooks = createHooks();
    for (let seed = 0; seed < 1_000; seed += 1) {
      const { failure } = fuzzOne(seed, parser, hooks, () => performance.now());
      expect(failure, `seed ${seed}`).toBeUndefined();
    }
  });
});

describe('the oracle', () => {
  const before = 'nodes:\n  # of a\n  a:\n    x: 1\n\n  b: { y: 2 } # of b\nname: n\n';

  it.each([
    ['a value in the named block', before.replace('x: 1', 'x: 2')],
    ['a line in the named block', before.replace('    x: 1\n', '    x: 1\n    z: 3\n')],
    ['the named block as a whole, with the comment above', before.replace('  # of a\n  a:\n    x: 1\n', '')],
  ])('accepts a change of %s', (_what, after) => {
    expect(bytesOutside(before, after, { kind: 'set', path: ['nodes', 'a'], value: undefined })).toBeUndefined();
  });

  it.each([
    ['another block', before.replace('y: 2', 'y: 3')],
    ['a comment of another block', before.replace(' # of b', '')],
    ['the spaces in another block', before.replace('{ y: 2 }', '{y: 2}')],
    ['another key', before.replace('name: n', 'name: m')],
    ['the end of the file', before.trimEnd()],
    ['line ends', before.replaceAll('\n', '\r\n')],
  ])('refuses a change of %s', (_what, after) => {
    expect(bytesOutside(before, after, { kind: 'set', path: ['nodes', 'a'], value: undefined })).toBeDefined();
  });
});

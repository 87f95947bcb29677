import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaOf } from '../../src/core/analysis/schema.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { catalog } from '../../src/services/catalog.ts';
import { designHash, goalsHash } from '../../src/core/model/design-hash.ts';

const text = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const hashed = (changed: string) => designHash(parseDocument(changed, schemaOf(catalog)).design);

const goalsHashed = (changed: string) => goalsHash(parseDocument(changed, schemaOf(catalog)).design);

describe('the hash of the goals of a design', () => {
  it('is another after a change of a goal, and of nothing else', () => {
    expect(goalsHashed(text.replace('< 300 ms', '< 200 ms'))).not.toBe(goalsHashed(text));
    expect(goalsHashed(text.replace('MemorySize: 1024', 'MemorySize: 512'))).toBe(goalsHashed(text));
  });
});

describe('the hash of a design', () => {
  it('is the same for the same text, however often it is read', () => {
    expect(hashed(text)).toBe(hashed(text));
    expect(hashed(text)).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ['where a node stands', /at: \[\d+, \d+\]/, 'at: [5, 5]'],
    ['what the design is called', 'name: conference', 'name: congress'],
    ['a comment', 'nodes:', '# the nodes\nnodes:'],
    ['a goal', '< 300 ms', '< 200 ms'],
  ])('does not ask for %s', (_what, from, to) => {
    expect(text.replace(from, to)).not.toBe(text);
    expect(hashed(text.replace(from, to))).toBe(hashed(text));
  });

  it.each([
    ['a property', 'MemorySize: 1024', 'MemorySize: 512'],
    ['an assumption', 'cacheHitRatio: 0.93', 'cacheHitRatio: 0.92'],
    ['a scenario', 'peak: 40/s', 'peak: 41/s'],
    ['the Region', 'region: ap-northeast-2', 'region: us-east-1'],
  ])('is another after a change of %s', (_what, from, to) => {
    expect(text.replace(from, to)).not.toBe(text);
    expect(hashed(text.replace(from, to))).not.toBe(hashed(text));
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/model/json.ts';
import { matchesPattern } from './event-pattern.ts';
import { inputOf } from './event-buses.ts';

const EVENT: JsonObject = { source: 'shop', 'detail-type': 'Bought', detail: { amount: 33, city: 'Seoul', tags: ['a', 'b'], address: '10.0.1.7', none: null } };

describe('a pattern', () => {
  it.each<readonly [JsonObject, boolean]>([
    [{ source: ['shop'] }, true],
    [{ source: ['other'] }, false],
    [{ detail: { amount: [33] } }, true],
    [{ detail: { tags: ['b', 'c'] } }, true],
    [{ detail: { none: [null] } }, true],
    [{ detail: { amount: [{ numeric: ['>', 10, '<=', 33] }] } }, true],
    [{ detail: { amount: [{ numeric: ['<', 33] }] } }, false],
    [{ detail: { city: [{ prefix: 'Se' }] } }, true],
    [{ detail: { city: [{ suffix: { 'equals-ignore-case': 'OUL' } }] } }, true],
    [{ detail: { city: [{ wildcard: 'S*l' }] } }, true],
    [{ detail: { city: [{ 'anything-but': ['Busan', 'Jeju'] }] } }, true],
    [{ detail: { city: [{ 'anything-but': { prefix: 'S' } }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { city: [{ exists: false }] } }, false],
    [{ detail: { address: [{ cidr: '10.0.0.0/16' }] } }, true],
    [{ $or: [{ source: ['other'] }, { detail: { amount: [33] } }] }, true],
  ])('%j: %s', (pattern, matches) => {
    expect(matchesPattern(pattern, EVENT)).toBe(matches);
  });
});

describe('what a target is given', () => {
  it.each<readonly [JsonObject, string]>([
    [{ Input: '{"fixed":1}' }, '{"fixed":1}'],
    [{ InputPath: '$.detail.tags[1]' }, '"b"'],
    [{ InputTransformer: { InputPathsMap: { city: '$.detail.city', amount: '$.detail.amount' }, InputTemplate: '{"in": "<city>", "for": <amount>}' } }, '{"in": "Seoul", "for": 33}'],
    [{ InputTransformer: { InputPathsMap: { city: '$.detail.city' }, InputTemplate: 'Bought in <city>.' } }, 'Bought in Seoul.'],
  ])('%j', (target, input) => {
    expect(inputOf(target, EVENT)).toBe(input);
  });
});

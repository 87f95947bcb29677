import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../core/model/json.ts';
import { flawsOf, readPattern, usesWildcards } from './event-pattern.ts';
import type { Matcher } from './pattern-operators.ts';

function flaws(pattern: Json, matcher: Matcher = 'bus'): readonly string[] {
  const read = readPattern(pattern);
  return read.ok ? flawsOf(read.pattern, matcher).map(({ path, message }) => `${path.join('.')}: ${message.en}`) : [read.message.en];
}

/** A comparison of one field. */
function about(comparison: Json, matcher: Matcher = 'bus'): readonly string[] {
  return flaws({ detail: { field: [comparison] } }, matcher).map((text) => text.replace('detail.field.0: ', ''));
}

describe('what AWS gives as examples of patterns is taken', () => {
  it.each<Json>([
    { Location: ['New York'], Day: ['Monday'] },
    { state: [{ 'anything-but': 'initializing' }] },
    { state: [{ 'anything-but': ['stopped', 'overloaded'] }], limit: [{ 'anything-but': [100, 200, 300] }], other: [{ 'anything-but': 123 }] },
    { state: [{ 'anything-but': { 'equals-ignore-case': ['initializing', 'stopped'] } }] },
    { FileName: [{ 'anything-but': { suffix: ['.txt', '.rtf'] } }], FilePath: [{ 'anything-but': { wildcard: '*/lib/*' } }], Region: [{ 'anything-but': { prefix: 'us-' } }] },
    { time: [{ prefix: '2017-10-02' }], service: [{ prefix: { 'equals-ignore-case': 'EventB' } }], FileName: [{ suffix: '.png' }, { suffix: { 'equals-ignore-case': '.jpg' } }] },
    { 'detail-type': [{ 'equals-ignore-case': 'ec2 instance state-change notification' }], UserID: [null], LastName: [''], Paid: [true] },
    { detail: { 'c-count': [{ numeric: ['>', 0, '<=', 5] }], 'd-count': [{ numeric: ['<', 10] }], 'x-limit': [{ numeric: ['=', 3.018e2] }] } },
    { detail: { sourceIPAddress: [{ cidr: '10.0.0.0/24' }], ProductName: [{ exists: true }], Old: [{ exists: false }] } },
    { EventBusArn: [{ wildcard: 'arn:aws:events:us-east-1:*:event-bus/*' }], path: [{ wildcard: 'a\\**' }] },
    { source: ['aws.cloudwatch'], $or: [{ detail: { metricType: ['MetricType'] } }, { detail: { threshold: [{ numeric: ['>', 10] }] } }] },
  ])('%j', (pattern) => {
    expect(flaws(pattern)).toEqual([]);
    expect(flaws(JSON.stringify(pattern))).toEqual([]);
  });
});

describe('what EventBridge would refuse is named with its place', () => {
  it.each<readonly [Json, string]>([
    ['{', 'The pattern is no valid JSON.'],
    ['[1]', 'A pattern is an object, such as { source: [my.app] }.'],
    [[], 'A pattern is an object, such as { source: [my.app] }.'],
    [{}, ': The pattern is empty. Name at least one field, such as source.'],
    [{ detail: {} }, 'detail: “detail” is empty. Name a field in it, or write [{ exists: true }].'],
    [{ source: [] }, 'source: The list of “source” is empty, and so matches nothing.'],
    [{ detail: { id: 5 } }, 'detail.id: The value of “id” must stand in a list: [5].'],
    [{ source: [['a']] }, 'source.0: A list stands in a list here. Write the values side by side.'],
    [{ $or: ['a'] }, '$or.0: Each alternative of $or is an object.'],
  ])('%j', (pattern, said) => expect(flaws(pattern)).toEqual([said]));

  it.each<readonly [Json, string]>([
    [{ contains: 'a' }, 'EventBridge knows no operator “contains”. It knows prefix, suffix, equals-ignore-case, cidr, exists, numeric, anything-but, wildcard.'],
    [{ prefix: 'a', suffix: 'b' }, 'A comparison has one operator, and this has 2. Write each as an entry of its own.'],
    [{ prefix: 5 }, '“prefix” takes a text, or { equals-ignore-case: text }.'],
    [{ exists: 'yes' }, '“exists” takes true or false.'],
    [{ numeric: ['>', '5'] }, '“numeric” takes a comparison and a number, once or twice: [">", 0, "<=", 5].'],
    [{ 'anything-but': ['a', 1] }, '“anything-but” takes a text, a number, or a list of only texts or only numbers.'],
    [{ 'anything-but': { exists: true } }, '“anything-but” takes values, or one of prefix, suffix, equals-ignore-case, wildcard with a text or a list of texts.'],
    [{ wildcard: 'a**b' }, '“wildcard” takes no two asterisks in a row.'],
    [{ __proto__: null, constructor: 'x' }, 'EventBridge knows no operator “constructor”. It knows prefix, suffix, equals-ignore-case, cidr, exists, numeric, anything-but, wildcard.'],
  ])('%j', (comparison, said) => expect(about(comparison)).toEqual([said]));
});

describe('a filter of a pipe', () => {
  it.each<readonly [Json, number]>([
    [{ wildcard: '*.png' }, 1], [{ 'anything-but': { prefix: 'us-' } }, 1], [{ 'anything-but': ['a'] }, 0], [{ suffix: '.png' }, 0], [{ numeric: ['>', 1] }, 0],
  ])('%j', (comparison, count) => expect(about(comparison, 'pipe')).toHaveLength(count));
});

it('wildcards are found wherever they stand, and fields of that name are none', () => {
  expect([{ source: [{ wildcard: 'a*' }] }, { $or: [{ a: [{ 'anything-but': { wildcard: ['*/b'] } }] }] }, { wildcard: ['a'] }, { detail: { wildcard: [{ prefix: 'a' }] } }].map(usesWildcards))
    .toEqual([true, true, false, false]);
});

it('never throws, whatever a file holds', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const read = readPattern(value as Json);
    if (read.ok) flawsOf(read.pattern, 'bus');
  }));
});

import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { BlockCache } from './block-cache.ts';
import { didYouMean } from './did-you-mean.ts';
import { interpret } from './interpret.ts';
import type { Migration } from './migrate.ts';
import { createParser, parseDocument } from './parser.ts';
import { readSource } from './source.ts';

const DESIGN = `version: 1
name: shop
description: Orders.
nodes:
  place:
    service: lambda
    label: Place an order
    at: [1, 2]
    logicalId: Placing
    generated: true
    properties: { Timeout: 10, Tags: [{ Key: a, Value: !GetAtt Orders.Arn.x }] }
    attributes: { DeletionPolicy: Retain }
    parts: { PlaceAlias: { Type: AWS::Lambda::Alias } }
    assume: { duration: 3 ms }
    traffic: { t: {} }
    routes: { r: {} }
    behaviours: { b: {} }
    code: ./place
  other: { resource: AWS::Logs::LogGroup }
connections:
  c: { from: place, to: other, kind: write, access: [put], routes: [r], behaviour: b, env: { LOG: name, N: 5 }, properties: { P: 1 }, with: { w: 1 }, assume: { calls: 2 }, label: 1, realizedBy: [Policy] }
groups:
  g: { label: G, contains: [place], collapsed: true }
notes:
  n: { text: Hello, at: [3, 4] }
template:
  Outputs: { A: { Value: !Sub "\${A}" } }
`;

describe('parseDocument', () => {
  it('gives the typed view of a design', () => {
    const { design, findings } = parseDocument(DESIGN);
    expect(findings).toEqual([]);
    expect(design).toEqual({
      version: 1, name: 'shop', region: 'us-east-1', description: 'Orders.', parameters: {}, scenarios: {}, goals: {}, account: {}, ignore: {},
      nodes: [
        {
          id: 'place', service: 'lambda', label: 'Place an order', at: [1, 2], logicalId: 'Placing', generated: true,
          properties: { Timeout: 10, Tags: [{ Key: 'a', Value: { 'Fn::GetAtt': ['Orders', 'Arn.x'] } }] }, attributes: { DeletionPolicy: 'Retain' },
          parts: { PlaceAlias: { Type: 'AWS::Lambda::Alias' } }, assume: { duration: '3 ms' }, traffic: { t: {} }, routes: { r: {} }, behaviours: { b: {} }, settings: { code: './place' },
        },
        { id: 'other', service: 'resource', resource: 'AWS::Logs::LogGroup', properties: {}, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} },
      ],
      connections: [{
        id: 'c', from: 'place', to: 'other', kind: 'write', access: ['put'], routes: ['r'], behaviour: 'b', env: { LOG: 'name', N: '5' }, properties: { P: 1 }, with: { w: 1 },
        assume: { calls: 2 }, label: '1', realizedBy: ['Policy'],
      }],
      groups: [{ id: 'g', label: 'G', contains: ['place'], collapsed: true }],
      notes: [{ id: 'n', text: 'Hello', at: [3, 4] }],
      template: { Outputs: { A: { Value: { 'Fn::Sub': '${A}' } } } },
    });
  });

  it.each<[(string | number)[], 'key' | 'value', string]>([
    [['name'], 'value', 'shop'],
    [['nodes', 'place'], 'key', 'place'],
    [['nodes', 'place', 'properties', 'Timeout'], 'value', '10'],
    [['nodes', 'place', 'properties', 'Timeout'], 'key', 'Timeout'],
    [['nodes', 'place', 'properties', 'Tags', 0, 'Key'], 'value', 'a'],
    [['connections', 'c', 'to'], 'value', 'other'],
    [['groups', 'g', 'contains', 0], 'value', 'place'],
    [['nodes', 'other', 'label'], 'value', 'other'],
    [['nodes', 'place', 'properties', 'MemorySize'], 'value', 'properties'],
  ])('finds %j (%s) in the text; of a missing value its nearest parent', (path, what, expected) => {
    const { text, rangeOf } = parseDocument(DESIGN);
    const { start, end } = rangeOf(path, what)!;
    expect(text.slice(start, end)).toBe(expected);
  });

  it.each([
    ['!Ref A', { Ref: 'A' }],
    ['!GetAtt A.B.C', { 'Fn::GetAtt': ['A', 'B.C'] }],
    ['!GetAtt [A, B]', { 'Fn::GetAtt': ['A', 'B'] }],
    ['!Sub "${A}"', { 'Fn::Sub': '${A}' }],
    ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
    ['!If [C, 1, 2]', { 'Fn::If': ['C', 1, 2] }],
    ['!Condition C', { Condition: 'C' }],
    ['!Ref 5', { Ref: '5' }],
  ])('reads %s in its long form', (yaml, expected) => {
    expect(parseDocument(`template: { v: ${yaml} }\n`).design.template['v']).toEqual(expected);
  });

  it('names tags that are no intrinsic functions', () => {
    expect(parseDocument('version: 1\ntemplate: { v: !Reff A }\n').findings.map(({ rule }) => rule)).toEqual(['syntax.unknown-tag']);
  });
});

describe('a parser', () => {
  it('reads only what changed: one edit among 1,000 nodes', () => {
    const nodes = Array.from({ length: 1_000 }, (_, index) => `  fn-${index}:\n    service: lambda\n    properties: { Timeout: 10 }\n`).join('');
    const parser = createParser();
    const before = parser.parse(`version: 1\nnodes:\n${nodes}`).design.nodes;
    const after = parser.parse(`version: 1\nnodes:\n${nodes.replace('fn-500:\n    service: lambda', 'fn-500:\n    service: sqs')}`).design.nodes;
    expect(after.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual(['fn-500']);
  });

  it('recognises blocks that moved', () => {
    const blocks = Array.from({ length: 50 }, (_, index) => `  fn-${index}: { service: lambda }\n`);
    const parser = createParser();
    const before = new Set(parser.parse(`nodes:\n${blocks.join('')}`).design.nodes);
    const after = parser.parse(`nodes:\n${blocks.toReversed().join('')}`).design.nodes;
    expect(after.filter((node) => !before.has(node)).length).toBeLessThanOrEqual(8);
  });
});

describe('a file of an older version', () => {
  const migrations: Migration[] = [(data) => ({ ...data, nodes: Object.fromEntries(Object.entries(data['nodes'] as JsonObject).map(([id, node]) => [id, { ...(node as JsonObject), service: 'renamed' }])) })];
  const read = (text: string) => interpret(readSource(text, new BlockCache()), undefined, new WeakMap(), migrations);

  it('is read as the newest version would have it', () => {
    expect(read('version: 1\nnodes:\n  a: { service: old }\n').design.nodes.map(({ service }) => service)).toEqual(['renamed']);
    expect(read('version: 2\nnodes:\n  a: { service: old }\n').design.nodes.map(({ service }) => service)).toEqual(['old']);
  });

  it('has its findings at their places', () => {
    const text = 'version: 1\nnodes:\n  a: { service: old, at: 5 }\n';
    expect(read(text).findings.map(({ rule, range }) => [rule, text.slice(range!.start, range!.end)])).toEqual([['structure.bad-position', '5']]);
  });
});

describe('didYouMean', () => {
  it.each([['lamda', 'lambda'], ['LAMBDA', 'lambda'], ['sq', 'sqs'], ['dynamobd', 'dynamodb'], ['kinesis', undefined], ['', undefined]])('%s -> %s', (word, expected) => {
    expect(didYouMean(word, ['lambda', 'sqs', 'dynamodb', 's3'])).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import type { Node } from '../../../core/model/design.ts';
import type { Json, JsonObject } from '../../../core/model/json.ts';
import { statesOf } from './states.ts';
import { definitionOf } from './written.ts';

function written(properties: JsonObject) {
  const node: Node = { id: 'flow', service: 'stepfunctions', properties, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
  return definitionOf(node);
}

function machine(properties: JsonObject): Json | undefined {
  const definition = written(properties);
  return definition.kind === 'read' ? definition.machine : undefined;
}

const task = (resource: Json): JsonObject => ({ StartAt: 'A', States: { A: { Type: 'Task', Resource: resource, End: true } } });

describe('a definition', () => {
  it.each<[what: string, resource: Json, read: string]>([
    ['names of substitutions stay', '${CheckArn}', '${CheckArn}'],
    ['references are marked as CloudFormation\'s', { Ref: 'Topic' }, '${=Topic}'],
    ['so are attributes', { 'Fn::GetAtt': ['Check', 'Arn'] }, '${=Check.Arn}'],
    ['and what a text is made of', { 'Fn::Sub': 'arn:${AWS::Partition}:states:::x-${!Left}' }, 'arn:${=AWS::Partition}:states:::x-${Left}'],
    ['with variables of its own', { 'Fn::Sub': ['${A}-${B}', { A: { Ref: 'T' } }] }, '${=T}-${=B}'],
    ['or joined', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }]] }, 'arn:${=AWS::Partition}'],
    ['what cannot be told is something', { 'Fn::ImportValue': 'x' }, '${=}'],
  ])('in YAML: %s', (_, resource, read) => {
    expect(machine({ Definition: task(resource) })).toEqual(task(read));
  });

  it.each<[what: string, text: Json]>([
    ['as it is', JSON.stringify(task('${=Check.Arn}')).replace('${=Check.Arn}', '${CheckArn}')],
    ['with Fn::Sub', { 'Fn::Sub': JSON.stringify(task('${CheckArn}')).replace('${', '${!') }],
    ['with Fn::Join', { 'Fn::Join': ['', ['{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"', '${CheckArn}', '","End":true}}}']] }],
  ])('in JSON text: %s', (_, text) => {
    expect(machine({ DefinitionString: text })).toEqual(task('${CheckArn}'));
  });

  it('may have numbers that deployment fills in', () => {
    expect(machine({ DefinitionString: '{ "StartAt": "A", "TimeoutSeconds": ${Limit}, "States": {} }' })).toMatchObject({ TimeoutSeconds: 1 });
  });

  it.each<[what: string, properties: JsonObject, kind: string]>([
    ['there is none', {}, 'absent'],
    ['it is in a bucket', { DefinitionS3Location: { Bucket: 'b' } }, 'elsewhere'],
    ['another stack has it', { DefinitionString: { 'Fn::ImportValue': 'x' } }, 'elsewhere'],
    ['a macro makes it', { Definition: { 'Fn::Transform': { Name: 'AWS::Include' } } }, 'elsewhere'],
    ['it is no JSON', { DefinitionString: 'StartAt: A' }, 'unreadable'],
    ['it is a list', { Definition: [] }, 'unreadable'],
    ['it nests without end', { DefinitionString: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` }, 'unreadable'],
  ])('is %s', (_, properties, kind) => {
    expect(written(properties).kind).toBe(kind);
  });

  it('counts its bytes as UTF-8', () => {
    expect(written({ DefinitionString: '{"Comment":"é 한 😀"}' })).toMatchObject({ bytes: 25 });
  });

  it('may call its states as it likes', () => {
    const definition = { StartAt: '__proto__', States: JSON.parse('{ "__proto__": { "Type": "Pass", "Next": "constructor" }, "constructor": { "Type": "Succeed" } }') as JsonObject };
    expect(statesOf({ machine: machine({ Definition: definition }) as JsonObject }).map(({ name, type }) => [name, type])).toEqual([['__proto__', 'Pass'], ['constructor', 'Succeed']]);
  });
});

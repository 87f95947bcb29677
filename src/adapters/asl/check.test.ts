import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/model/json.ts';
import { checkStates } from './check.ts';

const END = { Type: 'Pass', End: true };

function faults(definition: JsonObject): readonly (readonly [string, string])[] {
  return checkStates(definition).map(({ path, because }) => [path.join('.'), because.en]);
}

function states(all: JsonObject, startAt = 'A'): JsonObject {
  return { StartAt: startAt, States: all };
}

describe('a definition in the Amazon States Language', () => {
  it.each<[what: string, definition: JsonObject]>([
    ['in JSONPath', states({ A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f', 'Payload.$': '$' }, ResultPath: '$.x', End: true } })],
    ['in JSONata', { QueryLanguage: 'JSONata', ...states({ A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { Payload: '{% $states.input.a %}' }, Output: '{% $states.result %}', End: true } }) }],
    ['with names that deployment fills in', states({ A: { Type: 'Task', Resource: '${CheckArn}', End: true } })],
    ['with ARNs that are partly filled in', states({ A: { Type: 'Task', Resource: 'arn:${=AWS::Partition}:states:::sns:publish', Parameters: { TopicArn: '${=Topic}' }, End: true } })],
    ['of another partition', states({ A: { Type: 'Task', Resource: 'arn:aws-iso:states:::sns:publish', End: true } })],
    ['with names of states that every object has', states({ constructor: END, toString: { ...END } , A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'constructor' }], Default: 'toString' } })],
  ])('is fine %s', (_, definition) => {
    expect(faults(definition)).toEqual([]);
  });

  it.each<[definition: JsonObject, path: string, because: string]>([
    [states({ A: { Type: 'Pass', Next: 'B' }, B: { ...END }, C: { ...END } }), 'States.C', 'nothing leads to the state “C”'],
    [states({ A: { Type: 'Pass', Next: 'Nowhere' } }), 'States.A.Next', 'there is no state “Nowhere”'],
    [states({ A: { Type: 'Pass', Next: 'A' } }), '', 'no state ends it: one needs End, or the type Succeed or Fail'],
    [states({ A: { Type: 'Pass', Next: 'A', End: true } }), 'States.A', 'the state “A” needs exactly one of End, Next'],
    [states({ A: { Type: 'Tsak', End: true } }), 'States.A.Type', 'A.Type is “Tsak”, which is none of the values that there are'],
    [states({ A: { Type: 'Pass', ResultPath: 'x[', End: true } }), 'States.A.ResultPath', 'A.ResultPath is “x[”, which is no valid reference path'],
    [states({ A: { Type: 'Wait', Seconds: 'soon', End: true } }), 'States.A.Seconds', 'A.Seconds is “soon”, which is none of the forms that there are'],
    [states({ A: { Type: 'Parallel', Branches: [states({ X: { Type: 'Pass', Next: 'B' } }, 'X')], Next: 'B' }, B: { ...END } }), 'States.A.Branches.0.States.X.Next', '“B” lies outside the branch or the Map that leads to it'],
    [states({ A: { Type: 'Task', Resource: 'lambda', End: true } }), 'States.A.Resource', 'A.Resource is “lambda”, which is none of the forms that there are'],
  ])('%j is wrong at %s', (definition, path, because) => {
    expect(faults(definition)).toContainEqual([path, because]);
  });

  it('stays as it is', () => {
    const definition = states({ A: { ...END } });
    const before = JSON.stringify(definition);
    checkStates(definition);
    expect(JSON.stringify(definition)).toBe(before);
  });

  it('says so in Korean', () => {
    expect(checkStates(states({ A: { Type: 'Pass', Next: 'Nowhere' } })).map(({ because }) => because.ko)).toContain('‘Nowhere’ 상태가 없습니다');
  });

  it('is left alone where the validator itself fails', () => {
    expect(checkStates({ StartAt: 'A', States: { A: null } })).toEqual([]);
  });

  it('may have a parameter that is called as a transition', () => {
    expect(faults(states({ A: { Type: 'Pass', Parameters: { Next: 'page' }, End: true } }))).toEqual([]);
  });
});

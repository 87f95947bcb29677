import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { checkStates } from '../../src/adapters/asl/check.ts';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Json, JsonObject } from '../../src/core/model/json.ts';
import { catalog } from '../../src/services/catalog.ts';

const NAMES = ['A', 'B', 'C', 'constructor', '__proto__', 'a "quoted" name'] as const;
const name = fc.constantFrom(...NAMES);
const text = fc.oneof(name, fc.constantFrom('${CheckArn}', '${Nothing}', '${', 'arn:aws:states:::lambda:invoke', 'arn:aws:states:::states:startExecution.sync:2', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'), fc.string());
const anything = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<Json> });

/** Definitions that are nearly right: known fields, some with the wrong thing in them, nested a little. */
const { machine } = fc.letrec<{ machine: JsonObject; state: JsonObject }>((tie) => ({
  state: fc.record({
    Type: fc.constantFrom('Task', 'Pass', 'Choice', 'Wait', 'Parallel', 'Map', 'Succeed', 'Fail', 'Nonsense'),
    Next: fc.oneof(name, anything), Default: name, End: fc.boolean(), Resource: anything, Parameters: fc.dictionary(fc.string(), anything),
    Choices: fc.array(fc.oneof(fc.record({ Next: name }), anything), { maxLength: 3 }), TimeoutSeconds: fc.oneof(fc.nat(), anything), MaxConcurrency: fc.nat(),
    Branches: fc.array(fc.oneof({ weight: 3, arbitrary: tie('machine') }, { weight: 1, arbitrary: anything }), { maxLength: 2 }),
    ItemProcessor: fc.oneof({ weight: 3, arbitrary: tie('machine') }, { weight: 1, arbitrary: anything }),
  }, { requiredKeys: ['Type'] }) as fc.Arbitrary<JsonObject>,
  machine: fc.record({
    StartAt: fc.oneof({ weight: 5, arbitrary: name }, { weight: 1, arbitrary: anything }),
    States: fc.oneof({ depthSize: 'small', maxDepth: 3 }, fc.dictionary(name, fc.oneof({ weight: 6, arbitrary: tie('state') }, { weight: 1, arbitrary: anything }), { maxKeys: 4 }), fc.constant({ A: { Type: 'Succeed' } })),
  }, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>,
}));

function designOf(properties: JsonObject): string {
  return `version: 1\nname: t\nregion: us-east-1\n${stringify({
    nodes: {
      begin: { service: 'lambda' },
      flow: { service: 'stepfunctions', properties, assume: { items: 5 } },
      check: { service: 'lambda' },
    },
    connections: { 'begin-flow': { from: 'begin', to: 'flow' }, 'flow-check': { from: 'flow', to: 'check' } },
  }, { aliasDuplicateObjects: false })}`;
}

describe('whatever stands in a definition', () => {
  const properties = fc.oneof(machine.map((Definition) => ({ Definition })), machine.map((definition) => ({ DefinitionString: JSON.stringify(definition) })), anything.map((DefinitionString) => ({ DefinitionString })));

  it('breaks no rule, no bill and no traffic', () => {
    fc.assert(fc.property(fc.tuple(properties, fc.boolean()), ([definition, express]) => {
      const { findings, bill } = createAnalyser(catalog).analyse(designOf({ ...definition, ...(express ? { StateMachineType: 'EXPRESS' } : {}) } as JsonObject));
      expect(findings.filter(({ rule }) => rule.startsWith('internal.'))).toEqual([]);
      expect(Number.isFinite(bill.total)).toBe(true);
    }), { numRuns: 300 });
  });

  it('breaks no engine, whose faults stand inside it', () => {
    fc.assert(fc.property(machine, (definition) => {
      for (const { path } of checkStates(definition)) {
        let value: Json | undefined = definition;
        for (const step of path.slice(0, -1)) value = (value as Record<string, Json>)[step];
        expect(typeof value).toBe('object');
      }
    }), { numRuns: 15 });
  }, 60_000);
});

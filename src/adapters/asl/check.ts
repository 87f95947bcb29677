import validate from 'asl-validator';
import type { DefinitionFault } from '../../core/catalog/definition.ts';
import { isObject, type Json, type JsonObject } from '../../core/model/json.ts';
import { faultOf } from './faults.ts';

/**
 * What asl-validator has against a definition in the Amazon States Language: its grammar, JSONPath and
 * JSONata expressions, and transitions that lead nowhere. `${…}` stands for anything. Nothing where the
 * validator itself fails on it.
 */
export function checkStates(definition: JsonObject): readonly DefinitionFault[] {
  let errors;
  try {
    ({ errors } = validate(filledIn(definition) as JsonObject));
  } catch {
    return [];
  }
  const faults = errors.flatMap((error) => faultOf(error, definition) ?? []);
  return [...new Map(faults.map((fault) => [JSON.stringify([fault.path, fault.because.en]), fault])).values()];
}

const PLACEHOLDER = /\$\{=?([^{}]*)\}/g;
const PSEUDO: ReadonlyMap<string, string> = new Map([['AWS::Partition', 'aws'], ['AWS::Region', 'us-east-1'], ['AWS::AccountId', '123456789012']]);
const SOME_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:something';

/** A copy, since the validator writes into what it gets, with something valid in the place of each `${…}`. */
function filledIn(value: Json): Json {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(filledIn);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledIn(item)])) : value;
}

function textOf(text: string): string {
  const filled = /^\$\{=?[^{}]*\}$/.test(text) ? SOME_ARN : text.replaceAll(PLACEHOLDER, (_whole, name: string) => PSEUDO.get(name.trim()) ?? 'something');
  // The validator knows three partitions only; there are more.
  return filled.replace(/^arn:aws-[a-z-]+:/, 'arn:aws:');
}

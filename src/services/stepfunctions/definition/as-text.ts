import { isIntrinsic } from '../../../core/cloudformation/draft.ts';
import { isObject, type Json, type JsonArray } from '../../../core/model/json.ts';

/** A definition as JSON text, and what CloudFormation puts into it by name. */
export interface DefinitionText {
  readonly text: string;
  /** Intrinsic functions of the definition, by the name that stands for each in the text. */
  readonly substitutions: readonly (readonly [name: string, value: Json])[];
}

/**
 * The text of a definition that says `null` somewhere, as `ResultPath: null` does; undefined where it can stand in a
 * template as it is. CloudFormation refuses a template with a null in it, be it where States Language has a meaning
 * for it ("'null' values are not allowed in templates"): https://github.com/aws/aws-cdk/issues/8660 and
 * https://github.com/aws/serverless-application-model/issues/1618 (2026-11-22).
 */
export function textOfDefinition(definition: Json, taken: ReadonlySet<string>): DefinitionText | undefined {
  if (!isObject(definition) || isIntrinsic(definition) || !hasNull(definition)) return undefined;
  const substitutions: (readonly [string, Json])[] = [];
  const names = freeNames(taken);
  const text = JSON.stringify(substituted(definition, (value) => {
    const name = names();
    substitutions.push([name, value]);
    return `\${${name}}`;
  }), null, 2);
  return { text, substitutions };
}

function hasNull(value: Json): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return (value as JsonArray).some(hasNull);
  return isObject(value) && Object.values(value).some(hasNull);
}

function substituted(value: Json, named: (value: Json) => string): Json {
  if (Array.isArray(value)) return (value as JsonArray).map((item) => substituted(item, named));
  if (!isObject(value)) return value;
  return isIntrinsic(value) ? named(value) : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituted(item, named)]));
}

/** `Value1`, `Value2`… without those that stand for something else. */
function freeNames(taken: ReadonlySet<string>): () => string {
  let count = 0;
  return () => {
    do count += 1; while (taken.has(`Value${count}`));
    return `Value${count}`;
  };
}

import { own, isObject, type Json, type JsonObject } from '../model/json.ts';
import { below, madeFor, written, type Draft } from './draft.ts';
import type { Origin } from './contract.ts';

/** Short keys of `parameters:` and what CloudFormation calls them. */
const KEYS = new Map([
  ['type', 'Type'], ['description', 'Description'], ['default', 'Default'], ['allowed', 'AllowedValues'],
  ['pattern', 'AllowedPattern'], ['min', 'MinValue'], ['max', 'MaxValue'],
  ['minLength', 'MinLength'], ['maxLength', 'MaxLength'], ['secret', 'NoEcho'],
]);

/** A parameter of the design as CloudFormation writes it; keys that CloudFormation has itself pass unchanged. */
export function parameterOf(name: string, value: Json): Draft {
  const origin: Origin = { path: ['parameters', name] };
  if (!isObject(value)) return madeFor(origin, { Type: typeOf(value), Default: written(origin, value) });
  const entries = Object.entries(value).map(([key, entry]) => [KEYS.get(key) ?? key, written(below(origin, key), entry)] as const);
  const typed = own(value, 'type') ?? own(value, 'Type');
  const type = typed === undefined ? [['Type', typeOf(own(value, 'default') ?? own(value, 'Default'))] as const] : [];
  return madeFor(origin, Object.fromEntries([...type, ...entries]));
}

/** Whether a parameter's value may be shown in outputs. */
export function isSecret(parameter: JsonObject): boolean {
  const hidden = own(parameter, 'NoEcho');
  return hidden !== undefined && hidden !== false && hidden !== 'false';
}

function typeOf(value: Json | undefined): string {
  return typeof value === 'number' ? 'Number' : 'String';
}

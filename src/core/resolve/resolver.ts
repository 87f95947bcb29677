import type { Design } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import type { Json, JsonArray, JsonObject } from '../model/json.ts';
import type { ResolveOptions, Resolved, Resolver } from './contract.ts';
import { Evaluation } from './evaluation.ts';
import { intrinsicOf } from './intrinsic.ts';

/** Reads values of one design: parameters by default, by `stage` or as given; mappings and conditions of its `template`. */
export function createResolver(design: Design, options: ResolveOptions = {}): Resolver {
  const evaluation = new Evaluation(design, options);
  const plain = new WeakMap<object, boolean>();
  const value = (given: Json | undefined): Resolved<Json | undefined> => (isPlain(given, plain) ? { known: true, value: given } : evaluation.value(given));
  const property = (properties: Json | undefined, path: string): Resolved<Json | undefined> => {
    let current = properties;
    for (const step of stepsOf(path)) {
      if (isObject(current) && intrinsicOf(current)) {
        const resolved = value(current);
        if (!resolved.known) return resolved;
        current = resolved.value;
      }
      current = below(current, step);
      if (current === undefined) return { known: true, value: undefined };
    }
    return value(current);
  };
  const known = (properties: Json | undefined, path: string): Json | undefined => {
    const resolved = property(properties, path);
    return resolved.known ? resolved.value : undefined;
  };
  return {
    value,
    property,
    number: (properties, path) => numberOf(known(properties, path)),
    string: (properties, path) => {
      const found = known(properties, path);
      return typeof found === 'string' ? found : undefined;
    },
    boolean: (properties, path) => booleanOf(known(properties, path)),
  };
}

const steps = new Map<string, readonly string[]>();

/** The steps of a path; the product asks for the same few hundred again and again. */
function stepsOf(path: string): readonly string[] {
  const known = steps.get(path);
  if (known) return known;
  const split = path.split('.');
  if (steps.size < 1000) steps.set(path, split);
  return split;
}

function below(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return /^\d+$/.test(step) ? (value as JsonArray)[Number(step)] : undefined;
  return isObject(value) ? own(value, step) : undefined;
}

/** CloudFormation takes `"10"` for 10. */
function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** CloudFormation takes `"true"` for true. */
function booleanOf(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** Whether nothing in the value is an intrinsic function; remembered per object, since most values are asked for often. */
function isPlain(value: Json | undefined, seen: WeakMap<object, boolean>, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (depth > 200) return false;
  const plain = (isObject(value) ? intrinsicOf(value) === undefined : true) && Object.values(value as JsonObject).every((item) => isPlain(item, seen, depth + 1));
  seen.set(value, plain);
  return plain;
}

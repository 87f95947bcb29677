import type { Json } from '../core/model/json.ts';
import type { SamContext } from './contract.ts';
import { functionOf } from './intrinsics.ts';
import { partitionOf } from './partition.ts';
import { Dict, dictOf, isText, listOf, textOf, treeOf, type Order, type Value } from './tree.ts';

/** Puts known values in the place of references, in the value itself; the rest stays. */
export type Resolve = (value: Value) => Value;

/** Resolves references to parameters and to what the region tells. */
export function parameterResolver(template: Dict, context: SamContext, order: Order): Resolve {
  const values = new Map<string, Value>();
  for (const [name, definition] of dictOf(template.get('Parameters'))?.entries() ?? []) {
    const value = dictOf(definition)?.get('Default');
    if (value !== undefined) values.set(name, value);
  }
  for (const [name, value] of context.parameters ?? new Map<string, Json>()) values.set(name, treeOf(value, order));
  values.set('AWS::Region', context.region).set('AWS::Partition', partitionOf(context.region));
  return throughout((value) => resolved(value, values));
}

/** Resolves `Fn::FindInMap` with literal keys. */
export function mappingResolver(template: Dict): Resolve {
  const mappings = dictOf(template.get('Mappings'));
  return throughout((value) => {
    const keys = value instanceof Dict && functionOf(value) === 'Fn::FindInMap' ? listOf(value.get('Fn::FindInMap')) : undefined;
    if (keys?.length !== 3) return value;
    let found: Value | undefined = mappings;
    for (const key of keys) found = isText(key) ? dictOf(found)?.get(textOf(key) as string) : undefined;
    return found ?? value;
  });
}

/** The value changed from the top down, maps and lists in place. */
export function throughout(change: (value: Value) => Value): Resolve {
  const walk = (before: Value): Value => {
    const value = change(before);
    if (value instanceof Dict) for (const [key, entry] of value.entries()) value.set(value.written(key), walk(entry));
    else if (Array.isArray(value)) value.forEach((item, index) => (value[index] = walk(item)));
    return value;
  };
  return walk;
}

function resolved(value: Value, values: ReadonlyMap<string, Value>): Value {
  if (!(value instanceof Dict) || value.size !== 1) return value;
  const name = textOf(value.get('Ref'));
  if (name !== undefined) return known(values, name) ?? value;
  const text = value.get('Fn::Sub');
  if (text !== undefined) value.set(value.written('Fn::Sub'), substituted(text, values));
  return value;
}

/** A parameter whose value is a function of its own, which CloudFormation hands over as a marked text, is not known. */
function known(values: ReadonlyMap<string, Value>, name: string): Value | undefined {
  const value = values.get(name);
  return textOf(value)?.startsWith('{{IntrinsicFunction:') ? undefined : value;
}

function substituted(text: Value, values: ReadonlyMap<string, Value>): Value {
  if (isText(text)) return rewritten(text, (name) => textOf(known(values, name)));
  if (Array.isArray(text) && isText(text[0])) text[0] = rewritten(text[0], (name) => textOf(known(values, name)));
  return text;
}

/** A text for `Fn::Sub` with other words in the place of some `${name}`. */
export function rewritten(text: Value, replace: (name: string) => string | undefined): Value {
  const before = textOf(text) as string;
  const after = before.replace(/\$\{([A-Za-z0-9.]+|AWS::[A-Z][A-Za-z]*)\}/g, (written, name: string) => replace(name) ?? written);
  return after === before ? text : after;
}

import { missing, unknownProperty, wrongShape, type Shape } from './messages.ts';
import { mayBeIntrinsic } from './intrinsics.ts';
import type { Macro } from './stack.ts';
import { Dict, dictOf, isGiven, isText, type Value } from './tree.ts';

/** What a property may hold. */
export interface Rule {
  readonly shape?: Shape;
  readonly required?: true;
  /** No function may stand in its place. */
  readonly literal?: true;
}

export type Rules = Readonly<Record<string, Rule>>;

export const ANY: Rule = {};
export const TEXT: Rule = { shape: 'a text' };
export const MAP: Rule = { shape: 'a map' };
export const LIST: Rule = { shape: 'a list' };
export const NUMBER: Rule = { shape: 'a number' };
export const FLAG: Rule = { shape: 'true or false' };
export const TEXT_OR_MAP: Rule = { shape: 'a text or a map' };
export const TEXT_OR_LIST: Rule = { shape: 'a text or a list' };

export function required(rule: Rule): Rule {
  return { ...rule, required: true };
}

export function literal(rule: Rule): Rule {
  return { ...rule, literal: true };
}

/** The same rule for several names. */
export function all(names: string, rule: Rule): Rules {
  return Object.fromEntries(names.split(' ').map((name) => [name, rule]));
}

/** Whether the properties are such as the rules say; the macro is told what is not. */
export function fits(properties: Dict, rules: Rules, owner: string, refuse: Macro['refuse']): boolean {
  let isFit = true;
  const wrong = (name: string, message: Parameters<Macro['refuse']>[1]): void => {
    isFit = false;
    refuse(name, message);
  };
  for (const name of properties.keys()) if (!Object.hasOwn(rules, name)) wrong(name, unknownProperty(name, owner));
  for (const [name, rule] of Object.entries(rules)) {
    const value = properties.get(name);
    if (!isGiven(value)) {
      if (rule.required) wrong(name, missing(name));
    } else if (!((!rule.literal && rule.shape !== undefined && mayBeIntrinsic(value)) || hasShape(value, rule.shape))) wrong(name, wrongShape(name, rule.shape as Shape));
  }
  return isFit;
}

function hasShape(value: Value, shape: Shape | undefined): boolean {
  switch (shape) {
    case undefined: return true;
    case 'a map': return value instanceof Dict;
    case 'a list': return Array.isArray(value);
    case 'a text': return isText(value);
    case 'a number': return typeof value === 'number';
    case 'true or false': return typeof value === 'boolean';
    case 'a list of texts': return Array.isArray(value) && value.every((item) => isText(item) || dictOf(item) !== undefined);
    case 'a text or a map': return isText(value) || value instanceof Dict;
    case 'a text or a list': return isText(value) || Array.isArray(value);
    case 'a list or a map': return Array.isArray(value) || value instanceof Dict;
    case 'a text, a map or a list': return isText(value) || value instanceof Dict || Array.isArray(value);
  }
}

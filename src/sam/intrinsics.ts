import { dict, Dict, dictOf, listOf, lit, textOf, type Value } from './tree.ts';

export function ref(id: string): Dict {
  return dict({ Ref: id });
}

export function getAtt(id: string, attribute: string): Dict {
  return dict({ 'Fn::GetAtt': [id, lit(attribute)] });
}

export function sub(text: Value, variables?: Dict): Dict {
  return dict({ 'Fn::Sub': variables === undefined ? text : [text, variables] });
}

function noValue(): Dict {
  return dict({ Ref: lit('AWS::NoValue') });
}

/** The value where the condition holds; nothing else. */
export function when(condition: Value, value: Value, otherwise: Value = noValue()): Dict {
  return dict({ 'Fn::If': [condition, value, otherwise] });
}

export function not(condition: Value): Dict {
  return dict({ 'Fn::Not': [dict({ Condition: condition })] });
}

export function and(...conditions: readonly Value[]): Dict {
  return dict({ 'Fn::And': conditions.map((Condition) => dict({ Condition })) });
}

export function or(conditions: readonly Value[]): Dict {
  return dict({ 'Fn::Or': conditions.map((Condition) => dict({ Condition })) });
}

/** The name of the function, where the value is one: a map with one key such as `Ref` or `Fn::If`. */
export function functionOf(value: Value | undefined): string | undefined {
  const [key] = value instanceof Dict && value.size === 1 ? value.keys() : [];
  return key !== undefined && (key === 'Ref' || key === 'Condition' || key.startsWith('Fn::')) ? key : undefined;
}

export function isIntrinsic(value: Value | undefined): value is Dict {
  return functionOf(value) !== undefined;
}

/** What stands in for a value that the property's type does not show: any map with one key. */
export function mayBeIntrinsic(value: Value | undefined): boolean {
  return value instanceof Dict && value.size === 1;
}

export function isNoValue(value: Value | undefined): boolean {
  return functionOf(value) === 'Ref' && textOf(dictOf(value)?.get('Ref')) === 'AWS::NoValue';
}

/** Condition and both values of an `Fn::If` that is whole. */
export function branchesOf(value: Value | undefined): readonly [condition: Value, yes: Value, no: Value] | undefined {
  if (functionOf(value) !== 'Fn::If') return undefined;
  const branches = listOf(dictOf(value)?.get('Fn::If'));
  return branches?.length === 3 ? (branches as [Value, Value, Value]) : undefined;
}

/** The logical id that a `Ref`, or an `Fn::GetAtt` of a plain attribute, names. */
export function idNamedBy(value: Value | undefined): string | undefined {
  if (!isIntrinsic(value)) return undefined;
  const referred = textOf(value.get('Ref'));
  if (referred !== undefined) return referred;
  const attribute = value.get('Fn::GetAtt');
  const parts = textOf(attribute)?.split('.') ?? listOf(attribute);
  return parts?.length === 2 ? textOf(parts[0] as Value) : undefined;
}

/** Conditions joined by `Fn::Or`, ten at most in one (a quota of CloudFormation), the last one under the name asked for. */
export function anyOf(conditions: readonly string[], name: string): readonly (readonly [string, Dict])[] {
  const made: (readonly [string, Dict])[] = [];
  let rest = [...conditions];
  let spare = 1 + Math.floor((rest.length - 2) / (MOST - 1)) - 1;
  while (rest.length > 1) {
    const part = spare > 0 ? `${name}${spare}` : name;
    spare -= 1;
    made.push([part, or(rest.slice(0, MOST))]);
    rest = [...rest.slice(MOST), part];
  }
  return made;
}

const MOST = 10;

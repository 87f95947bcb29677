import { isObject, own, type Json } from '../model/json.ts';

/** `!Ref id` */
export function ref(id: string): Json {
  return { Ref: id };
}

/** `!GetAtt id.attribute` */
export function getAtt(id: string, attribute: string): Json {
  return { 'Fn::GetAtt': [id, attribute] };
}

export const PARTITION = ref('AWS::Partition');
export const REGION = ref('AWS::Region');
export const ACCOUNT = ref('AWS::AccountId');
export const STACK_NAME = ref('AWS::StackName');
export const URL_SUFFIX = ref('AWS::URLSuffix');

/** Different in every stack, lower case, 36 characters: the last part of the stack's ARN. */
export const STACK_GUID: Json = { 'Fn::Select': [2, { 'Fn::Split': ['/', ref('AWS::StackId')] }] };

/**
 * Text with values in it: sub`arn:${PARTITION}:s3:::${name}`. A plain string where nothing is left to
 * deployment, else `Fn::Sub`, whose second argument holds what cannot stand inside the text.
 */
export function sub(texts: TemplateStringsArray, ...values: readonly Json[]): Json {
  return subOf(texts, values);
}

/** As `sub`: the texts around the values, and the values. */
export function subOf(texts: readonly string[], values: readonly Json[]): Json {
  const variables = new Map<string, Json>();
  let text = '';
  let deferred = false;
  texts.forEach((literal, index) => {
    text += escaped(literal);
    if (index >= values.length) return;
    const value = values[index] as Json;
    if (typeof value === 'string' || typeof value === 'number') text += escaped(String(value));
    else {
      deferred = true;
      text += placeholder(value) ?? nested(value, variables) ?? `\${${variableFor(value, variables)}}`;
    }
  });
  if (!deferred) return text.replaceAll('${!', '${');
  return { 'Fn::Sub': variables.size === 0 ? text : [text, Object.fromEntries(variables)] };
}

function escaped(literal: string): string {
  return literal.replaceAll('${', '${!');
}

/** `${X}` for a reference, `${X.Arn}` for an attribute. */
function placeholder(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const name = own(value, 'Ref');
  if (typeof name === 'string') return `\${${name}}`;
  const attribute = own(value, 'Fn::GetAtt');
  return Array.isArray(attribute) && attribute.every((part) => typeof part === 'string') ? `\${${attribute.join('.')}}` : undefined;
}

/** The text of an `Fn::Sub` inside another, its variables among those of the outer one. */
function nested(value: Json, variables: Map<string, Json>): string | undefined {
  const inner = isObject(value) ? own(value, 'Fn::Sub') : undefined;
  if (typeof inner === 'string') return inner;
  const [text, bound] = Array.isArray(inner) ? (inner as readonly Json[]) : [];
  if (typeof text !== 'string' || !isObject(bound)) return undefined;
  return text.replaceAll(/\$\{([^!}][^}]*)\}/g, (whole: string, name: string) => {
    const named = own(bound, name);
    return named === undefined ? whole : `\${${variableFor(named, variables)}}`;
  });
}

/** The variable that stands for a value; the same one for the same value. */
function variableFor(value: Json, variables: Map<string, Json>): string {
  const written = JSON.stringify(value);
  const known = [...variables].find(([, other]) => JSON.stringify(other) === written)?.[0];
  const name = known ?? (written === JSON.stringify(STACK_GUID) ? 'StackGuid' : `Value${variables.size + 1}`);
  variables.set(name, value);
  return name;
}

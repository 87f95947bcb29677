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
  const variables: (readonly [string, Json])[] = [];
  let text = '';
  let deferred = false;
  texts.forEach((literal, index) => {
    text += escaped(literal);
    if (index >= values.length) return;
    const value = values[index] as Json;
    if (typeof value === 'string' || typeof value === 'number') text += escaped(String(value));
    else {
      deferred = true;
      text += placeholder(value) ?? named(value, variables);
    }
  });
  if (!deferred) return text.replaceAll('${!', '${');
  return { 'Fn::Sub': variables.length === 0 ? text : [text, Object.fromEntries(variables)] };
}

function escaped(literal: string): string {
  return literal.replaceAll('${', '${!');
}

function named(value: Json, variables: (readonly [string, Json])[]): string {
  const name = `Value${variables.length + 1}`;
  variables.push([name, value]);
  return `\${${name}}`;
}

/** `${X}` for a reference, `${X.Arn}` for an attribute, the text itself for another `Fn::Sub`. */
function placeholder(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const name = own(value, 'Ref');
  if (typeof name === 'string') return `\${${name}}`;
  const nested = own(value, 'Fn::Sub');
  if (typeof nested === 'string') return nested;
  const attribute = own(value, 'Fn::GetAtt');
  if (Array.isArray(attribute) && attribute.every((part) => typeof part === 'string')) return `\${${attribute.join('.')}}`;
  return undefined;
}

import { CORE_SCHEMA, load, Type } from 'js-yaml';
import { isObject, type Json, type JsonObject } from '../../src/core/model/json.ts';

/** A reader of templates of its own, so that what import and export agree on is not merely the same mistake twice. */

const NAMES = ['Ref', 'Condition', 'GetAtt', 'Sub', 'Join', 'Select', 'Split', 'If', 'Equals', 'And', 'Or', 'Not', 'FindInMap', 'ImportValue', 'Base64', 'Cidr', 'GetAZs', 'Transform', 'Length', 'ToJsonString', 'ForEach'];

const TAGS = NAMES.flatMap((name) => (['scalar', 'sequence', 'mapping'] as const).map((kind) => new Type(`!${name}`, {
  kind, construct: (value: unknown) => ({ [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value }),
})));

const SCHEMA = CORE_SCHEMA.extend({ explicit: TAGS });

/** A template as data, intrinsic functions long. What is no JSON in it (a date) is text. */
export function readTemplateText(text: string): JsonObject {
  return settled(load(text, { schema: SCHEMA, json: true }) as Json) as JsonObject;
}

/** One form for what means the same: `GetAtt` as a list. */
function settled(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(settled);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, key === 'Fn::GetAtt' ? attributeOf(entry) : settled(entry)]));
}

function attributeOf(value: Json): Json {
  if (typeof value !== 'string') return settled(value);
  const dot = value.indexOf('.');
  return dot < 0 ? value : [value.slice(0, dot), value.slice(dot + 1)];
}

/** Where two templates differ: paths, with what each has there. The order of keys means nothing. */
export function differences(expected: Json | undefined, actual: Json | undefined, path = ''): readonly string[] {
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differences(expected[key], actual[key], path === '' ? key : `${path}.${key}`));
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return (expected as readonly Json[]).flatMap((item, index) => differences(item, (actual as readonly Json[])[index], `${path}.${index}`));
  }
  return JSON.stringify(expected) === JSON.stringify(actual) ? [] : [`${path}: ${brief(expected)} became ${brief(actual)}`];
}

function brief(value: Json | undefined): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
}

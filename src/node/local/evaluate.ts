import { intrinsicOf } from '../../core/resolve/intrinsic.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';

/** What intrinsic functions lead to on this machine. */
export interface References {
  /** What `Ref` gives: of a resource, a parameter or a pseudo parameter. */
  readonly ref: (name: string) => Json | undefined;
  readonly attribute: (id: string, name: string) => Json | undefined;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
}

const NO_VALUE = 'AWS::NoValue';

/** The value with every intrinsic function evaluated; undefined for `AWS::NoValue` and what leads nowhere. */
export function evaluate(value: Json | undefined, to: References): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((each) => evaluate(each, to) ?? []);
  if (!isObject(value)) return value;
  const intrinsic = intrinsicOf(value);
  if (intrinsic) return called(intrinsic.name, intrinsic.argument, to);
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => {
    const known = evaluate(each, to);
    return known === undefined ? [] : [[key, known]];
  }));
}

function called(name: string, argument: Json, to: References): Json | undefined {
  if (name === 'Ref') return argument === NO_VALUE ? undefined : to.ref(String(argument));
  if (name === 'Fn::GetAtt') return attribute(argument, to);
  if (name === 'Fn::Sub') return substituted(argument, to);
  if (name === 'Fn::If') return chosen(argument, to);
  const known = evaluate(argument, to);
  const list = Array.isArray(known) ? (known as readonly Json[]) : [];
  switch (name) {
    case 'Fn::Join': return listOf(list[1]).map(text).join(text(list[0]));
    case 'Fn::Select': return listOf(list[1])[Number(list[0])];
    case 'Fn::Split': return text(list[1]).split(text(list[0]));
    case 'Fn::FindInMap': return found(list, to);
    case 'Fn::Base64': return Buffer.from(text(known)).toString('base64');
    case 'Fn::GetAZs': return ['a', 'b', 'c'].map((zone) => `${text(to.ref('AWS::Region'))}${zone}`);
    case 'Fn::ToJsonString': return JSON.stringify(known ?? null);
    case 'Fn::Length': return list.length;
    default: return undefined;
  }
}

function attribute(argument: Json, to: References): Json | undefined {
  if (Array.isArray(argument)) return to.attribute(text(argument[0]), argument.slice(1).map(text).join('.'));
  const written = text(argument);
  return to.attribute(written.slice(0, written.indexOf('.')), written.slice(written.indexOf('.') + 1));
}

function substituted(argument: Json, to: References): string {
  const [template, values] = Array.isArray(argument) ? (argument as readonly Json[]) : [argument, undefined];
  return text(template).replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    const given = isObject(values) ? own(values, name.trim()) : undefined;
    if (given !== undefined) return text(evaluate(given, to));
    return text(name.includes('.') ? attribute(name.trim(), to) : to.ref(name.trim()));
  });
}

function chosen(argument: Json, to: References): Json | undefined {
  const [condition, then, otherwise] = listOf(argument);
  return evaluate(holds(text(condition), to) ? then : otherwise, to);
}

/** Whether a condition of the template holds. */
export function holds(name: string, to: References): boolean {
  return judged(own(to.conditions, name), to);
}

function judged(condition: Json | undefined, to: References): boolean {
  if (!isObject(condition)) return false;
  const [[name, argument] = ['', null]] = Object.entries(condition);
  const list = listOf(argument);
  switch (name) {
    case 'Condition': return holds(text(argument), to);
    case 'Fn::Equals': return text(evaluate(list[0], to)) === text(evaluate(list[1], to));
    case 'Fn::Not': return !judged(list[0], to);
    case 'Fn::And': return list.every((each) => judged(each, to));
    case 'Fn::Or': return list.some((each) => judged(each, to));
    default: return false;
  }
}

function found([map, first, second]: readonly Json[], { mappings }: References): Json | undefined {
  const row = own(mappings, text(map));
  const column = isObject(row) ? own(row, text(first)) : undefined;
  return isObject(column) ? own(column, text(second)) : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** A value as a string stands in a template. */
function text(value: Json | undefined): string {
  return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

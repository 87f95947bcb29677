import type { Design } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import type { Json, JsonArray, JsonObject } from '../model/json.ts';
import { Conditions } from './conditions.ts';
import type { ResolveOptions, Resolved } from './contract.ts';
import { intrinsicOf } from './intrinsic.ts';
import type { Intrinsic } from './intrinsic.ts';
import { known, unknown } from './known.ts';
import type { Value } from './known.ts';
import * as say from './messages.ts';
import { Parameters } from './parameters.ts';

/** Deeper values are unknown rather than a stack overflow. */
const MAX_DEPTH = 200;
/** Longer texts are unknown: a few characters can ask for gigabytes. */
const MAX_TEXT = 1_000_000;

/** Computes the intrinsic functions that can be told without deploying. */
export class Evaluation {
  private readonly mappings: JsonObject;
  private readonly conditions: Conditions;
  private readonly parameters: Parameters;
  private depth = 0;

  constructor(design: Design, options: ResolveOptions) {
    this.mappings = objectAt(design.template, 'Mappings');
    this.parameters = new Parameters(design, options);
    this.conditions = new Conditions(objectAt(design.template, 'Conditions'), (value) => this.value(value));
  }

  /** The value with everything in it computed; unknown where any part is. */
  value(value: Json | undefined): Value {
    if (typeof value !== 'object' || value === null) return known(value);
    if (this.depth >= MAX_DEPTH) return unknown(say.TOO_DEEP);
    this.depth += 1;
    try {
      if (Array.isArray(value)) return this.list(value as JsonArray);
      const intrinsic = intrinsicOf(value as JsonObject);
      return intrinsic ? this.intrinsic(intrinsic) : this.object(value as JsonObject);
    } finally {
      this.depth -= 1;
    }
  }

  /** Items that become `AWS::NoValue` are dropped. */
  private list(items: JsonArray): Resolved<Json> {
    const values: Json[] = [];
    for (const item of items) {
      const resolved = this.value(item);
      if (!resolved.known) return resolved;
      if (resolved.value !== undefined) values.push(resolved.value);
    }
    return { known: true, value: values };
  }

  private object(object: JsonObject): Resolved<Json> {
    const entries: [string, Json][] = [];
    for (const [key, item] of Object.entries(object)) {
      const resolved = this.value(item);
      if (!resolved.known) return resolved;
      if (resolved.value !== undefined) entries.push([key, resolved.value]);
    }
    return { known: true, value: Object.fromEntries(entries) };
  }

  private intrinsic({ name, argument }: Intrinsic): Value {
    switch (name) {
      case 'Ref': return typeof argument === 'string' ? this.parameters.ref(argument) : unknown(say.malformed(name));
      case 'Fn::GetAtt': return unknown(say.afterDeployment(Array.isArray(argument) ? argument.join('.') : String(argument)));
      case 'Fn::If': return this.choice(argument);
      case 'Fn::And': case 'Fn::Or': case 'Fn::Not': case 'Fn::Equals': return this.conditions.evaluate(Object.fromEntries([[name, argument]]));
      case 'Fn::Sub': return this.sub(argument);
      case 'Fn::FindInMap': case 'Fn::Join': case 'Fn::Split': case 'Fn::Select': case 'Fn::Length': return this.computed(name, argument);
      default: return unknown(say.notEvaluated(name));
    }
  }

  private choice(argument: Json): Value {
    if (!Array.isArray(argument) || argument.length !== 3) return unknown(say.malformed('Fn::If'));
    const [condition, then, otherwise] = argument as [Json, Json, Json];
    const decided = this.conditions.named(condition);
    if (!decided.known) return decided;
    return this.value(decided.value ? then : otherwise);
  }

  private computed(name: string, argument: Json): Value {
    const resolved = this.value(argument);
    if (!resolved.known) return resolved;
    const { value } = resolved;
    if (name === 'Fn::Length') return Array.isArray(value) ? known(value.length) : unknown(say.malformed(name));
    if (!Array.isArray(value)) return unknown(say.malformed(name));
    const [first, second] = value as JsonArray;
    if (name === 'Fn::FindInMap') return this.findInMap(value as JsonArray);
    if (name === 'Fn::Select') return select(first, second);
    if (name === 'Fn::Join') return typeof first === 'string' && isTexts(second) ? join(second.map(String), first) : unknown(say.malformed(name));
    return typeof first === 'string' && first !== '' && typeof second === 'string' ? known(second.split(first)) : unknown(say.malformed(name));
  }

  /** `[map, top key, second key]`, with a fourth `{ DefaultValue }` where the transform for it is used. */
  private findInMap(args: JsonArray): Value {
    const keys = args.slice(0, 3);
    if (keys.length < 3 || !isTexts(keys)) return unknown(say.malformed('Fn::FindInMap'));
    const [map, top, second] = keys.map(String) as [string, string, string];
    const found = own(objectAt(objectAt(this.mappings, map), top), second);
    const fallback = args[3];
    if (found === undefined && isObject(fallback) && Object.hasOwn(fallback, 'DefaultValue')) return known(fallback['DefaultValue']);
    return found === undefined ? unknown(say.notInMapping([map, top, second])) : known(found);
  }

  /** `text` or `[text, { Name: value }]`; `${!Name}` stands for the text `${Name}`. */
  private sub(argument: Json): Value {
    const [text, variables] = Array.isArray(argument) ? (argument as JsonArray) : [argument, {}];
    if (typeof text !== 'string' || !isObject(variables)) return unknown(say.malformed('Fn::Sub'));
    const parts: string[] = [];
    let from = 0;
    for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
      const part = match[1]!.startsWith('!') ? known(`\${${match[1]!.slice(1)}}`) : this.variable(match[1]!.trim(), variables);
      if (!part.known) return part;
      if (part.value === undefined || typeof part.value === 'object') return unknown(say.malformed('Fn::Sub'));
      parts.push(text.slice(from, match.index), String(part.value));
      from = match.index + match[0].length;
    }
    return join([...parts, text.slice(from)], '');
  }

  private variable(name: string, variables: JsonObject): Value {
    const given = own(variables, name);
    if (given !== undefined) return this.value(given);
    return name.includes('.') ? unknown(say.afterDeployment(name)) : this.parameters.ref(name);
  }
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

function isTexts(value: Json | undefined): value is readonly (string | number | boolean)[] {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object');
}

function join(parts: readonly string[], delimiter: string): Value {
  const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
  return length > MAX_TEXT ? unknown(say.TOO_LONG) : known(parts.join(delimiter));
}

function select(index: Json | undefined, list: Json | undefined): Value {
  const at = typeof index === 'string' && /^\d+$/.test(index) ? Number(index) : index;
  if (typeof at !== 'number' || !Array.isArray(list) || list[at] === undefined) return unknown(say.malformed('Fn::Select'));
  return known((list as JsonArray)[at]);
}

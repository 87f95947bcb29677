import { didYouMean } from '../document/did-you-mean.ts';
import { isObject, own, type Json, type JsonArray, type Path } from '../model/json.ts';
import type { Specification } from './contract.ts';
import * as say from './messages.ts';
import { typeOf } from './resource.ts';
import type { Violation } from './verdict.ts';

/** A place that names a resource or parameter, and the attribute that it asks for. */
export interface Mention {
  readonly name: string;
  readonly attribute?: string;
  readonly path: Path;
}

/** Everything below a value that names something: `Ref`, `Fn::GetAtt`, `${…}` in `Fn::Sub`, `DependsOn`. */
export function mentionsIn(value: Json, path: Path, found: Mention[] = []): readonly Mention[] {
  if (Array.isArray(value)) (value as JsonArray).forEach((item, at) => mentionsIn(item, [...path, at], found));
  if (!isObject(value)) return found;
  for (const [key, entry] of Object.entries(value)) {
    const at: Path = [...path, key];
    if (key === 'Ref' && typeof entry === 'string') found.push({ name: entry, path: at });
    else if (key === 'Fn::GetAtt') attribute(entry, at, found);
    else if (key === 'Fn::Sub') substituted(entry, at, found);
    if (typeof entry === 'object') mentionsIn(entry, at, found);
  }
  return found;
}

/** What `DependsOn` of a resource names. */
export function dependenciesOf(resource: Json, path: Path): readonly Mention[] {
  const after = isObject(resource) ? own(resource, 'DependsOn') : undefined;
  if (typeof after === 'string') return [{ name: after, path: [...path, 'DependsOn'] }];
  return Array.isArray(after) ? (after as JsonArray).flatMap((name, at) => (typeof name === 'string' ? [{ name, path: [...path, 'DependsOn', at] }] : [])) : [];
}

function attribute(value: Json, path: Path, found: Mention[]): void {
  const [name, ...rest] = Array.isArray(value) ? (value as JsonArray) : typeof value === 'string' ? splitOnce(value) : [];
  if (typeof name !== 'string') return;
  const isText = rest.length > 0 && rest.every((part) => typeof part === 'string');
  found.push({ name, path, ...(isText ? { attribute: rest.join('.') } : {}) });
}

function substituted(value: Json, path: Path, found: Mention[]): void {
  const [text, variables] = Array.isArray(value) ? (value as JsonArray) : [value];
  if (typeof text !== 'string') return;
  for (const [, written = ''] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
    const whole = written.trim();
    const isVariable = isObject(variables) && Object.hasOwn(variables, whole);
    const [name, asked] = splitOnce(whole);
    if (!isVariable && name !== undefined) found.push({ name, path, ...(asked === undefined ? {} : { attribute: asked }) });
  }
}

function splitOnce(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** The names that a template has, with the type of what is a resource. */
export interface Names {
  readonly resources: ReadonlyMap<string, string | undefined>;
  readonly parameters: ReadonlySet<string>;
  /** A transform, a module or a loop makes more names than stand here. */
  readonly open: boolean;
}

/** The names of a template: its resources with their types, and its parameters. */
export function namesOf(ids: readonly string[], types: readonly (string | undefined)[], parameters: readonly string[], transformed: boolean): Names {
  const open = transformed || ids.some((id) => id.startsWith('Fn::')) || types.some((type) => type?.endsWith('::MODULE'));
  return { resources: new Map(ids.map((id, at) => [id, types[at]])), parameters: new Set(parameters), open };
}

/** What is wrong with a mention: nothing is called so, or what is called so has no such attribute. */
export function checkMention({ name, attribute: asked, path }: Mention, names: Names, specification: Specification): Violation | undefined {
  if (name.startsWith('AWS::')) return undefined;
  if (!names.resources.has(name)) {
    const isKnown = names.open || (asked === undefined && names.parameters.has(name));
    return isKnown ? undefined : { check: 'unknownName', path, computed: false, message: say.unknownName(name, didYouMean(name, [...names.resources.keys(), ...names.parameters])) };
  }
  const written = names.resources.get(name);
  const type = written === undefined || asked === undefined ? undefined : typeOf(written, specification);
  if (!type || asked === undefined || type.attributes.some((known) => isNamed(asked, known))) return undefined;
  return { check: 'unknownAttribute', path, computed: false, message: say.unknownAttribute(asked, type.name, type.attributes, didYouMean(asked, type.attributes)) };
}

/** An attribute that is a map gives its entries too. */
function isNamed(asked: string, known: string): boolean {
  return known.endsWith('*') ? asked.startsWith(known.slice(0, -1)) : asked === known;
}

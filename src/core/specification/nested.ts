import { didYouMean } from '../document/did-you-mean.ts';
import { isObject, type Json, type JsonArray, type JsonObject } from '../model/json.ts';
import type { Schema, SchemaNode } from './contract.ts';
import { violation, violationAt, type Court } from './court.ts';
import * as say from './messages.ts';
import { within } from './plain.ts';
import { together, type Verdict, type Violation } from './verdict.ts';
import { below, presence, type Known, type View } from './views.ts';

/** What a schema says of a map: its names, what has to be there, what may not stand together, and each value. */
export function judgeObject(schema: SchemaNode, view: Known, court: Court, asked: boolean): Verdict {
  const object = view.value as JsonObject;
  const verdicts: Verdict[] = [required(schema, view, court), relations(schema, view, court)];
  const count = Object.keys(object).length;
  if (schema.cp && !within(count, schema.cp)) verdicts.push(certain([violation('count', view, say.wrongCount(court.nameOf(view), count, schema.cp))]));
  for (const key of Object.keys(object)) {
    const schemas = schemasFor(schema, key);
    if (schemas.length === 0 && schema.x) verdicts.push(certain(unknown(schema, view, key, court)));
    const views = schemas.some((each) => each !== true) ? below(view, key, court.resolve) : [];
    for (const each of schemas) verdicts.push(court.judge(each, views, asked));
    if (schema.pn !== undefined) verdicts.push(court.judge(schema.pn, [{ ...view, value: key, path: view.computed ? view.path : [...view.path, key] }], asked));
  }
  return together(verdicts);
}

const names = new Map<string, RegExp>();

function schemasFor(schema: SchemaNode, key: string): readonly Schema[] {
  const known = schema.p?.get(key);
  const matching = (schema.pp ?? []).filter(([pattern]) => expressionOf(pattern)?.test(key) ?? true).map(([, each]) => each);
  return known === undefined ? matching : [known, ...matching];
}

/** A pattern of names that JavaScript does not take matches any. */
function expressionOf(pattern: string): RegExp | undefined {
  const known = names.get(pattern);
  if (known) return known;
  try {
    const expression = new RegExp(pattern, 'u');
    names.set(pattern, expression);
    return expression;
  } catch {
    return undefined;
  }
}

function unknown(schema: SchemaNode, view: Known, key: string, court: Court): readonly Violation[] {
  if (presence(view, key, court.resolve) === 'no') return [];
  const meant = didYouMean(key, [...schema.p?.keys() ?? []]);
  return [violationAt('unknown', view, key, say.unknownProperty(key, court.nameOf(view), meant))];
}

function required(schema: SchemaNode, view: Known, court: Court): Verdict {
  const present = (schema.r ?? []).map((name) => [name, presence(view, name, court.resolve)] as const);
  const violations = present.filter(([, is]) => is === 'no').map(([name]) => ({ ...violation('required', view, say.missing(name, court.nameOf(view))), lacks: [name] }));
  return { violations, unsure: present.some(([, is]) => is === 'maybe') };
}

function relations(schema: SchemaNode, view: Known, court: Court): Verdict {
  const is = (name: string): 'yes' | 'no' | 'maybe' => presence(view, name, court.resolve);
  const violations: Violation[] = [];
  for (const [name, others] of schema.dr ?? []) {
    if (is(name) !== 'yes') continue;
    for (const other of others) if (is(other) === 'no') violations.push(violationAt('requires', view, name, say.requires(name, other)));
  }
  for (const [name, others] of schema.dx ?? []) {
    if (is(name) !== 'yes') continue;
    for (const other of others) if (is(other) === 'yes') violations.push(violationAt('excludes', view, other, say.excludes(other, name)));
  }
  for (const group of [...schema.xor ?? [], ...schema.or ?? []]) {
    if (group.every((name) => is(name) === 'no')) violations.push({ ...violation('requires', view, say.oneOf(court.nameOf(view), group)), lacks: group });
  }
  for (const group of schema.xor ?? []) {
    const [first, ...others] = group.filter((name) => is(name) === 'yes');
    for (const other of others) violations.push(violationAt('excludes', view, other, say.excludes(other, first ?? '')));
  }
  const asked = [...schema.xor ?? [], ...schema.or ?? [], ...schema.dr?.keys() ?? [], ...schema.dx?.keys() ?? []].flat();
  return { violations, unsure: asked.some((name) => is(name) === 'maybe') };
}

/** What a schema says of a list: how many, whether all differ, and each item. */
export function judgeList(schema: SchemaNode, view: Known, court: Court, asked: boolean): Verdict {
  const list = view.value as JsonArray;
  const items = list.map((_, at) => below(view, at, court.resolve));
  const most = items.filter(isPresent).length;
  const least = items.filter((views) => views.every(({ is }) => is !== 'absent')).length;
  const verdicts: Verdict[] = [{ violations: [], unsure: schema.c !== undefined && least !== most }];
  const [fewest, greatest] = schema.c ?? [null, null];
  if (schema.c && ((fewest !== null && most < fewest) || (greatest !== null && least > greatest))) verdicts.push(certain([violation('count', view, say.wrongCount(court.nameOf(view), most, schema.c))]));
  verdicts.push(certain(duplicates(schema, view, list.filter((_, at) => isPresent(items[at] ?? [])), court)));
  if (schema.i !== undefined) for (const views of items) verdicts.push(court.judge(schema.i, views, asked));
  return together(verdicts);
}

function duplicates(schema: SchemaNode, view: Known, list: readonly Json[], court: Court): readonly Violation[] {
  const name = court.nameOf(view);
  if (schema.u && hasTwice(list)) return [violation('duplicate', view, say.twice(name, undefined))];
  const { uk: keys } = schema;
  if (!keys) return [];
  const keyed = list.flatMap((item) => (isObject(item) && keys.every((key) => Object.hasOwn(item, key)) ? [keys.map((key) => item[key] as Json)] : []));
  return hasTwice(keyed) ? [violation('duplicate', view, say.twice(name, keys.join(' + ')))] : [];
}

function isPresent(views: readonly View[]): boolean {
  return views.some(({ is }) => is !== 'absent');
}

function hasTwice(items: readonly unknown[]): boolean {
  return new Set(items.map((item) => JSON.stringify(item))).size < items.length;
}

function certain(violations: readonly Violation[]): Verdict {
  return { violations, unsure: false };
}

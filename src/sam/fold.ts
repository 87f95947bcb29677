import { isObject, own, type Json, type JsonObject } from '../core/model/json.ts';
import type { SamContext } from './contract.ts';
import { expandSam, isSamTemplate, SAM_TRANSFORM } from './expand.ts';
import { foldGlobals } from './fold-globals.ts';
import { foldOwned, type Owned } from './fold-owned.ts';
import { foldTable } from './fold-table.ts';
import { withoutMarks } from './marks.ts';

/** A template in SAM's form, and which of its resources are written so. */
interface Folded {
  readonly template: JsonObject;
  /** Logical ids; none where SAM has nothing shorter to say, and the template is the one that came in. */
  readonly folded: readonly string[];
}

/**
 * The shorter SAM form of a plain template: functions with the role and events that are named after them, tables
 * with one key, and what functions share under `Globals`. Nothing is folded that SAM would not make again in the same way, logical id by logical id:
 * the result is expanded and compared before it is given out. Only the tags by which SAM marks what it
 * makes (`lambda:createdBy`) are new.
 *
 * Law: `expandSam(foldSam(t))` says the same as `t`.
 */
export function foldSam(template: JsonObject, context: SamContext): Folded {
  const resources = own(template, 'Resources');
  const unchanged: Folded = { template, folded: [] };
  if (isSamTemplate(template) || own(template, 'Transform') !== undefined || !isObject(resources)) return unchanged;
  const short = shortForms(resources, context);
  if (short.size === 0) return unchanged;
  const absorbed = new Set([...short.values()].flatMap((form) => form.absorbed));
  const kept = Object.entries(resources).filter(([id]) => !absorbed.has(id)).map(([id, resource]) => [id, short.get(id)?.resource ?? resource] as const);
  const shared = foldGlobals(Object.fromEntries(kept));
  const whole = sections(template, shared.globals, shared.resources);
  return isShorter(whole, template) && saysTheSame(whole, template, context) ? { template: whole, folded: [...short.keys()] } : unchanged;
}

/** SAM's forms of the resources that have one which makes the same; what is absorbed goes with one of them only. */
function shortForms(resources: JsonObject, context: SamContext): ReadonlyMap<string, Owned> {
  const short = new Map<string, Owned>();
  const taken = new Set<string>();
  for (const [id, resource] of Object.entries(resources)) {
    if (!isObject(resource)) continue;
    const form = formsOf(id, resource, resources).find(({ resource: sam, absorbed }) => absorbed.every((each) => !taken.has(each)) && saysTheSame(alone([[id, sam]]), alone([id, ...absorbed].map((each) => [each, own(resources, each) as Json])), context));
    if (!form) continue;
    short.set(id, form);
    for (const each of form.absorbed) taken.add(each);
  }
  return short;
}

function formsOf(id: string, resource: JsonObject, resources: JsonObject): readonly Owned[] {
  switch (own(resource, 'Type')) {
    case 'AWS::Lambda::Function': return foldOwned(id, resource, resources);
    case 'AWS::DynamoDB::Table': {
      const table = foldTable(resource);
      return table ? [{ resource: table, absorbed: [] }] : [];
    }
    default: return [];
  }
}

function alone(entries: readonly (readonly [string, Json])[]): JsonObject {
  return { Resources: Object.fromEntries(entries) };
}

/** The sections in the order in which AWS documents them: the transform before what it reads. */
function sections(template: JsonObject, globals: JsonObject | undefined, resources: JsonObject): JsonObject {
  const entries: [string, Json][] = [];
  const add = (): void => void entries.push(['Transform', SAM_TRANSFORM], ...(globals ? [['Globals', globals] as [string, Json]] : []));
  for (const [name, section] of Object.entries(template)) {
    if (entries.every(([held]) => held !== 'Transform') && !['AWSTemplateFormatVersion', 'Description'].includes(name)) add();
    entries.push([name, name === 'Resources' ? resources : section]);
  }
  return Object.fromEntries(entries);
}

function isShorter(one: JsonObject, other: JsonObject): boolean {
  return JSON.stringify(one).length < JSON.stringify(other).length;
}

function saysTheSame(sam: JsonObject, plain: JsonObject, context: SamContext): boolean {
  const expansion = expandSam(sam, context);
  return expansion.ok && isSame(withoutMarks(expansion.value.template), withoutMarks(plain));
}

function isSame(a: Json, b: Json): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item: Json, at) => isSame(item, b[at] as Json));
  if (!isObject(a)) return a === b;
  return isObject(b) && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => Object.hasOwn(b, key) && isSame(a[key] as Json, b[key] as Json));
}

import { isObject, own, type Json, type JsonObject } from '../core/model/json.ts';
import type { SamContext } from './contract.ts';
import { expandSam, isSamTemplate, SAM_TRANSFORM } from './expand.ts';
import { foldFunction } from './fold-function.ts';
import { foldGlobals } from './fold-globals.ts';
import { foldTable } from './fold-table.ts';
import { withoutMarks } from './marks.ts';

/** A template in SAM's form, and which of its resources are written so. */
export interface Folded {
  readonly template: JsonObject;
  /** Logical ids; none where SAM has nothing shorter to say, and the template is the one that came in. */
  readonly folded: readonly string[];
}

/**
 * The shorter SAM form of a plain template: functions, tables with one key, and what functions share under
 * `Globals`. Nothing is folded that SAM would not make again in the same way, logical id by logical id:
 * the result is expanded and compared before it is given out. Only the tags by which SAM marks what it
 * makes (`lambda:createdBy`) are new.
 *
 * Law: `expandSam(foldSam(t))` says the same as `t`.
 */
export function foldSam(template: JsonObject, context: SamContext): Folded {
  const resources = own(template, 'Resources');
  const unchanged: Folded = { template, folded: [] };
  if (isSamTemplate(template) || own(template, 'Transform') !== undefined || !isObject(resources)) return unchanged;
  const entries = Object.entries(resources).map(([id, resource]) => {
    const short = isObject(resource) ? shortForm(id, resource, resources, context) : undefined;
    return { id, resource: short ?? resource, isFolded: short !== undefined };
  });
  const folded = entries.filter(({ isFolded }) => isFolded).map(({ id }) => id);
  if (folded.length === 0) return unchanged;
  const shared = foldGlobals(Object.fromEntries(entries.map(({ id, resource }) => [id, resource])));
  const whole = sections(template, shared.globals, shared.resources);
  return isShorter(whole, template) && saysTheSame(whole, template, context) ? { template: whole, folded } : unchanged;
}

/** SAM's form of one resource, where it has one that makes the same. */
function shortForm(id: string, resource: JsonObject, resources: JsonObject, context: SamContext): JsonObject | undefined {
  const type = own(resource, 'Type');
  const short = type === 'AWS::Lambda::Function' ? foldFunction(resource, resources) : type === 'AWS::DynamoDB::Table' ? foldTable(resource) : undefined;
  if (!short) return undefined;
  const alone = { Transform: SAM_TRANSFORM, Resources: Object.fromEntries([[id, short]]) };
  return saysTheSame(alone, { Resources: Object.fromEntries([[id, resource]]) }, context) ? short : undefined;
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
  return expansion.ok && isSame(withoutMarks(expansion.value.template), plain);
}

function isSame(a: Json, b: Json): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item: Json, at) => isSame(item, b[at] as Json));
  if (!isObject(a)) return a === b;
  return isObject(b) && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => Object.hasOwn(b, key) && isSame(a[key] as Json, b[key] as Json));
}

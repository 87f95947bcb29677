import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json } from '../model/json.ts';
import { createListMemory } from '../model/list-memory.ts';
import type { Limit } from '../catalog/limit-table.ts';
import type { Origin, Rows, Synthesis } from './contract.ts';
import { LIMIT_RULES } from './limit-checks.ts';
import { limits } from './limits.ts';
import * as say from './limit-messages.ts';
import { checkRoles } from './check-roles.ts';
import type { Report } from './report.ts';
import { bytesOf } from './sizes.ts';

/** Holds templates, one after the other, to what CloudFormation and IAM take; what an edit did not touch is not measured again. */
export function limitChecker(): (design: Design, synthesis: Synthesis) => readonly Finding[] {
  const sizeOf = createListMemory<Size>();
  return (design, synthesis) => {
    const { parts, sourceMap } = synthesis;
    const findings: Finding[] = [];
    const report: Report = (check, [id, limit], needed, origin, message) => {
      const current = quotaOf(design, id, limit);
      if (needed <= current) return;
      const { source, kind } = limit;
      findings.push({ rule: check.id, severity: check.severity, message: message(current), source, limit: { id, kind, current, needed }, ...origin });
    };
    const sizes = sizeOf([parts.resources.keys, parts.resources.values], [], (row) => measure(parts.resources.keys[row] ?? '', parts.resources.values[row] as Json));
    const { cloudformation } = limits;
    const count = (rows: Rows): number => rows.keys.length;
    report(LIMIT_RULES.resources, ['cloudformation.resources-max', cloudformation['resources-max']], count(parts.resources), TOP, (most) => say.tooMany('resources', count(parts.resources), most, busiest(synthesis)));
    report(LIMIT_RULES.parameters, ['cloudformation.parameters-max', cloudformation['parameters-max']], count(parts.parameters), TOP, (most) => say.tooMany('parameters', count(parts.parameters), most));
    report(LIMIT_RULES.outputs, ['cloudformation.outputs-max', cloudformation['outputs-max']], count(parts.outputs), TOP, (most) => say.tooMany('outputs', count(parts.outputs), most));
    const mappings = Object.keys(objectAt(design.template, 'Mappings')).length;
    report(LIMIT_RULES.mappings, ['cloudformation.mappings-max', cloudformation['mappings-max']], mappings, { path: ['template', 'Mappings'] }, (most) => say.tooMany('mappings', mappings, most));
    const dynamic = sizes.reduce((sum, size) => sum + size.dynamicReferences, 0);
    report(LIMIT_RULES.dynamic, ['cloudformation.dynamic-references-max', cloudformation['dynamic-references-max']], dynamic, TOP, (most) => say.tooMany('dynamic references', dynamic, most));
    reportSize(sizes.reduce((sum, size) => sum + size.bytes, bytesBeside(design, synthesis)), report);
    parts.parameters.values.forEach((parameter, at) => {
      const bytes = bytesOf(textOf(isObject(parameter) ? own(parameter, 'Default') : undefined));
      const name = parts.parameters.keys[at] ?? '';
      report(LIMIT_RULES.parameterValue, ['cloudformation.parameter-value-max', cloudformation['parameter-value-max']], bytes, sourceMap.origin(['Parameters', name, 'Default']) ?? TOP, (most) => say.parameterTooLong(name, bytes, most));
    });
    checkRoles(synthesis, report);
    return findings;
  };
}

interface Size {
  readonly bytes: number;
  readonly dynamicReferences: number;
}

function measure(id: string, resource: Json): Size {
  const text = JSON.stringify(resource);
  return { bytes: bytesOf(id) + 4 + bytesOf(text), dynamicReferences: text.split('{{resolve:').length - 1 };
}

/** What is over the larger limit is over the smaller one too: once is enough. */
function reportSize(bytes: number, report: Report): void {
  const { cloudformation } = limits;
  if (bytes > cloudformation['template-max'].value) report(LIMIT_RULES.size, ['cloudformation.template-max', cloudformation['template-max']], bytes, TOP, (most) => say.tooLarge(bytes, most));
  else report(LIMIT_RULES.inline, ['cloudformation.template-inline-max', cloudformation['template-inline-max']], bytes, TOP, (most) => say.needsBucket(bytes, most));
}

/** Everything but the resources, as compact JSON. */
function bytesBeside(design: Design, { parts }: Synthesis): number {
  const rows = [parts.outputs, parts.parameters].flatMap(({ keys, values }) => keys.map((key, at) => `"${key}":${JSON.stringify(values[at])},`));
  const hand = Object.entries(design.template).filter(([name]) => !['Resources', 'Outputs', 'Parameters'].includes(name)).map(([name, value]) => `"${name}":${JSON.stringify(value)},`);
  return bytesOf([...rows, ...hand].join('')) + 120;
}

/** The node that most of the resources come from. */
function busiest({ parts, sourceMap }: Synthesis): { readonly node: string; readonly count: number } | undefined {
  const counts = new Map<string, number>();
  for (const id of parts.resources.keys) {
    const node = sourceMap.origin(['Resources', id])?.node;
    if (node !== undefined) counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first && { node: first[0], count: first[1] };
}

/** The account's own value of a limit, else the documented one. */
function quotaOf({ account }: Design, id: string, limit: Limit): number {
  const value = own(objectAt(account, 'quotas'), id);
  return limit.kind === 'adjustable' && typeof value === 'number' && Number.isFinite(value) ? value : limit.value;
}

const TOP: Origin = { path: [] };

function objectAt(object: Readonly<Record<string, Json>>, key: string): Readonly<Record<string, Json>> {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

function textOf(value: Json | undefined): string {
  return value === undefined || typeof value === 'object' ? '' : String(value);
}

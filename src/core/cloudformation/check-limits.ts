import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json } from '../model/json.ts';
import { createListMemory } from '../model/list-memory.ts';
import type { Limit } from '../catalog/limit-table.ts';
import type { Origin, Rows, Synthesis } from './contract.ts';
import { LIMIT_RULES } from './limit-checks.ts';
import { limitOf, limits } from './limits.ts';
import * as say from './limit-messages.ts';
import { roleChecker } from './check-roles.ts';
import type { Report } from './report.ts';
import { utf8Length } from '../model/utf8.ts';

/** Holds templates, one after the other, to what CloudFormation and IAM take; what an edit did not touch is not measured again. */
export function limitChecker(): (design: Design, synthesis: Synthesis) => readonly Finding[] {
  const sizeOf = createListMemory<Size>();
  const besideOf = [createListMemory<number>(), createListMemory<number>()] as const;
  const defaultOf = createListMemory<number>();
  const checkRoles = roleChecker();
  return (design, synthesis) => {
    const { parts: { resources, outputs, parameters }, sourceMap } = synthesis;
    const findings: Finding[] = [];
    const report: Report = (check, id, needed, origin, message) => {
      const limit = limitOf(id);
      const current = quotaOf(design, id, limit);
      if (needed <= current) return;
      const { source, kind } = limit;
      findings.push({ rule: check.id, severity: check.severity, message: message(current), source, limit: { id, kind, current, needed }, ...origin() });
    };
    const sizes = sizeOf([resources.keys, resources.values], [], (row) => measure(resources.keys[row] ?? '', resources.values[row] as Json));
    reportCounts(design, synthesis, sizes.reduce((sum, size) => sum + size.dynamicReferences, 0), report);
    const beside = [outputs, parameters].map(({ keys, values }, which) => sum(besideOf[which as 0 | 1]([keys, values], [], (row) => utf8Length(`"${keys[row]}":${JSON.stringify(values[row])},`))));
    reportSize(sizes.reduce((total, size) => total + size.bytes, sum(beside) + bytesOfHand(design)), report);
    defaultOf([parameters.values], [], (row) => utf8Length(defaultIn(parameters.values[row]))).forEach((bytes, row) => {
      const name = parameters.keys[row] ?? '';
      report(LIMIT_RULES.parameterValue, 'cloudformation.parameter-value-max', bytes, () => sourceMap.origin(['Parameters', name, 'Default']) ?? TOP, (most) => say.parameterTooLong(name, bytes, most));
    });
    checkRoles(synthesis, report);
    return findings;
  };
}

/** How many of everything a template may have. */
function reportCounts(design: Design, { parts }: Synthesis, dynamic: number, report: Report): void {
  const count = (rows: Rows): number => rows.keys.length;
  const top = (): Origin => TOP;
  report(LIMIT_RULES.resources, 'cloudformation.resources-max', count(parts.resources), top, (most) => say.tooMany('resources', count(parts.resources), most, busiest(design, parts)));
  report(LIMIT_RULES.parameters, 'cloudformation.parameters-max', count(parts.parameters), top, (most) => say.tooMany('parameters', count(parts.parameters), most));
  report(LIMIT_RULES.outputs, 'cloudformation.outputs-max', count(parts.outputs), top, (most) => say.tooMany('outputs', count(parts.outputs), most));
  const mappings = Object.keys(objectAt(design.template, 'Mappings')).length;
  report(LIMIT_RULES.mappings, 'cloudformation.mappings-max', mappings, () => ({ path: ['template', 'Mappings'] }), (most) => say.tooMany('mappings', mappings, most));
  report(LIMIT_RULES.dynamic, 'cloudformation.dynamic-references-max', dynamic, top, (most) => say.tooMany('dynamic references', dynamic, most));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

interface Size {
  readonly bytes: number;
  readonly dynamicReferences: number;
}

function measure(id: string, resource: Json): Size {
  const text = JSON.stringify(resource);
  return { bytes: utf8Length(id) + 4 + utf8Length(text), dynamicReferences: text.split('{{resolve:').length - 1 };
}

/** What is over the larger limit is over the smaller one too: once is enough. */
function reportSize(bytes: number, report: Report): void {
  const top = (): Origin => TOP;
  if (bytes > limits.cloudformation['template-max'].value) report(LIMIT_RULES.size, 'cloudformation.template-max', bytes, top, (most) => say.tooLarge(bytes, most));
  else report(LIMIT_RULES.inline, 'cloudformation.template-inline-max', bytes, top, (most) => say.needsBucket(bytes, most));
}

/** Everything but resources, outputs and parameters, as compact JSON. */
function bytesOfHand(design: Design): number {
  const hand = Object.entries(design.template).filter(([name]) => !['Resources', 'Outputs', 'Parameters'].includes(name)).map(([name, value]) => `"${name}":${JSON.stringify(value)},`);
  return utf8Length(hand.join('')) + 120;
}

/** The node that adds most of the resources. */
function busiest(design: Design, { resourcesByNode }: Synthesis['parts']): { readonly node: string; readonly count: number } | undefined {
  const count = resourcesByNode.reduce((most, each) => Math.max(most, each), 0);
  const node = design.nodes[resourcesByNode.indexOf(count)]?.id;
  return count === 0 || node === undefined ? undefined : { node, count };
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

function defaultIn(parameter: Json | undefined): string {
  const value = isObject(parameter) ? own(parameter, 'Default') : undefined;
  return value === undefined || typeof value === 'object' ? '' : String(value);
}

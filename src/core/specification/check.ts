import type { Origin, Synthesis } from '../cloudformation/contract.ts';
import { createMemory } from '../catalog/memory.ts';
import { indexOf, type Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { at, isObject, own, type Json, type JsonObject, type Path } from '../model/json.ts';
import type { Source } from '../model/source.ts';
import type { Resolver } from '../resolve/contract.ts';
import { CHECKS } from './checks.ts';
import type { Specification } from './contract.ts';
import { checkMention, dependenciesOf, mentionsIn, namesOf, type Mention } from './references.ts';
import { checkResource } from './resource.ts';
import type { Violation } from './verdict.ts';

export interface TemplateInput {
  readonly design: Design;
  readonly synthesis: Synthesis;
  readonly specification: Specification;
  readonly resolve: Resolver;
}

/**
 * Holds every resource of the template, and every reference in it, to what CloudFormation knows of resource
 * types. A finding stands at the place in the file that the value comes from. What a resource gave is kept
 * as long as the resource stays the same object.
 */
export function checkTemplate(input: TemplateInput): readonly Finding[] {
  const { synthesis: { template }, specification, resolve } = input;
  const names = namesOf(template);
  const findings: Finding[] = [];
  const report = (violation: Violation, type: string | undefined): void => void findings.push(findingOf(violation, type, input));
  for (const [id, resource] of Object.entries(sectionOf(template, 'Resources'))) {
    if (!isObject(resource)) continue;
    const { violations, mentions } = aboutResource(resource, [id, specification, resolve], () => ({
      violations: checkResource(id, resource, specification, resolve),
      mentions: [...mentionsIn(resource, ['Resources', id]), ...dependenciesOf(resource, ['Resources', id])],
    }));
    const type = own(resource, 'Type');
    const name = typeof type === 'string' ? type : undefined;
    for (const violation of violations) report(violation, name);
    for (const mention of mentions) reportIf(checkMention(mention, names, specification), name, report);
  }
  for (const mention of mentionsIn(sectionOf(template, 'Outputs'), ['Outputs'])) reportIf(checkMention(mention, names, specification), undefined, report);
  return findings;
}

/** What follows from a resource alone. */
interface About {
  readonly violations: readonly Violation[];
  readonly mentions: readonly Mention[];
}

const aboutResource = createMemory<JsonObject, About>();

function reportIf(violation: Violation | undefined, type: string | undefined, report: (violation: Violation, type: string | undefined) => void): void {
  if (violation) report(violation, type);
}

function findingOf({ check, path, message, repair, computed }: Violation, type: string | undefined, input: TemplateInput): Finding {
  const { id, severity } = CHECKS[check];
  const origin: Origin = input.synthesis.sourceMap.origin(path) ?? { path: [] };
  const isWritten = repair !== undefined && JSON.stringify(writtenAt(input.design, origin.path)) === JSON.stringify(at(input.synthesis.template, path));
  return {
    rule: id, severity: computed && severity === 'error' ? 'warning' : severity, message, ...origin,
    ...(type === undefined ? {} : { source: pageOf(type, input.specification.asOf) }),
    ...(isWritten ? { fix: { title: repair.title, path: origin.path, value: repair.value } } : {}),
  };
}

/** What the file has at a path, where a value of the template may come from word for word. */
function writtenAt(design: Design, [section, ...rest]: Path): Json | undefined {
  if (section === 'template') return at(design.template, rest);
  const index = indexOf(design);
  const [id, ...below] = rest;
  const block = section === 'nodes' ? index.node(String(id)) : section === 'connections' ? index.connection(String(id)) : undefined;
  return block === undefined ? undefined : at(block as unknown as Json, below);
}

/** The page of a resource type, or of all types where it is not AWS's. */
function pageOf(type: string, asOf: string): Source {
  const [vendor, service, resource] = type.split('::');
  const root = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/';
  const isOwn = vendor === 'AWS' && service !== undefined && resource !== undefined;
  return { url: isOwn ? `${root}aws-resource-${service.toLowerCase()}-${resource.toLowerCase()}.html` : `${root}aws-template-resource-type-ref.html`, asOf };
}

function sectionOf(template: JsonObject, name: string): JsonObject {
  const section = own(template, name);
  return isObject(section) ? section : {};
}

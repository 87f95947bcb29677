import type { Origin, Synthesis, TemplateParts } from '../cloudformation/contract.ts';
import { indexOf, type Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { at, isObject, own, type Json, type Path } from '../model/json.ts';
import { createListMemory, flatten } from '../model/list-memory.ts';
import { sameItems } from '../model/lists.ts';
import type { Source } from '../model/source.ts';
import type { Resolver } from '../resolve/contract.ts';
import { CHECKS } from './checks.ts';
import type { Specification } from './contract.ts';
import { checkMention, dependenciesOf, mentionsIn, namesOf, type Mention, type Names } from './references.ts';
import { checkResource } from './resource.ts';
import type { Violation } from './verdict.ts';

export interface TemplateInput {
  readonly design: Design;
  readonly synthesis: Synthesis;
  readonly resolve: Resolver;
}

/**
 * Holds every resource of the template, and every reference in it, to what CloudFormation knows of resource
 * types. A finding stands at the place in the file that the value comes from.
 */
export function checkTemplate({ specification, ...input }: TemplateInput & { readonly specification: Specification }): readonly Finding[] {
  return templateChecker(specification)(input);
}

/** `checkTemplate` for an open document: what a resource gave is kept while it and the names of the template stay. */
export function templateChecker(specification: Specification): (input: TemplateInput) => readonly Finding[] {
  const byResource = createListMemory<readonly Finding[]>();
  const byOutput = createListMemory<readonly Finding[]>();
  const namesKept = namesKeeper();
  return (input) => {
    const { synthesis: { parts }, resolve } = input;
    const { resources, outputs } = parts;
    const names = namesKept(parts);
    const report = (violations: readonly Violation[], type?: string): readonly Finding[] => violations.map((violation) => findingOf(violation, type, specification, input));
    const aboutResources = byResource([resources.keys, resources.values], [names, resolve], (row) => {
      const [id, resource] = [resources.keys[row] as string, resources.values[row] as Json];
      return report(violationsIn(id, resource, { names, specification, resolve }), textAt(resource, 'Type'));
    });
    const aboutOutputs = byOutput([outputs.keys, outputs.values], [names], (row) => report(mentioned(mentionsIn(outputs.values[row] as Json, ['Outputs', outputs.keys[row] as string]), names, specification)));
    return flatten([...aboutResources, ...aboutOutputs]);
  };
}

interface Known {
  readonly names: Names;
  readonly specification: Specification;
  readonly resolve: Resolver;
}

function violationsIn(id: string, resource: Json, { names, specification, resolve }: Known): readonly Violation[] {
  const path = ['Resources', id];
  return [...checkResource(id, resource, specification, resolve), ...mentioned([...mentionsIn(resource, path), ...dependenciesOf(resource, path)], names, specification)];
}

function mentioned(mentions: readonly Mention[], names: Names, specification: Specification): readonly Violation[] {
  return mentions.flatMap((mention) => checkMention(mention, names, specification) ?? []);
}

/** The same names while nothing in the template is called otherwise. */
function namesKeeper(): (parts: TemplateParts) => Names {
  const typesOf = createListMemory<string | undefined>();
  let last: { readonly names: Names; readonly said: readonly (readonly unknown[])[] } | undefined;
  return ({ resources, parameters, transformed }) => {
    const types = typesOf([resources.values], [], (row) => textAt(resources.values[row] as Json, 'Type'));
    const said = [resources.keys, types, parameters.keys, [transformed]];
    if (!last?.said.every((list, at) => list === said[at] || sameItems(list, said[at] ?? []))) last = { said, names: namesOf(resources.keys, types, parameters.keys, transformed) };
    return last.names;
  };
}

function findingOf({ check, path, message, repair, computed }: Violation, type: string | undefined, specification: Specification, input: TemplateInput): Finding {
  const { id, severity } = CHECKS[check];
  const origin: Origin = input.synthesis.sourceMap.origin(path) ?? { path: [] };
  const isWritten = repair !== undefined && JSON.stringify(writtenAt(input.design, origin.path)) === JSON.stringify(at(input.synthesis.template, path));
  return {
    rule: id, severity: computed && severity === 'error' ? 'warning' : severity, message, ...origin,
    ...(type === undefined ? {} : { source: pageOf(type, specification) }),
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

/** The page of a resource type, or of all types where it is not AWS's or none. */
function pageOf(type: string, { asOf, has }: Specification): Source {
  const [vendor, service, resource] = type.split('::');
  const root = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/';
  const isOwn = vendor === 'AWS' && service !== undefined && resource !== undefined && has(type);
  return { url: isOwn ? `${root}aws-resource-${service.toLowerCase()}-${resource.toLowerCase()}.html` : `${root}aws-template-resource-type-ref.html`, asOf };
}

function textAt(value: Json, key: string): string | undefined {
  const text = isObject(value) ? own(value, key) : undefined;
  return typeof text === 'string' ? text : undefined;
}

import type { Design, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type JsonObject } from '../model/json.ts';
import type { Contribution } from './contribution.ts';
import type { Origin } from './contract.ts';
import { written, type Draft, type Traced } from './draft.ts';
import * as say from './findings.ts';
import { isLogicalId } from './names.ts';

/** What all nodes add together, checked for ids that meet. */
export interface Assembly {
  readonly resources: ReadonlyMap<string, Traced>;
  readonly parameters: ReadonlyMap<string, Draft>;
  readonly outputs: ReadonlyMap<string, Draft>;
  readonly findings: readonly Finding[];
}

/** A resource that is written out below a node. */
export interface Part {
  readonly logicalId: string;
  readonly resource: Traced;
}

/** The parts of a node, each with its place. */
export function partsOf(node: Node): readonly Part[] {
  return Object.entries(node.parts as JsonObject).map(([logicalId, value]) => ({ logicalId, resource: written({ node: node.id, path: ['nodes', node.id, 'parts', logicalId] }, value) }));
}

/** Puts together what the nodes add, in their order; `parts` and the resources of `template:` of the whole design claim their ids first. */
export function assemble(design: Design, contributions: readonly Contribution[], partsByNode: readonly (readonly Part[])[]): Assembly {
  const findings: Finding[] = [];
  const parts = claims(partsByNode, findings);
  const hand = own(design.template, 'Resources');
  const isClaimed = (logicalId: string): boolean => isObject(hand) && Object.hasOwn(hand, logicalId);
  const resources = new Map<string, Traced>();
  const [parameters, outputs] = [new Map<string, Draft>(), new Map<string, Draft>()];
  const add = (logicalId: string, resource: Traced, origin: Origin): void => {
    const taken = resources.get(logicalId);
    if (!isLogicalId(logicalId)) findings.push(say.badLogicalId(logicalId, origin));
    else if (isClaimed(logicalId)) findings.push(say.duplicateLogicalId(logicalId, origin, { path: ['template', 'Resources', logicalId] }));
    else if (taken && !parts.has(logicalId)) findings.push(say.duplicateLogicalId(logicalId, origin, taken.origin));
    else resources.set(logicalId, parts.get(logicalId) ?? resource);
  };
  contributions.forEach((contribution, at) => {
    for (const { logicalId, resource, origin } of contribution.resources) add(logicalId, resource, origin);
    const isMade = design.nodes[at]?.generated === true;
    for (const { logicalId, resource } of isMade ? [] : partsByNode[at] ?? []) if (parts.get(logicalId) === resource && !resources.has(logicalId)) add(logicalId, resource, resource.origin);
    fill(parameters, contribution.parameters);
    fill(outputs, contribution.outputs);
    for (const finding of contribution.findings) findings.push(finding);
  });
  return { resources, parameters, outputs, findings };
}

function claims(partsByNode: readonly (readonly Part[])[], findings: Finding[]): ReadonlyMap<string, Traced> {
  const parts = new Map<string, Traced>();
  for (const own of partsByNode) {
    for (const { logicalId, resource } of own) {
      const earlier = parts.get(logicalId);
      if (earlier) findings.push(say.duplicateLogicalId(logicalId, resource.origin, earlier.origin));
      else parts.set(logicalId, resource);
    }
  }
  return parts;
}

function fill(all: Map<string, Draft>, some: ReadonlyMap<string, Draft>): void {
  for (const [name, draft] of some) if (!all.has(name)) all.set(name, draft);
}

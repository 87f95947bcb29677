import type { Design, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Origin } from './contract.ts';
import { madeFor, written, type Draft, type DraftObject, type Traced } from './draft.ts';
import { isLogicalId } from './names.ts';
import * as say from './findings.ts';

/** The template while it grows: what each node adds, checked for ids that meet. */
export interface Assembly {
  readonly add: (logicalId: string, resource: Draft, origin: Origin) => void;
  /** Adds what is left of a node's parts: those that nothing generated stood for. */
  readonly addParts: (node: Node) => void;
  readonly parameter: (name: string, parameter: Draft) => void;
  readonly output: (name: string, output: DraftObject, origin: Origin) => void;
  readonly finding: (finding: Finding) => void;
  readonly resources: ReadonlyMap<string, Traced>;
  readonly parameters: ReadonlyMap<string, Draft>;
  readonly outputs: ReadonlyMap<string, Draft>;
  readonly findings: readonly Finding[];
}

interface Part {
  readonly value: Json;
  readonly origin: Origin;
}

/** An empty assembly; `parts` and the resources of `template:` of the whole design claim their ids first. */
export function assemblyFor(design: Design): Assembly {
  const findings: Finding[] = [];
  const resources = new Map<string, Traced>();
  const parameters = new Map<string, Draft>();
  const outputs = new Map<string, Draft>();
  const parts = partsOf(design, (finding) => findings.push(finding));
  const claimed = own(design.template, 'Resources');

  function add(logicalId: string, resource: Draft, origin: Origin): void {
    const part = parts.get(logicalId);
    const taken = resources.get(logicalId);
    if (!isLogicalId(logicalId)) findings.push(say.badLogicalId(logicalId, origin));
    else if (isObject(claimed) && Object.hasOwn(claimed, logicalId)) findings.push(say.duplicateLogicalId(logicalId, origin, { path: ['template', 'Resources', logicalId] }));
    else if (part) resources.set(logicalId, written(part.origin, part.value));
    else if (taken) findings.push(say.duplicateLogicalId(logicalId, origin, taken.origin));
    else resources.set(logicalId, madeFor(origin, resource));
  }

  function addParts(node: Node): void {
    for (const logicalId of Object.keys(node.parts)) {
      const part = parts.get(logicalId);
      if (part?.origin.node === node.id && !resources.has(logicalId)) add(logicalId, part.value, part.origin);
    }
  }

  return {
    add, addParts, resources, parameters, outputs, findings,
    parameter: (name, parameter) => void (parameters.has(name) || parameters.set(name, parameter)),
    output: (name, output, origin) => void (outputs.has(name) || outputs.set(name, madeFor(origin, output))),
    finding: (finding) => void findings.push(finding),
  };
}

function partsOf(design: Design, report: (finding: Finding) => void): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const node of design.nodes) {
    for (const [logicalId, value] of Object.entries(node.parts as JsonObject)) {
      const origin = { node: node.id, path: ['nodes', node.id, 'parts', logicalId] };
      const earlier = parts.get(logicalId);
      if (earlier) report(say.duplicateLogicalId(logicalId, origin, earlier.origin));
      else parts.set(logicalId, { value, origin });
    }
  }
  return parts;
}

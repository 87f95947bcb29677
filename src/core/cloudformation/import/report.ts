import { logicalIdOf, nameOf, type Design } from '../../model/design.ts';
import { isObject, own } from '../../model/json.ts';
import type { Template } from './read-template.ts';

/** What became of every resource, in the order of the template, and of what the template only implies. */
export interface ImportReport {
  readonly resources: readonly ResourceReport[];
  /** Ids of nodes that no resource of the template stands for. */
  readonly generated: readonly string[];
  readonly connections: readonly ConnectionReport[];
}

export interface ResourceReport {
  readonly logicalId: string;
  readonly type: string;
  /** Line in the template, from 1. */
  readonly line: number;
  readonly became: 'node' | 'part' | 'template';
  /** The node that it is, or is part of. */
  readonly node?: string;
  /** Connections that it makes true. */
  readonly connections: readonly string[];
}

export interface ConnectionReport {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind?: string;
  readonly because: readonly string[];
}

export function reportOf(design: Design, template: Template): ImportReport {
  const homes = new Map<string, { readonly became: 'node' | 'part'; readonly node: string }>();
  for (const node of design.nodes) {
    if (!node.generated) homes.set(logicalIdOf(node), { became: 'node', node: node.id });
    for (const part of Object.keys(node.parts)) homes.set(part, { became: 'part', node: node.id });
  }
  const proofs = new Map<string, string[]>();
  for (const { id, realizedBy } of design.connections) {
    for (const logicalId of new Set(realizedBy.map((place) => place.split('.')[0] ?? ''))) {
      const proven = proofs.get(logicalId);
      if (proven) proven.push(id);
      else proofs.set(logicalId, [id]);
    }
  }
  const all = own(template.data, 'Resources');
  return {
    resources: Object.entries(isObject(all) ? all : {}).map(([logicalId, value]) => ({
      logicalId, type: isObject(value) ? String(own(value, 'Type') ?? '') : '', line: template.layout.resources.get(logicalId)?.line ?? 1,
      ...(homes.get(logicalId) ?? { became: 'template' as const }), connections: proofs.get(logicalId) ?? [],
    })),
    generated: design.nodes.filter((node) => node.generated).map(nameOf),
    connections: design.connections.map(({ id, from, to, kind, realizedBy }) => ({ id, from, to, ...(kind !== undefined && { kind }), because: realizedBy })),
  };
}

import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Facts, FactsPart } from '../catalog/facts.ts';
import { indexOf, type Connection, type Design, type Node } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Usage } from '../traffic/contract.ts';
import type { Edge, RuleContext } from './contract.ts';

export interface CheckInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
  readonly usage: Usage;
}

/** Told of a part of a service that threw: what it is, and what it threw. The others go on. */
export type OnFailure = (what: string, error: unknown) => void;

/** What every rule of one check reads: the edges with their facts are computed once, in the order of the file. */
export function ruleContext(input: CheckInput, onFailure: OnFailure): RuleContext {
  const { design, catalog } = input;
  const edges = edgesOf(input, onFailure);
  const outgoing = groupBy(edges, (edge) => edge.from.id);
  const incoming = groupBy(edges, (edge) => edge.to.id);
  return {
    ...input,
    index: indexOf(design),
    quota: (id) => accountQuota(design, id) ?? documentedQuota(catalog, design.region, id),
    edges,
    outgoing: (node, kind) => ofKind(outgoing.get(node.id), kind),
    incoming: (node, kind) => ofKind(incoming.get(node.id), kind),
  };
}

/** The connections whose two ends exist and whose kind is known, with what the ends tell each other. */
function edgesOf({ design, catalog, resolve }: CheckInput, onFailure: OnFailure): readonly Edge[] {
  const index = indexOf(design);
  const factsOf = (end: keyof FactsPart, kind: ConnectionKindId, node: Node, connection: Connection): Facts => {
    try {
      return catalog.kind(node.service)?.facts[end]?.[kind]?.(node, connection, resolve) ?? NO_FACTS;
    } catch (error) {
      onFailure(`${node.service} (facts)`, error);
      return NO_FACTS;
    }
  };
  return design.connections.flatMap((connection): readonly Edge[] => {
    const [from, to] = [index.node(connection.from), index.node(connection.to)];
    const kind = from && to && catalog.kindOf(connection, from, to, resolve);
    if (!from || !to || !kind) return [];
    const [sourceFacts, targetFacts] = [factsOf('asSource', kind, from, connection), factsOf('asTarget', kind, to, connection)];
    return [{ connection, kind, from, to, sourceFacts, targetFacts }];
  });
}

function accountQuota(design: Design, id: string): number | undefined {
  const quotas = own(design.account, 'quotas');
  const value = isObject(quotas) ? own(quotas, id) : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function documentedQuota(catalog: Catalog, region: string, id: string): number | undefined {
  const limit = catalog.limit(id);
  return own(limit?.byRegion, region) ?? limit?.value;
}

function ofKind(edges: readonly Edge[] | undefined, kind: ConnectionKindId | undefined): readonly Edge[] {
  if (!edges) return NO_EDGES;
  return kind === undefined ? edges : edges.filter((edge) => edge.kind === kind);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const NO_FACTS: Facts = {};
const NO_EDGES: readonly Edge[] = [];

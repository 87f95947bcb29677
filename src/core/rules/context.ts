import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Facts, FactsPart } from '../catalog/facts.ts';
import { createMemory } from '../catalog/memory.ts';
import { indexOf, type Connection, type Design, type Node } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Usage } from '../traffic/contract.ts';
import type { Edge, RuleContext } from './contract.ts';
import { groupBy } from '../model/lists.ts';

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

/** One connection as an edge; kept while its ends stay, with what failed in making it. */
interface Made {
  readonly edges: readonly Edge[];
  readonly failures: readonly { readonly what: string; readonly error: unknown }[];
}

const madeOf = createMemory<Connection, Made>();

/** The connections whose two ends exist and whose kind is known, with what the ends tell each other. */
function edgesOf({ design, catalog, resolve }: CheckInput, onFailure: OnFailure): readonly Edge[] {
  const index = indexOf(design);
  return design.connections.flatMap((connection): readonly Edge[] => {
    const [from, to] = [index.node(connection.from), index.node(connection.to)];
    if (!from || !to) return [];
    const made = madeOf(connection, [from, to, resolve, catalog], () => makeEdge(connection, from, to, catalog, resolve));
    for (const { what, error } of made.failures) onFailure(what, error);
    return made.edges;
  });
}

function makeEdge(connection: Connection, from: Node, to: Node, catalog: Catalog, resolve: Resolver): Made {
  const kind = catalog.kindOf(connection, from, to, resolve);
  if (!kind) return { edges: [], failures: [] };
  const failures: { readonly what: string; readonly error: unknown }[] = [];
  const factsOf = (end: keyof FactsPart, node: Node): Facts => {
    try {
      return catalog.kind(node.service)?.facts[end]?.[kind]?.(node, connection, resolve) ?? NO_FACTS;
    } catch (error) {
      failures.push({ what: `${node.service} (facts)`, error });
      return NO_FACTS;
    }
  };
  return { edges: [{ connection, kind, from, to, sourceFacts: factsOf('asSource', from), targetFacts: factsOf('asTarget', to) }], failures };
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

const NO_FACTS: Facts = {};
const NO_EDGES: readonly Edge[] = [];

import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Facts, FactsPart } from '../catalog/facts.ts';
import { graphMaker, type ByNode, type Graph, type Link } from '../catalog/graph.ts';
import { indexOf, type Design, type Node } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import { createListMemory, flatten, keptWhile, type Columns } from '../model/list-memory.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Usage } from '../traffic/contract.ts';
import { circleFinder } from './circles.ts';
import type { Edge, RuleContext } from './contract.ts';
import { sharedKeeper } from './shared.ts';
import { strandedFinder } from './stranded.ts';
import { watch } from './watch.ts';

export interface CheckInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
  readonly usage: Usage;
}

/** Told of a part of a service that threw: what it is, and what it threw. The others go on. */
export type OnFailure = (what: string, error: unknown) => void;

/** What the rules of one check read, with the edges of each node by its place. */
export interface Surroundings {
  readonly context: RuleContext;
  readonly outgoing: ByNode<Edge>;
  readonly incoming: ByNode<Edge>;
  /** All that a narrow answer about a node follows from: a row of the columns, and what is given. */
  readonly columns: Columns;
  readonly given: readonly unknown[];
}

/** What every rule of one check reads: each edge and its facts are computed once, and kept over edits elsewhere. */
export function ruleContext(input: CheckInput, onFailure: OnFailure): RuleContext {
  return surroundingsMaker(input.catalog)(graphMaker(input.catalog)(input.design, input.resolve), input, onFailure).context;
}

/** `ruleContext` for an open document: what an edit did not touch is kept. */
export function surroundingsMaker(catalog: Catalog): (graph: Graph, input: CheckInput, onFailure: OnFailure) => Surroundings {
  const madeIn = createListMemory<Made | undefined>();
  const outgoingOf = createListMemory<readonly Edge[]>();
  const incomingOf = createListMemory<readonly Edge[]>();
  const circlesOf = circleFinder(catalog);
  const strandedOf = strandedFinder(catalog);
  const sharedOf = sharedKeeper();
  const together = keptWhile(gatherMade);
  const known = new WeakMap<Link, Made>();
  return (graph, input, onFailure) => {
    const { resolve, design } = input;
    const madeOf = (link: Link): Made => {
      const made = known.get(link) ?? makeEdge(link, catalog, resolve);
      known.set(link, made);
      return made;
    };
    const edgesAt = (links: readonly Link[] | undefined): readonly Edge[] => (links ?? []).map((link) => madeOf(link).edge);
    const { edges, failures } = together(madeIn([graph.links], [resolve], (row) => graph.links[row] && madeOf(graph.links[row])));
    const outgoing = outgoingOf([graph.outgoing], [resolve], (row) => edgesAt(graph.outgoing[row]));
    const incoming = incomingOf([graph.incoming], [resolve], (row) => edgesAt(graph.incoming[row]));
    const circles = circlesOf(graph);
    const stranded = strandedOf(graph, resolve);
    for (const { what, error } of failures) onFailure(what, error);
    const columns = [design.nodes, outgoing, incoming, circles, stranded, input.usage.passages];
    const given = [resolve, own(design.account, 'quotas'), design.region, input.usage.flows, input.usage.hoursPerMonth];
    const place = ({ id }: Node): number => graph.wiring.nodeAt(id) ?? -1;
    const context: Omit<RuleContext, 'shared'> = {
      ...input, edges,
      index: indexOf(design),
      quota: (id) => accountQuota(design, id) ?? documentedQuota(catalog, design.region, id),
      outgoing: (node, kind) => ofKind(outgoing[place(node)] ?? NO_EDGES, kind),
      incoming: (node, kind) => ofKind(incoming[place(node)] ?? NO_EDGES, kind),
      circle: (node) => circles[place(node)],
      isStranded: (node) => stranded[place(node)] ?? false,
    };
    const watched = watch({ ...context, shared: () => { throw new Error('A part of something shared asks for something shared.'); } });
    const shared = sharedOf({ nodes: design.nodes, columns, given, order: graph.wiring, watched });
    return { outgoing, incoming, columns, given, context: { ...context, shared } };
  };
}

/** A link as an edge, with what failed in making it. */
interface Made {
  readonly edge: Edge;
  readonly failures: readonly Failed[];
}

interface Failed {
  readonly what: string;
  readonly error: unknown;
}

function makeEdge({ connection, kind, from, to }: Link, catalog: Catalog, resolve: Resolver): Made {
  const failures: Failed[] = [];
  const factsOf = (end: keyof FactsPart, node: Node): Facts => {
    try {
      return catalog.kind(node.service)?.facts[end]?.[kind]?.(node, connection, resolve) ?? NO_FACTS;
    } catch (error) {
      failures.push({ what: `${node.service} (facts)`, error });
      return NO_FACTS;
    }
  };
  return { edge: { connection, kind, from, to, sourceFacts: factsOf('asSource', from), targetFacts: factsOf('asTarget', to) }, failures };
}

function gatherMade(made: readonly (Made | undefined)[]): { readonly edges: readonly Edge[]; readonly failures: readonly Failed[] } {
  const known = made.filter((each) => each !== undefined);
  return { edges: known.map(({ edge }) => edge), failures: flatten(known.map((each) => each.failures)) };
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

function ofKind(edges: readonly Edge[], kind: ConnectionKindId | undefined): readonly Edge[] {
  return kind === undefined ? edges : edges.filter((edge) => edge.kind === kind);
}

const NO_FACTS: Facts = {};
const NO_EDGES: readonly Edge[] = [];

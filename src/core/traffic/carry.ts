import type { Connection, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { cycleFinding } from './checks.ts';
import type { Stream, TrafficContext, TrafficEdge, TrafficPart } from './contract.ts';
import { forwardCalls, merge, total } from './forward.ts';
import { sameItems } from '../model/lists.ts';

/** Rounds that traffic in a circle is followed; what is left then is less than a billionth, or the circle feeds itself. */
const MAX_ROUNDS = 200;
const SETTLED = 1e-9;

type Streams = readonly Stream[];

/** One propagation: what is known once per design, and what arrives as it is found. */
export interface Run {
  readonly context: TrafficContext;
  readonly part: (node: Node) => TrafficPart;
  readonly edges: ReadonlyMap<string, readonly TrafficEdge[]>;
  /** What each connection (and the node itself) has brought to a node so far. */
  readonly brought: Map<string, Streams[]>;
  readonly arriving: Map<string, Streams>;
  readonly over: Map<string, Streams>;
  readonly findings: Finding[];
}

/** Hands on what arrived at the nodes of one component; everything before it has been handed on already. */
export function carry(component: readonly string[], run: Run): void {
  const [id] = component;
  const edges = id === undefined ? [] : (run.edges.get(id) ?? []);
  if (component.length > 1 || edges.some((edge) => edge.connection.to === id)) {
    circulate(component, run);
    return;
  }
  const node = id === undefined ? undefined : run.context.index.node(id);
  const brought = id === undefined ? undefined : run.brought.get(id);
  if (!node || !brought) return;
  const { arrived, handed, findings } = pass(node, brought, edges, run);
  run.arriving.set(node.id, arrived);
  run.findings.push(...findings);
  edges.forEach((edge, index) => {
    const streams = handed[index] ?? [];
    if (streams.length === 0) return;
    run.over.set(edge.connection.id, streams);
    bring(run.brought, edge.connection.to, streams);
  });
}

/** What a node made of what was brought to it. */
interface Passage {
  readonly brought: readonly Streams[];
  readonly edges: readonly TrafficEdge[];
  readonly outgoing: readonly Connection[];
  readonly part: TrafficPart;
  readonly context: TrafficContext;
  readonly arrived: Streams;
  /** By edge. */
  readonly handed: readonly Streams[];
  readonly findings: readonly Finding[];
}

const passages = new WeakMap<Node, Passage>();

/** Passes traffic through a node; the same answer, down to its arrays, where nothing it depends on has changed. */
function pass(node: Node, brought: readonly Streams[], edges: readonly TrafficEdge[], { context, part: partOf }: Run): Passage {
  const part = partOf(node);
  const outgoing = context.index.outgoing(node.id);
  const last = passages.get(node);
  if (last && last.part === part && sameItems(last.brought, brought) && sameItems(last.edges, edges) && sameItems(last.outgoing, outgoing)
    && last.context.resolve === context.resolve && last.context.hoursPerMonth === context.hoursPerMonth) return last;
  const arrived = merge(brought.length === 1 ? (brought[0] ?? []) : brought.flat());
  const passage: Passage = {
    brought, edges, outgoing, part, context, arrived,
    handed: edges.map((edge) => hand(arrived, edge, part, context)),
    findings: part.check?.(arrived, node, context) ?? [],
  };
  passages.set(node, passage);
  return passage;
}

function hand(streams: Streams, edge: TrafficEdge, { forward = forwardCalls }: TrafficPart, context: TrafficContext): Streams {
  return merge(forward(streams, edge, context).filter((stream) => stream.perMonth > 0 && Number.isFinite(stream.perMonth)));
}

function bring(to: Map<string, Streams[]>, node: string, streams: Streams): void {
  const known = to.get(node);
  if (known) known.push(streams);
  else to.set(node, [streams]);
}

/** Follows traffic round a cycle: each round hands on only what the round before brought. */
function circulate(component: readonly string[], run: Run): void {
  const inside = new Set(component);
  let pending = new Map(component.map((id) => [id, merge((run.brought.get(id) ?? []).flat())] as const));
  const first = amount(pending);
  if (first === 0) return;
  const over = new Map<string, Streams[]>();
  let left = first;
  for (let round = 0; round < MAX_ROUNDS && left > first * SETTLED; round++) {
    const coming = new Map<string, Streams[]>();
    for (const [id, streams] of pending) handRound(id, streams, run, (edge, handed) => {
      bring(over, edge.connection.id, handed);
      bring(run.brought, edge.connection.to, handed);
      if (inside.has(edge.connection.to)) bring(coming, edge.connection.to, handed);
    });
    pending = new Map([...coming].map(([id, streams]) => [id, merge(streams.flat())]));
    left = amount(pending);
  }
  for (const [connection, streams] of over) run.over.set(connection, merge(streams.flat()));
  for (const id of component) settle(id, run);
  run.findings.push(cycleFinding([...component].reverse(), left > first * SETTLED, run.context));
}

function handRound(id: string, streams: Streams, { context, edges, part }: Run, onto: (edge: TrafficEdge, streams: Streams) => void): void {
  const node = context.index.node(id);
  if (!node || streams.length === 0) return;
  for (const edge of edges.get(id) ?? []) onto(edge, hand(streams, edge, part(node), context));
}

function settle(id: string, { context, brought, arriving, part, findings }: Run): void {
  const node = context.index.node(id);
  const arrived = merge((brought.get(id) ?? []).flat());
  arriving.set(id, arrived);
  if (node) findings.push(...(part(node).check?.(arrived, node, context) ?? []));
}

function amount(pending: ReadonlyMap<string, Streams>): number {
  return [...pending.values()].reduce((sum, streams) => sum + total(streams), 0);
}

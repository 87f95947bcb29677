import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Link } from '../catalog/graph.ts';
import { isModelled } from '../catalog/service.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Passage, Stream, TrafficContext, TrafficPart } from './contract.ts';
import { edgeMaker } from './edges.ts';
import { forwardCalls, merge } from './forward.ts';

export type Streams = readonly Stream[];

/** How traffic passes through nodes. */
export interface Pass {
  /** What a node makes of what is brought to it. */
  readonly through: (node: Node, brought: readonly Streams[], links: readonly Link[], context: TrafficContext) => Passage;
  /** What streams at the beginning of a link become at its end. */
  readonly over: (link: Link, streams: Streams, context: TrafficContext) => Streams;
  /** What is brought to a node, with the attempts that it makes of it. */
  readonly received: (node: Node, brought: Streams, context: TrafficContext) => Streams;
  /** Streams that a node cannot place. */
  readonly check: (node: Node, arrived: Streams, context: TrafficContext) => readonly Finding[];
}

/** Kinds of connection over which nobody waits for the answer, and the receiver is invoked. */
const UNATTENDED: ReadonlySet<ConnectionKindId> = new Set(['start', 'deliver', 'notify', 'on-failure']);

function attended(stream: Stream, triesAgain: boolean): Stream {
  const { unattended: _, ...rest } = stream;
  return triesAgain ? { ...rest, unattended: true } : rest;
}

/** A node that has no part of its own hands traffic on as `forwardCalls` does. */
const DEFAULT: TrafficPart = {};

/** How a node's service hands traffic on. */
export function partOf(catalog: Catalog, node: Node): TrafficPart {
  const part = catalog.kind(node.service)?.traffic;
  return part && isModelled(part) ? part : DEFAULT;
}

export function passer(catalog: Catalog): Pass {
  const edgeOf = edgeMaker(catalog);
  const over: Pass['over'] = (link, streams, context) => {
    const { forward = forwardCalls } = partOf(catalog, link.from);
    const all = forward(streams, edgeOf(link), context);
    const handed = all.every(isCarried) ? all : all.filter(isCarried);
    const triesAgain = UNATTENDED.has(link.kind) && partOf(catalog, link.to).attempts !== undefined;
    return merge(handed.some(({ unattended = false }) => unattended !== triesAgain) ? handed.map((stream) => attended(stream, triesAgain)) : handed);
  };
  const received: Pass['received'] = (node, brought, context) => {
    const times = brought.some(({ unattended }) => unattended) ? (partOf(catalog, node).attempts?.(node, context) ?? 1) : 1;
    return times === 1 ? brought : brought.map((stream) => (stream.unattended ? { ...stream, perMonth: stream.perMonth * times } : stream));
  };
  const check: Pass['check'] = (node, arrived, context) => partOf(catalog, node).check?.(arrived, node, context) ?? [];
  return {
    over, received, check,
    through: (node, brought, links, context) => {
      const arrived = received(node, merge(brought.length === 1 ? (brought[0] ?? []) : brought.flat()), context);
      return new Passed(arrived, handedOver(links, (link) => over(link, arrived, context)), check(node, arrived, context));
    },
  };
}

/**
 * A class, not a literal: V8 makes literals of which a large design kept thousands old from birth, and a dead old object
 * keeps alive what it points to, here all streams of a design, until the next full collection.
 */
class Passed implements Passage {
  readonly arrived: Passage['arrived'];
  readonly handed: Passage['handed'];
  readonly findings: Passage['findings'];

  constructor(arrived: Passage['arrived'], handed: Passage['handed'], findings: Passage['findings']) {
    this.arrived = arrived;
    this.handed = handed;
    this.findings = findings;
  }
}

const NOTHING_HANDED: ReadonlyMap<Connection, Streams> = new Map();

/** Streams by connection; one over which nothing travels is left out. */
export function handedOver(links: readonly Link[], over: (link: Link) => Streams): ReadonlyMap<Connection, Streams> {
  if (links.length === 0) return NOTHING_HANDED;
  const handed = new Map<Connection, Streams>();
  for (const link of links) {
    const streams = over(link);
    if (streams.length > 0) handed.set(link.connection, streams);
  }
  return handed;
}

function isCarried({ perMonth }: Stream): boolean {
  return perMonth > 0 && Number.isFinite(perMonth);
}

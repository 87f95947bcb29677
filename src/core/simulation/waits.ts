import { CONNECTION_KINDS } from '../catalog/connection-kinds.ts';
import { indexOf, type Connection, type Design } from '../model/design.ts';
import type { Usage } from '../traffic/contract.ts';
import type { SimulationResult } from './result-contract.ts';

const WAITED_FOR: ReadonlySet<string> = new Set(CONNECTION_KINDS.filter(({ line }) => line === 'sync').map(({ id }) => id));

/** A design and the traffic over its connections. */
export interface Wired {
  readonly design: Design;
  readonly usage: Pick<Usage, 'kindOf' | 'over'>;
}

/** Connections over which a node calls and waits for the answer. */
export function waitedFor(node: string, { design, usage }: Wired): readonly Connection[] {
  return indexOf(design).outgoing(node).filter(({ id }) => WAITED_FOR.has(usage.kindOf(id) ?? ''));
}

/** Nodes that a call from `start` on comes by while somebody waits, the first one included; with a flow, its calls only. */
export function nodesWaitedFor(start: string, wired: Wired, flow?: string): readonly string[] {
  return reached(start, (node) => waitedFor(node, wired).filter(({ id }) => carries(id, wired, flow)));
}

/** All nodes that calls of a flow come by, whoever waits for them. */
export function nodesReached(start: string, wired: Wired, flow: string): readonly string[] {
  return reached(start, (node) => indexOf(wired.design).outgoing(node).filter(({ id }) => carries(id, wired, flow)));
}

function carries(connection: string, { usage }: Wired, flow: string | undefined): boolean {
  return flow === undefined || usage.over(connection).some((stream) => stream.flow === flow);
}

function reached(start: string, next: (node: string) => readonly Connection[]): readonly string[] {
  const seen = new Set([start]);
  for (const node of seen) for (const { to } of next(node)) seen.add(to);
  return [...seen];
}

/** Milliseconds of the mean time at a node that pass at the node itself and at nothing that it waits for; undefined where nothing came. */
export function ownTime(node: string, { nodes, connections }: Pick<SimulationResult, 'nodes' | 'connections'>, wired: Wired): number | undefined {
  const figures = nodes.find((each) => each.node === node);
  if (!figures || figures.requests === 0) return undefined;
  const behind = waitedFor(node, wired).reduce((sum, { id, to }) => {
    const calls = connections.find(({ connection }) => connection === id)?.requests ?? 0;
    const mean = nodes.find((each) => each.node === to)?.latency.mean ?? 0;
    return sum + (calls / figures.requests) * (Number.isFinite(mean) ? mean : 0);
  }, 0);
  return Math.max(0, figures.latency.mean - behind);
}

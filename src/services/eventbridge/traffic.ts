import { createMemory } from '../../core/catalog/memory.ts';
import type { Node } from '../../core/model/design.ts';
import { assumptionsOf } from '../../core/traffic/assumptions.ts';
import type { Flow, Stream, TrafficContext, TrafficEdge, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls } from '../../core/traffic/forward.ts';
import { CONSTANT } from '../../core/traffic/shapes.ts';
import { limits } from './limits.ts';
import { isSwitchedOff } from './switched-off.ts';
import { timingOf } from './timing.ts';

/** A bus shows every event to each of its rules; what share a rule lets pass stands on the connection (`assume.share`). */
export const bus: TrafficPart = {};

/** A rule hands on what matches it, and what its own schedule makes. */
export const rule: TrafficPart = { starts: runs, forward: forwardAtWork };

/** A schedule is traffic by itself: as often as its expression says. */
export const schedule: TrafficPart = { starts: runs, forward: forwardAtWork };

/** A pipe hands on batch by batch to what takes a batch whole, record by record to queues, topics and buses. */
export const pipe: TrafficPart = {
  forward: (arriving, edge, context) => {
    if (isSwitchedOff(edge.node, context.resolve)) return [];
    const handed = forwardCalls(arriving, edge);
    return edge.kind === 'send' || edge.kind === 'publish' ? recordByRecord(handed, batchOf(edge, context)) : handed;
  },
};

const NO_FLOWS: readonly Flow[] = [];
const flowsOf = createMemory<Node, readonly Flow[]>();

/** The flow of a schedule, unless the file says itself what starts here: one node may stand for many schedules. */
function runs(node: Node, { resolve, hoursPerMonth }: TrafficContext): readonly Flow[] {
  return flowsOf(node, [resolve, hoursPerMonth], () => {
    const timing = timingOf(node, resolve);
    if (!timing?.ok || Object.keys(node.traffic).length > 0 || isSwitchedOff(node, resolve)) return NO_FLOWS;
    const name = 'schedule';
    return [{ id: `${node.id}.${name}`, node: node.id, name, perMonth: timing.value.perMonth(hoursPerMonth), shape: CONSTANT, sends: 0, receives: 0 }];
  });
}

function forwardAtWork(arriving: readonly Stream[], edge: TrafficEdge, { resolve }: TrafficContext): readonly Stream[] {
  return isSwitchedOff(edge.node, resolve) ? [] : forwardCalls(arriving, edge);
}

function recordByRecord(batches: readonly Stream[], batch: number): readonly Stream[] {
  if (batch === 1) return batches;
  return batches.map((stream) => ({ ...stream, perMonth: stream.perMonth * batch, ...(stream.sends !== undefined && { sends: stream.sends / batch }) }));
}

/** Records in one batch, where the connection that is polled says it (`assume.batch`); else each comes alone. */
function batchOf({ node }: TrafficEdge, { index, resolve }: TrafficContext): number {
  const polled = index.incoming(node.id)[0];
  const stated = polled === undefined ? undefined : assumptionsOf(polled).batch;
  if (polled === undefined || stated === undefined) return 1;
  return Math.max(1, Math.min(stated, resolve.number(polled.properties, 'BatchSize') ?? limits['pipe-target-batch-max'].value));
}

import type { NotModelled } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { assumptionsOf } from '../../core/traffic/assumptions.ts';
import { errorsOf, givesUpTo, lostShare, type Failure } from '../../core/traffic/attempts.ts';
import { DEFAULT_BATCH_SIZE, isDisabled, pollBatches } from '../../core/traffic/batches.ts';
import type { TrafficContext, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls, message } from '../../core/traffic/forward.ts';
import { MAX_RECEIVE_COUNT } from './cloudformation.ts';

/** A queue is polled for batches; what fails is received again, and goes to the dead-letter queue at last. */
export const sqs: TrafficPart | NotModelled = {
  forward: (arriving, edge, context) => {
    if (edge.kind === 'poll') return isDisabled(edge) ? [] : pollBatches(arriving, edge, DEFAULT_BATCH_SIZE.queue, context, { given: redelivery(edge.node, context) });
    if (edge.kind !== 'on-failure') return forwardCalls(arriving, edge);
    const lost = lostShare({ ...redelivery(edge.node, context), errors: errorsOfConsumer(edge.node, context) });
    return arriving.map((stream) => message(stream, stream.perMonth * lost, edge));
  },
};

/** How often a message is received before the queue gives it up, and which share always fails. */
export function redelivery(node: Node, { index, resolve }: Pick<TrafficContext, 'index' | 'resolve'>): Pick<Failure, 'poison' | 'most'> {
  const dead = givesUpTo(node, index);
  if (!dead) return { poison: 0, most: Infinity };
  return { poison: assumptionsOf(dead).failureRatio ?? 0, most: Math.max(1, resolve.number(dead.with, 'maxReceiveCount') ?? MAX_RECEIVE_COUNT) };
}

/** Of several consumers the one that fails most. */
function errorsOfConsumer(node: Node, { index }: TrafficContext): number {
  return Math.max(0, ...index.outgoing(node.id).map(({ to }) => errorsOf(index.node(to))));
}

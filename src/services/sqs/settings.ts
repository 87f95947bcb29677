import type { Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

/** Whether the queue is known to be a FIFO queue. */
export function isFifo(node: Node, resolve: Resolver): boolean {
  return resolve.boolean(node.properties, 'FifoQueue') === true;
}

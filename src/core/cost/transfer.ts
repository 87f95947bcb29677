import type { Node } from '../model/design.ts';
import { assumptionsOf } from '../traffic/assumptions.ts';
import type { Stream } from '../traffic/contract.ts';
import type { CostContext } from './contract.ts';

/**
 * Bytes a month that a node sends to clients over the internet: responses to those that call it
 * directly, and to presigned URLs. What goes to a distribution or stays within the region is free.
 *
 * @param responseBytes size of the response to a stream that says nothing of its own.
 */
export function bytesToInternet(node: Node, { index, usage }: CostContext, responseBytes: (stream: Stream) => number): number {
  let bytes = 0;
  for (const connection of index.incoming(node.id)) {
    if (usage.kindOf(connection.id) !== 'request' && !assumptionsOf(connection).presigned) continue;
    for (const stream of usage.over(connection.id)) bytes += stream.perMonth * (stream.receives ?? responseBytes(stream));
  }
  return bytes;
}

import type { Node } from '../../core/model/design.ts';
import type { StationContext } from '../../core/simulation/contract.ts';
import { ShardedStream } from '../../core/simulation/shards.ts';
import { STREAM_RETRY_MS } from './latencies.ts';
import { shardsOf } from './shards.ts';

/** The table's stream with the mappings that read it. */
export function streamOf(node: Node, { engine, random, resolve, outgoing, pollingOf, fault }: StationContext): ShardedStream {
  const mappings = outgoing.flatMap(({ connection, kind }) => {
    const polling = kind === 'poll' ? pollingOf(connection)?.stream : undefined;
    return polling ? [{ connection: engine.plan.connections.indexOf(connection), polling }] : [];
  });
  return new ShardedStream(engine, random, { shards: shardsOf(node, resolve), retryMs: STREAM_RETRY_MS, poison: fault.poison }, mappings);
}

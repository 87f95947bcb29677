import type { Node } from '../../core/model/design.ts';
import type { Ceiling, CeilingContext, StationContext } from '../../core/simulation/contract.ts';
import { ShardedStream } from '../../core/simulation/shards.ts';
import { STREAM_RETRY_MS } from './latencies.ts';
import { shardsOf } from './shards.ts';
import { isWrite } from './traffic.ts';

/** The table's stream with the mappings that read it. */
export function streamOf(node: Node, { engine, random, resolve, outgoing, pollingOf, fault }: StationContext): ShardedStream {
  const mappings = outgoing.flatMap(({ connection, kind }) => {
    const polling = kind === 'poll' ? pollingOf(connection)?.stream : undefined;
    return polling ? [{ connection: engine.plan.connections.indexOf(connection), polling }] : [];
  });
  return new ShardedStream(engine, random, { shards: shardsOf(node, resolve), retryMs: STREAM_RETRY_MS, poison: fault.poison }, mappings);
}

/** Batches at once of each mapping that reads the stream: full ones, when records come as fast as they can be read. */
export function streamCeilings(node: Node, { resolve, outgoing, pollingOf }: CeilingContext): readonly Ceiling[] {
  return outgoing.flatMap(({ connection, kind }) => {
    const polling = kind === 'poll' ? pollingOf(connection)?.stream : undefined;
    if (!polling?.enabled) return [];
    const seconds = polling.batchMs / 1000 / polling.batch;
    return [{ limit: polling.held.limit, perSecond: shardsOf(node, resolve) * polling.perShard, uses: (stream): number => (isWrite(stream) ? seconds : 0) }];
  });
}

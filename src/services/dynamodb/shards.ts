import type { Node } from '../../core/model/design.ts';
import { parseCount, parseRatio } from '../../core/model/units.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { assumedNumber } from '../../core/traffic/assumptions.ts';
import { limits } from './limits.ts';
import { billingOf } from './settings.ts';

/** No table has so many: what a file says by mistake takes no memory. */
const MOST_SHARDS = 10_000;

/** Share of calls that the busiest key gets. */
export function hotShareOf(node: Node): number {
  return assumedNumber(node, 'hotKeyShare', parseRatio) ?? assumedNumber(node, 'hotKey', parseRatio) ?? 0;
}

/**
 * Shards of the table's stream that are open at once: `assume.streamShards`, else one for each partition, of which
 * there are as many as serve the table's units. What is stored may take more of them.
 */
export function shardsOf(node: Node, resolve: Resolver): number {
  return Math.max(1, Math.min(MOST_SHARDS, Math.ceil(assumedNumber(node, 'streamShards', parseCount) ?? partitionsOf(node, resolve))));
}

/** On demand a partition serves its reads and its writes side by side; provisioned units of both are added up. */
function partitionsOf(node: Node, resolve: Resolver): number {
  const [reads, writes] = [limits['partition-read-units'].value, limits['partition-write-units'].value];
  if (billingOf(node, resolve) === 'on-demand') return Math.max(limits['on-demand-initial-reads'].value / reads, limits['on-demand-initial-writes'].value / writes);
  const units = (what: string): number => resolve.number(node.properties, `ProvisionedThroughput.${what}CapacityUnits`) ?? 1;
  return units('Read') / reads + units('Write') / writes;
}

import type { Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import { partsOf } from '../../core/model/parts.ts';
import { parseRatio } from '../../core/model/units.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { parseAssumed } from '../../core/traffic/assumptions.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html (2026-11-21) */
const SMALLEST = '0.5';

/** Size in GB of the cache of a REST API's stage, as AWS writes it; undefined where there is none. */
export function cacheSizeOf(node: Node, resolve: Resolver): string | undefined {
  const stage = partsOf(node, 'AWS::ApiGateway::Stage').find((each) => resolve.boolean(each, 'CacheClusterEnabled') === true);
  return stage && (resolve.string(stage, 'CacheClusterSize') ?? resolve.number(stage, 'CacheClusterSize')?.toString() ?? SMALLEST);
}

/** Share of GET requests that the cache of a stage answers (`assume.cacheHitRatio`, 0). */
export function cacheHitRatioOf(node: Node, resolve: Resolver): number {
  const written = own(node.assume, 'cacheHitRatio');
  if (written === undefined || cacheSizeOf(node, resolve) === undefined) return 0;
  const ratio = parseAssumed(written, parseRatio);
  return ratio.ok ? ratio.value : 0;
}

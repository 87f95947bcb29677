import { listSetting } from '../../core/catalog/setting.ts';
import type { CostContext } from '../../core/cost/contract.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, type JsonObject } from '../../core/model/json.ts';

/**
 * A table of type AWS::DynamoDB::GlobalTable names its Regions under `Replicas`, its own among them, and says writes
 * once for all, reads for each.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-globaltable.html
 */
export function otherRegions(node: Node, { resolve, region: here }: CostContext): readonly string[] {
  return replicasOf(node, resolve).flatMap((replica) => resolve.string(replica, 'Region') ?? []).filter((region) => region !== here);
}

/** Capacity units that are written without auto scaling: of the replica in the bill's Region, for reads. */
export function globalUnits(node: Node, context: CostContext, way: 'Read' | 'Write'): number | undefined {
  return numberAt(node, context, way, 'CapacityUnits');
}

/** How far its auto scaling goes, as written. */
export function globalScaling(node: Node, context: CostContext, way: 'Read' | 'Write'): { readonly min: number; readonly max: number; readonly target: number } | undefined {
  const number = (name: string): number | undefined => numberAt(node, context, way, `CapacityAutoScalingSettings.${name}`);
  const target = number('TargetTrackingScalingPolicyConfiguration.TargetValue');
  const min = number('MinCapacity');
  return target === undefined || target <= 0 || min === undefined ? undefined : { min, max: number('MaxCapacity') ?? Infinity, target: Math.min(1, target / 100) };
}

function numberAt(node: Node, { resolve, region: here }: CostContext, way: 'Read' | 'Write', name: string): number | undefined {
  const owner = way === 'Write' ? node.properties : replicasOf(node, resolve).find((replica) => resolve.string(replica, 'Region') === here);
  return resolve.number(owner, `${way}ProvisionedThroughputSettings.${way}${name}`);
}

function replicasOf(node: Node, resolve: CostContext['resolve']): readonly JsonObject[] {
  return (listSetting(node.properties, 'Replicas', resolve) ?? []).flatMap((replica) => (isObject(replica) ? [replica] : []));
}

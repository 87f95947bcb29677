import type { CostContext } from '../../core/cost/contract.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import { formatNumber, formatRatio } from '../../core/model/units-format.ts';
import { parseRatio } from '../../core/model/units.ts';
import { partsOf } from '../../core/rules/parts.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { CONSTANT } from '../../core/traffic/shapes.ts';
import { globalScaling } from './global-table.ts';
import { isWrite } from './traffic.ts';
import { unitsOfCall } from './units.ts';

/** Which capacity: of the table or of an index, and what its ProvisionedThroughput says. */
interface Wanted {
  readonly way: 'Read' | 'Write';
  readonly of: 'table' | 'index';
  readonly provisioned: number | undefined;
}

interface Scaling {
  readonly min: number;
  readonly max: number;
  /** Share of the capacity that is to be used. */
  readonly target: number;
}

/** What auto scaling provides on average. */
interface Scaled {
  readonly mean: number;
  readonly how: Text;
}

/**
 * Capacity that Application Auto Scaling provides on average over the month: what traffic uses at each hour, so that
 * the target share of it is used, between its bounds. As the node's parts say (a scalable target and its target
 * tracking policy), else by `assume.autoScaling`, never below ProvisionedThroughput. It follows at once here, while
 * AWS raises within minutes and lowers later. An index is scaled with the writes; who reads it is not known.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
export function scaledUnits(node: Node, context: CostContext, wanted: Wanted): Scaled | undefined {
  const scaling = scalingIn(node, context, wanted) ?? (wanted.of === 'table' ? globalScaling(node, context, wanted.way) : undefined) ?? assumedScaling(node, context, wanted);
  if (!scaling) return undefined;
  const { min, max, target } = scaling;
  const used = usedAt(node, context, wanted);
  const hours = Math.max(1, Math.round(context.hoursPerMonth));
  let sum = 0;
  for (let hour = 0; hour < hours; hour += 1) sum += Math.min(max, Math.max(min, Math.ceil(used((hour + 0.5) * 3600) / target - 1e-9)));
  const bounds = Number.isFinite(max) ? { en: `${formatNumber(min)} to ${formatNumber(max)}`, ko: `${formatNumber(min)}~${formatNumber(max)}` } : { en: `at least ${formatNumber(min)}`, ko: `최소 ${formatNumber(min)}` };
  const share = formatRatio(target);
  return { mean: sum / hours, how: { en: `${bounds.en}, ${share} of it used`, ko: `${bounds.ko}, 사용률 ${share}` } };
}

/** What the node's own parts set. */
function scalingIn(node: Node, { resolve }: CostContext, { way, of, provisioned }: Wanted): Scaling | undefined {
  const target = partsOf(node, 'AWS::ApplicationAutoScaling::ScalableTarget')
    .find(({ properties }) => resolve.string(properties, 'ScalableDimension') === `dynamodb:${of}:${way}CapacityUnits`);
  if (!target) return undefined;
  const policy = partsOf(node, 'AWS::ApplicationAutoScaling::ScalingPolicy')
    .find(({ properties }) => resolve.string(properties, 'TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.PredefinedMetricType') === `DynamoDB${way}CapacityUtilization`);
  const share = policy && resolve.number(policy.properties, 'TargetTrackingScalingPolicyConfiguration.TargetValue');
  const min = resolve.number(target.properties, 'MinCapacity') ?? provisioned ?? 1;
  // Without a policy nothing moves the capacity from where it is.
  if (share === undefined || share <= 0) return undefined;
  return { min, max: resolve.number(target.properties, 'MaxCapacity') ?? Infinity, target: Math.min(1, share / 100) };
}

function assumedScaling(node: Node, context: CostContext, { provisioned }: Wanted): Scaling | undefined {
  const target = context.stated(node, 'autoScaling', parseRatio);
  return target === undefined || target <= 0 ? undefined : { min: provisioned ?? 1, max: Infinity, target };
}

/** Units a second that the traffic uses, so many seconds into the month. */
function usedAt(node: Node, { usage, hoursPerMonth }: CostContext, { way, of }: Wanted): (seconds: number) => number {
  const month = hoursPerMonth * 3600;
  const shapes = new Map(usage.flows.map(({ id, shape }) => [id, shape]));
  const counts = (call: Stream): boolean => (way === 'Write') === isWrite(call) && (way === 'Write' || of === 'table');
  const streams = usage.arriving(node.id).filter(counts)
    .map((call) => ({ rate: (call.perMonth * unitsOfCall(call, node)) / month, shape: shapes.get(call.flow) ?? CONSTANT }));
  return (seconds) => streams.reduce((sum, { rate, shape }) => sum + rate * shape.at(seconds, month), 0);
}

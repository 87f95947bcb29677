import type { Assumed, CostContext } from '../../core/cost/contract.ts';
import type { Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import { partsOf } from '../../core/model/parts.ts';
import { parseCount, parseRatio } from '../../core/model/units.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { peaksOf } from '../../core/traffic/peak.ts';
import { erlangB } from '../../core/traffic/warm-pool.ts';

/** Provisioned concurrency is billed from when it is switched on, rounded up to five minutes. https://aws.amazon.com/lambda/pricing/ (2026-11-21) */
const STEP_HOURS = 5 / 60;

const HOUR = 3600;
const WEEK_HOURS = 168;

/** What `provisionedOf` reads of a function's `assume`. */
export const PROVISIONED_ASSUMPTIONS = ['provisionedHours', 'provisionedShare'] as const;

/** Provisioned concurrency of a function, over all its aliases and versions. */
export interface Provisioned {
  /** Environments; undefined where a template only knows when it is deployed. */
  readonly environments: number | undefined;
  /** Hours a month that it is on, as billed. */
  readonly hours: Assumed;
  /** Share of invocations that it serves. */
  readonly share: Assumed;
}

/** What is provisioned for a function; undefined where nothing is. */
export function provisionedOf(node: Node, context: CostContext, seconds: number): Provisioned | undefined {
  if (own(node.properties, 'ProvisionedConcurrencyConfig') === undefined && Object.keys(node.parts).length === 0) return undefined;
  const written = [node.properties, ...partsOf(node, 'AWS::Lambda::Alias'), ...partsOf(node, 'AWS::Lambda::Version')].filter((properties) => own(properties, 'ProvisionedConcurrencyConfig') !== undefined);
  if (written.length === 0) return undefined;
  const numbers = written.map((properties) => context.resolve.number(properties, 'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions'));
  const environments = numbers.reduce<number | undefined>((sum, number) => (sum === undefined || number === undefined ? undefined : sum + Math.max(0, number)), 0);
  const on = context.assumed(node, 'provisionedHours', parseCount, context.hoursPerMonth);
  const hours = { ...on, value: Math.min(context.hoursPerMonth, Math.ceil(on.value / STEP_HOURS - 1e-9) * STEP_HOURS) };
  const served = (hours.value / context.hoursPerMonth) * servedShare(context.usage.arriving(node.id), environments ?? 0, seconds, context);
  return { environments, hours, share: context.assumed(node, 'provisionedShare', parseRatio, served) };
}

/** Share of requests that find one of the environments free: what Erlang's formula does not turn away, hour by hour of a week as the shapes of the flows run. */
function servedShare(streams: readonly Stream[], environments: number, seconds: number, { usage }: CostContext): number {
  const peaks = peaksOf({ usage });
  const shaped = streams.some((stream) => peaks.shape(stream).name !== 'constant');
  let [served, asked] = [0, 0];
  for (let hour = 0; hour < (shaped ? WEEK_HOURS : 1); hour++) {
    const rate = streams.reduce((sum, stream) => sum + (stream.perMonth / (usage.hoursPerMonth * HOUR)) * (shaped ? peaks.shape(stream).at((hour + 0.5) * HOUR, WEEK_HOURS * HOUR) : 1), 0);
    asked += rate;
    served += rate * (1 - erlangB(environments, rate * seconds));
  }
  return asked > 0 ? served / asked : 0;
}

import type { Node } from '../model/design.ts';
import { partsOf } from '../model/parts.ts';
import { parseRatio } from '../model/units.ts';
import type { Resolver } from '../resolve/contract.ts';
import { total } from '../traffic/forward.ts';
import type { CostComponent, CostContext } from './contract.ts';
import { counted, times } from './words.ts';

/**
 * Sampling where nothing else is set up: the first request of each second, and five percent of the others.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-sampling (2026-11-21)
 */
const FIRST_PER_SECOND = 1;
const OF_THE_OTHERS = 0.05;

const SWITCHES = ['TracingConfig', 'Tracing', 'TracingConfiguration', 'TracingEnabled'];

/** Whether X-Ray traces what a node does: the properties by which CloudFormation (and SAM) switch it on, of whatever type. */
export function isTraced(node: Node, resolve: Resolver): boolean {
  const { properties } = node;
  if (!SWITCHES.some((name) => Object.hasOwn(properties, name)) && Object.keys(node.parts).length === 0) return false;
  return resolve.string(properties, 'TracingConfig.Mode') === 'Active' || resolve.string(properties, 'Tracing') === 'Active'
    || resolve.boolean(properties, 'TracingConfiguration.Enabled') === true || resolve.boolean(properties, 'TracingEnabled') === true
    || partsOf(node, 'AWS::ApiGateway::Stage').some((stage) => resolve.boolean(stage, 'TracingEnabled') === true);
}

/**
 * Traces that X-Ray records of what begins at a node: of a request that comes from a node which is traced
 * too, there is a trace already. None where tracing is off.
 *
 * @param price `family.dimension` of a recorded trace.
 */
export function traces(node: Node, context: CostContext, price: string): readonly CostComponent[] {
  if (!isTraced(node, context.resolve)) return [];
  const { usage, index } = context;
  const known = index.incoming(node.id).filter(({ id, from }) => {
    const caller = index.node(from);
    return caller !== undefined && usage.kindOf(id) !== 'poll' && isTraced(caller, context.resolve);
  });
  const requests = Math.max(0, total(usage.arriving(node.id)) - known.reduce((sum, { id }) => sum + total(usage.over(id)), 0));
  const ratio = context.stated(node, 'traceRatio', parseRatio);
  const calls = counted(requests, 'requests that begin a trace', '추적이 시작되는 요청');
  return [{
    component: 'traces', title: { en: 'X-Ray traces', ko: 'X-Ray 추적' }, price,
    quantity: ratio === undefined ? sampled(requests, context.hoursPerMonth * 3600) : requests * ratio,
    how: ratio === undefined
      ? { en: `${calls.en}, of which one a second and 5 % of the others are sampled`, ko: `${calls.ko} 중 초당 하나와 나머지의 5 %를 샘플링` }
      : times(calls, `${ratio * 100} %`),
  }];
}

/** Of Poisson arrivals: in each second the first, and a share of what follows it. */
function sampled(requests: number, seconds: number): number {
  const firsts = seconds * FIRST_PER_SECOND * -Math.expm1(-requests / seconds);
  return firsts + OF_THE_OTHERS * (requests - firsts);
}

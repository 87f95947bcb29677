import type { Latency, SimulationPart, StationContext } from '../../core/simulation/contract.ts';
import { Relay } from '../../core/simulation/relay.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import type { Node } from '../../core/model/design.ts';
import { partsOf } from '../../core/model/parts.ts';
import * as latencies from './latencies.ts';
import { limits } from './limits.ts';

/** An API lets in what the account's token bucket and its stage's allow, and waits for its integration up to a limit. */
function api(latency: Latency, timeoutSeconds: (context: StationContext) => number, stageType: string): SimulationPart {
  return {
    ceilings: (_node, { quota }) => [{ limit: 'apigateway.throttle-rate', perSecond: quota('apigateway.throttle-rate', limits['throttle-rate']), uses: () => 1, shared: 'apigateway.account' }],
    create: (node, context) => {
      const account = context.shared('apigateway.account', () => new TokenBucket(context.quota('apigateway.throttle-rate', limits['throttle-rate']), context.quota('apigateway.throttle-burst', limits['throttle-burst'])));
      const stage = stageBucket(node, context, stageType);
      return new Relay(context, {
        latency, hidesThrottles: true, timeoutMs: timeoutSeconds(context) * 1000,
        admits: (_call, now) => (stage === undefined || stage.take(now)) && account.take(now),
      });
    },
  };
}

/** The throttle of the stage, where one is set. */
function stageBucket(node: Node, { resolve }: StationContext, stageType: string): TokenBucket | undefined {
  for (const properties of [...partsOf(node, stageType), node.properties]) {
    const settings = ['DefaultRouteSettings', 'MethodSettings.0'].find((path) => resolve.number(properties, `${path}.ThrottlingRateLimit`) !== undefined);
    if (settings === undefined) continue;
    const rate = resolve.number(properties, `${settings}.ThrottlingRateLimit`) ?? 0;
    return new TokenBucket(rate, resolve.number(properties, `${settings}.ThrottlingBurstLimit`) ?? rate);
  }
  return undefined;
}

export const http: SimulationPart = api(latencies.HTTP, ({ quota }) => quota('apigateway.http-timeout-max', limits['http-timeout-max']), 'AWS::ApiGatewayV2::Stage');

export const rest: SimulationPart = api(latencies.REST, ({ quota }) => quota('apigateway.rest-timeout-max', limits['rest-timeout-max']), 'AWS::ApiGateway::Stage');

export const websocket: SimulationPart = api(latencies.REST, ({ quota }) => quota('apigateway.websocket-timeout-max', limits['websocket-timeout-max']), 'AWS::ApiGatewayV2::Stage');

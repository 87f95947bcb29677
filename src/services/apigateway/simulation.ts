import type { Held, Latency, SimulationPart, StationContext } from '../../core/simulation/contract.ts';
import { Relay } from '../../core/simulation/relay.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import type { Node } from '../../core/model/design.ts';
import { placedPartsOf } from '../../core/model/parts.ts';
import * as latencies from './latencies.ts';
import { limits } from './limits.ts';

/** An API lets in what the account's token bucket and its stage's allow, and waits for its integration up to a limit. */
function api(latency: Latency, timeoutSeconds: (context: StationContext) => number, stageType: string): SimulationPart {
  return {
    ceilings: (_node, { quota }) => [{ limit: 'apigateway.throttle-rate', perSecond: quota('apigateway.throttle-rate', limits['throttle-rate']), uses: () => 1, shared: 'apigateway.account' }],
    create: (node, context) => {
      const account = context.shared('apigateway.account', () => new TokenBucket(context.quota('apigateway.throttle-rate', limits['throttle-rate']), context.quota('apigateway.throttle-burst', limits['throttle-burst'])));
      const stage = stageThrottle(node, context, stageType);
      const held: Held = { limit: 'apigateway.throttle-rate', value: context.quota('apigateway.throttle-rate', limits['throttle-rate']), account: true };
      return new Relay(context, {
        latency, hidesThrottles: true, timeoutMs: timeoutSeconds(context) * 1000,
        refuses: (_call, now) => (stage?.bucket.take(now) === false ? stage.held : account.take(now) ? undefined : held),
      });
    },
  };
}

/** The throttle of the stage, where one is set. */
function stageThrottle(node: Node, { resolve }: Pick<StationContext, 'resolve'>, stageType: string): { readonly bucket: TokenBucket; readonly held: Held } | undefined {
  for (const { properties, path } of [...placedPartsOf(node, stageType), { properties: node.properties, path: ['properties'] }]) {
    const settings = ['DefaultRouteSettings', 'MethodSettings.0'].find((path) => resolve.number(properties, `${path}.ThrottlingRateLimit`) !== undefined);
    if (settings === undefined) continue;
    const rate = resolve.number(properties, `${settings}.ThrottlingRateLimit`) ?? 0;
    return {
      bucket: new TokenBucket(rate, resolve.number(properties, `${settings}.ThrottlingBurstLimit`) ?? rate),
      held: { limit: 'apigateway.throttle-rate', value: rate, path: [...path, ...settings.split('.').map((key) => (key === '0' ? 0 : key)), 'ThrottlingRateLimit'] },
    };
  }
  return undefined;
}

export const http: SimulationPart = api(latencies.HTTP, ({ quota }) => quota('apigateway.http-timeout-max', limits['http-timeout-max']), 'AWS::ApiGatewayV2::Stage');

export const rest: SimulationPart = api(latencies.REST, ({ quota }) => quota('apigateway.rest-timeout-max', limits['rest-timeout-max']), 'AWS::ApiGateway::Stage');

export const websocket: SimulationPart = api(latencies.REST, ({ quota }) => quota('apigateway.websocket-timeout-max', limits['websocket-timeout-max']), 'AWS::ApiGatewayV2::Stage');

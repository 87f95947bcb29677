import type { Latency, SimulationPart, StationContext } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { Relay } from '../../core/simulation/relay.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import type { Law, LawContext } from '../../core/simulation/laws/contract.ts';
import { refusedShare } from '../../core/traffic/token-bucket-law.ts';
import type { Node } from '../../core/model/design.ts';
import type { Source } from '../../core/model/source.ts';
import type { Text } from '../../core/model/text.ts';
import { placedPartsOf } from '../../core/model/parts.ts';
import * as latencies from './latencies.ts';
import { limits } from './limits.ts';

/** An API lets in what the account's token bucket and its stage's allow, and waits for its integration up to a limit. */
function api(latency: Latency, timeoutSeconds: (context: StationContext) => number, stageType: string): SimulationPart {
  return {
    laws: (node, context) => [throttleLaw(node, context, stageType)],
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

/** What the account's bucket, or the stage's own where that is narrower, turns away. */
function throttleLaw(node: Node, { resolve, quota, rate, ratesOf, figures, unsteady, after }: LawContext, stageType: string): Law {
  const counted = after(0)?.ratio('throttles', 'requests');
  const law = { figure: 'throttles' as const, simulated: counted?.value ?? figures.throttles / Math.max(1, figures.requests), formula: FORMULA, source: SOURCE };
  if (unsteady) return { ...law, because: unsteady };
  const stage = stageThrottle(node, { resolve }, stageType)?.bucket;
  const all = ratesOf('apigateway').reduce((sum, api) => sum + api.rate, 0);
  const account = refusedShare(all, quota('apigateway.throttle-rate', limits['throttle-rate']), quota('apigateway.throttle-burst', limits['throttle-burst']));
  const own = stage ? refusedShare(rate, stage.rate, stage.burst) : 0;
  if (own > NEGLIGIBLE && account > NEGLIGIBLE) return { ...law, because: BOTH };
  const value = Math.max(own, account);
  return { ...law, value, error: Math.max(counted?.error ?? 0, Math.sqrt(value / Math.max(1, figures.requests))) };
}

const NEGLIGIBLE = 1e-9;
const FORMULA: Text = { en: 'Token bucket under Poisson arrivals: the workload of M/D/1 cut at the burst less one', ko: '포아송 도착의 토큰 버킷: 버스트 - 1에서 잘린 M/D/1의 작업량' };
const SOURCE: Source = { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html', asOf: '2026-11-21' };
const BOTH: Text = { en: 'Both the stage and the account turn calls away.', ko: '스테이지와 계정이 모두 호출을 거부합니다.' };

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

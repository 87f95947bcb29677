import type { BillableByHand, CostComponent, CostContext } from '../../core/cost/contract.ts';
import { counted, marked, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { formatRatio } from '../../core/model/units-format.ts';
import { parseCount, parseRatio } from '../../core/model/units.ts';
import { total } from '../../core/traffic/forward.ts';
import { behavioursOf, select } from './cache-behaviours.ts';

/** What `extrasOf` and `planOf` read of a distribution's `assume`. */
export const EXTRA_ASSUMPTIONS = ['plan', 'invalidations', 'realTimeLogShare'] as const;

/** Plans at a flat rate, by name. https://aws.amazon.com/cloudfront/pricing/ */
const PRICE_OF_PLAN: ReadonlyMap<string, string> = new Map([['free', 'cloudfront.plan-free'], ['pro', 'cloudfront.plan-pro'], ['business', 'cloudfront.plan-business'], ['premium', 'cloudfront.plan-premium']]);

export const PLANS: readonly string[] = [...PRICE_OF_PLAN.keys()];

/** The plan at a flat rate that a distribution is on (`assume.plan`): it stands for requests, transfer and all that is switched on. */
export function planOf(node: Node, context: CostContext): CostComponent | undefined {
  if (context.stated(node, 'plan', checkPlan) === undefined) return undefined;
  const plan = String(own(node.assume, 'plan'));
  const price = PRICE_OF_PLAN.get(plan) ?? '';
  return {
    component: 'plan', title: { en: `Plan at a flat rate (${plan})`, ko: `정액 요금제(${plan})` }, quantity: 1, price, region: '*',
    how: { en: 'one distribution, whatever its traffic', ko: '트래픽과 관계없이 배포 하나' },
  };
}

function checkPlan(value: Json | undefined): Result<number> {
  if (PLANS.some((plan) => plan === value)) return ok(0);
  return refuse('cloudfront.unknown-plan', {
    en: `A plan at a flat rate is one of ${PLANS.join(', ')}. Without one, requests and transfer are paid as they come, as they are counted now.`,
    ko: `정액 요금제는 ${PLANS.join(', ')} 중 하나입니다. 없으면 종량제이며, 지금은 종량제로 계산합니다.`,
  });
}

/** What a behaviour of a distribution sets. */
export function settingOf(node: Node, behaviour: string | undefined, name: string): Json | undefined {
  const value = behaviour === undefined ? undefined : own(node.behaviours, behaviour);
  return isObject(value) ? own(value, name) : undefined;
}

/** Functions, logs, encryption, origin shields, invalidations and addresses of its own. https://aws.amazon.com/cloudfront/pricing/ */
export function extrasOf(node: Node, context: CostContext): readonly CostComponent[] {
  return [...byBehaviour(node, context), ...originShields(node, context), ...invalidations(node, context), ...ownAddresses(node, context)];
}

function line(component: string, price: string, title: Text, quantity: number, how: Text, region = '*'): CostComponent {
  return { component, title, quantity, price, region, how };
}

const FUNCTIONS: Text = { en: 'CloudFront Functions', ko: 'CloudFront Functions' };
const LOGS: Text = { en: 'Real-time logs', ko: '실시간 로그' };
const ENCRYPTION: Text = { en: 'Field-level encryption', ko: '필드 수준 암호화' };

function byBehaviour(node: Node, context: CostContext): readonly CostComponent[] {
  const behaviours = behavioursOf(node);
  const sampled = context.assumed(node, 'realTimeLogShare', parseRatio, 1);
  let [functions, logged, encrypted] = [0, 0, 0];
  for (const { path = '/', method = 'GET', perMonth } of context.usage.arriving(node.id)) {
    const key = select(behaviours, path)?.key;
    const associations = settingOf(node, key, 'FunctionAssociations');
    functions += perMonth * (Array.isArray(associations) ? associations.length : 0);
    if (settingOf(node, key, 'RealtimeLogConfigArn') !== undefined) logged += perMonth;
    if (settingOf(node, key, 'FieldLevelEncryptionId') !== undefined && !['GET', 'HEAD', 'OPTIONS'].includes(method)) encrypted += perMonth;
  }
  return [
    ...(functions > 0 ? [line('functions', 'cloudfront.function-calls', FUNCTIONS, functions, counted(functions, 'invocations', '호출'))] : []),
    ...(logged > 0 ? [line('real-time-logs', 'cloudfront.real-time-logs', LOGS, logged * sampled.value, times(counted(logged, 'log lines', '로그 줄'), marked(formatRatio(sampled.value), sampled)))] : []),
    ...(encrypted > 0 ? [line('field-level-encryption', 'cloudfront.field-level-encryption', ENCRYPTION, encrypted, counted(encrypted, 'requests', '요청'))] : []),
  ];
}

/** What no edge location holds asks the origin shield; it is paid for in the Region where it stands. */
function originShields(node: Node, { index, usage, resolve, region }: CostContext): readonly CostComponent[] {
  const byRegion = new Map<string, number>();
  for (const { id, with: settings } of index.outgoing(node.id)) {
    if (resolve.boolean(settings, 'OriginShield.Enabled') !== true) continue;
    const place = resolve.string(settings, 'OriginShield.OriginShieldRegion') ?? region;
    byRegion.set(place, (byRegion.get(place) ?? 0) + total(usage.over(id)));
  }
  return [...byRegion].map(([place, requests]) =>
    line(byRegion.size > 1 ? `origin-shield-${place}` : 'origin-shield', 'cloudfront.origin-shield', SHIELD, requests, times(counted(requests, 'requests to origins', '오리진 요청'), place), place));
}

const SHIELD: Text = { en: 'Origin Shield requests', ko: 'Origin Shield 요청' };
const INVALIDATIONS: Text = { en: 'Invalidated paths', ko: '무효화 경로' };
const ADDRESSES: Text = { en: 'Addresses of its own for a certificate', ko: '인증서 전용 IP' };

function invalidations(node: Node, context: CostContext): readonly CostComponent[] {
  const paths = context.stated(node, 'invalidations', parseCount);
  return paths === undefined ? [] : [line('invalidations', 'cloudfront.invalidations', INVALIDATIONS, paths, counted(paths, 'paths', '경로'))];
}

function ownAddresses(node: Node, { resolve }: CostContext): readonly CostComponent[] {
  if (resolve.string(node.properties, 'DistributionConfig.ViewerCertificate.SslSupportMethod') !== 'vip') return [];
  return [line('dedicated-ip', 'cloudfront.dedicated-ip', ADDRESSES, 1, counted(1, 'certificate', '인증서'))];
}

function byHand(component: string, price: string, title: Text): BillableByHand {
  return { component, title, price, region: '*' };
}

/** What a distribution may be billed for where its quantity is typed. */
export const BY_HAND: readonly BillableByHand[] = [
  byHand('functions', 'cloudfront.function-calls', FUNCTIONS),
  byHand('key-value-reads', 'cloudfront.key-value-reads', { en: 'KeyValueStore reads', ko: 'KeyValueStore 읽기' }),
  byHand('real-time-logs', 'cloudfront.real-time-logs', LOGS),
  byHand('field-level-encryption', 'cloudfront.field-level-encryption', ENCRYPTION),
  { component: 'origin-shield', title: SHIELD, price: 'cloudfront.origin-shield' },
  byHand('invalidations', 'cloudfront.invalidations', INVALIDATIONS),
  byHand('dedicated-ip', 'cloudfront.dedicated-ip', ADDRESSES),
];

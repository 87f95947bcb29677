import type { Node } from '../../core/model/design.ts';
import { partsOf } from '../../core/model/parts.ts';
import { parseDuration } from '../../core/model/units.ts';
import { tooShort } from '../../core/simulation/laws/too-short.ts';
import type { Counted, Law, LawContext } from '../../core/simulation/laws/contract.ts';
import { assumedNumber } from '../../core/traffic/assumptions.ts';
import { erlangB } from '../../core/traffic/warm-pool.ts';
import { MOST_BUSY, poolLaw } from '../../core/traffic/warm-pool-law.ts';
import type { Source } from '../../core/model/source.ts';
import type { Text } from '../../core/model/text.ts';
import { DEFAULT_IDLE_TIMEOUT_MS } from './cold-starts.ts';
import { limits } from './limits.ts';

const ERLANG: { readonly formula: Text; readonly source: Source } = {
  formula: { en: 'Erlang B: B(c, a) with c = the concurrency that it may have and a = calls a second × mean time, whatever the law of durations', ko: '얼랑 B: B(c, a), c = 쓸 수 있는 동시 실행 수, a = 초당 호출 × 평균 시간(실행 시간의 분포와 무관)' },
  source: { url: 'https://en.wikipedia.org/wiki/Erlang_(unit)#Erlang_B_formula', asOf: '2026-11-21' },
};

const POOL: { readonly formula: Text; readonly source: Source } = {
  formula: { en: 'Environments are the most that were busy at once within the idle time: the running maximum of M/M/inf (M/M/c/c with a cap). Exact for exponential durations, near for others', ko: '실행 환경 수는 유휴 시간 안에 동시에 사용된 최댓값: M/M/∞(상한이 있으면 M/M/c/c)의 구간 최댓값. 실행 시간이 지수 분포면 정확하고 그 밖에는 근사' },
  source: { url: 'https://arxiv.org/abs/2102.08904', asOf: '2021-02' },
};

/** Parts of the run in which the pool fills do not count: so many idle times and so many times the mean duration. */
const WARM_UP = { idles: 1, durations: 10 };
/** And so many idle times have to follow. */
const FOLLOW = 4;

/** Cold starts before a function disturb it from this part of its own on. */
const DISTURBING = 0.1;

/** What the formulas need of a function and its run. */
interface Pool {
  readonly node: Node;
  readonly context: LawContext;
  readonly counted: Counted;
  /** Seconds that an invocation holds an environment on average, as measured in the run. */
  readonly seconds: number;
  readonly cap: number;
  readonly provisioned: number;
  readonly idleMs: number;
}

/** Cold starts and environments by the law of the warm pool, throttles by Erlang's formula. */
export function laws(node: Node, context: LawContext): readonly Law[] {
  const idleMs = idleOf(node);
  const whole = context.after(0);
  const simulated = simulatedOf(whole);
  const refuse = (because: Text): readonly Law[] => [
    { figure: 'cold-starts', simulated: simulated.cold, because, ...POOL }, { figure: 'environments', simulated: simulated.environments, because, ...POOL },
    ...(capOf(node, context) === undefined ? [] : [{ figure: 'throttles' as const, simulated: simulated.throttles, because, ...ERLANG }]),
  ];
  if (context.unsteady) return refuse(context.unsteady);
  const cap = capOf(node, context);
  if (cap === undefined && context.figures.throttles > 0) return refuse(SHARED);
  const seconds = holdOf(whole);
  const warmUp = WARM_UP.idles * idleMs + WARM_UP.durations * seconds * 1000;
  const counted = context.after(warmUp);
  if (!counted || context.durationMs < warmUp + FOLLOW * idleMs) return refuse(tooShort(warmUp + FOLLOW * idleMs));
  const pool: Pool = { node, context, counted, seconds: holdOf(counted), cap: cap ?? Infinity, provisioned: provisionedOf(node, context), idleMs };
  return [...poolLaws(pool), ...(cap === undefined ? [] : [throttleLaw(pool)])];
}

function poolLaws({ context, counted, seconds, cap, provisioned, idleMs }: Pool): readonly Law[] {
  const [cold, environments] = [counted.ratio('coldStarts', 'invocations'), counted.ratio('environments', 'ms')];
  const because = provisioned > 0 ? PROVISIONED : context.rate * seconds > MOST_BUSY ? TOO_MANY : undefined;
  const law = because ? undefined : poolLaw(context.rate, seconds, idleMs / 1000, cap);
  const refused = law && context.coldBefore > DISTURBING * law.coldShare ? SPREAD : because ?? (law ? undefined : TOO_MANY);
  if (!law || refused) return [{ figure: 'cold-starts', simulated: cold.value, because: refused ?? TOO_MANY, ...POOL }, { figure: 'environments', simulated: environments.value, because: refused ?? TOO_MANY, ...POOL }];
  // Few cold starts come by chance like rare events: their error is at least the root of how many were to be expected.
  const rare = Math.sqrt(law.coldShare / Math.max(1, counted.sum('invocations')));
  return [
    { figure: 'cold-starts', simulated: cold.value, value: law.coldShare, error: Math.max(cold.error, rare), ...POOL },
    { figure: 'environments', simulated: environments.value, value: law.environments, error: environments.error, ...POOL },
  ];
}

function throttleLaw({ context, counted, seconds, cap }: Pool): Law {
  const throttles = counted.ratio('throttles', 'requests');
  const value = erlangB(cap, context.rate * seconds);
  return { figure: 'throttles', simulated: throttles.value, value, error: Math.max(throttles.error, Math.sqrt(value / Math.max(1, counted.sum('requests')))), ...ERLANG };
}

/** What bounds its executions: what it reserves; else the account's, where no other function shares it. */
function capOf(node: Node, { resolve, quota, ratesOf }: LawContext): number | undefined {
  const reserved = resolve.number(node.properties, 'ReservedConcurrentExecutions');
  if (reserved !== undefined) return reserved;
  return ratesOf('lambda').length === 1 ? quota('lambda.concurrency', limits.concurrency) : undefined;
}

/** Environments that are always there. */
export function provisionedOf(node: Node, { resolve }: Pick<LawContext, 'resolve'>): number {
  return [node.properties, ...partsOf(node, 'AWS::Lambda::Alias'), ...partsOf(node, 'AWS::Lambda::Version')]
    .reduce((sum, properties) => sum + (resolve.number(properties, 'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions') ?? 0), 0);
}

function idleOf(node: Node): number {
  return assumedNumber(node, 'idleTimeout', parseDuration) ?? DEFAULT_IDLE_TIMEOUT_MS;
}

/** Seconds that an invocation holds its environment. */
function holdOf(counted: Counted | undefined): number {
  return counted ? counted.ratio('running', 'invocations').value / 1000 : 0;
}

function simulatedOf(counted: Counted | undefined): { readonly cold: number; readonly environments: number; readonly throttles: number } {
  const value = (of: string, by: string): number => counted?.ratio(of, by).value ?? 0;
  return { cold: value('coldStarts', 'invocations'), environments: value('environments', 'ms'), throttles: value('throttles', 'requests') };
}

const SHARED: Text = { en: 'Other functions share the concurrency of the account, and calls were turned away.', ko: '다른 함수와 계정의 동시 실행 수를 함께 쓰고, 거부된 호출이 있습니다.' };
const PROVISIONED: Text = { en: 'Provisioned concurrency serves part of the calls.', ko: '프로비저닝된 동시성이 호출 일부를 처리합니다.' };
const SPREAD: Text = { en: 'Cold starts of functions before this one spread calls that come close together.', ko: '앞선 함수의 콜드 스타트가 가까이 붙어 온 호출의 간격을 벌립니다.' };
const TOO_MANY: Text = { en: `With more than ${MOST_BUSY} calls at once the law would take too long to compute.`, ko: `동시 호출이 ${MOST_BUSY}건을 넘으면 이 식의 계산이 너무 오래 걸립니다.` };

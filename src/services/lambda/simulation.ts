import type { Connection, Node } from '../../core/model/design.ts';
import { parseDuration, parseRatio } from '../../core/model/units.ts';
import { Distribution } from '../../core/kernel/distribution.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import type { Ceiling, CeilingContext, Polling, SimulationPart, StationContext, StreamPolling } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { assumedLaw, lawOf } from '../../core/simulation/latency.ts';
import { assumedNumber, assumptionsOf } from '../../core/traffic/assumptions.ts';
import { reportsFailures } from '../../core/traffic/batches.ts';
import { accountOf, Admission, SCALING, type Account, type FunctionLimits } from './admission.ts';
import { DEFAULT_IDLE_TIMEOUT_MS, startsFromSnapshot } from './cold-starts.ts';
import { DEFAULT_DURATION_MS } from './cost.ts';
import { FunctionStation, type FunctionSettings } from './function-station.ts';
import { COLD_STARTS, INVOKE, MEASURED_MEMORY, PLATFORM, RESTORE, type ColdStart } from './latencies.ts';
import { laws, provisionedOf } from './laws.ts';
import { limits } from './limits.ts';
import { SUPPORTED_RUNTIMES } from './runtimes.ts';

/** Share of events that fail at an attempt, where the file says nothing. */
const DEFAULT_ERRORS = 0;

export const lambda: SimulationPart = {
  assumptions: ['duration', 'initDuration', 'idleTimeout', 'errors'],
  create: (node, context) => new FunctionStation(context, settingsOf(node, context), new Admission(limitsOf(node, context), accountOfRun(context))),
  polling,
  ceilings,
  laws,
};

/** Runs where CloudFront answers: environments of each Region are those of one pool here. */
export const edge: SimulationPart = {
  assumptions: ['duration'],
  create: (node, context) => new FunctionStation(context, settingsOf(node, context), new Admission({ ...limitsOf(node, context), reserved: undefined }, accountOf(limits.concurrency.value, 0))),
};

function settingsOf(node: Node, context: StationContext): FunctionSettings {
  const { resolve, outgoing, quota } = context;
  const memory = resolve.number(node.properties, 'MemorySize') ?? limits['memory-default'].value;
  const runtime = coldStartOf(node, resolve);
  const failing = outgoing.find(({ kind }) => kind === 'on-failure')?.connection;
  const retries = failing && resolve.number(failing.with, 'MaximumRetryAttempts');
  const age = failing && resolve.number(failing.with, 'MaximumEventAgeInSeconds');
  return {
    duration: assumedLaw(node, 'duration', Distribution.constant(DEFAULT_DURATION_MS)),
    init: assumedLaw(node, 'initDuration', startsFromSnapshot(node) ? lawOf(RESTORE) : initLaw(node, runtime, resolve)),
    initIsBilled: !startsFromSnapshot(node),
    platform: lawOf(PLATFORM),
    first: firstHandler(runtime, memory),
    invoke: lawOf(INVOKE),
    timeoutMs: (resolve.number(node.properties, 'Timeout') ?? limits['timeout-default'].value) * 1000,
    gigabytes: memory / 1024,
    errors: assumedNumber(node, 'errors', parseRatio) ?? DEFAULT_ERRORS,
    retries: retries ?? quota('lambda.async-retries-max', limits['async-retries-max']),
    longestAgeMs: (age ?? quota('lambda.async-event-age-max', limits['async-event-age-max'])) * 1000,
    poison: Math.max(context.fault.poison, failing ? assumptionsOf(failing).failureRatio ?? 0 : 0),
  };
}

function limitsOf(node: Node, context: StationContext): ConstructorParameters<typeof Admission>[0] {
  const { resolve, fault } = context;
  const reserved = resolve.number(node.properties, 'ReservedConcurrentExecutions');
  return { reserved, provisioned: provisionedOf(node, context), scaling: SCALING, held: heldOf(reserved, context), idleMs: fault.cold ? 0 : assumedNumber(node, 'idleTimeout', parseDuration) ?? DEFAULT_IDLE_TIMEOUT_MS };
}

/** Which limits of a function hold calls back: the concurrency that it reserves, else the account's, and how fast it scales. */
function heldOf(reserved: number | undefined, { quota }: StationContext): Required<FunctionLimits>['held'] {
  return {
    concurrency: reserved === undefined
      ? { limit: 'lambda.concurrency', value: quota('lambda.concurrency', limits.concurrency), account: true }
      : { limit: 'lambda.concurrency', value: reserved, path: ['properties', 'ReservedConcurrentExecutions'] },
    scaling: { limit: 'lambda.scaling-rate', value: limits['scaling-rate'].value },
  };
}

/** The concurrency of the account, which all its functions share. */
function accountOfRun({ shared, quota, design, resolve }: StationContext): Account {
  return shared('lambda.account', () => {
    const reserved = design.nodes.reduce((sum, { service, properties }) => sum + (service === 'lambda' ? resolve.number(properties, 'ReservedConcurrentExecutions') ?? 0 : 0), 0);
    return accountOf(quota('lambda.concurrency', limits.concurrency), reserved);
  });
}

function coldStartOf(node: Node, resolve: Resolver): ColdStart {
  const [usual = ''] = SUPPORTED_RUNTIMES;
  const runtime = resolve.string(node.properties, 'Runtime') ?? usual;
  const language = /^[a-z]+/.exec(runtime)?.[0] ?? '';
  const measured = COLD_STARTS.get(runtime) ?? [...COLD_STARTS].find(([name]) => name.startsWith(language))?.[1] ?? COLD_STARTS.get(usual);
  return measured as ColdStart;
}

function initLaw(node: Node, runtime: ColdStart, resolve: Resolver): Distribution {
  const arm = resolve.string(node.properties, 'Architectures.0') === 'arm64';
  const image = resolve.string(node.properties, 'PackageType') === 'Image';
  const [p10, p50, p90, p99] = runtime[image ? (arm ? 'imageArm' : 'image') : arm ? 'zipArm' : 'zip'];
  return Distribution.quantiles([[0.1, p10], [0.5, p50], [0.9, p90], [0.99, p99]]);
}

/** Milliseconds that the first handler of an environment takes: between two measured sizes, in proportion to the inverse of the memory. */
export function firstHandler({ first }: Pick<ColdStart, 'first'>, memory: number): number {
  const at = MEASURED_MEMORY.findIndex((size) => memory <= size);
  if (at === 0) return first[0];
  if (at < 0) return first[3];
  const [below, above] = [MEASURED_MEMORY[at - 1] as number, MEASURED_MEMORY[at] as number];
  const share = (1 / memory - 1 / above) / (1 / below - 1 / above);
  return (first[at] as number) + share * ((first[at - 1] as number) - (first[at] as number));
}

/** How Lambda reads a queue: five batches at once, 300 more a minute while messages wait. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html (2026-11-21) */
function polling(node: Node, connection: Connection, { resolve, quota }: Pick<StationContext, 'resolve' | 'quota'>): Polling {
  const { properties } = connection;
  const stated = assumptionsOf(connection).batch;
  const batch = resolve.number(properties, 'BatchSize') ?? limits['queue-batch-default'].value;
  const window = resolve.number(properties, 'MaximumBatchingWindowInSeconds') ?? 0;
  const most = resolve.number(properties, 'ScalingConfig.MaximumConcurrency') ?? quota('lambda.queue-scale-max', limits['queue-scale-max']);
  return {
    batch: Math.max(1, Math.min(batch, stated ?? batch)),
    windowMs: (stated !== undefined && window === 0 ? LONG_POLL_S : window) * 1000,
    initial: Math.min(most, quota('lambda.queue-scale-initial', limits['queue-scale-initial'])),
    perMinute: quota('lambda.queue-scale-per-minute', limits['queue-scale-per-minute']),
    max: most,
    held: heldReaders(connection, most, resolve),
    growth: { limit: 'lambda.queue-scale-per-minute', value: quota('lambda.queue-scale-per-minute', limits['queue-scale-per-minute']), account: true },
    ...switches(connection, resolve),
    stream: streamPolling(node, connection, resolve),
  };
}

/**
 * How Lambda reads a stream: a batch of each shard at a time, or as many as ParallelizationFactor says. A batch that
 * fails is tried until it succeeds or its records are gone, unless the mapping says otherwise.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html (2026-11-22)
 */
function streamPolling(node: Node, connection: Connection, resolve: Resolver): StreamPolling {
  const { properties } = connection;
  const number = (key: string): number | undefined => resolve.number(properties, key);
  const stated = assumptionsOf(connection).batch;
  const batch = number('BatchSize') ?? limits['stream-batch-default'].value;
  const retries = number('MaximumRetryAttempts') ?? -1;
  const ageS = number('MaximumRecordAgeInSeconds') ?? -1;
  const factor = number('ParallelizationFactor');
  const perShard = Math.max(1, Math.min(factor ?? 1, limits['stream-parallelization-max'].value));
  return {
    batch: Math.max(1, Math.min(batch, stated ?? batch)), perShard,
    windowMs: (number('MaximumBatchingWindowInSeconds') ?? (stated === undefined ? 0 : LONGEST_WINDOW_S)) * 1000,
    batchMs: assumedLaw(node, 'duration', Distribution.constant(DEFAULT_DURATION_MS)).mean,
    attempts: retries < 0 ? Infinity : retries + 1,
    longestAgeMs: ageS < 0 ? Infinity : ageS * 1000,
    ...switches(connection, resolve),
    held: { limit: 'lambda.stream-parallelization-max', value: perShard, ...(factor !== undefined && { path: ['properties', 'ParallelizationFactor'] }) },
  };
}

/** Whether the mapping reads at all, and whether the function says which records failed. */
function switches({ properties }: Connection, resolve: Resolver): Pick<Polling, 'partial' | 'enabled'> {
  return { partial: reportsFailures(properties, resolve), enabled: resolve.boolean(properties, 'Enabled') !== false };
}

/** What bounds the readers of a queue: the event source mapping's own setting, else AWS's. */
function heldReaders({ properties }: Connection, most: number, resolve: Resolver): Held {
  const isStated = resolve.number(properties, 'ScalingConfig.MaximumConcurrency') !== undefined;
  return { limit: 'lambda.queue-scale-max', value: most, ...(isStated ? { path: ['properties', 'ScalingConfig', 'MaximumConcurrency'] } : { account: true as const }) };
}

/** Invocations at once: of the function where it reserves some, of the account, and of those who read queues. */
function ceilings(node: Node, { design, resolve, quota, onlyPolled }: CeilingContext): readonly Ceiling[] {
  const seconds = assumedLaw(node, 'duration', Distribution.constant(DEFAULT_DURATION_MS)).mean / 1000;
  const uses = (): number => seconds;
  const reserved = resolve.number(node.properties, 'ReservedConcurrentExecutions');
  const account = quota('lambda.concurrency', limits.concurrency);
  const kept = design.nodes.reduce((sum, { service, properties }) => sum + (service === 'lambda' ? resolve.number(properties, 'ReservedConcurrentExecutions') ?? 0 : 0), 0);
  return [
    reserved === undefined ? { limit: 'lambda.concurrency', perSecond: Math.max(0, account - kept), uses, shared: 'lambda.account' } : { limit: 'lambda.concurrency', perSecond: reserved, uses },
    { limit: 'lambda.requests-per-environment', perSecond: account * limits['requests-per-environment'].value, uses: () => 1, shared: 'lambda.requests' },
    ...(onlyPolled ? [{ limit: 'lambda.queue-scale-max', perSecond: quota('lambda.queue-scale-max', limits['queue-scale-max']), uses }] : []),
  ];
}

/** Where the file says how many messages come together, a batch is waited for as long as SQS lets a long poll last. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/best-practices-setting-up-long-polling.html (2026-11-22) */
const LONG_POLL_S = 20;
/** A stream keeps what is not read: there it is waited for as long as a window may be. */
const LONGEST_WINDOW_S = limits['batch-window-max'].value;

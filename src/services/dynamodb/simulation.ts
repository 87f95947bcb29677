import type { Node } from '../../core/model/design.ts';
import type { Distribution } from '../../core/kernel/distribution.ts';
import type { RandomStream } from '../../core/kernel/random.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import type { Ceiling, SimulationPart, Station, StationContext, StationFigures } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { OUTCOME, type Outcome } from '../../core/simulation/outcome.ts';
import type { Host } from '../../core/simulation/host.ts';
import { lawOf } from '../../core/simulation/latency.ts';
import type { Step } from '../../core/simulation/plan-contract.ts';
import type { ShardedStream } from '../../core/simulation/shards.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { READ, STREAM, STREAM_RETRY_MS, WRITE } from './latencies.ts';
import { limits } from './limits.ts';
import { OnDemandCapacity } from './on-demand.ts';
import { indexesOf } from './settings.ts';
import { hotShareOf } from './shards.ts';
import { streamCeilings, streamOf } from './stream.ts';
import { isWrite } from './traffic.ts';
import { unitsOfCall } from './units.ts';

const SERVED = 0;
const STREAMED = 1;
const AGAIN = 2;
/** In a call's `value`: it is of the busiest key. */
const HOT = 1;

/** What limits reading or writing: a bucket of units, or capacity that follows its peaks. */
interface Capacity {
  take(now: number, units: number): boolean;
}

/** Unused capacity gathers for so long, as long as the table keeps it. */
export function provisioned(unitsPerSecond: number): Capacity {
  return new TokenBucket(unitsPerSecond, Math.max(1, unitsPerSecond * limits['burst-seconds'].value));
}

/** What one partition serves; a hot item gets a partition to itself, and no more than that. */
export function partition(kind: 'read' | 'write'): Capacity {
  const units = limits[`partition-${kind}-units`].value;
  return new TokenBucket(units, units);
}

/** A new table serves so much at once, and then twice its previous peak. */
export function onDemand(unitsPerSecond: number): Capacity {
  return new OnDemandCapacity(unitsPerSecond);
}

class Table implements Station {
  private declare readonly engine: Host;
  private declare readonly random: RandomStream;
  private declare readonly reads: Capacity;
  private declare readonly writes: Capacity;
  private readonly held: { readonly reads: Held; readonly writes: Held };
  private declare readonly hotShare: number;
  private readonly hotReads = partition('read');
  private readonly hotWrites = partition('write');
  private readonly read: Distribution = lawOf(READ);
  private readonly write: Distribution = lawOf(WRITE);
  private readonly stream: Distribution = lawOf(STREAM);
  /** By class of calls: capacity units, negative for writes. */
  private declare readonly units: readonly number[];
  private declare readonly isStreamed: readonly boolean[];
  private declare readonly records: ShardedStream;

  constructor(node: Node, context: StationContext) {
    const { engine, random, at, resolve } = context;
    this.engine = engine;
    this.random = random;
    const copies = 1 + indexesOf(node, 'LocalSecondaryIndexes', resolve).length;
    [this.reads, this.writes] = capacitiesOf(node, context);
    this.held = { reads: heldOf(node, resolve, 'Read'), writes: heldOf(node, resolve, 'Write') };
    this.hotShare = hotShareOf(node);
    this.units = engine.plan.classes.map((each) => (each.node !== at ? 0 : unitsOfCall(each.stream, node) * (isWrite(each.stream) ? -copies : 1)));
    this.isStreamed = engine.plan.classes.map((each) => each.end > each.calls && isWrite(each.stream));
    this.records = streamOf(node, context);
  }

  arrive(call: number): void {
    const { engine } = this;
    const units = this.units[engine.calls.cls[call] as number] as number;
    const writes = units < 0;
    const size = Math.abs(units);
    const hot = this.hotShare > 0 && this.random.uniform() <= this.hotShare;
    if (hot && !(writes ? this.hotWrites : this.hotReads).take(engine.now, size)) return engine.refuse(call, writes ? HOT_WRITES : HOT_READS);
    if (!(writes ? this.writes : this.reads).take(engine.now, size)) return engine.refuse(call, writes ? this.held.writes : this.held.reads);
    engine.accept(call);
    if (hot) engine.calls.value[call] = HOT;
    engine.busy(call, (writes ? this.write : this.read).sample(this.random), SERVED);
  }

  wake(call: number, what: number): void {
    const { engine } = this;
    const { calls, plan } = engine;
    if (what === SERVED) {
      if (this.isStreamed[calls.cls[call] as number]) this.record(call);
      return engine.answer(call, OUTCOME.ok);
    }
    if (what === AGAIN) return engine.performOnce(call, calls.value[call] as number);
    this.records.add(call, calls.value[call] === HOT);
    const cls = plan.classes[calls.cls[call] as number];
    if (cls) for (let step = cls.calls; step < cls.end; step++) if (this.isPassedOn(plan.steps[step])) this.passOn(call, step);
    engine.discard(call);
  }

  private passOn(record: number, step: number): void {
    const { engine } = this;
    const passed = engine.spawn(record);
    engine.calls.value[passed] = step;
    engine.performOnce(passed, step);
  }

  /** What was written shows in the stream after a while. */
  private record(write: number): void {
    const { engine } = this;
    const record = engine.spawn(write);
    engine.calls.value[record] = engine.calls.value[write] as number;
    engine.after(record, this.stream.sample(this.random), STREAMED);
  }

  /** Whether something else than a function reads the stream over a step: it gets each record on its own. */
  private isPassedOn(step: Step | undefined): boolean {
    return step?.kind === 'poll' && !this.records.isReadOver(step.connection);
  }

  /** A batch was processed or failed; a record that was passed on and failed is tried again. */
  performed(record: number, outcome: Outcome): void {
    const { engine } = this;
    if (this.records.isBatch(record)) return this.records.finished(record, outcome);
    if (outcome === OUTCOME.ok) return engine.discard(record);
    engine.calls.items[record] = 1;
    engine.after(record, STREAM_RETRY_MS, AGAIN);
  }

  figures(now: number): StationFigures {
    const queue = this.records.figures(now);
    return queue ? { queue } : {};
  }
}

/** What a partition serves: a hot key's calls meet it alone. */
const HOT_READS: Held = { limit: 'dynamodb.partition-read-units', value: limits['partition-read-units'].value, path: ['assume', 'hotKeyShare'] };
const HOT_WRITES: Held = { limit: 'dynamodb.partition-write-units', value: limits['partition-write-units'].value, path: ['assume', 'hotKeyShare'] };

/** What holds back reads or writes of the table as a whole. */
function heldOf({ properties }: Node, resolve: Resolver, what: 'Read' | 'Write'): Held {
  if (resolve.string(properties, 'BillingMode') === 'PAY_PER_REQUEST') {
    const name = what === 'Read' ? 'on-demand-initial-reads' : 'on-demand-initial-writes';
    return { limit: `dynamodb.${name}`, value: limits[name].value, path: ['properties', 'BillingMode'] };
  }
  const name = `${what}CapacityUnits`;
  return { limit: 'dynamodb.table-throughput', value: resolve.number(properties, `ProvisionedThroughput.${name}`) ?? 1, path: ['properties', 'ProvisionedThroughput', name] };
}

function capacitiesOf({ properties }: Node, { resolve }: StationContext): readonly [Capacity, Capacity] {
  if (resolve.string(properties, 'BillingMode') === 'PAY_PER_REQUEST') {
    return [onDemand(limits['on-demand-initial-reads'].value), onDemand(limits['on-demand-initial-writes'].value)];
  }
  const units = (name: string): number => resolve.number(properties, `ProvisionedThroughput.${name}`) ?? 1;
  return [provisioned(units('ReadCapacityUnits')), provisioned(units('WriteCapacityUnits'))];
}

export const dynamodb: SimulationPart = {
  assumptions: ['itemSize', 'itemsPerQuery', 'consistentReads', 'hotKey', 'hotKeyShare', 'streamShards'],
  create: (node, context) => new Table(node, context),
  sharded: true,
  ceilings: (node, context) => {
    const { resolve } = context;
    const { properties } = node;
    const followsDemand = resolve.string(properties, 'BillingMode') === 'PAY_PER_REQUEST';
    const ceiling = (writes: boolean): Ceiling => ({
      limit: `dynamodb.${followsDemand ? `on-demand-initial-${writes ? 'writes' : 'reads'}` : 'table-throughput'}`,
      perSecond: followsDemand
        ? limits[writes ? 'on-demand-initial-writes' : 'on-demand-initial-reads'].value
        : resolve.number(properties, `ProvisionedThroughput.${writes ? 'Write' : 'Read'}CapacityUnits`) ?? 1,
      uses: (stream) => (isWrite(stream) === writes ? unitsOfCall(stream, node) : 0),
    });
    return [ceiling(false), ceiling(true), ...streamCeilings(node, context)];
  },
};

import type { Node } from '../../core/model/design.ts';
import type { Distribution } from '../../core/kernel/distribution.ts';
import type { RandomStream } from '../../core/kernel/random.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import type { Ceiling, SimulationPart, Station, StationContext } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { OUTCOME, type Outcome } from '../../core/simulation/outcome.ts';
import type { Host } from '../../core/simulation/host.ts';
import { lawOf } from '../../core/simulation/latency.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { READ, STREAM, WRITE } from './latencies.ts';
import { limits } from './limits.ts';
import { OnDemandCapacity } from './on-demand.ts';
import { indexesOf } from './settings.ts';
import { isWrite } from './traffic.ts';
import { assumedOf, unitsOfCall } from './units.ts';
import { parseRatio } from '../../core/model/units.ts';

const SERVED = 0;
const STREAMED = 1;

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

  constructor(node: Node, context: StationContext) {
    const { engine, random, at, resolve } = context;
    this.engine = engine;
    this.random = random;
    const copies = 1 + indexesOf(node, 'LocalSecondaryIndexes', resolve).length;
    [this.reads, this.writes] = capacitiesOf(node, context);
    this.held = { reads: heldOf(node, resolve, 'Read'), writes: heldOf(node, resolve, 'Write') };
    this.hotShare = assumedOf(node, 'hotKey', parseRatio, 0);
    this.units = engine.plan.classes.map((each) => (each.node !== at ? 0 : unitsOfCall(each.stream, node) * (isWrite(each.stream) ? -copies : 1)));
    this.isStreamed = engine.plan.classes.map((each) => each.end > each.calls && isWrite(each.stream));
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
    engine.busy(call, (writes ? this.write : this.read).sample(this.random), SERVED);
  }

  wake(call: number, what: number): void {
    const { engine } = this;
    const { calls, plan } = engine;
    if (what === SERVED) {
      if (this.isStreamed[calls.cls[call] as number]) engine.after(engine.spawn(call), this.stream.sample(this.random), STREAMED);
      return engine.answer(call, OUTCOME.ok);
    }
    const cls = plan.classes[calls.cls[call] as number];
    if (cls) for (let step = cls.calls; step < cls.end; step++) if (plan.steps[step]?.kind === 'poll') engine.performOnce(engine.spawn(call), step);
    engine.discard(call);
  }

  /** A record of the stream was processed; one that was not is tried again by its event source mapping. */
  performed(record: number, outcome: Outcome): void {
    const { engine } = this;
    if (outcome === OUTCOME.ok) return engine.discard(record);
    const { calls } = engine;
    calls.items[record] = 1;
    engine.after(record, STREAM_RETRY_MS, STREAMED);
  }
}

/** A batch that failed is read again with the next poll: four a second. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.Lambda.html (2026-11-22) */
const STREAM_RETRY_MS = 250;

/** What a partition serves: a hot key's calls meet it alone. */
const HOT_READS: Held = { limit: 'dynamodb.partition-read-units', value: limits['partition-read-units'].value, path: ['assume', 'hotKey'] };
const HOT_WRITES: Held = { limit: 'dynamodb.partition-write-units', value: limits['partition-write-units'].value, path: ['assume', 'hotKey'] };

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
  assumptions: ['itemSize', 'itemsPerQuery', 'consistentReads', 'hotKey'],
  create: (node, context) => new Table(node, context),
  ceilings: (node, { resolve }) => {
    const { properties } = node;
    const followsDemand = resolve.string(properties, 'BillingMode') === 'PAY_PER_REQUEST';
    const ceiling = (writes: boolean): Ceiling => ({
      limit: `dynamodb.${followsDemand ? `on-demand-initial-${writes ? 'writes' : 'reads'}` : 'table-throughput'}`,
      perSecond: followsDemand
        ? limits[writes ? 'on-demand-initial-writes' : 'on-demand-initial-reads'].value
        : resolve.number(properties, `ProvisionedThroughput.${writes ? 'Write' : 'Read'}CapacityUnits`) ?? 1,
      uses: (stream) => (isWrite(stream) === writes ? unitsOfCall(stream, node) : 0),
    });
    return [ceiling(false), ceiling(true)];
  },
};

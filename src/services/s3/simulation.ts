import type { Distribution } from '../../core/kernel/distribution.ts';
import type { RandomStream } from '../../core/kernel/random.ts';
import type { SimulationPart, Station, StationContext } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { OUTCOME } from '../../core/simulation/outcome.ts';
import type { Host } from '../../core/simulation/host.ts';
import { lawOf } from '../../core/simulation/latency.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { FIRST_BYTE, NOTIFICATION } from './latencies.ts';
import { limits } from './limits.ts';
import { operationOf } from './traffic.ts';

const SERVED = 0;
const NOTIFIED = 1;

const READS: Held = { limit: 's3.prefix-reads', value: limits['prefix-reads'].value };
const WRITES: Held = { limit: 's3.prefix-writes', value: limits['prefix-writes'].value };

/** A bucket whose objects lie under one prefix: what its rates hold for. Changes are announced after a while. */
class Bucket implements Station {
  private readonly engine: Host;
  private readonly random: RandomStream;
  private readonly reads: TokenBucket;
  private readonly writes: TokenBucket;
  private readonly firstByte: Distribution = lawOf(FIRST_BYTE);
  private readonly notification: Distribution = lawOf(NOTIFICATION);
  /** By class of calls. */
  private readonly isRead: readonly boolean[];
  private readonly isAnnounced: readonly boolean[];

  constructor({ engine, random }: StationContext) {
    this.engine = engine;
    this.random = random;
    this.reads = new TokenBucket(limits['prefix-reads'].value, limits['prefix-reads'].value);
    this.writes = new TokenBucket(limits['prefix-writes'].value, limits['prefix-writes'].value);
    this.isRead = engine.plan.classes.map(({ stream }) => isReading(stream));
    this.isAnnounced = engine.plan.classes.map(({ start, calls }) => calls > start);
  }

  arrive(call: number): void {
    const { engine } = this;
    const reads = this.isRead[engine.calls.cls[call] as number] === true;
    if (!(reads ? this.reads : this.writes).take(engine.now)) return engine.refuse(call, reads ? READS : WRITES);
    engine.accept(call);
    engine.busy(call, this.firstByte.sample(this.random), SERVED);
  }

  wake(call: number, what: number): void {
    const { engine } = this;
    if (what === NOTIFIED) return engine.perform(call);
    if (!this.isAnnounced[engine.calls.cls[call] as number]) return engine.answer(call, OUTCOME.ok);
    const event = engine.spawn(call);
    engine.answer(call, OUTCOME.ok);
    engine.after(event, this.notification.sample(this.random), NOTIFIED);
  }

  performed(event: number): void {
    this.engine.discard(event);
  }
}

function isReading(stream: Stream): boolean {
  const operation = operationOf(stream);
  return operation === 'get' || operation === 'list';
}

export const s3: SimulationPart = {
  create: (_node, context) => new Bucket(context),
  ceilings: () => [
    { limit: 's3.prefix-reads', perSecond: limits['prefix-reads'].value, uses: (stream) => (isReading(stream) ? 1 : 0) },
    { limit: 's3.prefix-writes', perSecond: limits['prefix-writes'].value, uses: (stream) => (isReading(stream) ? 0 : 1) },
  ],
};

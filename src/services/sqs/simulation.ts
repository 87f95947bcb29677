import type { Node } from '../../core/model/design.ts';
import type { Distribution } from '../../core/kernel/distribution.ts';
import type { RandomStream } from '../../core/kernel/random.ts';
import type { SimulationPart, Station, StationContext, StationFigures } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import type { Outcome } from '../../core/simulation/outcome.ts';
import type { Host } from '../../core/simulation/host.ts';
import { lawOf } from '../../core/simulation/latency.ts';
import { MessageQueue, POISONED } from '../../core/simulation/queue.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { assumptionsOf } from '../../core/traffic/assumptions.ts';
import { MAX_RECEIVE_COUNT } from './cloudformation.ts';
import { DELIVERY, FIFO_DELIVERY, SEND } from './latencies.ts';
import { limits } from './limits.ts';

const SENT = 0;
const VISIBLE = 1;

/** Takes messages, and hands them to those who poll it. */
class Queue implements Station {
  private declare readonly engine: Host;
  private declare readonly random: RandomStream;
  private declare readonly queue: MessageQueue;
  private declare readonly rate: TokenBucket | undefined;
  private declare readonly held: Held;
  private readonly send: Distribution = lawOf(SEND);
  private declare readonly delivery: Distribution;
  private declare readonly delayMs: number;
  private declare readonly poison: number;

  constructor(node: Node, { engine, random, at, resolve, outgoing, pollingOf, quota, fault }: StationContext) {
    this.engine = engine;
    this.random = random;
    const fifo = resolve.boolean(node.properties, 'FifoQueue') === true;
    const rate = quota('sqs.fifo-requests-per-second', limits['fifo-requests-per-second']);
    this.rate = fifo && resolve.string(node.properties, 'FifoThroughputLimit') !== 'perMessageGroupId' ? new TokenBucket(rate, rate) : undefined;
    this.held = { limit: 'sqs.fifo-requests-per-second', value: rate, path: ['properties', 'FifoQueue'] };
    this.delivery = lawOf(fifo ? FIFO_DELIVERY : DELIVERY);
    this.delayMs = (resolve.number(node.properties, 'DelaySeconds') ?? 0) * 1000;
    const dead = outgoing.find(({ kind }) => kind === 'on-failure')?.connection;
    this.poison = Math.max(fault.poison, dead ? assumptionsOf(dead).failureRatio ?? 0 : 0);
    const seconds = (name: string, byDefault: number): number => (resolve.number(node.properties, name) ?? byDefault) * 1000;
    this.queue = new MessageQueue(engine, at, {
      visibilityMs: seconds('VisibilityTimeout', limits['visibility-default'].value),
      retentionMs: seconds('MessageRetentionPeriod', limits['retention-default'].value),
      maxReceives: dead ? resolve.number(dead.with, 'maxReceiveCount') ?? MAX_RECEIVE_COUNT : Infinity,
      visible: VISIBLE,
    }, outgoing.flatMap(({ connection, kind }) => {
      const polling = kind === 'poll' ? pollingOf(connection) : undefined;
      return polling ? [{ connection: engine.plan.connections.indexOf(connection), polling }] : [];
    }));
  }

  arrive(call: number): void {
    const { engine, random } = this;
    if (this.rate?.take(engine.now) === false) return engine.refuse(call, this.held);
    engine.accept(call);
    const answered = this.send.sample(random);
    if (this.poison > 0 && random.uniform() <= this.poison) engine.calls.tag[call] = POISONED;
    engine.calls.value[call] = Math.max(0, this.delayMs + this.delivery.sample(random) - answered);
    this.queue.sent();
    engine.busy(call, answered, SENT);
  }

  wake(call: number, what: number): void {
    const { engine } = this;
    if (what === VISIBLE) return this.queue.visible(call);
    engine.acknowledge(call);
    engine.after(call, engine.calls.value[call] as number, VISIBLE);
  }

  performed(batch: number, outcome: Outcome): void {
    this.queue.finished(batch, outcome);
  }

  figures(now: number): StationFigures {
    return { queue: this.queue.figures(now) };
  }
}

export const sqs: SimulationPart = {
  create: (node, context) => new Queue(node, context),
  ceilings: (node, { resolve, quota }) => (resolve.boolean(node.properties, 'FifoQueue') !== true || resolve.string(node.properties, 'FifoThroughputLimit') === 'perMessageGroupId'
    ? [] : [{ limit: 'sqs.fifo-requests-per-second', perSecond: quota('sqs.fifo-requests-per-second', limits['fifo-requests-per-second']), uses: () => 1 }]),
};

import type { Node } from '../../core/model/design.ts';
import type { Distribution } from '../../core/kernel/distribution.ts';
import type { RandomStream } from '../../core/kernel/random.ts';
import type { Ceiling, SimulationPart, Station, StationContext } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { CAUSE } from '../../core/simulation/cause.ts';
import type { Outcome } from '../../core/simulation/outcome.ts';
import type { Host } from '../../core/simulation/host.ts';
import { lawOf } from '../../core/simulation/latency.ts';
import { SDK_RETRIES } from '../../core/simulation/retries.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { transitionsPerExecution } from './executions.ts';
import { EXPRESS, STANDARD, START } from './latencies.ts';
import { limits } from './limits.ts';

const STARTED = 0;
const RUNNING = 1;

/**
 * Executions: started within the account's rate, they go through the states of the longest way one after
 * the other; what a state needs of the account's rate of transitions it waits for.
 */
class Workflow implements Station {
  readonly retry = SDK_RETRIES;
  private readonly engine: Host;
  private readonly random: RandomStream;
  private readonly starts: TokenBucket;
  private readonly held: Held;
  private readonly transitions: TokenBucket | undefined;
  private readonly perExecution: number;
  private readonly start: Distribution = lawOf(START);
  private readonly first: Distribution;

  constructor(node: Node, { engine, random, resolve, quota, shared }: StationContext) {
    this.engine = engine;
    this.random = random;
    const express = resolve.string(node.properties, 'StateMachineType') === 'EXPRESS';
    this.first = lawOf(express ? EXPRESS : STANDARD);
    this.perExecution = transitionsPerExecution(node) ?? 1;
    const expressRate = quota('stepfunctions.express-start-rate', limits['express-start-rate']);
    this.starts = express
      ? shared('stepfunctions.express', () => new TokenBucket(expressRate, expressRate))
      : shared('stepfunctions.standard', () => new TokenBucket(quota('stepfunctions.start-rate', limits['start-rate']), quota('stepfunctions.start-burst', limits['start-burst'])));
    this.held = express ? { limit: 'stepfunctions.express-start-rate', value: expressRate, account: true } : { limit: 'stepfunctions.start-rate', value: quota('stepfunctions.start-rate', limits['start-rate']), account: true };
    const rate = quota('stepfunctions.transition-rate', limits['transition-rate']);
    this.transitions = express ? undefined : shared('stepfunctions.transitions', () => new TokenBucket(rate, rate));
  }

  arrive(call: number): void {
    const { engine, random } = this;
    if (!this.starts.take(engine.now)) return engine.refuse(call, this.held);
    engine.accept(call);
    const started = this.start.sample(random);
    engine.calls.value[call] = Math.max(0, this.first.sample(random) - started);
    engine.busy(call, started, STARTED);
  }

  wake(call: number, what: number): void {
    const { engine } = this;
    if (what === STARTED) {
      engine.acknowledge(call);
      return engine.after(call, engine.calls.value[call] as number, RUNNING);
    }
    // A state that finds no transition left waits; it is asked again as soon as one may be there.
    if (this.transitions?.take(engine.now, this.perExecution) === false) return engine.after(call, WAIT_MS, RUNNING, CAUSE.capacity);
    engine.perform(call);
  }

  performed(call: number, outcome: Outcome): void {
    this.engine.answer(call, outcome);
  }
}

/** How often a state that waits for a transition looks again: the step of this simulation, not AWS's. Milliseconds. */
const WAIT_MS = 100;

export const stepfunctions: SimulationPart = {
  create: (node, context) => new Workflow(node, context),
  ceilings: (node, { resolve, quota }) => {
    const one = (name: 'start-rate' | 'express-start-rate' | 'transition-rate', uses: number): Ceiling => ({
      limit: `stepfunctions.${name}`, perSecond: quota(`stepfunctions.${name}`, limits[name]), uses: () => uses, shared: `stepfunctions.${name}`,
    });
    if (resolve.string(node.properties, 'StateMachineType') === 'EXPRESS') return [one('express-start-rate', 1)];
    return [one('start-rate', 1), one('transition-rate', transitionsPerExecution(node) ?? 1)];
  },
};

import { isModelled, type NodeKind } from '../catalog/service.ts';
import { graphMaker } from '../catalog/graph.ts';
import { RandomStream } from '../kernel/random.ts';
import { indexOf, type Connection, type Design, type Node } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import { Arrivals } from './arrivals.ts';
import type { Polling, SimulationPart, Station, StationContext } from './contract.ts';
import { Engine } from './engine.ts';
import { makePlan } from './plan.ts';
import { Relay } from './relay.ts';
import { resultOf } from './result.ts';
import type { SimulationInput } from './input.ts';
import type { SimulationResult } from './result-contract.ts';
import { takeSamples } from './samples.ts';
import { meanRates, NO_FAULT, readScenario, type Load, type Scenario } from './scenario.ts';

/** A run that goes on step by step, so that a worker can say how far it is and be stopped. */
export interface Simulation {
  readonly scenario: Scenario;
  readonly engine: Engine;
  /** Goes on for so many events; false when the run is over. */
  readonly advance: (events: number) => boolean;
  /** From 0 to 1, by the time of the load. */
  readonly progress: () => number;
  /** The figures so far, or of the whole run when it is over. */
  readonly result: () => SimulationResult;
}

/** How the caller of `simulate` hears of it and stops it. */
export interface Control {
  readonly cancelled?: () => boolean;
  readonly progress?: (share: number) => void;
}

/** Events between two looks at the control: some ten milliseconds. */
const STRIDE = 20_000;

/**
 * Runs a scenario to its end.
 *
 * @returns undefined where it was cancelled.
 */
export function simulate(input: SimulationInput, { cancelled, progress }: Control = {}): SimulationResult | undefined {
  const run = startSimulation(input);
  while (run.advance(STRIDE)) {
    if (cancelled?.() === true) return undefined;
    progress?.(run.progress());
  }
  return run.result();
}

/** Prepares a run: nothing has happened yet. The same input gives the same run, event by event. */
export function startSimulation(input: SimulationInput): Simulation {
  const { design, catalog, resolve, usage } = input;
  const scenario = readScenario(design, usage.flows, usage.hoursPerMonth, input.scenario);
  const seed = input.seed ?? scenario.seed;
  const plan = makePlan(design, catalog, resolve, usage.flows, meanRates(scenario, input.factor));
  const faults = design.nodes.map(({ id }) => scenario.faults.get(id) ?? NO_FAULT);
  const engine = new Engine(plan, seed, faults, scenario.durationMs);
  const quota = quotaOf(design);
  const shared = new Map<string, unknown>();
  const graph = graphMaker(catalog)(design, resolve);
  const contextAt = (at: number): StationContext => ({
    engine, design, resolve, at, random: engine.randoms[at] as RandomStream,
    fault: faults[at] ?? NO_FAULT,
    outgoing: graph.outgoing[at] ?? [],
    quota,
    shared: <T>(key: string, make: () => T): T => {
      if (!shared.has(key)) shared.set(key, make());
      return shared.get(key) as T;
    },
    streamOf: (call) => plan.classes[engine.calls.cls[call] as number]?.stream ?? { flow: '', perMonth: 0 },
    pollingOf: (connection) => pollingOf(connection, input),
  });
  engine.stations = design.nodes.map((node, at) => stationOf(node, catalog.kind(node.service), contextAt(at)));
  engine.begin(scenario.loads.map((load) => arrivalsOf(load, scenario.durationMs, new RandomStream(seed, load.flow.id), input.factor ?? 1)));
  const samples = takeSamples(engine, scenario.durationMs);
  const until = scenario.durationMs + scenario.drainMs;
  return {
    scenario, engine,
    advance: (events) => engine.run(until, events),
    progress: () => Math.min(1, engine.now / scenario.durationMs),
    result: () => resultOf(engine, { ...input, scenario, seed, samples }),
  };
}

/** How a kind of node behaves, where that is modelled. */
export function modelOf(kind: NodeKind | undefined): SimulationPart | undefined {
  return kind && isModelled(kind.simulation) ? kind.simulation : undefined;
}

/** What is not modelled takes no time and passes calls on. */
function stationOf(node: Node, kind: NodeKind | undefined, context: StationContext): Station {
  return modelOf(kind)?.create(node, context) ?? new Relay(context);
}

/** How what stands at the other end of a `poll` connection reads; undefined where it does not. */
export function pollingOf(connection: Connection, { design, catalog, resolve }: Pick<SimulationInput, 'design' | 'catalog' | 'resolve'>): Polling | undefined {
  const target = indexOf(design).node(connection.to);
  return target && modelOf(catalog.kind(target.service))?.polling?.(target, connection, { resolve, quota: quotaOf(design) });
}

/** Limits as the account has them. */
export function quotaOf(design: Design): StationContext['quota'] {
  return (id, limit) => accountQuota(design, id) ?? own(limit.byRegion, design.region) ?? limit.value;
}

function accountQuota(design: Design, id: string): number | undefined {
  const quotas = own(design.account, 'quotas');
  const value = isObject(quotas) ? own(quotas, id) : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function arrivalsOf({ rate, shape, burst, even }: Load, durationMs: number, random: RandomStream, factor: number): Arrivals {
  const seconds = durationMs / 1000;
  const level = shape.name === 'constant' ? () => 1 : (ms: number) => shape.at(ms / 1000, seconds) / shape.peak;
  return new Arrivals({ peak: (factor * rate * shape.peak) / 1000, level, until: durationMs, burst: Math.floor(burst * factor), even }, random);
}

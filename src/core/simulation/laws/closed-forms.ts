import type { Text } from '../../model/text.ts';
import type { SimulationInput } from '../input.ts';
import { makePlan } from '../plan.ts';
import type { Plan } from '../plan-contract.ts';
import type { NodeFigures, SimulationResult } from '../result-contract.ts';
import { modelOf, quotaOf } from '../run.ts';
import { meanRates, readScenario, type Load, type Scenario } from '../scenario.ts';
import { callsOfEach } from '../rates.ts';
import type { ClosedForm, Law } from './contract.ts';
import { countedAfter } from './counted.ts';
import { littleForm } from './little.ts';

/**
 * Closed forms beside what was simulated, for each node that calls reach: value, formula, source and by how many
 * standard errors the run differs; where the law does not apply, why not instead of a number.
 */
export function closedForms(result: Omit<SimulationResult, 'cost'>, input: SimulationInput): readonly ClosedForm[] {
  const { design, catalog, resolve, usage } = input;
  const scenario = readScenario(design, usage.flows, usage.hoursPerMonth, result.scenario);
  const plan = makePlan(design, catalog, resolve, usage.flows, meanRates(scenario, input.factor));
  const asked = { result, scenario, plan, calls: callsOfEach(plan, scenario.loads.map(({ rate }) => rate * (input.factor ?? 1))) };
  return design.nodes.flatMap((node, at) => {
    const figures = result.nodes[at];
    if (!figures || figures.requests === 0) return [];
    const laws = modelOf(catalog.kind(node.service))?.laws?.(node, {
      design, resolve, figures, quota: quotaOf(design), rate: rateOf(at, asked), durationMs: result.durationMs,
      ratesOf: (family) => design.nodes.flatMap((other, place) => (other.service.split('.')[0] === family && rateOf(place, asked) > 0 ? [{ node: other, rate: rateOf(place, asked) }] : [])),
      unsteady: unsteady(at, asked), coldBefore: coldBefore(at, asked),
      after: (ms) => countedAfter(figures.samples ?? [], ms),
    });
    return [...(laws ?? []).map((law) => formOf(node.id, law)), littleForm(figures, result.endedMs)];
  });
}

interface Asked {
  readonly result: Omit<SimulationResult, 'cost'>;
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** Of each class, a second. */
  readonly calls: Float64Array;
}

function rateOf(at: number, { plan, calls }: Asked): number {
  return plan.classes.reduce((sum, { node }, cls) => (node === at ? sum + (calls[cls] as number) : sum), 0);
}

function formOf(node: string, { error = 0, value, simulated, ...law }: Law): ClosedForm {
  if (value === undefined || !Number.isFinite(value)) return { ...law, node, simulated };
  return { ...law, node, simulated, value, ...(error > 0 && { deviation: (simulated - value) / error }) };
}

/**
 * Why calls do not reach a node by chance at a steady rate. They do where every flow on the way there is steady and
 * by chance, makes at most one call of it, and nothing on the way turns calls away, tries again or gathers batches:
 * whatever time the way takes, Poisson arrivals stay Poisson.
 */
function unsteady(at: number, { plan, scenario, result }: Asked): Text | undefined {
  if (scenario.faults.size > 0) return WORDS.fault;
  const way = wayTo(at, plan);
  const flows = new Set<number>();
  for (const cls of way) {
    const { flow, node: on } = plan.classes[cls] as Plan['classes'][number];
    const why = unsteadyLoad(scenario.loads[flow]);
    if (why) return why;
    if (on !== at) continue;
    if (flows.has(flow)) return WORDS.twice;
    flows.add(flow);
  }
  for (const cls of way) {
    const { node: on, start, end } = plan.classes[cls] as Plan['classes'][number];
    for (const { target, ratio, kind } of plan.steps.slice(start, end)) {
      if (!way.has(target)) continue;
      if (kind === 'poll') return WORDS.polled;
      if (ratio > 1 + 1e-9) return WORDS.several;
    }
    const why = on === at ? undefined : disturbed(result.nodes[on]);
    if (why) return why;
  }
  return disturbedHere(result.nodes[at]);
}

/** Calls that come close together are spread where the second of them finds a cold start. */
function coldBefore(at: number, { plan, result }: Asked): number {
  return Math.max(0, ...[...wayTo(at, plan)].map((cls) => plan.classes[cls]?.node ?? at).filter((node) => node !== at).map((node) => result.nodes[node]?.coldStartProbability ?? 0));
}

function unsteadyLoad(load: Load | undefined): Text | undefined {
  if (!load) return undefined;
  if (load.burst > 0) return WORDS.burst;
  if (load.even) return WORDS.even;
  return load.shape.name === 'constant' ? undefined : WORDS.shape;
}

/** Classes from which a node is reached, its own included. */
function wayTo(at: number, plan: Plan): ReadonlySet<number> {
  const way = new Set(plan.classes.flatMap(({ node }, cls) => (node === at ? [cls] : [])));
  for (let before = -1; before < way.size;) {
    before = way.size;
    plan.classes.forEach(({ start, end }, cls) => {
      if (plan.steps.slice(start, end).some(({ target, kind }) => way.has(target) && kind !== 'on-failure')) way.add(cls);
    });
    if (before === way.size) break;
  }
  return way;
}

function disturbed(figures: NodeFigures | undefined): Text | undefined {
  return figures && (figures.throttles > 0 || figures.causes.calls.some(({ retried }) => retried > 0)) ? WORDS.disturbed : undefined;
}

/** Events that are tried again come back later, and no more by chance. */
function disturbedHere(figures: NodeFigures | undefined): Text | undefined {
  return figures?.causes.waits.some(({ cause }) => cause === 'throttled' || cause === 'again') ? WORDS.again : undefined;
}

const WORDS = {
  fault: { en: 'The scenario has faults, so the load is not steady.', ko: '시나리오에 장애가 있어 부하가 일정하지 않습니다.' },
  burst: { en: 'A burst is no steady load.', ko: '한꺼번에 몰리는 부하는 일정한 부하가 아닙니다.' },
  even: { en: 'The calls are evenly spaced; the law is one of calls by chance.', ko: '호출 간격이 일정합니다. 이 식은 무작위로 오는 호출에 대한 것입니다.' },
  shape: { en: 'The load goes up and down; the law is one of a steady load.', ko: '부하가 오르내립니다. 이 식은 일정한 부하에 대한 것입니다.' },
  twice: { en: 'One request comes here on several ways, so that calls depend on each other.', ko: '한 요청이 여러 경로로 여기에 오므로 호출이 서로 독립이 아닙니다.' },
  polled: { en: 'What is read from a queue or a stream comes in batches.', ko: '큐나 스트림에서 읽는 것은 배치로 옵니다.' },
  several: { en: 'One request makes several calls, so that calls depend on each other.', ko: '한 요청이 여러 번 호출하므로 호출이 서로 독립이 아닙니다.' },
  disturbed: { en: 'Calls were turned away or tried again on the way here, so they do not come by chance.', ko: '오는 길에 거부되거나 재시도된 호출이 있어 무작위로 오지 않습니다.' },
  again: { en: 'Events were tried again, so they do not come by chance.', ko: '이벤트가 재시도되어 무작위로 오지 않습니다.' },
} as const satisfies Readonly<Record<string, Text>>;

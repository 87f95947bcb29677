import { estimate } from '../cost/estimate.ts';
import { Histogram } from '../kernel/histogram.ts';
import type { BatchMeans } from '../kernel/batch-means.ts';
import type { Design } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import { NO_PASSAGE, type Passage, type Stream, type Usage } from '../traffic/contract.ts';
import { merge } from '../traffic/forward.ts';
import type { StationFigures } from './contract.ts';
import type { Engine } from './engine.ts';
import { COLUMNS, type Course as Recorded, type FlowMeter } from './meters.ts';
import type { Course, FlowFigures, LatencyFigures, NodeFigures, RunCost, Sample, SimulationResult } from './result-contract.ts';
import { causesOf, traceOf } from './causes.ts';
import { USER } from './calls.ts';
import type { SimulationInput } from './input.ts';
import type { Scenario } from './scenario.ts';

type Ran = Omit<SimulationInput, 'scenario' | 'seed'> & { readonly scenario: Scenario; readonly seed: number; readonly samples: ReadonlyMap<number, readonly Sample[]> };

/** The figures of a run so far. What is under way stands as Infinity in the percentiles: it never vanishes. */
export function resultOf(engine: Engine, ran: Ran): SimulationResult {
  const { scenario, seed, design } = ran;
  const now = Math.max(engine.now, Math.min(scenario.durationMs, engine.idle ? scenario.durationMs : engine.now));
  const open = openCalls(engine);
  const figures = engine.stations.map((station) => station.figures?.(now) ?? {});
  const seconds = scenario.durationMs / 1000;
  const made = connectionCalls(engine);
  return {
    scenario: scenario.name, seed, durationMs: scenario.durationMs, endedMs: now, events: engine.events,
    endToEnd: together(engine.flows, sum(open.flows)),
    flows: engine.flows.map((meter, at) => ({ flow: engine.plan.flows[at]?.id ?? '', ...flowFigures(meter, open.flows[at] ?? 0), ...traceOf(engine, at) })),
    nodes: design.nodes.map((node, at) => nodeFigures(node.id, engine, at, { figures: figures[at] ?? {}, unfinished: open.nodes[at] ?? 0, now, samples: ran.samples.get(at) })),
    connections: design.connections.map(({ id }, at) => ({ connection: id, requests: made[at] ?? 0, perSecond: (made[at] ?? 0) / seconds })),
    cost: costOf(engine, ran, figures),
    findings: scenario.findings,
  };
}

/** Calls that were not answered, by flow (those that started them) and by node. */
function openCalls({ calls, plan }: Engine): { readonly flows: readonly number[]; readonly nodes: readonly number[] } {
  const flows = plan.flows.map(() => 0);
  const nodes = plan.nodes.map(() => 0);
  calls.inUse().forEach((live, call) => {
    const cls = plan.classes[calls.cls[call] as number];
    if (live === 0 || calls.done[call] === 1 || !cls) return;
    nodes[cls.node] = (nodes[cls.node] ?? 0) + 1;
    if (calls.parent[call] === USER) flows[cls.flow] = (flows[cls.flow] ?? 0) + 1;
  });
  return { flows, nodes };
}

function latencyFigures(values: Histogram, interval: BatchMeans, endless: number): LatencyFigures {
  const all = new Histogram();
  all.include(values);
  all.endless += endless;
  return { mean: values.mean, halfWidth: interval.halfWidth, p50: all.quantile(0.5), p95: all.quantile(0.95), p99: all.quantile(0.99) };
}

function flowFigures(meter: FlowMeter, unfinished: number): FlowFigures {
  const { requests, errors, throttles, latency, interval, course } = meter;
  return { requests, errors, throttles, unfinished, latency: latencyFigures(latency, interval, unfinished), course: courseOf(course) };
}

function together(meters: readonly FlowMeter[], unfinished: number): FlowFigures {
  const all = new Histogram();
  for (const meter of meters) all.include(meter.latency);
  all.endless += unfinished;
  const requests = sum(meters.map((meter) => meter.requests));
  // The mean over flows is uncertain by the parts of each: their shares are fixed by the scenario.
  const widths = meters.filter((meter) => meter.ended > 0).map((meter) => (meter.interval.halfWidth * meter.ended) / Math.max(1, all.count));
  const courses = meters.map(({ course }) => courseOf(course));
  return {
    requests, unfinished,
    errors: sum(meters.map((meter) => meter.errors)),
    throttles: sum(meters.map((meter) => meter.throttles)),
    latency: { mean: all.mean, halfWidth: Math.sqrt(sum(widths.map((width) => width * width))), p50: all.quantile(0.5), p95: all.quantile(0.95), p99: all.quantile(0.99) },
    course: addedUp(courses),
  };
}

/** Courses of different lengths of interval are brought to the longest. */
function addedUp(courses: readonly Course[]): Course {
  const stepMs = courses.reduce((longest, course) => Math.max(longest, course.stepMs), 1);
  const columns = COLUMNS.map((name) => {
    const values: number[] = [];
    for (const course of courses) {
      course[name].forEach((value, at) => {
        const place = Math.floor((at * course.stepMs) / stepMs);
        values[place] = (values[place] ?? 0) + value;
      });
    }
    return [name, Array.from(values, (value: number | undefined) => value ?? 0)] as const;
  });
  return { stepMs, ...Object.fromEntries(columns) } as Course;
}

function courseOf(course: Recorded): Course {
  return { stepMs: course.step, ...Object.fromEntries(COLUMNS.map((name) => [name, course.column(name)])) } as Course;
}

function nodeFigures(node: string, engine: Engine, at: number, { figures, unfinished, now, samples }: { readonly figures: StationFigures; readonly unfinished: number; readonly now: number; readonly samples: readonly Sample[] | undefined }): NodeFigures {
  const meter = engine.nodes[at] as Engine['nodes'][number];
  const { requests, errors, throttles, timeouts, throttledFrom, throttledUntil, concurrency, latency, interval, course } = meter;
  const { metered: _metered, invocations = requests, ...own } = figures;
  const coldStarts = figures.coldStarts ?? 0;
  return {
    node, requests, errors, throttles, timeouts, unfinished,
    ...(throttles > 0 && { throttled: { from: throttledFrom, until: throttledUntil } }),
    concurrency: { mean: concurrency.mean(now), max: concurrency.max },
    ...own, coldStarts,
    coldStartProbability: invocations > 0 ? coldStarts / invocations : 0,
    latency: latencyFigures(latency, interval, unfinished),
    causes: causesOf(engine, at),
    ...(samples && { samples }),
    course: courseOf(course),
  };
}

function connectionCalls({ plan, made }: Engine): readonly number[] {
  const counts = plan.connections.map(() => 0);
  plan.steps.forEach(({ connection }, step) => (counts[connection] = (counts[connection] ?? 0) + (made[step] as number)));
  return counts;
}

/** The same estimate as the bill's, of the traffic that was served and of what nodes metered themselves. */
function costOf(engine: Engine, { design, catalog, resolve, usage, scenario }: Ran, figures: readonly StationFigures[]): RunCost {
  const months = scenario.durationMs / (usage.hoursPerMonth * 3_600_000);
  const simulated = usageOf(engine, usage, 1 / months);
  const metered = withMetered(design, figures, 1 / months);
  const bill = estimate({ design: metered, catalog, resolve, usage: simulated });
  const listed = estimate({ design: metered, catalog, resolve, usage: simulated, options: { freeTier: 'none' } });
  return { run: listed.total * months, month: bill.total, bill };
}

/** Usage as the bill reads it, from what nodes took on in the run; `scale` makes a month of it. */
export function usageOf({ plan, taken, made }: Pick<Engine, 'plan' | 'taken' | 'made'>, { flows, hoursPerMonth, kindOf }: Usage, scale: number): Usage {
  const arriving: Stream[][] = plan.nodes.map(() => []);
  plan.classes.forEach(({ node, stream }, cls) => {
    const count = taken[cls] as number;
    if (count > 0) arriving[node]?.push({ ...stream, perMonth: count * scale });
  });
  const over: Stream[][] = plan.connections.map(() => []);
  plan.steps.forEach(({ connection, target }, step) => {
    const count = made[step] as number;
    const stream = plan.classes[target]?.stream;
    if (count > 0 && stream) over[connection]?.push({ ...stream, perMonth: count * scale });
  });
  const places = new Map(plan.nodes.map(({ id }, at) => [id, at]));
  const connections = new Map(plan.connections.map(({ id }, at) => [id, at]));
  const merged = arriving.map(merge);
  const passages = merged.map((arrived, at): Passage => (arrived.length === 0 ? NO_PASSAGE : {
    arrived, findings: [],
    handed: new Map(plan.connections.flatMap((connection, place) => (connection.from === plan.nodes[at]?.id && (over[place]?.length ?? 0) > 0 ? [[connection, merge(over[place] ?? [])] as const] : []))),
  }));
  const seconds = hoursPerMonth * 3600;
  return {
    flows, hoursPerMonth, kindOf, passages, findings: [],
    arriving: (node) => merged[places.get(node) ?? -1] ?? [],
    over: (connection) => over[connections.get(connection) ?? -1] ?? [],
    peak: (node) => sum((merged[places.get(node) ?? -1] ?? []).map(({ perMonth }) => perMonth / seconds)),
  };
}

/** The design with what nodes metered in the run in place of what the bill would derive. */
function withMetered(design: Design, figures: readonly StationFigures[], scale: number): Design {
  const nodes = design.nodes.map((node, at) => {
    const metered = figures[at]?.metered;
    if (!metered) return node;
    const byHand = own(node.assume, 'usage');
    const usage = { ...Object.fromEntries(Object.entries(metered).map(([component, quantity]) => [component, quantity * scale])), ...(isObject(byHand) ? byHand : {}) };
    return { ...node, assume: { ...node.assume, usage } };
  });
  return { ...design, nodes };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

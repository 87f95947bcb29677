import type { Text } from '../model/text.ts';
import type { FlowFigures, LatencyFigures, NodeFigures, SimulationResult } from './result-contract.ts';
import { explainRuns } from './explain-runs.ts';
import type { RunSide } from './run-side.ts';

export type FigureKey = 'requests' | 'errors' | 'throttles' | 'unfinished' | 'p50' | 'p95' | 'p99' | 'coldStarts' | 'concurrency' | 'left' | 'costRun' | 'costMonth' | 'bill';

/** One figure of both: absent on the side that has no such flow or node. Times are milliseconds, money USD; Infinity: never answered. */
export interface ComparedFigure {
  readonly of: 'flow' | 'run' | 'node';
  /** `node.flow`, a node's id; empty where all flows, or the run, are meant. */
  readonly id: string;
  readonly figure: FigureKey;
  readonly before?: number;
  readonly after?: number;
  /** `other`: it differs and neither is the better. */
  readonly change: 'same' | 'better' | 'worse' | 'other' | 'added' | 'removed';
}

export type Percentiles = Pick<LatencyFigures, 'p50' | 'p95' | 'p99'>;

/** Two designs under one load: the table, what the chart draws, and the difference in words. */
export interface RunComparison {
  readonly names: { readonly before: Text; readonly after: Text };
  readonly scenario: string;
  readonly seeds: { readonly before: number; readonly after: number };
  readonly durationMs: number;
  /** Flows with all their figures, then the runs, then nodes with those that differ. */
  readonly figures: readonly ComparedFigure[];
  /** Nodes of both that come to the same. */
  readonly sameNodes: number;
  /** How long each flow waits; flows without a request in either run are left out. */
  readonly waits: readonly { readonly flow: string; readonly before?: Percentiles; readonly after?: Percentiles }[];
  /** What differs most, and why. */
  readonly because: readonly Text[];
}

/** Below this part of the larger one a difference is chance: another node draws other numbers. */
const NOTABLE = 0.02;
/** Figures of nodes are noisier: each is one of many. */
const NOTABLE_AT_NODES = 0.1;

/** Holds two runs of the same load against each other. */
export function compareRuns(before: RunSide, after: RunSide): RunComparison {
  const [a, b] = [before.result, after.result];
  const flows = union(a.flows.map(({ flow }) => flow), b.flows.map(({ flow }) => flow));
  const flowOf = ({ flows: all }: SimulationResult, id: string) => all.find(({ flow }) => flow === id);
  const nodes = union(a.nodes.map(({ node }) => node), b.nodes.map(({ node }) => node));
  const nodeOf = ({ nodes: all }: SimulationResult, id: string) => all.find(({ node }) => node === id);
  const ofNodes = nodes.map((id) => nodeFigures(id, nodeOf(a, id), nodeOf(b, id)));
  return {
    names: { before: before.name, after: after.name }, scenario: a.scenario, seeds: { before: a.seed, after: b.seed }, durationMs: a.durationMs,
    figures: [
      ...flows.flatMap((id) => flowFigures(id, flowOf(a, id), flowOf(b, id))),
      ...(flows.length > 1 ? flowFigures('', a.endToEnd, b.endToEnd) : []),
      ...runFigures(before, after),
      ...ofNodes.flat(),
    ],
    sameNodes: nodes.filter((id, at) => nodeOf(a, id) && nodeOf(b, id) && ofNodes[at]?.length === 0).length,
    waits: flows.flatMap((flow) => {
      const [from, to] = [percentiles(flowOf(a, flow)), percentiles(flowOf(b, flow))];
      return from || to ? [{ flow, ...(from && { before: from }), ...(to && { after: to }) }] : [];
    }),
    because: explainRuns(before, after),
  };
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

function percentiles(figures: FlowFigures | undefined): Percentiles | undefined {
  return figures && figures.requests > 0 ? { p50: figures.latency.p50, p95: figures.latency.p95, p99: figures.latency.p99 } : undefined;
}

type Read<T> = readonly (readonly [FigureKey, (figures: T) => number])[];

const OF_FLOW: Read<FlowFigures> = [
  ['requests', ({ requests }) => requests], ['errors', ({ errors }) => errors], ['throttles', ({ throttles }) => throttles], ['unfinished', ({ unfinished }) => unfinished],
  ['p50', ({ latency }) => latency.p50], ['p95', ({ latency }) => latency.p95], ['p99', ({ latency }) => latency.p99],
];
const OF_NODE: Read<NodeFigures> = [
  ['requests', ({ requests }) => requests], ['errors', ({ errors }) => errors], ['throttles', ({ throttles }) => throttles],
  ['p99', ({ latency }) => latency.p99], ['coldStarts', ({ coldStarts }) => coldStarts], ['concurrency', ({ concurrency }) => concurrency.max], ['left', ({ queue }) => queue?.left ?? 0],
];
const OF_RUN: Read<RunSide> = [
  ['coldStarts', ({ result }) => result.nodes.reduce((sum, { coldStarts }) => sum + coldStarts, 0)],
  ['throttles', ({ result }) => result.nodes.reduce((sum, { throttles }) => sum + throttles, 0)],
  ['costRun', ({ result }) => result.cost.run], ['costMonth', ({ result }) => result.cost.month], ['bill', ({ bill }) => bill.total],
];

/** A flow without a request has nothing else to tell; what never happened to one flow stands with all of them. */
function flowFigures(id: string, before: FlowFigures | undefined, after: FlowFigures | undefined): readonly ComparedFigure[] {
  const came = (before?.requests ?? 0) + (after?.requests ?? 0) > 0;
  const all = OF_FLOW.map(([figure, read]) => compared({ of: 'flow', id, figure }, before && read(before), after && read(after), NOTABLE));
  return all.filter(({ figure, before: from = 0, after: to = 0 }) => figure === 'requests' || (came && (id === '' || from + to > 0 || figure === 'errors')));
}

function runFigures(before: RunSide, after: RunSide): readonly ComparedFigure[] {
  return OF_RUN.map(([figure, read]) => compared({ of: 'run', id: '', figure }, read(before), read(after), NOTABLE));
}

/** Of a node what differs; of one that stands on one side alone what it took. */
function nodeFigures(id: string, before: NodeFigures | undefined, after: NodeFigures | undefined): readonly ComparedFigure[] {
  const [only] = [before, after].filter((side) => side !== undefined);
  const all = OF_NODE.map(([figure, read]) => compared({ of: 'node', id, figure }, before && read(before), after && read(after), NOTABLE_AT_NODES));
  if (before && after) return all.filter(({ change }) => change !== 'same');
  return all.filter(({ figure, before: from = 0, after: to = 0 }) => figure === 'requests' || (only !== undefined && only.requests > 0 && from + to > 0));
}

function compared(what: Pick<ComparedFigure, 'of' | 'id' | 'figure'>, before: number | undefined, after: number | undefined, notable: number): ComparedFigure {
  const sides = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  if (before === undefined || after === undefined) return { ...what, ...sides, change: before === undefined ? 'added' : 'removed' };
  const isSame = before === after || Math.abs(after - before) <= notable * Math.max(before, after);
  return { ...what, ...sides, change: isSame ? 'same' : what.figure === 'requests' ? 'other' : after < before ? 'better' : 'worse' };
}

import { estimate } from '../cost/estimate.ts';
import type { BillLine } from '../cost/contract.ts';
import { indexOf, type Design } from '../model/design.ts';
import type { Text } from '../model/text.ts';
import { formatCount } from '../model/units-format.ts';
import { isObject, type Json } from '../model/json.ts';
import { propagate } from '../traffic/propagate.ts';
import type { SimulationInput } from './input.ts';
import type { ClosedForm } from './laws/contract.ts';
import type { NodeFigures, SimulationResult } from './result-contract.ts';
import { readScenario, type Scenario } from './scenario.ts';

/** A metered quantity that the run came to otherwise than the estimate at the same mean rates, as quantities of a month. */
export interface Difference {
  readonly node: string;
  readonly component: string;
  readonly title: Text;
  readonly unit: string;
  readonly simulated: number;
  readonly estimated: number;
  readonly because: Text;
  /** Where the cause is. */
  readonly at?: string;
}

/** Further from the estimate than chance: so many standard errors of a count. */
const CHANCE = 4;

/**
 * Where the run's metered quantities differ from what the bill would estimate at the scenario's mean rates by more
 * than chance, each with the cause as it was counted. What is stored and kept whatever happens is left out.
 */
export function differences(result: SimulationResult, input: SimulationInput, forms: readonly ClosedForm[]): readonly Difference[] {
  const { design, catalog, resolve, usage } = input;
  const scenario = readScenario(design, usage.flows, usage.hoursPerMonth, result.scenario);
  const seconds = scenario.durationMs / 1000;
  const months = seconds / (usage.hoursPerMonth * 3600);
  const expected = estimate({ design, catalog, resolve, usage: propagate(atRates(design, scenario, input.factor ?? 1, months), catalog, resolve), options: { freeTier: 'none' } });
  const lines = new Map(result.cost.bill.lines.map((line) => [keyOf(line), line]));
  const figures = new Map(result.nodes.map((node) => [node.node, node]));
  const missing = result.cost.bill.lines.filter((line) => !expected.lines.some((other) => keyOf(other) === keyOf(line))).map((line) => ({ ...line, quantity: 0 }));
  return [...expected.lines, ...missing].flatMap((line) => {
    const simulated = lines.get(keyOf(line))?.quantity ?? 0;
    const here = figures.get(line.node);
    if (!here) return [];
    const before = nodesBefore(here.node, design);
    const fewest = Math.min(...before.map((id) => figures.get(id)?.requests ?? 0).filter((count) => count > 0), line.component === 'initialisation' ? here.coldStarts : Infinity);
    // What starts once a day may not have started at all: that is chance.
    if (simulated === 0 && before.some((id) => figures.get(id)?.requests === 0)) return [];
    if (!isApart(simulated, line.quantity, fewest)) return [];
    const { node, component, title, unit, quantity: estimated } = line;
    return [{ node, component, title, unit, simulated, estimated, ...causeOf(here, component, { before, result, forms }) }];
  });
}

/** The design with the mean rates of the scenario as its traffic; what schedules start stays as it is. */
function atRates(design: Design, { loads, durationMs }: Scenario, factor: number, months: number): Design {
  const perMonth = new Map(loads.map(({ flow, rate, burst }) => [flow.id, (factor * rate * durationMs) / 1000 / months + burst / months]));
  const steady = (id: string, written: Json): Json => {
    const amount = perMonth.get(id);
    if (!isObject(written) || amount === undefined) return written;
    const { peak: _peak, shape: _shape, ...flow } = written;
    return { ...flow, requests: `${amount.toFixed(6)}/month` };
  };
  return { ...design, nodes: design.nodes.map((node) => (Object.keys(node.traffic).length === 0 ? node : { ...node, traffic: Object.fromEntries(Object.entries(node.traffic).map(([name, written]) => [name, steady(`${node.id}.${name}`, written)])) })) };
}

function keyOf({ node, component }: BillLine): string {
  return JSON.stringify([node, component]);
}

/** The node and all from which calls reach it, the nearest first. */
function nodesBefore(node: string, design: Design): readonly string[] {
  const seen = new Set([node]);
  for (const each of seen) for (const { from } of indexOf(design).incoming(each)) seen.add(from);
  return [...seen];
}

/** Whether two quantities differ by more than the chance of the smallest count behind the simulated one. Sizes and durations vary too: as much again. */
function isApart(simulated: number, estimated: number, count: number): boolean {
  const relative = (2 * CHANCE) / Math.sqrt(Math.max(1, count));
  return Math.abs(simulated - estimated) > Math.max(relative, 0.01) * Math.max(simulated, estimated);
}

interface Counted {
  /** The node and all from which calls reach it. */
  readonly before: readonly string[];
  readonly result: SimulationResult;
  readonly forms: readonly ClosedForm[];
}

/** What was counted at the node, or at one from which calls reach it, that makes its quantities others. */
function causeOf(here: NodeFigures, component: string, { before, result, forms }: Counted): Pick<Difference, 'because' | 'at'> {
  const law = component === 'initialisation' ? forms.find(({ node, figure }) => node === here.node && figure === 'cold-starts')?.because : undefined;
  const figures = new Map(result.nodes.map((each) => [each.node, each]));
  for (const node of before) {
    const found = figures.get(node);
    const because = found && disturbance(found);
    if (because) return { because, at: node };
  }
  if (law) return { because: law, at: here.node };
  return { because: UNEXPLAINED };
}

function disturbance({ throttles, unfinished, errors, queue, causes }: NodeFigures): Text | undefined {
  const retried = causes.calls.reduce((sum, call) => sum + call.retried, 0);
  const again = causes.waits.filter(({ cause }) => cause === 'throttled' || cause === 'again').reduce((sum, wait) => sum + wait.count, 0) + (queue?.again ?? 0);
  if (throttles > 0) return { en: `${formatCount(throttles)} calls were turned away; the estimate assumes that all are served.`, ko: `호출 ${formatCount(throttles)}건이 거부되었습니다. 예상 비용은 모두 처리된다고 가정합니다.` };
  if (unfinished > 0) return { en: `${formatCount(unfinished)} had not ended when the run did.`, ko: `실행이 끝날 때까지 ${formatCount(unfinished)}건이 끝나지 않았습니다.` };
  if (again > 0) return { en: `${formatCount(again)} events or messages were tried again, each attempt an invocation.`, ko: `이벤트나 메시지 ${formatCount(again)}건이 재시도되었고, 시도마다 호출로 셉니다.` };
  if (retried > 0) return { en: `${formatCount(retried)} calls were made again.`, ko: `호출 ${formatCount(retried)}건이 다시 이루어졌습니다.` };
  return errors > 0 ? { en: `${formatCount(errors)} calls failed before they went on.`, ko: `호출 ${formatCount(errors)}건이 다음 단계로 가기 전에 실패했습니다.` } : undefined;
}

const UNEXPLAINED: Text = { en: 'Nothing that was counted explains it: more seeds or a longer run tell whether it is chance.', ko: '집계된 값으로는 설명되지 않습니다. 시드를 바꾸거나 더 길게 실행하면 우연인지 알 수 있습니다.' };

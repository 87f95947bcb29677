import type { Design } from '../model/design.ts';

import { formatNumber } from '../model/units-format.ts';
import type { Flow } from '../traffic/contract.ts';
import type { Load } from './contract.ts';

/** How long a run at a steady rate takes where the goal does not say: long enough for a p99 at a few requests a second. */
export const STEADY_MS = 600_000;

type Steady = Extract<Load, { kind: 'rate' }>;

/** How a load is called in results: a scenario by its name, a rate by itself. Equal loads have equal names. */
export function loadName(load: Load): string {
  if (load.kind === 'scenario') return load.name;
  const rate = `${formatNumber(load.perSecond)}/s`;
  return `${load.flow === undefined ? rate : `${load.flow} ${rate}`}${load.durationMs === STEADY_MS ? '' : `, ${formatNumber(load.durationMs / 60_000)} min`}`;
}

/** Flows that grow with the rate: those that `traffic` names. What schedules start stays as it is. */
export function scalableFlows(design: Design, flows: readonly Flow[]): readonly Flow[] {
  const named = new Set(design.nodes.flatMap((node) => Object.keys(node.traffic).map((name) => `${node.id}.${name}`)));
  return flows.filter(({ id, perMonth }) => named.has(id) && perMonth > 0);
}

/** By how much the traffic as drawn is multiplied so that the flow, or all together, come at the rate. */
export function factorOf(load: Steady, design: Design, flows: readonly Flow[], hoursPerMonth: number): number {
  const counted = scalableFlows(design, flows).filter(({ id }) => load.flow === undefined || load.flow === id);
  const perSecond = counted.reduce((sum, { perMonth }) => sum + perMonth, 0) / (hoursPerMonth * 3600);
  return perSecond > 0 ? load.perSecond / perSecond : 0;
}

/** The design with a scenario that is the load, and its name. */
export function underLoad(load: Load, design: Design, flows: readonly Flow[], hoursPerMonth: number): { readonly design: Design; readonly scenario: string } {
  if (load.kind === 'scenario') return { design, scenario: load.name };
  const factor = factorOf(load, design, flows, hoursPerMonth);
  const scenario = loadName(load);
  const steady = {
    flows: Object.fromEntries(scalableFlows(design, flows).map(({ id, perMonth }) => [id, { requests: `${perMonth * factor}/month` }])),
    duration: `${load.durationMs} ms`,
  };
  return { design: { ...design, scenarios: { [scenario]: steady } }, scenario };
}

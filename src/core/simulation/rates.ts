import type { Plan } from './plan-contract.ts';

/** A circle is followed so often. */
const ROUNDS = 64;
const GONE = 1e-12;

/** Calls of each class a second (or in all), where each flow starts so many and nothing fails. */
export function callsOfEach(plan: Plan, flows: readonly number[]): Float64Array {
  const rates = new Float64Array(plan.classes.length);
  let wave = new Float64Array(plan.classes.length);
  flows.forEach((rate, flow) => {
    const start = plan.starts[flow] ?? -1;
    if (start >= 0) wave[start] = (wave[start] as number) + rate;
  });
  for (let round = 0; round < ROUNDS && wave.some((rate) => rate > GONE); round++) {
    const next = new Float64Array(plan.classes.length);
    wave.forEach((rate, cls) => {
      if (rate <= GONE) return;
      rates[cls] = (rates[cls] as number) + rate;
      const { start = 0, end = 0 } = plan.classes[cls] ?? {};
      for (const { kind, target, ratio } of plan.steps.slice(start, end)) if (kind !== 'on-failure') next[target] = (next[target] as number) + rate * ratio;
    });
    wave = next;
  }
  return rates;
}

import { meanAttempts } from '../traffic/attempts.ts';
import type { Plan, Step } from './plan-contract.ts';

/** A circle is followed so often. */
const ROUNDS = 64;
const GONE = 1e-12;

/** Calls of each class a second (or in all), where each flow starts so many and nothing fails but what a connection says. */
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
      for (const step of plan.steps.slice(start, end)) if (step.kind !== 'on-failure') next[step.target] = (next[step.target] as number) + rate * attemptsOf(step);
    });
    wave = next;
  }
  return rates;
}

function attemptsOf({ ratio, fails }: Step): number {
  return fails ? ratio * meanAttempts({ poison: 0, errors: fails.share, most: fails.attempts }) : ratio;
}

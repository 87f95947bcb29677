import type { Engine } from './engine.ts';
import type { Station } from './contract.ts';
import type { Sample } from './result-contract.ts';

/** So many parts of the time of the load. */
const PARTS = 40;

/** Looks at the nodes whose stations tell totals, at even intervals of the load; the samples of each node fill as the run goes on. */
export function takeSamples(engine: Engine, durationMs: number): ReadonlyMap<number, readonly Sample[]> {
  const taken = new Map<number, Sample[]>();
  engine.stations.forEach((station, at) => {
    if (station.totals) taken.set(at, []);
  });
  if (taken.size === 0) return taken;
  const look = (part: number): void => {
    for (const [at, samples] of taken) {
      const { requests, throttles } = engine.nodes[at] as Engine['nodes'][number];
      const own = (engine.stations[at] as Required<Station>).totals(engine.now);
      samples.push({ ms: engine.now, requests, throttles, own });
    }
    if (part < PARTS) engine.at(((part + 1) * durationMs) / PARTS, () => look(part + 1));
  };
  engine.at(0, () => look(0));
  return taken;
}

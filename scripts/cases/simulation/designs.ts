import { createAnalyser } from '../../../src/core/analysis/analyse.ts';
import type { NodeFigures, SimulationResult } from '../../../src/core/simulation/result-contract.ts';
import { startSimulation, type Simulation } from '../../../src/core/simulation/run.ts';
import type { Flow } from '../../../src/core/traffic/contract.ts';
import { CONSTANT } from '../../../src/core/traffic/shapes.ts';
import type { Engine } from '../../../src/core/simulation/engine.ts';
import { catalog } from '../../../src/services/catalog.ts';

/** What a run of a design came to, and the run itself for what is not in the figures. */
export interface Ran {
  readonly result: SimulationResult;
  readonly engine: Engine;
  readonly node: (id: string) => NodeFigures;
}

/** Prepares the scenario `case` of a design whose one flow, `go`, starts at a node. */
export function prepare(text: string, startsAt: string): Simulation {
  const { document: { design, findings }, resolve, usage } = createAnalyser(catalog).analyse(`version: 1\nname: case\n${text}`);
  const wrong = findings.find(({ severity }) => severity === 'error');
  if (wrong) throw new RangeError(`the case's own design is wrong: ${wrong.message.en}`);
  const flow: Flow = { id: `${startsAt}.go`, node: startsAt, name: 'go', perMonth: 0, shape: CONSTANT, sends: 1024, receives: 1024 };
  const run = startSimulation({ design, catalog, resolve, usage: { ...usage, flows: [flow] }, scenario: 'case' });
  if (run.scenario.findings[0]) throw new RangeError(run.scenario.findings[0].message.en);
  return run;
}

/** Runs it to its end, or to a time (milliseconds). */
export function runDesign(text: string, startsAt: string, untilMs?: number): Ran {
  const run = prepare(text, startsAt);
  if (untilMs === undefined) while (run.advance(1_000_000));
  else run.engine.run(untilMs, Infinity);
  const result = run.result();
  return {
    result, engine: run.engine,
    node: (id) => {
      const found = result.nodes.find(({ node }) => node === id);
      if (!found) throw new RangeError(`there is no node ${id}`);
      return found;
    },
  };
}

/** A function that is called at once by so many, or at a steady rate by chance. */
export function called({ rate = 0, seconds, service, burst = 0, seed = 1, init }: { readonly rate?: number; readonly seconds: number; readonly service: string; readonly burst?: number; readonly seed?: number; readonly init?: string }): string {
  return `nodes:
  worker: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 1024, Timeout: 900 }, assume: { duration: ${service}${init === undefined ? '' : `, initDuration: ${init}`} } }
account: { quotas: { lambda.concurrency: 100000 } }
scenarios:
  case: { flows: { go: { ${burst > 0 ? `burst: ${burst}` : `requests: ${rate}/s`} } }, duration: ${seconds} s, drain: until-empty, seed: ${seed} }
`;
}

import type { Design, Node } from '../../model/design.ts';
import type { Resolver } from '../../resolve/contract.ts';
import type { Source } from '../../model/source.ts';
import type { Text } from '../../model/text.ts';

/** A figure for which theory has a closed form, beside what was simulated. */
export interface ClosedForm {
  readonly node: string;
  /** `cold-starts`: share of invocations; `environments`, `concurrency`: on average; `throttles`: share of requests. */
  readonly figure: 'cold-starts' | 'environments' | 'throttles' | 'concurrency';
  readonly simulated: number;
  /** Absent where the closed form does not apply; `because` says why. */
  readonly value?: number;
  readonly because?: Text;
  readonly formula: Text;
  readonly source: Source;
  /** By how many standard errors the simulated figure differs; absent where the run is too short to tell. */
  readonly deviation?: number;
}

/** What a kind of node needs to know of a run to say its closed forms. */
export interface LawContext {
  readonly design: Design;
  readonly resolve: Resolver;
  /** A documented limit as the account has it. */
  readonly quota: (id: string, limit: { readonly value: number; readonly byRegion?: Readonly<Record<string, number>> }) => number;
  readonly figures: { readonly requests: number; readonly throttles: number };
  /** Calls a second that reach the node on average, by the scenario alone. */
  readonly rate: number;
  /** All nodes of a kind that calls reach, with their rates. */
  readonly ratesOf: (family: string) => readonly { readonly node: Node; readonly rate: number }[];
  /** The largest share of cold starts at a node that calls come by before. */
  readonly coldBefore: number;
  /** Why calls do not come by chance at a steady rate; undefined: they do (Poisson arrivals). */
  readonly unsteady: Text | undefined;
  readonly durationMs: number;
  /** What was counted from a time on, and how certain it is: sums over the parts of the run. Undefined where too few are left. */
  readonly after: (ms: number) => Counted | undefined;
}

/** What was counted in the rest of a run. Names: `ms`, `requests`, `throttles`, and those of the station. */
export interface Counted {
  readonly sum: (name: string) => number;
  /** A sum over another, and its standard error by the parts of the run. */
  readonly ratio: (of: string, by: string) => { readonly value: number; readonly error: number };
}

/** A law of a node, before it is held to the run. */
export type Law = Omit<ClosedForm, 'node' | 'deviation'> & {
  /** Standard error of the simulated figure. */
  readonly error?: number;
};

import type { Path } from '../model/json.ts';

/** Why a call is turned away: one limit of the node or its account, or a fault that the scenario brings upon it. Made once for each node. */
export type Refusal = Held | 'fault';

/** A limit that holds calls back. */
export interface Held {
  /** Full id of the documented limit. */
  readonly limit: string;
  /** What holds in this run, in the limit's unit. */
  readonly value: number;
  /** Where the design says so: a path inside the node, or with `account` from the top of the file. */
  readonly path?: Path;
  readonly account?: true;
}

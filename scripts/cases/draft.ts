import type { JsonObject } from '../../src/core/model/json.ts';
import { METERS } from './meters.ts';
import type { Named } from './names.ts';

/** A node of the design that states an example, with what drives it. */
export interface Draft {
  /** `service:` of the node. */
  readonly service: string;
  readonly properties?: JsonObject;
  readonly assume?: JsonObject;
  /** Metered quantities, where the example gives those; by component. */
  readonly usage?: Readonly<Record<string, number>>;
  /** Requests that arrive, where the example gives traffic; sizes in bytes. */
  readonly traffic?: { readonly requests: number; readonly sends?: number; readonly receives?: number };
  /** Bytes sent on to an origin; for a distribution. */
  readonly toOrigin?: number;
  /** Components whose quantity the example gives. */
  readonly states: readonly string[];
}

/** Reads one quantity, looking at what stands around where the node says nothing of its own. */
export interface Reader {
  /** Of the node, else of what stands around it; in the unit that the name ends with, whatever unit is written. */
  readonly number: (...names: readonly string[]) => number | undefined;
  /** Of the node itself only. */
  readonly own: (...names: readonly string[]) => number | undefined;
  readonly word: (name: string) => string;
  /** Keys of the node that begin so, with what follows, and their numbers. */
  readonly beginning: (part: string) => readonly (readonly [rest: string, value: number])[];
  readonly title: string;
  /** The object of the inputs that the node is said in; empty where it has no name of its own. */
  readonly label: string;
  /** Hours of the month. */
  readonly hours: number;
  /** How the example's arithmetic was found to go: it may say how many units an operation takes. */
  readonly check: string;
}

/** Only what is given: the quantities under the keys that have one. */
export function given(quantities: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(quantities).filter((entry): entry is [string, number] => entry[1] !== undefined && Number.isFinite(entry[1])));
}

/** A node whose metered quantities the example gives: those that its keys say, and others worked out. */
export function metered(service: string, read: Reader, name: Named, others: Readonly<Record<string, number | undefined>> = {}, more: Partial<Draft> = {}): Draft {
  const said = Object.fromEntries(METERS[name].map(({ component, keys }) => [component, read.own(...keys)]));
  const usage = given({ ...said, ...given(others) });
  return { service, usage, states: Object.keys(usage), ...more };
}

export function times(value: number | undefined, by: number | undefined): number | undefined {
  return value === undefined || by === undefined ? undefined : value * by;
}

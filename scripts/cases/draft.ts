import type { JsonObject } from '../../src/core/model/json.ts';

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
  /** Components (or all: `*`) that the example has and this product does not price, and why. */
  readonly unpriced?: ReadonlyMap<string, string>;
}

/** Reads one quantity, looking at what stands around where the node says nothing of its own. */
export interface Reader {
  readonly number: (...names: readonly string[]) => number | undefined;
  /** Of the node itself only. */
  readonly own: (...names: readonly string[]) => number | undefined;
  readonly word: (name: string) => string;
  readonly has: (part: string) => boolean;
  readonly title: string;
  /** How the example's arithmetic was found to go: it may say how many units an operation takes. */
  readonly check: string;
}

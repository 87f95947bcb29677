import type { Text } from '../../core/model/text.ts';

/** Something that happens while a design runs on this machine. */
export type LocalEvent =
  /** A line of a function's log. */
  | { readonly kind: 'log'; readonly node: string; readonly line: string }
  | { readonly kind: 'request'; readonly node: string; readonly method: string; readonly path: string; readonly status: number; readonly milliseconds: number }
  | { readonly kind: 'invocation'; readonly node: string; readonly requestId: string; readonly milliseconds: number; readonly error?: string }
  /** An event that failed and waits for its next attempt, the wait scaled by `timeScale`. */
  | { readonly kind: 'retry'; readonly node: string; readonly requestId: string; readonly attempt: number; readonly waits: number; readonly timeScale: number }
  | { readonly kind: 'undelivered'; readonly node: string; readonly requestId: string; readonly to: string | undefined }
  | { readonly kind: 'restarted'; readonly node: string; readonly milliseconds: number }
  | { readonly kind: 'notice'; readonly text: Text; readonly node?: string };

/** Somebody in a user pool from the start. */
export interface Seed {
  readonly email: string;
  readonly groups: readonly string[];
  /** The first sign-in changes it; absent: one is made up. */
  readonly password?: string;
}

export interface LocalOptions {
  /** Factor on the waits between attempts of asynchronous events; 1 is AWS's minutes. */
  readonly timeScale: number;
  /** Port of the first address that a browser opens; 0 takes a free one. */
  readonly port: number;
  readonly users: readonly Seed[];
  /** Execution environments of one function at most; more invocations wait. */
  readonly environments: number;
  readonly parameters: ReadonlyMap<string, string>;
  readonly stage?: string;
}

/** Where something answers. */
export interface Address {
  readonly node: string;
  readonly url: string;
}

/** A design that runs. */
export interface Running {
  /** What a browser opens, pages first. */
  readonly addresses: readonly Address[];
  /** `AWS_ENDPOINT_URL_…` by name, as the functions have them. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** Physical names and ids by logical id, as `Ref` gives them. */
  readonly ids: ReadonlyMap<string, string>;
  /** Those of `users` with their passwords. */
  readonly users: readonly Required<Seed>[];
  /** Ends every process, port and folder of it. */
  readonly stop: () => Promise<void>;
}

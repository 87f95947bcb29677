import type { Text } from '../../core/model/text.ts';
import type { HopCount, HopSnapshot } from '../../protocol/run-messages.ts';
import type { ActionResult, Address, Listing, LocalEvent, LocalResourceInfo, Measured, Payloads, Seed } from './contract.ts';

/**
 * How a run in a process of its own is observed and steered: JSON over the IPC channel of
 * `serverless-canvas run --channel`. The process ends when the channel does, however that came about.
 */
export interface RunRequests {
  /** Once for each process. Refused in words for the user; nothing is left behind then. */
  readonly start: { readonly params: StartParams; readonly result: Started };
  /** Everything ends; the process too, once it has answered. */
  readonly stop: { readonly params: Record<string, never>; readonly result: null };
  readonly resources: { readonly params: Record<string, never>; readonly result: readonly LocalResourceInfo[] };
  readonly read: { readonly params: { readonly id: string; readonly cursor?: string }; readonly result: Listing };
  readonly act: { readonly params: { readonly id: string; readonly action: string; readonly values: Readonly<Record<string, string>> }; readonly result: ActionResult };
  readonly trace: { readonly params: { readonly trace: string }; readonly result: readonly HopSnapshot[] };
  readonly payloads: { readonly params: { readonly span: string }; readonly result: Payloads | null };
  readonly log: { readonly params: { readonly node: string }; readonly result: readonly string[] };
  readonly debug: { readonly params: { readonly node: string; readonly on: boolean }; readonly result: null };
  readonly measured: { readonly params: Record<string, never>; readonly result: readonly Measured[] };
}

export type RunRequestName = keyof RunRequests;

/** The options of `run`, plain. */
export interface StartParams {
  /** The design's file: its folder is the workspace of `code` and `content`. */
  readonly file: string;
  /** What stands in the editor; absent: the file is read. */
  readonly text?: string;
  /** The folder out of which no path of the design may lead; absent: the repository that the file stands in. */
  readonly root?: string;
  readonly timeScale?: number;
  readonly port?: number;
  readonly users?: readonly Seed[];
  readonly environments?: number;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly stage?: string;
  readonly data?: string;
  readonly debug?: readonly string[];
}

export interface Started {
  readonly addresses: readonly Address[];
  readonly endpoints: Readonly<Record<string, string>>;
  readonly users: readonly Required<Seed>[];
}

export interface RunRequest<Name extends RunRequestName = RunRequestName> {
  readonly id: number;
  readonly request: Name;
  readonly params: RunRequests[Name]['params'];
}

/** What comes back: answers, and ten times a second at most what has happened. */
export type RunMessage =
  | { readonly id: number; readonly result: RunRequests[RunRequestName]['result'] }
  | { readonly id: number; readonly fault: Text; readonly node?: string }
  | { readonly happened: Happened };

/** What has happened since the last message. */
export interface Happened {
  /** All but hops, in their order; under load the oldest log lines are left out. */
  readonly events: readonly Exclude<LocalEvent, { readonly kind: 'hop' }>[];
  /** Under load only the first ones of the interval. */
  readonly hops: readonly HopSnapshot[];
  /** All hops of the interval, those that are left out included. */
  readonly counts: readonly HopCount[];
  /** Events that were left out. */
  readonly leftOut: number;
}

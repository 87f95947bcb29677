/** Where a run of the design on this machine is, whole, the last one wins. Texts are in the user's language. */
export interface RunSnapshot {
  readonly status: RunStatus;
  /** Of the design that it was started from, to tell whether it is still the one on the canvas. */
  readonly hash: string;
  /** What a browser opens, pages first. */
  readonly addresses: readonly RunAddress[];
  /** Users that were made with it, and their passwords for the first sign-in. */
  readonly users: readonly { readonly email: string; readonly password: string; readonly groups: readonly string[] }[];
  /** What has no local form, what went wrong; the latest of them. */
  readonly notes: readonly RunNote[];
  /** Nodes whose functions wait for a debugger, or have one. */
  readonly debugged: readonly string[];
}

export type RunStatus = 'starting' | 'running' | 'stopping' | 'stopped' | 'failed';

export interface RunAddress {
  readonly node: string;
  readonly url: string;
}

export interface RunNote {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
  readonly node?: string;
}

/**
 * One step of a request on its way: a call from one node to another, from its beginning to its answer. Told when it
 * has ended. Hops of one `trace` form a tree by `parent`.
 */
export interface HopSnapshot {
  /** The same for everything that one request, message, timer or hand on the canvas leads to. */
  readonly trace: string;
  readonly span: string;
  /** The span within which, or because of which, it happened; absent: it begins its trace. */
  readonly parent?: string;
  /** Absent: from outside, where the design draws no client in front of the node. */
  readonly from?: string;
  readonly to: string;
  /** The connection of the design that it went along; absent where none is drawn. */
  readonly connection?: string;
  /** `GET /registrations/42`, `PutItem`, `Publish`, `Invoke`, `3 records`, `FillIn` (a state). */
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly milliseconds: number;
  /** Of HTTP, where it has one. */
  readonly status?: number;
  /** What went wrong: an error type, else the status. */
  readonly error?: string;
  /** Bytes there and back. */
  readonly sent: number;
  readonly received: number;
  /** Milliseconds that the environment took to start, within `milliseconds`. */
  readonly initialization?: number;
  /** From the second attempt on. */
  readonly attempt?: number;
}

/** Hops between two nodes since the message before. */
export interface HopCount {
  readonly from?: string;
  readonly to: string;
  readonly connection?: string;
  readonly count: number;
  readonly errors: number;
}

/** What has passed over the diagram since the message before, ten times a second at most. */
export interface RunActivity {
  /** It replaces what was known: the page is new, or the run is. */
  readonly whole?: true;
  /** Under load the first ones alone. */
  readonly hops: readonly HopSnapshot[];
  /** All of them. */
  readonly counts: readonly HopCount[];
}

/** What went there and back; secrets are masked before they leave the host. */
export interface PayloadsSnapshot {
  readonly request?: PayloadSnapshot;
  readonly response?: PayloadSnapshot;
}

export interface PayloadSnapshot {
  /** JSON is laid out; at most some kilobytes. */
  readonly text: string;
  /** All of it, in bytes. */
  readonly size: number;
  /** `text` is its beginning. */
  readonly truncated: boolean;
  /** Values that stand as `•••`. */
  readonly masked: number;
  /** Not text: `text` is Base64. */
  readonly binary?: true;
}

/** A resource of the run to look into and to act upon, by its logical id. */
export interface RunResource {
  readonly id: string;
  readonly node: string;
  readonly kind: string;
  readonly name: string;
  readonly actions: readonly RunAction[];
}

export interface RunAction {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly RunField[];
  /** It is about one row: its id goes along as the value `row`. */
  readonly ofRow?: true;
}

export interface RunField {
  readonly name: string;
  readonly title: string;
  readonly value: 'line' | 'text' | 'json';
  readonly required: boolean;
  readonly initial?: string;
}

/** A page of what is in a resource. */
export interface RunListing {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly { readonly id: string; readonly cells: Readonly<Record<string, string>>; readonly content?: string }[];
  readonly cursor?: string;
  readonly total?: number;
}

export interface RunActionResult {
  readonly ok: boolean;
  readonly text: string;
  /** Of what it set off. */
  readonly trace?: string;
}

/** An assumption: of a node or of a connection. */
export interface MeasuredRef {
  readonly node?: string;
  readonly connection?: string;
  /** Below `assume`, with dots. */
  readonly path: string;
}

/** An assumption of the design with the value that the run has shown. */
export interface MeasuredSnapshot extends MeasuredRef {
  readonly value: string;
  readonly samples: number;
}

type Nothing = Record<string, never>;

/** What the page may ask of a run of its design. */
export interface RunWebviewRequests {
  /** Starts the design on this machine, or anew where it runs; what becomes of it comes as `run`. */
  readonly runLocally: { readonly params: Nothing; readonly result: null };
  readonly stopRun: { readonly params: Nothing; readonly result: null };
  /** Opens one of the run's own addresses in a browser. */
  readonly openRunAddress: { readonly params: { readonly url: string }; readonly result: null };
  readonly showRunLog: { readonly params: { readonly node: string }; readonly result: null };
  /** Attaches VS Code's debugger to a function from its next event on, or lets go of it. */
  readonly debugRun: { readonly params: { readonly node: string; readonly on: boolean }; readonly result: null };
  readonly runTrace: { readonly params: { readonly trace: string }; readonly result: readonly HopSnapshot[] };
  /** Null where nothing is kept of it any more. */
  readonly runPayloads: { readonly params: { readonly span: string }; readonly result: PayloadsSnapshot | null };
  readonly runResources: { readonly params: Nothing; readonly result: readonly RunResource[] };
  readonly runRead: { readonly params: { readonly id: string; readonly cursor?: string }; readonly result: RunListing };
  readonly runAct: { readonly params: { readonly id: string; readonly action: string; readonly values: Readonly<Record<string, string>> }; readonly result: RunActionResult };
  readonly runMeasured: { readonly params: Nothing; readonly result: readonly MeasuredSnapshot[] };
  /** Shows what would be written into the design, beside what stands there, or writes it as one step; `version` is the one that has it. */
  readonly writeMeasured: { readonly params: { readonly chosen: readonly MeasuredRef[]; readonly show: boolean }; readonly result: { readonly version?: number } };
}

/** What the page hears of the run of its design. */
export interface RunHostEvents {
  /** Null: there is none. */
  readonly run: RunSnapshot | null;
  readonly runActivity: RunActivity;
}

import type { EvaluatedPorts } from '../core/catalog/ports.ts';
import type { Bill, BillLine } from '../core/cost/contract.ts';
import type { Doubts, HiddenKind, Subtotal } from '../core/cost/summary.ts';
import type { Intent } from '../core/document/contract.ts';
import type { Group, Note } from '../core/model/design.ts';
import type { BrokenLimit, Fix, Severity } from '../core/model/finding.ts';
import type { JsonObject, Path } from '../core/model/json.ts';
import type { Source } from '../core/model/source.ts';
import type { Locale } from '../core/model/text.ts';

/** All that the webview shows, whole, the last one wins. Texts are in `locale` already. */
export interface Snapshot {
  /** VS Code's document version it was made from. */
  readonly version: number;
  readonly locale: Locale;
  readonly file: string;
  readonly name: string;
  readonly region: string;
  readonly readOnly: boolean;
  /** The text is broken: the design is the last good one or, where there has been none, what can be read; shown dimmed. */
  readonly broken?: { readonly line: number; readonly message: string; readonly shown: 'last-good' | 'readable' };
  readonly nodes: readonly NodeSnapshot[];
  readonly connections: readonly ConnectionSnapshot[];
  readonly groups: readonly Group[];
  readonly notes: readonly Note[];
  readonly findings: readonly FindingSnapshot[];
  /** What `ignore:` says is meant, each with its reason. */
  readonly silenced: readonly SilencedSnapshot[];
  /** What is known of the rules that findings and silences name. */
  readonly rules: readonly RuleSnapshot[];
  readonly quotas: readonly QuotaSnapshot[];
  readonly bill: BillSnapshot;
}

export interface NodeSnapshot {
  readonly id: string;
  readonly service: string;
  readonly resource?: string;
  readonly label?: string;
  readonly at?: readonly [number, number];
  readonly summary: string;
  readonly ports: EvaluatedPorts;
  /** The node as data, for the inspector (`properties`, `assume`, `routes`…). */
  readonly data: JsonObject;
  /** Values of `properties` that cannot be told without deploying: dotted path and why. */
  readonly unknown: readonly { readonly path: string; readonly because: string }[];
  readonly given: readonly { readonly connection: string; readonly what: 'env' | 'permission'; readonly text: string }[];
  /** USD a month, absent where nothing of it is billed. */
  readonly cost?: number;
}

export interface ConnectionSnapshot {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly line: 'sync' | 'async' | 'authorize';
  readonly label: string;
  readonly data: JsonObject;
  /** Values of `properties` and `with` that cannot be told without deploying. */
  readonly unknown: NodeSnapshot['unknown'];
}

export interface FindingSnapshot {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly node?: string;
  readonly connection?: string;
  readonly path?: Path;
  readonly source?: Source;
  /** One-based line in the text. */
  readonly line?: number;
  readonly fix?: Omit<Fix, 'title'> & { readonly title: string };
  /** The limit that is broken: whether it can be raised, and the numbers as a text. */
  readonly limit?: { readonly id: string; readonly kind: BrokenLimit['kind']; readonly text: string };
}

export interface SilencedSnapshot extends FindingSnapshot {
  readonly reason: string;
}

export interface RuleSnapshot {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Why there is no fix by one click. */
  readonly unfixable?: string;
  readonly canSilence: boolean;
}

/** A quota that the design needs raised. */
export interface QuotaSnapshot {
  readonly limit: string;
  readonly title: string;
  readonly unit: string;
  readonly scope: string;
  readonly region: string;
  readonly current: number;
  readonly needed: number;
  readonly desired: number;
  readonly code?: { readonly service: string; readonly code: string };
  readonly source: Source;
  readonly nodes: readonly string[];
  readonly justification: string;
  readonly command: string;
}

/** Which finding: enough to find it again in a text that has changed meanwhile. */
export interface FindingRef {
  readonly rule: string;
  readonly node?: string;
  readonly connection?: string;
}

export interface BillSnapshot extends Pick<Bill, 'currency' | 'region' | 'total'> {
  readonly lines: readonly BillLineSnapshot[];
  readonly unpriced: readonly { readonly node: string; readonly service: string; readonly component: string; readonly reason: string }[];
  readonly summary: BillSummarySnapshot;
}

/** A line of the bill; `tiers` as data, `remarks` as texts: what has to be known besides the numbers. */
export interface BillLineSnapshot extends Omit<BillLine, 'title' | 'how'> {
  readonly title: string;
  readonly how: string;
  readonly remarks: readonly string[];
  /** The price's tiers in words. */
  readonly tierText?: string;
}

/** The bill from above: sums by node and by service, what is easily forgotten, what one request and one user cost. */
export interface BillSummarySnapshot {
  readonly nodes: readonly Subtotal[];
  readonly services: readonly Subtotal[];
  /** What is easily forgotten within the total, in USD a month. */
  readonly hidden: readonly { readonly kind: HiddenKind; readonly title: string; readonly usd: number }[];
  readonly perMillionRequests: UnitCostSnapshot;
  readonly perUser: UnitCostSnapshot;
  readonly doubts: Doubts;
}

/** USD and what it is divided by; without `usd`, why it cannot be told. */
export interface UnitCostSnapshot {
  readonly usd?: number;
  readonly how: string;
}

/** What the webview remembers per file: panels, zoom, selection. Opaque to the host. */
export type ViewState = JsonObject;

/** Requests of the webview and their answers. Every one is checked against a schema on arrival. */
export interface WebviewRequests {
  /** The webview is alive; the answer is the first snapshot and the remembered view. */
  readonly ready: { readonly params: Record<string, never>; readonly result: { readonly snapshot: Snapshot; readonly viewState?: ViewState } };
  /** Refused (error arm) with the reason where it cannot be done. */
  readonly edit: { readonly params: { readonly intent: Intent; readonly baseVersion: number; readonly title: string }; readonly result: { readonly version: number } };
  /** Shows the place of a path in the text editor beside. */
  readonly revealText: { readonly params: { readonly path: Path }; readonly result: null };
  /** Opens an https URL of a source or of documentation, after the host checked it. */
  readonly openLink: { readonly params: { readonly url: string }; readonly result: null };
  /** Asks for the reason and writes it under `ignore:`; `version` is absent where the user thought better of it. */
  readonly silence: { readonly params: FindingRef; readonly result: { readonly version?: number } };
  /** Takes a silence back. */
  readonly unsilence: { readonly params: FindingRef; readonly result: { readonly version?: number } };
  /** The page of a rule. */
  readonly openRule: { readonly params: { readonly rule: string }; readonly result: null };
  readonly copyText: { readonly params: { readonly text: string }; readonly result: null };
  readonly exportTemplate: { readonly params: Record<string, never>; readonly result: null };
  /** Asks where, and writes the bill there: CSV or Markdown, as the file's name ends. */
  readonly exportBill: { readonly params: Record<string, never>; readonly result: null };
  readonly saveViewState: { readonly params: { readonly viewState: ViewState }; readonly result: null };
}

/** One-way messages of the host. */
export interface HostEvents {
  readonly snapshot: Snapshot;
  /** Select, centre and open the inspector of a node or connection. */
  readonly reveal: { readonly id: string };
  /** Open a panel: a command of VS Code asked for it. */
  readonly show: { readonly panel: 'bill' | 'findings' | 'quotas' };
}

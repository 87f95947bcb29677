import type { EvaluatedPorts } from '../core/catalog/ports.ts';
import type { Curves } from '../core/cost/break-even.ts';
import type { LineChange } from '../core/cost/compare.ts';
import type { Bill, BillLine } from '../core/cost/contract.ts';
import type { Doubts, HiddenKind, Subtotal } from '../core/cost/summary.ts';
import type { Driver, Spread } from '../core/cost/uncertainty.ts';
import type { Intent } from '../core/document/contract.ts';
import type { Group, Note } from '../core/model/design.ts';
import type { BrokenLimit, Fix, Severity } from '../core/model/finding.ts';
import type { JsonObject, Path } from '../core/model/json.ts';
import type { Source } from '../core/model/source.ts';
import type { Locale } from '../core/model/text.ts';
import type { RunHostEvents, RunWebviewRequests } from './run-messages.ts';
import type { EditingEvents, EditingRequests } from './editing-messages.ts';
import type { PropertyRequests } from './property-messages.ts';
import type { RunComparisonWebviewRequests } from './run-comparison-messages.ts';
import type { RunJudged, SimulationSnapshot } from './simulation-messages.ts';
import type { StepEvents, StepRequests } from './step-messages.ts';

/** All that the webview shows, whole, the last one wins. Texts are in `locale` already. */
export interface Snapshot {
  /** VS Code's document version it was made from. */
  readonly version: number;
  readonly locale: Locale;
  readonly file: string;
  /** Of the design that is shown: another where what is computed of it may be another. */
  readonly hash: string;
  /** Of its goals: another where what a run is held to may be another. */
  readonly goalsHash: string;
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

export interface BillSnapshot extends Pick<Bill, 'currency' | 'region' | 'total' | 'freeTier'> {
  /** What credits of the account pay of the total, and what is left to pay. */
  readonly credits?: readonly { readonly title: string; readonly usd: number; readonly how: string }[];
  /** How many assumptions are ranges: the bill takes their middles, `ranges` says what lies around. */
  readonly ranges: number;
  readonly lines: readonly BillLineSnapshot[];
  readonly unpriced: readonly { readonly node: string; readonly service: string; readonly component: string; readonly reason: string }[];
  readonly summary: BillSummarySnapshot;
}

/** A line of the bill; `tiers` as data, `remarks` as texts: what has to be known besides the numbers. */
export interface BillLineSnapshot extends Omit<BillLine, 'title' | 'how'> {
  readonly title: string;
  readonly how: string;
  readonly remarks: readonly string[];
  /** It rests on a default of the product: the node's assumptions say another. */
  readonly byDefault?: true;
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

/** An alternative by name, for the nodes named (all it applies to, where none are). */
export interface AlternativeRef {
  readonly id: string;
  readonly value?: string;
  readonly nodes?: readonly string[];
  /** Share of a function's duration that is computing, 0 to 1. */
  readonly cpuBound?: number;
}

/** Something that a design can be held against; where it is none for this design, why. */
export interface OfferSnapshot {
  readonly id: string;
  readonly title: string;
  readonly applies: boolean;
  /** Nodes that it could change, each by itself. */
  readonly nodes: readonly string[];
  readonly because?: string;
  readonly value?: { readonly label: string; readonly examples: readonly string[]; readonly default?: string };
}

/** Two bills against each other, USD a month. */
export interface ComparisonSnapshot {
  readonly title: string;
  readonly names: { readonly before: string; readonly after: string };
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly regions: { readonly before: string; readonly after: string };
  /** Those that differ. */
  readonly lines: readonly LineChangeSnapshot[];
  /** How many lines do not. */
  readonly same: number;
  /** What one side alone has no price for. */
  readonly unpriced: readonly string[];
  readonly changes: readonly string[];
  readonly assumes: readonly string[];
  readonly features: readonly { readonly text: string; readonly source?: Source }[];
  /** Both over the traffic; `texts` say where they cross. */
  readonly curves: Curves & { readonly texts: readonly string[] };
}

export interface LineChangeSnapshot extends Pick<LineChange, 'node' | 'component' | 'status' | 'change'> {
  readonly title: string;
  readonly before?: Pick<BillLine, 'amount' | 'quantity' | 'unit' | 'uncertain'>;
  readonly after?: Pick<BillLine, 'amount' | 'quantity' | 'unit' | 'uncertain'>;
}

/** The bill while its assumptions are ranges, USD a month. */
export interface UncertaintySnapshot {
  readonly samples: number;
  readonly seed: number;
  readonly total: Spread;
  /** Those that vary. */
  readonly lines: readonly (Spread & { readonly node: string; readonly component: string; readonly title: string })[];
  /** What each range alone does to the total, the largest first. `place` names it, `law` its distribution. */
  readonly drivers: readonly (Omit<Driver, 'law'> & { readonly place: string; readonly law: string })[];
  readonly method: string;
}

/** What the webview remembers per file: panels, zoom, selection. Opaque to the host. */
export type ViewState = JsonObject;

/** Requests of the webview and their answers. Every one is checked against a schema on arrival. */
export interface WebviewRequests extends EditingRequests, PropertyRequests, StepRequests, RunWebviewRequests, RunComparisonWebviewRequests {
  /** The webview is alive; the answer is the first snapshot and the remembered view. */
  readonly ready: { readonly params: Record<string, never>; readonly result: { readonly snapshot: Snapshot; readonly viewState?: ViewState; /** Nothing can be deployed or run from here. */ readonly inBrowser?: true } };
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
  /** Begins a deployment, with VS Code's own dialogs; what happens to nodes comes as `deployment`. */
  readonly deploy: { readonly params: Record<string, never>; readonly result: null };
  /** Asks where, and writes the bill there: CSV or Markdown, as the file's name ends. */
  readonly exportBill: { readonly params: Record<string, never>; readonly result: null };
  /** What the design can be held against. */
  readonly offers: { readonly params: Record<string, never>; readonly result: readonly OfferSnapshot[] };
  /** Holds the design against an alternative or, without one, against the file as it was committed last. May take a while; can be cancelled. */
  readonly compare: { readonly params: { readonly alternative?: AlternativeRef }; readonly result: ComparisonSnapshot };
  /** The bill between its ranges; null where there are none. May take a while; can be cancelled. */
  readonly ranges: { readonly params: { readonly seed: number }; readonly result: UncertaintySnapshot | null };
  /** Names of the scenarios of the design; the day that every design has is among them. */
  readonly scenarios: { readonly params: Record<string, never>; readonly result: readonly string[] };
  /** Runs a scenario, away from the thread of the host; `run` is the page's own name for it. Takes as long as it takes; can be cancelled. */
  readonly simulate: { readonly params: { readonly run: string; readonly scenario?: string; readonly seed?: number }; readonly result: SimulationSnapshot };
  /** How far a run is (0 to 1), and what it came to so far; null where it is over. To be asked at most ten times a second. */
  readonly simulating: { readonly params: { readonly run: string }; readonly result: { readonly progress: number; readonly result: SimulationSnapshot } | null };
  /** Holds a run of the page to the goals as they stand now; null where the host does not know the run any more, or the design is another. */
  readonly judgeRun: { readonly params: { readonly run: string }; readonly result: RunJudged | null };
  /** Asks where, and writes the figures of a run there. */
  readonly exportSimulation: { readonly params: { readonly csv: string }; readonly result: null };
  /** The picture that the host asked for: PNG in Base64. */
  readonly pictureDrawn: { readonly params: { readonly png: string }; readonly result: null };
  /** The picture that the host asked for is in the clipboard. */
  readonly pictureCopied: { readonly params: Record<string, never>; readonly result: null };
  readonly saveViewState: { readonly params: { readonly viewState: ViewState }; readonly result: null };
}

/** One-way messages of the host. */
/** A node while its resources are made, changed or removed. */
export interface NodeDeployment {
  readonly node: string;
  readonly state: 'moving' | 'done' | 'failed' | 'rolled-back' | 'drifted' | 'as-deployed';
  /** How many of the resources that were begun are complete. */
  readonly done: number;
  readonly resources: number;
  /** What was changed behind its back, in the user's language. */
  readonly note?: string;
}

export interface HostEvents extends EditingEvents, StepEvents, RunHostEvents {
  readonly snapshot: Snapshot;
  /** Select, centre and open the inspector of a node or connection. */
  readonly reveal: { readonly id: string };
  /** Open a panel: a command of VS Code asked for it. */
  readonly show: { readonly panel: 'bill' | 'findings' | 'quotas' | 'simulation' | 'run'; readonly bill?: 'compare' | 'compare-commit' };
  /** What is happening to nodes at AWS; those that are not named are as they were drawn. */
  readonly deployment: { readonly nodes: readonly NodeDeployment[] };
  /** Draw an SVG document as a PNG, for the host or into the clipboard. */
  readonly picture: { readonly svg: string; readonly to: 'host' | 'clipboard' };
}

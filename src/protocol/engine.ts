import type { DefinitionFault, DefinitionLanguage } from '../core/catalog/definition.ts';
import type { Intent } from '../core/document/contract.ts';
import type { Chosen, Places } from '../core/document/copy.ts';
import type { Severity } from '../core/model/finding.ts';
import type { JsonObject, Path } from '../core/model/json.ts';
import type { TextEdit, TextPosition, TextRange } from '../core/model/range.ts';
import type { Locale } from '../core/model/text.ts';
import type { AgentRequests } from './agent-messages.ts';
import type { DifferenceRequests } from './difference-messages.ts';
import type { GoalRequests } from './goal-messages.ts';
import type { LanguageRequests } from './language-messages.ts';
import type { AlternativeRef, ComparisonSnapshot, FindingRef, OfferSnapshot, Snapshot, UncertaintySnapshot } from './messages.ts';
import type { RunComparisonRequests } from './run-comparison-messages.ts';
import type { RunJudged, SimulationSnapshot } from './simulation-messages.ts';
import type { PropertyCard } from './property-messages.ts';

/** What a thread asks of its host: files of the product, where it has no way to them itself. */
export interface ProductRequests {
  /** `path`: below the folder of the product. */
  readonly readFile: { readonly params: { readonly path: readonly string[] }; readonly result: Uint8Array<ArrayBuffer> };
}

/** A finding as an editor shows it: text in one language, place by line and column. */
export interface Problem extends FindingRef {
  readonly severity: Severity;
  readonly message: string;
  readonly start: TextPosition;
  readonly end: TextPosition;
  /** `ignore:` may name it. */
  readonly canSilence: boolean;
  /** One set (or, without a value, one removal) that repairs it. */
  readonly fix?: { readonly title: string; readonly intent: Intent };
}

/** Markdown about one place; a rule's id is a link to `rule:<id>`. */
export interface Hover {
  readonly range: TextRange;
  readonly parts: readonly string[];
}

/** A block of a text, with those inside it. */
export interface TextSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'node' | 'connection' | 'group' | 'note' | 'scenario' | 'goal';
  readonly range: TextRange;
  /** Of its key. */
  readonly selection: TextRange;
  readonly children: readonly TextSymbol[];
}

/** All that an editor shows of one version of a text. */
export interface Outcome {
  readonly snapshot: Snapshot;
  readonly problems: readonly Problem[];
  /** Definitions in other languages are not judged yet; `complete` does. */
  readonly incomplete?: true;
}

export interface AnalyseParams {
  readonly file: string;
  readonly title: string;
  readonly text: string;
  readonly version: number;
  readonly locale: Locale;
  /** The text of the template that `source:` of an overlay names; kept for what is asked of the file until it is analysed again. */
  readonly source?: string;
}

/**
 * What the extension asks about a text, in its own thread or in a worker's: the same handlers serve
 * both. `file` names a document whose parse is kept from one request to the next; `title` is how people call it.
 */
export interface EngineRequests extends AgentRequests, GoalRequests, RunComparisonRequests, LanguageRequests, DifferenceRequests {
  readonly analyse: { readonly params: AnalyseParams; readonly result: Outcome };
  /** The same after every definition was judged, which may take a while. */
  readonly complete: { readonly params: AnalyseParams; readonly result: Outcome };
  /** What the engine of a language has against a definition. */
  readonly judge: { readonly params: { readonly language: DefinitionLanguage; readonly definition: JsonObject }; readonly result: readonly DefinitionFault[] };
  /** The smallest edits that do what the intent says; refused with the reason. */
  readonly edits: { readonly params: { readonly text: string; readonly intent: Intent; readonly locale: Locale }; readonly result: readonly TextEdit[] };
  /** Blocks of the design as YAML of their own. */
  readonly copy: { readonly params: { readonly text: string; readonly chosen: Chosen; readonly places?: Places }; readonly result: string };
  /** A function for a file of code; null where the file is of no language that functions are written in. `path` starts at the folder of the design. */
  readonly handlerNode: { readonly params: { readonly file: string; readonly text: string; readonly path: string; readonly code: string; readonly at: readonly [number, number] }; readonly result: Intent | null };
  /** What the text consists of, for symbol search and outline. */
  readonly symbols: { readonly params: { readonly file: string; readonly text: string; readonly locale: Locale }; readonly result: readonly TextSymbol[] };
  /** Where the value (or key) at a path stands in the text; null where it leaves it. */
  readonly locate: { readonly params: { readonly file: string; readonly text: string; readonly path: Path; readonly what?: 'key' }; readonly result: TextRange | null };
  /** The node or connection whose block holds an offset. */
  readonly idAt: { readonly params: { readonly file: string; readonly text: string; readonly offset: number }; readonly result: string | null };
  /** What is worth knowing about the place of an offset; null where there is nothing. */
  readonly hover: { readonly params: { readonly file: string; readonly text: string; readonly offset: number; readonly locale: Locale }; readonly result: Hover | null };
  /** The documentation of the property at a path; null where there is none. */
  readonly describeProperty: { readonly params: { readonly file: string; readonly text: string; readonly path: Path; readonly locale: Locale }; readonly result: PropertyCard | null };
  /** The reason that a rule is silenced with already; empty where it is not. */
  readonly reason: { readonly params: { readonly file: string; readonly text: string; readonly rule: string }; readonly result: string };
  /** What silences a finding with a reason or, without one, takes its silence back. */
  readonly silence: { readonly params: { readonly file: string; readonly text: string; readonly finding: FindingRef; readonly reason?: string }; readonly result: Intent };
  /** The page of a rule as Markdown; null where there is no such rule. */
  readonly rulePage: { readonly params: { readonly rule: string; readonly locale: Locale }; readonly result: string | null };
  /** The quota requests of the design as Markdown. */
  readonly quotas: { readonly params: { readonly file: string; readonly text: string; readonly locale: Locale }; readonly result: string };
  /** The CloudFormation template as YAML. */
  readonly template: { readonly params: { readonly file: string; readonly text: string }; readonly result: string };
  /** The bill as a document. */
  readonly bill: { readonly params: { readonly file: string; readonly text: string; readonly format: 'csv' | 'markdown'; readonly locale: Locale }; readonly result: string };
  /** What the design can be held against; `source`, here and below, is the template of an overlay. */
  readonly offers: { readonly params: { readonly text: string; readonly source?: string; readonly locale: Locale }; readonly result: readonly OfferSnapshot[] };
  /** Holds the design against an alternative, or against an earlier text of the file. Can be cancelled. */
  readonly compare: { readonly params: { readonly text: string; readonly source?: string; readonly locale: Locale; readonly against: AlternativeRef | { readonly text: string; readonly source?: string; readonly title: string } }; readonly result: ComparisonSnapshot };
  /** The bill between its ranges; null where there are none. Can be cancelled. */
  readonly ranges: { readonly params: { readonly text: string; readonly source?: string; readonly locale: Locale; readonly seed: number }; readonly result: UncertaintySnapshot | null };
  /** The design as Mermaid, as a picture or as a file of diagrams.net; `theme` is of the picture. */
  readonly diagram: { readonly params: { readonly file: string; readonly text: string; readonly form: 'flowchart' | 'architecture' | 'svg' | 'drawio'; readonly theme: 'light' | 'dark'; readonly locale: Locale }; readonly result: string };
  /** The design of a Mermaid diagram, or of a block of a Markdown file (from 1); `name` is the file's, `fallback` the design's where the diagram has no title. */
  readonly importDiagram: { readonly params: { readonly name: string; readonly text: string; readonly fallback: string; readonly block?: number; readonly locale: Locale }; readonly result: { readonly text: string; readonly notices: readonly string[] } };
  /** The design of a CloudFormation or SAM template called `name`, and what whoever reads it should know, by line of the template. */
  readonly importTemplate: { readonly params: { readonly name: string; readonly text: string; readonly locale: Locale }; readonly result: { readonly text: string; readonly notices: readonly { readonly message: string; readonly line: number }[] } };
  /** The files of a CDK app that makes the design: path and text. */
  readonly cdk: { readonly params: { readonly file: string; readonly text: string; readonly language: 'typescript' | 'python' | 'java' | 'go' | 'csharp'; readonly locale: Locale }; readonly result: readonly (readonly [path: string, text: string])[] };
  /** A Markdown text with its regions filled; `designs` are the files that they name, as they name them, with their texts. */
  readonly readme: { readonly params: { readonly markdown: string; readonly designs: readonly (readonly [file: string, text: string])[]; readonly locale: Locale }; readonly result: { readonly text: string; readonly stale: number } };
  /** The scenarios of the design by name, the day that every design has among them. */
  readonly scenarios: { readonly params: { readonly text: string; readonly source?: string }; readonly result: readonly string[] };
  /** Runs a scenario; `run` is the asker's name for the run, `version` comes back with the result. Can be cancelled. */
  readonly simulate: { readonly params: { readonly run: string; readonly text: string; readonly source?: string; readonly version: number; readonly scenario?: string; readonly seed?: number; readonly locale: Locale }; readonly result: { readonly version: number; readonly result: SimulationSnapshot } };
  /** How far a run is (0 to 1), and what it came to so far; null where it is over. */
  readonly simulating: { readonly params: { readonly run: string }; readonly result: { readonly progress: number; readonly result: SimulationSnapshot } | null };
  /** Holds one of the last runs to the goals of a text; null where the run is not kept any more, or is of another design. */
  readonly judgeRun: { readonly params: { readonly run: string; readonly text: string; readonly source?: string; readonly locale: Locale }; readonly result: RunJudged | null };
  /** The document is closed: what is kept of it may go. */
  readonly forget: { readonly params: { readonly file: string }; readonly result: null };
}

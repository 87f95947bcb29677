import type { EvaluatedPorts } from '../catalog/ports.ts';
import type { Bill } from '../cost/contract.ts';
import type { ParsedDocument } from '../document/contract.ts';
import type { Finding } from '../model/finding.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { SilencedFinding } from '../rules/silences.ts';
import type { Usage } from '../traffic/contract.ts';
import type { PendingDefinition } from './definitions.ts';

/** Everything that follows from one text. A pure function of it (and of the catalogue). */
export interface Analysis {
  readonly document: ParsedDocument;
  readonly resolve: Resolver;
  readonly usage: Usage;
  /** Of document, rules, traffic and bill; every one with a range where the file has a place for it. */
  readonly findings: readonly Finding[];
  /** What `ignore:` says is meant, with the reason. */
  readonly silenced: readonly SilencedFinding[];
  /** Definitions that no engine has judged yet: their findings come with the next analysis. */
  readonly pending: readonly PendingDefinition[];
  readonly bill: Bill;
  /** What is drawn of nodes and connections, by their places in the design. */
  readonly views: Views;
  readonly nodes: ReadonlyMap<string, NodeView>;
  /** Kind and drawing of each connection by id; absent where an end is missing. */
  readonly connections: ReadonlyMap<string, ConnectionView>;
}

export interface Views {
  readonly nodes: readonly NodeView[];
  /** Undefined where an end is missing or the kind is not known. */
  readonly connections: readonly (ConnectionView | undefined)[];
}

export interface NodeView {
  readonly ports: EvaluatedPorts;
  /** The node's second line. */
  readonly summary: Text;
  /** Values of `properties` that cannot be told without deploying: dotted path and why. */
  readonly unknown: readonly { readonly path: string; readonly because: Text }[];
  /** What its connections gave it: environment variables and permissions, each with its connection. */
  readonly given: readonly { readonly connection: string; readonly what: 'env' | 'permission'; readonly text: string }[];
}

export interface ConnectionView {
  readonly kind: string;
  readonly line: 'sync' | 'async' | 'authorize';
  /** Short label at the target's end: route, access, behaviour. */
  readonly label: Text;
  /** Values of `properties` and `with` that cannot be told without deploying. */
  readonly unknown: NodeView['unknown'];
}

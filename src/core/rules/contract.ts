import type { Catalog } from '../catalog/catalog.ts';
import type { Facts } from '../catalog/facts.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Connection, Design, DesignIndex, Node } from '../model/design.ts';
import type { Fix, Severity } from '../model/finding.ts';
import type { Path } from '../model/json.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Usage } from '../traffic/contract.ts';

/** A check with its reason and its source. One file per rule or per small family of rules. */
export interface Rule {
  /** `family.what-is-wrong`, or `topology.what-is-wrong` for rules over connection kinds. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Text;
  /** Why it matters, for docs/rules.md and the hover. */
  readonly why: Text;
  readonly source: Source;
  /** Nodes it looks at: these node kinds; absent: all (topology rules). */
  readonly services?: readonly string[];
  readonly check: (node: Node, context: RuleContext) => readonly Violation[];
  /** Why none of its violations has a fix that is safe to make with one click; absent where some have. */
  readonly unfixable?: Text;
}

export interface RuleContext {
  readonly design: Design;
  readonly index: DesignIndex;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
  readonly usage: Usage;
  /** Effective quota: the account's own value from `account.quotas`, else the documented one. */
  readonly quota: (id: string) => number | undefined;
  /** Every connection whose ends and kind are known, in the order of the file. */
  readonly edges: readonly Edge[];
  /** Connections that leave (enter) this node, with kind and the facts of the other end. */
  readonly outgoing: (node: Node, kind?: ConnectionKindId) => readonly Edge[];
  readonly incoming: (node: Node, kind?: ConnectionKindId) => readonly Edge[];
  /** The circle in which this node makes others do something that comes back to it. */
  readonly circle: (node: Node) => Circle | undefined;
  /** Whether this node is the first of the file in a circle to which nothing leads from outside. */
  readonly isStranded: (node: Node) => boolean;
  /** What all nodes have together; the same object (or number) as long as no node's part changes. */
  readonly shared: <T>(shared: Shared<T>) => T;
}

/**
 * Something that the nodes of a design have together, an account's concurrency for example. Defined once,
 * beside the rules that ask for it, and worked out once for each check, from parts that are kept.
 */
export interface Shared<T> {
  /** What a node has of it: a number, a text, or an object that stays the same; from the node, its edges and the traffic over them alone. */
  readonly part: (node: Node, context: RuleContext) => unknown;
  /** All parts together, in the order of the file. */
  readonly together: (parts: readonly unknown[], ids: readonly string[]) => T;
}

/** Nodes that cause each other to do something again and again. */
export interface Circle {
  /** In the order of the file. */
  readonly nodes: readonly Node[];
  /** The first connection of the file that belongs to it. */
  readonly first: Connection;
}

/** A connection whose both ends and whose kind are known. */
export interface Edge {
  readonly connection: Connection;
  readonly kind: ConnectionKindId;
  readonly from: Node;
  readonly to: Node;
  readonly sourceFacts: Facts;
  readonly targetFacts: Facts;
}

export interface Violation {
  readonly message: Text;
  /** Below the node (`['properties', 'Timeout']`), or below the connection where one is named. */
  readonly path?: Path;
  /** Where the value at `path` is JSON text: the place inside it. */
  readonly within?: Path;
  readonly connection?: string;
  /**
   * Full id of the limit that is broken (`lambda.concurrency`) and what the design asks for, in the
   * limit's unit: the finding then says whether it can be raised, and has the limit's source.
   */
  readonly limit?: { readonly id: string; readonly needed?: number };
  /** Overrides the source of the rule and of the limit. */
  readonly source?: Source;
  /** Its path starts where `path` does: below the node, or below the connection where one is named. */
  readonly fix?: Fix;
}

import type { Catalog } from '../catalog/catalog.ts';
import { nameOf, type Design, type DesignIndex, type Node } from '../model/design.ts';
import type { Result } from '../model/result.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Usage } from '../traffic/contract.ts';

/** What a service knows of other ways to build the same thing. */
export interface AlternativesPart {
  readonly list: readonly Alternative[];
  /** What of a node of this service stays as it is when the design moves from `region` elsewhere: its viewers do not move along. */
  readonly moved?: (node: Node, region: string) => Node;
}

/** Another way to build what a design has, as a transformation of the design: the same traffic model and prices then bill it. */
export interface Alternative {
  /** As `cost --compare` names it: `arm64`, `rest`, `memory`. Unique over all services. */
  readonly id: string;
  readonly title: Text;
  /** What has to stand behind the name (`memory=512`); absent: nothing may. */
  readonly value?: AlternativeValue;
  readonly apply: (context: AlternativeContext) => Outcome;
}

export interface AlternativeValue {
  readonly label: Text;
  /** What stands behind it in a title: `MB`. */
  readonly unit?: string;
  /** What a form offers; the first one that differs from the design is a sensible beginning. */
  readonly examples: readonly string[];
  /** Taken where nothing is written; absent: it must be written. */
  readonly default?: string;
  /** Whether it can be read; the reason where not. */
  readonly check: (value: string) => Result<string>;
}

export interface AlternativeContext {
  readonly design: Design;
  readonly index: DesignIndex;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
  readonly usage: Usage;
  /** Already checked by `value.check`; empty where the alternative takes none. */
  readonly value: string;
  /** Whether the user wants this node to change; all, where nothing is said. */
  readonly wants: (node: Node) => boolean;
  /** Share of a function's duration that is computing, 0 to 1: it scales with CPU, the rest is waiting. */
  readonly cpuBound: number;
}

/** The design as it would be, or why the alternative is none for it. */
export type Outcome =
  | {
      readonly applies: true;
      readonly design: Design;
      /** The nodes that are changed, where each could be changed by itself. */
      readonly nodes?: readonly string[];
      /** What was changed, node by node. */
      readonly changes: readonly Text[];
      /** What the comparison takes for granted. */
      readonly assumes: readonly Text[];
      /** What comes or goes besides the price. */
      readonly features: readonly FeatureChange[];
    }
  | { readonly applies: false; readonly because: Text };

export interface FeatureChange {
  readonly text: Text;
  readonly source?: Source;
}

/** What an alternative makes of one node: another node and what was done, or why it stays. */
export type NodeOutcome = { readonly node: Node; readonly change: Text } | { readonly because: Text };

interface OfNodes {
  /** What the nodes are called where there are none: `function`. */
  readonly what: Text;
  readonly isMeant: (node: Node) => boolean;
  readonly change: (node: Node) => NodeOutcome;
  readonly assumes?: readonly Text[];
  readonly features?: readonly FeatureChange[];
}

/** An alternative that turns nodes of one kind into others, each by itself. It applies where at least one can be changed; those that cannot are said. */
export function eachNode({ design, wants }: AlternativeContext, { what, isMeant, change, assumes = [], features = [] }: OfNodes): Outcome {
  const changed = new Map<string, Node>();
  const changes: Text[] = [];
  const kept: Text[] = [];
  for (const node of design.nodes) {
    if (!isMeant(node) || !wants(node)) continue;
    const outcome = change(node);
    if ('because' in outcome) kept.push(outcome.because);
    else {
      changed.set(node.id, outcome.node);
      changes.push(outcome.change);
    }
  }
  if (changed.size === 0) return { applies: false, because: kept[0] ?? { en: `The design has no ${what.en}.`, ko: `설계에 ${what.ko}이(가) 없습니다.` } };
  return {
    applies: true,
    design: { ...design, nodes: design.nodes.map((node) => changed.get(node.id) ?? node) },
    nodes: [...changed.keys()], changes, assumes: [...assumes, ...kept], features,
  };
}

/** `name: what`, for a change of one node. */
export function ofNode(node: Node, what: Text): Text {
  return { en: `${nameOf(node)}: ${what.en}`, ko: `${nameOf(node)}: ${what.ko}` };
}

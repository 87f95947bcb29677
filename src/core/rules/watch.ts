import type { Node } from '../model/design.ts';
import type { RuleContext, Shared } from './contract.ts';

/** A context that notices how far a rule looks. */
export interface Watched {
  readonly context: RuleContext;
  /**
   * Runs a rule on a node. `narrow`: it asked for nothing but the catalogue, the resolver, quotas, the
   * edges of this node and the traffic over them, so its answer follows from these alone.
   */
  readonly run: <T>(node: Node, rule: (context: RuleContext) => T) => Noticed<T>;
}

export interface Noticed<T> {
  readonly result: T;
  readonly narrow: boolean;
  /** What it asked for that the nodes have together: the answer holds while these stay, too. */
  readonly reads: readonly Read[];
}

export interface Read {
  readonly shared: Shared<unknown>;
  readonly value: unknown;
}

/** Watches a context. What a rule reads is noticed, not declared: a declaration could be wrong. */
export function watch(context: RuleContext): Watched {
  let node: Node | undefined;
  let narrow = true;
  let reads: Read[] = [];
  const wide = <T>(value: T): T => {
    narrow = false;
    return value;
  };
  const noticing: RuleContext = {
    catalog: context.catalog,
    resolve: context.resolve,
    quota: context.quota,
    outgoing: (of, kind) => (of === node ? context.outgoing(of, kind) : wide(context.outgoing(of, kind))),
    incoming: (of, kind) => (of === node ? context.incoming(of, kind) : wide(context.incoming(of, kind))),
    circle: (of) => (of === node ? context.circle(of) : wide(context.circle(of))),
    isStranded: (of) => (of === node ? context.isStranded(of) : wide(context.isStranded(of))),
    shared: (shared) => {
      const value = context.shared(shared);
      reads.push({ shared, value });
      return value;
    },
    get design() { return wide(context.design); },
    get index() { return wide(context.index); },
    usage: watchUsage(context, (id) => id === node?.id, wide),
    get edges() { return wide(context.edges); },
  };
  return {
    context,
    run: (of, rule) => {
      node = of;
      narrow = true;
      reads = [];
      const result = rule(noticing);
      return { result, narrow, reads };
    },
  };
}

/** Traffic that arrives at this node or travels over its connections is its own; all else is not. */
function watchUsage({ usage, index }: RuleContext, isThis: (node: string | undefined) => boolean, wide: <T>(value: T) => T): RuleContext['usage'] {
  const noted = <T>(narrow: boolean, value: T): T => (narrow ? value : wide(value));
  const touches = (id: string): boolean => {
    const connection = index.connection(id);
    return isThis(connection?.from) || isThis(connection?.to);
  };
  return {
    arriving: (id) => noted(isThis(id), usage.arriving(id)),
    peak: (id) => noted(isThis(id), usage.peak(id)),
    over: (id) => noted(touches(id), usage.over(id)),
    kindOf: (id) => noted(touches(id), usage.kindOf(id)),
    flows: usage.flows,
    hoursPerMonth: usage.hoursPerMonth,
    get findings() { return wide(usage.findings); },
    get passages() { return wide(usage.passages); },
  };
}

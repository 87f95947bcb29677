import type { Node } from '../model/design.ts';
import type { RuleContext } from './contract.ts';

/** A context that notices how far a rule looks. */
export interface Watched {
  readonly context: RuleContext;
  /**
   * Runs a rule on a node. `narrow`: it asked for nothing but the catalogue, the resolver, quotas and
   * the edges of this node, so its answer follows from these alone.
   */
  readonly run: <T>(node: Node, rule: (context: RuleContext) => T) => { readonly result: T; readonly narrow: boolean };
}

/** Watches a context. What a rule reads is noticed, not declared: a declaration could be wrong. */
export function watch(context: RuleContext): Watched {
  let node: Node | undefined;
  let narrow = true;
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
    get design() { return wide(context.design); },
    get index() { return wide(context.index); },
    get usage() { return wide(context.usage); },
    get edges() { return wide(context.edges); },
  };
  return {
    context,
    run: (of, rule) => {
      node = of;
      narrow = true;
      const result = rule(noticing);
      return { result, narrow };
    },
  };
}

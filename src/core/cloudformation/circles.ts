import type { Link } from './links.ts';

/**
 * The connections whose permissions would close a circle. A role that names another resource needs that
 * resource first; where the resource needs the role's own function (it triggers it, or calls it with a role
 * of its own), CloudFormation could create neither. Those are exactly the connections whose two ends lie on
 * a circle of such needs, however long.
 */
export function circularAmong(links: readonly (Link | undefined)[]): ReadonlySet<string> {
  const needs = new Map<string, string[]>();
  const arcs = links.flatMap((link) => {
    const [needing, needed] = (link && needOf(link)) ?? [];
    return !link || needing === undefined || needed === undefined ? [] : [{ id: link.connection.id, needing, needed }];
  });
  for (const { needing, needed } of arcs) {
    const known = needs.get(needing);
    if (known) known.push(needed);
    else needs.set(needing, [needed]);
  }
  const circleOf = componentsOf(needs);
  return new Set(arcs.filter(({ needing, needed }) => circleOf.get(needing) === circleOf.get(needed)).map(({ id }) => id));
}

/** Who needs whom for a connection to work: by a permission in a role, or by the trigger that a resource holds. */
function needOf({ kind, from, to, source, target }: Link): readonly [needing: string, needed: string] | undefined {
  if (kind === 'trigger') return [from.node.id, to.node.id];
  if (kind === 'poll') return [to.node.id, from.node.id];
  // Whoever is let in by the target's own policy names the target in resources that nothing else needs.
  const isLetIn = source !== undefined && 'callers' in source && source.callers.length > 0;
  return target !== undefined && 'permits' in target && !isLetIn ? [from.node.id, to.node.id] : undefined;
}

interface Visit {
  readonly id: string;
  next: number;
}

/** For every node the name of the strongly connected component that it is in: Tarjan, without recursion. */
function componentsOf(needs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const component = new Map<string, number>();
  const open: string[] = [];
  const lower = (id: string, to: number): void => void lowest.set(id, Math.min(lowest.get(id) ?? to, to));
  const enter = (id: string, trail: Visit[]): void => {
    lowest.set(id, order.size);
    order.set(id, order.size);
    open.push(id);
    trail.push({ id, next: 0 });
  };
  const leave = (id: string, above: string | undefined): void => {
    if (above !== undefined) lower(above, lowest.get(id) as number);
    if (lowest.get(id) !== order.get(id)) return;
    for (const member of open.splice(open.lastIndexOf(id))) component.set(member, order.get(id) as number);
  };
  for (const start of needs.keys()) {
    if (order.has(start)) continue;
    const trail: Visit[] = [];
    enter(start, trail);
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const needed = needs.get(top.id)?.[top.next++];
      if (needed === undefined) {
        trail.pop();
        leave(top.id, trail.at(-1)?.id);
      } else if (!order.has(needed)) enter(needed, trail);
      else if (!component.has(needed)) lower(top.id, order.get(needed) as number);
    }
  }
  return component;
}

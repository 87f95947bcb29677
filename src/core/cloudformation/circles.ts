import { components } from '../model/components.ts';
import type { Link } from './link.ts';

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
  const circleOf = circlesOf(needs);
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

/** For every node the number of the circle that it is in, alone or with others. */
function circlesOf(needs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const found = components([...needs.keys()], (id) => needs.get(id) ?? []);
  return new Map(found.flatMap((members, circle) => members.map((id) => [id, circle] as const)));
}

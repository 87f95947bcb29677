import { components } from '../model/components.ts';
import type { Wiring } from '../model/wiring.ts';
import type { Link } from './link.ts';

/** Which end of a connection needs the other in the template: the source the target, the target the source, or none. */
export type Need = 'target' | 'source' | 'none';

/** Who needs whom for a connection to work: by a permission in a role, or by the trigger that a resource holds. */
export function needOf(link: Link | undefined): Need {
  if (!link) return 'none';
  const { kind, source, target } = link;
  if (kind === 'trigger') return 'target';
  if (kind === 'poll') return 'source';
  // Whoever is let in by the target's own policy names the target in resources that nothing else needs.
  const isLetIn = source !== undefined && 'callers' in source && source.callers.length > 0;
  return target !== undefined && 'permits' in target && !isLetIn ? 'target' : 'none';
}

/**
 * Of each connection, by its place, whether its permissions would close a circle. A role that names another
 * resource needs that resource first; where the resource needs the role's own function (it triggers it, or
 * calls it with a role of its own), CloudFormation could create neither. Those are exactly the connections
 * whose two ends lie on a circle of such needs, however long. The same list while nobody needs anything else.
 */
export function circularFinder(): (wiring: Wiring, needs: readonly Need[]) => readonly boolean[] {
  let last: { readonly wiring: Wiring; readonly needs: readonly Need[]; readonly circular: readonly boolean[] } | undefined;
  return (wiring, needs) => {
    if (last?.wiring !== wiring || last.needs !== needs) last = { wiring, needs, circular: circularAmong(wiring, needs) };
    return last.circular;
  };
}

function circularAmong({ from, to, leaving, entering }: Wiring, needs: readonly Need[]): readonly boolean[] {
  const needed = (node: number): readonly number[] => [
    ...(leaving[node] ?? []).filter((place) => needs[place] === 'target').map((place) => to[place] ?? -1),
    ...(entering[node] ?? []).filter((place) => needs[place] === 'source').map((place) => from[place] ?? -1),
  ];
  const circleOf = new Map<number, number>();
  components([...leaving.keys()], needed).forEach((nodes, circle) => {
    for (const node of nodes) circleOf.set(node, circle);
  });
  return needs.map((need, place) => need !== 'none' && circleOf.get(from[place] ?? -1) === circleOf.get(to[place] ?? -1));
}

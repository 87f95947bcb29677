import type { Link } from '../catalog/graph.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { cycleFinding } from './checks.ts';
import { NO_PASSAGE, type Passage, type TrafficContext } from './contract.ts';
import { merge, total } from './forward.ts';
import { handedOver, type Pass, type Streams } from './pass.ts';

/** Rounds that traffic in a circle is followed; what is left then is less than a billionth, or the circle feeds itself. */
const MAX_ROUNDS = 200;
const SETTLED = 1e-9;

/** A node of a circle, with what comes to it from outside. */
export interface Member {
  readonly node: Node;
  readonly links: readonly Link[];
  readonly brought: readonly Streams[];
}

/** What passed through each member (in their order), and the finding that there is a circle; none where no traffic comes. */
export interface Circulation {
  readonly passages: readonly Passage[];
  readonly finding?: Finding;
}

/** Follows traffic round a circle: each round hands on only what the round before brought. */
export function circulate(members: readonly Member[], context: TrafficContext, pass: Pass): Circulation {
  const at = new Map(members.map(({ node }, index) => [node.id, index]));
  const brought = members.map((member) => [...member.brought]);
  const over = new Map<Connection, Streams[]>();
  let pending = members.map((member) => pass.received(member.node, merge(member.brought.flat()), context));
  const first = amount(pending);
  if (first === 0) return { passages: members.map(() => NO_PASSAGE) };
  let left = first;
  let rounds = 0;
  for (; rounds < MAX_ROUNDS && left > first * SETTLED; rounds++) {
    const coming = members.map((): Streams[] => []);
    members.forEach(({ links }, index) => {
      const streams = pending[index] ?? [];
      for (const link of streams.length === 0 ? [] : links) {
        const handed = pass.over(link, streams, context);
        const known = over.get(link.connection);
        if (known) known.push(handed);
        else over.set(link.connection, [handed]);
        const target = at.get(link.to.id) ?? -1;
        coming[target]?.push(handed);
        brought[target]?.push(handed);
      }
    });
    pending = coming.map((streams, index) => pass.received((members[index] as Member).node, merge(streams.flat()), context));
    left = amount(pending);
  }
  const passages = members.map(({ node, links }, index): Passage => {
    const arrived = pass.received(node, merge((brought[index] ?? []).flat()), context);
    return { arrived, handed: handedOver(links, ({ connection }) => merge((over.get(connection) ?? []).flat())), findings: pass.check(node, arrived, context) };
  });
  // What comes back once and is not handed on (an answer that a function posts) has not gone round.
  const isRound = rounds > Math.min(2 * members.length, MAX_ROUNDS - 1);
  return !isRound ? { passages } : { passages, finding: cycleFinding(members.map(({ node }) => node.id).reverse(), left > first * SETTLED, context) };
}

function amount(pending: readonly Streams[]): number {
  return pending.reduce((sum, streams) => sum + total(streams), 0);
}

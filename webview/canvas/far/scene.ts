import type { Box, Point } from '../../../src/core/diagram/geometry.ts';
import type { Route } from '../../../src/core/diagram/route.ts';
import type { Severity } from '../../../src/core/model/finding.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../src/protocol/messages.ts';
import type { NodeShown } from '../../simulation/shown.ts';
import { worstSeverity, type Model } from '../../state/model.ts';
import { cardBox } from '../flow.ts';

/** What is drawn of a large design from afar, in pixels of the design. */
export interface FarScene {
  readonly cards: readonly FarCard[];
  readonly lines: readonly FarLine[];
}

export interface FarCard {
  readonly id: string;
  readonly box: Box;
  readonly service: string;
  readonly severity: Severity | undefined;
  readonly level: NodeShown['level'] | undefined;
}

export interface FarLine {
  readonly id: string;
  readonly points: readonly Point[];
  readonly line: ConnectionSnapshot['line'];
  readonly severity: Severity | undefined;
}

export interface FarInput {
  readonly snapshot: Snapshot;
  readonly model: Model;
  readonly routes: ReadonlyMap<string, Route>;
  /** Ids of the nodes that are dragged just now; they and their connections are drawn by themselves. */
  readonly moving: ReadonlySet<string>;
  /** What a run shows of each node. */
  readonly shown: ReadonlyMap<string, NodeShown> | undefined;
  /** Whether findings are shown. */
  readonly badges: boolean;
}

export function farScene({ snapshot, model, routes, moving, shown, badges }: FarInput): FarScene {
  const cards = snapshot.nodes.filter(({ id }) => !moving.has(id)).map(({ id, service }): FarCard => ({
    id, service, box: cardBox(model.positions.get(id) ?? [0, 0]), severity: badges ? worstSeverity(model.findingsOfNode.get(id) ?? []) : undefined, level: shown?.get(id)?.level,
  }));
  const lines = snapshot.connections.flatMap(({ id, from, to, line }): FarLine[] => {
    const route = routes.get(id);
    if (!route || moving.has(from) || moving.has(to)) return [];
    return [{ id, points: route.points, line, severity: worstSeverity(model.findingsOfConnection.get(id) ?? []) }];
  });
  return { cards, lines };
}

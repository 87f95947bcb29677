import type { Box, Segment } from './geometry.ts';

/** What the router knows of a connection. */
export interface RoutedConnection {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly line: 'sync' | 'async' | 'authorize';
  readonly label: string;
}

export interface RouteInput {
  /** Box of every node by id. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly connections: readonly RoutedConnection[];
  /** Width of a label's text in pixels, as the canvas draws it. */
  readonly measure: (text: string) => number;
  /** Ids of the connections that carry a badge. */
  readonly badged?: ReadonlySet<string>;
  /** What stands on the canvas besides nodes and must not be written over: notes, names of groups. */
  readonly texts?: readonly Box[];
}

/** A stretch of a route that is drawn already, with the connection it belongs to. */
export interface DrawnSegment {
  readonly segment: Segment;
  readonly connection: RoutedConnection;
}

/**
 * Whether two connections may run on one line: only those of one kind that end at one target, which share their last
 * stretch. Two out of one source lead to different things, and one line would not say which.
 */
export function mayShare(a: RoutedConnection, b: RoutedConnection): boolean {
  return a.line === b.line && a.to === b.to;
}

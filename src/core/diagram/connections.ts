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
}

/** A stretch of a route that is drawn already, with the connection it belongs to. */
export interface DrawnSegment {
  readonly segment: Segment;
  readonly connection: RoutedConnection;
}

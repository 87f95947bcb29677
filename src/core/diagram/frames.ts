import { bounds, inflate, nodeBox, type Box } from './geometry.ts';

export const NOTE_WIDTH = 180;
export const NOTE_HEIGHT = 64;
/** Room between a group's members and its outline; its name stands in the upper part. */
const GROUP_PADDING = 18;
const GROUP_HEAD = 22;

type Position = readonly [number, number];

/** The outline around a group's members; undefined where it has none. */
export function groupBox(members: readonly Position[]): Box | undefined {
  const inside = bounds(members.map(nodeBox));
  if (!inside) return undefined;
  const { x, y, width, height } = inflate(inside, GROUP_PADDING);
  return { x, y: y - GROUP_HEAD, width, height: height + GROUP_HEAD };
}

/** Where the note at `index` of the list stands: as the file says, else in a column above the design. */
export function notePosition(at: Position | undefined, index: number): Position {
  return at ?? [0, -120 - 90 * index];
}

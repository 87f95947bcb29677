import { bounds, inflate, nodeBox, type Box } from './geometry.ts';

export const NOTE_WIDTH = 180;
export const NOTE_HEIGHT = 64;
/** Room between a group's members and its outline; its name stands in the upper part. */
const GROUP_PADDING = 18;
const GROUP_HEAD = 22;
/** From the top of the design up to a note's; leaves room for a group's head. */
const ABOVE = 120;
const BETWEEN = 26;

type Position = readonly [number, number];

/** The outline around a group's members; undefined where it has none. */
export function groupBox(members: readonly Position[]): Box | undefined {
  const inside = bounds(members.map(nodeBox));
  if (!inside) return undefined;
  const { x, y, width, height } = inflate(inside, GROUP_PADDING);
  return { x, y: y - GROUP_HEAD, width, height: height + GROUP_HEAD };
}

/** Where the notes stand, in their order: as the file says, else in a column above the first column of nodes. */
export function notePositions(notes: readonly { readonly at?: Position | undefined }[], nodes: Iterable<Position>): readonly Position[] {
  const { x, y } = bounds([...nodes].map(nodeBox)) ?? { x: 0, y: 0 };
  return notes.map(({ at }, index) => at ?? [x, y - ABOVE - (NOTE_HEIGHT + BETWEEN) * index]);
}

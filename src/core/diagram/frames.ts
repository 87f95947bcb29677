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

/**
 * The outlines of groups. One whose members are all in another that has more lies inside it, with room between the
 * two; of two with the same members, the one that comes first is the outer. Groups without members have none.
 */
export function groupBoxes(groups: readonly { readonly id: string; readonly contains: readonly string[] }[], boxOf: (node: string) => Box | undefined): ReadonlyMap<string, Box> {
  const order = groups.map(({ id, contains }, row) => ({ id, row, members: new Set(contains) })).sort((a, b) => a.members.size - b.members.size || b.row - a.row);
  const outlines = new Map<string, Box>();
  for (const [place, { id, members }] of order.entries()) {
    const inner = order.slice(0, place).filter((other) => other.members.size > 0 && [...other.members].every((node) => members.has(node)));
    const inside = bounds([...[...members].flatMap((node) => boxOf(node) ?? []), ...inner.flatMap((other) => outlines.get(other.id) ?? [])]);
    if (!inside) continue;
    const { x, y, width, height } = inflate(inside, GROUP_PADDING);
    outlines.set(id, { x, y: y - GROUP_HEAD, width, height: height + GROUP_HEAD });
  }
  return outlines;
}

/** The room that a note takes. */
export function noteBox([x, y]: Position, size: Position = [NOTE_WIDTH, NOTE_HEIGHT]): Box {
  return { x, y, width: size[0], height: size[1] };
}

/** Where the notes stand, in their order: as the file says, else in a column above the first column of nodes. */
export function notePositions(notes: readonly { readonly at?: Position | undefined }[], nodes: Iterable<Position>): readonly Position[] {
  const { x, y } = bounds([...nodes].map(nodeBox)) ?? { x: 0, y: 0 };
  return notes.map(({ at }, index) => at ?? [x, y - ABOVE - (NOTE_HEIGHT + BETWEEN) * index]);
}

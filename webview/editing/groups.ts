import { groupBoxes } from '../../src/core/diagram/frames.ts';
import { nodeBox, overlaps, type Box } from '../../src/core/diagram/geometry.ts';
import type { Intent } from '../../src/core/document/contract.ts';
import type { Group } from '../../src/core/model/design.ts';
import type { Text } from '../../src/core/model/text.ts';
import type { Position } from '../state/store.ts';
import { editingStrings } from '../ui/editing-strings.ts';

/** Members of groups as a gesture would leave them, by the id of the group; only of groups that change. */
export type Regrouping = ReadonlyMap<string, readonly string[]>;

const NONE: Regrouping = new Map();

/**
 * Who belongs where once nodes stand at other places. A node dropped with its middle in a group joins it; one dropped
 * with its middle outside of its group, and beside the others of it, leaves it. A group that moves as a whole keeps its members.
 */
export function regrouping(groups: readonly Group[], moved: ReadonlyMap<string, Position>, positions: ReadonlyMap<string, Position>): Regrouping {
  if (groups.length === 0 || moved.size === 0) return NONE;
  const resting = groupBoxes(groups, (id) => boxAt(positions, id));
  const changes = new Map<string, readonly string[]>();
  for (const group of groups) {
    const outline = resting.get(group.id);
    if (!outline) continue;
    const staying = group.contains.filter((id) => !moved.has(id));
    const frame = groupBoxes([{ id: group.id, contains: staying }], (id) => boxAt(positions, id)).get(group.id);
    const stays = (at: Position | undefined): boolean => !at || !frame || holds(outline, at) || overlaps(nodeBox(at), frame);
    const members = group.contains.filter((id) => stays(moved.get(id)));
    const joining = [...moved].filter(([id, at]) => positions.has(id) && !group.contains.includes(id) && frame !== undefined && holds(group.collapsed ? cardOf(outline) : frame, at)).map(([id]) => id);
    if (joining.length > 0 || members.length < group.contains.length) changes.set(group.id, [...members, ...joining]);
  }
  return changes;
}

function boxAt(positions: ReadonlyMap<string, Position>, id: string): Box | undefined {
  const at = positions.get(id);
  return at && nodeBox(at);
}

function holds(frame: Box, at: Position): boolean {
  const { x, y, width, height } = nodeBox(at);
  const [left, top] = [x + width / 2, y + height / 2];
  return left > frame.x && left < frame.x + frame.width && top > frame.y && top < frame.y + frame.height;
}

/** Where the card of a collapsed group stands: in the middle of the place that its members take. */
export function cardOf(outline: Box): Box {
  const { width, height } = nodeBox([0, 0]);
  return { x: Math.round((outline.x + (outline.width - width) / 2) / 10) * 10, y: Math.round((outline.y + (outline.height - height) / 2) / 10) * 10, width, height };
}

/** The intents that write new members; a group that loses its last one goes. */
export function regroupIntents(changes: Regrouping): readonly Intent[] {
  return [...changes].map(([id, contains]): Intent => (contains.length === 0 ? { kind: 'delete', groups: [id] } : { kind: 'set', path: ['groups', id, 'contains'], value: [...contains] }));
}

/** What new members of groups mean, in words; undefined where nothing changes. */
export function regroupingSaid(groups: readonly Group[], changes: Regrouping | undefined): Text | undefined {
  const changed = groups.flatMap((group) => {
    const members = changes?.get(group.id);
    return members ? [{ name: group.label ?? group.id, joined: members.some((id) => !group.contains.includes(id)), size: group.contains.length }] : [];
  });
  // The innermost is what the eye sees change.
  const [first] = changed.sort((a, b) => Number(b.joined) - Number(a.joined) || a.size - b.size);
  return first && (first.joined ? editingStrings.joined(first.name) : editingStrings.left(first.name));
}

/** The groups with their members as a gesture would leave them. */
export function regrouped(groups: readonly Group[], changes: Regrouping): readonly Group[] {
  return changes.size === 0 ? groups : groups.map((group) => (changes.has(group.id) ? { ...group, contains: changes.get(group.id) as readonly string[] } : group));
}

/** Groups that hold all of some nodes and more, or the same and come first: those that they lie inside of. */
export function outerGroups(groups: readonly Group[], inner: Group): readonly Group[] {
  return groups.filter((group, row) => group !== inner && inner.contains.every((id) => group.contains.includes(id)) && (group.contains.length > inner.contains.length || row < groups.indexOf(inner)));
}

/** The smallest group around a node; of those of one size, the last. */
export function innermostGroup(groups: readonly Group[], node: string): Group | undefined {
  return groups.filter(({ contains }) => contains.includes(node)).reduce<Group | undefined>((best, group) => (!best || group.contains.length <= best.contains.length ? group : best), undefined);
}

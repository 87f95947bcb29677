import type { Group } from '../../src/core/model/design.ts';
import type { Text } from '../../src/core/model/text.ts';
import type { CanvasAction } from '../../src/protocol/editing-messages.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { idsOf, parseFlowId } from '../state/flow-ids.ts';
import { editingStrings as say } from '../ui/editing-strings.ts';
import { layoutStrings } from '../ui/layout-strings.ts';
import { walkStrings } from '../ui/walk-strings.ts';
import { membersOf } from './pieces.ts';

/** One line of the menu; a line without anything to do divides. */
export type MenuItem =
  | { readonly kind: 'action'; readonly action: CanvasAction; readonly title: Text }
  | { readonly kind: 'move-into'; readonly group: string; readonly title: Text }
  | { readonly kind: 'show-text'; readonly path: readonly string[]; readonly title: Text }
  | { readonly kind: 'line' };

/** More groups than this are found faster by dragging. */
const MOST_GROUPS = 6;

const item = (action: CanvasAction, title: Text): MenuItem => ({ kind: 'action', action, title });
const LINE: MenuItem = { kind: 'line' };
const TIDY: readonly MenuItem[] = [item('tidyHorizontally', layoutStrings.tidyHorizontally), item('tidyVertically', layoutStrings.tidyVertically)];

/** What can be done with what is selected, or with the canvas where the menu is about nothing on it. */
export function menuItems(flow: string | undefined, selection: ReadonlySet<string>, snapshot: Snapshot, locked: boolean): readonly MenuItem[] {
  const kind = flow === undefined ? undefined : parseFlowId(flow)?.kind;
  const { nodes, notes } = membersOf(selection, snapshot);
  const items = kind === undefined ? canvasItems() : nodes.length + notes.length > 1 && selection.size > 1 ? severalItems(selection, snapshot) : singleItems(flow as string, selection, snapshot);
  return locked ? tidied(items.filter((each) => each.kind === 'line' || each.kind === 'show-text' || (each.kind === 'action' && LOOKING.has(each.action)))) : tidied(items);
}

const LOOKING: ReadonlySet<CanvasAction> = new Set(['copy', 'selectAll', 'find', 'zoomToSelection', 'fit', 'talkThrough', 'showKeys']);

function canvasItems(): readonly MenuItem[] {
  return [item('paste', say.pasteHere), item('addNote', say.addNote), LINE, item('selectAll', say.selectAll), item('find', say.find), item('fit', say.fit), LINE, ...TIDY, LINE, item('talkThrough', walkStrings.title), item('showKeys', say.showKeys)];
}

function singleItems(flow: string, selection: ReadonlySet<string>, snapshot: Snapshot): readonly MenuItem[] {
  const ref = parseFlowId(flow);
  if (!ref) return [];
  const text: MenuItem = { kind: 'show-text', path: [{ node: 'nodes', connection: 'connections', group: 'groups', note: 'notes' }[ref.kind], ref.id], title: say.showInText };
  const clipboard = [item('copy', say.copy), item('cut', say.cut), item('duplicate', say.duplicate)];
  const rest = [LINE, item('zoomToSelection', say.zoomToSelection), text, LINE, item('remove', say.remove)];
  switch (ref.kind) {
    case 'node': return [item('connect', say.connect), item('addNext', say.addNext), item('rename', say.rename), LINE, ...clipboard, LINE, item('group', say.group), ...groupItems(selection, snapshot), ...rest];
    case 'note': return [item('rename', say.editNote), LINE, ...clipboard, ...rest];
    case 'connection': return rest.slice(1);
    case 'group': return [item('toggleGroup', isCollapsed(ref.id, snapshot) ? say.expand : say.collapse), item('rename', say.rename), item('ungroup', say.ungroup), LINE, ...clipboard, LINE, item('group', say.group), ...rest.slice(0, -1)];
  }
}

function severalItems(selection: ReadonlySet<string>, snapshot: Snapshot): readonly MenuItem[] {
  return [
    item('copy', say.copy), item('cut', say.cut), item('duplicate', say.duplicate), LINE,
    item('group', say.group), ...groupItems(selection, snapshot), LINE,
    item('alignLeft', say.alignLeft), item('alignCentre', say.alignCentre), item('alignRight', say.alignRight),
    item('alignTop', say.alignTop), item('alignMiddle', say.alignMiddle), item('alignBottom', say.alignBottom),
    item('distributeHorizontally', say.distributeHorizontally), item('distributeVertically', say.distributeVertically), ...TIDY, LINE,
    item('zoomToSelection', say.zoomToSelection), LINE, item('remove', say.remove),
  ];
}

/** Into groups that are there, and out of the one around. */
function groupItems(selection: ReadonlySet<string>, snapshot: Snapshot): readonly MenuItem[] {
  const nodes = idsOf('node', selection);
  if (nodes.length === 0) return [];
  const isInside = ({ contains }: Group): boolean => nodes.every((id) => contains.includes(id));
  const into = snapshot.groups.filter((group) => !isInside(group)).slice(0, MOST_GROUPS);
  const isGrouped = snapshot.groups.some(({ contains }) => nodes.some((id) => contains.includes(id)));
  return [
    ...into.map(({ id, label }): MenuItem => ({ kind: 'move-into', group: id, title: say.moveInto(label ?? id) })),
    ...(isGrouped ? [item('leaveGroup', say.leaveGroup)] : []),
  ];
}

function isCollapsed(id: string, { groups }: Snapshot): boolean {
  return groups.find((group) => group.id === id)?.collapsed === true;
}

/** Without lines at the ends or next to each other. */
function tidied(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.filter((each, row) => each.kind !== 'line' || (row > 0 && items[row - 1]?.kind !== 'line' && items.slice(row).some(({ kind }) => kind !== 'line')));
}

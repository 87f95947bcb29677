import type { MouseEvent } from 'react';
import { useActions } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { flowId } from '../state/flow-ids.ts';
import { useApp } from '../state/store.ts';
import { Icon } from '../ui/icons.tsx';
import { editingStrings } from '../ui/editing-strings.ts';
import { useText } from '../ui/use-text.ts';

/** Collapses or expands a group. For the pointer; the keyboard has its command. */
export function GroupToggle({ id, collapsed }: { readonly id: string; readonly collapsed: boolean }) {
  const t = useText();
  const controller = useController();
  const actions = useActions();
  const locked = useApp((state) => state.model?.locked ?? true);
  if (locked) return null;
  const toggle = (event: MouseEvent): void => {
    event.stopPropagation();
    controller.select([flowId('group', id)]);
    void actions.toggleGroup();
  };
  const title = t(collapsed ? editingStrings.expand : editingStrings.collapse);
  return (
    <button type="button" className="group-toggle nodrag" tabIndex={-1} title={title} aria-label={title} onClick={toggle} onDoubleClick={(event) => event.stopPropagation()}>
      <Icon name={collapsed ? 'right' : 'down'} />
    </button>
  );
}

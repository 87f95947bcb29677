import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { focusCanvas, focusFlow } from '../canvas/focus.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import type { Model } from '../state/model.ts';
import { useApp, type AppState } from '../state/store.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { useText } from '../ui/use-text.ts';
import { KEY_OF, keyName } from './key-names.ts';
import { menuItems, type MenuItem } from './menu-items.ts';
import { perform } from './perform.ts';
import { useStage } from './use-editing.ts';

interface MenuProps {
  readonly snapshot: Snapshot;
  readonly model: Model;
}

/** The menu of actions, where it is open. */
export function ContextMenu({ snapshot, model }: MenuProps) {
  const menu = useApp((state) => state.menu);
  return menu ? <Menu key={`${menu.flow ?? ''} ${menu.x} ${menu.y}`} menu={menu} snapshot={snapshot} model={model} /> : null;
}

function Menu({ menu, snapshot, model }: MenuProps & { readonly menu: NonNullable<AppState['menu']> }) {
  const t = useText();
  const stage = useStage();
  const selection = useApp((state) => state.selection);
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: menu.x, top: menu.y });
  const items = menuItems(menu.flow, selection, snapshot, model.locked);
  useLayoutEffect(() => {
    const box = element.current?.getBoundingClientRect();
    if (box) setPlace({ left: Math.max(4, Math.min(menu.x, window.innerWidth - box.width - 4)), top: Math.max(4, Math.min(menu.y, window.innerHeight - box.height - 4)) });
    element.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [menu]);
  const close = (): void => stage.store.set({ menu: undefined });
  const giveBack = (): void => (menu.flow === undefined ? focusCanvas() : focusFlow(menu.flow));
  useEffect(() => {
    const outside = (event: Event): void => { if (event.type === 'blur' || !(event.target instanceof Node) || !element.current?.contains(event.target)) stage.store.set({ menu: undefined }); };
    document.addEventListener('pointerdown', outside, true);
    window.addEventListener('blur', outside);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('blur', outside);
    };
  }, [stage]);
  const choose = (chosen: MenuItem): void => {
    close();
    giveBack();
    carryOut(chosen, stage, menu);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      giveBack();
    } else walk(event, element.current);
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={element} className="menu" role="menu" aria-label={t(editingStrings.menu)} style={place} onKeyDown={onKeyDown} onContextMenu={(event) => event.preventDefault()}>
      {items.map((each, row) => (each.kind === 'line'
        ? <hr key={row} />
        : (
          <button key={row} type="button" role="menuitem" tabIndex={-1} className="menu-item" onClick={() => choose(each)} onPointerEnter={(event) => event.currentTarget.focus()}>
            <span title={t(each.title)}>{t(each.title)}</span>
            {each.kind === 'action' && KEY_OF[each.action] !== undefined && <kbd>{keyName(KEY_OF[each.action] ?? '')}</kbd>}
          </button>
        )))}
    </div>
  );
}

function carryOut(chosen: MenuItem, stage: ReturnType<typeof useStage>, { x, y }: { readonly x: number; readonly y: number }): void {
  switch (chosen.kind) {
    case 'action': return perform(chosen.action, stage, [x, y]);
    case 'move-into': return void stage.actions.moveInto(chosen.group);
    case 'show-text': return stage.controller.revealText(chosen.path);
    case 'line': return undefined;
  }
}

/** Up, down, first, last, and the next item that begins with a letter. */
function walk({ key }: KeyboardEvent, menu: HTMLElement | null): void {
  const items = [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
  else if (key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
  else if (key === 'Home') items[0]?.focus();
  else if (key === 'End') items[items.length - 1]?.focus();
  else if (key.length === 1) [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()))?.focus();
}

import type { CanvasAction } from '../../src/protocol/editing-messages.ts';

/** How the key of an action is written, as the manifest binds it or as the page handles it itself; shown in menus and in the list of keys. */
export const KEY_OF: Readonly<Partial<Record<CanvasAction, string>>> = {
  copy: 'Ctrl+C', cut: 'Ctrl+X', paste: 'Ctrl+V', duplicate: 'Ctrl+D', selectAll: 'Ctrl+A', remove: 'Delete', rename: 'F2', connect: 'C', addNext: 'A', addNote: 'N',
  group: 'Ctrl+G', ungroup: 'Ctrl+Alt+G', toggleGroup: 'Ctrl+Alt+C',
  tidyHorizontally: 'Shift+Alt+F', alignLeft: 'Shift+Alt+Left', alignRight: 'Shift+Alt+Right', alignTop: 'Shift+Alt+Up', alignBottom: 'Shift+Alt+Down',
  find: 'Ctrl+F', zoomToSelection: 'Z', fit: '0', talkThrough: 'T', showKeys: '?', showMenu: 'Shift+F10',
};

/** The key as people of this system write it. */
export function keyName(key: string): string {
  return navigator.platform.startsWith('Mac') ? key.replace('Ctrl', '⌘').replace('Alt', '⌥').replace('Shift', '⇧').replaceAll('+', '') : key;
}

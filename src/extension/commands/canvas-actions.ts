import { window } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { CanvasAction } from '../../protocol/editing-messages.ts';
import type { Canvases } from '../editor/canvas-editor.ts';
import { texts } from '../texts.ts';
import { activeFile } from '../views/bill-status.ts';

type Run = () => unknown;

/** Commands that the canvas in front carries out, so that they have keys, names in the palette, and can be bound anew. */
export function canvasActions(canvases: Canvases, locale: Locale): Readonly<Record<string, Run>> {
  const act = (action: CanvasAction): Run => () => {
    const file = activeFile();
    const canvas = file && canvases.of(file);
    if (canvas?.panel.active) return canvas.emit('act', { action });
    return window.showInformationMessage(say(texts.noDesign, locale));
  };
  return {
    duplicate: act('duplicate'),
    group: act('group'),
    ungroup: act('ungroup'),
    toggleGroup: act('toggleGroup'),
    addNote: act('addNote'),
    alignLeft: act('alignLeft'),
    alignCentre: act('alignCentre'),
    alignRight: act('alignRight'),
    alignTop: act('alignTop'),
    alignMiddle: act('alignMiddle'),
    alignBottom: act('alignBottom'),
    distributeHorizontally: act('distributeHorizontally'),
    distributeVertically: act('distributeVertically'),
    tidyHorizontally: act('tidyHorizontally'),
    tidyVertically: act('tidyVertically'),
    find: act('find'),
    zoomToSelection: act('zoomToSelection'),
    talkThrough: act('talkThrough'),
    showKeys: act('showKeys'),
  };
}

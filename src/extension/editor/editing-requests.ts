import { commands, env, type TextDocument } from 'vscode';
import { ok } from '../../core/model/result.ts';
import { say } from '../../core/model/text.ts';
import { failure, type Handlers } from '../../protocol/channel.ts';
import type { EditingRequests } from '../../protocol/editing-messages.ts';
import type { WebviewRequests } from '../../protocol/messages.ts';
import { texts } from '../texts.ts';
import { dropFile } from './dropped-file.ts';
import type { EditingParts } from './editing-parts.ts';

/** What keybindings of the manifest ask for: keys go to a canvas, and not to a text field of it. */
export const CANVAS_FOCUS = 'serverlessCanvas.canvasFocus';

export function setCanvasFocus(focused: boolean): void {
  void commands.executeCommand('setContext', CANVAS_FOCUS, focused);
}

/** Clipboard, keys and dropped files of one canvas. */
export function editingHandlers(document: TextDocument, parts: EditingParts): Pick<Handlers<WebviewRequests>, keyof EditingRequests> {
  return {
    copyBlocks: async ({ clipboard, places, ...chosen }) => {
      const copied = await parts.engine.ask('copy', { text: document.getText(), chosen, ...(places && { places }) });
      if (!copied.ok) return copied;
      if (clipboard && copied.value !== '') await env.clipboard.writeText(copied.value);
      return ok({ text: copied.value });
    },
    readClipboard: async () => ok({ text: await env.clipboard.readText() }),
    canvasFocus: ({ focused }) => {
      setCanvasFocus(focused);
      return ok(null);
    },
    dropFile: async (dropped) => {
      const outcome = await parts.designs.current(document);
      if (outcome.ok && outcome.value.snapshot.readOnly) return failure('edit.read-only', say(texts.readOnly, parts.locale));
      return dropFile(document, dropped, parts);
    },
  };
}

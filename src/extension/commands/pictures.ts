import { commands, ViewColumn, window, workspace, type Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { CanvasSession } from '../editor/canvas-session.ts';
import { diagramTexts as texts } from './diagram-texts.ts';

/** Pictures that a canvas draws for the host, which has no canvas to draw on. */
export interface Pictures {
  /** Has the canvas draw the picture, and writes it when it comes. */
  readonly save: (canvas: CanvasSession, svg: string, target: Uri) => Promise<void>;
  readonly copy: (canvas: CanvasSession, svg: string) => void;
  /** What the canvas of a file has drawn: PNG in Base64. Nothing is written that nobody asked for. */
  readonly drawn: (file: Uri, png: string) => Promise<void>;
  readonly copied: () => void;
}

export function createPictures(locale: Locale): Pictures {
  const awaited = new Map<string, { readonly target: Uri; readonly done: () => void }>();
  return {
    save: (canvas, svg, target) => new Promise((done) => {
      awaited.set(canvas.document.uri.toString(), { target, done });
      canvas.emit('picture', { svg, to: 'host' });
    }),
    copy: (canvas, svg) => canvas.emit('picture', { svg, to: 'clipboard' }),
    drawn: async (file, png) => {
      const waiting = awaited.get(file.toString());
      awaited.delete(file.toString());
      if (!waiting) return;
      await workspace.fs.writeFile(waiting.target, bytesOf(png));
      waiting.done();
      await commands.executeCommand('vscode.open', waiting.target, { preview: false, preserveFocus: true, viewColumn: ViewColumn.Beside });
    },
    copied: () => void window.showInformationMessage(say(texts.pictureCopied, locale)),
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

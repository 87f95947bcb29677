import { Range, Selection, TextEditorRevealType, ViewColumn, window, type TextDocument, type TextEditor } from 'vscode';
import type { TextRange } from '../../core/model/range.ts';

/** The text of a design beside its canvas, with a stretch of it selected; an editor that shows it already is used. */
export async function showText(document: TextDocument, range?: TextRange): Promise<TextEditor> {
  const shown = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === document.uri.toString() && editor.viewColumn !== undefined);
  const editor = await window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? ViewColumn.Beside, preview: false });
  if (range) {
    const selected = new Range(document.positionAt(range.start), document.positionAt(range.end));
    editor.selection = new Selection(selected.start, selected.end);
    editor.revealRange(selected, TextEditorRevealType.InCenterIfOutsideViewport);
  }
  return editor;
}

import { Disposable, Range, Selection, TextEditorRevealType, window, workspace, type TextDocument, type TextEditor, type Uri } from 'vscode';
import { ok } from '../../core/model/result.ts';
import type { Handlers } from '../../protocol/channel.ts';
import type { StepEvents, StepRequests } from '../../protocol/step-messages.ts';
import { isDesign } from '../designs/designs.ts';
import type { EngineHost } from '../engine-host.ts';

/** A cursor that moves on sooner has not arrived. */
const DEBOUNCE_MS = 80;

/** The canvases of a design, as far as they are told of the cursor. */
interface Canvases {
  readonly allOf: (uri: Uri) => readonly { readonly panel: { readonly visible: boolean }; readonly emit: (event: 'follow', payload: StepEvents['follow']) => void }[];
}

/** Whether text and canvas beside each other select the same. */
function isInStep({ uri }: TextDocument): boolean {
  return workspace.getConfiguration('serverlessCanvas', uri).get('selectionInStep', true);
}

/** The node or connection that the cursor of a text is in is selected on the canvas beside it; the focus stays in the text. */
export function followCursor(engine: EngineHost, canvases: Canvases): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: string | undefined;
  const follow = async ({ document, selection }: TextEditor): Promise<void> => {
    const canvasesBeside = canvases.allOf(document.uri).filter(({ panel }) => panel.visible);
    if (canvasesBeside.length === 0) return;
    const id = await engine.ask('idAt', { file: document.uri.toString(), text: document.getText(), offset: document.offsetAt(selection.active) });
    const key = id.ok && id.value !== null ? `${document.uri.toString()} ${id.value}` : undefined;
    if (!id.ok || id.value === null || key === shown) return;
    shown = key;
    for (const canvas of canvasesBeside) canvas.emit('follow', { id: id.value });
  };
  return Disposable.from(
    // What the canvas selects in the text has no kind, and does not come back.
    window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (kind === undefined || !isDesign(textEditor.document) || !isInStep(textEditor.document)) {
        shown = undefined;
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => void follow(textEditor), DEBOUNCE_MS);
    }),
    new Disposable(() => { clearTimeout(timer); }),
  );
}

/** What is selected on the canvas is selected in the text that is shown beside it, if one is. */
export function showingSelection(document: TextDocument, engine: EngineHost): Handlers<StepRequests> {
  return {
    selected: async ({ node, connection }) => {
      const path = node !== undefined ? ['nodes', node] : connection !== undefined ? ['connections', connection] : undefined;
      const editor = window.visibleTextEditors.find((each) => each.document.uri.toString() === document.uri.toString() && each.viewColumn !== undefined);
      if (!path || !editor || !isInStep(document)) return ok(null);
      const key = await engine.ask('locate', { file: document.uri.toString(), text: document.getText(), path, what: 'key' });
      if (!key.ok) return key;
      if (!key.value) return ok(null);
      const at = document.positionAt(key.value.start);
      editor.selection = new Selection(at, at);
      editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
      return ok(null);
    },
  };
}

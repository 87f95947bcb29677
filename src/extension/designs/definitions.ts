import { FileType, languages, Range, Selection, TextEditorRevealType, Uri, window, workspace, type Disposable, type LocationLink, type Position, type TextDocument } from 'vscode';
import type { TextRange } from '../../core/model/range.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import type { EngineHost } from '../engine-host.ts';
import { isDesign } from './designs.ts';

const NOWHERE = new Range(0, 0, 0, 0);
/** What a folder of code is opened by, the first that is there. */
const ENTRIES = ['index.mjs', 'index.js', 'index.ts', 'index.py', 'app.py', 'lambda_function.py', 'index.html'];

/** From `code:` and `content:` to the file. What is defined in the design itself is not told to VS Code, which would open the canvas for it: `goToDefinition` goes there. */
export function showDefinitions(engine: EngineHost): Disposable {
  return languages.registerDefinitionProvider({ pattern: '**/*.arch.yaml' }, {
    provideDefinition: async (document, position): Promise<LocationLink[]> => {
      const found = await definitionAt(document, position, engine);
      const file = found && 'file' in found.to ? await fileAt(Uri.joinPath(document.uri, '..', found.to.file)) : undefined;
      return found && file ? [{ originSelectionRange: rangeIn(document, found.range), targetUri: file, targetRange: NOWHERE }] : [];
    },
  });
}

/** Goes from the name at the cursor to where it is defined: in this very editor, or to the file of code. */
export async function goToDefinition(engine: EngineHost): Promise<void> {
  const editor = window.activeTextEditor;
  const found = editor && (await definitionAt(editor.document, editor.selection.active, engine));
  if (!editor || !found) return;
  if ('file' in found.to) {
    const file = await fileAt(Uri.joinPath(editor.document.uri, '..', found.to.file));
    if (file) await window.showTextDocument(file);
    return;
  }
  const { start, end } = rangeIn(editor.document, found.to);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, end), TextEditorRevealType.InCenterIfOutsideViewport);
}

async function definitionAt(document: TextDocument, position: Position, engine: EngineHost): Promise<EngineRequests['definition']['result']> {
  if (!isDesign(document)) return null;
  const found = await engine.ask('definition', { file: document.uri.toString(), text: document.getText(), offset: document.offsetAt(position) });
  return found.ok ? found.value : null;
}

function rangeIn(document: TextDocument, { start, end }: TextRange): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** The file, or the file that stands for the folder. */
async function fileAt(uri: Uri): Promise<Uri | undefined> {
  const what = await workspace.fs.stat(uri).then(({ type }) => type, () => undefined);
  if (what === undefined || (what & FileType.Directory) === 0) return what === undefined ? undefined : uri;
  const files = (await workspace.fs.readDirectory(uri)).filter(([, type]) => (type & FileType.File) !== 0).map(([name]) => name).sort();
  const entry = ENTRIES.find((name) => files.includes(name)) ?? files[0];
  return entry === undefined ? undefined : Uri.joinPath(uri, entry);
}

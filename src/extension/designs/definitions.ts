import { FileType, languages, Range, Uri, workspace, type Disposable, type LocationLink } from 'vscode';
import type { EngineHost } from '../engine-host.ts';
import { isDesign } from './designs.ts';

const NOWHERE = new Range(0, 0, 0, 0);
/** What a folder of code is opened by, the first that is there. */
const ENTRIES = ['index.mjs', 'index.js', 'index.ts', 'index.py', 'app.py', 'lambda_function.py', 'index.html'];

/** From the name of a node, route, scenario or resource to where it is defined; from `code:` and `content:` to the file. */
export function showDefinitions(engine: EngineHost): Disposable {
  return languages.registerDefinitionProvider({ pattern: '**/*.arch.yaml' }, {
    provideDefinition: async (document, position): Promise<LocationLink[]> => {
      if (!isDesign(document)) return [];
      const found = await engine.ask('definition', { file: document.uri.toString(), text: document.getText(), offset: document.offsetAt(position) });
      if (!found.ok || !found.value) return [];
      const { range, to } = found.value;
      const rangeOf = ({ start, end }: typeof range) => new Range(document.positionAt(start), document.positionAt(end));
      const originSelectionRange = rangeOf(range);
      if (!('file' in to)) return [{ originSelectionRange, targetUri: document.uri, targetRange: rangeOf(to) }];
      const file = await fileAt(Uri.joinPath(document.uri, '..', to.file));
      return file ? [{ originSelectionRange, targetUri: file, targetRange: NOWHERE }] : [];
    },
  });
}

/** The file, or the file that stands for the folder. */
async function fileAt(uri: Uri): Promise<Uri | undefined> {
  const what = await workspace.fs.stat(uri).then(({ type }) => type, () => undefined);
  if (what === undefined || (what & FileType.Directory) === 0) return what === undefined ? undefined : uri;
  const files = (await workspace.fs.readDirectory(uri)).filter(([, type]) => (type & FileType.File) !== 0).map(([name]) => name).sort();
  const entry = ENTRIES.find((name) => files.includes(name)) ?? files[0];
  return entry === undefined ? undefined : Uri.joinPath(uri, entry);
}

import { Disposable, EventEmitter, workspace, type Event, type TextDocument, type Uri } from 'vscode';
import { templateOf } from '../designs/overlay-template.ts';
import { isDesign } from '../designs/designs.ts';
import { isTemplateView } from '../views/template-views.ts';

const EVERYWHERE = '**/*.arch.yaml';
const NOT_OURS = '**/node_modules/**';
/** Typing is seldom one change. */
const STILL_MS = 300;

/** The design files of the workspace, open or not. */
export interface DesignFiles extends Disposable {
  readonly find: () => Promise<readonly Uri[]>;
  /** The text as it stands now: in its editor where it is open, else on the disk; undefined where it cannot be read. */
  readonly textOf: (uri: Uri) => Promise<string | undefined>;
  /** The same with the template of an overlay. */
  readonly subjectOf: (uri: Uri) => Promise<{ readonly text: string; readonly source?: string } | undefined>;
  /** A file came, went, or its text is another one and stands still. */
  readonly onDidChange: Event<Uri>;
}

export function watchDesignFiles(): DesignFiles {
  const changed = new EventEmitter<Uri>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const soon = (uri: Uri): void => {
    clearTimeout(timers.get(uri.toString()));
    timers.set(uri.toString(), setTimeout(() => {
      timers.delete(uri.toString());
      changed.fire(uri);
    }, STILL_MS));
  };
  const onDocument = (document: TextDocument): void => {
    if (isDesign(document) && !isTemplateView(document.uri)) soon(document.uri);
  };
  const watcher = workspace.createFileSystemWatcher(EVERYWHERE);
  const textOf = async (uri: Uri): Promise<string | undefined> => {
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && !document.isClosed);
    if (open) return open.getText();
    return workspace.fs.readFile(uri).then((bytes) => new TextDecoder().decode(bytes), () => undefined);
  };
  const subscriptions = Disposable.from(
    changed, watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon),
    workspace.onDidOpenTextDocument(onDocument), workspace.onDidCloseTextDocument(onDocument),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => { if (contentChanges.length > 0) onDocument(document); }),
  );
  return {
    find: async () => [...await workspace.findFiles(EVERYWHERE, NOT_OURS)].sort((a, b) => a.path.localeCompare(b.path, 'en')),
    textOf,
    subjectOf: async (uri) => {
      const text = await textOf(uri);
      if (text === undefined) return undefined;
      const template = await templateOf(uri, text);
      return { text, ...(template && { source: template.text }) };
    },
    onDidChange: changed.event,
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

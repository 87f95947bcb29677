import { Disposable, EventEmitter, workspace, type Event, type TextDocument, type Uri } from 'vscode';
import { templateOf } from '../designs/overlay-template.ts';
import { isDesign } from '../designs/designs.ts';
import { isTemplateView } from '../views/template-views.ts';

const EVERYWHERE = '**/*.arch.yaml';
const NOT_OURS = '**/node_modules/**';
/** Typing is seldom one change. */
const STILL_MS = 300;

/** The design files of the workspace. */
export async function findDesignFiles(): Promise<readonly Uri[]> {
  return [...await workspace.findFiles(EVERYWHERE, NOT_OURS)].sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

/** The text of a file as it stands now: in its editor where it is open, else on the disk; undefined where it cannot be read. */
export async function textOf(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && !document.isClosed);
  if (open) return open.getText();
  return workspace.fs.readFile(uri).then((bytes) => new TextDecoder().decode(bytes), () => undefined);
}

/** The same with the template of an overlay. */
export async function subjectOf(uri: Uri): Promise<{ readonly text: string; readonly source?: string } | undefined> {
  const text = await textOf(uri);
  if (text === undefined) return undefined;
  const template = await templateOf(uri, text);
  return { text, ...(template && { source: template.text }) };
}

/** Tells of design files that come, go, or have another text that stands still, whether they are open or not. */
export interface DesignChanges extends Disposable {
  readonly onDidChange: Event<Uri>;
}

export function watchDesignFiles(): DesignChanges {
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
  const subscriptions = Disposable.from(
    changed, watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon),
    workspace.onDidOpenTextDocument(onDocument), workspace.onDidCloseTextDocument(onDocument),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => { if (contentChanges.length > 0) onDocument(document); }),
  );
  return {
    onDidChange: changed.event,
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

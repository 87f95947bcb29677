import { Uri, window, workspace } from 'vscode';
import { isTemplateView, templateOf } from '../views/template-views.ts';

/** The folder a new file belongs to: that of the given file, or of the template whose view it is, else the first of the workspace. */
export function folderFor(file: Uri | undefined): Uri | undefined {
  if (file && isTemplateView(file)) return Uri.joinPath(templateOf(file), '..');
  if (file && file.scheme !== 'untitled') return Uri.joinPath(file, '..');
  return workspace.workspaceFolders?.[0]?.uri;
}

/** Asks where a new file goes; `name` is proposed. Undefined: the user thought better of it. */
export async function askWhere(title: string, folder: Uri | undefined, name: string, filters: Record<string, string[]>): Promise<Uri | undefined> {
  return window.showSaveDialog({ title, filters, ...(folder && { defaultUri: Uri.joinPath(folder, name) }) });
}

export async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(() => true, () => false);
}

export function writeText(uri: Uri, text: string): Thenable<void> {
  return workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

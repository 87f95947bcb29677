// A file named in the address of a window can come before the extension that has the editor for it;
// this opens it afterwards. OPEN_FILE: its path; OPEN_WITH: the editor, by default the product's for a
// design and the text editor for anything else.
import { commands, Uri, workspace } from 'vscode';

export async function activate() {
  const file = process.env.OPEN_FILE;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (file && folder) await commands.executeCommand('vscode.openWith', folder.with({ path: Uri.file(file).path }), process.env.OPEN_WITH ?? (file.endsWith('.arch.yaml') ? 'serverlessCanvas.editor' : 'default'));
}

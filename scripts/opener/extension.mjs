// A file named in the address of a window can come before the extension that has the editor for it;
// this opens it afterwards. OPEN_FILE: its path; OPEN_WITH: the editor, by default the product's for a
// design and the text editor for anything else. TOOL_CALLS: a file of calls of language-model tools, as [name, input],
// answered in a file beside it: what a chat of VS Code would do. ACTIVATION: a file into
// which it writes, once it has activated the product, which modules of it are loaded.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { commands, extensions, lm, Uri, workspace } from 'vscode';

const loaded = createRequire(import.meta.url).cache;

export async function activate() {
  const file = process.env.OPEN_FILE;
  if (process.env.ACTIVATION) return activateProduct(process.env.ACTIVATION);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (file && folder) await commands.executeCommand('vscode.openWith', folder.with({ path: Uri.file(file).path }), process.env.OPEN_WITH ?? (file.endsWith('.arch.yaml') ? 'serverlessCanvas.editor' : 'default'));
  if (process.env.TOOL_CALLS) await callTools(process.env.TOOL_CALLS);
}

async function callTools(file) {
  const answers = [];
  for (const [name, input] of JSON.parse(await readFile(file, 'utf8'))) {
    const answer = await lm.invokeTool(name, { input, toolInvocationToken: undefined }).then(({ content }) => ({ text: content[0].value }), (error) => ({ error: String(error.message ?? error) }));
    answers.push(answer);
    await writeFile(`${file}.answers`, JSON.stringify({ tools: lm.tools.map((tool) => tool.name).filter((each) => each.startsWith('serverlessCanvas_')), answers }));
  }
}

async function activateProduct(file) {
  const product = extensions.getExtension('serverless-canvas.serverless-canvas');
  const wasActive = product.isActive;
  await product.activate();
  // What it begins and does not wait for is loaded by then.
  await setTimeout(1_000);
  const built = join(product.extensionPath, 'dist', '/');
  await writeFile(file, JSON.stringify({ wasActive, modules: Object.keys(loaded).filter((path) => path.startsWith(built)).map((path) => path.slice(built.length)) }));
}

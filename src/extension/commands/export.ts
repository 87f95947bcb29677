import { ViewColumn, window, workspace, type TextDocument, type Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { EngineHost } from '../engine-host.ts';
import { texts } from '../texts.ts';
import { askWhere, folderFor, writeText } from './files.ts';

/** Writes the template of a design to a file (asked for where `target` does not say) and opens it. */
export async function exportTemplate(document: TextDocument, engine: EngineHost, locale: Locale, target?: Uri): Promise<void> {
  const template = await engine.ask('template', { file: document.uri.toString(), text: document.getText() });
  if (!template.ok) {
    void window.showErrorMessage(template.error.message);
    return;
  }
  const where = target ?? (await askWhere(say(texts.exportTitle, locale), folderFor(document.uri), templateName(document.uri), { CloudFormation: ['yaml', 'yml'] }));
  if (!where) return;
  await writeText(where, template.value);
  await window.showTextDocument(await workspace.openTextDocument(where), { viewColumn: ViewColumn.Beside, preview: false });
}

/** `conference.arch.yaml` -> `conference.template.yaml`. */
function templateName(design: Uri): string {
  const name = design.path.slice(design.path.lastIndexOf('/') + 1);
  return `${name.replace(/\.arch\.yaml$/, '')}.template.yaml`;
}

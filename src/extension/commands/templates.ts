import { ViewColumn, commands, window, type TextDocument, type Uri } from 'vscode';
import { ok } from '../../core/model/result.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import type { Answer } from '../../protocol/channel.ts';
import { VIEW_TYPE } from '../editor/canvas-editor.ts';
import type { EngineHost } from '../engine-host.ts';
import { nameOf, type TemplateViews } from '../views/template-views.ts';
import { openCanvas } from './create.ts';
import { askWhere, folderFor, writeText } from './files.ts';
import { tellNotices } from './notices.ts';

export const templateTexts = {
  noTemplate: { en: 'Open a CloudFormation or SAM template (YAML or JSON) first.', ko: '먼저 CloudFormation이나 SAM 템플릿(YAML, JSON)을 여십시오.' },
  converted: { en: 'The template is a design now. Some of it reads otherwise than you may expect.', ko: '템플릿을 설계로 옮겼습니다. 예상과 다르게 읽힌 것이 있습니다.' },
  convertTitle: { en: 'Save the design of this template', ko: '이 템플릿의 설계를 저장' },
} as const satisfies Readonly<Record<string, Text>>;

/** Shows a template on the canvas, beside its text, and follows it as it is typed. */
export async function openTemplate(document: TextDocument, views: TemplateViews): Promise<void> {
  const view = await views.view(document);
  if (!view.ok) return complain(document.uri, view.error.message);
  await commands.executeCommand('vscode.openWith', view.value, VIEW_TYPE, { viewColumn: ViewColumn.Beside, preserveFocus: true });
}

/** Writes the design of a template to a file of its own and opens it; the template stays as it is. */
export async function convertTemplate(document: TextDocument, engine: EngineHost, locale: Locale, target?: Uri): Promise<void> {
  const converted = await convertText({ name: nameOf(document.uri), text: document.getText(), beside: document.uri }, engine, locale, target);
  if (!converted.ok) complain(document.uri, converted.error.message);
}

/** The same of a text that need not be open; `beside` is the file whose folder is proposed. */
export async function convertText({ name, text, beside }: { readonly name: string; readonly text: string; readonly beside: Uri }, engine: EngineHost, locale: Locale, target?: Uri): Promise<Answer<null>> {
  const imported = await engine.ask('importTemplate', { name, text, locale });
  if (!imported.ok) return imported;
  const where = target ?? (await askWhere(say(templateTexts.convertTitle, locale), folderFor(beside), `${name}.arch.yaml`, { 'Serverless Canvas': ['yaml'] }));
  if (!where) return ok(null);
  await writeText(where, imported.value.text);
  await openCanvas(where);
  void tellNotices(templateTexts.converted, imported.value.notices.map(({ message, line }) => `${line}: ${message}`), locale);
  return ok(null);
}

function complain(file: Uri, message: string): void {
  void window.showErrorMessage(`${file.path.slice(file.path.lastIndexOf('/') + 1)}:${message}`);
}

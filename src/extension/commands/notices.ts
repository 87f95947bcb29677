import { ViewColumn, window, workspace } from 'vscode';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { diagramTexts } from './diagram-texts.ts';

/** One sentence where something was made, and behind *Details* what its reader should know, a line each; nothing where there is nothing to know. */
export async function tellNotices(done: Text, notices: readonly string[], locale: Locale): Promise<void> {
  if (notices.length === 0) return;
  const chosen = await window.showInformationMessage(say(done, locale), say(diagramTexts.details, locale));
  if (chosen === undefined) return;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: `${notices.map((notice) => `- ${notice}`).join('\n')}\n` }), { viewColumn: ViewColumn.Beside });
}

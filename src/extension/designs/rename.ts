import { languages, Range, window, WorkspaceEdit, type Disposable, type TextDocument } from 'vscode';
import type { TextRange } from '../../core/model/range.ts';
import { say, type Locale } from '../../core/model/text.ts';
import type { EngineHost } from '../engine-host.ts';
import { isDesign } from './designs.ts';
import { languageTexts as texts, wouldReplace } from './language-texts.ts';

/** Renames a node wherever it is named, as one undo step, and asks first where a deployment would replace resources because of it. */
export function renameNodes(engine: EngineHost, locale: Locale): Disposable {
  const nodeAt = async (document: TextDocument, offset: number) => {
    const found = isDesign(document) ? await engine.ask('nodeAt', { file: document.uri.toString(), text: document.getText(), offset }) : undefined;
    if (!found?.ok || !found.value) throw new Error(say(texts.notHere, locale));
    return found.value;
  };
  return languages.registerRenameProvider({ pattern: '**/*.arch.yaml' }, {
    prepareRename: async (document, position) => {
      const { id, range } = await nodeAt(document, document.offsetAt(position));
      return { range: rangeIn(document, range), placeholder: id };
    },
    provideRenameEdits: async (document, position, to) => {
      const { id } = await nodeAt(document, document.offsetAt(position));
      const rename = async (keepsResources: boolean) => {
        const answer = await engine.ask('rename', { file: document.uri.toString(), text: document.getText(), id, to, keepsResources, locale });
        if (!answer.ok) throw new Error(answer.error.message);
        return answer.value;
      };
      const renamed = await rename(false);
      const edit = new WorkspaceEdit();
      const keeps = renamed.replaced.length > 0 ? await asksToKeep(to, renamed.replaced, locale) : false;
      if (keeps === undefined) return edit;
      for (const { range, text } of (keeps ? await rename(true) : renamed).edits) edit.replace(document.uri, rangeIn(document, range), text);
      return edit;
    },
  });
}

/** Whether the resources are to stay; undefined where the user thought better of it. */
async function asksToKeep(to: string, replaced: Parameters<typeof wouldReplace>[1], locale: Locale): Promise<boolean | undefined> {
  const { message, detail } = wouldReplace(to, replaced);
  const [keep, replace] = [say(texts.keep, locale), say(texts.replace, locale)];
  const chosen = await window.showWarningMessage(say(message, locale), { modal: true, detail: say(detail, locale) }, keep, replace);
  return chosen === undefined ? undefined : chosen === keep;
}

function rangeIn(document: TextDocument, { start, end }: TextRange): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

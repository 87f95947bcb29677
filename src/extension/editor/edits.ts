import { Range, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { Intent } from '../../core/document/contract.ts';
import { ok } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { failure, type Answer } from '../../protocol/channel.ts';
import type { EngineHost } from '../engine-host.ts';
import { texts } from '../texts.ts';

export interface Editing {
  /** Does what an intent says as one undo step; the answer is the document's version after it. */
  readonly apply: (document: TextDocument, intent: Intent) => Promise<Answer<{ readonly version: number }>>;
}

/** How often the edits are worked out anew because the text changed meanwhile. */
const ATTEMPTS = 3;

/**
 * Intents name blocks by id, so one made on an older version is done on the text as it is now, or
 * refused where that has no such block any more. Intents on one document wait for each other.
 */
export function createEditing(engine: EngineHost, locale: Locale): Editing {
  const queues = new Map<string, Promise<unknown>>();

  async function attempt(document: TextDocument, intent: Intent): Promise<Answer<{ readonly version: number }>> {
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const { version } = document;
      const edits = await engine.ask('edits', { text: document.getText(), intent, locale });
      if (!edits.ok) return edits;
      if (document.version !== version) continue;
      if (edits.value.length === 0) return ok({ version });
      const change = new WorkspaceEdit();
      for (const { range, text } of edits.value) change.replace(document.uri, new Range(document.positionAt(range.start), document.positionAt(range.end)), text);
      return (await workspace.applyEdit(change)) ? ok({ version: document.version }) : failure('edit.not-applied', say(texts.notApplied, locale));
    }
    return failure('edit.changing', say(texts.changing, locale));
  }

  return {
    apply: (document, intent) => {
      const key = document.uri.toString();
      const done = (queues.get(key) ?? Promise.resolve()).then(() => attempt(document, intent));
      queues.set(key, done);
      void done.finally(() => queues.get(key) === done && queues.delete(key));
      return done;
    },
  };
}

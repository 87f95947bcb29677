import { commands, EventEmitter, Range, Uri, workspace, WorkspaceEdit, type Disposable, type TextDocument } from 'vscode';
import { ok } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { failure, type Answer } from '../../protocol/channel.ts';
import type { MeasuredRef } from '../../protocol/run-messages.ts';
import { texts as shared } from '../texts.ts';
import type { LocalRun } from './local-run.ts';
import { measuredTitle, runTexts as texts } from './texts.ts';

const SCHEME = 'serverless-canvas-measured';

export interface MeasuredWriter extends Disposable {
  /** Writes what a run has measured into its design, or shows it beside what stands there. */
  readonly write: (document: TextDocument, run: LocalRun | undefined, chosen: readonly MeasuredRef[], show: boolean) => Promise<Answer<{ readonly version?: number }>>;
}

export function createMeasuredWriter(locale: Locale): MeasuredWriter {
  const proposals = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: changed.event, provideTextDocumentContent: (uri) => proposals.get(uri.toString()) ?? '' });
  const show = async (document: TextDocument, text: string): Promise<void> => {
    const proposal = Uri.parse(`${SCHEME}:${document.uri.path}`);
    proposals.set(proposal.toString(), text);
    changed.fire(proposal);
    await commands.executeCommand('vscode.diff', document.uri, proposal, say(measuredTitle((document.uri.path.split('/').at(-1) ?? '')), locale));
  };
  return {
    write: async (document, run, chosen, onlyShow) => {
      const measured = await run?.ask('measured', {});
      if (!measured?.ok) return failure('run.not-running', say(measured?.error.text ?? texts.notRunning, locale));
      const wanted = new Set(chosen.map(keyOf));
      const { measuredText } = await import('../../node/worker/host-engine.ts');
      const written = measuredText(document.getText(), measured.value.filter((each) => wanted.has(keyOf(each))), { from: 'a local run', date: new Date().toISOString().slice(0, 10) });
      if (!written.ok) return failure(written.error.code, say(written.error.message, locale));
      if (!onlyShow) return replace(document, written.value, locale);
      await show(document, written.value);
      return ok({});
    },
    dispose: () => {
      provider.dispose();
      changed.dispose();
    },
  };
}

/** One step that can be undone; only from the first to the last difference, so that the cursor and what is folded stay. */
async function replace(document: TextDocument, next: string, locale: Locale): Promise<Answer<{ readonly version: number }>> {
  const before = document.getText();
  let start = 0;
  while (start < before.length && before[start] === next[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, next.length) - start && before.at(-1 - end) === next.at(-1 - end)) end += 1;
  const change = new WorkspaceEdit();
  change.replace(document.uri, new Range(document.positionAt(start), document.positionAt(before.length - end)), next.slice(start, next.length - end));
  return (await workspace.applyEdit(change)) ? ok({ version: document.version }) : failure('edit.not-applied', say(shared.notApplied, locale));
}

function keyOf({ node, connection, path }: MeasuredRef): string {
  return JSON.stringify([node, connection, path]);
}

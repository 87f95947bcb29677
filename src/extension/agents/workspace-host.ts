import { Range, Uri, workspace, WorkspaceEdit, type CancellationToken } from 'vscode';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { verbatim, type Locale } from '../../core/model/text.ts';
import type { AgentHost, Written } from '../../node/agents/call.ts';
import type { Change } from '../../protocol/agent-messages.ts';
import type { Answer } from '../../protocol/channel.ts';
import { committedText } from '../committed.ts';
import { templateOf } from '../designs/overlay-template.ts';
import type { EngineHost } from '../engine-host.ts';
import { findDesignFiles, subjectOf } from '../goals/design-files.ts';
import { agentTexts } from './texts.ts';

/** The designs of the open workspace, as they stand in their editors; only those that the workspace has can be named. */
export function workspaceHost(engine: EngineHost, locale: Locale, token: CancellationToken): AgentHost {
  return {
    designs: async () => (await findDesignFiles()).map(nameOf),
    read: async (file) => {
      const uri = await designCalled(file);
      return ok(uri && (await subjectOf(uri)));
    },
    committed: async (file, revision) => {
      const uri = await designCalled(file);
      if (!uri) return refuse('agent.no-such-file', agentTexts.noSuchFile(file));
      const committed = await committedText(uri, locale, revision);
      if (!committed.ok) return asResult(committed);
      const template = await templateOf(uri, committed.value.text);
      return ok({ text: committed.value.text, ...(template && { source: template.text }) });
    },
    write: (file, change, before) => write(file, change, before),
    run: async ({ name }, input, given) => {
      const stop = new AbortController();
      const subscription = token.onCancellationRequested(() => stop.abort());
      try {
        return asResult(await engine.ask('agentTool', { tool: name, input, given, locale }, stop.signal));
      } finally {
        subscription.dispose();
      }
    },
  };
}

/** As people and tools call it: the path in the workspace, with the folder's name where there are several. */
function nameOf(uri: Uri): string {
  return workspace.asRelativePath(uri).replaceAll('\\', '/');
}

async function designCalled(file: string): Promise<Uri | undefined> {
  return (await findDesignFiles()).find((uri) => nameOf(uri) === file);
}

/** An answer's message is in the reader's language already. */
function asResult<T>(answer: Answer<T>): Result<T> {
  return answer.ok ? answer : refuse(answer.error.code, verbatim(answer.error.message));
}

/** One undo step; the file itself is saved by whoever works on it. */
async function write(file: string, { edits, text }: Change, before: string | undefined): Promise<Result<Written>> {
  const change = new WorkspaceEdit();
  const uri = await designCalled(file);
  if (!uri) {
    const made = placeFor(file);
    if (!made) return refuse('agent.outside', agentTexts.outside(file));
    change.createFile(made, { ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  } else {
    const document = await workspace.openTextDocument(uri);
    if (document.getText() !== before) return refuse('agent.changed-since', agentTexts.changed(file));
    for (const { range, text: replacement } of edits) change.replace(uri, new Range(document.positionAt(range.start), document.positionAt(range.end)), replacement);
  }
  return (await workspace.applyEdit(change)) ? ok({ written: true, ...(uri && { note: 'In the editor, not saved yet; one undo takes it back.' }) }) : refuse('edit.not-applied', agentTexts.notApplied);
}

/** Where a new design comes to stand: in the first folder of the workspace, never above it. */
function placeFor(file: string): Uri | undefined {
  const [folder] = workspace.workspaceFolders ?? [];
  const steps = file.split('/');
  const isPlain = steps.every((step) => step !== '' && step !== '.' && step !== '..' && !/[\\:\u0000]/.test(step));
  return folder && isPlain && file.endsWith('.arch.yaml') ? Uri.joinPath(folder.uri, ...steps) : undefined;
}

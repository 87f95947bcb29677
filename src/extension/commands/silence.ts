import { window, type TextDocument } from 'vscode';
import { ok } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { failure, type Answer } from '../../protocol/channel.ts';
import type { FindingRef } from '../../protocol/messages.ts';
import type { Designs } from '../designs/designs.ts';
import type { Editing } from '../editor/edits.ts';
import type { EngineHost } from '../engine-host.ts';
import { silenceHere, texts } from '../texts.ts';

type Done = Answer<{ readonly version?: number }>;

interface Parts {
  readonly engine: EngineHost;
  readonly designs: Designs;
  readonly editing: Editing;
  readonly locale: Locale;
}

/** Asks why a finding is meant and writes it under `ignore:`, as one undo step. Nothing is written without a reason. */
export async function silence(document: TextDocument, finding: FindingRef, parts: Parts): Promise<Done> {
  const { engine, locale } = parts;
  const known = await engine.ask('reason', { ...textOf(document), rule: finding.rule });
  if (!known.ok) return known;
  const reason = await window.showInputBox({
    title: say(silenceHere(finding.rule, finding.connection ?? finding.node), locale),
    prompt: say(known.value === '' ? texts.reasonPrompt : texts.reasonShared, locale),
    value: known.value,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? say(texts.reasonNeeded, locale) : undefined),
  });
  if (reason === undefined || reason.trim() === '') return ok({});
  return apply(document, finding, reason.trim(), parts);
}

/** Takes a silence back. */
export function unsilence(document: TextDocument, finding: FindingRef, parts: Parts): Promise<Done> {
  return apply(document, finding, undefined, parts);
}

async function apply(document: TextDocument, finding: FindingRef, reason: string | undefined, { engine, designs, editing, locale }: Parts): Promise<Done> {
  const outcome = await designs.current(document);
  if (outcome.ok && outcome.value.snapshot.readOnly) return failure('edit.read-only', say(texts.readOnly, locale));
  const intent = await engine.ask('silence', { ...textOf(document), finding, ...(reason !== undefined && { reason }) });
  return intent.ok ? editing.apply(document, intent.value) : intent;
}

function textOf(document: TextDocument): { readonly file: string; readonly text: string } {
  return { file: document.uri.toString(), text: document.getText() };
}

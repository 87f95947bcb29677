import { CodeAction, CodeActionKind, languages, type Disposable, type Range, type TextDocument } from 'vscode';
import type { Intent } from '../../core/document/contract.ts';
import { fixIntent } from '../../core/model/fixes.ts';
import { say, type Locale } from '../../core/model/text.ts';
import type { Problem } from '../../protocol/engine.ts';
import { fixAll, silenceHere } from '../texts.ts';
import type { Designs } from './designs.ts';
import { diagnosticOf, rangeOf } from './problems.ts';

/** The light bulb: repair a finding, repair all of its rule, or say why it is meant. Each is one undo step. */
export function offerQuickFixes(designs: Designs, locale: Locale): Disposable {
  const provideCodeActions = (document: TextDocument, range: Range) => actionsIn(designs, document, range, locale);
  return languages.registerCodeActionsProvider({ pattern: '**/*.arch.yaml' }, { provideCodeActions }, { providedCodeActionKinds: [CodeActionKind.QuickFix] });
}

function actionsIn(designs: Designs, document: TextDocument, range: Range, locale: Locale): CodeAction[] {
  const outcome = designs.get(document.uri)?.outcome;
  if (!outcome?.ok || outcome.value.snapshot.version !== document.version || outcome.value.snapshot.readOnly) return [];
  const { problems } = outcome.value;
  const here = problems.filter((problem) => rangeOf(problem).intersection(range));
  return [
    ...here.flatMap((problem) => (problem.fix ? [fixAction(document, problem, problem.fix.title, problem.fix.intent, true)] : [])),
    ...here.flatMap((problem) => fixAllOf(problem, problems, document, locale)),
    ...here.filter(({ canSilence }) => canSilence).map((problem) => silenceAction(document, problem, locale)),
  ];
}

function fixAction(document: TextDocument, problem: Problem, title: string, intent: Intent, isPreferred: boolean): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = [diagnosticOf(problem)];
  action.isPreferred = isPreferred;
  action.command = { command: 'serverlessCanvas.applyFix', title, arguments: [document.uri, intent] };
  return action;
}

function fixAllOf(problem: Problem, problems: readonly Problem[], document: TextDocument, locale: Locale): CodeAction[] {
  const sets = problems.flatMap(({ rule, fix }) => (rule === problem.rule && fix?.intent.kind === 'set' ? [fix.intent] : []));
  if (!problem.fix || sets.length < 2) return [];
  return [fixAction(document, problem, say(fixAll(sets.length, problem.rule), locale), fixIntent(sets), false)];
}

function silenceAction(document: TextDocument, problem: Problem, locale: Locale): CodeAction {
  const { rule, node, connection } = problem;
  const title = say(silenceHere(rule, connection ?? node), locale);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = [diagnosticOf(problem)];
  action.command = { command: 'serverlessCanvas.silence', title, arguments: [document.uri, { rule, ...(node !== undefined && { node }), ...(connection !== undefined && { connection }) }] };
  return action;
}

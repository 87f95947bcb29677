import { CodeAction, CodeActionKind, Diagnostic, DiagnosticSeverity, Disposable, languages, Range, Uri, type TextDocument } from 'vscode';
import type { Severity } from '../../core/model/finding.ts';
import { say, type Locale } from '../../core/model/text.ts';
import type { Problem } from '../../protocol/engine.ts';
import { texts } from '../texts.ts';
import { isDesign, type Design, type Designs } from './designs.ts';

const SOURCE = 'Serverless Canvas';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Findings in the Problems panel and, where a finding knows its repair, in the light bulb. */
export function showProblems(designs: Designs, locale: Locale): Disposable {
  const collection = languages.createDiagnosticCollection('serverless-canvas');
  return Disposable.from(
    collection,
    designs.onDidAnalyse((design) => isDesign(design.document) && collection.set(design.document.uri, diagnosticsOf(design, locale))),
    designs.onDidClose((uri) => collection.delete(uri)),
    languages.registerCodeActionsProvider({ pattern: '**/*.arch.yaml' }, { provideCodeActions: (document, range) => fixesIn(designs, document, range) }, { providedCodeActionKinds: [CodeActionKind.QuickFix] }),
  );
}

function diagnosticsOf({ outcome }: Design, locale: Locale): Diagnostic[] {
  if (outcome?.ok) return outcome.value.problems.map(diagnosticOf);
  const why = outcome ? outcome.error.message : '';
  const diagnostic = new Diagnostic(new Range(0, 0, 0, 0), `${say(texts.notAnalysed, locale)} ${why}`, DiagnosticSeverity.Error);
  diagnostic.source = SOURCE;
  return [diagnostic];
}

function diagnosticOf(problem: Problem): Diagnostic {
  const diagnostic = new Diagnostic(rangeOf(problem), problem.message, severities[problem.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = problem.url === undefined ? problem.rule : { value: problem.rule, target: Uri.parse(problem.url) };
  return diagnostic;
}

function rangeOf({ start, end }: Problem): Range {
  return new Range(start.line, start.column, end.line, end.column);
}

function fixesIn(designs: Designs, document: TextDocument, range: Range): CodeAction[] {
  const outcome = designs.get(document.uri)?.outcome;
  if (!outcome?.ok || outcome.value.snapshot.version !== document.version) return [];
  return outcome.value.problems.flatMap((problem) => {
    if (!problem.fix || !rangeOf(problem).intersection(range)) return [];
    const action = new CodeAction(problem.fix.title, CodeActionKind.QuickFix);
    action.diagnostics = [diagnosticOf(problem)];
    action.command = { command: 'serverlessCanvas.applyFix', title: problem.fix.title, arguments: [document.uri, problem.fix.intent] };
    return [action];
  });
}

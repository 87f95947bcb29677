import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, Uri } from 'vscode';
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

/** Findings in the Problems panel, each at its place; the rule's id leads to its page. */
export function showProblems(designs: Designs, locale: Locale): Disposable {
  const collection = languages.createDiagnosticCollection('serverless-canvas');
  return Disposable.from(
    collection,
    designs.onDidAnalyse((design) => isDesign(design.document) && collection.set(design.document.uri, diagnosticsOf(design, locale))),
    designs.onDidClose((uri) => collection.delete(uri)),
  );
}

function diagnosticsOf({ outcome }: Design, locale: Locale): Diagnostic[] {
  if (outcome?.ok) return outcome.value.problems.map(diagnosticOf);
  const why = outcome ? outcome.error.message : '';
  const diagnostic = new Diagnostic(new Range(0, 0, 0, 0), `${say(texts.notAnalysed, locale)} ${why}`, DiagnosticSeverity.Error);
  diagnostic.source = SOURCE;
  return [diagnostic];
}

export function diagnosticOf(problem: Problem): Diagnostic {
  const diagnostic = new Diagnostic(rangeOf(problem), problem.message, severities[problem.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: problem.rule, target: rulePageLink(problem.rule) };
  return diagnostic;
}

export function rangeOf({ start, end }: Problem): Range {
  return new Range(start.line, start.column, end.line, end.column);
}

/** A link that opens the page of a rule, in the Problems panel as in a hover. */
export function rulePageLink(rule: string): Uri {
  return Uri.parse(`command:serverlessCanvas.openRule?${encodeURIComponent(JSON.stringify([rule]))}`);
}

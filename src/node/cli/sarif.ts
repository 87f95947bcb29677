import type { ParsedDocument } from '../../core/document/contract.ts';
import { editsFor } from '../../core/document/edits.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { TextRange } from '../../core/model/range.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { limitText, type RuleBook } from '../../core/rules/rule-book.ts';
import { rangeOf, type Checked } from './check.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };

/** The findings of some files as a SARIF 2.1.0 log (docs.oasis-open.org/sarif/sarif/v2.1.0): what code hosts and editors read. */
export function sarifLog(checked: readonly Checked[], book: RuleBook, version: string, locale: Locale) {
  const found = checked.flatMap(({ file, analysis }) => [
    ...analysis.findings.map((finding) => ({ file, finding, document: analysis.document, reason: undefined })),
    ...analysis.silenced.map(({ finding, reason }) => ({ file, finding, document: analysis.document, reason })),
  ]);
  const ids = [...new Set(found.map(({ finding }) => finding.rule))].sort();
  const indexes = new Map(ids.map((id, at) => [id, at]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Serverless Canvas', version, rules: ids.map((id) => ruleOf(id, found.map(({ finding }) => finding), book, locale)) } },
      columnKind: 'utf16CodeUnits',
      artifacts: checked.map(({ file, analysis }) => ({ location: { uri: uriOf(file) }, sourceLanguage: 'yaml', length: new TextEncoder().encode(analysis.document.text).length })),
      results: found.map(({ file, finding, document, reason }) => resultOf({ file, finding, document, reason, index: indexes.get(finding.rule) ?? -1 }, book, locale)),
    }],
  };
}

function ruleOf(id: string, findings: readonly Finding[], book: RuleBook, locale: Locale) {
  const entry = book.entry(id);
  const source = entry?.source ?? findings.find(({ rule, source: own }) => rule === id && own)?.source;
  const why = entry ? say(entry.why, locale) : '';
  return {
    id,
    ...(entry && {
      shortDescription: { text: say(entry.title, locale) },
      fullDescription: { text: why },
      help: { text: [why, source && `${source.url} (${source.asOf})`].filter(Boolean).join(' '), markdown: [why, source && `[${source.url}](${source.url}) (${source.asOf})`].filter(Boolean).join('\n\n') },
      defaultConfiguration: { level: LEVELS[entry.severity] },
    }),
    ...(source && { helpUri: source.url }),
  };
}

interface Found {
  readonly file: string;
  readonly finding: Finding;
  readonly document: ParsedDocument;
  readonly reason: string | undefined;
  readonly index: number;
}

function resultOf({ file, finding, document, reason, index }: Found, book: RuleBook, locale: Locale) {
  const { start, end } = rangeOf(finding, document);
  const limit = limitText(finding, book);
  const name = finding.connection ?? finding.node;
  return {
    ruleId: finding.rule,
    ruleIndex: index,
    level: LEVELS[finding.severity],
    message: { text: [say(finding.message, locale), limit && `${say(limit, locale)}.`].filter(Boolean).join(' ') },
    locations: [{
      physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column } },
      ...(name !== undefined && { logicalLocations: [{ name, fullyQualifiedName: `${finding.connection === undefined ? 'nodes' : 'connections'}.${name}` }] }),
    }],
    partialFingerprints: { 'rulePlace/v1': JSON.stringify([finding.rule, finding.path ?? null]) },
    ...fixesOf(file, finding, document, locale),
    suppressions: reason === undefined ? [] : [{ kind: 'inSource', status: 'accepted', justification: reason }],
  };
}

function fixesOf(file: string, { fix }: Finding, { text, positionAt }: ParsedDocument, locale: Locale) {
  if (!fix) return {};
  const edits = editsFor(text, { kind: 'set', path: fix.path, value: fix.value });
  if (!edits.ok || edits.value.length === 0) return {};
  const regionOf = ({ start, end }: TextRange) => {
    const [from, to] = [positionAt(start), positionAt(end)];
    return { startLine: from.line + 1, startColumn: from.column + 1, endLine: to.line + 1, endColumn: to.column + 1 };
  };
  const replacements = edits.value.map((edit) => ({ deletedRegion: regionOf(edit.range), insertedContent: { text: edit.text } }));
  return { fixes: [{ description: { text: say(fix.title, locale) }, artifactChanges: [{ artifactLocation: { uri: uriOf(file) }, replacements }] }] };
}

/** A file as given, as a relative reference or a file URI. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]%3A\//.test(path)) return `file:///${path.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${path}` : path.replace(/^(\.\/)+/, '');
}

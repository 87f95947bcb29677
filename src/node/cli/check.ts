import type { Analysis } from '../../core/analysis/contract.ts';
import type { ParsedDocument } from '../../core/document/contract.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { TextPosition } from '../../core/model/range.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { LIMIT_KINDS } from '../../core/rules/rule-book.ts';
import { printable } from './table.ts';

export interface JsonRange {
  /** One-based, `end` exclusive. */
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A file with what was found in it. */
export interface Checked {
  readonly file: string;
  readonly analysis: Analysis;
}

/** What `check --format json` says of one file: findings, what is silenced with its reason, what could not be checked. */
export function checkJson({ document, findings, silenced, nodes, connections }: Analysis, locale: Locale) {
  const unchecked = (views: Analysis['nodes'] | Analysis['connections'], of: 'node' | 'connection') =>
    [...views].flatMap(([id, { unknown }]) => unknown.map(({ path, because }) => ({ [of]: id, path, because: say(because, locale) })));
  return {
    findings: findings.map((finding) => findingJson(finding, document, locale)),
    silenced: silenced.map(({ finding, reason }) => ({ ...findingJson(finding, document, locale), reason })),
    unchecked: [...unchecked(nodes, 'node'), ...unchecked(connections, 'connection')],
  };
}

function findingJson(finding: Finding, document: ParsedDocument, locale: Locale) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: say(finding.message, locale),
    ...(finding.node !== undefined && { node: finding.node }),
    ...(finding.connection !== undefined && { connection: finding.connection }),
    ...(finding.path !== undefined && { path: finding.path }),
    range: rangeOf(finding, document),
    source: finding.source?.url ?? null,
    ...(finding.limit !== undefined && { limit: finding.limit }),
  };
}

/** Where a finding is, one-based; the beginning of the file where it has no place. */
export function rangeOf(finding: Finding, document: ParsedDocument): JsonRange {
  const range = finding.range ?? (finding.path && document.rangeOf(finding.path)) ?? { start: 0, end: 0 };
  return { start: oneBased(document.positionAt(range.start)), end: oneBased(document.positionAt(range.end)) };
}

function oneBased({ line, column }: TextPosition): TextPosition {
  return { line: line + 1, column: column + 1 };
}

const severities: Readonly<Record<Severity, Text>> = {
  error: { en: 'error', ko: '오류' },
  warning: { en: 'warning', ko: '경고' },
  info: { en: 'info', ko: '정보' },
};
const counted: Readonly<Record<Severity, readonly [one: string, several: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
};
const nothing: Text = { en: 'Nothing is wrong.', ko: '문제가 없습니다.' };

/** The findings for people: place, severity, what is wrong, the rule and its source; then how many there are, and how many are silenced or unchecked. */
export function checkText(checked: readonly Checked[], locale: Locale): string {
  const lines = checked.flatMap(({ file, analysis }) => analysis.findings.map((finding) => findingText(file, finding, analysis.document, locale)));
  const found = checked.flatMap(({ analysis }) => analysis.findings);
  const others = besides(checked, locale);
  if (found.length === 0) return `${[say(nothing, locale), others.join(', ')].join(' ').trimEnd()}\n`;
  return `${lines.join('')}\n${[summary(found, locale), ...others].join(', ')}\n`;
}

function findingText(file: string, finding: Finding, document: ParsedDocument, locale: Locale): string {
  const { line, column } = rangeOf(finding, document).start;
  const limit = finding.limit ? `  ${say(LIMIT_KINDS[finding.limit.kind], locale)}: ${finding.limit.id}\n` : '';
  const source = finding.source ? `  ${finding.source.url}\n` : '';
  return `${file}:${line}:${column}: ${say(severities[finding.severity], locale)}: ${printable(say(finding.message, locale))} [${finding.rule}]\n${limit}${source}`;
}

function besides(checked: readonly Checked[], locale: Locale): readonly string[] {
  const silenced = checked.reduce((sum, { analysis }) => sum + analysis.silenced.length, 0);
  const unchecked = checked.reduce((sum, { analysis }) => sum + [...analysis.nodes.values(), ...analysis.connections.values()].reduce((count, { unknown }) => count + unknown.length, 0), 0);
  const counts: readonly (readonly [number, Text])[] = [
    [silenced, { en: `${silenced} silenced`, ko: `무시 ${silenced}` }],
    [unchecked, { en: `${unchecked} ${unchecked === 1 ? 'value' : 'values'} not checked`, ko: `확인하지 못한 값 ${unchecked}` }],
  ];
  return counts.filter(([count]) => count > 0).map(([, text]) => say(text, locale));
}

/** `2 errors, 1 warning` */
export function summary(findings: readonly Finding[], locale: Locale): string {
  return (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (locale === 'ko' ? `${severities[severity].ko} ${count}` : `${count} ${counted[severity][count === 1 ? 0 : 1]}`))
    .join(', ');
}

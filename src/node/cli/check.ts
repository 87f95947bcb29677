import type { ParsedDocument } from '../../core/document/contract.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { TextPosition } from '../../core/model/range.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { printable } from './table.ts';

export interface JsonRange {
  /** One-based, `end` exclusive. */
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** The findings as `check --format json` gives them. */
export function findingsJson(findings: readonly Finding[], document: ParsedDocument, locale: Locale) {
  return {
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: say(finding.message, locale),
      ...(finding.node !== undefined && { node: finding.node }),
      ...(finding.connection !== undefined && { connection: finding.connection }),
      ...(finding.path !== undefined && { path: finding.path }),
      range: rangeOf(finding, document),
      source: finding.source?.url ?? null,
    })),
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

/** The findings for people: place, severity, what is wrong, the rule and its source. */
export function findingsText(file: string, findings: readonly Finding[], document: ParsedDocument, locale: Locale): string {
  if (findings.length === 0) return `${say(nothing, locale)}\n`;
  const lines = findings.map((finding) => {
    const { line, column } = rangeOf(finding, document).start;
    const source = finding.source ? `  ${finding.source.url}\n` : '';
    return `${file}:${line}:${column}: ${say(severities[finding.severity], locale)}: ${printable(say(finding.message, locale))} [${finding.rule}]\n${source}`;
  });
  return `${lines.join('')}\n${summary(findings, locale)}\n`;
}

/** `2 errors, 1 warning` */
export function summary(findings: readonly Finding[], locale: Locale): string {
  return (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (locale === 'ko' ? `${severities[severity].ko} ${count}` : `${count} ${counted[severity][count === 1 ? 0 : 1]}`))
    .join(', ');
}

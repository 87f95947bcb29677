import type { ParsedDocument } from '../document/contract.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { at, isObject } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The findings with their place in the text, worst first, then as they stand in the file. */
export function inOrder(findings: readonly Finding[], document: ParsedDocument): readonly Finding[] {
  return findings
    .map((finding) => withRange(finding, document))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || startOf(a) - startOf(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

function withRange(finding: Finding, document: ParsedDocument): Finding {
  if (finding.range || !finding.path) return finding;
  const range = placeOf(finding.path, document);
  return range ? { ...finding, range } : finding;
}

/** A map is shown by its key, everything else by its value: a whole node underlined says nothing. */
function placeOf(path: NonNullable<Finding['path']>, document: ParsedDocument): TextRange | undefined {
  if (path.length === 0) return { start: 0, end: 0 };
  return document.rangeOf(path, isObject(at(document.data, path)) ? 'key' : 'value');
}

function startOf(finding: Finding): number {
  return finding.range?.start ?? 0;
}

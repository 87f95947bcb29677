import type { ParsedDocument } from '../document/contract.ts';
import { jsonRange } from '../document/json-text.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { at, isObject, type Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The findings with their place in the text, worst first, then as they stand in the file. */
export function inOrder(findings: readonly Finding[], document: ParsedDocument): readonly Finding[] {
  return findings
    .map((finding) => placed(finding, document))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || startOf(a) - startOf(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

/** A finding with its place in the text. */
export function placed(finding: Finding, document: ParsedDocument): Finding {
  if (finding.range || !finding.path) return finding;
  const inside = finding.within && rangeInside(finding.path, finding.within, document);
  const range = inside ?? placeOf(finding.path, document);
  return range ? { ...finding, range } : finding;
}

/**
 * A map is shown by its key, everything else by its value: a whole node underlined says nothing. A path that the
 * file does not have (a setting that is missing) is shown by what should have it.
 */
function placeOf(path: Path, document: ParsedDocument): TextRange | undefined {
  let [place, value] = [path, at(document.data, path)];
  while (value === undefined && place.length > 0) {
    place = place.slice(0, -1);
    value = at(document.data, place);
  }
  if (place.length === 0) return { start: 0, end: 0 };
  return document.rangeOf(place, isObject(value) ? 'key' : 'value');
}

/** The place inside a value that is JSON text; undefined where the text is written in another way than it reads (escapes). */
function rangeInside(path: Path, within: Path, document: ParsedDocument): TextRange | undefined {
  const value = document.rangeOf(path, 'value');
  const found = value && jsonRange(document.text.slice(value.start, value.end), within);
  return found && { start: value.start + found.start, end: value.start + found.end };
}

function startOf(finding: Finding): number {
  return finding.range?.start ?? 0;
}

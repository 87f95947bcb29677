import { editsFor } from '../../core/document/edits.ts';
import type { Intent, ParsedDocument } from '../../core/document/contract.ts';
import { parseDocument } from '../../core/document/parser.ts';
import { applyEdits } from '../../core/document/pieces.ts';
import { at, isObject, type Path } from '../../core/model/json.ts';
import { ok, type Result } from '../../core/model/result.ts';
import type { Measured } from './contract.ts';

/** How the comment begins that says where assumptions come from; a later measurement takes its place. */
const MARK = '# Measured ';

export interface Source {
  /** `a local run`, `a log`. */
  readonly from: string;
  /** `2026-11-21`. */
  readonly date: string;
}

/**
 * A design's text with assumptions as they were measured: the smallest edits, comments kept, and above each block that
 * changed a comment that says when, where and from how many samples.
 */
export function withMeasured(text: string, measured: readonly Measured[], source: Source): Result<string> {
  const parsed = parseDocument(text);
  const fitting = measured.filter((each) => fits(each, parsed));
  const intents = fitting.map((each): Intent => ({ kind: 'set', path: [...blockOf(each), 'assume', ...each.path.split('.')], value: valueOf(each) }));
  const edits = editsFor(text, { kind: 'batch', intents });
  if (!edits.ok) return edits;
  const changed = applyEdits(text, edits.value);
  return ok(withComments(changed, fitting, source));
}

function blockOf({ node, connection }: Measured): Path {
  return node === undefined ? ['connections', connection ?? ''] : ['nodes', node];
}

/** What the block already says in another way, per flow or as a distribution, is its author's. */
function fits(measured: Measured, { data }: ParsedDocument): boolean {
  const path = [...blockOf(measured), 'assume', ...measured.path.split('.')];
  if (at(data, blockOf(measured)) === undefined || isObject(at(data, path))) return false;
  const parent = at(data, path.slice(0, -1));
  return parent === undefined || isObject(parent);
}

/** A number without a unit is written as one. */
function valueOf({ value }: Measured): string | number {
  return /^[0-9.]+$/.test(value) ? Number(value) : value;
}

function withComments(text: string, measured: readonly Measured[], { from, date }: Source): string {
  const parsed = parseDocument(text);
  const blocks = new Map(measured.map((each) => [JSON.stringify(blockOf(each)), each] as const));
  const places = [...blocks].flatMap(([block, { samples }]) => {
    const range = parsed.rangeOf(JSON.parse(block) as Path, 'key');
    return range ? [{ line: parsed.positionAt(range.start).line, samples }] : [];
  }).sort((a, b) => b.line - a.line);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(end);
  for (const { line, samples } of places) {
    const indent = /^\s*/.exec(lines[line] ?? '')?.[0] ?? '';
    const isMeasured = lines[line - 1]?.trimStart().startsWith(MARK) === true;
    lines.splice(isMeasured ? line - 1 : line, isMeasured ? 1 : 0, `${indent}${MARK}in ${from} on ${date}, ${samples} ${samples === 1 ? 'invocation or item' : 'invocations or items'}.`);
  }
  return lines.join(end);
}

import type { TextEdit, TextRange } from '../model/range.ts';
import { lineEnd, lineStart } from './edit-context.ts';
import type { Style } from './yaml-write.ts';

/** Adds text after the last of the parts of a flow collection: on a line of its own where the last part has one. */
export function appendToFlow(text: string, parts: readonly TextRange[], added: string, style: Style): readonly TextEdit[] {
  const last = parts[parts.length - 1]!;
  const start = lineStart(text, last.start);
  const lead = text.slice(start, last.start);
  const ownLine = /^[ \t]*$/.test(lead);
  const comma = commaAfter(text, last.end);
  const separator = ownLine ? style.eol + lead : ' ';
  if (comma === undefined) return [{ range: { start: last.end, end: last.end }, text: `,${separator}${added}` }];
  return [{ range: { start: comma + 1, end: comma + 1 }, text: `${separator}${added},` }];
}

/** The comma that follows a part, if nothing but spaces and line ends stands between. */
function commaAfter(text: string, end: number): number | undefined {
  let at = end;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return text.charAt(at) === ',' ? at : undefined;
}

/**
 * Removes parts of a flow collection with the commas that they need no more. `removed` are indexes
 * into `parts`, ascending; `collection` is emptied where all go.
 */
export function removeFromFlow(text: string, collection: TextRange, parts: readonly TextRange[], removed: readonly number[], empty: string): readonly TextEdit[] {
  if (removed.length === parts.length) return [{ range: collection, text: empty }];
  const gone = new Set(removed);
  const edits: TextEdit[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    if (!gone.has(index)) continue;
    let next = index;
    while (gone.has(next)) next += 1;
    if (next < parts.length) edits.push({ range: { start: parts[index]!.start, end: parts[next]!.start }, text: '' });
    else edits.push(...removeTail(text, parts[index - 1]!.end, parts[index]!.start, parts[next - 1]!.end));
    index = next;
  }
  return edits;
}

/** Removes the last parts; a comment behind the part before them stays. */
function removeTail(text: string, keptEnd: number, start: number, end: number): readonly TextEdit[] {
  if (!text.slice(keptEnd, start).includes('#')) return [{ range: { start: keptEnd, end }, text: '' }];
  const comma = commaAfter(text, keptEnd);
  const from = Math.min(lineEnd(text, lastLineBreak(text, keptEnd, start)), start);
  const tail: TextEdit = { range: { start: from, end }, text: '' };
  return comma === undefined || comma >= from ? [tail] : [{ range: { start: comma, end: comma + 1 }, text: '' }, tail];
}

/** An offset on the last line before `start` that is not blank up to it. */
function lastLineBreak(text: string, keptEnd: number, start: number): number {
  const line = lineStart(text, start);
  return line > keptEnd && /^\s*$/.test(text.slice(line, start)) ? Math.max(keptEnd, lineStart(text, line - 1)) : start;
}

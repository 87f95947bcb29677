import type { TextEdit } from '../../core/model/range.ts';

/** Lines that one text has and another has instead: places among the lines of both, `end` exclusive. */
export interface Hunk {
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** The lines of a text with their ends; the last may have none. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** More differing lines than this on the way, and what lies between the ends that agree counts as one change. */
const MOST_DIFFERENCES = 2_000;

/**
 * The fewest lines that turn one text into another, as Myers finds them ("An O(ND) Difference Algorithm and Its
 * Variations", 1986).
 */
export function differencesOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [n, m] = [before.length - start - end, after.length - start - end];
  if (n === 0 && m === 0) return [];
  const trace = n === 0 || m === 0 ? undefined : traceOf(before.slice(start, start + n), after.slice(start, start + m));
  const found = trace ? hunksOf(trace, n, m) : [{ before: { start: 0, end: n }, after: { start: 0, end: m } }];
  const moved = ({ start: from, end: to }: Hunk['before']) => ({ start: from + start, end: to + start });
  return found.map((hunk) => ({ before: moved(hunk.before), after: moved(hunk.after) }));
}

/** For each number of differences, how far each diagonal was reached; undefined where there are too many. */
function traceOf(a: readonly string[], b: readonly string[]): readonly Int32Array[] | undefined {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const reached = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    trace.push(reached.slice(most + 1 - d - 1, most + 1 + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1;
      let x = isDown(reached, at, k, d) ? reached[at + 1]! : reached[at - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reached[at] = x;
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return undefined;
}

function isDown(reached: Int32Array, at: number, k: number, d: number): boolean {
  return k === -d || (k !== d && reached[at - 1]! < reached[at + 1]!);
}

/** Walks the trace back and joins neighbouring steps. */
function hunksOf(trace: readonly Int32Array[], n: number, m: number): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [x, y] = [n, m];
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const reached = trace[d]!;
    const middle = d + 1;
    const k = x - y;
    const from = isDown(reached, middle + k, k, d) ? k + 1 : k - 1;
    const [fromX, fromY] = [reached[middle + from]!, reached[middle + from]! - from];
    const [toX, toY] = from === k + 1 ? [fromX, fromY + 1] : [fromX + 1, fromY];
    const last = hunks[hunks.length - 1];
    if (last && last.before.start === toX && last.after.start === toY) hunks[hunks.length - 1] = { before: { start: fromX, end: last.before.end }, after: { start: fromY, end: last.after.end } };
    else hunks.push({ before: { start: fromX, end: toX }, after: { start: fromY, end: toY } });
    [x, y] = [fromX, fromY];
  }
  return hunks.reverse();
}

/** The edits of a text that the hunks stand for. */
export function editsOf(before: readonly string[], after: readonly string[], hunks: readonly Hunk[]): readonly TextEdit[] {
  const offsets = [0];
  for (const line of before) offsets.push(offsets[offsets.length - 1]! + line.length);
  return hunks.map((hunk) => ({ range: { start: offsets[hunk.before.start]!, end: offsets[hunk.before.end]! }, text: after.slice(hunk.after.start, hunk.after.end).join('') }));
}

const CONTEXT = 3;

/** The difference as a unified diff, as `diff -u` and git print it; empty where there is none. */
export function unifiedDiff(file: string, before: readonly string[], after: readonly string[], hunks: readonly Hunk[]): string {
  const joined: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = joined[joined.length - 1];
    if (last && hunk.before.start - last[last.length - 1]!.before.end <= 2 * CONTEXT) last.push(hunk);
    else joined.push([hunk]);
  }
  if (joined.length === 0) return '';
  return `--- ${before.length === 0 ? '/dev/null' : `a/${file}`}\n+++ b/${file}\n${joined.map((group) => hunkText(before, after, group)).join('')}`;
}

function hunkText(before: readonly string[], after: readonly string[], group: readonly Hunk[]): string {
  const [first, last] = [group[0]!, group[group.length - 1]!];
  const from = Math.max(0, first.before.start - CONTEXT);
  const to = Math.min(before.length, last.before.end + CONTEXT);
  const afterFrom = first.after.start - (first.before.start - from);
  const afterTo = last.after.end + (to - last.before.end);
  const lines: string[] = [];
  let at = from;
  for (const hunk of group) {
    lines.push(...before.slice(at, hunk.before.start).map((line) => marked(' ', line)));
    lines.push(...before.slice(hunk.before.start, hunk.before.end).map((line) => marked('-', line)));
    lines.push(...after.slice(hunk.after.start, hunk.after.end).map((line) => marked('+', line)));
    at = hunk.before.end;
  }
  lines.push(...before.slice(at, to).map((line) => marked(' ', line)));
  return `@@ -${rangeText(from, to)} +${rangeText(afterFrom, afterTo)} @@\n${lines.join('')}`;
}

function rangeText(start: number, end: number): string {
  const count = end - start;
  return `${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`;
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`;
}

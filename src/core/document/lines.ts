import type { TextPosition } from '../model/range.ts';

/** Converts between UTF-16 offsets and zero-based line and column. `\n`, `\r\n` and `\r` end a line. */
export interface Lines {
  readonly positionAt: (offset: number) => TextPosition;
  readonly offsetAt: (position: TextPosition) => number;
}

/** The line table is built at the first question. Offsets and positions outside the text are moved to its nearest end. */
export function linesOf(text: string): Lines {
  let table: Uint32Array | undefined;
  const starts = (): Uint32Array => (table ??= lineStarts(text));
  return {
    positionAt: (offset) => {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line = lastAtOrBefore(starts(), clamped);
      return { line, column: clamped - starts()[line]! };
    },
    offsetAt: ({ line, column }) => {
      if (line < 0) return 0;
      const start = starts()[line];
      if (start === undefined) return text.length;
      const next = starts()[line + 1] ?? text.length + 1;
      return Math.min(start + Math.max(0, column), next - 1, text.length);
    },
  };
}

/** A typed list: the table of a large file would else be made of a hundred thousand numbers again and again. */
function lineStarts(text: string): Uint32Array {
  const starts = new NumberList();
  starts.add(0);
  if (!text.includes('\r')) {
    // Nearly every file; searching for one character is many times as fast as looking at each.
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.add(at + 1);
    return starts.all();
  }
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.add(offset + 1);
  }
  return starts.all();
}

class NumberList {
  private numbers = new Uint32Array(1024);
  private length = 0;

  add(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = number;
  }

  all(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}

function lastAtOrBefore(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

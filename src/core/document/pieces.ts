import type { TextEdit } from '../model/range.ts';

/** A stretch of the original text, or new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/** The text after the edits. They must not overlap and must be in ascending order, as `editsFor` gives them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { range, text: replacement } of edits) {
    parts.push(text.slice(from, range.start), replacement);
    from = range.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Collects edits made one after the other, each over the result of those before, into one list over the original. */
export class Pieces {
  private pieces: readonly Piece[];
  private readonly length: number;

  constructor(length: number) {
    this.length = length;
    this.pieces = [{ start: 0, end: length }];
  }

  /** Edits over the current text, ascending, without overlap. */
  apply(edits: readonly TextEdit[]): void {
    const result: Piece[] = [];
    const reader = new PieceReader(this.pieces);
    for (const { range, text } of edits) {
      reader.copy(range.start, result);
      if (text !== '') result.push({ text });
      reader.skip(range.end);
    }
    reader.copy(Number.POSITIVE_INFINITY, result);
    this.pieces = result;
  }

  /** The edits over the original text that make the current one. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let from = 0;
    let text = '';
    for (const piece of [...this.pieces, { start: this.length, end: this.length }]) {
      if ('text' in piece) {
        text += piece.text;
        continue;
      }
      if (text !== '' || piece.start > from) edits.push({ range: { start: from, end: piece.start }, text });
      from = piece.end;
      text = '';
    }
    return edits;
  }
}

/** Walks over pieces by offsets of the text that they make. */
class PieceReader {
  private readonly pieces: readonly Piece[];
  private index = 0;
  private inside = 0;
  private at = 0;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  copy(until: number, into: Piece[]): void {
    this.walk(until, (piece, from, to) => into.push('text' in piece ? { text: piece.text.slice(from, to) } : { start: piece.start + from, end: piece.start + to }));
  }

  skip(until: number): void {
    this.walk(until, () => undefined);
  }

  private walk(until: number, visit: (piece: Piece, from: number, to: number) => void): void {
    while (this.at < until && this.index < this.pieces.length) {
      const piece = this.pieces[this.index]!;
      const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
      const to = Math.min(length, this.inside + until - this.at);
      visit(piece, this.inside, to);
      this.at += to - this.inside;
      this.inside = to;
      if (to < length) return;
      this.index += 1;
      this.inside = 0;
    }
  }
}

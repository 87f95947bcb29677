/** A stretch of the text: UTF-16 offsets, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Zero-based line and UTF-16 column, as VS Code counts them. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Replaces `range` of the text by `text`. Edits of one list do not overlap and are in ascending order. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

import type { PriceBook } from './design.ts';

/** What the user asked for besides the file. */
export interface Terms {
  /** Hours of a month, where an example says nothing. */
  readonly hours: number;
  /** Prices in place of the product's own. */
  readonly book?: PriceBook | undefined;
}

/** One figure of a case against what this product makes of it. */
export interface Row {
  readonly id: string;
  /** What the figure is: a published line, `total`, a measure. */
  readonly line: string;
  /** Null where it cannot be stated. */
  readonly got: number | null;
  readonly want: number | null;
  /** Null where nothing can be compared. */
  readonly pass: boolean | null;
  readonly why?: string;
}

/** What a file of cases came to. */
export interface Report {
  readonly rows: readonly Row[];
  /** What is printed of each case, where that is not one object for each row. */
  readonly objects?: readonly object[];
  /** One line that sums up. */
  readonly tally: string;
  /** The same as a Markdown document. */
  readonly table: () => string;
}

/** Cases of one kind. */
export interface Suite {
  /** Whether a file's contents are of this kind, judged by their shape. */
  readonly takes: (json: unknown) => boolean;
  /**
   * Runs them all.
   *
   * @throws RangeError with one sentence that says what of the file cannot be read, and where.
   */
  readonly run: (json: unknown, terms: Terms) => Report | Promise<Report>;
}
